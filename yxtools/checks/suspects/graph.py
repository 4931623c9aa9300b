"""The relations of a document as a graph: which figures each ties, and whether it holds once some change."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yxtools.checks.observation import Observation, Tested
from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.figures import Figure, Interval, quotient

Changes = Mapping[str, Interval]
"""What is added to figures, by ref: points in the unit of each figure."""

ONE = Interval(1, 1, 0)
SOLVED = 6
"""Decimals to which a formula is solved."""
BLANK_DECIMALS = 2
NEAREST = 2
SHOWN = 20
"""Relations of a figure, and parts of each, that show how many decimals it should have."""


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

    @property
    def vouches(self) -> bool:
        """Whether it holds, and not for want of a limit only: a bound that nobody must keep says little."""
        return not self.failing and (self.relation.kind != AT_MOST or self.relation.severity == "error")

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

    def _lacking(self, changes: Changes) -> Interval | None:
        """The whole less what the parts amount to, once figures are changed: a point, by what is printed."""
        relation = self.relation
        if relation.formula is None:
            rest = self._residual(changes)
            return None if rest is None else rest.middle
        wanted = relation.formula([_changed_point(one, changes) for _, one in relation.parts])
        return None if wanted is None else _changed_point(relation.whole, changes) - wanted.middle

    def loosened(self, changes: Changes) -> bool:
        """Whether an equation that holds exactly would hold no longer, or within rounding only."""
        if self.failing or not self.linear or self.relation.kind == AT_MOST:
            return False
        rest = self._lacking(changes)
        return self.relation.status() == "exact" and rest is not None and rest.low != 0

    def solved(self, ref: str) -> Interval | None:
        """What must be added to a part of a formula for it to hold, if the formula goes up evenly with it."""
        before, after = self._lacking({}), self._lacking({ref: ONE})
        if before is None or after is None:
            return None
        return quotient(-before, after - before, SOLVED)

    def change_of(self, ref: str, changes: Changes) -> Interval | None:
        """What must be added to one figure, besides `changes`, for the equation to hold; None where that is
        open: a bound has many answers, a formula is not solved for its parts.
        """
        factor, power = self.terms[ref]
        formula_part = not self.linear and ref != self.relation.whole.ref
        if abs(factor) != 1 or formula_part or self.relation.kind == AT_MOST:
            return None
        rest = self._lacking(changes)
        return None if rest is None else (rest * -factor).shifted(-power)


def _changed(operand: Operand, changes: Changes) -> Interval:
    change = changes.get(operand.ref)
    return operand.interval() if change is None else operand.interval() + change.shifted(operand.power)


def _changed_point(operand: Operand, changes: Changes) -> Interval:
    change = changes.get(operand.ref)
    return operand.point() if change is None else operand.point() + change.shifted(operand.power)


def tie(relation: Relation, failing: bool) -> Tie:
    """A relation whose figures are all legible."""
    terms: dict[str, tuple[int, int]] = {}
    signed = [(-sign, part) for sign, part in (*relation.parts, *relation.blanks)]
    for factor, operand in ((1, relation.whole), *signed):
        if operand.printed:
            known = terms.get(operand.ref, (0, 0))[0]
            terms[operand.ref] = (known + factor, operand.power)
    return Tie(relation, terms, relation.residual, failing)


class Graph:
    """The tested relations of one document and the figures they tie."""

    def __init__(self, tests: Sequence[Tested], statuses: Sequence[str]) -> None:
        self.ties: dict[int, Tie] = {}
        """Every relation that could be tested, by its position among `tests`."""
        self.standing: dict[str, list[int]] = {}
        """The positions of the relations every figure stands in."""
        self.figures: dict[str, Operand] = {}
        self.corrected: dict[str, Interval] = {}
        """What must be added to the figures that are known to be wrong."""
        self._decimals: dict[str, int] = {}
        self._rooms: dict[str, int] = {}
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

    def holds(self, at: int, changes: Changes) -> bool:
        """Whether a relation holds once figures are changed, those known to be wrong being corrected."""
        return self.ties[at].holds({**self.corrected, **changes} if self.corrected else changes)

    def effect(self, changes: Changes) -> tuple[frozenset[int], int]:
        """Which failing relations hold once the figures are changed, and how many others no longer do."""
        touched = {at for ref in changes for at in self.standing.get(ref, ())}
        kept = {at for at in touched if self.holds(at, changes)}
        mended = frozenset(at for at in kept if self.ties[at].failing)
        return mended, sum(1 for at in touched - kept if self.ties[at].vouches)

    def decimals(self, ref: str) -> int:
        """The decimals a figure is looked for with: those it is printed with, or the figures around it are if
        that is more; a decimal point moved takes places away.
        """
        known = self._decimals.get(ref)
        if known is None:
            figure, around = self.figures[ref].figure, self.around(ref)
            usual = max(around, default=BLANK_DECIMALS)
            known = self._decimals[ref] = usual if figure is None else max(usual, figure.decimals)
        return known

    def around(self, ref: str) -> Iterator[int]:
        """The decimals of the figures of its unit that a figure is tied to."""
        own = self.figures[ref]
        for at in self.standing[ref][:NEAREST]:
            relation = self.ties[at].relation
            for one in (relation.whole, *(part for _, part in relation.parts[:SHOWN])):
                alike = one.ref != ref and (one.power, one.unit) == (own.power, own.unit)
                if one.figure is not None and alike:
                    yield one.figure.decimals

    def scaled(self, ref: str, change: Interval) -> int:
        """A changed figure in its own unit, scaled by its decimals."""
        return self.before(ref) + change.rounded(self.decimals(ref))

    def before(self, ref: str) -> int:
        """A figure as printed, scaled likewise."""
        figure: Figure | None = self.figures[ref].figure
        return 0 if figure is None else figure.scaled * int(10 ** (self.decimals(ref) - figure.decimals))

    def room(self, ref: str) -> int:
        """How far rounding may move what the failing relations imply of a figure, scaled likewise."""
        known = self._rooms.get(ref)
        if known is None:
            ties = (self.ties[at] for at in self.standing[ref])
            asking = (one for one in ties if one.failing and (one.linear or ref == one.relation.whole.ref))
            widths = (one.residual.half_width.shifted(-one.terms[ref][1]) for one in asking)
            known = self._rooms[ref] = min((one.rounded(self.decimals(ref)) for one in widths), default=0)
        return known

    def change(self, ref: str, scaled: int) -> Interval:
        """What must be added to a figure to make it `scaled`."""
        step = scaled - self.before(ref)
        return Interval(step, step, self.decimals(ref))


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
