"""Relations that hold one by one, each within the room that rounding leaves, and cannot all hold together.

A figure printed with d decimals stands for an interval. Where it stands in several sums, the true value must
lie in what each of them leaves of that interval: the intervals are narrowed relation by relation until
nothing changes. If one becomes empty, no true values round to what is printed. Narrowing is bounded, and so
may miss some contradictions; those it finds are proved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from yxtools.checks.observation import Observation
from yxtools.checks.relation import EQUAL, Operand
from yxtools.checks.suspects.graph import Graph, Tie, connected
from yxtools.language import _

RULE = "joint/rounding"
MOST_ROUNDS = 20
FEWEST = 2
"""Rounded relations that can contradict each other."""


Room = tuple[int, int]
"""What is left of the interval of a figure: its ends, in whole units of the finest scale."""


def contradictions(
    graph: Graph, statuses: Sequence[str], wrong: Collection[str] = frozenset()
) -> Iterator[Observation]:
    """An observation for every group of relations that hold, but not together. Of figures known to be `wrong`
    nothing follows for others.
    """
    held = {
        at: one
        for at, one in graph.ties.items()
        if _sum_that_holds(one) and not any(ref in wrong for ref in one.terms)
    }
    for part in connected({at: one.terms for at, one in held.items()}):
        rounded = [at for at in part if statuses[at] == "rounded"]
        if len(rounded) >= FEWEST:
            empty = _narrowed([held[at] for at in part])
            if empty is not None:
                yield _observed(empty, [held[at] for at in rounded])


def _sum_that_holds(one: Tie) -> bool:
    return not one.failing and one.linear and not one.relation.of_words and one.relation.kind == EQUAL


def _narrowed(ties: Collection[Tie]) -> Operand | None:
    """The figure of which nothing is left, if there is one."""
    figures = {operand.ref: operand for one in ties for _sign, operand in one.relation.operands}
    scale = max(operand.interval().scale for operand in figures.values())
    rooms = {ref: _room(operand, scale) for ref, operand in figures.items()}
    # the sum of all is zero, with these factors
    sums = [
        [(factor, ref) for ref, (factor, _power) in one.terms.items() if factor and ref in rooms]
        for one in ties
        if all(abs(factor) <= 1 for factor, _power in one.terms.values())
    ]
    standing: dict[str, list[int]] = {}
    for at, signed in enumerate(sums):
        for _factor, ref in signed:
            standing.setdefault(ref, []).append(at)
    open_ = set(range(len(sums)))
    for _round in range(MOST_ROUNDS):
        for at, signed in enumerate(sums):
            if at not in open_:
                continue  # none of its figures has less room than when it was looked at
            open_.remove(at)
            for ref, low, high in _left(signed, rooms):
                least, most = rooms[ref]
                if low > most or high < least:
                    return figures[ref]
                if low > least or high < most:
                    rooms[ref] = max(low, least), min(high, most)
                    open_.update(standing[ref])
        if not open_:
            return None
    return None


def _left(signed: Sequence[tuple[int, str]], rooms: Mapping[str, Room]) -> Iterator[tuple[str, int, int]]:
    """What the others of a sum leave each of its figures, from the rooms as they are at the start."""
    low = high = 0
    ends = []
    for factor, ref in signed:
        least, most = rooms[ref]
        if factor < 0:
            least, most = -most, -least
        low, high = low + least, high + most
        ends.append((least, most))
    for (factor, ref), (least, most) in zip(signed, ends, strict=True):
        yield (ref, most - high, least - low) if factor > 0 else (ref, low - least, high - most)


def _room(operand: Operand, scale: int) -> Room:
    interval = operand.interval()
    step = int(10 ** (scale - interval.scale))
    return interval.low * step, interval.high * step


def _observed(empty: Operand, rounded: Collection[Tie]) -> Observation:
    own = [one.relation for one in rounded if empty.ref in one.terms]
    shown = {operand.ref: operand for relation in own for operand in (relation.whole,)}
    others = tuple(operand for ref, operand in shown.items() if ref != empty.ref)
    message = _("{figure} {printed}: its sums hold one by one within rounding, but not all together").format(
        figure=empty.label, printed=empty.raw or _("(blank)")
    )
    return Observation(RULE, message, (empty, *others), "info")
