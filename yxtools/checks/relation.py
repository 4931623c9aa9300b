"""One relation between printed figures, and its test with intervals.

A figure printed with d decimals stands for the closed interval value ± ½·10⁻ᵈ; a relation holds if the
interval of the whole meets the interval its parts add up to (XBRL Calculations 1.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.figures import Figure, Interval, json_number, total

EQUAL, AT_MOST = "=", "<="


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

    @property
    def blank(self) -> bool:
        """Whether nothing is printed: it stands for zero, and is no figure anyone can have got wrong."""
        return self.figure is None and self.legible

    def interval(self) -> Interval:
        return _ZERO if self.figure is None else self.figure.interval(self.power)

    def point(self) -> Interval:
        return _ZERO if self.figure is None else self.figure.point.shifted(self.power)


_ZERO = Interval(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Relation:
    """`whole` = (or <=) the sum of the signed `parts`."""

    rule: str
    whole: Operand
    parts: tuple[tuple[int, Operand], ...]
    kind: str = EQUAL
    severity: str = "error"
    note: str = ""
    expected: Interval | None = None
    """What the parts amount to where that is no sum: the product or quotient of their intervals."""

    @property
    def operands(self) -> tuple[tuple[int, Operand], ...]:
        return ((1, self.whole), *self.parts)

    def empty(self) -> bool:
        """Whether no figure is printed on one of its sides, or nothing but zeros."""
        return all(operand.blank for _, operand in self.operands)

    def status(self) -> str:
        """exact, rounded, fail or unverifiable."""
        if not all(operand.legible for _, operand in self.operands):
            return "unverifiable"
        actual, wanted = self.whole.interval(), self._expected(exact=False)
        if self.expected is not None:
            printed = actual.contains(wanted.middle)  # what the figures give, rounded, is what is printed
            return "exact" if printed else "rounded" if wanted.meets(actual) else "fail"
        point, sum_ = self.whole.point(), self._expected(exact=True)
        if self.kind == AT_MOST:
            return (
                "exact"
                if point.before(sum_) or point == sum_
                else "rounded"
                if actual.meets(wanted)
                else "fail"
            )
        return "exact" if point == sum_ else "rounded" if actual.meets(wanted) else "fail"

    def _expected(self, exact: bool) -> Interval:
        if self.expected is not None:
            return self.expected
        found = [(operand.point() if exact else operand.interval()) * sign for sign, operand in self.parts]
        return total(found) if found else _ZERO

    def record(self, identity: dict[str, Any], file: str) -> dict[str, Any]:
        """The `check` record."""
        status = self.status()
        shown = status != "unverifiable"
        power = self.whole.power
        actual, wanted = self.whole.point(), self._expected(exact=True).middle
        slack = (
            (self.whole.interval().half_width + self._expected(exact=False).half_width) if shown else _ZERO
        )
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
                f"{operand.label} {operand.raw!r} (line {operand.line})" for operand in illegible
            )
            return f"{self.whole.label}: cannot be checked: {reason}"
        power = self.whole.power
        actual, wanted = self.whole.point(), self._expected(exact=True).middle
        sign = "at most " if self.kind == AT_MOST else ""
        said = f"{self.whole.label} {self.whole.raw or '(blank)'}, expected {sign}{_number(wanted, power)}"
        if status == "fail":
            said += f", difference {_number(actual - wanted, power)}"
        return f"{said}{f' ({self.note})' if self.note else ''}"


def unverifiable(rule: str, whole: Operand, parts: Sequence[Operand], why: str) -> Relation:
    """A relation that is not tested, and why."""
    from dataclasses import replace

    return Relation(rule, replace(whole, legible=False), tuple((1, part) for part in parts), note=why)


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
    shifted = point.shifted(-power)
    low, scale = shifted.low, shifted.scale
    while scale > 0 and low % 10 == 0:
        low, scale = low // 10, scale - 1
    return json_number(low, scale)
