"""Checks of the amounts of a card: sources, scopes, rates, and the payment plan."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks.card_model import Card, cited
from yxtools.checks.observation import Observation
from yxtools.checks.relation import AT_MOST, Operand, Relation, calculated, ratio, unverifiable
from yxtools.figures import Interval, restored
from yxtools.language import _

Checked = Relation | Observation

# Sources that are sums or parts of other sources.
OVERLAPPING = frozenset({"fiscal"})
SCOPES = ("implementation", "annual", "initial", "budget", "received", "spent")
# Decimals of a computed rate.
RATE_DECIMALS = 10


def checks(card: Card) -> Iterator[Checked]:
    """All checks of the amounts of one card."""
    for scope in SCOPES:
        yield from _sum(card, scope)
    yield from _order(card)
    yield from _sources(card)
    yield from _rates(card)
    yield from _plan(card)
    yield from _tasks(card)


def _sum(card: Card, scope: str) -> Iterator[Relation]:
    """total = the sum of the sources."""
    total = card.amount(scope)
    parts = [
        operand for (known, source), operand in card.amounts.items() if known == scope and source != "total"
    ]
    sources = {source for known, source in card.amounts if known == scope}
    if total is None or not parts:
        return
    if "fiscal" in sources and sources & {
        "central",
        "province",
        "city",
        "county",
        "local",
        "central+province",
    }:
        parts = [
            operand
            for (known, source), operand in card.amounts.items()
            if known == scope and source not in ("total", "fiscal")
        ]
    if card.record["unread"]:
        yield unverifiable(
            "card/funds-sum",
            total,
            parts,
            _("the label of an amount on line {unread} is not known").format(unread=card.record["unread"][0]),
        )
        return
    kind = (
        "="
        if len(parts) > 1 or sources & {"central+province", "local", "city"} or card.evaluated
        else AT_MOST
    )
    if kind == AT_MOST:
        yield Relation("card/funds-sum", parts[0], ((1, total),), kind, "error")
    else:
        yield Relation(
            "card/funds-sum",
            total,
            tuple((1, part) for part in parts),
            severity="error",
            note=_("sum of the sources"),
        )


def _tasks(card: Card) -> Iterator[Relation]:
    """The budgets of a department's tasks add up to their total."""
    total = card.amount("budget")
    tasks = [
        Operand(
            f"{card.id}.t{at}", task["name"], task["line"], task["raw"],
            restored(task["value"], task["decimals"], task["raw"]), card.power or 0, card.unit,
        )
        for at, task in enumerate(card.record["tasks"])
    ]  # fmt: skip
    if total is not None and tasks:
        yield Relation("card/tasks-sum", total, tuple((1, task) for task in tasks), severity="error")


def _order(card: Card) -> Iterator[Relation]:
    """spent <= received <= budget; the year within the implementation period."""
    for small, large in (
        ("spent", "received"),
        ("spent", "budget"),
        ("received", "budget"),
        ("annual", "implementation"),
    ):
        for source in ("total", "central", "province", "central+province", "city", "county", "local"):
            part, whole = card.amount(small, source), card.amount(large, source)
            if part is not None and whole is not None and (source == "total" or card.amount(large) is None):
                rule = "card/year-in-period" if small == "annual" else "card/funds-order"
                yield Relation(rule, part, ((1, whole),), AT_MOST, "warning")


def _sources(card: Card) -> Iterator[Observation]:
    """The same money is of the same sources in both scopes."""
    period, year = card.amount("implementation"), card.amount("annual")
    if period is None or year is None or period.point() != year.point():
        return
    for source in ("central", "province", "city", "county", "local", "own"):
        one, other = card.amount("implementation", source), card.amount("annual", source)
        if one is not None and other is not None and one.point() != other.point():
            yield Observation(
                "card/sources",
                _(
                    "{name}: both totals are {period}, yet {source} is {one} of the period "
                    "and {other} of the year"
                ).format(
                    name=card.name, period=period.raw, source=called(source), one=one.raw, other=other.raw
                ),
                (one, other),
            )


def _rates(card: Card) -> Iterator[Relation | Observation]:
    """A printed rate = spent / budget."""
    for (scope, source), rate in card.amounts.items():
        if scope != "rate":
            continue
        spent, budget = card.amount("spent", source), card.amount("budget", source)
        if spent is None or budget is None:
            yield Observation(
                "card/rate",
                _("{name}: the rate {rate} stands without {missing}").format(
                    name=card.name, rate=rate.raw, missing=_("spending") if spent is None else _("a budget")
                ),
                cited(rate, budget, spent),
                "warning",
            )
            continue
        told = {"severity": "error", "note": _("spent / budget")}
        made = calculated("card/rate", rate, (spent, budget), ratio(RATE_DECIMALS), **told)
        if made is not None:
            yield made


def _plan(card: Card) -> Iterator[Checked]:
    """A payment plan rises and ends at the budget, at 100 or at 1."""
    steps = [step for step in card.record["plan"] if step["value"] is not None]
    budget = card.amount("budget")
    if not steps or budget is None:
        return
    operands = [
        Operand(
            f"{card.id}.p{at}",
            f"{card.name} {step['label']}",
            step["line"],
            step["raw"],
            restored(step["value"], step["decimals"], step["raw"]),
            budget.power,
            card.unit,
        )
        for at, step in enumerate(steps)
    ]
    for before, after in zip(operands, operands[1:], strict=False):
        if after.point().before(before.point()):
            yield Observation(
                "card/plan-order",
                _("{name}: the payment plan falls from {before} to {after}").format(
                    name=card.name, before=before.raw, after=after.raw
                ),
                (before, after),
                "error",
            )
    last = operands[-1]
    kind = plan_kind(card)
    if kind == "amount":
        yield Relation(
            "card/plan-end",
            last,
            ((1, budget),),
            severity="error",
            note=_("the payment plan ends at the budget"),
        )
    elif kind == "fraction":
        yield Observation(
            "card/plan-unit",
            _("{name}: the payment plan prints fractions of 1, it ends at {last}").format(
                name=card.name, last=last.raw
            ),
            cited(operands, budget),
            "warning",
        )


def plan_kind(card: Card) -> str | None:
    """What the figures of a payment plan are, by the last one: amount, percent or fraction."""
    steps = [step for step in card.record["plan"] if step["value"] is not None]
    budget = card.amount("budget")
    if not steps or budget is None or budget.figure is None:
        return None
    last = restored(steps[-1]["value"], steps[-1]["decimals"], steps[-1]["raw"]).point
    if last == budget.figure.point:
        return "amount"
    if last == Interval(100, 100):
        return "percent"
    return "fraction" if last == Interval(1, 1) else "amount"
