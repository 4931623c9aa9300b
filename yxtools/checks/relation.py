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

    @classmethod
    def place(cls, ref: str, label: str, line: int, raw: str) -> Operand:
        """What is printed in words, and where."""
        return cls(ref, label, line, raw, None, 0, None)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed: it stands for zero, and is no figure anyone can have got wrong."""
        return self.figure is None and self.legible

    def interval(self) -> Interval:
        return _ZERO if self.figure is None else self.figure.interval(self.power)

    def point(self) -> Interval:
        figure = self.figure
        if figure is None:
            return _ZERO
        places = figure.decimals - self.power
        if places < 0:
            return figure.point.shifted(self.power)
        return Interval(figure.scaled, figure.scaled, places)


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
        return self._tested[0]

    @property
    def wanted(self) -> Interval:
        """What the whole should be by its parts, as a point."""
        return self._tested[1]

    @property
    def residual(self) -> Interval:
        """The whole less what the parts amount to, with all the room that rounding leaves."""
        return self._tested[2]

    @cached_property
    def _tested(self) -> tuple[str, Interval, Interval]:
        """Status, wanted and residual."""
        actual = self.whole.interval()
        if self.expected is not None:
            wanted, residual = self._nominal(self.expected).middle, actual - self.expected
            # what the figures give, rounded, is what is printed
            exact = actual.contains(wanted)
        else:
            figures = [(sign, one.figure, one.power) for sign, one in self.parts if one.figure is not None]
            wanted, room = added(figures)
            point, residual = self.whole.point(), actual - room
            exact = point == wanted or (self.kind == AT_MOST and point.before(wanted))
        status = "exact" if exact else "rounded" if residual.low <= 0 <= residual.high else "fail"
        legible = all(operand.legible for _, operand in self.operands)
        return status if legible else "unverifiable", wanted, residual

    def _nominal(self, expected: Interval) -> Interval:
        """What the formula makes of the parts as printed: the middle of a quotient's interval is another."""
        nominal = self.formula([part.point() for _, part in self.parts]) if self.formula else None
        return expected if nominal is None else nominal

    def record(self, identity: dict[str, Any], file: str) -> dict[str, Any]:
        """The `check` record."""
        status = self.status()
        printed = [(sign, operand) for sign, operand in self.operands if not operand.blank]
        lines = [operand.line for _, operand in printed] or [self.whole.line]
        return {
            **identity,
            "rule": self.rule,
            "status": status,
            "severity": self.severity if status == "fail" else "info",
            "operands": [operand_record(sign, operand) for sign, operand in printed],
            **self._numbers(status),
            "unit": self.whole.unit,
            "suspects": [],
            "finding": None,
            "message": self.message(status),
            "src": {"file": file, "line": lines[0], "end_line": max(lines)},
        }

    def _numbers(self, status: str) -> dict[str, int | float | None]:
        """What is expected and printed, how far they are apart and may be, in the unit of the whole."""
        if status == "unverifiable":
            return dict.fromkeys(("expected", "actual", "difference", "tolerance"))
        power, actual, wanted = self.whole.power, self.whole.point(), self.wanted
        same = actual == wanted
        number = _number(actual, power)
        return {
            "expected": number if same else _number(wanted, power),
            "actual": number,
            "difference": 0 if same else _number(actual - wanted, power),
            "tolerance": _number(self.residual.half_width, power),
        }

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
        wanted = self.wanted
        said = _("{whole} {printed}, expected {wanted}")
        if self.kind == AT_MOST:
            said = _("{whole} {printed}, expected at most {wanted}")
        said = said.format(
            whole=self.whole.label, printed=self.whole.raw or _("(blank)"), wanted=self._told(wanted)
        )
        if status == "fail":
            said += _(", difference {difference}").format(difference=self._told(self.whole.point() - wanted))
        if self.whole.unit and self.whole.raw[-1:].isdigit():
            said += self.whole.unit
        return _("{said} ({note})").format(said=said, note=self.note) if self.note else said

    def _told(self, point: Interval) -> str:
        """A point as the whole is printed, a little finer at most: a quotient never ends."""
        figure, own = self.whole.figure, point.shifted(-self.whole.power)
        if figure is not None:
            most = figure.decimals + FINER
            own = own if own.scale <= most else Interval(own.rounded(most), own.rounded(most), most)
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


def _number(point: Interval, power: int) -> int | float:
    """A point in a unit of 10**power, as a JSON number."""
    low, scale = point.low, point.scale + power
    if scale < 0:
        return json_number(low * int(10**-scale), 0)
    whole, rest = divmod(low, 10**scale)
    return json_number(low, scale) if rest else json_number(whole, 0)
