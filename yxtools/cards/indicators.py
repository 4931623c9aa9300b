"""Rows of indicators: level 1, level 2, name, target and what else the form prints.

Labels of a level are recognised by their words wherever recognition left them. The official tree says which
level 1 a
level 2 belongs to; the numbers of the indicators (指标1, 指标2 …) say where a level 2 begins, so a label that
slid onto a
neighbouring row is put back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from yxtools.cards.lines import Cell, Line
from yxtools.cards.vocabulary import Label, Vocabulary
from yxtools.figures import parse_figure
from yxtools.text import squeeze

IMPLEMENTATION, ANNUAL = "implementation", "annual"
# What a row of one column block prints behind the name, in the order of the official form, where no head says
# it.
USUAL = ("target", "actual", "reason", "score")
# A bound: ≥90%, 不少于3次
BOUND = re.compile(r"^[≥≤><=＞＜〉〈]|^不[少低超大高]")
CHINESE_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Header:
    """The head of the indicators: the roles of columns, with their columns, from left to right."""

    roles: tuple[tuple[str, int], ...]
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


@dataclass(slots=True)
class Indicator:
    """One indicator as it stands in the card."""

    line: int
    scope: str | None
    level1: str | None
    level2: str | None
    level3: str | None
    target: str | None = None
    actual: str | None = None
    reason: str | None = None
    score: str | None = None
    weight: str | None = None
    description: str | None = None
    basis: str | None = None
    unit: str | None = None


def header(line: Line, vocabulary: Vocabulary) -> Header | None:
    """The head of the indicators, if a line is one."""
    roles = tuple(
        (role, cell.column) for cell in line.cells if (role := vocabulary.column(cell.text)) is not None
    )
    levels = {role for role, _ in roles if role.startswith("level")}
    if not levels or len({role for role, _ in roles}) < 2:
        return None
    return Header(roles, line.width)


def marker(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is what is left of a second head, so that the next rows are of the second block."""
    return len(line.cells) == 1 and (vocabulary.column(line.cells[0].text) or "").startswith("level")


def take_apart(line: Line, head: Header | None, vocabulary: Vocabulary, halves: bool) -> Row:
    """A line of indicators as labels and cells."""
    row = Row(line.line if not line.cells else min(line.line, line.cells[0].line), header=head)
    cells = list(line.cells)
    tag = vocabulary.regex("indicators", "tag")
    for at, cell in enumerate(cells):
        content = bool(row.left) or row.tag is not None
        if not content and not row.level2 and vocabulary.grouping(cell.text) and at <= 1:
            continue
        label = vocabulary.level(cell.text) or (_unknown(cell, cells, vocabulary) if halves else None)
        if label is not None and _place(row, label, cells[at + 1 :], vocabulary, halves):
            continue
        if (match := tag.match(cell.text)) is not None and not row.left:
            row.tag = CHINESE_NUMBERS.get(match[1]) or int(match[1])
            rest = cell.text[match.end() :].strip()
            if not rest:
                continue
            cell = replace(cell, text=rest)
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
        (label, replace(cell, text=after.strip())) if label is not None and label.kind == "level2" else None
    )


# --- levels
# ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Level:
    """The level 2 of a row: its official name, and as printed."""

    key: str
    text: str


def levels(rows: Sequence[Row], vocabulary: Vocabulary, notes: list[str]) -> list[Level | None]:
    """The level 2 of every row: by the numbers of the indicators where they are printed, else by the label
    above.
    """
    if sum(row.tag is not None for row in rows) * 2 < sum(1 for row in rows if row.left):
        return _below(rows)
    groups: list[list[int]] = []
    for at, row in enumerate(rows):
        fresh = row.tag == 1 or (row.tag is None and row.level2 is not None)
        if fresh or not groups:
            pending = bool(groups) and row.tag == 1 and row.level2 is None and _only_label(rows, groups[-1])
            if not pending:
                groups.append([])
        groups[-1].append(at)
    labels = _attached(rows, groups, notes)
    _inferred(labels, [rows[group[0]].line for group in groups], vocabulary, notes)
    found: list[Level | None] = [None] * len(rows)
    for label, group in zip(labels, groups, strict=True):
        for at in group:
            found[at] = label
    return found


def _only_label(rows: Sequence[Row], group: Sequence[int]) -> bool:
    """Whether a group is a row with a label and nothing else: its indicators follow."""
    return (
        len(group) == 1
        and rows[group[0]].tag is None
        and all(_bare_number(cell.text) for cell in rows[group[0]].left)
    )


def _below(rows: Sequence[Row]) -> list[Level | None]:
    found: list[Level | None] = []
    current: Level | None = None
    for row in rows:
        if row.level2 is not None:
            current = Level(row.level2.key, row.level2.text)
        found.append(current)
    return found


def _attached(rows: Sequence[Row], groups: Sequence[Sequence[int]], notes: list[str]) -> list[Level | None]:
    """The label of every group; one printed beside a later number belongs to its group, or to the next."""
    own = [rows[group[0]].level2 for group in groups]
    labels: list[Level | None] = [Level(label.key, label.text) if label else None for label in own]
    for at, group in enumerate(groups):
        for index in group[1:]:
            slid = rows[index].level2
            if slid is None:
                continue
            level, mine = Level(slid.key, slid.text), labels[at]
            if mine is None:
                labels[at] = level
                where = "below the first row of its group"
            elif mine == level:
                continue
            elif at + 1 < len(groups) and labels[at + 1] is None:
                labels[at + 1] = level
                where = "above its group"
            else:
                where = f"beside an indicator of {mine.text}"
            notes.append(f"line {rows[index].line}: {slid.text} is printed {where}")
    return labels


def _inferred(
    labels: list[Level | None], where: Sequence[int], vocabulary: Vocabulary, notes: list[str]
) -> None:
    """Name groups without label where the official order leaves exactly as many names as there are groups."""
    order = vocabulary.order
    at = 0
    while at < len(labels):
        if labels[at] is not None:
            at += 1
            continue
        end = next((i for i in range(at, len(labels)) if labels[i] is not None), len(labels))
        before, after = (labels[at - 1] if at else None), (labels[end] if end < len(labels) else None)
        first = order.index(before.key) + 1 if before is not None and before.key in order else 0
        last = order.index(after.key) if after is not None and after.key in order else first
        missing = order[first:last]
        if len(missing) == end - at:
            for offset, name in enumerate(missing):
                labels[at + offset] = Level(name, name)
                notes.append(
                    f"line {where[at + offset]}: no level-2 label is printed; {name} by the order of the form"
                )
        else:
            notes.append(f"line {where[at]}: the level-2 label is missing")
        at = end


# --- single block
# ---------------------------------------------------------------------------------------------------


def fields(row: Row, vocabulary: Vocabulary) -> tuple[str | None, dict[str, str]]:
    """The name of the indicator of a row of one block, and its other fields by role."""
    cells = list(row.left) + list(row.right)
    expected = (
        row.header.fields
        if row.header is not None and row.header.fields
        else [(role, at) for at, role in enumerate(USUAL, 1)]
    )
    roles = [role for role, _ in expected]
    name: Cell | None = None
    if cells and not _bare_number(cells[0].text) and squeeze(cells[0].text) not in vocabulary.statuses:
        name = cells.pop(0)
    elif (
        cells
        and row.tag is None
        and row.level2 is None
        and len(cells) > 1
        and not _bare_number(cells[0].text)
    ):
        return None, {}
    if name is None:
        last = cells[-1].text if cells else ""
        return None, {"score": last} if _bare_number(last) and "score" in roles else {}
    found = _assigned(cells, name.column, expected, vocabulary)
    if (actual := found.get("actual")) and "reason" not in found:
        match = vocabulary.regex("indicators", "glued_status").match(actual)
        if match is not None:
            found["actual"], found["reason"] = match[1].strip(), match[2]
    return name.text, found


def _assigned(
    cells: Sequence[Cell], start: int, expected: Sequence[tuple[str, int]], vocabulary: Vocabulary
) -> dict[str, str]:
    """The cells behind a name by role: roles keep their order; gaps between cells and kind of text decide."""
    cells = list(cells)[: len(expected)]
    best: tuple[int, tuple[int, ...]] = (10**6, ())
    for chosen in combinations(range(len(expected)), len(cells)):
        cost = _cost(cells, start, [(*expected[role], role + 1) for role in chosen], vocabulary)
        if not any(expected[role][0] == "target" for role in chosen):
            cost += 3
        if cost < best[0]:
            best = (cost, chosen)
    return {expected[role][0]: cell.text for cell, role in zip(cells, best[1], strict=True)}


def _cost(
    cells: Sequence[Cell], start: int, chosen: Sequence[tuple[str, int, int]], vocabulary: Vocabulary
) -> int:
    """How ill cells fit the chosen roles: each with its distance from the name in the head, and its rank."""
    cost, column, before, rank = 0, start, 0, 0
    for cell, (role, distance, place) in zip(cells, chosen, strict=True):
        gap = cell.column - column
        cost += min(abs(gap - (distance - before)), abs(gap - (place - rank))) + _unlike(
            cell, role, vocabulary
        )
        column, before, rank = cell.column, distance, place
    return cost


def _unlike(cell: Cell, role: str, vocabulary: Vocabulary) -> int:
    """How little a text looks like what a role prints."""
    bare, valued = _bare_number(cell.text), _valued(cell.text)
    if role in ("score", "weight"):
        return 0 if bare else 6
    if role == "reason":
        return 3 if valued or bare else 0
    if role in ("description", "basis", "standard"):
        return 1 if valued else 0
    if role == "target":
        return 1 if squeeze(cell.text) in vocabulary.statuses else 0
    return 1 if role == "actual" and bare else 0


def _bare_number(text: str) -> bool:
    figure = parse_figure(text)
    return figure is not None and figure.unit is None


def _valued(text: str) -> bool:
    return BOUND.match(text) is not None or (
        (figure := parse_figure(text)) is not None and figure.unit is not None
    )


# --- two blocks side by side
# ----------------------------------------------------------------------------------------


Half = tuple[str | None, str | None]


def halves(row: Row, vocabulary: Vocabulary) -> tuple[Half | None, Half | None]:
    """Name and target of the left and of the right block of a row; None where a block is blank."""
    left, right = list(row.left), list(row.right)
    if not row.divided:
        left, right = _divided(left, row.header)
    return _half(left, vocabulary), _half(right, vocabulary)


def _divided(cells: list[Cell], head: Header | None) -> tuple[list[Cell], list[Cell]]:
    """Cells without a label between the blocks: two and two, else by the column where the second block
    begins.
    """
    if len(cells) == 4:
        return cells[:2], cells[2:]
    if head is None or not cells:
        return cells, []
    names = [column for role, column in head.roles if role == "level3"]
    shift = cells[0].column - names[0] if names and cells[0].column < head.boundary else 0
    boundary = head.boundary + max(-2, min(2, shift))
    left = [cell for cell in cells if cell.column < boundary]
    right = [cell for cell in cells if cell.column >= boundary]
    if len(left) == len(right) == 1 and not _alike(left[0].text, right[0].text):
        return cells, []
    return left, right


def _alike(one: str, other: str) -> bool:
    """Whether two names are one, perhaps with the end of one cut off."""
    one, other = squeeze(one), squeeze(other)
    return one.startswith(other) or other.startswith(one)


def _half(cells: Sequence[Cell], vocabulary: Vocabulary) -> Half | None:
    if not cells:
        return None
    if len(cells) > 1:
        return cells[-2].text, cells[-1].text
    text = cells[0].text
    middle = len(text) // 2
    if _valued(text) or (len(text) > 3 and text[:middle] == text[middle:]):
        return None, text
    return split_value(text, vocabulary)


def split_value(text: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """A name with its value behind it, taken apart; the value is None if there is none."""
    match = vocabulary.regex("indicators", "glued_value").match(text) if len(text) < 80 else None
    if match is not None and len(squeeze(match[1])) >= 2:
        return match[1].strip(), match[2].strip()
    for words in vocabulary.data["indicators"]["glued_words"]:
        if text.endswith(words) and len(text) > len(words) + 3:
            return text[: -len(words)].rstrip(" 、，,"), words
    return text, None


def repeated(half: Half, known: Sequence[Half]) -> bool:
    """Whether an indicator was printed before, perhaps with its end cut off."""
    name, target = half
    return name is not None and any(
        target == printed and other is not None and min(len(name), len(other)) >= 4 and _alike(name, other)
        for other, printed in known
    )
