"""Checks of the amounts of a card: sources, scopes, rates, and the payment plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from yxtools.cards.words import called
from yxtools.checks.cards.model import Card, cited
from yxtools.checks.cards.words import WHOLE
from yxtools.checks.observation import Observation, Tested
from yxtools.checks.relation import AT_MOST, Operand, Relation, calculated, ratio, unverifiable
from yxtools.figures import Interval, restored
from yxtools.language import _

Record = dict[str, Any]

# The levels of government that the fiscal money is of: where they are printed, its sum is, too.
LEVELS = frozenset(("central", "province", "city", "county", "local", "central+province"))
# Sources that are the whole amount if they stand alone; of others a form may print one of several.
ALONE = frozenset(("central+province", "local", "city"))
# The kinds of fiscal money that a form may print beside all of it.
FUNDS = frozenset(("government fund", "state capital"))
SCOPES = ("implementation", "annual", "initial", "budget", "received", "spent")
# Decimals of a computed rate.
RATE_DECIMALS = 10


def checks(card: Card) -> Iterator[Tested]:
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
    sources = {source: operand for (known, source), operand in card.amounts.items() if known == scope}
    sources.pop("total", None)
    if sources.keys() & LEVELS:
        sources.pop("fiscal", None)
    parts = tuple(_parts(total, sources).values())
    if total is None or not parts:
        return
    if card.record["unread"]:
        why = _("the label of an amount on line {unread} is not known")
        yield unverifiable("card/funds-sum", total, parts, why.format(unread=card.record["unread"][0]))
    elif len(parts) > 1 or sources.keys() & ALONE or card.evaluated:
        signed, note = tuple((1, part) for part in parts), _("sum of the sources")
        yield Relation("card/funds-sum", total, signed, severity="error", note=note)
    else:
        yield Relation("card/funds-sum", parts[0], ((1, total),), AT_MOST, "error")


def _parts(total: Operand | None, sources: dict[str, Operand]) -> dict[str, Operand]:
    """The sources that divide a total: of fiscal money some cards print the funds it comes from as well."""
    fewer = {source: one for source, one in sources.items() if source not in FUNDS}
    if total is None or "fiscal" not in sources or len(fewer) == len(sources):
        return sources
    holds = Relation("card/funds-sum", total, tuple((1, one) for one in fewer.values())).status() != "fail"
    return fewer if holds else sources


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


def _rates(card: Card) -> Iterator[Tested]:
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
        made = [
            relation
            for read in _readings(rate)
            if (relation := calculated("card/rate", read, (spent, budget), ratio(RATE_DECIMALS), **told))
        ]
        yield from [relation for relation in made if relation.status() != "fail"][:1] or made[:1]


def _readings(rate: Operand) -> Iterator[Operand]:
    """What a printed rate may say: so much per cent, or, without its sign, the share itself: 0.95."""
    yield rate
    if rate.figure is not None and not rate.figure.percent and not WHOLE.before(rate.figure.point):
        yield replace(rate, power=0, unit=None)


def _plan(card: Card) -> Iterator[Tested]:
    """A payment plan rises and ends at the budget, at 100 or at 1."""
    budget, kind = card.amount("budget"), plan_kind(card)
    if budget is None:
        return
    steps = _steps(card, budget)
    for before, after in zip(steps, steps[1:], strict=False):
        if after.point().before(before.point()):
            text = _("{name}: the payment plan falls from {before} to {after}").format(
                name=card.name, before=before.raw, after=after.raw
            )
            yield Observation("card/plan-order", text, (before, after), "error")
    if kind == "amount":
        note = _("the payment plan ends at the budget")
        yield Relation("card/plan-end", steps[-1], ((1, budget),), severity="error", note=note)
    elif kind == "fraction":
        text = _("{name}: the payment plan prints fractions of 1, it ends at {last}").format(
            name=card.name, last=steps[-1].raw
        )
        yield Observation("card/plan-unit", text, (*steps, budget))


def _steps(card: Card, budget: Operand) -> list[Operand]:
    """The figures of a payment plan, in the unit of the budget."""
    return [
        Operand(
            f"{card.id}.p{at}",
            f"{card.name} {step['label']}",
            step["line"],
            step["raw"],
            restored(step["value"], step["decimals"], step["raw"]),
            budget.power,
            card.unit,
        )
        for at, step in enumerate(_printed(card))
    ]


def _printed(card: Card) -> list[Record]:
    """The steps of a payment plan that have a figure."""
    return [step for step in card.record["plan"] if step["value"] is not None]


def plan_kind(card: Card) -> str | None:
    """What the figures of a payment plan are, by the last one: amount, percent or fraction."""
    steps, budget = _printed(card), card.amount("budget")
    if not steps or budget is None or budget.figure is None:
        return None
    last = restored(steps[-1]["value"], steps[-1]["decimals"], steps[-1]["raw"]).point
    if last == budget.figure.point:
        return "amount"
    if last == Interval(100, 100):
        return "percent"
    return "fraction" if last == Interval(1, 1) else "amount"
