"""A row of cells as a line: comma- or tab-separated, or of a Markdown table; no cell can harm its reader."""

from collections.abc import Iterable

from yxtools.cli.layout import FIGURE
from yxtools.cli.text import harmless
from yxtools.patterns import lazy_pattern
from yxtools.text import fold


def defused(text: str) -> str:
    """`text` with a leading apostrophe where a spreadsheet would take it for a formula; a figure is none."""
    return "'" + text if FORMULA.match(text) and not FIGURE.fullmatch(fold(text)) else text


FORMULA = lazy_pattern(r"[=+\-@＝＋－＠\t\r\n]")
"""What makes a spreadsheet compute a cell instead of showing it."""


def csv(cells: Iterable[str]) -> str:
    """A row as RFC 4180 has it, without the line end."""
    return ",".join(_quoted(defused(text)) for text in cells)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def tsv(cells: Iterable[str]) -> str:
    """A row parted by tabs; those within a cell become blanks."""
    # in this order: what harmless takes away may stand before the sign of a formula
    return "\t".join(defused(harmless(text)) for text in cells)


def markdown(cells: Iterable[str]) -> str:
    """A row of a pipe table."""
    return "| " + " | ".join(harmless(c).replace("\\", "\\\\").replace("|", "\\|") for c in cells) + " |"


NOTATIONS = {"csv": csv, "tsv": tsv, "markdown": markdown}
"""How a line is written, by format."""
