"""Texts whose tables cannot be read, for the converter threw their columns away."""

from __future__ import annotations

from collections.abc import Sequence

from yxtools.language import _
from yxtools.split.amounts import AMOUNT
from yxtools.text import fold

# So many of them, and more than so many for each row of a table that was read, are tables without columns.
_MANY, _A_ROW = 20, 1


def columns_lost(lines: Sequence[str], rows: int) -> str | None:
    """What to tell of a text whose figures stand in lines outside the `rows` of its tables.

    `pdftotext` without `-layout` prints every cell on a line of its own, with `-raw` a single blank behind
    the cell before, and blank cells not at all: nothing then tells the columns apart.
    """
    lone = sum(1 for line in lines if _of_figures(line))
    if lone < _MANY or lone <= _A_ROW * rows:
        return None
    return _(
        "{count} lines of figures stand in no column: the columns of the tables are lost, and they cannot be"
        " read; convert the PDF with pdftotext -layout"
    ).format(count=lone)


def _of_figures(line: str) -> bool:
    """Whether a line is an amount, or ends in two."""
    ends = fold(line).split()[-2:]
    return bool(ends) and all("." in end and AMOUNT.fullmatch(end) for end in ends)
