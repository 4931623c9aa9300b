"""Rows that stand line under line, every cell in the middle of its row's height.

Where names are wrapped around the line of their figures and no blank line parts the rows, a line of text says
by itself neither which row it is of, nor, beside a cell of another column, whether both are of the same. So
every column is shared out by itself: to each line of figures the pieces that stand evenly around it, none
joined to a piece that had room for it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import fmean

from yxtools.split.aligned.body import (
    UNBREAKABLE,
    BodyLine,
    BodyRow,
    Shape,
    body_rows,
    needs,
)
from yxtools.text import width

# A cell's middle is so many lines, at most, off the line of its figures: lines are printed on whole rows.
OFF_MIDDLE = 1.0
# What it costs, in lines, that a row has no name.
NAMELESS = 1.0
# Between two lines of figures stand no more lines of text.
MOST_BETWEEN = 24


def rows(lines: Sequence[BodyLine], known: Shape) -> Iterator[BodyRow]:
    """The rows of a body: those that stand line under line are shared out by column."""
    others: list[BodyLine] = []
    for run in _runs(lines):
        shared = _shared_out(run, known) if known.centred else None
        if shared is None:
            others += [line for line in run if line.cells]
            continue
        yield from body_rows(others, known)
        yield from shared
        others = []
    yield from body_rows(others, known)


def longer_below(lines: Sequence[BodyLine], known: Shape) -> frozenset[int]:
    """The columns of text with more pieces below the first line of figures than above it, line under line."""
    run = next(_runs(lines), [])
    anchor = next((at for at, line in enumerate(run) if line.figures), len(run))
    above = Counter(column for line in run[:anchor] for column in line.cells)
    texts = takewhile(lambda line: not line.figures, run[anchor + 1 :])
    below = Counter(column for line in texts for column in line.cells)
    return frozenset(column for column in known.text if below[column] > above[column])


def _runs(lines: Sequence[BodyLine]) -> Iterator[list[BodyLine]]:
    """The lines in runs that no blank line parts."""
    run: list[BodyLine] = []
    for line in lines:
        if run and line.number - run[-1].number != 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _shared_out(run: Sequence[BodyLine], known: Shape) -> list[BodyRow] | None:
    """The rows of a run, if its texts can be shared out evenly among several lines of figures."""
    anchors = [line for line in run if line.figures]
    texts = [line for line in run if not line.figures]
    if len(anchors) < 2 or not texts or not any(needs(anchor, known) for anchor in anchors):
        return None
    columns = {column for line in texts for column in line.cells}
    if not columns <= known.text:
        return None
    found = [BodyRow(anchor, needs=needs(anchor, known)) for anchor in anchors]
    owners: dict[tuple[int, int], int] = {}
    for column in columns:
        shares = _shares(run, anchors, column, known)
        if shares is None:
            return None
        owners.update({(number, column): owner for number, owner in shares})
    for line in texts:
        for at in sorted({owners[line.number, column] for column in line.cells}):
            cells = {column: text for column, text in line.cells.items() if owners[line.number, column] == at}
            row = found[at]
            (row.above if line.number < row.anchor.number else row.below).append(replace(line, cells=cells))
    return found


def _shares(
    run: Sequence[BodyLine], anchors: Sequence[BodyLine], column: int, known: Shape
) -> list[tuple[int, int]] | None:
    """The number of every line with a piece in the column, and which of the anchors it belongs to."""
    pieces: list[list[BodyLine]] = [[]]  # before the first anchor, between two, and after the last
    for line in run:
        if line.figures:
            pieces.append([])
        elif column in line.cells:
            pieces[-1].append(line)
    if max(map(len, pieces)) > MOST_BETWEEN:
        return None
    # by how many of the pieces below the last row belong to it: the price of all rows, how many for each row
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for at, anchor in enumerate(anchors):
        above, below = pieces[at], pieces[at + 1]
        counts = range(len(below) + 1) if anchor is not anchors[-1] else (len(below),)
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for taken, (price, path) in best.items():
            for count in counts:
                cost = _cost(above[taken:], anchor, below[:count], column, known)
                if cost is not None and (count not in following or price + cost < following[count][0]):
                    following[count] = (price + cost, (*path, count))
        best = following
    if not best:
        return None
    [(_, path)] = best.values()
    return [
        (line.number, at - (place < taken))
        for at, (between, taken) in enumerate(zip(pieces, (0, *path), strict=True))
        for place, line in enumerate(between)
    ]


def _cost(
    above: Sequence[BodyLine], anchor: BodyLine, below: Sequence[BodyLine], column: int, known: Shape
) -> float | None:
    """How far the middle of a cell is off the line of its figures; None if its lines cannot be one cell."""
    cell = [*above, *([anchor] if column in anchor.cells else []), *below]
    if not cell:
        return NAMELESS if column in needs(anchor, known) else 0.0
    if not all(_goes_on(upper, lower, column, known) for upper, lower in pairwise(cell)):
        return None
    off = abs(fmean(line.number for line in cell) - anchor.number)
    return off if off <= OFF_MIDDLE else None


def _goes_on(upper: BodyLine, lower: BodyLine, column: int, known: Shape) -> bool:
    """Whether a piece may be followed by another: nothing of that one had room beside it."""
    unit = UNBREAKABLE.match(lower.cells[column])
    missing = max(2, width(unit.group())) if unit else 2
    full = upper.reach[column] + missing > known.widest.get(column, 0)
    return full and column not in upper.totals and not lower.opens_row(column)
