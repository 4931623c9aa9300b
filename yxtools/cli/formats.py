"""How records are written: JSON Lines, or one of the forms people and spreadsheets read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol, TypeVar

from yxtools.cli.layout import Columns, drawn, room
from yxtools.cli.notations import NOTATIONS
from yxtools.cli.paint import painted
from yxtools.cli.text import harmless
from yxtools.cli.words import FIELDS, title, word
from yxtools.errors import YxError
from yxtools.language import _
from yxtools.stream import Record, dump

Row = Mapping[str, Any]
Told = TypeVar("Told")


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
    """The writer of a format: jsonl, table, csv, tsv or markdown. No records, no bytes.

    Raises YxError for html: a page has more to it than a row a record.
    """
    if form == "html":
        raise YxError(_("there is no page of these records: html shows what was found and what changed"))
    if form == "jsonl":
        return JsonLines(out)
    if form == "table":
        return Drawn(view, out, color)
    return Lines(view, out, NOTATIONS[form], rule=form == "markdown")


def told(tell: Callable[[Record], Told], record: Record) -> Told:
    """What a view tells of a record. Raises InputError, naming the record, if it breaks its schema."""
    try:
        return tell(record)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        from yxtools.schema import blamed

        raise blamed(error, [record]) from error


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
                self._put(["---"] * len(self._view.columns))
        self._put(told(self._cells, record))

    def end_document(self) -> None:
        self._out.flush()

    def _cells(self, record: Record) -> list[str]:
        row = self._view.row(record)
        return [cell(row.get(name)) for name in self._view.columns]

    def _put(self, cells: Iterable[str]) -> None:
        self._out.write((self._line(cells) + "\n").encode())


class Drawn:
    """Tables for a terminal, a document at a time."""

    def __init__(self, view: View, out: BinaryIO, color: bool) -> None:
        self._view, self._out, self._color = view, out, color
        self._rows: list[list[str]] = []

    def write(self, record: Record) -> None:
        if not self._view.shows(record):
            return
        if self._view.draw is not None:
            self._out.write((told(self._view.draw, record) + "\n\n").encode())
        else:
            self._rows.append(told(self._cells, record))

    def end_document(self) -> None:
        if self._rows:
            self._out.write((self._table() + "\n\n").encode())
            self._rows = []
        self._out.flush()

    def _cells(self, record: Record) -> list[str]:
        row = self._view.row(record)
        return [harmless(_shown(name, row.get(name))) for name in self._view.brief]

    def _table(self) -> str:
        names = self._view.brief
        numbers = dict(enumerate(names))
        # the word for a status is painted, whatever the language, in the colour of the status
        meanings = {word(name, value): value for name in MEANT for value in FIELDS[name]}

        def paint(text: str, at: int) -> str:
            return painted(text, meanings.get(text, ""), color=self._color) if names[at] in MEANT else text

        columns = Columns(
            right=frozenset(at for at, name in numbers.items() if name in FIGURES),
            cut=frozenset(at for at, name in numbers.items() if name in NAMES),
            wrap=frozenset(at for at, name in numbers.items() if name in SENTENCES),
            paint=paint,
        )
        return drawn(map(title, names), self._rows, columns, room())


FIGURES = frozenset({"line", "raw", "rows", "indicators", "score", "before", "after", "delta", "percent"})
"""Columns of a terminal that stand to the right."""

NAMES = frozenset({"title", "label", "name", "column", "project", "funds", "excerpt", "quote"})
"""Columns that may lose their ends where a terminal has no room."""

SENTENCES = frozenset({"message", "reason", "note"})
"""Columns that take several lines where a terminal has no room."""

MEANT = ("status", "severity")
"""Columns whose values have a colour."""


def _shown(name: str, value: Any) -> str:
    return word(name, value) if isinstance(value, str) else cell(value)


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
