"""What an indicator of cost allows or reports, against the money of the card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yxtools.checks.cards.model import Card, cited, in_unit, suspect
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.figures import Interval, total
from yxtools.language import _, later
from yxtools.units import YUAN

# Powers of ten by which a unit or a decimal point slips.
SLIPS = {
    1: later("decimal point moved"),
    -1: later("decimal point moved"),
    4: later("unit confused"),
    -4: later("unit confused"),
}
# So many ceilings are hardly meant to be reached together.
MANY_CEILINGS = 5
# Two amounts are near each other if they differ by less than a fiftieth, a product by less than a tenth.
NEAR, NEAR_PRODUCT = 50, 10
SCOPES = ("implementation", "annual", None)
# The general measure word: 个月 counts 月.
MEASURE_WORD = "个"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What an indicator of cost allows as a whole, in 元."""

    at: int
    amount: Interval
    scope: str | None


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """All checks of the costs of one card."""
    if card.power is None:
        return
    costs = [at for at, indicator in enumerate(card.indicators) if words.cost(indicator)]
    for at in costs:
        yield from _per_head(card, at, words)
        yield from _spent(card, at, words)
    ceilings = list(_ceilings(card, costs))
    for ceiling in ceilings:
        yield from _within(card, ceiling, words)
    for scope in SCOPES:
        own = [one for one in ceilings if one.scope == scope and not _of_one(card, one.at, words)]
        yield from _together(card, own, _base(card, scope))
        yield from _product(card, scope, words)


def _ceilings(card: Card, costs: list[int]) -> Iterator[Ceiling]:
    for at in costs:
        found = card.quantity(at, "target")
        if found is not None and found.yuan is not None:
            yield Ceiling(at, found.yuan, card.indicators[at]["scope"])


def _base(card: Card, scope: str | None) -> Operand | None:
    return card.amount(scope) if scope in ("implementation", "annual") else card.budget


def _of_one(card: Card, at: int, words: Words) -> bool:
    """Whether an indicator is named for the cost of a single head or thing."""
    return words.has("per_head_name", card.indicators[at]["level3"])


def _per_head(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """The cost of the whole is no price."""
    indicator, found = card.indicators[at], card.quantity(at, "target")
    if found is not None and found.nouns and words.has("whole_name", indicator["level3"]):
        yield Observation(
            "card/target-kind",
            _("{indicator}: the cost of the whole is given per head ({target})").format(
                indicator=indicator["level3"], target=indicator["target"]
            ),
            (card.cell(at, "target"),),
        )


def _spent(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """No cost reported is above what the card spent."""
    indicator, found = card.indicators[at], card.quantity(at, "actual")
    spent, reported = found.yuan if found is not None else None, card.amount("spent")
    if spent is None or reported is None or _of_one(card, at, words):
        return
    if reported.interval().before(spent):
        yield Observation(
            "card/cost-spent",
            _("{indicator}: {actual} is reported, the card spent {reported}{unit}").format(
                indicator=indicator["level3"],
                actual=indicator["actual"],
                reported=reported.raw,
                unit=card.unit,
            ),
            (card.cell(at, "actual"), reported),
        )


def _within(card: Card, ceiling: Ceiling, words: Words) -> Iterator[Observation]:
    """One ceiling against the money of its scope: above it, the whole of it given per head, or a slip away
    from it.
    """
    base = _base(card, ceiling.scope)
    if base is None or base.figure is None or base.figure.is_zero:
        return
    indicator, budget = card.indicators[ceiling.at], base.point()
    printed = card.cell(ceiling.at, "target")
    rule, severity, failed = "card/cost-budget", "warning", True
    slip = None
    if base.interval().before(ceiling.amount):
        text = _("{name}: {target} is more than the {base}{unit} of the card")
        slip = next((SLIPS[power] for power in (4, 1) if ceiling.amount == budget.shifted(power)), None)
    elif ceiling.amount == budget and _of_one(card, ceiling.at, words):
        text = _("{name}: {target} is the whole amount of the card, not a cost per head")
        rule = "card/target-kind"
    elif not base.interval().contains(ceiling.amount) and _near(ceiling.amount, budget, NEAR):
        text, severity = _("{name}: {target} is nearly, but not quite, the {base}{unit} of the card"), "info"
    else:
        text, failed = _("{name}: {target} is within {base}{unit}"), False
    name = indicator["level3"] or indicator["level2"]
    told = text.format(name=name, target=indicator["target"], base=base.raw, unit=card.unit)
    suspects = (suspect(printed, budget, slip),) if slip else ()
    yield Observation(rule, told, (printed, base), severity, failed, suspects)


def _near(one: Interval, other: Interval, part: int) -> bool:
    """Whether two amounts differ by less than a part of the second."""
    return (one.distance(other) * part).before(other)


def _together(card: Card, ceilings: list[Ceiling], base: Operand | None) -> Iterator[Observation]:
    """Several cost ceilings together are within the money of the card."""
    if len(ceilings) < 2 or base is None:
        return
    whole = total(one.amount for one in ceilings)
    if base.interval().before(whole):
        yield Observation(
            "card/cost-budget",
            _("{name}: the cost targets together are {whole}, the card has {base}{unit}").format(
                name=card.name, whole=in_unit(card, whole, base.raw), base=base.raw, unit=card.unit
            ),
            cited([card.cell(one.at, "target") for one in ceilings], base),
            "info" if len(ceilings) >= MANY_CEILINGS else "warning",
        )


# --- quantity × unit cost --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Factors:
    """What a price is multiplied with: the indicators that count it, and the periods of a year."""

    counted: list[int]
    periods: int = 1


def _product(card: Card, scope: str | None, words: Words) -> Iterator[Observation]:
    """Quantity × unit cost is about the money of the card."""
    base = _base(card, scope)
    own = [at for at, indicator in enumerate(card.indicators) if indicator["scope"] == scope]
    prices = [(at, price) for at in own if (price := _price(card, at, words)) is not None]
    if base is None or base.figure is None or base.figure.is_zero or len(prices) != 1:
        return
    at, price = prices[0]
    factors = _factors(_nouns(card, at), _counts(card, own, words), words)
    if factors is None:
        return
    amount = price * factors.periods
    for counted in factors.counted:
        number = card.quantity(counted, "target")
        if number is not None:
            # a price per 公里 is of as many 公里 as are printed
            amount = amount * (number.point if _nouns(card, at) else number.value)
    yield _compared(card, base, amount, at, factors)


def _nouns(card: Card, at: int) -> tuple[str, ...]:
    """What the price of an indicator is for."""
    found = card.quantity(at, "target")
    return found.nouns if found is not None else ()


def _price(card: Card, at: int, words: Words) -> Interval | None:
    """The unit cost in 元 that an indicator of cost allows."""
    found = card.quantity(at, "target")
    if found is None or not words.cost(card.indicators[at]):
        return None
    if found.nouns:
        return found.value
    return found.yuan if _of_one(card, at, words) else None


def _counts(card: Card, own: list[int], words: Words) -> dict[str, int]:
    """The indicators that count something, by the unit they count in: the first of each."""
    counts: dict[str, int] = {}
    for at in own:
        found = card.quantity(at, "target")
        if (
            found is not None
            and words.counts(card.indicators[at])
            and found.unit
            and not found.percent
            and not found.family.startswith(YUAN)
        ):
            counts.setdefault(found.unit, at)
    return counts


def _factors(nouns: tuple[str, ...], counts: dict[str, int], words: Words) -> Factors | None:
    """What a price is multiplied with: 元/人·天 with the counts of 人 and of 天, 元/人/月 with that of 人
    and, if no months are counted, with twelve; a price that names nothing with the only count. None if a
    count is missing: the product would leave it out.
    """
    if not nouns:
        return Factors(list(counts.values())) if len(counts) == 1 else None
    found, periods = [], 1
    for noun in nouns:
        at = counts.get(noun, counts.get(MEASURE_WORD + noun))
        if at is not None:
            found.append(at)
        elif noun in words.periods:
            periods *= words.periods[noun]
        else:
            return None
    return Factors(found, periods) if found else None


def _compared(card: Card, base: Operand, amount: Interval, price: int, factors: Factors) -> Observation:
    """A product against the money it should be about."""
    budget, told = base.point(), in_unit(card, amount, base.raw)
    counted, cost = [card.cell(at, "target") for at in factors.counted], card.cell(price, "target")
    shown = (base, *counted, cost)
    if amount == budget or _near(amount, budget, NEAR_PRODUCT):
        text = _("{name}: quantity × unit cost is {amount}").format(name=card.name, amount=told)
        return Observation("card/cost-product", text, shown, failed=False)
    slip = next((slip for power, slip in SLIPS.items() if amount == budget.shifted(power)), None)
    numbers = [one.raw for one in counted] + ([str(factors.periods)] if factors.periods > 1 else [])
    text = _("{name}: {quantity} × {cost} is {amount}, the card has {base}{unit}").format(
        name=card.name,
        quantity=" × ".join(numbers),
        cost=cost.raw,
        amount=told,
        base=base.raw,
        unit=card.unit,
    )
    suspects = (suspect(cost, None, slip),) if slip else ()
    return Observation("card/cost-product", text, shown, "warning" if slip else "info", suspects=suspects)
