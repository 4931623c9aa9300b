"""The labels of a header, and which of them head a column of the body."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from yxtools.split.aligned.columns import Extent, distance
from yxtools.split.aligned.tokens import Token
from yxtools.text import width

# A rest of a wrapped label narrower than this may drift out from under its upper line.
SHORT = 6
# What it costs to have a label over a column that the body leaves empty, and a column without a label.
UNUSED, UNLABELLED = 11.0, 14.0
# What it costs, a position, if the gap in the body is too narrow for the label of an empty column.
CROWDED = 4.0
NO_LIMIT = 1 << 20
# So many labels at most are tried as labels of groups printed over a gap.
MOST_DOUBTFUL = 4


@dataclass(frozen=True, slots=True)
class Label:
    """One label (or one line of a wrapped label)."""

    line: int  # index of the line in the segment
    left: int
    right: int
    text: str
    width: int = field(init=False)  # the display width of the text

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", width(self.text))

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Matching:
    """The columns from left to right: the label of each and the body's column below it (or None)."""

    price: float
    columns: tuple[tuple[Label | None, int | None], ...]


def labels(cells: Sequence[Sequence[Token]]) -> list[Label]:
    """The labels of one line."""
    return [
        Label(cell[0].line, cell[0].left, cell[-1].right, " ".join(token.text for token in cell))
        for cell in cells
    ]


def overlap(one: Label, other: Label, slack: int = 0) -> bool:
    """True if one label stands over the other (`slack`: or a rest of a wrapped label, so near to it)."""
    if slack and min(one.width, other.width) >= SHORT:
        slack = 0
    return one.left < other.right + slack and other.left < one.right + slack


def matchings(placed: Sequence[Label], body: Sequence[Extent]) -> Iterator[Matching]:
    """The ways to put the lowest labels over the columns of the body.

    They differ in the labels that stand higher than both their neighbours: each may head a column that
    reaches higher than theirs, or a group, printed over the gap between two of its columns."""
    lowest = _lowest(placed)
    doubtful = [
        label
        for left, label, right in zip(lowest, lowest[1:], lowest[2:], strict=False)
        if label.line < min(left.line, right.line)
    ][:MOST_DOUBTFUL]
    for count in range(len(doubtful) + 1):
        for groups in combinations(doubtful, count):
            foot = [label for label in lowest if label not in groups]
            yield _match(foot, body)


def _lowest(placed: Sequence[Label]) -> list[Label]:
    """The labels without a label below them, from left to right."""
    lowest: list[Label] = []
    for label in sorted(placed, key=lambda label: -label.line):
        if not any(overlap(low, label, slack=1) for low in lowest if low.line > label.line):
            lowest.append(label)
    return sorted(lowest, key=lambda label: label.left)


def _match(foot: Sequence[Label], body: Sequence[Extent]) -> Matching:
    """Every lowest label with the column of the body it heads, as near as can be.

    Both keep their order; a label may head a column without body, a column may have no label."""
    rows, columns = len(foot), len(body)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows + 1):
        for column in range(columns + 1):
            if row or column:
                best[row][column] = min(price for price, _ in _steps(best, foot, body, row, column))
    path: list[tuple[Label | None, int | None]] = []
    row, column = rows, columns
    while row or column:
        _, step = min(_steps(best, foot, body, row, column), key=lambda entry: entry[0])
        path.append((foot[row - 1] if step[0] else None, column - 1 if step[1] else None))
        row, column = row - step[0], column - step[1]
    return Matching(best[rows][columns], tuple(path[::-1]))


def _steps(
    best: Sequence[Sequence[float]], foot: Sequence[Label], body: Sequence[Extent], row: int, column: int
) -> list[tuple[float, tuple[int, int]]]:
    steps = []
    if row and column:
        label = foot[row - 1]
        apart = distance((label.left, label.right), body[column - 1])
        steps.append((best[row - 1][column - 1] + apart, (1, 1)))
    if row and not body:
        steps.append((best[row - 1][column], (1, 0)))
    elif row:
        room = body[column][0] - body[column - 1][1] if 0 < column < len(body) else NO_LIMIT
        crowded = min(UNUSED, CROWDED * max(0, foot[row - 1].right - foot[row - 1].left - room))
        steps.append((best[row - 1][column] + UNUSED + crowded, (1, 0)))
    if column:
        steps.append((best[row][column - 1] + UNLABELLED, (0, 1)))
    return steps
