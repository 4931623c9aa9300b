"""Checks of the indicators of a card: target against actual, name against target, cost against money, half
against half.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yxtools.cards.vocabulary import Vocabulary
from yxtools.checks.card_model import Card, Finding, cited, decimal, suspect
from yxtools.checks.card_quantity import Quantity, deadline, met, quantity
from yxtools.checks.relation import Operand
from yxtools.figures import Interval
from yxtools.text import squeeze

Record = dict[str, Any]

HUNDRED = Interval(1, 1, 0)
COSTS = ("成本",)
# Powers of ten by which a unit or a decimal point slips.
SLIPS = {
    1: "decimal point moved",
    -1: "decimal point moved",
    4: "unit 元/万元 confused",
    -4: "unit 元/万元 confused",
}
SHORTEST_NAME = 4
# Texts in one description that make it a heap.
MANY_PARTS = 4


def checks(card: Card, vocabulary: Vocabulary) -> Iterator[Finding]:
    """All checks of the indicators of one card."""
    words = Words(vocabulary)
    for at in range(len(card.indicators)):
        yield from _shape(card, at, words)
        if card.evaluated:
            yield from _outcome(card, at, words)
    yield from _halves(card)
    yield from _bare(card)
    yield from _descriptions(card)
    yield from _levels(card, words)
    yield from _costs(card, words)
    yield from _products(card, words)
    yield from _full_scores(card, words)


class Words:
    """The words of [checks] in cards.toml, as questions."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        data = vocabulary.data["checks"]
        self.done, self.undone = frozenset(data["done"]), frozenset(data["undone"])
        self.no_reason = frozenset(data["no_reason"])

    def has(self, name: str, text: str | None) -> bool:
        """Whether the pattern `name` of [checks] is found in a text."""
        return bool(text) and self.vocabulary.regex("checks", name).search(squeeze(text or "")) is not None

    def rate(self, name: str | None) -> bool:
        """Whether an indicator is a rate."""
        return self.has("rate_name", name)

    def lower(self, indicator: Record) -> bool:
        """Whether less is better."""
        return cost(indicator) or self.has("low_rate", indicator["level3"])


def cost(indicator: Record) -> bool:
    """Whether an indicator is one of cost."""
    return any(word in (indicator["level2"] or "") or word in (indicator["level1"] or "") for word in COSTS)


# --- name against target
# --------------------------------------------------------------------------------------------


def _shape(card: Card, at: int, words: Words) -> Iterator[Finding]:
    """A target says something, and something of the kind that the name of the indicator asks for."""
    indicator = card.indicators[at]
    name, target = indicator["level3"], indicator["target"]
    if not name or not target:
        if name and not target and indicator["scope"] is None:
            yield Finding("card/missing", f"{name}: no target is printed", (card.cell(at, "level3"),), "info")
        return
    plain, wanted = squeeze(target), squeeze(name)
    shown = cited(card.cell(at, "target"))
    if plain == wanted and not card.evaluated or (plain == wanted and len(plain) > SHORTEST_NAME):
        yield Finding(
            "card/target-repeats-name",
            f"{name}: the target repeats the name of the indicator and says no value",
            shown,
            "warning",
        )
        return
    if plain in ("%", "≥", "≤", "≥%", "≤%", "‰"):
        yield Finding(
            "card/target-empty", f"{name}: the target is {target!r}, without a figure", shown, "warning"
        )
        return
    basis = indicator["basis"]
    if basis and squeeze(basis) == plain and len(plain) > 3:
        yield Finding(
            "card/basis-repeats-target",
            f"{name}: the basis of the target repeats the target",
            cited(shown, card.cell(at, "basis")),
            "warning",
        )
    if plain[0] in "≥≤<>" and deadline(plain[1:]) is not None and quantity(target) is None:
        yield Finding("card/target-date", f"{name}: {target} puts a comparison before a date", shown, "info")
    found = quantity(target)
    rate = words.rate(name)
    if rate and found is None and deadline(target) is not None:
        yield Finding(
            "card/target-kind", f"{name}: a rate has a date as its target ({target})", shown, "warning"
        )
    if found is None:
        return
    yield from _kind(card, at, found, rate, words)


def _kind(card: Card, at: int, found: Quantity, rate: bool, words: Words) -> Iterator[Finding]:
    indicator = card.indicators[at]
    name, target = indicator["level3"], indicator["target"]
    shown = cited(card.cell(at, "target"))
    days = words.has("days_name", name)
    if days and found.percent and not rate:
        yield Finding(
            "card/target-kind", f"{name}: a number of days has {target} as its target", shown, "warning"
        )
    if "百分" in found.unit and found.unit != "个百分点":
        yield Finding("card/target-unit", f"{name}: {target} writes % in words", shown, "info")
    if rate and found.percent and not words.has("open_rate", name):
        if found.operator in (">=", ">") and not found.value.before(HUNDRED):
            yield Finding(
                "card/target-bound",
                f"{name}: a rate cannot exceed 100 %, the target is {target}",
                shown,
                "info",
            )
        if found.operator in ("<=", "<") and not words.lower(indicator):
            yield Finding(
                "card/target-direction",
                f"{name}: {target} is an upper bound on a rate that should be high",
                shown,
                "info",
            )
    if cost(indicator):
        if found.operator in (">=", ">") and (
            found.money or found.unit == "万" or found.family.startswith("元")
        ):
            yield Finding(
                "card/target-direction", f"{name}: {target} is a lower bound on a cost", shown, "info"
            )
    if ("人数" in name or name.endswith("人员")) and found.unit in ("户", "家", "个", "项", "场"):
        yield Finding(
            "card/target-unit", f"{name}: a number of persons is given in {found.unit}", shown, "info"
        )


def _bare(card: Card) -> Iterator[Finding]:
    """Amounts in a bare 万 lack 元: one finding a card."""
    bare = [
        at
        for at, indicator in enumerate(card.indicators)
        if cost(indicator)
        and (found := quantity(indicator["target"])) is not None
        and found.unit in ("万", "亿")
    ]
    if bare:
        yield Finding(
            "card/target-unit",
            f"{card.name}: {len(bare)} cost targets lack 元 ({card.indicators[bare[0]]['target']})",
            cited([card.cell(at, "target") for at in bare]),
            "info",
        )


def _descriptions(card: Card) -> Iterator[Finding]:
    """A description says one thing, and not what belongs to another row."""
    said = {squeeze(indicator["description"] or "") for indicator in card.indicators}
    for at, indicator in enumerate(card.indicators):
        parts = [squeeze(part) for part in (indicator["description"] or "").split("\n") if part.strip()]
        foreign = [
            part
            for part in parts
            if len(parts) > 1 and part in said and part != squeeze(indicator["level3"] or "")
        ]
        if len(parts) >= MANY_PARTS or foreign:
            text = f"{indicator['level3']}: the description holds {len(parts)} texts" + (
                f", {foreign[0]} of another row" if foreign else ""
            )
            yield Finding(
                "card/description",
                text,
                cited(card.cell(at, "description")),
                "warning" if len(parts) >= MANY_PARTS else "info",
            )


def _levels(card: Card, words: Words) -> Iterator[Finding]:
    """An indicator of time stands under 时效指标, one of quality under 质量指标."""
    for at, indicator in enumerate(card.indicators):
        name, level = indicator["level3"], indicator["level2"] or ""
        if "时效" in level and words.has("quality_name", name):
            yield Finding(
                "card/level",
                f"{name}: an indicator of quality under {level}",
                cited(card.cell(at, "level3")),
                "info",
            )
        elif "质量" in level and words.has("time_name", name):
            yield Finding(
                "card/level",
                f"{name}: an indicator of time under {level}",
                cited(card.cell(at, "level3")),
                "info",
            )


# --- target against actual
# ------------------------------------------------------------------------------------------


def verdict(indicator: Record, words: Words) -> bool | None:
    """Whether the actual meets the target; None if that cannot be told."""
    target, actual = indicator["target"], indicator["actual"]
    if not target or not actual:
        return None
    if squeeze(actual) in words.undone:
        return False
    wanted, got = quantity(target), quantity(actual)
    if wanted is not None and got is not None:
        return met(wanted, got, words.lower(indicator))
    due, when = deadline(target), deadline(actual)
    if due is not None and when is not None and due[1:] != when[1:]:
        same_year = due[0] is None or when[0] is None or due[0] == when[0]
        return when[1] <= due[1] if same_year else (when[0] or 0) < (due[0] or 0)
    return None


def _outcome(card: Card, at: int, words: Words) -> Iterator[Finding]:
    """The actual meets the target or the card says why not; what it says of the status is true."""
    indicator = card.indicators[at]
    name, target, actual, reason = (
        indicator["level3"] or "?",
        indicator["target"],
        indicator["actual"],
        indicator["reason"],
    )
    said = squeeze(reason or "")
    shown = cited(card.cell(at, "target"), card.cell(at, "actual"))
    if target and not actual:
        yield Finding(
            "card/missing",
            f"{name}: no actual value is printed",
            cited(card.cell(at, "target")),
            "warning" if said in words.done else "info",
        )
        return
    if not target or not actual:
        return
    if squeeze(target) == squeeze(actual):
        bound = quantity(target)
        if bound is not None and bound.operator in (">=", ">", "<=", "<"):
            yield Finding(
                "card/actual-repeats-target",
                f"{name}: the actual value repeats the bound {target}; what was reached is not said",
                shown,
                "info",
            )
        return
    result = verdict(indicator, words)
    if result is not None:
        yield _judged(result, name, indicator, said, words, shown)
    else:
        yield from _unlike(name, indicator, words, shown)
    got, wanted = quantity(actual), quantity(target)
    if (
        got is not None
        and got.percent
        and HUNDRED.before(got.value)
        and (words.rate(name) or (wanted is not None and wanted.percent))
    ):
        if not words.has("open_rate", name):
            yield Finding("card/rate-above-100", f"{name}: {actual} is more than the whole", shown, "warning")


def _judged(
    result: bool, name: str, indicator: Record, said: str, words: Words, shown: tuple[Operand, ...]
) -> Finding:
    target, actual = indicator["target"], indicator["actual"]
    if result:
        if said in words.undone:
            return Finding(
                "card/status", f"{name}: {actual} meets {target}, yet it is called {said}", shown, "error"
            )
        if said not in words.no_reason and len(said) > 6 and quantity(actual) is not None:
            return Finding(
                "card/status",
                f"{name}: {actual} meets {target}, yet a reason for missing it is given: "
                f"{indicator['reason']}",
                shown,
                "info",
            )
        return Finding("card/target-met", f"{name}: {actual} meets {target}", shown, failed=False)
    if said in words.done:
        return Finding(
            "card/target-met",
            f"{name}: {actual} does not meet {target}, yet it is called {said}",
            shown,
            "error",
        )
    explained = said and said not in words.no_reason
    how = f"; the card says {indicator['reason']}" if explained else " and no reason is given"
    return Finding(
        "card/target-met",
        f"{name}: {actual} does not meet {target}{how}",
        shown,
        "info" if explained else "warning",
    )


def _unlike(name: str, indicator: Record, words: Words, shown: tuple[Operand, ...]) -> Iterator[Finding]:
    """Words for a figure, a figure for words, another unit: the two cannot be compared."""
    target, actual = indicator["target"], indicator["actual"]
    wanted, got = quantity(target), quantity(actual)
    if squeeze(actual) in words.done or deadline(target) is not None or deadline(actual) is not None:
        return
    if wanted is not None and got is not None and wanted.unit != got.unit:
        if got.percent and not wanted.percent and got.value == HUNDRED:
            return
        short = got.percent and not wanted.percent and got.value.before(HUNDRED)
        tone = "is short of the whole of" if short else "is in another unit than"
        yield Finding(
            "card/units-differ",
            f"{name}: the actual value {actual} {tone} the target {target}",
            shown,
            "info",
        )
    elif wanted is not None and got is None and (wanted.percent or wanted.family):
        yield Finding(
            "card/kinds-differ",
            f"{name}: the target {target} is a figure, the actual value {actual} is not",
            shown,
            "info",
        )
    elif wanted is None and got is not None and got.value != HUNDRED:
        yield Finding(
            "card/kinds-differ",
            f"{name}: the actual value {actual} is a figure, the target {target} is not",
            shown,
            "info",
        )
    elif wanted is None and got is None:
        part = _fraction(actual)
        if part:
            yield Finding("card/target-met", f"{name}: {actual} is less than the whole", shown, "info")


def _fraction(text: str) -> bool:
    """Whether a text begins with a part of a whole: 5/8…"""
    first, _, rest = squeeze(text).partition("/")
    digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    return first.isdigit() and digits.isdigit() and int(first) < int(digits)


def _full_scores(card: Card, words: Words) -> Iterator[Finding]:
    """A section with an indicator that was missed does not have its full score."""
    limits = {one["name"]: one["value"] for one in card.record["maxima"]}
    for name, score in card.scores.items():
        if name not in limits or score.figure is None or score.figure.value != limits[name]:
            continue
        missed = [
            at
            for at, indicator in enumerate(card.indicators)
            if (indicator["level1"] or "").startswith(name[:2]) and verdict(indicator, words) is False
        ]
        if missed:
            yield Finding(
                "card/full-score",
                f"{card.name}: {name} has its full score {score.raw}, though {len(missed)} of its "
                "indicators were missed",
                cited(score, [card.cell(at, "actual") for at in missed]),
                "warning",
            )


# --- half against half
# ----------------------------------------------------------------------------------------------


def _halves(card: Card) -> Iterator[Finding]:
    """Of one and the same money, the implementation period and the year ask the same of an indicator."""
    period, year = card.amount("implementation"), card.amount("annual")
    if period is None or year is None or period.point() != year.point():
        return
    annual = [
        at
        for at, indicator in enumerate(card.indicators)
        if indicator["scope"] == "annual" and indicator["level3"]
    ]
    for at, indicator in enumerate(card.indicators):
        if indicator["scope"] != "implementation" or not indicator["level3"] or not indicator["target"]:
            continue
        twins = [other for other in annual if _same_name(indicator, card.indicators[other])]
        same_line = [other for other in twins if card.indicators[other]["line"] == indicator["line"]]
        twin = same_line or (twins if len(twins) == 1 else [])
        if len(twin) != 1 or not card.indicators[twin[0]]["target"]:
            continue
        one, other = squeeze(indicator["target"]), squeeze(card.indicators[twin[0]]["target"])
        # the end of a cell may be cut off
        if not one.startswith(other) and not other.startswith(one):
            asked = f"{indicator['target']} in the period, {card.indicators[twin[0]]['target']} in the year"
            yield Finding(
                "card/halves",
                f"{indicator['level3']}: {asked}, of the same {period.raw}",
                (card.cell(at, "target"), card.cell(twin[0], "target")),
            )


def _same_name(one: Record, other: Record) -> bool:
    if one["level1"] != other["level1"] and one["level1"] and other["level1"]:
        return False
    first, second = squeeze(one["level3"]), squeeze(other["level3"])
    shortest = min(len(first), len(second))
    return shortest >= 3 and (first.startswith(second) or second.startswith(first))


# --- cost against money
# ---------------------------------------------------------------------------------------------


def _costs(card: Card, words: Words) -> Iterator[Finding]:
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
            yield Finding(
                "card/target-kind",
                f"{indicator['level3']}: the cost of the whole is given per head ({indicator['target']})",
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
            yield Finding(
                "card/cost-spent",
                f"{indicator['level3']}: {indicator['actual']} is reported, the card spent "
                f"{reported.raw}{card.unit}",
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


def _against(card: Card, at: int, total: Interval, scope: str | None, words: Words) -> Iterator[Finding]:
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
        yield Finding(
            "card/cost-budget",
            f"{name}: {target} is more than the {base.raw}{card.unit} of the card",
            shown,
            "warning",
            suspects=suspects,
        )
    elif total == budget and words.has("per_head_name", name):
        yield Finding(
            "card/target-kind",
            f"{name}: {target} is the whole amount of the card, not a cost per head",
            shown,
            "warning",
        )
    elif not base.interval().contains(total) and _near(total, budget):
        yield Finding(
            "card/cost-budget",
            f"{name}: {target} is nearly, but not quite, the {base.raw}{card.unit} of the card",
            shown,
            "info",
        )
    else:
        yield Finding(
            "card/cost-budget", f"{name}: {target} is within {base.raw}{card.unit}", shown, failed=False
        )


def _near(one: Interval, other: Interval) -> bool:
    """Whether two amounts differ by less than a fiftieth."""
    distance = one.distance(other)
    return (distance * 50).before(other)


def _together(card: Card, found: list[tuple[int, Interval, str]], words: Words) -> Iterator[Finding]:
    """Several cost ceilings together are within the money of the card."""
    for scope in sorted({scope for _, _, scope in found}):
        mine = [
            (at, total)
            for at, total, known in found
            if known == scope and not words.has("per_head_name", card.indicators[at]["level3"])
        ]
        base = _base(card, scope or None)
        if (
            len(mine) < 2
            or base is None
            or any(base.point().before(total) for _, total in mine)
            and len(mine) < 2
        ):
            continue
        whole = Interval(0, 0)
        for _, total in mine:
            whole = whole + total
        if base.interval().before(whole):
            yield Finding(
                "card/cost-budget",
                f"{card.name}: the cost targets together are {decimal(whole)}元, the card has "
                f"{base.raw}{card.unit}",
                cited([card.cell(at, "target") for at, _ in mine], base),
                "info" if len(mine) > 4 else "warning",
            )


def _products(card: Card, words: Words) -> Iterator[Finding]:
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


def _product(card: Card, count: int, price: int, amount: Interval, base: Operand) -> Iterator[Finding]:
    budget = base.point()
    shown = (base, card.cell(count, "target"), card.cell(price, "target"))
    if amount == budget or (amount.distance(budget) * 10).before(budget):
        yield Finding(
            "card/cost-product",
            f"{card.name}: quantity × unit cost is {decimal(amount)}元",
            shown,
            failed=False,
        )
        return
    power = next((p for p in (1, -1, 4, -4) if amount == budget.shifted(p)), None)
    text = (
        f"{card.name}: {shown[1].raw} × {shown[2].raw} is {decimal(amount)}元, the card has "
        f"{base.raw}{card.unit}"
    )
    yield Finding(
        "card/cost-product",
        text,
        shown,
        "warning" if power else "info",
        suspects=(suspect(shown[2], None, SLIPS[power]),) if power else (),
    )
