"""Rows of markup that print several rows in one: their cells hold figure below figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from yxtools.split.amounts import AMOUNT, FIGURE
from yxtools.text import squeeze


def rows(cells: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows that the cells of one row print: one, unless some cells hold amounts below each other.

    A text of as many lines as there are amounts is parted as they are, any other stays in the first row.
    """
    if not any("\n" in cell for cell in cells):
        return [tuple(cells)]
    lines = [[line.strip() for line in cell.split("\n") if line.strip()] for cell in cells]
    count = max((len(cell) for cell in lines if _amounts(cell)), default=1)
    if count == 1:
        return [tuple("\n".join(cell) for cell in lines)]
    parted = [cell if len(cell) == count or _amounts(cell) else ["\n".join(cell)] for cell in lines]
    return list(zip_longest(*parted, fillvalue=""))


def _amounts(lines: Sequence[str]) -> bool:
    """Whether the lines of a cell are figures, amounts among them."""
    texts = [squeeze(line) for line in lines]
    return all(map(FIGURE.fullmatch, texts)) and any(map(AMOUNT.fullmatch, texts))
