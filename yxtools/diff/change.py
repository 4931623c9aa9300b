"""How a fact changed from one document to the next: the difference, its rate, the kind of change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from yxtools.checks.growth import PERCENT_POWER, of_figures, over
from yxtools.diff.documents import agrees
from yxtools.diff.model import Document, Pair, Print
from yxtools.figures import ZERO, Interval, json_number, total
from yxtools.language import _
from yxtools.text import squeeze
from yxtools.units import comparable

Record = dict[str, Any]

# Decimals of a percentage as it is written; its rate is computed with as many more.
_DECIMALS = 2
_MORE = 6


class Change(NamedTuple):
    """A pair with its difference, in the basic unit (元)."""

    pair: Pair
    status: str
    delta: Interval | None
    """The difference of the printed values, a point; None where the units cannot be compared."""

    @property
    def slack(self) -> Interval:
        """How far rounding may have moved the difference."""
        return total(
            one.interval.half_width for one in (self.pair.before, self.pair.after) if one is not None
        )

    @property
    def is_total(self) -> bool:
        """Whether it is of a whole table or column."""
        return dict(self.pair.key).get("class") == "total"

    @property
    def shown(self) -> Print:
        """The print that gives the change its name and unit: the later one, if there is one."""
        found = self.pair.after or self.pair.before
        assert found is not None
        return found


def change(pair: Pair) -> Change:
    """What happened to a fact. A side that prints nothing counts as zero."""
    before, after = pair.before, pair.after
    if before is None or after is None:
        only = before or after
        assert only is not None
        delta = only.point if before is None else -only.point
        status = "same" if delta == ZERO else "added" if before is None else "removed"
        return Change(pair, status, delta)
    if before.raw == after.raw and before.unit == after.unit and not (before.summed or after.summed):
        return Change(pair, "recoded" if pair.recoded else "same", ZERO)
    if before.unit and after.unit and not comparable(before.unit, after.unit):
        return Change(pair, "recoded" if pair.recoded else "changed", None)
    same = agrees(before.interval, after.interval)
    status = "recoded" if pair.recoded else "same" if same else "changed"
    return Change(pair, status, after.point - before.point)


def percent(found: Change) -> tuple[float, float] | None:
    """The change in percent of the figure before, and how far rounding may have moved it; None of zero."""
    before, after = found.pair.before, found.pair.after
    if found.delta is None or before is None or before.point == ZERO:
        return None
    rate = over(found.delta, before.point, _DECIMALS + _MORE)
    assert rate is not None
    widest = of_figures(1, _DECIMALS + _MORE)([after.interval if after else ZERO, before.interval])
    slack = ZERO if widest is None else widest.half_width
    return _percent(rate), _percent(slack)


def _percent(rate: Interval) -> float:
    return json_number(rate.shifted(-PERCENT_POWER).rounded(_DECIMALS), _DECIMALS)


def number(point: Interval, power: int) -> int | float:
    """A point in a unit of 10**power, as a JSON number."""
    shifted = point.shifted(-power)
    return json_number(shifted.low, shifted.scale)


def record(
    found: Change, identity: Record, against: str, stage: str | None, notes: Sequence[str] = ()
) -> Record:
    """The `change` record; `stage` is that of both documents, if they have the same."""
    pair, shown = found.pair, found.shown
    key = dict(pair.key) if stage is None else {**dict(pair.key), "stage": stage}
    rate = percent(found)
    delta = None if found.delta is None else number(found.delta, shown.power)
    return {
        "type": "change",
        "doc": identity["doc"],
        "against": against,
        "id": identity["id"],
        "key": key,
        "label": shown.label,
        "unit": shown.unit,
        "before": _side(pair.before),
        "after": _side(pair.after),
        "delta": delta,
        "percent": None if rate is None else rate[0],
        "precision": {
            "delta": None if delta is None else number(found.slack, shown.power),
            "percent": None if rate is None else rate[1],
        },
        "status": found.status,
        "note": "; ".join((*pair.notes, *_remarks(found), *notes)),
    }


def _side(one: Print | None) -> Record | None:
    if one is None:
        return None
    return {
        "value": one.value,
        "decimals": one.decimals,
        "raw": one.raw,
        "unit": one.unit,
        "code": one.code,
        "name": squeeze(one.name),
        "ref": one.ref,
        "line": one.line,
        "file": one.file,
    }


def _remarks(found: Change) -> list[str]:
    """What a reader has to know of a change before relying on it."""
    pair = found.pair
    said = []
    if pair.before is not None and pair.after is not None:
        if found.status == "recoded":
            said.append(_recoding(pair.before, pair.after))
        if found.delta is None:
            said.append(_("the units cannot be compared"))
        elif bool(pair.before.unit) != bool(pair.after.unit):
            said.append(_("only one of the two documents prints a unit; taken for the same"))
    elif not pair.comparable:
        said.append(_("the other document has no such column"))
    elif found.status == "same":
        said.append(_("nothing is printed on the other side"))
    if pair.before is not None and pair.before.note:
        said.append(_("before: {note}").format(note=pair.before.note))
    if pair.after is not None and pair.after.note:
        said.append(_("after: {note}").format(note=pair.after.note))
    return said


def _recoding(before: Print, after: Print) -> str:
    names = [" ".join(part for part in (one.code, squeeze(one.name)) if part) for one in (before, after)]
    return _("{before} is now {after}").format(before=names[0], after=names[1])


def compared(document: Document, other: Document) -> str | None:
    """The stage of both documents, None if they differ in it."""
    return document.stage if document.stage == other.stage else None
