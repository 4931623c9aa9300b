"""The relations of a document as a graph: which figures each ties, and whether it holds once some change."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from yxtools.checks.observation import Observation
from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.figures import Figure, Interval

Tested = Relation | Observation
Changes = Mapping[str, Interval]
"""What is added to figures, by ref: points in the unit of each figure."""

NOTHING = Interval(0, 0, 0)
BLANK_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation, written as whole − parts = 0 with all the room that rounding leaves."""

    relation: Relation
    terms: Mapping[str, tuple[int, int]]
    """Of every figure its factor, and the power of ten from its unit to that of the relation."""
    residual: Interval
    failing: bool

    @property
    def linear(self) -> bool:
        """Whether it is an equation or a bound of sums."""
        return self.relation.formula is None

    def holds(self, changes: Changes) -> bool:
        """Whether the relation holds once its figures are changed."""
        rest = self._residual(changes)
        if rest is None:
            return False
        return rest.low <= 0 and (self.relation.kind == AT_MOST or rest.high >= 0)

    def _residual(self, changes: Changes) -> Interval | None:
        relation = self.relation
        if relation.formula is not None and any(one.ref in changes for _, one in relation.parts):
            expected = relation.formula([_changed(one, changes) for _, one in relation.parts])
            return None if expected is None else _changed(relation.whole, changes) - expected
        rest = self.residual
        for ref, change in changes.items():
            if ref in self.terms:
                factor, power = self.terms[ref]
                rest = rest + change.shifted(power) * factor
        return rest

    def change_of(self, ref: str, changes: Changes) -> Interval | None:
        """What must be added to one figure, besides `changes`, for the equation to hold; None where that is
        open: a bound has many answers, a formula is not solved for its parts.
        """
        factor, power = self.terms[ref]
        formula_part = not self.linear and ref != self.relation.whole.ref
        if abs(factor) != 1 or formula_part or self.relation.kind == AT_MOST:
            return None
        rest = self._residual(changes)
        return None if rest is None else (rest.middle * -factor).shifted(-power)


def _changed(operand: Operand, changes: Changes) -> Interval:
    change = changes.get(operand.ref)
    return operand.interval() if change is None else operand.interval() + change.shifted(operand.power)


def tie(relation: Relation, failing: bool) -> Tie:
    """A relation whose figures are all legible."""
    terms: dict[str, tuple[int, int]] = {}
    signed = [(-sign, part) for sign, part in (*relation.parts, *relation.blanks)]
    for factor, operand in ((1, relation.whole), *signed):
        if operand.printed:
            known = terms.get(operand.ref, (0, 0))[0]
            terms[operand.ref] = (known + factor, operand.power)
    wanted = relation.amount(exact=False)
    return Tie(relation, terms, relation.whole.interval() - wanted, failing)


class Graph:
    """The tested relations of one document and the figures they tie."""

    def __init__(self, tests: Sequence[Tested], statuses: Sequence[str]) -> None:
        self.ties: dict[int, Tie] = {}
        """Every relation that could be tested, by its position among `tests`."""
        self.standing: dict[str, list[int]] = {}
        """The positions of the relations every figure stands in."""
        self.figures: dict[str, Operand] = {}
        for at, (test, status) in enumerate(zip(tests, statuses, strict=True)):
            if isinstance(test, Observation) or status == "unverifiable" or test.of_words:
                continue
            one = self.ties[at] = tie(test, status == "fail")
            for _, operand in (*test.operands, *test.blanks):
                self.figures.setdefault(operand.ref, operand)
            for ref in one.terms:
                self.standing.setdefault(ref, []).append(at)

    def failing(self) -> list[int]:
        """The positions of the relations that fail."""
        return [at for at, one in self.ties.items() if one.failing]

    def effect(self, changes: Changes) -> tuple[frozenset[int], int]:
        """Which failing relations hold once the figures are changed, and how many others no longer do."""
        touched = {at for ref in changes for at in self.standing.get(ref, ())}
        kept = {at for at in touched if self.ties[at].holds(changes)}
        mended = frozenset(at for at in kept if self.ties[at].failing)
        return mended, sum(1 for at in touched - kept if not self.ties[at].failing)

    def decimals(self, ref: str) -> int:
        """The decimals a figure is printed with; of a blank, those of the figures around it."""
        figure = self.figures[ref].figure
        if figure is not None:
            return figure.decimals
        around = (
            one.figure.decimals
            for at in self.standing[ref][:2]
            for _, one in self.ties[at].relation.operands
            if one.figure is not None and one.power == self.figures[ref].power
        )
        return max(around, default=BLANK_DECIMALS)

    def scaled(self, ref: str, change: Interval) -> int:
        """A changed figure in its own unit, scaled by its decimals."""
        figure, decimals = self.figures[ref].figure, self.decimals(ref)
        before = figure.scaled if figure is not None else 0
        return before + _rounded(change, decimals)

    def change(self, ref: str, scaled: int) -> Interval:
        """What must be added to a figure to make it `scaled`."""
        figure: Figure | None = self.figures[ref].figure
        step = scaled - (figure.scaled if figure is not None else 0)
        return Interval(step, step, self.decimals(ref))


def _rounded(point: Interval, decimals: int) -> int:
    """A point in units of 10**-decimals."""
    shift = decimals - point.scale
    if shift >= 0:
        return point.low * int(10**shift)
    step = int(10**-shift)
    return (abs(point.low) + step // 2) // step * (1 if point.low >= 0 else -1)


def connected(marked: Mapping[int, Iterable[Hashable]]) -> list[list[int]]:
    """The items parted into those that hang together by what they share, in the order of their first."""
    marks = {item: set(own) for item, own in marked.items()}
    sharing: dict[Hashable, list[int]] = {}
    for item, own in marks.items():
        for mark in own:
            sharing.setdefault(mark, []).append(item)
    parts, left = [], dict.fromkeys(marks)
    for start in marks:
        if start not in left:
            continue
        del left[start]
        part = [start]
        for item in part:
            for mark in marks[item]:
                for other in sharing.pop(mark, ()):
                    if other in left:
                        del left[other]
                        part.append(other)
        parts.append(sorted(part))
    return parts
