"""What cells and columns of cells hold, and rows of the body fitted to the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from yxtools.figures import is_nothing, parse_figure
from yxtools.tables.codes import CODE
from yxtools.tables.model import Cell
from yxtools.text import squeeze

_WIDEST_MERGE = 60

Matrix = list[list[Cell]]


def cells(row: dict[str, Any]) -> list[Cell]:
    """The cells of a grid's row."""
    lines = row.get("lines") or [row["line"]] * len(row["cells"])
    return [cell(text, line) for text, line in zip(row["cells"], lines, strict=False)]


def cell(text: str, line: int) -> Cell:
    """One cell, read."""
    squeezed = squeeze(text)
    if not squeezed:
        return Cell(text, "", None, True, line)
    figure = parse_figure(text) if any(char.isdigit() for char in squeezed) else None
    return Cell(text, squeezed, figure, figure is None and is_nothing(text), line)


def blank(line: int) -> Cell:
    """A cell that is not printed."""
    return Cell("", "", None, True, line)


def body_width(body: Matrix) -> int:
    """The number of columns of most rows of the body."""
    counts = Counter(len(row) for row in body)
    return max(counts, key=lambda width: (counts[width], width)) if counts else 0


def fitted(row: list[Cell], width: int, kinds: Sequence[str]) -> list[Cell]:
    """A row of the body with `width` cells.

    `kinds` says of every column whether it holds figures, codes or words. Cells that all agree with the
    columns they stand in only lack blanks at the end. Else a page break cut blanks off the start, or cells
    were merged: then the cells are spread so that they agree best, and the last one ends the row, as merged
    cells fill it.
    """
    if len(row) >= width:
        return row[:width] if not any(one.squeezed for one in row[width:]) else row
    line = row[0].line if row else 0
    wanted = sum(1 for one in row if one.squeezed)
    missing = width - len(row)
    if _agreement(row, kinds) == wanted or wanted == 0:
        return row + [blank(line)] * missing
    shift = max(range(missing + 1), key=lambda at: (_agreement(row, kinds[at:]), -at))
    shifted = [blank(line)] * shift + row + [blank(line)] * (missing - shift)
    return (
        shifted
        if _agreement(shifted, kinds) == wanted or width > _WIDEST_MERGE
        else _merged(row, width, kinds)
    )


def _merged(row: Sequence[Cell], width: int, kinds: Sequence[str]) -> list[Cell]:
    """The cells in growing columns so that they agree best with what the columns hold; the last cell in the
    last column.
    """
    best: list[dict[int, tuple[int, int]]] = []  # of every cell: column -> (score, column of the cell before)
    for at, one in enumerate(row):
        found: dict[int, tuple[int, int]] = {}
        for column in range(at, width - (len(row) - at) + 1):
            if at == len(row) - 1 and column != width - 1:
                continue
            if at == 0 and column != 0:
                continue
            own = (
                0
                if not one.squeezed
                else 2
                if kind(one) == kinds[column]
                else 1
                if _label_over_code(one, kinds[column])
                else -1
            )
            before = (
                [(score, -where, where) for where, (score, _) in best[-1].items() if where < column]
                if at
                else [(0, 0, -1)]
            )
            if before:
                score, _, where = max(before)
                found[column] = (score + own, where)
        best.append(found)
    cells = [blank(row[0].line) for _ in range(width)]
    column = width - 1
    for at in range(len(row) - 1, -1, -1):
        if column not in best[at]:
            return [*row, *cells[len(row) :]]
        cells[column] = row[at]
        column = best[at][column][1]
    return cells


def _label_over_code(one: Cell, expected: str) -> bool:
    return kind(one) == "word" and expected in ("code", "nothing")


def _agreement(row: Sequence[Cell], kinds: Sequence[str]) -> int:
    return sum(
        1 if _agrees(one, expected) else -1 for one, expected in zip(row, kinds, strict=False) if one.squeezed
    )


def _agrees(one: Cell, expected: str) -> bool:
    """Whether a cell may stand in a column of such cells; a bare number may be a code or a count."""
    own = kind(one)
    return (
        own == expected
        or own == "nothing"
        or (one.squeezed.isdigit() and expected in ("code", "figure", "word"))
    )


def kind(one: Cell) -> str:
    """What a cell holds: code, figure, word, or nothing."""
    if one.nothing:
        return "nothing"
    if one.figure is not None:
        return "code" if CODE.fullmatch(one.squeezed) else "figure"
    return "word"


def kinds(body: Matrix, width: int) -> list[str]:
    """What every column of the body mostly holds."""
    found = []
    for at in range(width):
        counts = Counter(kind(row[at]) for row in body if at < len(row) and not row[at].nothing)
        found.append(counts.most_common(1)[0][0] if counts else "nothing")
    return [
        "figure" if one == "code" and not before_names(found, at) else one for at, one in enumerate(found)
    ]


def before_names(kinds: Sequence[str], at: int) -> bool:
    """Whether the column `at` stands where codes do, left of names, or leftmost and left of amounts. Amounts
    without decimals look like codes, but stand elsewhere.
    """
    after = next((one for one in kinds[at + 1 :] if one not in ("code", "nothing")), None)
    return after == "word" or after == "figure" and all(one == "nothing" for one in kinds[:at])
