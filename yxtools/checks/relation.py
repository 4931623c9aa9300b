"""One relation between printed figures, and its test with intervals.

A figure printed with d decimals stands for the closed interval value ± ½·10⁻ᵈ; a relation holds if the
interval of the whole meets the interval its parts add up to (XBRL Calculations 1.1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from yxtools.figures import Figure, Interval, added, json_number, quotient
from yxtools.language import _
from yxtools.notation import like

EQUAL, AT_MOST = "=", "<="

Formula = Callable[[Sequence[Interval]], Interval | None]
"""What figures amount to, from their intervals in the order of the parts; None where it is undefined."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A printed figure as part of a relation. A blank that stands for zero has figure None."""

    ref: str
    label: str
    line: int
    raw: str
    figure: Figure | None
    power: int
    """Power of ten from its unit to the family's basic unit (万元: 4)."""
    unit: str | None
    legible: bool = True
    printed: bool = True
    """False for a number that a rule brings along, as the 100 that weights add up to."""

    @property
    def blank(self) -> bool:
        """Whether nothing is printed: it stands for zero, and is no figure anyone can have got wrong."""
        return self.figure is None and self.legible

    def interval(self) -> Interval:
        return _ZERO if self.figure is None else self.figure.interval(self.power)

    def point(self) -> Interval:
        return _ZERO if self.figure is None else self.figure.point.shifted(self.power)


_ZERO = Interval(0, 0, 0)

FINER = 2
"""Decimals by which a message tells an amount more finely than the figure it is compared with."""


@dataclass(frozen=True)
class Relation:
    """`whole` = (or <=) the sum of the signed `parts`."""

    # No slots: every relation is asked again and again whether it holds, and keeps the answer.

    rule: str
    whole: Operand
    parts: tuple[tuple[int, Operand], ...]
    kind: str = EQUAL
    severity: str = "error"
    note: str = ""
    expected: Interval | None = None
    """What the parts amount to where that is no sum: the product or quotient of their intervals."""
    formula: Formula | None = None
    """How `expected` comes from the parts; None where words, not figures, say what is expected."""
    blanks: tuple[tuple[int, Operand], ...] = ()
    """Further parts in which nothing is printed: zeros, unless a figure is missing."""

    @cached_property
    def operands(self) -> tuple[tuple[int, Operand], ...]:
        return ((1, self.whole), *self.parts)

    @property
    def of_words(self) -> bool:
        """Whether words say what is expected, so that no other figure would do instead."""
        return self.expected is not None and self.formula is None

    def empty(self) -> bool:
        """Whether no figure is printed on one of its sides, or nothing but zeros."""
        return all(operand.blank for _, operand in self.operands)

    def status(self) -> str:
        """exact, rounded, fail or unverifiable."""
        return self._status

    @cached_property
    def _status(self) -> str:
        if not all(operand.legible for _, operand in self.operands):
            return "unverifiable"
        if self.expected is not None:
            actual, wanted = self.whole.interval(), self.expected
            printed = actual.contains(wanted.middle)  # what the figures give, rounded, is what is printed
            return "exact" if printed else "rounded" if wanted.meets(actual) else "fail"
        point, sum_ = self.whole.point(), self.amount(exact=True)
        if point == sum_ or (self.kind == AT_MOST and point.before(sum_)):
            return "exact"
        return "rounded" if self.whole.interval().meets(self.amount(exact=False)) else "fail"

    def amount(self, exact: bool) -> Interval:
        """What the parts amount to, as printed (`exact`) or with the room that rounding leaves."""
        point, room = self._amounts
        return point if exact else room

    @cached_property
    def _amounts(self) -> tuple[Interval, Interval]:
        if self.expected is not None:
            return self.expected, self.expected
        return added((sign, one.figure, one.power) for sign, one in self.parts if one.figure is not None)

    def record(self, identity: dict[str, Any], file: str) -> dict[str, Any]:
        """The `check` record."""
        status = self.status()
        shown = status != "unverifiable"
        power = self.whole.power
        actual, wanted = self.whole.point(), self.amount(exact=True).middle
        slack = (self.whole.interval().half_width + self.amount(exact=False).half_width) if shown else _ZERO
        return {
            **identity,
            "rule": self.rule,
            "status": status,
            "severity": self.severity if status == "fail" else "info",
            "operands": [
                operand_record(sign, operand) for sign, operand in self.operands if not operand.blank
            ],
            "expected": _number(wanted, power) if shown else None,
            "actual": _number(actual, power) if shown else None,
            "difference": _number(actual - wanted, power) if shown else None,
            "tolerance": _number(slack, power) if shown else None,
            "unit": self.whole.unit,
            "suspects": [],
            "finding": None,
            "message": self.message(status),
            "src": self._source(file),
        }

    def _source(self, file: str) -> dict[str, Any]:
        lines = [operand.line for _, operand in self.operands if not operand.blank] or [self.whole.line]
        return {"file": file, "line": lines[0], "end_line": max(lines)}

    def message(self, status: str) -> str:
        """One sentence: what should equal what, and by how much it does not."""
        if status == "unverifiable":
            illegible = [operand for _, operand in self.operands if not operand.legible]
            reason = self.note or ", ".join(
                _("{label} {printed!r} (line {line})").format(
                    label=operand.label, printed=operand.raw, line=operand.line
                )
                for operand in illegible
            )
            return _("{whole}: cannot be checked: {reason}").format(whole=self.whole.label, reason=reason)
        actual, wanted = self.whole.point(), self.amount(exact=True).middle
        said = _("{whole} {printed}, expected {wanted}")
        if self.kind == AT_MOST:
            said = _("{whole} {printed}, expected at most {wanted}")
        said = said.format(
            whole=self.whole.label, printed=self.whole.raw or _("(blank)"), wanted=self._told(wanted)
        )
        if status == "fail":
            said += _(", difference {difference}").format(difference=self._told(actual - wanted))
        if self.whole.unit and self.whole.raw[-1:].isdigit():
            said += self.whole.unit
        return _("{said} ({note})").format(said=said, note=self.note) if self.note else said

    def _told(self, point: Interval) -> str:
        """A point as the whole is printed, a little finer at most: a quotient never ends."""
        figure, own = self.whole.figure, point.shifted(-self.whole.power)
        if figure is not None:
            own = _rounded(own, figure.decimals + FINER)
        return like(_number(own, 0), self.whole.raw)


def unverifiable(rule: str, whole: Operand, parts: Sequence[Operand], why: str) -> Relation:
    """A relation that is not tested, and why."""
    return Relation(rule, replace(whole, legible=False), tuple((1, part) for part in parts), note=why)


def summed(rule: str, whole: Operand, parts: Sequence[tuple[int, Operand]], **rest: Any) -> Relation:
    """A relation to the sum of the signed parts; those that are blank are set apart."""
    printed = tuple(part for part in parts if not part[1].blank)
    blanks = tuple(part for part in parts if part[1].blank)
    return Relation(rule, whole, printed, blanks=blanks, **rest)


def calculated(
    rule: str, whole: Operand, parts: Sequence[Operand], formula: Formula, **rest: Any
) -> Relation | None:
    """A relation to what a formula makes of the parts; None where it is undefined (a quotient by zero)."""
    expected = formula([part.interval() for part in parts])
    if expected is None:
        return None
    signed = tuple((1, part) for part in parts)
    return Relation(rule, whole, signed, expected=expected, formula=formula, **rest)


def ratio(decimals: int) -> Formula:
    """The first of two parts over the second."""
    return lambda parts: quotient(parts[0], parts[1], decimals)


def operand_record(sign: int, operand: Operand) -> dict[str, Any]:
    """An operand as it stands in a check."""
    figure = operand.figure
    return {
        "ref": operand.ref,
        "label": operand.label,
        "value": None if figure is None else figure.value,
        "raw": operand.raw,
        "unit": operand.unit,
        "sign": sign,
        "line": operand.line,
    }


def _rounded(point: Interval, scale: int) -> Interval:
    """A point with at most `scale` decimals."""
    excess = point.scale - scale
    if excess <= 0:
        return point
    step = int(10**excess)
    low = (2 * abs(point.low) + step) // (2 * step) * (1 if point.low >= 0 else -1)
    return Interval(low, low, scale)


def _number(point: Interval, power: int) -> int | float:
    """A point in a unit of 10**power, as a JSON number."""
    shifted = point.shifted(-power)
    whole, rest = divmod(shifted.low, 10**shifted.scale)
    return json_number(shifted.low, shifted.scale) if rest else json_number(whole, 0)
