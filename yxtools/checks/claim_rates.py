"""Shares, rates of change and completion, words for a direction, against the amounts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yxtools.checks.claim_book import Book, Record, elsewhere, family, operand, role
from yxtools.checks.relation import Operand, Relation, unverifiable
from yxtools.figures import Interval, quotient

# Decimals of a quotient beyond those of the rate it is compared with.
_MOST_DECIMALS = 8


def shares(book: Book, claim: Record) -> Iterator[Relation]:
    figure = role(claim, "share")
    if figure is None:
        return
    stated = operand(figure)
    part = book.amount(claim, "part")
    if part is None:
        yield unverifiable("prose/share", stated, (), "the part is not stated")
        return
    wholes = _wholes(book, claim)
    budget = role(claim, "budget")
    if (
        budget is not None
        and (ratio := _ratio(book, part.interval(), operand(budget).interval(), stated)) is not None
    ):
        completed = Relation(
            "prose/share",
            stated,
            ((1, part), (1, operand(budget))),
            note="a rate of completion, called a share",
            expected=ratio,
        )
        if completed.status() != "fail":
            yield completed
            return
    yield _any_ratio(book, "prose/share", stated, part, wholes, "the whole is not known")


def _wholes(book: Book, claim: Record) -> list[Operand]:
    own = role(claim, "whole")
    if own is not None:
        return [operand(own)]
    whole = claim["whole"]
    if not whole["subject"]:
        return _containing(book, claim)
    if not whole["dims"].get("measure") or not whole["understood"]:
        return []
    dims = dict(whole["dims"])
    found = [
        one
        for key, known in book.values.items()
        for _, one in known
        if dict(key[0]) == dims and key[2] is None and key[3] == book.year
    ]
    facts = book.facts.find({"dims": dims, "names": whole["names"], "classes": whole["classes"]})
    return found + [one.operand for one in facts if not one.operand.blank]


def _containing(book: Book, claim: Record) -> list[Operand]:
    """What a subject is a part of: all classes, the item above it, all natures, all funds."""
    dims = dict(claim["dims"])
    wanted: list[dict[str, str]] = []
    if "item" not in dims and ("class" in dims or claim["names"]):
        wanted = [{name: value for name, value in dims.items() if name != "class"}]
    else:
        for name in ("item", "nature", "fund"):
            above = [one for one, parts in book.trees.get(name, {}).items() if dims.get(name) in parts]
            wanted += [
                {
                    **{key: value for key, value in dims.items() if key != name},
                    **({} if one == "all" else {name: one}),
                }
                for one in above
            ]
    found = []
    for one in wanted:
        found += [
            known
            for key, said in book.values.items()
            for _, known in said[:1]
            if dict(key[0]) == one and not key[1] and key[2] is None
        ]
        facts = book.facts.find({"dims": one, "names": [], "classes": []}) if one.get("measure") else []
        found += [fact.operand for fact in facts if fact.looseness <= 1 and not fact.operand.blank]
    return found


def _any_ratio(
    book: Book, rule: str, stated: Operand, part: Operand, wholes: Sequence[Operand], missing: str
) -> Relation:
    """A rate against part ÷ whole: it holds if any reading of the whole makes it hold."""
    relations = []
    for whole in wholes:
        if family(whole) == family(part):
            ratio = _ratio(book, part.interval(), whole.interval(), stated)
            if ratio is not None:
                relations.append(Relation(rule, stated, ((1, part), (1, whole)), expected=ratio))
    if not relations:
        zero = any(whole.figure is None or whole.figure.is_zero for whole in wholes)
        return unverifiable(rule, stated, (), "a share of zero is undefined" if zero else missing)
    held = [relation for relation in relations if relation.status() != "fail"]
    if held:
        return held[0]
    wrong = part.ref in book.wrong
    return replace(relations[0], severity="error" if len(relations) == 1 and not wrong else "warning")


def _ratio(book: Book, part: Interval, whole: Interval, stated: Operand) -> Interval | None:
    decimals = (stated.figure.decimals if stated.figure else 2) + _MOST_DECIMALS
    return quotient(part, whole, decimals)


def changes(book: Book, claim: Record) -> Iterator[Relation]:
    against = claim["period"]["against"]
    amount, percent = role(claim, "amount"), role(claim, "percent")
    if (
        amount is not None
        and percent is not None
        and amount["sign"]
        and percent["sign"]
        and amount["sign"] != percent["sign"]
    ):
        yield _contrary(book, operand(amount), operand(percent))
    value = book.amount(claim, "value")
    prior = role(claim, "prior")
    if (
        prior is not None
        and amount is not None
        and value is not None
        and family(value) == family(operand(amount))
    ):
        yield Relation("prose/change", value, ((1, operand(prior)), (amount["sign"], operand(amount))))
    if percent is None:
        if amount is not None and against["own"]:
            yield from _own_change(book, claim, value, operand(amount), amount["sign"])
        return
    stated = operand(percent)
    if amount is None:
        yield unverifiable("prose/change", stated, (), "no amount is stated beside the rate")
        return
    change = operand(amount)
    if value is None or family(value) != family(change):
        yield unverifiable("prose/change", stated, (), "the figure that changed is not stated")
        return
    yield _rate(book, claim, stated, change, amount["sign"], value)
    if against["own"]:
        yield from _own_change(book, claim, value, change, amount["sign"])


def _rate(book: Book, claim: Record, stated: Operand, change: Operand, sign: int, value: Operand) -> Relation:
    """The rate against change ÷ the figure before; after a list, it may be the rate of the list's head."""
    before = value.interval() - change.interval() * sign
    decimals = (stated.figure.decimals if stated.figure else 2) + _MOST_DECIMALS
    rate = quotient(change.interval(), before, decimals)
    parts = ((1, change), (1, value))
    if rate is None:
        full = stated.figure is not None and stated.figure.scaled == 100 * 10**stated.figure.decimals
        if full:
            return unverifiable(
                "prose/change", stated, (change, value), "the figure before is zero: a rate is undefined"
            )
        note = "the figure before is zero: no rate is defined"
        return Relation("prose/change", stated, parts, severity="warning", note=note, expected=Interval(1, 1))
    relation = Relation("prose/change", stated, parts, expected=rate)
    if relation.status() != "fail":
        return relation
    for other in _heads_of(book, claim):
        if family(other) == family(change):
            base = other.interval() - change.interval() * sign
            again = quotient(change.interval(), base, decimals)
            if (
                again is not None
                and (
                    held := Relation("prose/change", stated, ((1, change), (1, other)), expected=again)
                ).status()
                != "fail"
            ):
                return held
    return relation


def _heads_of(book: Book, claim: Record) -> list[Operand]:
    """The heads of the lists that the changed figure is a member of."""
    own = role(claim, "value")
    found = []
    for one in book.claims:
        if (
            own is not None
            and one["kind"] == "sum"
            and any(figure["ref"] == own["ref"] for figure in one["figures"][1:])
        ):
            found.append(operand(one["figures"][0]))
    return found


def _contrary(book: Book, amount: Operand, percent: Operand) -> Relation:
    note = "the amount goes one way and the rate the other"
    return Relation(
        "prose/direction",
        amount,
        ((1, percent),),
        note=note,
        expected=elsewhere(amount.interval()),
    )


def _own_change(
    book: Book, claim: Record, value: Operand | None, change: Operand, sign: int
) -> Iterator[Relation]:
    """比预算数增加: against the budget of the same year."""
    version = claim["period"]["against"]["version"]
    budget = book.budget(claim, version)
    if budget is None or value is None or family(budget) != family(change):
        return
    severity = "error" if sign else "warning"
    yield Relation("prose/change", value, ((1, budget), (sign, change)), severity=severity)


def completions(book: Book, claim: Record) -> Iterator[Relation]:
    figure = role(claim, "rate")
    if figure is None:
        return
    stated = operand(figure)
    final = book.amount(claim, "final")
    budget = book.budget(claim, claim["period"]["version"])
    if final is None or budget is None:
        yield unverifiable("prose/completion", stated, (), "the budget or the final figure is not stated")
        return
    ratio = _ratio(book, final.interval(), budget.interval(), stated)
    if ratio is None or (budget.figure is not None and budget.figure.is_zero):
        yield unverifiable(
            "prose/completion", stated, (final, budget), "the budget is zero: a rate is undefined"
        )
        return
    yield Relation("prose/completion", stated, ((1, final), (1, budget)), expected=ratio)


def directions(book: Book, claim: Record) -> Iterator[Relation]:
    """决算数大于预算数."""
    final = book.amount(claim, "final")
    budget = book.budget(claim, claim["period"]["version"])
    if final is None or budget is None or family(final) != family(budget):
        return
    over = budget.point().before(final.point())
    under = final.point().before(budget.point())
    holds = {">": over, "<": under, "=": final.interval().meets(budget.interval())}[claim["relation"]]
    note = f"the text says {claim['quote']}"
    if holds:
        expected = final.interval()
    else:
        same = budget.interval().meets(final.interval())
        expected = elsewhere(final.interval()) if same else budget.interval()
    yield Relation("prose/direction", final, ((1, budget),), note=note, expected=expected)
