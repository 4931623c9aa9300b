"""The score for the execution of the budget against the money spent."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.checks.cards.model import Card, cited
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.figures import Interval, quotient
from yxtools.language import _

# The usual weight of the execution of the budget.
EXECUTION_WEIGHT = Interval(10, 10)


def checks(card: Card) -> Iterator[Observation]:
    """The execution score is the share spent of its maximum, of what was budgeted or at least of what was
    received.
    """
    score, spent = card.scores.get("execution"), card.amount("spent")
    budget, received = card.amount("budget"), card.amount("received")
    if score is None or spent is None or budget is None:
        return
    limit = card.limits.get("execution", EXECUTION_WEIGHT)
    by_budget, by_received = _fits(score, spent, budget, limit), _fits(score, spent, received, limit)
    rate = _rate(spent, budget)
    if by_budget is None:
        return
    if by_budget:
        yield Observation(
            "card/execution-score",
            _("{name}: execution score {score}").format(name=card.name, score=score.raw),
            cited(score, spent, budget),
            failed=False,
        )
    elif by_received:
        yield Observation(
            "card/execution-score",
            _(
                "{name}: {rate} of the budget was spent; the score {score} is that of what was received "
                "({received})"
            ).format(name=card.name, rate=rate, score=score.raw, received=received.raw if received else ""),
            cited(score, spent, budget, received),
            "info",
        )
    else:
        yield Observation(
            "card/execution-score",
            _("{name}: {rate} of the budget was spent, the execution score is {score} of {limit}").format(
                name=card.name, rate=rate, score=score.raw, limit=f"{limit.values[0]:g}"
            ),
            cited(score, spent, budget),
            "warning",
        )


def _fits(score: Operand, spent: Operand, base: Operand | None, limit: Interval) -> bool | None:
    """Whether a score is within one point's rounding of limit × spent / base."""
    ratio = quotient(spent.point(), base.point(), 6) if base is not None else None
    if ratio is None:
        return None
    exact = ratio * limit
    low = Interval(-(-exact.low // 10**exact.scale) - 1, -(-exact.low // 10**exact.scale) - 1)
    high = Interval(exact.high // 10**exact.scale + 1, exact.high // 10**exact.scale + 1)
    point = score.point()
    return not point.before(low) and not high.before(point)


def _rate(spent: Operand, base: Operand) -> str:
    ratio = quotient(spent.point(), base.point(), 4)
    return "?" if ratio is None else f"{ratio.low / 100:g}%"
