"""Rates of change: what changed over the figure before.

Of a figure before that is below zero the sign does not count, as a loss that turns into a gain is growth.
Some divide by the figure as it stands; a rate that is right either way is right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from yxtools.checks.relation import Formula, Operand, Relation, calculated
from yxtools.figures import Interval, quotient

PERCENT_POWER = -2
"""Power of ten of a per cent."""
MORE_DECIMALS = 8
"""Decimals of a quotient beyond those of the rate it is compared with."""
USUAL_DECIMALS = 2

Growth = Callable[[int, int, bool], Formula]
"""A formula for the sign of the change as stated (-1: 下降), the decimals of the quotient, and whether the
sign of the figure before counts.
"""


def rate_decimals(stated: Operand) -> int:
    """The decimals of a quotient that a stated rate is compared with."""
    return (stated.figure.decimals if stated.figure else USUAL_DECIMALS) + MORE_DECIMALS


def of_figures(sign: int, decimals: int, signed: bool = False) -> Formula:
    """From two parts, the figure and the figure before."""

    def rate(parts: Sequence[Interval]) -> Interval | None:
        new, old = parts
        # each figure once: as (new - old) / old it would be given more room than it has
        times = quotient(new, old, decimals)
        return None if times is None else (times - Interval(1, 1)) * (sign if _counts(old, signed) else -sign)

    return rate


def of_change(sign: int, decimals: int, signed: bool = False) -> Formula:
    """From two parts, the change and the figure after it."""

    def rate(parts: Sequence[Interval]) -> Interval | None:
        change, new = parts
        return over(change, new - change * sign, decimals, signed)

    return rate


def completed(sign: int, decimals: int) -> Formula:
    """From two parts, the final figure and what sets it apart from the budget: the final over the budget."""

    def rate(parts: Sequence[Interval]) -> Interval | None:
        final, difference = parts
        share = quotient(difference, final, decimals)  # each figure once, for no more room than it has
        return None if share is None else quotient(Interval(1, 1), Interval(1, 1) - share * sign, decimals)

    return rate


def over(change: Interval, before: Interval, decimals: int, signed: bool = False) -> Interval | None:
    """A change over the figure before; None where that may be zero."""
    return quotient(change, before if _counts(before, signed) else -before, decimals)


def _counts(before: Interval, signed: bool) -> bool:
    """Whether a figure before is taken as it stands."""
    return signed or before.high > 0


def grown(
    rule: str, stated: Operand, parts: Sequence[Operand], sign: int, made: Growth, **rest: Any
) -> Relation | None:
    """A stated rate against that of its figures; None where it is undefined (the figure before is zero)."""
    decimals = rate_decimals(stated)
    relation = calculated(rule, stated, parts, made(sign, decimals, False), **rest)
    if relation is None or relation.status() != "fail":
        return relation
    signed = calculated(rule, stated, parts, made(sign, decimals, True), **rest)
    return signed if signed is not None and signed.status() != "fail" else relation
