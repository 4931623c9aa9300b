"""What an indicator asks for: its target against its name, its description, its level, its twin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yxtools.checks.card_model import Card, cited
from yxtools.checks.card_quantity import Quantity, deadline, quantity
from yxtools.checks.card_words import HUNDRED, Words, cost
from yxtools.checks.observation import Observation
from yxtools.language import _
from yxtools.text import squeeze

Record = dict[str, Any]

SHORTEST_NAME = 4
# Texts in one description that make it a heap.
MANY_PARTS = 4


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """All checks of the targets of one card."""
    for at in range(len(card.indicators)):
        yield from _shape(card, at, words)
    yield from _halves(card)
    yield from _bare(card)
    yield from _descriptions(card)
    yield from _levels(card, words)


def _shape(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """A target says something, and something of the kind that the name of the indicator asks for."""
    indicator = card.indicators[at]
    name, target = indicator["level3"], indicator["target"]
    if not name or not target:
        if name and not target and indicator["scope"] is None:
            message = _("{name}: no target is printed").format(name=name)
            yield Observation("card/missing", message, (card.cell(at, "level3"),), "info")
        return
    plain, wanted = squeeze(target), squeeze(name)
    shown = cited(card.cell(at, "target"))
    if plain == wanted and not card.evaluated or (plain == wanted and len(plain) > SHORTEST_NAME):
        yield Observation(
            "card/target-repeats-name",
            _("{name}: the target repeats the name of the indicator and says no value").format(name=name),
            shown,
            "warning",
        )
        return
    if plain in ("%", "≥", "≤", "≥%", "≤%", "‰"):
        yield Observation(
            "card/target-empty",
            _("{name}: the target is “{target}”, without a figure").format(name=name, target=target),
            shown,
            "warning",
        )
        return
    basis = indicator["basis"]
    if basis and squeeze(basis) == plain and len(plain) > 3:
        yield Observation(
            "card/basis-repeats-target",
            _("{name}: the basis of the target repeats the target").format(name=name),
            cited(shown, card.cell(at, "basis")),
            "warning",
        )
    if plain[0] in "≥≤<>" and deadline(plain[1:]) is not None and quantity(target) is None:
        message = _("{name}: {target} puts a comparison before a date").format(name=name, target=target)
        yield Observation("card/target-date", message, shown, "info")
    found = quantity(target)
    rate = words.rate(name)
    if rate and found is None and deadline(target) is not None:
        yield Observation(
            "card/target-kind",
            _("{name}: a rate has a date as its target ({target})").format(name=name, target=target),
            shown,
            "warning",
        )
    if found is None:
        return
    yield from _kind(card, at, found, rate, words)


def _kind(card: Card, at: int, found: Quantity, rate: bool, words: Words) -> Iterator[Observation]:
    indicator = card.indicators[at]
    name, target = indicator["level3"], indicator["target"]
    shown = cited(card.cell(at, "target"))
    days = words.has("days_name", name)
    if days and found.percent and not rate:
        yield Observation(
            "card/target-kind",
            _("{name}: a number of days has {target} as its target").format(name=name, target=target),
            shown,
            "warning",
        )
    if "百分" in found.unit and found.unit != "个百分点":
        yield Observation(
            "card/target-unit",
            _("{name}: {target} writes % in words").format(name=name, target=target),
            shown,
            "info",
        )
    if rate and found.percent and not words.has("open_rate", name):
        if found.operator in (">=", ">") and not found.value.before(HUNDRED):
            yield Observation(
                "card/target-bound",
                _("{name}: a rate cannot exceed 100 %, the target is {target}").format(
                    name=name, target=target
                ),
                shown,
                "info",
            )
        if found.operator in ("<=", "<") and not words.lower(indicator):
            yield Observation(
                "card/target-direction",
                _("{name}: {target} is an upper bound on a rate that should be high").format(
                    name=name, target=target
                ),
                shown,
                "info",
            )
    if cost(indicator):
        if found.operator in (">=", ">") and (
            found.money or found.unit == "万" or found.family.startswith("元")
        ):
            yield Observation(
                "card/target-direction",
                _("{name}: {target} is a lower bound on a cost").format(name=name, target=target),
                shown,
                "info",
            )
    if ("人数" in name or name.endswith("人员")) and found.unit in ("户", "家", "个", "项", "场"):
        yield Observation(
            "card/target-unit",
            _("{name}: a number of persons is given in {unit}").format(name=name, unit=found.unit),
            shown,
            "info",
        )


def _bare(card: Card) -> Iterator[Observation]:
    """Amounts in a bare 万 lack 元: one finding a card."""
    bare = [
        at
        for at, indicator in enumerate(card.indicators)
        if cost(indicator)
        and (found := quantity(indicator["target"])) is not None
        and found.unit in ("万", "亿")
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
        name, level = indicator["level3"], indicator["level2"] or ""
        if "时效" in level and words.has("quality_name", name):
            yield Observation(
                "card/level",
                _("{name}: an indicator of quality under {level}").format(name=name, level=level),
                cited(card.cell(at, "level3")),
                "info",
            )
        elif "质量" in level and words.has("time_name", name):
            yield Observation(
                "card/level",
                _("{name}: an indicator of time under {level}").format(name=name, level=level),
                cited(card.cell(at, "level3")),
                "info",
            )


def _halves(card: Card) -> Iterator[Observation]:
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
            asked = _("{period} in the period, {year} in the year").format(
                period=indicator["target"], year=card.indicators[twin[0]]["target"]
            )
            yield Observation(
                "card/halves",
                _("{indicator}: {asked}, of the same {period}").format(
                    indicator=indicator["level3"], asked=asked, period=period.raw
                ),
                (card.cell(at, "target"), card.cell(twin[0], "target")),
            )


def _same_name(one: Record, other: Record) -> bool:
    if one["level1"] != other["level1"] and one["level1"] and other["level1"]:
        return False
    first, second = squeeze(one["level3"]), squeeze(other["level3"])
    shortest = min(len(first), len(second))
    return shortest >= 3 and (first.startswith(second) or second.startswith(first))
