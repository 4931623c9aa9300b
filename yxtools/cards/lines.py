"""The records around performance cards as one stream of lines: rows of tables, captions, and plain text
between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

Record = dict[str, Any]

# Remnants of markup inside a cell: <div>, </p>, <td colspan="1">
TAGS = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,120})?/?>")
# The rule of a Markdown table that was left over.
RULE = re.compile(r"^[-|: \t]+$")


# Cells and lines are made by the thousand, and a named tuple in a third of the time of a frozen dataclass.
class Cell(NamedTuple):
    """One printed cell that is not blank: its text, its column and its line."""

    text: str
    column: int
    line: int


class Line(NamedTuple):
    """A row of a table or a line of text: its cells that are not blank, of `width` columns, and where it
    stands.
    """

    cells: tuple[Cell, ...]
    line: int
    end: int
    width: int
    source: str
    prose: bool = False
    marked: bool = False
    """Whether remnants of markup were taken out."""

    @property
    def text(self) -> str:
        """All cells, one after another."""
        return " ".join(cell.text for cell in self.cells)


def lines(record: Record) -> Iterator[Line]:
    """The lines of a `grid` (captions, rows, notes), `text` or `section` record."""
    if record["type"] == "grid":
        for caption in record["captions"]:
            yield from text_lines(caption["text"], caption["line"], record["id"])
        yield from (line for row in record["rows"] if (line := row_line(row, record["id"])) is not None)
        for note in record["notes"]:
            yield from text_lines(note["text"], note["line"], record["id"])
    elif record["type"] == "section":
        number = record.get("number") or ""
        yield from text_lines(f"{number}{record['title']}", record["src"]["line"], record["id"])
    else:
        yield from text_lines(record["text"], record["src"]["line"], record["id"])


def text_lines(text: str, line: int, source: str) -> Iterator[Line]:
    """A text as one line of one cell; nothing if it is blank or the rule of a Markdown table."""
    clean = TAGS.sub(" ", text).strip()
    if clean and not RULE.match(clean):
        yield Line((Cell(clean, 0, line),), line, line, 1, source, prose=True)


def row_line(row: Record, source: str) -> Line:
    """A row of a grid, its blank cells left out; a row of blanks is a line without cells."""
    where = row.get("lines") or [row["line"]] * len(row["cells"])
    texts = row["cells"]
    cells = [
        Cell(clean, column, where[column])
        for column, text in enumerate(texts)
        if text and (clean := cleaned(text))
    ]
    marked = "<" in "".join(texts) and any(TAGS.search(text) for text in texts)
    return Line(tuple(cells), min(where), max(where), len(texts), source, marked=marked)


def cleaned(text: str) -> str:
    """A cell without markup, its parts on lines of their own, and without straight quotes around the
    whole.
    """
    if "<" in text:
        text = "\n".join(part.strip() for part in TAGS.split(text) if part.strip())
    text = text.strip()
    if len(text) > 1 and text[0] == '"' and text.count('"') == (2 if text[-1] == '"' else 1):
        text = text.strip('"').strip()
    return "" if "-" in text and len(text) > 2 and RULE.match(text) else text


def joined(parts: Iterable[str]) -> str:
    """Parts of one text, each on its line."""
    return "\n".join(part for part in parts if part)
