"""What an indicator asks for: its target against its name, its description, its level, its twin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yxtools.checks.cards.model import Card, cited
from yxtools.checks.cards.outcomes import verdict
from yxtools.checks.cards.quantity import Quantity
from yxtools.checks.cards.words import WHOLE, Words
from yxtools.checks.observation import Observation
from yxtools.language import _
from yxtools.text import squeeze
from yxtools.units import BARE_MULTIPLIERS, YUAN

Record = dict[str, Any]

SHORTEST_NAME = 4
# A shorter basis repeats a target by chance.
SHORTEST_BASIS = 4
# Texts in one description that make it a heap.
MANY_PARTS = 4
# Targets of which only the signs are printed.
SIGNS = frozenset(("%", "‰", "≥", "≤", "≥%", "≤%"))
COMPARISONS = "≥≤<>"


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """All checks of the targets of one card."""
    for at, indicator in enumerate(card.indicators):
        if indicator["level3"] and indicator["target"]:
            yield from _target(card, at, words)
        elif indicator["level3"] and indicator["scope"] is None:
            message = _("{name}: no target is printed").format(name=indicator["level3"])
            yield Observation("card/missing", message, (card.cell(at, "level3"),), "info")
    yield from _halves(card)
    yield from _bare(card, words)
    yield from _descriptions(card)
    yield from _levels(card, words)


def _target(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """A target says something, and something of the kind that the name of the indicator asks for."""
    nothing = _says_nothing(card, at)
    if nothing is not None:
        yield nothing
        return
    yield from _basis(card, at)
    yield from _date(card, at, words)
    found = card.quantity(at, "target")
    if found is not None:
        yield from _unit(card, at, found, words)
        yield from _rate(card, at, found, words)
        yield from _cost(card, at, found, words)


def _observed(card: Card, at: int, rule: str, message: str, severity: str = "info") -> Observation:
    """An observation of one target; its message names the indicator and the target."""
    indicator = card.indicators[at]
    text = message.format(name=indicator["level3"], target=indicator["target"])
    return Observation(rule, text, (card.cell(at, "target"),), severity)


def _says_nothing(card: Card, at: int) -> Observation | None:
    """A target that repeats the name of its indicator, or of which only the signs are printed."""
    indicator = card.indicators[at]
    plain, name = squeeze(indicator["target"]), squeeze(indicator["level3"])
    if plain == name and (not card.evaluated or len(plain) > SHORTEST_NAME):
        text = _("{name}: the target repeats the name of the indicator and says no value")
        return _observed(card, at, "card/target-repeats-name", text, "warning")
    if plain in SIGNS:
        text = _("{name}: the target is “{target}”, without a figure")
        return _observed(card, at, "card/target-empty", text, "warning")
    return None


def _basis(card: Card, at: int) -> Iterator[Observation]:
    """The basis of a target is another text than the target."""
    indicator = card.indicators[at]
    basis = squeeze(indicator["basis"] or "")
    if len(basis) >= SHORTEST_BASIS and basis == squeeze(indicator["target"]):
        yield Observation(
            "card/basis-repeats-target",
            _("{name}: the basis of the target repeats the target").format(name=indicator["level3"]),
            (card.cell(at, "target"), card.cell(at, "basis")),
        )


def _date(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """A date has no comparison before it, and is no target of a rate."""
    indicator = card.indicators[at]
    target = squeeze(indicator["target"])
    if card.quantity(at, "target") is not None:
        return
    if target[:1] in COMPARISONS and words.deadline(target[1:]) is not None:
        yield _observed(card, at, "card/target-date", _("{name}: {target} puts a comparison before a date"))
    if words.rate(indicator["level3"]) and words.deadline(target) is not None:
        text = _("{name}: a rate has a date as its target ({target})")
        yield _observed(card, at, "card/target-kind", text, "warning")


def _unit(card: Card, at: int, found: Quantity, words: Words) -> Iterator[Observation]:
    """The unit of a target is one of what its name counts, written as a unit."""
    indicator = card.indicators[at]
    name = indicator["level3"]
    if found.percent and words.has("days_name", name) and not words.rate(name):
        text = _("{name}: a number of days has {target} as its target")
        yield _observed(card, at, "card/target-kind", text, "warning")
    # a column of units offers what it calls a per cent
    if indicator["unit"] is None and words.has("percent_in_words", found.text):
        yield _observed(card, at, "card/target-unit", _("{name}: {target} writes % in words"))
    if found.unit in words.no_persons and words.has("persons_name", name):
        text = _("{name}: a number of persons is given in {unit}").format(name=name, unit=found.unit)
        yield Observation("card/target-unit", text, (card.cell(at, "target"),), "info")


def _rate(card: Card, at: int, found: Quantity, words: Words) -> Iterator[Observation]:
    """A rate that should be high has a lower bound, and none above the whole; one of all of it that was
    reached is no matter.
    """
    indicator = card.indicators[at]
    name = indicator["level3"]
    if not found.percent or not words.rate(name) or words.has("open_rate", name):
        return
    above = WHOLE.before(found.value)
    whole = found.lower_bound and found.value == WHOLE
    if above or (whole and not verdict(indicator, words)):
        text = _("{name}: a rate cannot exceed 100 %, the target is {target}")
        yield _observed(card, at, "card/target-bound", text, "warning" if above else "info")
    if found.upper_bound and not words.lower(indicator):
        text = _("{name}: {target} is an upper bound on a rate that should be high")
        yield _observed(card, at, "card/target-direction", text)


def _cost(card: Card, at: int, found: Quantity, words: Words) -> Iterator[Observation]:
    """A cost has no lower bound."""
    money = found.yuan is not None or found.family.startswith(YUAN)
    if words.cost(card.indicators[at]) and found.lower_bound and money:
        text = _("{name}: {target} is a lower bound on a cost")
        yield _observed(card, at, "card/target-direction", text)


def _bare(card: Card, words: Words) -> Iterator[Observation]:
    """Amounts in a bare 万 lack 元: one finding a card."""
    bare = [
        at
        for at, indicator in enumerate(card.indicators)
        if words.cost(indicator)
        and (found := card.quantity(at, "target")) is not None
        and found.unit in BARE_MULTIPLIERS
    ]
    if bare:
        yield Observation(
            "card/target-unit",
            _("{name}: {count} cost targets lack 元 ({target})").format(
                name=card.name, count=len(bare), target=card.indicators[bare[0]]["target"]
            ),
            cited([card.cell(at, "target") for at in bare]),
            "info",
        )


def _descriptions(card: Card) -> Iterator[Observation]:
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
            text = _("{indicator}: the description holds {count} texts").format(
                indicator=indicator["level3"], count=len(parts)
            ) + (_(", {foreign} of another row").format(foreign=foreign[0]) if foreign else "")
            yield Observation(
                "card/description",
                text,
                cited(card.cell(at, "description")),
                "warning" if len(parts) >= MANY_PARTS else "info",
            )


def _levels(card: Card, words: Words) -> Iterator[Observation]:
    """An indicator of time stands under 时效指标, one of quality under 质量指标."""
    for at, indicator in enumerate(card.indicators):
        name, level = indicator["level3"], indicator["level2"]
        if words.has("timing_level", level) and words.has("quality_name", name):
            text = _("{name}: an indicator of quality under {level}").format(name=name, level=level)
        elif words.has("quality_level", level) and words.has("time_name", name):
            text = _("{name}: an indicator of time under {level}").format(name=name, level=level)
        else:
            continue
        yield Observation("card/level", text, (card.cell(at, "level3"),), "info")


def _halves(card: Card) -> Iterator[Observation]:
    """Of one and the same money, the implementation period and the year ask the same of an indicator."""
    period, year = card.amount("implementation"), card.amount("annual")
    if period is None or year is None or period.point() != year.point():
        return
    for at, indicator in enumerate(card.indicators):
        named = indicator["scope"] == "implementation" and indicator["level3"] and indicator["target"]
        twin = _twin(card, indicator) if named else None
        if twin is None or not card.indicators[twin]["target"]:
            continue
        one, other = squeeze(indicator["target"]), squeeze(card.indicators[twin]["target"])
        # the end of a cell may be cut off
        if not one.startswith(other) and not other.startswith(one):
            asked = _("{period} in the period, {year} in the year").format(
                period=indicator["target"], year=card.indicators[twin]["target"]
            )
            yield Observation(
                "card/halves",
                _("{indicator}: {asked}, of the same {period}").format(
                    indicator=indicator["level3"], asked=asked, period=period.raw
                ),
                (card.cell(at, "target"), card.cell(twin, "target")),
            )


def _twin(card: Card, indicator: Record) -> int | None:
    """The one indicator of the year with the name of one of the period: that beside it, else the only one."""
    twins = [
        at
        for at, other in enumerate(card.indicators)
        if other["scope"] == "annual" and other["level3"] and _same_name(indicator, other)
    ]
    found = [at for at in twins if card.indicators[at]["line"] == indicator["line"]] or twins
    return found[0] if len(found) == 1 else None


def _same_name(one: Record, other: Record) -> bool:
    if one["level1"] != other["level1"] and one["level1"] and other["level1"]:
        return False
    first, second = squeeze(one["level3"]), squeeze(other["level3"])
    shortest = min(len(first), len(second))
    return shortest >= 3 and (first.startswith(second) or second.startswith(first))
