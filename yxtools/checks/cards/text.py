"""The texts of a card against its indicators: the targets, counts and rates that both give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks.cards.model import Card
from yxtools.checks.cards.quantity import Quantity
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.figures import Interval
from yxtools.language import _
from yxtools.text import squeeze

# Fields that say what the indicators ask for, and the half of the indicators they speak of.
GOALS = {"goal": "implementation", "goal_annual": "annual", "outputs": None, "effects": None}
# Fields that count what the indicators count.
COUNTING = ("purpose", "outputs", "effects", "overview", "goal")
# A count below this one is not told from another of its kind; nor one further off than a twentieth.
SMALLEST, NEAR = 10, 20
SHORTEST_NAME = 4
LONGEST = 1000


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """All checks of the texts of one card against its indicators."""
    yield from _goals(card, words)
    yield from _counts(card, words)
    yield from _failed_shares(card, words)


def _goals(card: Card, words: Words) -> Iterator[Observation]:
    """A figure that the goal gives for an indicator is its target."""
    for field, scope in GOALS.items():
        text = squeeze(card.narrative.get(field, "")[:LONGEST])
        for at, indicator in enumerate(card.indicators) if text else ():
            target = card.quantity(at, "target")
            if target is None or (scope and indicator["scope"] not in (None, scope)):
                continue
            match = _behind(text, squeeze(indicator["level3"] or ""), words.pattern("figure_behind"))
            said = words.quantity(match[1] + (match[2] or "")) if match is not None else None
            if match is not None and said is not None and _comparable(said, target):
                shown = (card.text(field, match[0]), card.cell(at, "target"))
                yield _goal(card, at, field, match[1], said.point == target.point, shown)


def _behind(text: str, name: str, figure: re.Pattern[str]) -> re.Match[str] | None:
    """The figure directly behind the first print of a name."""
    place = text.find(name) if len(name) >= SHORTEST_NAME else -1
    return None if place < 0 else figure.match(text[place + len(name) :])


def _comparable(said: Quantity, target: Quantity) -> bool:
    return said.percent == target.percent and (said.percent or said.unit in ("", target.unit))


def _goal(
    card: Card, at: int, field: str, said: str, agrees: bool, shown: tuple[Operand, ...]
) -> Observation:
    indicator = card.indicators[at]
    if agrees:
        text = _("{indicator}: {field} and indicator agree").format(
            indicator=indicator["level3"], field=called(field)
        )
        return Observation("card/goal-text", text, shown, failed=False)
    text = _("{indicator}: {field} says {said}, the indicator {target}").format(
        indicator=indicator["level3"], field=called(field), said=said, target=indicator["target"]
    )
    return Observation("card/goal-text", text, shown)


def _counts(card: Card, words: Words) -> Iterator[Observation]:
    """The number of persons or places in the text is that of the quantity indicator, not nearly so."""
    wanted = [
        (at, found)
        for at, indicator in enumerate(card.indicators)
        if words.counts(indicator)
        and (found := card.quantity(at, "target")) is not None
        and found.unit in words.counted
    ]
    for field in COUNTING if wanted else ():
        text = card.narrative.get(field, "")[:LONGEST]
        printed = {(int(match[1]), match[2]) for match in words.pattern("count").finditer(text)}
        for at, found in wanted:
            alike = words.persons if found.unit in words.persons else {found.unit}
            near = _nearly({number for number, unit in printed if unit in alike}, found.point)
            if near is not None:
                yield Observation(
                    "card/count-text",
                    _("{indicator}: {target}, the text says {said}").format(
                        indicator=card.indicators[at]["level3"],
                        target=card.indicators[at]["target"],
                        said=near,
                    ),
                    (card.text(field, str(near)), card.cell(at, "target")),
                )


def _nearly(numbers: set[int], wanted: Interval) -> int | None:
    """The number nearest to the one wanted, if that is not among them."""
    whole = wanted.low // 10**wanted.scale
    near = sorted((abs(number - whole), number) for number in numbers)
    if whole < SMALLEST or not near or not 0 < near[0][0] * NEAR < whole:
        return None
    return near[0][1]


def _failed_shares(card: Card, words: Words) -> Iterator[Observation]:
    """A part that failed, counted in the text, leaves the rate of the indicator."""
    match = words.pattern("failed_share").search(card.narrative.get("problems", "")[:LONGEST])
    if match is None or (whole := int(match["whole"])) == 0:
        return
    rate = next((rate for said, rate in words.failed.items() if match["failed"].startswith(said)), None)
    good = whole - int(match["part"])
    for at, indicator in enumerate(card.indicators):
        actual = card.quantity(at, "actual")
        if rate is None or rate not in (indicator["level3"] or "") or actual is None or not actual.percent:
            continue
        off = (actual.point * whole).distance(Interval(good * 100, good * 100))
        # a point is a whole-th of the product
        if not off.before(Interval(whole, whole)):
            yield Observation(
                "card/share-text",
                _("{indicator}: {actual}; {part} of {whole} is another rate").format(
                    indicator=indicator["level3"], actual=indicator["actual"], part=good, whole=whole
                ),
                (card.text("problems", match[0]), card.cell(at, "actual")),
            )
