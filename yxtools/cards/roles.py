"""What the cells behind the name of an indicator are (target, score …): by the head and by their look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from yxtools.cards.lines import Cell
from yxtools.cards.rows import Row
from yxtools.cards.vocabulary import Vocabulary
from yxtools.figures import parse_figure
from yxtools.text import squeeze

# What a row of one column block prints behind the name, in the order of the official form, where no head says
# it.
USUAL = ("target", "actual", "reason", "score")
# A bound: ≥90%, 不少于3次
BOUND = re.compile(r"^[≥≤><=＞＜〉〈]|^不[少低超大高]")


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
    if cells and not bare_number(cells[0].text) and squeeze(cells[0].text) not in vocabulary.statuses:
        name = cells.pop(0)
    elif (
        cells and row.tag is None and row.level2 is None and len(cells) > 1 and not bare_number(cells[0].text)
    ):
        return None, {}
    if name is None:
        last = cells[-1].text if cells else ""
        return None, {"score": last} if bare_number(last) and "score" in roles else {}
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
    kinds = [_Kind.of(cell.text, vocabulary) for cell in cells]
    best: tuple[int, tuple[int, ...]] = (10**6, ())
    for chosen in combinations(range(len(expected)), len(cells)):
        cost = _cost(cells, kinds, start, [(*expected[role], role + 1) for role in chosen])
        if not any(expected[role][0] == "target" for role in chosen):
            cost += 3
        if cost < best[0]:
            best = (cost, chosen)
        if not cost:
            break
    return {expected[role][0]: cell.text for cell, role in zip(cells, best[1], strict=True)}


def _cost(
    cells: Sequence[Cell], kinds: Sequence[_Kind], start: int, chosen: Sequence[tuple[str, int, int]]
) -> int:
    """How ill cells fit the chosen roles: each with its distance from the name in the head, and its rank."""
    cost, column, before, rank = 0, start, 0, 0
    for cell, kind, (role, distance, place) in zip(cells, kinds, chosen, strict=True):
        gap = cell.column - column
        cost += min(abs(gap - (distance - before)), abs(gap - (place - rank))) + kind.unlike(role)
        column, before, rank = cell.column, distance, place
    return cost


class _Kind(NamedTuple):
    """What a text looks like."""

    bare: bool
    """A number without a unit."""
    valued: bool
    """A bound, or a figure with its unit."""
    status: bool
    """A word that says only that something is done, or nothing."""

    @classmethod
    def of(cls, text: str, vocabulary: Vocabulary) -> _Kind:
        return cls(bare_number(text), valued(text), squeeze(text) in vocabulary.statuses)

    def unlike(self, role: str) -> int:
        """How little it looks like what a role prints."""
        if role in ("score", "weight"):
            return 0 if self.bare else 6
        if role == "reason":
            return 3 if self.valued or self.bare else 0
        if role in ("description", "basis", "standard"):
            return 1 if self.valued else 0
        if role == "target":
            return 1 if self.status else 0
        return 1 if role == "actual" and self.bare else 0


def bare_number(text: str) -> bool:
    figure = parse_figure(text)
    return figure is not None and figure.unit is None


def valued(text: str) -> bool:
    return BOUND.match(text) is not None or (
        (figure := parse_figure(text)) is not None and figure.unit is not None
    )
