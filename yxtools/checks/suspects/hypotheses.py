"""Corrections of one or two figures that might explain why relations fail."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yxtools.checks.relation import EQUAL
from yxtools.checks.slips import variants
from yxtools.checks.suspects.graph import Changes, Graph, Tie
from yxtools.figures import Interval
from yxtools.language import later

CELL = re.compile(r"(t[0-9]+)\.r([0-9]+)\.c([0-9]+)")
"""The ref of a cell of a table: t5.r3.c2."""

MISSING = 2
"""Failing relations that a blank must mend to be taken for a figure that is missing."""
MOST_COPIES = 40
SHIFTED = later("column shifted")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Figures changed together, the failing relations that mends, and how many others it breaks."""

    changes: Changes
    mended: frozenset[int]
    broken: int
    slip: str | None = None
    """What happened to the figures together; None where each has its own slip."""


class Budget:
    """The work that may still be done: hostile input must not make the search last."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, steps: int) -> bool:
        """Whether there was as much left."""
        self.left -= steps
        return self.left > 0


class Guesses:
    """The hypotheses about one document."""

    def __init__(self, graph: Graph, budget: Budget) -> None:
        self.graph = graph
        self.budget = budget
        self.rows: dict[str, dict[int, dict[int, str]]] = {}
        """The cells of every table, by row and column."""
        for ref in graph.figures:
            if (found := CELL.fullmatch(ref)) is not None:
                self.rows.setdefault(found[1], {}).setdefault(int(found[2]), {})[int(found[3])] = ref

    def tested(self, changes: Changes, slip: str | None = None) -> Hypothesis:
        """What comes of changes."""
        self.budget.spend(sum(len(self.graph.standing.get(ref, ())) for ref in changes))
        return Hypothesis(changes, *self.graph.effect(changes), slip)

    # -- one figure

    def singles(self, failing: Collection[int], refs: Iterable[str]) -> Iterator[Hypothesis]:
        """Each of the figures corrected as one of the failing relations wants it."""
        for ref in refs:
            for change in self.wanted(ref, failing):
                if self.budget.left <= 0:
                    return
                yield self.tested({ref: change})

    def wanted(self, ref: str, failing: Collection[int], changes: Changes | None = None) -> list[Interval]:
        """The changes of a figure that the failing relations ask for, the most precise first."""
        graph, operand = self.graph, self.graph.figures[ref]
        self.budget.spend(len(graph.standing[ref]))
        own = [graph.ties[at] for at in graph.standing[ref] if at in failing]
        if operand.blank and not self._missing(ref, own):
            return []
        asked = [(one, change) for one in own if (change := one.change_of(ref, changes or {})) is not None]
        values = [graph.scaled(ref, change) for _, change in sorted(asked, key=lambda pair: _room(pair[0]))]
        equations = [one for one in own if one.relation.kind == EQUAL]
        if not asked and operand.figure is not None and equations:
            exact = [change.middle for one in equations if (change := one.solved(ref)) is not None]
            values = [*variants(graph.before(ref)), *(graph.scaled(ref, change) for change in exact)]
        found = [graph.change(ref, value) for value in dict.fromkeys(values)]
        return [change for change in found if change.low]

    def _missing(self, ref: str, own: Sequence[Tie]) -> bool:
        """Whether a blank may be a figure that is missing: several relations that fail ask for it, or it
        stands where the sum of others should.
        """
        if CELL.fullmatch(ref) is None:
            return False
        whole = any(one.relation.whole.ref == ref and one.relation.kind == EQUAL for one in own)
        return whole or len(own) >= MISSING

    # -- figures that go together

    def copies(self, one: Hypothesis) -> Hypothesis:
        """A figure corrected with all that restate it: relations that hold say that they are equal."""
        ((ref, change),) = one.changes.items()
        power = self.graph.figures[ref].power
        known = [ref]
        for at in known:
            for other in self._equals(at):
                if other not in known and len(known) < MOST_COPIES:
                    known.append(other)
        shifted = {other: change.shifted(power - self.graph.figures[other].power) for other in known}
        return self.tested(shifted)

    def _equals(self, ref: str) -> Iterator[str]:
        for at in self.graph.standing[ref]:
            one = self.graph.ties[at]
            if not one.failing and one.linear and one.relation.kind == EQUAL and len(one.terms) == 2:
                yield from (other for other in one.terms if other != ref and _opposite(one))

    def shifts(self, refs: Iterable[str]) -> Iterator[Hypothesis]:
        """Figures printed one column off: a filled cell beside a blank one."""
        seen = set()
        for ref in refs:
            for beside in self._beside(ref):
                filled, blank = (beside, ref) if self.graph.figures[ref].blank else (ref, beside)
                figure = self.graph.figures[filled].figure
                if figure is not None and self.graph.figures[blank].blank and (filled, blank) not in seen:
                    seen.add((filled, blank))
                    yield self.tested({filled: -figure.point, blank: figure.point}, SHIFTED)

    def _beside(self, ref: str) -> list[str]:
        """The cells to the left and the right of one."""
        found = CELL.fullmatch(ref)
        if found is None:
            return []
        row, column = self.rows[found[1]][int(found[2])], int(found[3])
        return [row[at] for at in (column - 1, column + 1) if at in row]

    # -- two figures

    def pairs(self, failing: Collection[int], refs: Iterable[str]) -> Iterator[Hypothesis]:
        """A figure corrected as a relation wants it, and another so that all the rest holds."""
        for first in refs:
            for change in self.wanted(first, failing):
                if self.budget.left <= 0:
                    return
                rest = self._open(failing, self.tested({first: change}))
                shared = set.intersection(*(set(self.graph.ties[at].terms) for at in rest)) if rest else set()
                for second in sorted(shared - {first}):
                    for other in self.wanted(second, rest, {first: change})[:MISSING]:
                        yield self.tested({first: change, second: other})

    def _open(self, failing: Collection[int], one: Hypothesis) -> set[int]:
        """The relations that do not hold after a change."""
        touched = {at for ref in one.changes for at in self.graph.standing[ref]}
        newly = {
            at for at in touched if not self.graph.ties[at].failing and not self.graph.holds(at, one.changes)
        }
        return (set(failing) - one.mended) | newly


def _room(one: Tie) -> Fraction:
    """The width that rounding leaves a relation."""
    return Fraction(one.residual.high - one.residual.low, 10**one.residual.scale)


def _opposite(one: Tie) -> bool:
    """Whether a relation of two figures says that they are equal."""
    return sum(factor for factor, _ in one.terms.values()) == 0
