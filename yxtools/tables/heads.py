"""The head of a table: which rows it has, its merged labels spread over the columns, and their paths."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from yxtools.split.headings import numbering
from yxtools.tables.codes import CODE, CODED
from yxtools.tables.column_numbers import reads_so
from yxtools.tables.labels import BARE_YEAR, Labels, plain
from yxtools.tables.model import Cell
from yxtools.tables.shape import Matrix, blank
from yxtools.taxonomy.levels import LEVELS

_MOST_HEADER_ROWS = 8


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
        if _heads_years(matrix[at], at == first, labels):
            continue
        if reads_so(matrix[at], labels) or opens_body(matrix[at], labels):
            return first, at
    return first, first if _all_text(matrix, labels) else _captions_end(matrix, first, labels)


def _captions_end(matrix: Matrix, first: int, labels: Labels) -> int:
    """Where the head of a table ends below which nothing opens a body: it is empty, or a list of words."""
    end = first + 1
    while end < len(matrix) and captions_columns([one for one in matrix[end] if one.squeezed], labels):
        end += 1
    return min(len(matrix), end)


def captions_columns(row: Sequence[Cell], labels: Labels) -> bool:
    """Whether several cells all hold words that head columns: of codes, names, amounts or their totals."""
    return len(row) > 1 and all(_captions(one.squeezed, labels) for one in row)


def _captions(text: str, labels: Labels) -> bool:
    bare = plain(text)
    return bool(labels.role(text) or labels.neutral(bare) or labels.dims(bare, "column"))


def _heads_years(row: Sequence[Cell], uppermost: bool, labels: Labels) -> bool:
    """Whether the only numbers of a row are years that head its columns: 项目 | 2023 | 2024."""
    figures = [one for one in row if one.figure is not None]
    if not figures or not all(BARE_YEAR.fullmatch(one.squeezed) for one in figures):
        return False
    years = [int(one.squeezed) for one in figures]
    others = [one.squeezed for one in row if one.squeezed and one.figure is None]
    labelled = all(labels.role(text) or labels.neutral(text) for text in others)
    run = len(years) > 1 and all(abs(after - before) == 1 for before, after in pairwise(years))
    return labelled and (run or uppermost and bool(others))


def _names_what_follows(row: Sequence[Cell], below: Sequence[Cell], labels: Labels) -> bool:
    filled = [one for one in row if one.squeezed]
    if len(filled) != 1 or filled[0].figure is not None or numbering(filled[0].squeezed) is None:
        return False
    texts = [one for one in below if one.squeezed]
    words = all(one.figure is None and numbering(one.squeezed) is None for one in texts)
    return len(texts) > 1 and words and any(labels.role(one.squeezed) for one in texts)


def _all_text(matrix: Matrix, labels: Labels) -> bool:
    return not matrix or opens_body(matrix[0], labels)


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
    # below fewer cells than above: the row below lacks blanks at its end
    beyond = starts[-1] + 1 if starts else 0
    return [starts[group[0]] for group in groups[: len(upper)]] + list(
        range(beyond, beyond + max(0, len(upper) - len(groups)))
    )


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
    found = [one.squeezed for one in row[:6] if one.squeezed in LEVELS]
    return tuple(found[:2]) == LEVELS[:2]


def plain_leaf(path: tuple[str, ...]) -> str:
    """The leaf label of a path, bare."""
    return plain(path[-1]) if path else ""
