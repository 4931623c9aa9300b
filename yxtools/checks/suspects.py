"""Which printed figure is wrong: the fewest figures whose correction satisfies what fails and keeps what
holds.

Failing relations are symptoms. A figure that stands in several of them, with one value that would satisfy
them all, is their cause; a figure that passing relations vouch for is not. The search is greedy (the figure
that explains most failures and breaks least comes first), exact for one wrong figure, deterministic, and
bounded on pathological input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.checks.slips import slip
from yxtools.figures import Figure, Interval, json_number, total

_MOST_FAILURES = 400
_MOST_TIES = 4
_MOST_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that seems wrong, and what it should be."""

    operand: Operand
    implied: int
    """The value its relations imply, scaled by `decimals`."""
    decimals: int
    slip: str | None

    def record(self) -> dict[str, Any]:
        return {
            "ref": self.operand.ref,
            "line": self.operand.line,
            "printed": self.operand.raw,
            "implied": json_number(self.implied, self.decimals),
            "slip": self.slip,
        }


@dataclass(frozen=True, slots=True)
class _Candidate:
    operand: Operand
    implied: int
    explained: tuple[int, ...]
    """The failing relations its correction satisfies (positions)."""
    broken: int
    """The passing relations its correction breaks."""

    @property
    def score(self) -> tuple[int, int]:
        return (len(self.explained) - self.broken, -self.broken)


def suspects(relations: Sequence[Relation], statuses: Sequence[str]) -> dict[int, list[Suspect]]:
    """The suspects of every failing relation, by its position; several of one relation are a tie."""
    failing = [at for at, status in enumerate(statuses) if status == "fail"]
    if not failing or len(failing) > _MOST_FAILURES:
        return {}
    standing = _standing(relations, statuses)
    open_ = set(failing)
    found: dict[int, list[Suspect]] = {}
    for _ in range(_MOST_ROUNDS):
        chosen = _best(relations, statuses, standing, open_)
        if not chosen:
            break
        for at in chosen[0].explained:
            found[at] = [_suspect(one) for one in chosen]
        open_ -= set(chosen[0].explained)
        if not open_:
            break
    return found


def _standing(relations: Sequence[Relation], statuses: Sequence[str]) -> dict[str, list[int]]:
    """The tested relations every figure stands in."""
    standing: dict[str, list[int]] = {}
    for at, relation in enumerate(relations):
        if statuses[at] != "unverifiable":
            for _, operand in relation.operands:
                standing.setdefault(operand.ref, []).append(at)
    return standing


def _best(
    relations: Sequence[Relation], statuses: Sequence[str], standing: Mapping[str, list[int]], open_: set[int]
) -> list[_Candidate]:
    """The figure whose correction explains most of what is open and breaks least; several where they tie."""
    candidates: dict[str, _Candidate] = {}
    for at in sorted(open_):
        for _, operand in relations[at].operands:
            if operand.ref not in candidates and operand.legible:
                one = _candidate(operand, relations, statuses, standing[operand.ref], open_)
                if one is not None:
                    candidates[operand.ref] = one
    if not candidates:
        return []
    best = max(one.score for one in candidates.values())
    if best[0] < 0:
        return []
    first = [one for one in candidates.values() if one.score == best]
    same = [one for one in first if one.explained == first[0].explained]
    if len(same) > 1:
        slipped = [one for one in same if _slip(one) is not None]
        same = slipped or same
    return same if len(same) <= _MOST_TIES else []


def _candidate(
    operand: Operand,
    relations: Sequence[Relation],
    statuses: Sequence[str],
    own: Sequence[int],
    open_: set[int],
) -> _Candidate | None:
    """The best correction of one figure, or None if none satisfies a failing relation."""
    failing = [at for at in own if at in open_]
    wanted = [(at, interval) for at in failing if (interval := _implied(relations[at], operand)) is not None]
    if not wanted or (operand.blank and len(failing) < 2):
        return None
    best: _Candidate | None = None
    for _, interval in wanted:
        implied = _rounded(interval, operand)
        corrected = replace(operand, figure=_figure(operand, implied))
        explained = tuple(at for at in failing if _with(relations[at], operand, corrected).status() != "fail")
        broken = sum(
            1
            for at in own
            if statuses[at] != "fail" and _with(relations[at], operand, corrected).status() == "fail"
        )
        one = _Candidate(operand, implied, explained, broken)
        if explained and (best is None or one.score > best.score):
            best = one
    return best


def _implied(relation: Relation, operand: Operand) -> Interval | None:
    """The value (in basic units) that the other figures of an equation give one of its figures."""
    if relation.kind == AT_MOST or relation.expected is not None:
        return None
    if operand.ref == relation.whole.ref:
        return _sum((sign, one) for sign, one in relation.parts)
    sign = next(sign for sign, one in relation.parts if one.ref == operand.ref)
    rest = _sum((other, one) for other, one in relation.parts if one.ref != operand.ref)
    return (relation.whole.point() - rest) * sign


def _sum(signed: Iterable[tuple[int, Operand]]) -> Interval:
    points = [operand.point() * sign for sign, operand in signed]
    return total(points) if points else Interval(0, 0, 0)


def _decimals(operand: Operand) -> int:
    return operand.figure.decimals if operand.figure is not None else 2


def _rounded(interval: Interval, operand: Operand) -> int:
    """The implied value in the figure's own unit, scaled by its printed decimals."""
    point = interval.shifted(-operand.power)
    shift = _decimals(operand) - point.scale
    if shift >= 0:
        return point.low * int(10**shift)
    step = int(10**-shift)
    return (abs(point.low) + step // 2) // step * (1 if point.low >= 0 else -1)


def _figure(operand: Operand, implied: int) -> Figure:
    return Figure(implied, _decimals(operand), operand.raw, unit=operand.unit)


def _with(relation: Relation, old: Operand, new: Operand) -> Relation:
    """The relation with one of its figures corrected; products and rates are taken as they are."""
    if relation.expected is not None and relation.whole.ref != old.ref:
        return relation
    whole = new if relation.whole.ref == old.ref else relation.whole
    parts = tuple((sign, new if one.ref == old.ref else one) for sign, one in relation.parts)
    return replace(relation, whole=whole, parts=parts)


def _slip(candidate: _Candidate) -> str | None:
    figure = candidate.operand.figure
    return slip(figure, candidate.implied) if figure is not None else "figure missing"


def _suspect(candidate: _Candidate) -> Suspect:
    return Suspect(candidate.operand, candidate.implied, _decimals(candidate.operand), _slip(candidate))
