"""The level 2 of every indicator.

The official tree says which level 1 a level 2 belongs to; the numbers of the indicators (指标1, 指标2 …)
say where a level 2 begins, so a label that slid onto a neighbouring row is put back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yxtools.cards.roles import bare_number
from yxtools.cards.rows import Row
from yxtools.cards.vocabulary import Vocabulary
from yxtools.language import _


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
        and all(bare_number(cell.text) for cell in rows[group[0]].left)
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
                where = _("below the first row of its group")
            elif mine == level:
                continue
            elif at + 1 < len(groups) and labels[at + 1] is None:
                labels[at + 1] = level
                where = _("above its group")
            else:
                where = _("beside an indicator of {text}").format(text=mine.text)
            notes.append(
                _("line {line}: {text} is printed {where}").format(
                    line=rows[index].line, text=slid.text, where=where
                )
            )
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
                    _("line {line}: no level-2 label is printed; {name} by the order of the form").format(
                        line=where[at + offset], name=name
                    )
                )
        else:
            notes.append(_("line {line}: the level-2 label is missing").format(line=where[at]))
        at = end
