"""The unit that a table prints above itself: 元 where the figures are in 万元, or the other way round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand, Relation
from yxtools.checks.sheet import Sheet
from yxtools.checks.slips import UNIT, UNIT_POWER
from yxtools.figures import Interval
from yxtools.language import _
from yxtools.units import money_power

Record = dict[str, Any]

RULE = "unit/caption"
PRINTED = re.compile(r"单\s*位\s*[:：]")
"""The caption that gives the unit of a table."""
TELLING = 4
"""Digits, zeros behind them aside, of a figure that is not printed twice by chance."""
CERTAIN = 3
"""Figures printed elsewhere in another unit that leave no doubt."""
COARSE = 2
"""Power of ten of the yuan to which amounts are rounded so that those in 元 and in 万元 can be compared."""


def captions(tables: Iterable[Record]) -> dict[str, Operand]:
    """The unit above every table that prints one, by table."""
    found = {}
    for table in tables:
        for caption in table["captions"] if table["type"] == "table" else ():
            if table["unit"] and PRINTED.search(caption["text"]):
                place = f"{table['id']}.unit", _("unit of {table}").format(table=table["title"])
                found[table["id"]] = Operand(*place, caption["line"], table["unit"], None, 0, None)
    return found


class _Amounts:
    """The amounts of one table that are telling: as printed, and in yuan."""

    def __init__(self, sheet: Sheet, power: int) -> None:
        self.power = power
        own = [operand for _row, _column, operand in sheet.figures() if operand.power == power]
        points = [one.figure.point for one in own if one.figure is not None]
        self.printed = {one for one in points if _telling(one)}
        self.rounded = {abs(one.shifted(power).rounded(-COARSE)) for one in self.printed}


def confused(sheets: Sequence[Sheet], related: Iterable[Relation] = ()) -> Iterator[Observation]:
    """Tables in another unit than most, whose figures others print digit for digit in theirs and none in the
    same amount; or none at all prints. `related` are relations between figures of several tables that may
    be of the same amount.
    """
    vouched = _vouched(related)
    known = captions(sheet.table for sheet in sheets)
    powers = {sheet.id: money_power(str(sheet.table["unit"])) for sheet in sheets if sheet.id in known}
    amounts = {
        sheet.id: _Amounts(sheet, power)
        for sheet in sheets
        if (power := powers.get(sheet.id)) in (0, UNIT_POWER)
    }
    units = Counter(one.power for one in amounts.values())
    prints = Counter(amount for one in amounts.values() for amount in one.rounded)
    printed: dict[int, set[Interval]] = {power: set() for power in units}
    for one in amounts.values():
        printed[one.power] |= one.printed
    for table, own in amounts.items():
        elsewhere = len(amounts) - units[own.power]
        if units[own.power] >= elsewhere or any(prints[amount] > 1 for amount in own.rounded):
            continue
        if table in vouched:
            continue
        others = [points for power, points in printed.items() if power != own.power]
        same = {point for point in own.printed if any(point in points for points in others)}
        if same or (units[own.power] == 1 and elsewhere >= CERTAIN):
            yield _observed(known[table], len(same))


def _vouched(related: Iterable[Relation]) -> set[str]:
    """The tables that print in their unit what another prints for the same thing in its own: there a few
    digits tell enough.
    """
    found: set[str] = set()
    for relation in related:
        operands = [one for _sign, one in relation.operands if one.figure is not None and one.figure.scaled]
        if len({one.power for one in operands}) > 1 and operands[0].interval().meets(operands[1].interval()):
            found.update(one.ref.partition(".")[0] for one in operands)
    return found


def _telling(point: Interval) -> bool:
    return len(str(abs(point.low)).rstrip("0")) >= TELLING


def _observed(caption: Operand, same: int) -> Observation:
    suspect = {
        "ref": caption.ref,
        "line": caption.line,
        "printed": caption.raw,
        "implied": None,
        "slip": UNIT,
    }
    if not same:
        message = _("{caption} is {unit}, that of all other tables is not").format(
            caption=caption.label, unit=caption.raw
        )
        return Observation(RULE, message, (caption,), "info", suspects=(suspect,))
    message = _("{caption} is {unit}, but other tables print {count} of its figures in another unit").format(
        caption=caption.label, unit=caption.raw, count=same
    )
    return Observation(
        RULE, message, (caption,), "error" if same >= CERTAIN else "warning", suspects=(suspect,)
    )
