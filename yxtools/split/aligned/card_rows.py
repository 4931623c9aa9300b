"""Which lines of a card make one row: those of its wrapped cells, centred on one line or all from its top.

The cheapest way to part the lines into rows is taken; what speaks against a row is counted in prices.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from yxtools.split.aligned.body import UNBREAKABLE
from yxtools.split.aligned.header import join_text
from yxtools.split.amounts import FIGURE
from yxtools.split.card_labels import CardLabels
from yxtools.text import width

# A row is printed on no more lines; nor is one of a part with columns.
MOST_LINES, MOST_IN_COLUMNS = 40, 14
# A label is wrapped over no more lines.
MOST_OF_LABEL = 8
# What a row costs, a blank line inside it, and a column that every row fills left empty (or a cell cut off).
ROW, BLANK, EMPTY = 2.0, 6.0, 5.0
# What it costs to go on with a cell on another line: as such, over several lines of other cells, with what
# would have fitted the line above, with a figure below a text, below a label that is whole.
WRAPPED, SKIPPED, NEEDLESS, FOREIGN, LABEL = 0.5, 1.0, 4.0, 6.0, 20.0
# What it costs, a line, that a cell is off the line that its row is centred on (or begins on).
OFF, FREE = 2.0, 0.5
# More than this no row costs.
TOO_MUCH = 60.0
# The last lines of a cell show where it stands.
LOOK_BACK = 2
# A label of so few characters (数量, 其他) may be the last word of a text.
LAST_WORD = 2
# What opens a value: a comparison.
COMPARISON = "≥≤><＞＜=＝﹥﹤〉〈"


KEPT = 8192
_width = lru_cache(KEPT)(width)


class Piece(NamedTuple):
    """A cell of a line, or a line of a wrapped cell."""

    number: int  # the line
    left: int
    right: int
    text: str
    column: int = -1  # -1: not known; pieces above one another are of one cell


class Cell(NamedTuple):
    """The pieces of one cell of a row."""

    pieces: list[Piece]

    @property
    def text(self) -> str:
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return join_text([piece.text for piece in self.pieces])

    @property
    def left(self) -> int:
        return min(piece.left for piece in self.pieces)

    @property
    def column(self) -> int:
        return self.pieces[0].column

    def holds(self, piece: Piece) -> bool:
        """Whether a piece of a line below stands in the cell."""
        if piece.column >= 0:
            return piece.column == self.column
        return any(one.left < piece.right and piece.left < one.right for one in self.pieces[-LOOK_BACK:])


Lines = Sequence[Sequence[Piece]]
Cells = list[Cell]


def rows(lines: Lines, labels: CardLabels, filled: frozenset[int]) -> list[Cells]:
    """The rows that the lines make; every row should fill the columns `filled`, or if there are none, hold a
    label."""
    found = [_parted(lines, labels, filled, centred) for centred in (True, False)]
    return min(found, key=lambda one: one[0])[1]


def cells_of(lines: Lines) -> Cells:
    """The cells of the lines of one row, from left to right."""
    found: Cells = []
    for line in lines:
        for piece in line:
            cell = next((cell for cell in found if cell.holds(piece)), None)
            if cell is None:
                found.append(Cell([piece]))
            else:
                cell.pieces.append(piece)
    return sorted(found, key=lambda cell: (cell.column, cell.left))


def _parted(
    lines: Lines, labels: CardLabels, filled: frozenset[int], centred: bool
) -> tuple[float, list[Cells]]:
    widest: dict[int, int] = {}
    for line in lines:
        for piece in line:
            widest[piece.column] = max(widest.get(piece.column, 0), width(piece.text))
    most = MOST_IN_COLUMNS if filled else MOST_LINES
    best: list[tuple[float, int]] = [(0.0, 0)]  # the price of the lines before each, and where its row begins
    for end in range(1, len(lines) + 1):
        found = (best[end - 1][0] + TOO_MUCH, end - 1)
        for start in range(end - 1, max(-1, end - 1 - most), -1):
            price = _price(lines[start:end], labels, filled, widest, centred)
            found = min(found, (best[start][0] + price, start))
            if price > TOO_MUCH:
                break
        best.append(found)
    made, end = [], len(lines)
    while end:
        start = best[end][1]
        made.append(cells_of(lines[start:end]))
        end = start
    return best[-1][0], made[::-1]


def _price(
    lines: Lines, labels: CardLabels, filled: frozenset[int], widest: dict[int, int], centred: bool
) -> float:
    """What speaks against some lines being one row."""
    first, last = lines[0][0].number, lines[-1][0].number
    blanks = sum(below[0].number - above[0].number > 1 for above, below in pairwise(lines))
    found = cells_of(lines)
    price = ROW + BLANK * blanks
    if filled:
        whole = {cell.column for cell in found if _known(cell, labels) or not labels.begun(cell.text)}
        price += EMPTY * len(filled - whole)
    elif not any(_known(cell, labels) for cell in found):
        price += EMPTY
    for cell in found:
        price += EMPTY * (not _closed(cell.pieces))
        numbers = [piece.number for piece in cell.pieces]
        middle = (numbers[0] + numbers[-1]) / 2
        off = abs(middle - (first + last) / 2) if centred else numbers[0] - first
        price += OFF * max(0.0, off - FREE)
        if len(cell.pieces) > 1:
            price += _wrapping(cell, labels, widest)
    return price


def _known(cell: Cell, labels: CardLabels) -> bool:
    """Whether a cell is a label, on a few lines."""
    return len(cell.pieces) <= MOST_OF_LABEL and labels.known(cell.text)


def _wrapping(cell: Cell, labels: CardLabels, widest: dict[int, int]) -> float:
    """What speaks against the pieces being one wrapped cell."""
    if cell.column >= 0:
        room = widest[cell.column]
    else:
        room = max(_width(piece.text) for piece in cell.pieces)
    price, whole = 0.0, _known(cell, labels)
    for upper, lower in pairwise(cell.pieces):
        price += WRAPPED + SKIPPED * max(0, lower.number - upper.number - 2)
        if not whole:
            price += _going_on(upper.text, lower.text, room, upper.column < 0)
            label = labels.known(upper.text) or labels.known(lower.text) and len(lower.text) > LAST_WORD
            price += LABEL * label
    return price


@lru_cache(KEPT)
def _going_on(upper: str, lower: str, room: int, form: bool) -> float:
    """What speaks against a text going on below, in a cell so wide; in a form figures stand alone."""
    foreign = FIGURE.fullmatch(lower) or form and FIGURE.fullmatch(upper)
    rate = lower[-1] in "%％" and upper[-1] in "0123456789."  # 91.0 over 0%
    price = FOREIGN if lower[0] in COMPARISON or foreign and not rate else 0.0
    unit = UNBREAKABLE.match(lower)
    following = width(unit.group()) if unit and unit.group() else 2
    return price + (NEEDLESS if width(upper) + following <= room else 0.0)


def _closed(pieces: Sequence[Piece]) -> bool:
    """Whether every bracket of a cell is closed in it."""
    return sum(_opened(piece.text) for piece in pieces) == 0


@lru_cache(KEPT)
def _opened(text: str) -> int:
    return sum(text.count(char) for char in "（(") - sum(text.count(char) for char in "）)")
