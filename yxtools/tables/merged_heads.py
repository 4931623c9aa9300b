"""Lower rows of heads that are printed within the total row.

Where a table's total stands right below its head, the recognition of a page may join the two:

    项目 |      | 年初结转和结余 | 本年收入 | 本年支出 |          |          | 年末结转和结余
    编码 | 名称 |
    合计 |      | 0.50           | 30.00    | 合计     | 基本支出 | 项目支出 | 0.20

The words below 本年支出 head its columns, everything else is of the row 合计. Its figures in those columns
are lost: they are no zeros, and what stands in their places is kept as what cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yxtools.tables.heads import captions_columns
from yxtools.tables.labels import Labels
from yxtools.tables.model import Cell
from yxtools.tables.shape import Matrix, blank

NAMES = frozenset(["code", "name"])
HIGHEST = 6
"""Rows at the top of a table among which such a total row is looked for."""


def parted(matrix: Matrix, labels: Labels) -> Matrix:
    """The rows of a table, with what heads columns taken out of its total row and set above it."""
    for at in range(1, min(len(matrix), HIGHEST)):
        row = matrix[at]
        heading = _heading(row, matrix[:at], labels) if _totals(row, matrix[:at], labels) else range(0)
        if not heading:
            continue
        return [*_with_labels(matrix[:at], row, heading), _total(row, heading), *matrix[at + 1 :]]
    return matrix


def _totals(row: Sequence[Cell], above: Matrix, labels: Labels) -> bool:
    """Whether a row is named a total, below what heads codes or names: elsewhere 小计 may head a column."""
    at = next((column for column, one in enumerate(row) if one.squeezed), 0)
    headed = (one[at].squeezed for one in above if _label(one, at))
    return labels.total(row[at].squeezed) and any(labels.role(one) in NAMES for one in headed)


def _heading(row: Sequence[Cell], above: Matrix, labels: Labels) -> range:
    """The columns of a total row in which it prints labels below a label that spans them; empty if none."""
    words = [column for column, one in enumerate(row) if one.figure is None and not one.nothing][1:]
    if not words:
        return range(0)
    run = range(words[0], words[-1] + 1)
    spanned = _label(above[0], run[0]) and not any(_label(one, at) for one in above for at in run[1:])
    labelled = len(run) == len(words) and captions_columns(row[run[0] : run.stop], labels)
    return run if spanned and labelled else run[:0]


def _total(row: Sequence[Cell], heading: range) -> list[Cell]:
    """The total row: where it prints figures, the labels hide some; no word is what its column holds."""
    figures = any(one.figure is not None for one in row)
    return [
        one if at not in heading else replace(one, nothing=True) if figures else blank(one.line)
        for at, one in enumerate(row)
    ]


def _label(row: Sequence[Cell], at: int) -> bool:
    return at < len(row) and bool(row[at].squeezed)


def _with_labels(above: Matrix, row: Sequence[Cell], heading: range) -> Matrix:
    """The head with labels of the total row in its lowest row, or in one of their own."""
    lowest = above[-1]
    if len(above) == 1 or any(_label(lowest, at) for at in heading):
        return [*above, [one if at in heading else blank(one.line) for at, one in enumerate(row)]]
    filled = lowest + [blank(lowest[0].line) for _ in range(len(row) - len(lowest))]
    return [*above[:-1], [row[at] if at in heading else one for at, one in enumerate(filled)]]
