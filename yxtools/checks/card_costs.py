"""What an indicator of cost allows or reports, against the money of the card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yxtools.checks.card_model import Card, cited, in_unit, suspect
from yxtools.checks.card_quantity import Quantity, quantity
from yxtools.checks.card_words import Words, cost
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.figures import Interval
from yxtools.language import _

Record = dict[str, Any]

# Powers of ten by which a unit or a decimal point slips.
SLIPS = {
    1: "decimal point moved",
    -1: "decimal point moved",
    4: "unit confused",
    -4: "unit confused",
}


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """All checks of the costs of one card."""
    yield from _costs(card, words)
    yield from _products(card, words)


def _costs(card: Card, words: Words) -> Iterator[Observation]:
    """What the cost indicators allow or report as a whole is within the money of the card."""
    if card.power is None:
        return
    found: list[tuple[int, Interval, str]] = []
    for at, indicator in enumerate(card.indicators):
        if not cost(indicator):
            continue
        target = quantity(indicator["target"])
        total = money(target)
        if (
            target is not None
            and total is None
            and words.has("whole_name", indicator["level3"])
            and target.family.startswith("元/")
        ):
            yield Observation(
                "card/target-kind",
                _("{indicator}: the cost of the whole is given per head ({target})").format(
                    indicator=indicator["level3"], target=indicator["target"]
                ),
                cited(card.cell(at, "target")),
                "warning",
            )
        if total is not None:
            scope = indicator["scope"]
            yield from _against(card, at, total, scope, words)
            found.append((at, total, scope or ""))
        spent = money(quantity(indicator["actual"]))
        reported = card.amount("spent")
        if (
            spent is not None
            and reported is not None
            and reported.interval().before(spent)
            and not words.has("per_head_name", indicator["level3"])
        ):
            yield Observation(
                "card/cost-spent",
                _("{indicator}: {actual} is reported, the card spent {reported}{unit}").format(
                    indicator=indicator["level3"],
                    actual=indicator["actual"],
                    reported=reported.raw,
                    unit=card.unit,
                ),
                cited(card.cell(at, "actual"), reported),
                "warning",
            )
    yield from _together(card, found, words)


def money(found: Quantity | None) -> Interval | None:
    """An amount in 元; None if a quantity is none. A bare 万 is taken for 万元."""
    if found is None:
        return None
    if found.money:
        return found.value
    return found.point.shifted(4) if found.unit == "万" else None


def _base(card: Card, scope: str | None) -> Operand | None:
    return card.amount(scope) if scope in ("implementation", "annual") else card.budget


def _against(card: Card, at: int, total: Interval, scope: str | None, words: Words) -> Iterator[Observation]:
    """One cost target against the money of its scope: above it, the whole of it given per head, or a slip
    away from it.
    """
    indicator = card.indicators[at]
    base = _base(card, scope)
    if base is None or base.figure is None or base.figure.is_zero:
        return
    shown = cited(card.cell(at, "target"), base)
    budget = base.point()
    name, target = indicator["level3"] or indicator["level2"], indicator["target"]
    if base.interval().before(total):
        power = next((p for p in (4, 1, 2, 3) if total == budget.shifted(p)), None)
        slip = SLIPS.get(power) if power is not None else None
        suspects = (suspect(card.cell(at, "target"), budget, slip),) if slip else ()
        yield Observation(
            "card/cost-budget",
            _("{name}: {target} is more than the {base}{unit} of the card").format(
                name=name, target=target, base=base.raw, unit=card.unit
            ),
            shown,
            "warning",
            suspects=suspects,
        )
    elif total == budget and words.has("per_head_name", name):
        yield Observation(
            "card/target-kind",
            _("{name}: {target} is the whole amount of the card, not a cost per head").format(
                name=name, target=target
            ),
            shown,
            "warning",
        )
    elif not base.interval().contains(total) and _near(total, budget):
        yield Observation(
            "card/cost-budget",
            _("{name}: {target} is nearly, but not quite, the {base}{unit} of the card").format(
                name=name, target=target, base=base.raw, unit=card.unit
            ),
            shown,
            "info",
        )
    else:
        yield Observation(
            "card/cost-budget",
            _("{name}: {target} is within {base}{unit}").format(
                name=name, target=target, base=base.raw, unit=card.unit
            ),
            shown,
            failed=False,
        )


def _near(one: Interval, other: Interval) -> bool:
    """Whether two amounts differ by less than a fiftieth."""
    distance = one.distance(other)
    return (distance * 50).before(other)


def _together(card: Card, found: list[tuple[int, Interval, str]], words: Words) -> Iterator[Observation]:
    """Several cost ceilings together are within the money of the card."""
    for scope in sorted({scope for _at, _total, scope in found}):
        mine = [
            (at, total)
            for at, total, known in found
            if known == scope and not words.has("per_head_name", card.indicators[at]["level3"])
        ]
        base = _base(card, scope or None)
        if (
            len(mine) < 2
            or base is None
            or any(base.point().before(total) for _at, total in mine)
            and len(mine) < 2
        ):
            continue
        whole = Interval(0, 0)
        for _at, total in mine:
            whole = whole + total
        if base.interval().before(whole):
            yield Observation(
                "card/cost-budget",
                _("{name}: the cost targets together are {whole}, the card has {base}{unit}").format(
                    name=card.name, whole=in_unit(card, whole, base.raw), base=base.raw, unit=card.unit
                ),
                cited([card.cell(at, "target") for at, _ in mine], base),
                "info" if len(mine) > 4 else "warning",
            )


def _products(card: Card, words: Words) -> Iterator[Observation]:
    """Quantity × unit cost is about the money of the card."""
    if card.power is None:
        return
    for scope in ("implementation", "annual", None):
        base = _base(card, scope)
        if base is None or base.figure is None or base.figure.is_zero:
            continue
        counts: dict[str, tuple[int, Quantity]] = {}
        prices: list[tuple[int, tuple[Interval, str]]] = []
        for at, indicator in enumerate(card.indicators):
            if indicator["scope"] != scope:
                continue
            found = quantity(indicator["target"])
            if found is None:
                continue
            if cost(indicator) and (price := _price(found, indicator, words)) is not None:
                prices.append((at, price))
            elif (
                "数量" in (indicator["level2"] or "")
                and found.unit
                and not found.percent
                and not found.family.startswith("元")
            ):
                counts.setdefault(found.unit, (at, found))
        if len(prices) != 1:
            continue
        at, (cost_of_one, noun) = prices[0]
        counted = (
            counts.get(noun) if noun else next(iter(counts.values()), None) if len(counts) == 1 else None
        )
        if counted is None:
            continue
        amount = cost_of_one * counted[1].value
        yield from _product(card, counted[0], at, amount, base)


def _price(found: Quantity, indicator: Record, words: Words) -> tuple[Interval, str] | None:
    """A unit cost in 元 and the noun it is for ("" if not printed)."""
    if found.family.startswith("元/"):
        nouns = found.family.split("/")[1:]
        return (found.value, nouns[0]) if len(nouns) == 1 else (found.value, nouns[0])
    total = money(found)
    return (total, "") if total is not None and words.has("per_head_name", indicator["level3"]) else None


def _product(card: Card, count: int, price: int, amount: Interval, base: Operand) -> Iterator[Observation]:
    budget = base.point()
    shown = (base, card.cell(count, "target"), card.cell(price, "target"))
    told = in_unit(card, amount, base.raw)
    if amount == budget or (amount.distance(budget) * 10).before(budget):
        yield Observation(
            "card/cost-product",
            _("{name}: quantity × unit cost is {amount}").format(name=card.name, amount=told),
            shown,
            failed=False,
        )
        return
    power = next((p for p in (1, -1, 4, -4) if amount == budget.shifted(p)), None)
    text = _("{name}: {quantity} × {cost} is {amount}, the card has {base}{unit}").format(
        name=card.name,
        quantity=shown[1].raw,
        cost=shown[2].raw,
        amount=told,
        base=base.raw,
        unit=card.unit,
    )
    yield Observation(
        "card/cost-product",
        text,
        shown,
        "warning" if power else "info",
        suspects=(suspect(shown[2], None, SLIPS[power]),) if power else (),
    )
