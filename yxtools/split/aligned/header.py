"""The header of an aligned table, read as a tree: every label stands over a span of columns.

What is known of printed headers decides between the trees:

* a label stands in the middle of the columns it spans;
* the columns directly below one label (or below none) are cells of one height: their labels, however many
  lines they are wrapped over, are centred on the same line (or, in some headers, all begin on the top line);
* a label is wrapped because its line is full.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yxtools.split.aligned.columns import Extent, distance
from yxtools.split.aligned.labels import Label, Matching, overlap
from yxtools.split.aligned.spans import cells, middles, printed_widths

# The levels of a code, each the label of a column of its own.
LEVELS = frozenset("类款项目")
# A label of a group is this far, at most, off the middle of its columns.
OFF_CENTRE = 24.0
# A label is wrapped over no more lines.
MOST_WRAPPED = 5
# What a line costs that a label stands off the one its cell is centred on (half a line costs little, for
# lines are printed on whole rows), or off those of the cells beside it.
OFF_LEVEL, OFF_ROW, FREE = 3.0, 5.0, 0.5
# What it costs a group to hold names and some of the columns of figures beside them, but not all.
MIXED = 6.0
# What it costs the label of a group to stand in the middle by the widths on paper rather than by characters.
ON_PAPER = 0.5
# What it costs a group to hold all columns, those of the names as well.
WHOLE = 20.0
# What it costs a group of figures to hold two of the same label (合计 of this year, 合计 of the next), and a
# column to stand beside a group that holds its label (预算数, 决算数).
TWICE = 6.0
# What it costs a group to be the only one within another.
ONLY = 2.0
# What it costs to wrap a label that is no sentence's end: the piece of a word alone, two labels on one line.
BROKEN = 20.0
# What it costs a column under no label of a group to stand next to a group.
BESIDE = 2.0
# What it costs a group of columns to stand beside one that holds a group of columns on its line.
PART = 1.0
# A line of a wrapped label is so much narrower than the widest, at most.
RAGGED = 3
# What it costs to wrap a label in a cell that is wide enough for it.
NEEDLESS = 4.0
# What it costs the label of a group, a line, that more than one line of others stands between its own.
STRETCHED = 6.0
_IMPOSSIBLE = float("inf")


@dataclass(frozen=True, slots=True)
class HeaderRow:
    cells: tuple[str, ...]
    lines: tuple[int, ...]  # indices of lines


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a header: the lines of its label over the columns first..last, and the cells below it."""

    first: int
    last: int
    lines: tuple[Label, ...]
    below: "tuple[Box, ...]" = ()


Found = tuple[float, tuple[Box, ...]]


def header_tree(
    placed: Sequence[Label], matching: Matching, body: Sequence[Extent], names: frozenset[int]
) -> Found:
    """The header read as a tree (its topmost boxes), and how badly the labels stand for it.

    `body` is what the cells of the body cover in every column, `names` are the columns of the body that hold
    text or codes."""
    if not placed:
        return 0.0, tuple(Box(column, column, ()) for column in range(len(matching.columns)))
    named = frozenset(place for place, (_, column) in enumerate(matching.columns) if column in names)
    last = len(matching.columns) - 1
    found = [
        _Trees(placed, matching, body, named, centred).below(0, last, 0, BESIDE) for centred in (True, False)
    ]
    return min(found, key=_price)


class _Trees:
    """The trees over every span of columns, each found once."""

    def __init__(
        self,
        placed: Sequence[Label],
        matching: Matching,
        body: Sequence[Extent],
        names: frozenset[int],
        centred: bool,
    ) -> None:
        self.foot = [label for label, _ in matching.columns]
        self.body = [body[column] if column is not None else None for _, column in matching.columns]
        self.levels = code_levels([label.text if label else "" for label in self.foot])
        self.names = names | self.levels
        self.centred = centred  # labels are centred in the height of their cells; else they stand at the top
        self.lowest = max(label.line for label in placed)
        self.cells = cells(self.foot, self.body)
        self.held: list[list[Label]] = [[] for _ in self.foot]
        for label in sorted(placed, key=lambda label: (label.line, label.left)):
            self.held[self._column(label)].append(label)
        self.widths = printed_widths(self.held, self.body)
        self.feet = {(label.line, label.left) for label in self.foot if label}
        self.groups: dict[tuple[int, int, int], tuple[float, Box | None]] = {}

    def _column(self, label: Label) -> int:
        """The column a label stands over (with its middle, if over several)."""
        over = []
        for column, foot in enumerate(self.foot):
            if foot and (foot.line, foot.left) == (label.line, label.left):
                return column
            if foot and overlap(foot, label, slack=1):
                over.append(column)
        if len(over) == 1:
            return over[0]
        middle = int(label.centre)
        return min(
            over or range(len(self.foot)),
            key=lambda column: distance((middle, middle + 1), self.cells[column]),
        )

    def below(self, first: int, last: int, top: int, beside: float = 0.0) -> Found:
        """The boxes side by side over the columns first..last, from the line `top` down.

        `beside` is what it costs a column to stand next to a group there."""
        held = [
            [label for label in self.held[column] if label.line >= top] for column in range(first, last + 1)
        ]
        upper = min((labels[0].line for labels in held if labels), default=top)
        expected = (upper + self.lowest) / 2 if self.centred else float(upper)
        levels = [self._level(labels) for labels in held]
        wrapped = [self._wrapped(labels, first + place) for place, labels in enumerate(held)]
        best: Found = (_IMPOSSIBLE, ())
        for row in sorted({level for level in levels if level is not None} or {expected}):
            alone = [
                price + (0.0 if level is None else _off_level(level, expected, row))
                for price, level in zip(wrapped, levels, strict=True)
            ]
            for groups in sorted({label.line for labels in held for label in labels[:-1]} or {upper}):
                found = self._side_by_side(first, last, top, held, alone, beside, groups)
                best = min(best, found, key=_price)
        return best

    def _side_by_side(
        self,
        first: int,
        last: int,
        top: int,
        held: Sequence[list[Label]],
        alone: Sequence[float],
        beside: float,
        row: int,
    ) -> Found:
        """The cheapest boxes over first..last: columns, each at its price in `alone`, and groups, those of
        columns alone with their labels on the line `row`."""
        nothing: Found = (0.0, ())
        rest = [(nothing, nothing)]  # for what is right of a column: with a column first, with a group first
        for column in range(last, first - 1, -1):
            single = Box(column, column, tuple(held[column - first]))
            cost = _half(single, rest[-1][1][1]) + beside if column < last else 0.0
            price, boxes = _cheaper(rest[-1][0], rest[-1][1], 0.0, cost)
            groups: Found = (_IMPOSSIBLE, ())
            for end in range(column + 1, last + 1):
                cost, group = self.group(column, end, top)
                if group:
                    cost += self._off_row(group, row)
                    after = rest[last - end]
                    to_column = _half(after[0][1][0], (group,)) + beside if end < last else 0.0
                    to_group = _beside_part(group, after[1][1]) if end < last else 0.0
                    following = _cheaper(after[0], after[1], to_column, to_group)
                    groups = min(groups, (cost + following[0], (group, *following[1])), key=_price)
            rest.append(((price + alone[column - first], (single, *boxes)), groups))
        return min(rest[-1], key=_price)

    def _off_row(self, group: Box, row: int) -> float:
        """What it costs a group of columns alone that its label is off the line `row`: all cells beside it
        are as high."""
        level = self._level(group.lines)
        if level is None or not _of_columns(group):
            return 0.0
        return OFF_ROW * max(0.0, abs(level - row) - FREE)

    def _level(self, labels: Sequence[Label]) -> float | None:
        """The line that a wrapped label is centred on (or begins on)."""
        if not labels:
            return None
        return (labels[0].line + labels[-1].line) / 2 if self.centred else float(labels[0].line)

    def group(self, first: int, last: int, top: int) -> tuple[float, Box | None]:
        """The group over first..last whose label stands on the line `top` or below, if there is one."""
        key = (first, last, top)
        if key not in self.groups:
            self.groups[key] = (_IMPOSSIBLE, None)
            self.groups[key] = min(self._groups(first, last, top), key=lambda found: found[0])
        return self.groups[key]

    def _groups(self, first: int, last: int, top: int) -> Iterator[tuple[float, Box | None]]:
        yield _IMPOSSIBLE, None
        inside = sorted(
            (label for column in range(first, last + 1) for label in self.held[column] if label.line >= top),
            key=lambda label: (label.line, label.left),
        )
        centres = middles(self.cells[first : last + 1], self.widths[first : last + 1])
        room = self.cells[last][1] - self.cells[first][0]
        for count, label in enumerate(inside[:MOST_WRAPPED], 1):
            if (
                (label.line, label.left) in self.feet
                or count < len(inside)
                and inside[count].line == label.line
            ):
                if (label.line, label.left) in self.feet:
                    return
                continue
            lines = inside[:count]
            if len({one.line for one in lines}) < count:
                return
            off = min(_off_centre(lines, centres[0]), _off_centre(lines, centres[1]) + ON_PAPER)
            if off > OFF_CENTRE:
                return
            price = off + wrapping(lines, room) + _stretched(lines) + self._mixed(first, last)
            found, boxes = self.below(first, last, label.line + 1)
            only = ONLY if len(boxes) == 1 else 0.0
            named = not self.names.isdisjoint(range(first, last + 1))
            twice = TWICE if not named and _repeats(boxes) else 0.0
            yield price + only + twice + found, Box(first, last, tuple(lines), boxes)

    def _mixed(self, first: int, last: int) -> float:
        names = {column in self.names for column in range(first, last + 1)}
        if len(names) == 2 and last - first + 1 == len(self.foot):
            return WHOLE
        following = last + 1 < len(self.foot) and last + 1 not in self.names
        return MIXED if len(names) == 2 and last not in self.names and following else 0.0

    def _wrapped(self, lines: Sequence[Label], column: int) -> float:
        """What speaks against the lines being the label of one column."""
        if not lines:
            return 0.0
        body = self.body[column]
        price = wrapping(lines, body[1] - body[0] if body else 0)
        if column in self.levels:
            return 0.0 if len(lines) == 1 else price + BROKEN
        off = [min(abs(one.centre - lines[-1].centre), abs(one.left - lines[-1].left)) for one in lines[:-1]]
        price += BROKEN if not all(overlap(one, lines[-1], slack=1) for one in lines[:-1]) else 0.0
        return price + sum(off) / max(1, len(off))


def _off_centre(lines: Sequence[Label], middle: float) -> float:
    return sum(abs(one.centre - middle) for one in lines) / len(lines)


def _repeats(boxes: Sequence[Box]) -> bool:
    """Whether two columns side by side in one group have the same label."""
    labels = [join_text([line.text for line in box.lines]) for box in boxes if box.lines and not box.below]
    return len(labels) > len(set(labels))


def _half(column: Box, following: Sequence[Box]) -> float:
    """What it costs a column to stand beside a group that has a label like its own, on the same line: they
    are the halves of pairs."""
    if not following or not column.lines:
        return 0.0
    own = (column.lines[-1].line, column.lines[-1].text)
    feet = [(box.lines[-1].line, box.lines[-1].text) for box in following[0].below if box.lines]
    return TWICE if own in feet else 0.0


def _beside_part(group: Box, following: Sequence[Box]) -> float:
    """What it costs two groups side by side that one is of columns alone, its label on the line of such a
    group within the other: cells of one height begin on one line."""
    if not following:
        return 0.0
    pairs = (group, following[0].below[:1]), (following[0], group.below[-1:])
    same = any(
        _of_columns(one) and _of_columns(part) and one.lines[-1].line == part.lines[-1].line
        for one, parts in pairs
        for part in parts
    )
    return PART if same else 0.0


def _of_columns(box: Box) -> bool:
    """Whether a box is a group of columns alone."""
    return bool(box.below) and not any(part.below for part in box.below)


def _price(found: Found) -> float:
    return found[0]


def _cheaper(column: Found, group: Found, to_column: float, to_group: float) -> Found:
    """What follows a box: a column first or a group first, with what it costs to stand next to it."""
    one, other = column[0] + to_column, group[0] + to_group
    return (one, column[1]) if one <= other else (other, group[1])


def code_levels(foot: Sequence[str]) -> frozenset[int]:
    """The columns of the levels of a code: their labels are 类, 款, … side by side."""
    found = [column for column, text in enumerate(foot) if text in LEVELS]
    return frozenset(column for column in found if column - 1 in found or column + 1 in found)


def _off_level(level: float, expected: float, row: float) -> float:
    off = abs(level - expected)
    return off + OFF_LEVEL * max(0.0, off - FREE) + OFF_ROW * abs(level - row)


def wrapping(lines: Sequence[Label], room: int) -> float:
    """What speaks against the lines being one wrapped label, in a cell at least `room` wide."""
    if len(lines) == 1:
        return BROKEN if lines[0].width < 4 else 0.0
    price = 0.0
    widest = max(line.width for line in lines)
    for upper, lower in zip(lines, lines[1:], strict=False):
        if lower.line == upper.line:
            price += BROKEN
        elif not _open(upper.text):
            price += max(0.0, widest - upper.width - RAGGED)
            price += NEEDLESS if upper.width + lower.width <= room else 0.0
    return price


def _stretched(lines: Sequence[Label]) -> float:
    """What speaks against the lines being one label that other lines stand between: of the cells beside it
    one line may, for every label is centred by itself."""
    return STRETCHED * sum(max(0, two.line - one.line - 2) for one, two in pairwise(lines))


def _open(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def header_rows(boxes: Sequence[Box], count: int) -> list[HeaderRow]:
    """The tree as rows: every label in the first column of its span, on the row of its depth."""
    rows: list[HeaderRow] = []
    while boxes:
        cells, lines = [""] * count, set[int]()
        for box in boxes:
            cells[box.first] = join_text([label.text for label in box.lines])
            lines.update(label.line for label in box.lines)
        rows.append(HeaderRow(tuple(cells), tuple(sorted(lines))))
        boxes = [below for box in boxes for below in box.below]
    return rows


def join_text(pieces: Sequence[str]) -> str:
    """The pieces of a cell joined: with a blank only between words of Latin letters or digits."""
    text = ""
    for piece in pieces:
        latin = text and piece and text[-1].isascii() and piece[0].isascii()
        text += f" {piece}" if latin and text[-1].isalnum() and piece[0].isalnum() else piece
    return text
