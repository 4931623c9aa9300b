"""Columns on a terminal: a Chinese character takes two, names that are too long are cut, figures never."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from yxtools.patterns import lazy_pattern

FIGURE = lazy_pattern(r"[-+]?[\d.,]*%?|-+")
"""A printed figure, or the dash that stands for none."""

GAP = 2
"""Blanks between two columns."""

NARROWEST_TERMINAL = 40
"""Columns that a terminal is taken to have at least."""

NARROWEST = 8
"""Columns below which a name is not cut, nor a head wrapped: less says nothing."""


def room(indent: int = 0) -> int | None:
    """The columns right of an indent on the terminal that is written to; None where nothing limits a line.

    COLUMNS in the environment stands for a terminal.
    """
    if os.environ.get("COLUMNS", "").isdecimal():
        columns = int(os.environ["COLUMNS"])
    elif sys.stdout is None or not sys.stdout.isatty():
        return None
    else:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns or 80
    return max(NARROWEST_TERMINAL, columns) - indent


def width(text: str) -> int:
    """The columns that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    # not wcwidth's, which takes longer to import than all else that --help needs
    from yxtools.text import width

    return width(text)


def cut(text: str, columns: int) -> str:
    """`text`, or its beginning and an ellipsis if it takes more than `columns`."""
    if width(text) <= columns:
        return text
    kept, at = columns - 1, 0
    while (kept := kept - width(text[at])) >= 0:
        at += 1
    return text[:at] + "…"


def wrapped(text: str, columns: int | None) -> list[str]:
    """`text` in lines of at most `columns`: broken at blanks, and between Chinese characters."""
    if columns is None or width(text) <= columns:
        return [text]
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


# What a line is not broken within: a word with the blanks and the closing punctuation after it.
_PIECES = lazy_pattern(r"\s*[（“《]*(?:[\x21-\x7e]+|[^\x21-\x7e])[,.;:)，。；：、）”》]*\s*")


Paint = Callable[[str, int], str]
"""Colours the text of a cell, given the number of its column."""


def _unpainted(text: str, _column: int) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of a table behave, by their numbers.

    Those in `right` stand to the right. Where a line is too long, columns in `cut` lose their ends and
    those in `wrap` take several lines; heads are wrapped as well. `paint` colours a cell, given its column.
    """

    right: frozenset[int] = frozenset()
    cut: frozenset[int] = frozenset()
    wrap: frozenset[int] = frozenset()
    paint: Paint = _unpainted


def drawn(head: Iterable[str], rows: list[list[str]], columns: Columns, limit: int | None = None) -> str:
    """A table whose columns line up, Chinese or not, in lines of at most `limit` where that can be.

    Figures are never cut. Without heads (all empty) no rule is drawn.
    """
    from tabulate import tabulate

    heads = list(head)
    widths = _fitted(heads, rows, columns, limit)
    cells = [[_cell(text, at, widths[at], columns) for at, text in enumerate(row)] for row in rows]
    if any(heads):
        # as rows: a head of tabulate's own makes its column two wider than what it holds
        cells.insert(0, ["\n".join(wrapped(text, widths[at])) for at, text in enumerate(heads)])
        cells.insert(1, ["-" * each for each in widths])
    align = ["right" if at in columns.right else "left" for at in range(len(heads))]
    plain = tabulate(cells, tablefmt="plain", disable_numparse=True, colalign=align, preserve_whitespace=True)
    return "\n".join(line.rstrip() for line in plain.split("\n"))


def indented(text: str, by: int) -> str:
    """Every line of `text`, `by` blanks further in."""
    return "\n".join(" " * by + line for line in text.split("\n"))


def _cell(text: str, at: int, columns: int, behave: Columns) -> str:
    lines = wrapped(text, columns) if at in behave.wrap else [cut(text, columns)]
    return "\n".join(behave.paint(line, at) for line in lines)


def _fitted(
    heads: Sequence[str], rows: Sequence[Sequence[str]], columns: Columns, limit: int | None
) -> list[int]:
    """The width of every column: what it asks for, or less of heads and names until a line fits."""
    cells = [max((width(row[at]) for row in rows), default=0) for at in range(len(heads))]
    wanted = [max(width(head), cell) for head, cell in zip(heads, cells, strict=True)]
    least = [
        min(wanted[at], NARROWEST if at in columns.cut | columns.wrap else max(cell, NARROWEST))
        for at, cell in enumerate(cells)
    ]
    excess = sum(wanted) + GAP * (len(wanted) - 1) - limit if limit is not None else 0
    while excess > 0 and (open_ := [at for at, want in enumerate(wanted) if want > least[at]]):
        wanted[max(open_, key=lambda at: wanted[at])] -= 1
        excess -= 1
    return wanted
