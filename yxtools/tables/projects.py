"""Unit > project: which rows of a project table are units, and which projects they own.

Layouts lose the indentation that tells units from projects, so two witnesses are heard: names (an
organisation's name ends otherwise than a project's) and sums (a unit's figure is the sum of the rows after
it).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from yxtools.figures import Interval
from yxtools.tables.labels import Labels, plain
from yxtools.tables.model import Row

_LONGEST_LIST = 400
_NOT_NAMED = 3
_NOT_SUMMED = 4


def owners(rows: Sequence[Row], labels: Labels) -> None:
    """Sets the parents of a project table's rows: projects below units, units below the total."""
    total = next((row for row in rows[:2] if row.role == "total" and not _subtotal(row, labels)), None)
    total = total or next((row for row in rows if row.role == "total" and not _subtotal(row, labels)), None)
    members = [row for row in rows if row is not total]
    if any(_subtotal(row, labels) for row in members):
        _below_subtotals(members, total, labels)
        return
    if total is None and len(members) > 2 and _sum_of_units(members):
        total, members = members[0], members[1:]
        total.role = "total"
    units = _units(members, labels)
    head: Row | None = None
    for row in members:
        if row.role == "total":
            continue
        if row.index in units:
            head = row
            row.parent = total.index if total is not None else None
            row.role = "unit"
        else:
            owner = head or total
            row.parent = owner.index if owner is not None else None


def _subtotal(row: Row, labels: Labels) -> bool:
    return row.role == "total" and labels.subtotal(row.name)


def _below_subtotals(members: Sequence[Row], total: Row | None, labels: Labels) -> None:
    """Named subtotals (某某局小计) stand above their rows, or below them, the same way throughout."""
    leads = _subtotal(members[0], labels)
    head: Row | None = None
    waiting: list[Row] = []
    for row in members:
        if _subtotal(row, labels):
            row.parent = total.index if total is not None else None
            head = row
            for one in waiting if not leads else ():
                one.parent = row.index
            waiting = []
        elif leads:
            row.parent = head.index if head is not None else None
        else:
            waiting.append(row)
    for row in waiting:
        row.parent = total.index if total is not None else None


def _amount(row: Row) -> Interval | None:
    """The figure of the first column that has one: the row's total."""
    for column in sorted(row.cells):
        cell = row.cells[column]
        if cell.figure is not None:
            return cell.figure.interval()
    return None


def _sum_of_units(members: Sequence[Row]) -> bool:
    """Whether the first row is the department and the others its units and their projects: twice its figure
    in all.
    """
    first = _amount(members[0])
    amounts = [amount for row in members[1:] if (amount := _amount(row)) is not None]
    if first is None or not amounts:
        return False
    added = amounts[0]
    for amount in amounts[1:]:
        added = added + amount
    return added.meets(first * 2) or added.meets(first)


def _units(members: Sequence[Row], labels: Labels) -> set[int]:
    """The rows that are units: the cheapest reading, where every disbelief in a name or a sum has its
    price.
    """
    data = labels.taxonomy.captions["organisation"]
    behind = "|".join([r"\([^()]*\)", *data["behind"]])
    organisation = re.compile(rf"(?:{'|'.join(data['endings'])})(?:{behind})*$")
    project = re.compile(rf"(?:{'|'.join(data['not_endings'])})(?:\([^()]*\))*$")
    likes = [
        bool(organisation.search(plain(row.name))) and not project.search(plain(row.name)) for row in members
    ]
    if not any(likes):
        return set()
    amounts = [_amount(row) or Interval(0, 0) for row in members]
    scale = max(amount.scale for amount in amounts)
    lows = [amount.low * 10 ** (scale - amount.scale) for amount in amounts]
    highs = [amount.high * 10 ** (scale - amount.scale) for amount in amounts]
    sums_low, sums_high, alien = [0], [0], [0]
    for low, high, like in zip(lows, highs, likes, strict=True):
        sums_low.append(sums_low[-1] + low)
        sums_high.append(sums_high[-1] + high)
        alien.append(alien[-1] + (_NOT_NAMED if like else 0))
    count = len(members)
    cost = [0.0] + [float("inf")] * count
    back = [0] * (count + 1)
    for start in range(count):
        if cost[start] == float("inf"):
            continue
        named = 0 if likes[start] else _NOT_NAMED
        for end in range(start + 1, min(count, start + _LONGEST_LIST) + 1):
            low, high = sums_low[end] - sums_low[start + 1], sums_high[end] - sums_high[start + 1]
            holds = end > start + 1 and low <= highs[start] and lows[start] <= high
            price = cost[start] + named + (0 if holds else _NOT_SUMMED) + alien[end] - alien[start + 1]
            if price < cost[end]:
                cost[end], back[end] = price, start
    units, end = set(), count
    while end > 0:
        units.add(members[back[end]].index)
        end = back[end]
    return (
        units
        if cost[count] < _NOT_SUMMED * max(1, len(units))
        else {m.index for m, like in zip(members, likes, strict=True) if like}
    )
