"""From rows of cells as printed to a rectangle: merged cells of the head spread out, short rows fitted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from yxtools.figures import is_nothing, parse_figure
from yxtools.split.headings import numbering
from yxtools.tables.labels import CODED, Labels, plain
from yxtools.tables.model import Cell
from yxtools.text import squeeze

# A cell of a row that numbers the columns (栏次): 1, 1=2+3, 甲, 乙, 栏次.
COLUMN_NUMBER = re.compile(
    r"\d{1,2}(?:=[\d+\-()*/%]{1,40})?|[甲乙丙丁戊]|[A-Z]|栏次|行次|序号|项目|类|款|项|科目编码|科目名称"
)

# A code of a classification that fills its cell.
CODE = re.compile(r"\d{3}(?:\d{2}){0,3}|\d{9}|\d{12,}")

# The leaf labels of a code printed in three columns.
SPLIT_CODE = ("类", "款", "项")

_MOST_HEADER_ROWS = 8
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


def numbers_columns(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns (栏次): consecutive integers, nothing but captions beside them."""
    filled = [one for one in row if one.squeezed]
    if len(filled) < 2 or not all(COLUMN_NUMBER.fullmatch(one.squeezed) for one in filled):
        return False
    numbers = [int(match.group()) for one in filled if (match := re.match(r"\d{1,2}", one.squeezed))]
    captioned = any(one.squeezed in ("栏次", "行次", "序号") for one in filled)
    consecutive = all(after == before + 1 for before, after in zip(numbers, numbers[1:], strict=False))
    if not numbers or not consecutive or numbers[0] > 2:
        return False
    return (
        captioned
        or len(numbers) >= 3
        or (len(numbers) == len(filled) and numbers[0] == 1 and len(row) <= len(numbers) + 2)
    )


def opens_body(row: Sequence[Cell], labels: Labels) -> bool:
    """Whether a row belongs to the body: it has a figure, a code, a numbered name, or a total's name and
    nothing else.
    """
    filled = [one for one in row if one.squeezed]
    if any(one.figure is not None for one in filled):
        return True
    if not filled:
        return False
    first = filled[0].squeezed
    if CODE.fullmatch(first) or CODED.match(first):
        return True
    words = [one for one in filled if not one.nothing]
    numbered = numbering(first)
    if numbered is not None and numbered.rest:
        return True
    return len(words) == 1 and (
        labels.total(first) or len(filled) > 1 or row[0].squeezed == "" and len(row) > 3
    )


def header_size(matrix: Matrix, labels: Labels) -> tuple[int, int]:
    """`(first, end)`: the rows of the head, and where the body starts (after a row of column numbers, if
    there is one).

    `first` is the number of rows above the head that only name what follows (一、政府采购情况).
    """
    first = 0
    while first + 1 < min(len(matrix), 4) and _names_what_follows(matrix[first], matrix[first + 1], labels):
        first += 1
    for at in range(first, min(len(matrix), first + _MOST_HEADER_ROWS)):
        if numbers_columns(matrix[at]):
            return first, at
        if opens_body(matrix[at], labels):
            return first, at
    return first, first if _all_text(matrix, labels) else min(len(matrix), first + 1)


def _names_what_follows(row: Sequence[Cell], below: Sequence[Cell], labels: Labels) -> bool:
    filled = [one for one in row if one.squeezed]
    if len(filled) != 1 or filled[0].figure is not None or numbering(filled[0].squeezed) is None:
        return False
    texts = [one for one in below if one.squeezed]
    words = all(one.figure is None and numbering(one.squeezed) is None for one in texts)
    return len(texts) > 1 and words and any(labels.role(one.squeezed) for one in texts)


def _all_text(matrix: Matrix, labels: Labels) -> bool:
    return not matrix or opens_body(matrix[0], labels)


def body_width(body: Matrix) -> int:
    """The number of columns of most rows of the body."""
    counts = Counter(len(row) for row in body)
    return max(counts, key=lambda width: (counts[width], width)) if counts else 0


def spread(rows: Matrix, width: int, labels: Labels) -> Matrix:
    """The head's rows with as many cells as the body: a label stands in the first column of its span,
    blanks after it.

    A row of fewer cells was printed with merged cells: each of its cells spans what stands below it. A
    blank cell below continues the cell above (merged downwards); a run of labels below is shared out among
    the cells above it.
    """
    if not rows:
        return []
    # starts: the first column of every printed cell of the row below
    starts = list(range(min(len(rows[-1]), width)))
    result = [_placed(rows[-1], starts, width)]
    below = rows[-1]
    for row in reversed(rows[:-1]):
        starts = list(range(len(row))) if len(row) >= width else _starts(row, below, starts, labels)
        result.insert(0, _placed(row, starts, width))
        below = row
    return result


def _placed(row: list[Cell], starts: Sequence[int], width: int) -> list[Cell]:
    line = row[0].line if row else 0
    placed = [blank(line) for _ in range(width)]
    for one, start in zip(row, starts, strict=False):
        if start < width:
            placed[start] = one
    return placed


def _starts(upper: list[Cell], lower: list[Cell], starts: Sequence[int], labels: Labels) -> list[int]:
    """The first column of every cell of `upper`, given those of the cells of `lower` it spans."""
    groups: list[list[int]] = []  # runs of cells below: a blank alone, or labels side by side
    for at, one in enumerate(lower[: len(starts)]):
        if not one.squeezed or not groups or not lower[groups[-1][-1]].squeezed:
            groups.append([at])
        else:
            groups[-1].append(at)
    extra = len(upper) - len(groups)
    groups = [
        part
        for group in groups
        for part in (_shared(lower, group, extra, labels) if extra > 0 and len(group) > 1 else [group])
    ]
    return [starts[group[0]] for group in groups[: len(upper)]] + [10**6] * max(0, len(upper) - len(groups))


def _shared(lower: Sequence[Cell], group: list[int], extra: int, labels: Labels) -> list[list[int]]:
    """A run of labels split where its first label comes again, or a label names rows again (项目 预算数 |
    项目 预算数), at most `extra` times.
    """
    first = lower[group[0]].squeezed
    names = [labels.role(lower[at].squeezed) in ("name", "code", "line") for at in group]
    again = [at for at in group[1:] if lower[at].squeezed == first]
    renamed = [
        at for at, name, before in zip(group[1:], names[1:], names, strict=False) if name and not before
    ]
    ended = [at for at, name, before in zip(group[1:], names[1:], names, strict=False) if before and not name]
    cuts = (again or renamed or ended)[:extra]
    if not cuts:
        return [group]
    bounds = [group[0], *cuts, group[-1] + 1]
    return [list(range(start, end)) for start, end in zip(bounds, bounds[1:], strict=False)]


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
    return found


def paths(head: Matrix, width: int) -> list[tuple[str, ...]]:
    """The header labels of every column, from top to leaf.

    A blank inherits the label at its left while a row below it still prints a label: it is part of that
    label's span.
    """
    result = []
    filled = [[one.squeezed for one in row] for row in head]
    for column in range(width):
        path: list[str] = []
        for level, row in enumerate(filled):
            label = row[column]
            if not label and any(lower[column] for lower in filled[level + 1 :]):
                label = _from_left(filled, level, column)
            if label and (not path or path[-1] != label):
                path.append(label)
        result.append(tuple(path))
    return result


def _from_left(filled: Sequence[Sequence[str]], level: int, column: int) -> str:
    """The label whose span reaches `column` in the row `level`: the nearest at the left, under the same
    labels above.
    """
    for left in range(column - 1, -1, -1):
        if any(row[left + 1] for row in filled[:level]):
            # a label above starts right of `left`: another group begins there
            return ""
        if filled[level][left]:
            # a label that itself has none below spans no other column
            return filled[level][left] if any(row[left] for row in filled[level + 1 :]) else ""
    return ""


def is_split_code(row: Sequence[Cell]) -> bool:
    """Whether a row prints 类 | 款 | 项 (or 类 | 款): the leaf labels of a code."""
    found = [one.squeezed for one in row[:6] if one.squeezed in SPLIT_CODE]
    return found[:2] == ["类", "款"]


def plain_leaf(path: tuple[str, ...]) -> str:
    """The leaf label of a path, bare."""
    return plain(path[-1]) if path else ""
