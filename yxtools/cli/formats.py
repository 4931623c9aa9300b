"""How records are written: JSON Lines, or one of the forms people and spreadsheets read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from yxtools.cli.text import harmless
from yxtools.stream import Record, dump

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """How records read as rows of one flat table.

    `types` are the record types shown (empty: all); `row` gives the cells of a record by column; `brief` are
    the columns a terminal has room for. `draw`, where a record is a table by itself, draws it instead.
    """

    types: frozenset[str]
    columns: tuple[str, ...]
    brief: tuple[str, ...]
    row: Callable[[Record], Row]
    draw: Callable[[Record], str] | None = None

    def shows(self, record: Record) -> bool:
        """Whether records of this type have a row."""
        return not self.types or record["type"] in self.types


class Writer(Protocol):
    """Takes records one after another; what is written at the end of a document has reached the reader."""

    def write(self, record: Record) -> None: ...

    def end_document(self) -> None: ...


def writer(form: str, view: View, out: BinaryIO, *, color: bool = False) -> Writer:
    """The writer of a format: jsonl, table, csv, tsv or markdown. No records, no bytes."""
    if form == "jsonl":
        return JsonLines(out)
    if form == "table":
        return Drawn(view, out, color)
    return Lines(view, out, {"csv": _csv, "tsv": _tsv, "markdown": _markdown}[form], rule=form == "markdown")


class JsonLines:
    """Every record as it is, one a line."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, record: Record) -> None:
        self._out.write(dump(record))

    def end_document(self) -> None:
        self._out.flush()


class Lines:
    """A row a line under one head, in the notation of `line`; Markdown wants a rule below the head."""

    def __init__(self, view: View, out: BinaryIO, line: Callable[[Iterable[str]], str], rule: bool) -> None:
        self._view, self._out, self._line, self._rule = view, out, line, rule
        self._begun = False

    def write(self, record: Record) -> None:
        if not self._view.shows(record):
            return
        if not self._begun:
            self._begun = True
            self._put(self._view.columns)
            if self._rule:
                self._put("---" for _ in self._view.columns)
        row = self._view.row(record)
        self._put(cell(row.get(name)) for name in self._view.columns)

    def end_document(self) -> None:
        self._out.flush()

    def _put(self, cells: Iterable[str]) -> None:
        self._out.write((self._line(cells) + "\n").encode())


class Drawn:
    """Tables for a terminal, a document at a time."""

    def __init__(self, view: View, out: BinaryIO, color: bool) -> None:
        self._view, self._out, self._color = view, out, color
        self._rows: list[Row] = []

    def write(self, record: Record) -> None:
        if not self._view.shows(record):
            return
        if self._view.draw is not None:
            self._out.write((self._view.draw(record) + "\n\n").encode())
        else:
            self._rows.append(self._view.row(record))

    def end_document(self) -> None:
        if self._rows:
            names = self._view.brief
            cells = [[self._shown(name, row.get(name)) for name in names] for row in self._rows]
            self._out.write((drawn(names, cells) + "\n\n").encode())
            self._rows = []
        self._out.flush()

    def _shown(self, name: str, value: Any) -> str:
        text = harmless(cell(value))
        painted = self._color and name == "status" and text in COLORS
        return f"\x1b[{COLORS[text]}m{text}\x1b[0m" if painted else text


COLORS = {"exact": "32", "rounded": "36", "fail": "31", "unverifiable": "33"}


def drawn(head: Iterable[str], rows: list[list[str]], right: frozenset[int] = frozenset()) -> str:
    """A table whose columns line up, Chinese or not; the columns numbered in `right` stand to the right."""
    from tabulate import tabulate

    names = list(head)
    align = ["right" if index in right else "left" for index in range(len(names))]
    return tabulate(rows, headers=names, tablefmt="simple", disable_numparse=True, colalign=align)


def cell(value: Any) -> str:
    """A value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return " / ".join(map(cell, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}={cell(part)}" for key, part in value.items())
    return str(value)


def defused(text: str) -> str:
    """`text` with a leading apostrophe where a spreadsheet would take it for a formula; a figure is none."""
    return "'" + text if FORMULA.match(text) and not FIGURE.fullmatch(text) else text


FORMULA = re.compile(r"[=+\-@\t\r]")
"""What makes a spreadsheet compute a cell instead of showing it."""

FIGURE = re.compile(r"[-+]?[\d.,]*%?|-+")
"""A printed figure, or the dash that stands for none."""


def _csv(cells: Iterable[str]) -> str:
    return ",".join(_quoted(defused(text)) for text in cells)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def _tsv(cells: Iterable[str]) -> str:
    return "\t".join(harmless(defused(text)) for text in cells)


def _markdown(cells: Iterable[str]) -> str:
    return "| " + " | ".join(harmless(c).replace("\\", "\\\\").replace("|", "\\|") for c in cells) + " |"
