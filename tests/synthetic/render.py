"""The layouts in which disclosures come as text, each a function that writes a table to a page.

tab        a row is a line, cells are separated by tabs (what table recognition gives)
cells      every cell is a line that starts with a tab, rows end with an empty line (a .docx dumped)
aligned    columns are runs of blanks, a wide character takes two places (`pdftotext -layout`)
narrow     the same, a wide character takes one place
pipe       Markdown pipe tables
html       HTML, a row a line
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from unicodedata import east_asian_width

from .forms import Cell, Key, Table

PAGE_ROWS = 34
NAME_WIDTHS = (24, 36, 60)
HEAD_WIDTHS = (10, 14, 18)
GAP = 2
# what a line break does not part: a number or word, any other single character
UNBREAKABLE = re.compile(r"[0-9A-Za-z.,%]+|.")


class Page:
    """Lines written so far, and where every figure came to stand: (line, start, printed, key)."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.lines: list[str] = []
        self.placed: list[tuple[int, int, str, Key]] = []
        self.number = 1

    def line(self, text: str = "") -> None:
        self.lines.append(text)

    def pieces(self, pieces: Iterator[tuple[str, Key | None]]) -> None:
        """A line made of pieces, some of which are figures."""
        text = ""
        for piece, key in pieces:
            if key:
                self.placed.append((len(self.lines) + 1, len(text), piece, key))
            text += piece
        self.lines.append(text.rstrip(" "))

    def turn(self) -> None:
        """A page break inside a table, with or without the page's number."""
        self.number += 1
        self.line()
        if self.rng.random() < 0.5:
            self.line(f"— {self.number} —")
            self.line()


def _joined(row: list[Cell], separator: str) -> Iterator[tuple[str, Key | None]]:
    """Cells with their separator; the rest of a merged cell is empty."""
    for at, cell in enumerate(row):
        if at:
            yield separator, None
        yield cell.text, cell.key
        yield separator * (cell.span - 1), None


def _titles(page: Page, table: Table) -> None:
    for line in table.above:
        page.line(line)


def _closing(page: Page, table: Table) -> None:
    for note in table.notes:
        page.line(note)
    page.line()


def tab(page: Page, table: Table) -> None:
    """Rows as lines of tab-separated cells; long tables break at the page, their header mostly repeated."""
    _titles(page, table)
    for caption in table.captions:
        page.line(" ".join(caption))
    repeat = page.rng.random() < 0.7
    for row in table.head:
        page.pieces(_joined(row, "\t"))
    for number, row in enumerate(table.body, 1):
        if number % PAGE_ROWS == 0:
            page.turn()
            for head in table.head if repeat else ():
                page.pieces(_joined(head, "\t"))
        page.pieces(_joined(row, "\t"))
    _closing(page, table)


def cells(page: Page, table: Table) -> None:
    """One cell a line; a cell merged over columns comes once."""
    _titles(page, table)
    for caption in table.captions:
        for text in caption:
            page.line("\t" + text)
    page.line()
    for row in (*table.head, *table.body):
        for cell in row:
            page.pieces(iter((("\t", None), (cell.text, cell.key))))
        page.line()
    _closing(page, table)


def pipe(page: Page, table: Table) -> None:
    """A Markdown table: the first header row above the rule, the others below."""
    _titles(page, table)
    for caption in table.captions:
        page.line()
        page.line("　".join(caption))
    page.line()
    for number, row in enumerate((*table.head, *table.body)):
        page.pieces(_piped(row))
        if number == 0:
            page.line("|" + " --- |" * sum(cell.span for cell in row))
    page.line()
    _closing(page, table)


def _piped(row: list[Cell]) -> Iterator[tuple[str, Key | None]]:
    yield "| ", None
    yield from _joined(row, " | ")
    yield " |", None


def html(page: Page, table: Table) -> None:
    """An HTML table with merged cells; its titles stand above it."""
    _titles(page, table)
    for caption in table.captions:
        page.line("　".join(caption))
    page.line("<table>")
    rows = (*table.head, *table.body)
    columns = [starts(row) for row in rows]
    for level, row in enumerate(rows):
        page.pieces(_marked(row, [depth(rows, columns, level, at) for at in columns[level]]))
    page.line("</table>")
    _closing(page, table)


def _marked(row: list[Cell], depths: list[int]) -> Iterator[tuple[str, Key | None]]:
    yield "<tr>", None
    for cell, reach in zip(row, depths, strict=True):
        if cell.filler:
            continue
        across = f' colspan="{cell.span}"' if cell.span > 1 else ""
        down = f' rowspan="{reach}"' if reach > 1 else ""
        yield f"<td{across}{down}>", None
        yield cell.text, cell.key
        yield "</td>", None
    yield "</tr>", None


def starts(row: list[Cell]) -> list[int]:
    """The column every cell of a row begins in."""
    return [sum(cell.span for cell in row[:at]) for at in range(len(row))]


def depth(rows: Sequence[list[Cell]], columns: list[list[int]], level: int, column: int) -> int:
    """How many rows a cell is merged over: its own and the fillers below it."""
    below = level + 1
    while below < len(rows) and column in columns[below] and rows[below][columns[below].index(column)].filler:
        below += 1
    return below - level


# -- aligned


def wide(text: str) -> int:
    """Places a text takes where a wide character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _wrapped(text: str, width: int, measure: Callable[[str], int]) -> list[str]:
    """A text cut into pieces that fit a width, numbers kept whole."""
    pieces = [""]
    for unit in UNBREAKABLE.findall(text):
        if pieces[-1] and measure(pieces[-1] + unit) > width:
            pieces.append("")
        pieces[-1] += unit
    return pieces


def _padded(text: str, width: int, how: str, measure: Callable[[str], int]) -> str:
    room = max(0, width - measure(text))
    left = {"left": 0, "right": room, "centre": room // 2}[how]
    return " " * left + text + " " * (room - left)


@dataclass(frozen=True, slots=True)
class Style:
    """How a table is aligned: widths of columns and characters, where merged cells and names stand."""

    widths: list[int]
    measure: Callable[[str], int]
    middle: bool
    around: bool


def _aligned(page: Page, table: Table, measure: Callable[[str], int]) -> None:
    """Columns of blanks; headers and long names wrap, names around or under the line of their figures."""
    rng = page.rng
    widths = _widths(table, rng.choice(NAME_WIDTHS), rng.choice(HEAD_WIDTHS), measure)
    style = Style(widths, measure, middle=rng.random() < 0.7, around=rng.random() < 0.5)
    whole = sum(widths) + GAP * (len(widths) - 1)
    for line in table.above:
        page.line(_padded(line, whole, "centre", measure).rstrip())
    for caption in table.captions:
        page.line(_spread(caption, whole, measure))
    page.line()
    _aligned_head(page, table, style)
    repeat = page.rng.random() < 0.7
    for number, row in enumerate(table.body, 1):
        if number % PAGE_ROWS == 0:
            page.turn()
            if repeat:
                _aligned_head(page, table, style)
        _aligned_row(page, row, style)
    _closing(page, table)


def _widths(table: Table, names: int, heads: int, measure: Callable[[str], int]) -> list[int]:
    """Widths of the columns: as wide as their cells, names and headers not beyond their limit."""
    widths = [4] * sum(cell.span for cell in table.head[0])
    narrowing = wide("一") // measure("一")
    for limit, rows in ((heads // narrowing, table.head), (names // narrowing, table.body)):
        for row in rows:
            at = 0
            for cell in row:
                if cell.span == 1:
                    width = measure(cell.text)
                    widths[at] = max(widths[at], width if cell.key else min(width, limit))
                at += cell.span
    return widths


def _spread(caption: list[str], width: int, measure: Callable[[str], int]) -> str:
    """Caption cells at the left and right edge of the table."""
    if len(caption) == 1:
        return _padded(caption[0], width, "right", measure)
    room = max(GAP * 2, (width - sum(map(measure, caption))) // (len(caption) - 1))
    return (" " * room).join(caption)


@dataclass(frozen=True, slots=True)
class Box:
    """A header cell: its lines, and where it lies (down in half lines, across in places)."""

    lines: list[str]
    top: int
    bottom: int
    left: int
    width: int


def _aligned_head(page: Page, table: Table, style: Style) -> None:
    """Header cells in the middle of the rows they are merged over (or at their top).

    What stands in the middle of two rows falls on a line between them, as `pdftotext -layout` prints it.
    """
    lines: dict[int, list[tuple[int, str]]] = {}
    for box in _boxes(table.head, style):
        free = box.bottom - box.top - 2 * len(box.lines)
        start = box.top + (free // 2 if style.middle else 0)
        for number, text in enumerate(box.lines):
            padded = _padded(text, box.width, "centre", style.measure)
            lines.setdefault(start + 2 * number, []).append((box.left, padded))
    for _, parts in sorted(lines.items()):
        text = ""
        for left, padded in sorted(parts):
            text += " " * (left - style.measure(text)) + padded
        page.line(text.rstrip())


def _boxes(head: list[list[Cell]], style: Style) -> Iterator[Box]:
    """The header cells with the rows and columns they cover."""
    wrapped = [
        [_wrapped(cell.text, width, style.measure) for cell, width in zip(row, spans, strict=True)]
        for row, spans in ((row, _spans(row, style.widths)) for row in head)
    ]
    heights = [2 * max(len(lines) for lines in row) for row in wrapped]
    columns = [starts(row) for row in head]
    for level, row in enumerate(head):
        for cell, lines, at in zip(row, wrapped[level], columns[level], strict=True):
            if not cell.text:
                continue
            below = level + depth(head, columns, level, at)
            left = sum(style.widths[:at]) + GAP * at
            width = sum(style.widths[at : at + cell.span]) + GAP * (cell.span - 1)
            yield Box(lines, sum(heights[:level]), sum(heights[:below]), left, width)


def _spans(row: list[Cell], widths: list[int]) -> Iterator[int]:
    at = 0
    for cell in row:
        yield sum(widths[at : at + cell.span]) + GAP * (cell.span - 1)
        at += cell.span


def _aligned_row(page: Page, row: list[Cell], style: Style) -> None:
    boxes = list(zip(row, _spans(row, style.widths), strict=True))
    names = [[""] if cell.key else _wrapped(cell.text, width, style.measure) for cell, width in boxes]
    height = max(len(pieces) for pieces in names)
    level_of_figures = (height - 1) // 2 if style.around else 0
    if style.around and height == 2:
        # two lines of name stand above and below the line of the figures
        names = [[pieces[0], "", pieces[1]] if len(pieces) == 2 else ["", *pieces, ""] for pieces in names]
        height, level_of_figures = 3, 1
    for level in range(height):
        page.pieces(_aligned_line(boxes, names, level, level == level_of_figures, style))


def _aligned_line(
    boxes: list[tuple[Cell, int]], names: list[list[str]], level: int, figures: bool, style: Style
) -> Iterator[tuple[str, Key | None]]:
    for at, ((cell, width), pieces) in enumerate(zip(boxes, names, strict=True)):
        if at:
            yield " " * GAP, None
        if cell.key:
            text = cell.text if figures else ""
            yield " " * (width - len(text)), None
            yield text, cell.key if figures else None
        else:
            text = pieces[level] if level < len(pieces) else ""
            yield _padded(text, width, "left" if cell.span == 1 else "centre", style.measure), None


def aligned(page: Page, table: Table) -> None:
    """Aligned, a wide character taking two places."""
    _aligned(page, table, wide)


def narrow(page: Page, table: Table) -> None:
    """Aligned, every character taking one place."""
    _aligned(page, table, len)


LAYOUTS: dict[str, Callable[[Page, Table], None]] = {
    "tab": tab, "cells": cells, "aligned": aligned, "narrow": narrow, "pipe": pipe, "html": html,
}  # fmt: skip
