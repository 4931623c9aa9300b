"""The columns of a page that carries a table on, matched with the columns of the table.

A converter places the columns of every page by what that page holds: a page of short names has its figures
further left, and a column that a page leaves empty is not there at all. So the order of the columns, what
they hold and how far apart they are count for more than where they stand.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import comb

from yxtools.split.aligned.candidates import OF_WHICH
from yxtools.split.aligned.columns import FOREIGN, Extent, distance
from yxtools.split.aligned.sums import broken, figures_of, sums
from yxtools.split.amounts import AMOUNT

# What it costs to leave a column empty that every row of the table fills.
MISSING = 6.0
# What it costs, a position, that the figures of a page stand off those of the table.
SHIFTED = 0.125
# So many places of the first figures are tried.
MOST_SHIFTS = 12
# So many ways to leave columns empty are tried.
MOST_TRIED = 2000


def carried_on(
    page: Sequence[Extent],
    table: Sequence[Extent],
    figured: tuple[Sequence[bool], Sequence[bool]],
    always: frozenset[int],
) -> list[int]:
    """The column of the table for every column of the page, in order; the page has no more than the table.

    `figured` says which columns of the page and of the table hold figures, `always` which columns of the
    table no row leaves empty.
    """
    own, theirs = figured
    names = own.index(False) if False in own else -1  # what stands before them are codes, on no scale
    first = next((cell for cell, is_figure in enumerate(own) if is_figure and cell > names), None)
    shifts = {0}
    if first is not None:
        under = [column for column, is_figure in enumerate(theirs) if is_figure]
        shifts |= {table[column][1] - page[first][1] for column in under[:MOST_SHIFTS]}
    found = []
    for shift in sorted(shifts, key=abs):
        moved = [
            (left + shift, right + shift) if own[at] and at > names else (left, right)
            for at, (left, right) in enumerate(page)
        ]
        prices = [
            [distance(cell, column) + FOREIGN * (own[at] != theirs[to]) for to, column in enumerate(table)]
            for at, cell in enumerate(moved)
        ]
        price, chosen = _cheapest(prices, [MISSING * (to in always) for to in range(len(table))])
        found.append((price + SHIFTED * abs(shift), chosen))
    return min(found, key=lambda one: one[0])[1]


def _cheapest(prices: Sequence[Sequence[float]], left_out: Sequence[float]) -> tuple[float, list[int]]:
    """The cheapest columns for the cells, in order, and what they cost with those left out."""
    room = len(left_out) - len(prices)
    # best[cell][skipped]: the cells before `cell` placed, with so many columns left out
    best = [[0.0] * (room + 1) for _ in range(len(prices) + 1)]
    taken = [[False] * (room + 1) for _ in range(len(prices) + 1)]
    for cell in range(len(prices) + 1):
        for skipped in range(room + 1):
            column = cell + skipped - 1
            skip = best[cell][skipped - 1] + left_out[column] if skipped else float("inf")
            take = best[cell - 1][skipped] + prices[cell - 1][column] if cell else float("inf")
            taken[cell][skipped] = bool(cell) and take <= skip
            if cell or skipped:
                best[cell][skipped] = min(skip, take)
    chosen: list[int] = []
    cell, skipped = len(prices), room
    while cell:
        if taken[cell][skipped]:
            chosen.append(cell + skipped - 1)
            cell -= 1
        else:
            skipped -= 1
    return best[-1][-1], chosen[::-1]


def adding_up(
    at: Sequence[int], page: Sequence[Sequence[str]], table: Sequence[Sequence[str]], count: int
) -> list[int]:
    """The columns `at` for those of the page, or the nearest under which its rows keep more of the sums that
    the rows of the `table` keep.

    `page` and `table` are cells; the table has `count` columns.
    """
    amounts = [any(AMOUNT.fullmatch(row[column]) for row in table) for column in range(count)]
    moved = [cell for cell in range(len(at)) if any(AMOUNT.fullmatch(row[cell]) for row in page)]
    targets = [column for column in range(count) if amounts[column]]
    whole = [column for column in targets if not any(OF_WHICH.match(row[column]) for row in table)]
    known = sums([figures_of(row, amounts) for row in table if any(map(AMOUNT.fullmatch, row))], whole)
    if not known or not 0 < comb(len(targets), len(moved)) <= MOST_TRIED:
        return list(at)

    def price(columns: Sequence[int]) -> tuple[int, int]:
        rows = [figures_of(spread(row, columns, count), amounts) for row in page]
        return broken(rows, known), sum(abs(one - other) for one, other in zip(columns, at, strict=True))

    best, least = list(at), price(at)
    if not least[0]:
        return best
    for chosen in combinations(targets, len(moved)):
        columns = list(at)
        for cell, column in zip(moved, chosen, strict=True):
            columns[cell] = column
        if all(one < other for one, other in pairwise(columns)) and (now := price(columns)) < least:
            best, least = columns, now
    return best


def spread(cells: Sequence[str], at: Sequence[int], count: int) -> tuple[str, ...]:
    """The cells of a row in their columns of `count`."""
    found = [""] * count
    for cell, column in zip(cells, at, strict=True):
        found[column] = cell
    return tuple(found)
