"""The header of an aligned table: labels at places, read into rows of cells, one a level of grouping."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from yxtools.split.aligned.columns import Extent, distance
from yxtools.split.aligned.tokens import Token, display_width

# A label of a group stands this near, at most, to the middle of its two columns.
OFF_CENTRE = 3
# How far the span of a group is looked for beyond the columns that its label touches.
FARTHEST = 24
# What it costs, in positions, to leave a column out of a group (or take it in) against what its height says.
BESIDE, ORPHAN = 10.0, 10.0
# A rest of a wrapped label narrower than this may drift out from under its upper line.
SHORT = 6
# Labels of one character.
ALONE = frozenset("类款项目")
# What it costs a group to hold names and some of the columns of figures beside them, but not all.
MIXED = 6.0
# What it costs to have a label over a column that the body leaves empty, and a column without a label.
UNUSED, UNLABELLED = 14.0, 14.0
NO_LIMIT = 1 << 20
# What it costs to cut a group of a lower line in two.
CUT = 200.0


@dataclass(frozen=True, slots=True)
class Label:
    """One label (or one line of a wrapped label)."""

    line: int
    left: int
    right: int
    text: str
    lines: tuple[int, ...] = field(default=())
    block: int = 0  # the display width of the lines it is wrapped over, once known

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> int:
        return display_width(self.text)


@dataclass(frozen=True, slots=True)
class Group:
    """A label over the columns first..last."""

    label: Label
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class HeaderRow:
    cells: tuple[str, ...]
    lines: tuple[int, ...]  # indices of lines


@dataclass(frozen=True, slots=True)
class _Header:
    """What is known of a header while its groups are found, from the lowest line to the highest."""

    body: Sequence[Extent]
    leaf: Sequence[Label | None]  # by column
    places: Sequence[Extent]  # where each column is
    foot: int  # the lowest line
    upper: Sequence[Label]  # the labels that have labels below them
    names: frozenset[int]  # the columns that hold text or codes
    groups: list[Group] = field(default_factory=list)
    wrapped: dict[int, list[Label]] = field(default_factory=lambda: defaultdict(list))

    @property
    def count(self) -> int:
        return len(self.places)

    def touched(self, label: Label) -> tuple[int, int]:
        """The columns whose leaf labels a label is printed over, or else those whose cells it stands over."""
        over = [column for column, leaf in enumerate(self.leaf) if leaf and _overlap(leaf, label)]
        over = over or [
            column
            for column, (left, right) in enumerate(self.places)
            if min(right, label.right) - max(left, label.left)
            >= min(2, label.right - label.left, right - left)
        ]
        if over:
            return over[0], over[-1]
        column = min(
            range(self.count), key=lambda column: distance((label.left, label.right), self.places[column])
        )
        return column, column

    def below(self, label: Label, column: int) -> bool:
        leaf = self.leaf[column]
        return leaf is None or leaf.line > label.line

    def may_wrap(self, label: Label, column: int) -> bool:
        """True if a label may be the upper line of the one below: it fills its line, both exceed the cell."""
        leaf = self.leaf[column]
        if leaf is None:
            return False
        left, right = self.body[column]
        return label.width + 2 >= leaf.width and label.width + leaf.width > right - left

    def height(self, column: int) -> float | None:
        """The line on which the label of a column is centred; None if it has none or stands in a group."""
        leaf = self.leaf[column]
        if leaf is None or any(group.first <= column <= group.last for group in self.groups):
            return None
        lines = [label.line for label in (leaf, *self.wrapped[column])]
        return (min(lines) + max(lines)) / 2

    def height_speaks(self, column: int, label: Label) -> float:
        """Positive if the height of a column's label says that it stands under the label of a group, negative
        if it says that its cell reaches higher: labels are centred in the height of their cells."""
        height = self.height(column)
        if height is None or height <= label.line:
            return 0.0
        first, last = self.touched(label)
        beneath = [known for other in range(first, last + 1) if (known := self.height(other)) is not None]
        expected = max(beneath, default=(label.line + 1 + self.foot) / 2)
        higher = min(abs(height - (top + self.foot) / 2) for top in range(label.line + 1))
        return higher - abs(height - expected)

    def misfit(self, label: Label, first: int, last: int) -> float:
        """What speaks against a span: groups that it cuts in two, columns whose cells reach higher."""
        price = 0.0
        for group in self.groups:
            overlap = group.first <= last and first <= group.last
            if overlap and not (first <= group.first and group.last <= last):
                price += CUT
        if first == last:
            return price + self._unwrapped(label, first)
        inside = {column in self.names for column in range(first, last + 1)}
        if (
            len(inside) == 2
            and last not in self.names
            and last + 1 < self.count
            and last + 1 not in self.names
        ):
            price += MIXED
        beside = [column for column in range(first, last + 1) if self.height_speaks(column, label) < 0]
        price += BESIDE * len(beside)
        return price

    def _unwrapped(self, label: Label, column: int) -> float:
        """What speaks against a label being wrapped: its neighbours do not stand between its lines."""
        below = self.leaf[column]
        if below is None or below.width < 4:
            return 0.0
        price = 0.0
        for other in (column - 1, column + 1):
            beside = self.leaf[other] if 0 <= other < self.count else None
            if beside and beside.line == below.line:
                above = [upper for upper in self.upper if upper.line == label.line]
                if not any(self.touched(upper) == (other, other) for upper in above):
                    price += BESIDE
        return price


def labels(cells: Sequence[Sequence[Token]]) -> list[Label]:
    """The labels of one line."""
    return [
        Label(
            cell[0].line,
            cell[0].left,
            cell[-1].right,
            " ".join(token.text for token in cell),
            (cell[0].line,),
        )
        for cell in cells
    ]


def leaves(placed: Sequence[Label], body: Sequence[Sequence[Extent]]) -> list[Label]:
    """The labels without a label below them, from left to right; `body` is where the body's cells are."""
    lowest: list[Label] = []
    for label in sorted(placed, key=lambda label: -label.line):
        if not any(_overlap(low, label, slack=1) for low in lowest if low.line > label.line):
            lowest.append(label)
    lowest.sort(key=lambda label: label.left)
    lowest = [label for place, label in enumerate(lowest) if not _between_children(lowest, place, body)]
    return [replace(label, block=_block(label, placed, lowest)) for label in lowest]


def _block(label: Label, placed: Sequence[Label], lowest: Sequence[Label]) -> int:
    """The display width of a leaf label with the lines above it that stand over it alone."""
    over = [upper for upper in placed if upper.line < label.line and _overlap(upper, label)]
    alone = [upper.width for upper in over if sum(1 for other in lowest if _overlap(upper, other)) == 1]
    return max([label.width, *alone])


def _overlap(one: Label, other: Label, slack: int = 0) -> bool:
    if slack and min(one.width, other.width) >= SHORT:
        slack = 0
    return one.left < other.right + slack and other.left < one.right + slack


def match(foot: Sequence[Label], body: Sequence[Extent]) -> list[tuple[Label | None, int | None]]:
    """The columns: every leaf label with the column of the body it heads.

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
    return path[::-1]


def _steps(
    best: Sequence[Sequence[float]], foot: Sequence[Label], body: Sequence[Extent], row: int, column: int
) -> list[tuple[float, tuple[int, int]]]:
    steps = []
    if row and column:
        label = foot[row - 1]
        apart = distance((label.left, label.right), body[column - 1])
        steps.append((best[row - 1][column - 1] + apart, (1, 1)))
    if row:
        room = body[column][0] - body[column - 1][1] if 0 < column < len(body) else NO_LIMIT
        crowded = UNUSED if foot[row - 1].block > room else 0.0
        steps.append((best[row - 1][column] + UNUSED + crowded, (1, 0)))
    if column:
        steps.append((best[row][column - 1] + UNLABELLED, (0, 1)))
    return steps


def _between_children(lowest: Sequence[Label], place: int, body: Sequence[Sequence[Extent]]) -> bool:
    """True for a short label of a group, printed over the gap between two of its columns."""
    if not 0 < place < len(lowest) - 1:
        return False
    left, label, right = lowest[place - 1 : place + 2]
    if min(left.line, right.line) <= label.line:
        return False
    if label.line > 0 and abs(label.centre - (left.left + right.right) / 2) > OFF_CENTRE:
        return False
    for cells in body:
        within = [cell for cell in cells if left.left <= (cell[0] + cell[1]) / 2 <= right.right]
        if len(within) > 2:
            return False
    return True


def header_rows(
    placed: Sequence[Label], leaf: Sequence[Label | None], body: Sequence[Extent], names: frozenset[int]
) -> list[HeaderRow]:
    """The header as a matrix: groups by level, each in the first column of its span, and the leaf labels.

    `leaf` is the leaf label of every column, `body` what the cells of the body cover in it ((0, 0): nothing),
    `names` are the columns that hold text or codes.
    """
    if not placed:
        return []
    used = {(label.line, label.left) for label in leaf if label}
    upper = [label for label in placed if (label.line, label.left) not in used]
    header = _Header(
        body,
        leaf,
        [_place(label, covered) for label, covered in zip(leaf, body, strict=True)],
        max(label.line for label in placed),
        upper,
        names,
    )
    for line in sorted({label.line for label in upper}, reverse=True):
        row = [label for label in upper if label.line == line]
        for group in _spans(row, header):
            if group.first == group.last:
                header.wrapped[group.first].append(group.label)
            else:
                header.groups.append(group)
    return _matrix(_join_fragments(header.groups), leaf, header.wrapped)


def _place(label: Label | None, covered: Extent) -> Extent:
    """Where a column is: what its leaf label and its body cover."""
    if label is None:
        return covered
    if covered == (0, 0):
        return label.left, label.right
    return min(label.left, covered[0]), max(label.right, covered[1])


def _spans(row: Sequence[Label], header: _Header) -> list[Group]:
    """The columns that each label of a line covers: disjoint spans whose centres are nearest to the labels',
    with a price for every column that by its height belongs under a label of the line and is left out."""
    blocked = [label is not None and label.line == row[0].line for label in header.leaf]
    choices = {label: _options(label, blocked, header) for label in row}
    wraps = {
        label: any(first == last and price < BESIDE for first, last, price in choices[label]) for label in row
    }
    orphaned = [0.0]
    for column in range(header.count):
        nearest = min(row, key=lambda label: abs(label.centre - sum(header.places[column]) / 2))
        left_out = not blocked[column] and not wraps[nearest] and header.height_speaks(column, nearest) > 0
        orphaned.append(orphaned[-1] + (ORPHAN if left_out else 0.0))
    best: dict[int, tuple[float, list[Group]]] = {-1: (0.0, [])}  # by the last column used
    for label in sorted(row, key=lambda label: label.left):
        following: dict[int, tuple[float, list[Group]]] = {}
        for used, (cost, chosen) in best.items():
            for first, last, price in choices[label]:
                if first <= used:
                    continue
                total = cost + price + orphaned[first] - orphaned[used + 1]
                if last not in following or total < following[last][0]:
                    following[last] = (total, [*chosen, Group(label, first, last)])
        if not following:  # two labels in one column: keep them together
            first, _ = header.touched(label)
            following = {
                max(used, first): (cost + CUT, [*chosen, Group(label, first, first)])
                for used, (cost, chosen) in best.items()
            }
        best = following
    rest = {used: (cost + orphaned[-1] - orphaned[used + 1], chosen) for used, (cost, chosen) in best.items()}
    return min(rest.values(), key=lambda entry: entry[0])[1]


def _options(label: Label, blocked: Sequence[bool], header: _Header) -> list[tuple[int, int, float]]:
    """The spans a label may have, with their prices."""
    touched_first, touched_last = header.touched(label)
    low, high = touched_first, touched_last
    while (
        low > 0 and touched_first - low < FARTHEST and not blocked[low - 1] and header.below(label, low - 1)
    ):
        low -= 1
    while (
        high < header.count - 1
        and high - touched_last < FARTHEST
        and not blocked[high + 1]
        and header.below(label, high + 1)
    ):
        high += 1
    options: list[tuple[int, int, float]] = []
    leaf = header.leaf[touched_first]
    if touched_first == touched_last and leaf and _continues(label.text, leaf, header.wrapped[touched_first]):
        return [(touched_first, touched_first, 0.0)]
    for first in range(low, touched_first + 1):
        for last in range(touched_last, high + 1):
            if first == last and not header.may_wrap(label, first):
                continue
            centre = (header.places[first][0] + header.places[last][1]) / 2
            price = abs(centre - label.centre) + header.misfit(label, first, last)
            options.append((first, last, price))
    return options or [(touched_first, touched_last, CUT)]


def _continues(upper: str, leaf: Label, between: Sequence[Label]) -> bool:
    """True if a label surely is the rest of the one above it: a lone character, or inside an open bracket."""
    alone = leaf.width < 4 and leaf.text not in ALONE and not between
    return alone or upper.count("（") + upper.count("(") > upper.count("）") + upper.count(")")


def _join_fragments(groups: Sequence[Group]) -> list[Group]:
    """Join the lines of a wrapped group label: the same span, the upper line filled."""
    joined: list[Group] = []
    for group in sorted(groups, key=lambda group: (group.first, group.last, group.label.line)):
        above = joined[-1] if joined else None
        if (
            above
            and (above.first, above.last) == (group.first, group.last)
            and above.label.width >= max(8, group.label.width)
        ):
            label = replace(
                above.label,
                text=join_text([above.label.text, group.label.text]),
                lines=(*above.label.lines, *group.label.lines),
            )
            joined[-1] = replace(above, label=label)
        else:
            joined.append(group)
    return joined


def _matrix(
    groups: Sequence[Group], leaf: Sequence[Label | None], wrapped: dict[int, list[Label]]
) -> list[HeaderRow]:
    """Every label in the first column of its span, as many rows down as groups stand over it; blanks below it."""
    count = len(leaf)
    placed: list[tuple[int, int, str, tuple[int, ...]]] = []  # row, column, text, lines
    for group in groups:
        over = sum(1 for other in groups if _stands_over(other, group))
        placed.append((over, group.first, group.label.text, group.label.lines))
    for column, lowest in enumerate(leaf):
        pieces = [*wrapped[column], *([lowest] if lowest else [])]
        pieces.sort(key=lambda label: (label.line, label.left))
        over = sum(1 for group in groups if group.first <= column <= group.last)
        lines = tuple(line for label in pieces for line in label.lines)
        placed.append((over, column, join_text([label.text for label in pieces]), lines))
    rows: list[HeaderRow] = []
    for depth in range(max(row for row, *_ in placed) + 1):
        cells, printed = [""] * count, set[int]()
        for row, column, text, lines in placed:
            if row == depth:
                cells[column] = join_text([cells[column], text])
                printed.update(lines)
        rows.append(HeaderRow(tuple(cells), tuple(sorted(printed))))
    return rows


def _stands_over(upper: Group, lower: Group) -> bool:
    within = upper.first <= lower.first and lower.last <= upper.last
    return upper is not lower and within and upper.label.line < lower.label.line


def join_text(pieces: Sequence[str]) -> str:
    """The pieces of a cell joined: with a blank only between words of Latin letters or digits."""
    text = ""
    for piece in pieces:
        if (
            text
            and piece
            and text[-1].isascii()
            and piece[0].isascii()
            and text[-1].isalnum()
            and piece[0].isalnum()
        ):
            text += " "
        text += piece
    return text
