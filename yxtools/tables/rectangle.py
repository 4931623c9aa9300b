"""From the rows of a grid to a rectangle: header paths over a body, and what belongs to neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yxtools.tables import heads, shape
from yxtools.tables.column_numbers import numbering_rows, says_so
from yxtools.tables.labels import Labels, plain
from yxtools.tables.merged_heads import parted
from yxtools.tables.model import Cell, SetAside
from yxtools.tables.shape import Matrix
from yxtools.taxonomy.levels import LEVELS


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A body whose rows have as many cells as there are header paths."""

    paths: list[tuple[str, ...]]
    body: Matrix
    set_aside: list[SetAside]


def rectangle(matrix: Matrix, labels: Labels) -> Rectangle:
    """The rectangle that the cells of a grid make."""
    matrix = parted(_cut([row for row in matrix if any(cell.squeezed for cell in row)]), labels)
    first, body_at = heads.header_size(matrix, labels)
    printed, body = matrix[first:body_at], matrix[:first] + matrix[body_at:]
    width = max(shape.body_width(body), max((len(row) for row in printed), default=0))
    kinds = shape.kinds([row for row in body if len(row) == width], width)
    head = heads.spread([row[:width] for row in printed], width, labels)
    set_aside = _unplaced(printed, head)
    set_aside += _share_split_codes(head, body, labels)
    counting = any(labels.counts(plain(cell.squeezed)) for row in head for cell in row)
    numbers = numbering_rows(body, first, counting, labels)
    set_aside += [_aside("column numbers", body[at]) for at in sorted(numbers)]
    body = [shape.fitted(row, width, kinds) for at, row in enumerate(body) if at not in numbers]
    width = max([width, *(len(row) for row in body)], default=0)
    paths = heads.paths([_widened(row, width) for row in head], width)
    again = [row for row in body if _repeats_head(row, paths)]
    set_aside += [_aside("head again", row) for row in again]
    return Rectangle(paths, [_widened(row, width) for row in body if row not in again], set_aside)


def _cut(matrix: Matrix) -> Matrix:
    """The rows without the columns at the right in which nothing is printed."""
    filled = max((at + 1 for row in matrix for at, cell in enumerate(row) if cell.squeezed), default=0)
    return [row[:filled] for row in matrix]


def _widened(row: list[Cell], width: int) -> list[Cell]:
    return row + [shape.blank(row[0].line)] * (width - len(row))


def _unplaced(printed: Matrix, head: Matrix) -> list[SetAside]:
    """Labels of the head that span no column."""
    found = []
    for row, placed in zip(printed, head, strict=True):
        lost = [cell for cell in row if cell.squeezed and not any(cell is one for one in placed)]
        found += [_aside("label", lost)] if lost else []
    return found


def _share_split_codes(head: Matrix, body: Matrix, labels: Labels) -> list[SetAside]:
    """A row of the body that also prints the labels 类 | 款 | 项 gives them to the head."""
    set_aside = []
    for row in body[:2]:
        if heads.is_split_code(row) and head and not heads.is_split_code(head[-1]):
            blank = shape.blank(row[0].line)
            labelled = [cell if cell.squeezed in LEVELS else blank for cell in row]
            head.append((labelled + [blank] * len(head[-1]))[: len(head[-1])])
            if says_so(row, labels):
                set_aside.append(_aside("column numbers", row))
                row[:] = [blank] * len(row)
            else:
                row[:] = [blank if cell in labelled else cell for cell in row]
    return set_aside


def _repeats_head(row: Sequence[Cell], paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether a row of the body prints labels of the head again (a page break, a list within the table)."""
    filled = [(at, cell.squeezed) for at, cell in enumerate(row) if cell.squeezed]
    return len(filled) > 1 and all(at < len(paths) and text in paths[at] for at, text in filled)


def _aside(kind: str, row: Sequence[Cell]) -> SetAside:
    printed = [cell for cell in row if cell.squeezed]
    return SetAside(kind, printed[0].line, [cell.text.strip() for cell in printed])
