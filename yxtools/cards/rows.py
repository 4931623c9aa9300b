"""Rows of indicators taken apart: the labels of levels, the number of the indicator, the cells behind them.

Labels of a level are recognised by their words wherever recognition left them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from yxtools.cards.lines import Cell, Line
from yxtools.cards.vocabulary import Label, Vocabulary
from yxtools.text import squeeze

Roles = tuple[tuple[str, int], ...]

CHINESE_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Header:
    """The head of the indicators: the roles of columns, with their columns, from left to right."""

    roles: Roles
    width: int

    @property
    def halves(self) -> bool:
        """Whether two blocks (implementation period | year) stand side by side."""
        return (
            sum(role == "target" for role, _ in self.roles) > 1
            or sum(role == "level3" for role, _ in self.roles) > 1
        )

    @property
    def boundary(self) -> int:
        """The column where the second block begins."""
        second = [column for role, column in self.roles if role in ("level2", "level3")]
        names = [column for role, column in self.roles if role == "level3"]
        first = names[0] if names else 0
        return min((column for column in second if column > first), default=self.width)

    @property
    def fields(self) -> list[tuple[str, int]]:
        """The roles behind the name, with their distance from it."""
        names = [column for role, column in self.roles if role == "level3"]
        before = names or [column for role, column in self.roles if role == "level2"]
        start = before[0] if before else 0
        return [
            (role, column - start)
            for role, column in self.roles
            if column > start and not role.startswith("level")
        ]

    def under(self, above: Roles) -> Header:
        """This head with the roles of a line above it for the columns behind those it names; the columns of a
        line whose merged cells got lost are counted on.
        """
        named = {role for role, _ in self.roles}
        last = max(column for _, column in self.roles)
        more = [(role, column) for role, column in above if role not in named]
        if any(column <= last for _, column in more):
            more = [(role, last + at) for at, (role, _) in enumerate(more, 1)]
        return replace(self, roles=(*self.roles, *more))


@dataclass(slots=True)
class Row:
    """One row taken apart. `left` and `right` are the cells behind the labels."""

    line: int
    level1: Label | None = None
    level2: Label | None = None
    level2_right: Label | None = None
    tag: int | None = None
    left: list[Cell] = field(default_factory=list)
    right: list[Cell] = field(default_factory=list)
    divided: bool = False
    header: Header | None = None
    marker: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        return not (self.level1 or self.level2 or self.level2_right or self.tag or self.left or self.right)


def headed(line: Line, vocabulary: Vocabulary) -> Roles:
    """The roles of the columns that the cells of a line head, with their columns."""
    found: list[tuple[str, int]] = []
    named = False
    for cell in line.cells:
        role = vocabulary.column(cell.text)
        if role == "level3" and named and squeeze(cell.text) in vocabulary.described:
            role = "description"
        named = named or role == "level3"
        if role is not None:
            found.append((role, cell.column))
    return tuple(found)


def leveled(roles: Roles) -> bool:
    """Whether there are columns of levels among those headed: the line is a head, or what is left of one."""
    return any(role.startswith("level") for role, _ in roles)


def header(line: Line, roles: Roles) -> Header | None:
    """The head of the indicators, if a line that heads these columns is one."""
    if len(roles) < 2 or len({role for role, _ in roles}) < 2 or not leveled(roles):
        return None
    return Header(roles, line.width)


def heads_below(roles: Roles) -> bool:
    """Whether a line with these heads of columns is the upper one of two, of which the lower names the
    levels.
    """
    named = {role for role, _ in roles}
    return len(named) > 1 and bool(named & {"target", "actual"}) and not leveled(roles)


def take_apart(line: Line, head: Header | None, vocabulary: Vocabulary, halves: bool) -> Row:
    """A line of indicators as labels and cells."""
    row = Row(line.line if not line.cells else min(line.line, line.cells[0].line), header=head)
    cells = list(line.cells)
    tag = vocabulary.regex("indicators", "tag")
    for at, cell in enumerate(cells):
        content = bool(row.left) or row.tag is not None
        if at <= 1 and not content and not row.level2 and vocabulary.grouping(cell.text):
            continue
        label = vocabulary.level(cell.text) or (_unknown(cell, cells, vocabulary) if halves else None)
        if label is not None and _place(row, label, cells[at + 1 :], vocabulary, halves):
            continue
        if (match := tag.match(cell.text)) is not None and not row.left:
            row.tag = CHINESE_NUMBERS.get(match[1]) or int(match[1])
            rest = cell.text[match.end() :].strip()
            if not rest:
                continue
            cell = cell._replace(text=rest)
        if label is None and not content and (parts := _glued_label(cell, vocabulary)) is not None:
            if _place(row, parts[0], cells[at + 1 :], vocabulary, halves):
                cell = parts[1]
        (row.right if row.divided else row.left).append(cell)
    return row


def _unknown(cell: Cell, cells: Sequence[Cell], vocabulary: Vocabulary) -> Label | None:
    """A level-2 label that no form knows: it ends like one and heads both blocks of the row."""
    text = squeeze(cell.text)
    if (
        len(text) > 8
        or not text.endswith("指标")
        or vocabulary.grouping(text)
        or sum(squeeze(c.text) == text for c in cells) != 2
    ):
        return None
    return Label("level2", text, text, exact=False)


def _place(row: Row, label: Label, following: Sequence[Cell], vocabulary: Vocabulary, halves: bool) -> bool:
    """Put a label where it belongs in the row; False if it can only be a text."""
    after = vocabulary.level(following[0].text) if following else None
    labelled = row.level2 is not None or row.level1 is not None
    if (
        not row.left
        and row.tag is None
        and row.level2 is None
        and row.level1 is None
        and _heads(label, after, vocabulary)
    ):
        official = label.key if label.kind == "level1" else vocabulary.parents.get(label.key, label.key)
        if label.key == "成本指标" and after is not None and vocabulary.parents.get(after.key) == label.key:
            official = label.key
        row.level1 = replace(label, kind="level1", key=official)
        return True
    if label.kind == "level1":
        return False
    if row.level2 is None and not row.left and row.tag is None:
        row.level2 = label
        return True
    if (
        halves
        and not row.left
        and row.level2 is not None
        and label.key == row.level2.key
        and len(following) > 1
    ):
        # the label printed twice; before a single value it is the name of the indicator
        return vocabulary.level(following[1].text) is None
    if halves and not row.divided and (labelled or row.left):
        row.level2_right, row.divided = label, True
        return True
    return False


def _heads(label: Label, after: Label | None, vocabulary: Vocabulary) -> bool:
    """Whether a label stands for a level 1: it is one, or a level 2 with a maximum score before another level
    2.
    """
    if label.kind == "level1":
        return True
    if after is None or after.kind != "level2":
        return False
    return label.maximum is not None or vocabulary.parents.get(after.key) == label.key


def _glued_label(cell: Cell, vocabulary: Vocabulary) -> tuple[Label, Cell] | None:
    """A level-2 label with a name behind a stroke: 服务对象满意度/用户满意度."""
    before, stroke, after = cell.text.partition("/")
    label = vocabulary.level(before) if stroke and after else None
    return (
        (label, cell._replace(text=after.strip())) if label is not None and label.kind == "level2" else None
    )
