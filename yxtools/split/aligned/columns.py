"""Where the columns of an aligned table are parted.

Every gap between two cells of a line must hold a boundary; no boundary should run through a cell. So the
boundaries are the fewest positions that no cell covers and that stab every gap. Cells that drift over a
boundary are then put into columns by their order.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, takewhile

from yxtools.split.aligned.tokens import Token
from yxtools.split.amounts import AMOUNT

# Cells of one column agree in an edge or in their centre within so many positions.
DRIFT = 6
# A boundary may run through the cells of one row in so many, where no position is free.
CROSSED = 8

# A figure pushes the text behind it so far to the right, at most.
PUSHED = 3

# What it costs a text to stand in a column of figures, or a figure among texts.
FOREIGN = 5.0
# A figure is held against those of so many rows above it, and is off by so many positions at most.
LOOK_BACK, OFF = 3, 5.0
# So many lines show in which metric of width they were printed.
SAMPLE = 40
# With more lines than this, one line alone does not make a column.
FEW = 3

# A level of a code (类, 款, 项): 208, 05, 01; a code has no more levels.
CODE_LEVEL = re.compile(r"\d{2,3}")
MOST_LEVELS = 4

Extent = tuple[int, int]  # the positions from the first to behind the last
Gap = tuple[int, int]  # the positions where a boundary may run, inclusive


def gaps(cells: Sequence[Sequence[Token]]) -> list[Gap]:
    """The gaps between the cells of one line."""
    return [(left[-1].right, right[0].left) for left, right in zip(cells, cells[1:], strict=False)]


def coverage(tokens: Sequence[Token], width: int) -> list[int]:
    """For every position, how many tokens a boundary there would cut."""
    steps = [0] * (width + 2)
    for token in tokens:
        steps[token.left + 1] += 1
        steps[token.right] -= 1
    covered, level = [], 0
    for step in steps:
        level += step
        covered.append(level)
    return covered


def stab(
    wanted: Sequence[Gap], covered: Sequence[int], lines: int, pushed: Mapping[Gap, Sequence[int]] = {}
) -> list[int]:
    """The fewest boundaries that stab every wanted gap, at positions that cut no token.

    Where a gap has no free position the one that cuts fewest is taken, if it cuts few of the `lines`; or, of
    the gaps in `pushed`, if it cuts nothing by what is covered there."""
    free = [place for place, level in enumerate(covered) if level == 0]
    found: list[int] = []
    blocked: Counter[Gap] = Counter()
    for (low, high), times in sorted(Counter(wanted).items(), key=lambda item: (item[0][1], item[0][0])):
        if _stabbed(low, high, found):
            continue
        place = bisect_right(free, high) - 1
        if place >= 0 and free[place] >= low:
            found.insert(bisect_left(found, free[place]), free[place])
        else:
            blocked[low, high] += times
    for low, high in blocked:
        if not _stabbed(low, high, found):
            best = min(range(high, low - 1, -1), key=lambda place: covered[place])
            asking = sum(times for (left, right), times in blocked.items() if left <= best <= right)
            bare = pushed.get((low, high))
            few = covered[best] <= max(lines // CROSSED, 1 if asking > 1 else 0)
            if bare and asking > 1 and not all(bare[low : high + 1]):
                best = next(place for place in range(high, low - 1, -1) if not bare[place])
                few = not _stabbed(low - PUSHED, high + PUSHED, found)
            elif 1 < covered[best] <= asking:
                few = True
            if few:
                found.insert(bisect_left(found, best), best)
    return found


def _stabbed(low: int, high: int, found: Sequence[int]) -> bool:
    place = bisect_left(found, low)
    return place < len(found) and found[place] <= high


def boundaries(
    lines: Sequence[Sequence[Sequence[Token]]], loose: Sequence[Sequence[Token]], least: int
) -> list[int]:
    """The boundaries between the columns of the lines (as cells); the cells in `loose` may be cut.

    `least` columns there are, by the header."""
    spared = {id(cell) for cell in loose}
    tokens = [token for line in lines for cell in line if id(cell) not in spared for token in cell]
    width = max((cell[-1].right for line in lines for cell in line), default=0)
    covered = coverage(tokens, width)
    wanted = [gap for line in lines for gap in gaps(line)]
    found = stab(wanted, covered, len(lines), _pushed(lines, tokens, width))
    if len(lines) > FEW:
        found = _without_drifted(found, lines, least)
    found = part_exclusive([cell for line in lines for cell in line if id(cell) not in spared], found)
    return _centred(found, wanted, covered)


def _pushed(
    lines: Sequence[Sequence[Sequence[Token]]], tokens: Sequence[Token], width: int
) -> dict[Gap, list[int]]:
    """The gaps of one blank between an amount and a text, with what covers them but for the first of texts.

    Such an amount reaches over the place where texts begin, and has pushed the one behind it to the right."""
    tight = {
        (left[-1].right, right[0].left)
        for line in lines
        for left, right in zip(line, line[1:], strict=False)
        if right[0].left - left[-1].right == 1 and AMOUNT.fullmatch(left[-1].text) and not right[0].figure
    }
    if not tight:
        return {}
    shorter = [
        token
        if token.figure or token.right - token.left <= 2 * PUSHED
        else token._replace(left=token.left + PUSHED)
        for token in tokens
    ]
    covered = coverage(shorter, width)
    return dict.fromkeys(tight, covered)


def _without_drifted(
    found: Sequence[int], lines: Sequence[Sequence[Sequence[Token]]], least: int
) -> list[int]:
    """The boundaries without those that part a single cell from a column close by: it only drifted.

    Enough columns are left for the line with the most cells."""
    most = max(least, *(len(line) for line in lines))
    held: list[list[Extent]] = [[] for _ in range(len(found) + 1)]
    for line in lines:
        for cell in line:
            held[bisect_right(found, cell[0].left)].append(extent(cell))
    dropped: set[int] = set()
    for column, cells in enumerate(held):
        if len(cells) != 1 or len(found) - len(dropped) < most:
            continue
        (left, right), *_ = cells
        before = max((edge for _, edge in held[column - 1]), default=left) if column else -DRIFT
        after = (
            min((edge for edge, _ in held[column + 1]), default=right)
            if column < len(found)
            else right + DRIFT
        )
        if min(left - before, after - right) < DRIFT // 2:
            dropped.add(column - 1 if left - before < after - right else column)
    return [place for at, place in enumerate(found) if at not in dropped]


def _centred(found: Sequence[int], wanted: Sequence[Gap], covered: Sequence[int]) -> list[int]:
    """Move every boundary to the middle of the room that all lines leave for it."""
    lows, highs = list(found), list(found)
    for place, _ in enumerate(found):
        floor = found[place - 1] if place else 0
        ceiling = found[place + 1] if place + 1 < len(found) else len(covered)
        while lows[place] - 1 > floor and covered[lows[place] - 1] == 0:
            lows[place] -= 1
        while highs[place] + 1 < ceiling and covered[highs[place] + 1] == 0:
            highs[place] += 1
    for low, high in wanted:
        for place in range(bisect_left(found, low), bisect_right(found, high)):
            lows[place] = max(lows[place], low)
            highs[place] = min(highs[place], high)
    moved = [
        (low + high + 1) // 2 if low <= boundary <= high else boundary
        for boundary, low, high in zip(found, lows, highs, strict=True)
    ]
    return sorted(set(moved))


def cut(cells: Sequence[Sequence[Token]], places: Sequence[int]) -> list[list[Token]]:
    """The cells of a line, parted at single blanks where a boundary runs."""
    parts: list[list[Token]] = []
    for cell in cells:
        parts.append([cell[0]])
        for before, token in zip(cell, cell[1:], strict=False):
            if _stabbed(before.right, token.left, places):
                parts.append([])
            parts[-1].append(token)
    return parts


def in_order(
    cells: Sequence[Extent],
    columns: Sequence[Extent],
    foreign: Callable[[int, int], bool] = lambda cell, column: False,
) -> list[int]:
    """A column for every cell of a line, in order, so that the cells are as near to their columns as can be.

    `foreign` tells whether a cell is of another kind than a column. Cells that find no column of their
    own share the last."""
    if len(cells) > len(columns):
        return [min(place, len(columns) - 1) for place in range(len(cells))]
    room = len(columns) - len(cells)
    best: list[list[float]] = [[0.0] * (room + 1)]
    for place, cell in enumerate(cells):
        row: list[float] = []
        for shift in range(room + 1):
            price = best[place][shift] + distance(cell, columns[place + shift])
            price += FOREIGN if foreign(place, place + shift) else 0.0
            row.append(min(price, row[-1]) if row else price)
        best.append(row)
    chosen: list[int] = []
    shift = room
    for place in range(len(cells), 0, -1):
        while shift and best[place][shift - 1] <= best[place][shift]:
            shift -= 1
        chosen.append(place - 1 + shift)
    return chosen[::-1]


def distance(cell: Extent, column: Extent) -> float:
    """How far a cell stands from a column: the gap between them, and a little for standing off the centre."""
    gap = max(0, cell[0] - column[1], column[0] - cell[1])
    return gap + abs(cell[0] + cell[1] - column[0] - column[1]) / 16


def extent(cell: Sequence[Token]) -> Extent:
    return cell[0].left, cell[-1].right


def extents(placed: Sequence[tuple[int, Extent]], count: int) -> list[Extent]:
    """What the cells (with their columns) cover in each of `count` columns; (0, 0): nothing."""
    covered = [(0, 0)] * count
    for column, (left, right) in placed:
        low, high = covered[column]
        covered[column] = (min(low, left), max(high, right)) if high else (left, right)
    return covered


def part_exclusive(cells: Sequence[Sequence[Token]], parted: Sequence[int]) -> list[int]:
    """More boundaries: what stands in two places that no row fills both is two columns, if it is figures that
    do not align, or texts beside figures (names wrapped around the line of their figures)."""
    held: dict[int, list[Sequence[Token]]] = {}
    for cell in cells:
        held.setdefault(bisect_right(parted, cell[0].left), []).append(cell)
    found = list(parted)
    for column in held.values():
        figures = sorted((cell[0] for cell in column if cell[0].figure), key=lambda token: token.left)
        texts = [cell for cell in column if not cell[0].figure]
        if len(figures) > 1 and len(texts) > 1:
            if max(cell[-1].right for cell in texts) <= figures[0].left:
                found.append(figures[0].left)
            elif max(token.right for token in figures) <= min(cell[0].left for cell in texts):
                found.append(min(cell[0].left for cell in texts))
        found += _levels(figures)
        reach = 0
        group: list[Token] = []
        for token in figures:
            if group and token.left > reach and not _aligned(group, token):
                found.append(token.left)
                group = []
            group.append(token)
            reach = max(reach, token.right)
    return sorted(set(found))


def _levels(figures: Sequence[Token]) -> list[int]:
    """Where the levels of a code part that are printed on rows of their own, from left to right: all codes of
    a level begin at one place, with blanks between the levels."""
    if not all(CODE_LEVEL.fullmatch(token.text) for token in figures):
        return []
    lefts = sorted({token.left for token in figures})
    reach = {left: max(token.right for token in figures if token.left == left) for left in lefts}
    apart = all(reach[left] < right for left, right in pairwise(lefts))
    return lefts[1:] if apart and len(lefts) <= MOST_LEVELS else []


def part_levels(
    cells: Sequence[Sequence[Token]], levels: Sequence[Sequence[Token]], parted: Sequence[int]
) -> list[int]:
    """More boundaries: between the levels of a code, each under its own label in `levels`, unless all of them
    are parted already."""
    if _level_columns(cells, parted) >= len(levels):
        return list(parted)
    found = set(parted)
    for left, right in zip(levels, levels[1:], strict=False):
        place = (left[-1].right + right[0].left + 1) // 2
        column = bisect_right(parted, left[0].left)
        shared = column == bisect_right(parted, right[0].left)
        if shared and not any(cell[0].left < place < cell[-1].right for cell in cells):
            found.add(place)
    return sorted(found)


def _level_columns(cells: Sequence[Sequence[Token]], parted: Sequence[int]) -> int:
    """How many columns, from the left, hold nothing but levels of codes."""
    held: list[set[str]] = [set() for _ in range(len(parted) + 1)]
    for cell in cells:
        held[bisect_right(parted, cell[0].left)] |= {token.text for token in cell}
    coded = takewhile(lambda texts: texts and all(map(CODE_LEVEL.fullmatch, texts)), held)
    return sum(1 for _ in coded)


def _aligned(group: Sequence[Token], token: Token) -> bool:
    last = max(group, key=lambda other: other.right)
    return (
        min(abs(token.left - last.left), abs(token.right - last.right), abs(token.centre - last.centre))
        <= DRIFT
    )


def raggedness(lines: Sequence[Sequence[Token]]) -> float:
    """How badly figures align with those of the rows above: least in the right metric of width."""
    total = 0.0
    above: list[list[Token]] = []
    for tokens in lines[:SAMPLE]:
        figures = [token for token in tokens if token.figure]
        known = [token for row in above[-LOOK_BACK:] for token in row]
        if known:
            total += sum(min(OFF, min(_off(figure, other) for other in known)) for figure in figures)
        if figures:
            above.append(figures)
    return total


def _off(one: Token, other: Token) -> float:
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2)
