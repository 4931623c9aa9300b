"""What speaks for one explanation rather than another: slips that are known, and the rest of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.checks.relation import Operand
from yxtools.checks.slips import DIGITS, MOVED, OF_ROUNDING, of_rounding, slip
from yxtools.checks.suspects.graph import Graph
from yxtools.checks.suspects.hypotheses import Hypothesis
from yxtools.figures import Figure, Interval, json_number
from yxtools.language import later

IN_PROSE = re.compile(r"p[0-9]")
"""The ref of a figure of the prose begins so."""
TELLING = 100
"""The least scaled figure whose being printed elsewhere is no chance."""
LONG = 4
"""Digits of such a figure, where nothing else speaks for it."""
NEAR = 20
"""Amounts that are tried where rounding leaves open what a sum lacks."""
PROOFS = 6
"""How many of the weights tell apart; the others, slips that are known, only make one likelier."""
COMMON = 50
"""Prints of a figure above which it is taken to be printed elsewhere too."""
MANIFOLD = 10
"""How many times another an amount of the prose is at most that someone took for it by no known slip."""
HIGHEST = 1000
"""Per cent that a rate, printed lower by no known slip, is at most."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that seems wrong, and what it should be."""

    operand: Operand
    implied: int | None
    """The value its relations imply, scaled by `decimals`; None of what is no figure (a unit, a row)."""
    decimals: int
    slip: str | None

    @property
    def ref(self) -> str:
        return self.operand.ref

    @property
    def value(self) -> int | float | None:
        """The value its relations imply, for JSON."""
        if self.implied is None:
            return None
        scaled, decimals = self.implied, self.decimals
        while decimals and scaled % 10 == 0:
            scaled, decimals = scaled // 10, decimals - 1
        return json_number(scaled, decimals)

    @property
    def plausible(self) -> bool:
        """Whether it is not an amount below zero printed as one above."""
        printed = self.operand.figure
        return (
            self.implied is None
            or self.implied >= 0
            or printed is None
            or printed.scaled < 0
            or self.slip is not None
        )

    @property
    def absurd(self) -> bool:
        """Whether it is so far from what is printed that one relation alone does not prove it."""
        if self.implied is None or self.slip is not None:
            return False
        return absurd(self.operand, Interval(self.implied, self.implied, self.decimals))

    def record(self) -> dict[str, Any]:
        """As it stands in a check."""
        return {
            "ref": self.operand.ref,
            "line": self.operand.line,
            "printed": self.operand.raw,
            "implied": self.value,
            "slip": self.slip,
        }


def absurd(operand: Operand, implied: Interval) -> bool:
    """Whether nobody would print the figure where a point, in its own unit, is right: a rate of a few per
    cent for one of thousands, or an amount of the prose, whose statements may be read wrongly, for one many
    times as large or as small. Of a zero nothing is known.
    """
    figure = operand.figure
    if figure is None or figure.is_zero or not implied.low:
        return False
    sizes = [Interval(abs(one.low), abs(one.low), one.scale) for one in (figure.point, implied)]
    if operand.unit == "%":
        highest = Interval(HIGHEST, HIGHEST)
        return sizes[0].before(highest) and highest.before(sizes[1])
    told = IN_PROSE.match(operand.ref) is not None
    return told and any((one * MANIFOLD).before(other) for one, other in (sizes, sizes[::-1]))


class Evidence:
    """Weighs the hypotheses about one document. `prose` counts the amounts its paragraphs print."""

    def __init__(self, graph: Graph, prose: Callable[[], Counter[Interval]] = Counter) -> None:
        self.graph = graph
        self._prose = prose
        self._values: dict[Interval, set[str]] | None = None
        self._told: Counter[Interval] = Counter()
        """The amounts of the prose that no relation ties, and how often they are printed."""

    def suspect(self, ref: str, change: Interval, together: str | None) -> Suspect:
        """A figure changed; `together` is what happened to it and others."""
        operand, decimals = self.graph.figures[ref], self.graph.decimals(ref)
        implied = self.graph.scaled(ref, change)
        own: str | None = later("figure missing")
        if operand.figure is not None:
            own = slip(self.graph.before(ref), implied, self.graph.room(ref))
            computed = self._computed(operand)
            # a point moved takes places away, which the quotient still has
            if computed is not None and own != MOVED:
                implied, own = self._as_printed(operand, operand.figure, computed, implied)
        return Suspect(operand, implied, decimals, together or own)

    def _computed(self, operand: Operand) -> Interval | None:
        """What a failing relation computes of others for a figure, as a point in its unit."""
        for at in self.graph.standing[operand.ref]:
            one = self.graph.ties[at]
            if one.failing and not one.linear and operand.ref == one.relation.whole.ref:
                return one.relation.wanted.shifted(-operand.power)
        return None

    def _as_printed(
        self, operand: Operand, figure: Figure, computed: Interval, implied: int
    ) -> tuple[int, str | None]:
        """What is implied of a computed figure, rounded to the decimals it is printed with, and the slip."""
        unit = int(10 ** (self.graph.decimals(operand.ref) - figure.decimals))
        right = computed.rounded(figure.decimals)
        if abs(right * unit - implied) > unit:  # another relation implies another value
            return implied, slip(self.graph.before(operand.ref), implied)
        rounding = of_rounding(figure, computed)
        # a figure of few digits is like another by chance
        telling = min(len(str(abs(one))) for one in (figure.scaled, right)) >= DIGITS
        return right * unit, rounding or (slip(figure.scaled, right) if telling else None)

    def plausible(self, one: Hypothesis) -> bool:
        """Whether no amount would be below zero that is printed above it, unless its sign was lost; nor, by
        one relation alone, absurdly far from what is printed.
        """
        suspects = [self.suspect(ref, change, one.slip) for ref, change in one.changes.items()]
        alone = len(one.mended) == 1
        return all(suspect.plausible and not (alone and suspect.absurd) for suspect in suspects)

    def weight(self, one: Hypothesis) -> tuple[int, ...]:
        """What speaks for a hypothesis: few figures, none that an equation vouches for, right figures that
        are printed elsewhere, wrong ones that are not, no amounts that a total left empty denies, wrong ones
        with other decimals than those around them, no zeros, which nobody prints by a slip, computed figures
        rounded wrongly, slips that are known, and nothing missing.
        """
        suspects = [self.suspect(ref, change, one.slip) for ref, change in one.changes.items()]
        echoes = [
            self._echoed(one, suspect.operand, suspect.implied or 0, suspect.decimals)
            - (
                suspect.operand.figure is not None
                and self._echoed(one, suspect.operand, self.graph.before(suspect.ref), suspect.decimals)
            )
            for suspect in suspects
        ]
        return (
            -len({(suspect.operand.raw, suspect.implied) for suspect in suspects}),
            -sum(self._vouched(ref, one) for ref in one.changes),
            sum(echoes),
            -sum(suspect.implied == 0 and self._totalled_at_nothing(one) for suspect in suspects),
            sum(self._unusual(suspect.operand) for suspect in suspects),
            -sum(_zero(suspect.operand) for suspect in suspects),
            sum(suspect.slip in OF_ROUNDING for suspect in suspects),
            -sum(suspect.slip is None for suspect in suspects),
            -sum(suspect.operand.blank for suspect in suspects),
        )

    def open_parts(self, at: int, named: Sequence[Hypothesis]) -> int:
        """How many parts of a formula may be wrong instead of what it computes, if only that is named: those
        that no relation vouches for. A formula is not always solved for its parts.
        """
        one, whole = self.graph.ties[at], self.graph.ties[at].relation.whole.ref
        if one.linear or {ref for each in named for ref in each.changes} != {whole}:
            return 0
        parts = (self.graph.standing[ref] for ref in one.terms if ref != whole)
        return sum(not any(self.graph.ties[other].vouches for other in standing) for standing in parts)

    def _vouched(self, ref: str, one: Hypothesis) -> bool:
        """Whether an equation that holds exactly speaks for a figure as it is printed."""
        return any(self.graph.ties[at].loosened(one.changes) for at in self.graph.standing[ref])

    def _totalled_at_nothing(self, one: Hypothesis) -> bool:
        """Whether a sum is mended whose whole is zero or blank: a total is left empty sooner than an amount
        is printed where there is none.
        """
        wholes = (self.graph.ties[at].relation.whole for at in one.mended)
        return any(whole.ref not in one.changes and (whole.blank or _zero(whole)) for whole in wholes)

    def _echoed(self, one: Hypothesis, operand: Operand, scaled: int, decimals: int) -> bool:
        """Whether a value is printed anywhere but in the relations in question."""
        if abs(scaled) < TELLING or (_zero(operand) and not _long(scaled)):
            return False
        value = Interval(scaled, scaled, decimals).shifted(operand.power)
        known = self._printed().get(value, ())
        if self._told[value] > 0:
            return True
        # the set may be long, and a long sum has a hypothesis for each of its figures
        in_question = [self.graph.ties[at].terms for at in one.mended]
        return len(known) > COMMON or any(all(ref not in terms for terms in in_question) for ref in known)

    def printed(self, missing: Interval, whole: Operand) -> bool:
        """Whether an amount that a whole lacks, and that is no chance, is printed in a table."""
        decimals = whole.figure.decimals if whole.figure is not None else 0
        own = missing.shifted(decimals - whole.power)
        unit = int(10**own.scale)
        near = range(-(-own.low // unit), own.high // unit + 1)
        return any(
            Interval(one, one, decimals).shifted(whole.power) in self._printed()
            for one in near[:NEAR]
            if _long(one)
        )

    def _unusual(self, operand: Operand) -> bool:
        """Whether a figure is printed with other decimals than all that it is tied to."""
        figure, around = operand.figure, set(self.graph.around(operand.ref))
        # zero is printed as 0 among figures of any decimals
        if figure is None or figure.is_zero:
            return False
        return len(around) == 1 and figure.decimals not in around

    def _printed(self) -> dict[Interval, set[str]]:
        """The figures by their values."""
        if self._values is None:
            self._values, self._told = {}, self._prose()
            for ref, operand in self.graph.figures.items():
                if operand.figure is not None:
                    self._values.setdefault(operand.point(), set()).add(ref)
                    if IN_PROSE.match(ref):
                        self._told[operand.point()] -= 1
        return self._values


def _zero(operand: Operand) -> bool:
    """Whether a zero is printed."""
    return operand.figure is not None and operand.figure.is_zero


def _long(scaled: int) -> bool:
    """Whether an amount has so many digits that it is not printed elsewhere by chance."""
    return len(str(abs(scaled)).rstrip("0")) >= LONG
