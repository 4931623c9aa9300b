"""Rates of change and completion, words for a direction, against the amounts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yxtools.checks.claims.book import Book, Record, elsewhere, family, operand, role, words_said
from yxtools.checks.growth import completed, grown, of_change, of_figures, rate_decimals
from yxtools.checks.relation import Operand, Relation, calculated, ratio, unverifiable
from yxtools.figures import Figure, Interval
from yxtools.language import _

_NEAR = 40
"""Claims before one that tells why among which stands what it tells of."""


def undefined(rule: str, stated: Operand, parts: Sequence[Operand], note: str) -> Relation:
    """A quotient by nothing: 0% and 100% are what one writes for want of one, any other figure is none."""
    if stated.figure is None or stated.figure.is_zero or _is_full(stated.figure):
        return unverifiable(rule, stated, parts, note)
    signed = tuple((1, part) for part in parts)
    return Relation(rule, stated, signed, severity="warning", note=note, expected=Interval(1, 1))


def _rate_of_nothing(stated: Operand, parts: Sequence[Operand], note: str) -> Relation:
    """0% says that there is no rate; 100%, which many write instead, that the figure doubled; any other rate
    is made up.
    """
    if stated.figure is None or stated.figure.is_zero:
        return unverifiable("prose/base", stated, parts, note)
    signed = tuple((1, part) for part in parts)
    grave, expected = "info" if _is_full(stated.figure) else "warning", elsewhere(stated.interval())
    return Relation("prose/base", stated, signed, severity=grave, note=note, expected=expected)


def _is_full(figure: Figure) -> bool:
    full: int = 100 * 10**figure.decimals
    return figure.scaled == full


def changes(book: Book, claim: Record) -> Iterator[Relation]:
    """A change: its directions, the figure before if stated, the rate, the budget it is against."""
    amount, percent = role(claim, "amount"), role(claim, "percent")
    if amount and percent and amount["sign"] * percent["sign"] < 0:
        yield _contrary(book, operand(amount), operand(percent))
    value, prior = book.amount(claim, "value"), role(claim, "prior")
    if value is not None and prior and amount and family(value) == family(operand(amount)):
        yield Relation("prose/change", value, ((1, operand(prior)), (amount["sign"], operand(amount))))
    if percent is not None:
        yield _rate_stated(book, claim, operand(percent), value)
    if amount is not None and claim["period"]["against"]["own"]:
        yield from _own_change(book, claim, value, operand(amount), amount["sign"])
    elif not claim["figures"]:
        yield from _told_otherwise(book, claim)
    elif claim["relation"] == "same":
        yield from _both_ways(book, claim)
        if claim["period"]["against"]["own"]:
            yield from _as_budgeted(book, claim, value)


def _rate_stated(book: Book, claim: Record, stated: Operand, value: Operand | None) -> Relation:
    """The rate of a change, by what is stated beside it."""
    amount = role(claim, "amount")
    if amount is None:
        return _rate_alone(book, claim, stated, value)
    change = operand(amount)
    if value is None or family(value) != family(change):
        return unverifiable("prose/change", stated, (), _("the figure that changed is not stated"))
    return _rate(book, claim, stated, change, amount["sign"], value)


def _rate_alone(book: Book, claim: Record, stated: Operand, value: Operand | None) -> Relation:
    """比预算6万元下降25%: by the figures before and after."""
    against, prior = claim["period"]["against"], role(claim, "prior")
    if prior:
        before: Operand | None = operand(prior)
    elif against["own"]:
        before = book.budget(claim, against["version"])
    else:
        before = _stated_before(book, claim)
    relation = None
    if value is not None and before is not None and family(value) == family(before):
        sign = 1 if claim["relation"] == "up" else -1
        grave = book.severity(before)
        relation = grown("prose/change", stated, (value, before), sign, of_figures, severity=grave)
    missing = _("no amount is stated beside the rate")
    return relation or unverifiable("prose/change", stated, (), missing)


def _stated_before(book: Book, claim: Record) -> Operand | None:
    """2023年执行数为40万元，2024年安排37万元，比2023年执行数下降7.5%: the figure before is stated, too."""
    against, own = claim["period"]["against"], role(claim, "value")
    wanted = against["year"], against["version"]
    if None in wanted:
        return None
    for one in book.before(claim):
        period, figure = one["period"], role(one, "value")
        if one["kind"] == "value" and figure is not None and _same_subject(one, claim):
            if (period["year"], period["version"]) == wanted and figure != own:
                return operand(figure)
    return None


def _rate(book: Book, claim: Record, stated: Operand, change: Operand, sign: int, value: Operand) -> Relation:
    """The rate against change ÷ the figure before; after a list, it may be the rate of the list's head."""
    relation = grown("prose/change", stated, (change, value), sign, of_change)
    if relation is None:
        note = _("the figure before is zero: a rate is undefined")
        return _rate_of_nothing(stated, (change, value), note)
    if relation.status() != "fail":
        return relation
    own = role(claim, "value")
    for other in book.heads.get(own["ref"], ()) if own is not None else ():
        if family(other) == family(change):
            held = grown("prose/change", stated, (change, other), sign, of_change)
            if held is not None and held.status() != "fail":
                return held
    return relation


def _contrary(book: Book, amount: Operand, percent: Operand) -> Relation:
    note = _("the amount goes one way and the rate the other")
    return Relation(
        "prose/direction",
        amount,
        ((1, percent),),
        note=note,
        expected=elsewhere(amount.interval()),
    )


def _both_ways(book: Book, claim: Record) -> Iterator[Relation]:
    """减少为0万元，与上年持平: one figure cannot have gone down and stayed the same."""
    against = claim["period"]["against"]
    for other in book.beside(claim):
        if other["kind"] != "change" or other["relation"] == "same" or not _same_subject(other, claim):
            continue
        basis, amount = other["period"]["against"], role(other, "amount") or role(other, "percent")
        same_basis = basis["own"] == against["own"] and None in (basis["year"], against["year"])
        if (same_basis or basis == against) and (amount is None or amount["value"]):
            said, also = words_said(claim), words_said(other)
            note = _("the text says {quote}, too").format(quote=other["quote"])
            denied = elsewhere(said.interval())
            yield Relation(
                "prose/direction", said, ((1, also),), severity="warning", note=note, expected=denied
            )


def _told_otherwise(book: Book, claim: Record) -> Iterator[Relation]:
    """财政拨款支出增加的主要原因, after 比上年减少5万元: what was told of the figure says that it fell."""
    told = [
        one
        for one in book.claims[max(0, book.at[claim["id"]] - _NEAR) : book.at[claim["id"]]]
        if one["kind"] == "change" and one["relation"] in ("up", "down", "same") and one["figures"]
        if _one_side_of(one["dims"], claim["dims"]) and one["names"] == claim["names"]
    ]
    if not told or any(one["relation"] == claim["relation"] for one in told):
        return
    said = words_said(claim)
    note = _("the text says {quote}, too").format(quote=told[-1]["quote"])
    denied = elsewhere(said.interval())
    others = tuple((1, words_said(one)) for one in told)
    yield Relation("prose/direction", said, others, severity="warning", note=note, expected=denied)


def _one_side_of(dims: dict[str, str], both: dict[str, str]) -> bool:
    """Whether dimensions are those of what is spoken of, or of one side of it: 收入 of 收入支出."""
    measure = {"measure": dims.get("measure", "")}
    return dims == both or both.get("measure") == "both" and dims == {**both, **measure}


def _own_change(
    book: Book, claim: Record, value: Operand | None, change: Operand, sign: int
) -> Iterator[Relation]:
    """比预算数增加: against the budget of the same year."""
    version = claim["period"]["against"]["version"]
    budget = book.budget(claim, version)
    if budget is None or value is None or family(budget) != family(change):
        return
    severity = book.severity(budget) if sign else "warning"
    yield Relation("prose/change", value, ((1, budget), (sign, change)), severity=severity)


def _as_budgeted(book: Book, claim: Record, value: Operand | None) -> Iterator[Relation]:
    """决算数与预算数持平: the budget of the same year, or the rate of completion beside it."""
    budget = book.budget(claim, claim["period"]["against"]["version"])
    if budget is None or value is None or family(budget) != family(value):
        yield from _by_completion(book, claim, "=")
    else:
        note = _("the text says {quote}").format(quote=claim["quote"])
        yield Relation("prose/direction", value, ((1, budget),), severity="warning", note=note)


def completions(book: Book, claim: Record) -> Iterator[Relation]:
    figure = role(claim, "rate")
    if figure is None:
        return
    stated = operand(figure)
    final = book.amount(claim, "final")
    budget = book.budget(claim, claim["period"]["version"])
    if budget is None and final is not None and (told := _by_difference(book, claim, stated, final)):
        yield told
        return
    if final is None or budget is None:
        yield unverifiable("prose/completion", stated, (), _("the budget or the final figure is not stated"))
        return
    rate = ratio(rate_decimals(stated))
    made = calculated("prose/completion", stated, (final, budget), rate, severity=book.severity(budget))
    if made is None or (budget.figure is not None and budget.figure.is_zero):
        note = _("the budget is zero: a rate is undefined")
        nothing = final.figure is not None and final.figure.is_zero
        yield (
            undefined("prose/base", stated, (final, budget), note)
            if nothing
            else _rate_of_nothing(stated, (final, budget), note)
        )
        return
    yield made


def _by_difference(book: Book, claim: Record, stated: Operand, final: Operand) -> Relation | None:
    """完成预算的103%，决算数大于预算数3万元: the budget is what is left of the final figure."""
    for other in book.beside(claim):
        change = role(other, "amount")
        own = other["kind"] == "change" and other["period"]["against"]["own"] and _same_subject(other, claim)
        if change is not None and own:
            difference, decimals = operand(change), rate_decimals(stated)
            rate = completed(change["sign"], decimals)
            return calculated("prose/completion", stated, (final, difference), rate)
    return None


def directions(book: Book, claim: Record) -> Iterator[Relation]:
    """决算数大于预算数."""
    final = book.amount(claim, "final")
    budget = book.budget(claim, claim["period"]["version"])
    if final is None or budget is None or family(final) != family(budget):
        yield from _by_completion(book, claim, claim["relation"])
        return
    over = budget.point().before(final.point())
    under = final.point().before(budget.point())
    holds = {">": over, "<": under, "=": final.interval().meets(budget.interval())}[claim["relation"]]
    note = _("the text says {quote}").format(quote=claim["quote"])
    if holds:
        expected = final.interval()
    else:
        same = budget.interval().meets(final.interval())
        expected = elsewhere(final.interval()) if same else budget.interval()
    if not holds and final.line != claim["src"]["line"]:
        said = words_said(claim)
        denied = elsewhere(said.interval())
        yield Relation("prose/direction", said, ((1, final), (1, budget)), note=note, expected=denied)
        return
    yield Relation("prose/direction", final, ((1, budget),), note=note, expected=expected)


def _by_completion(book: Book, claim: Record, relation: str) -> Iterator[Relation]:
    """完成预算的103%，决算数与预算数持平: where no budget is stated, against the rate of completion."""
    rates = (
        operand(figure)
        for one in book.beside(claim)
        if one["kind"] == "completion" and _same_subject(one, claim)
        if (figure := role(one, "rate")) is not None
    )
    full, note = Interval(1, 1), _("the text says {quote}").format(quote=claim["quote"])
    for rate in rates:
        stated = rate.interval()
        denied = {">": stated.before(full), "<": full.before(stated), "=": not stated.meets(full)}
        if denied[relation] or (relation != "=" and rate.point().meets(full)):
            expected = elsewhere(stated)
            yield Relation("prose/direction", rate, (), severity="warning", note=note, expected=expected)


def _same_subject(one: Record, other: Record) -> bool:
    return one["dims"] == other["dims"] and one["names"] == other["names"] and bool(one["dims"])
