"""Checks of the texts of a card: what its goals, counts and shares say against its indicators, and what other
modules look for in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks import card_blanks, card_statements, card_years
from yxtools.checks.card_model import Card, cited
from yxtools.checks.card_quantity import quantity
from yxtools.checks.card_words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Relation
from yxtools.figures import Interval
from yxtools.language import _
from yxtools.text import squeeze

Checked = Relation | Observation

# A count of persons or things in prose.
COUNT = re.compile(r"([0-9]{2,7})\s*(名|人|家|户|所|张|个|台)(?![次员民])")
# A failed share: 56户报告中8户不合格
SHARE = re.compile(
    r"([0-9]{1,6})[户份个件批家][^0-9，。；]{0,8}中[^0-9，。；]{0,4}([0-9]{1,6})[户份个件批家]不合格"
)
# A figure behind a name in prose.
BEHIND = re.compile(r"^[^0-9≥≤<>，。；;、]{0,4}?([≥≤<>]?\s*[0-9][0-9.,]*\s*[%‰]?)(以上|以下)?")
NEAR = 10
SHORTEST_NAME = 4
LONGEST = 1000


def checks(card: Card, words: Words) -> Iterator[Checked]:
    """All checks of the texts of one card."""
    yield from _goals(card)
    yield from _counts(card)
    yield from card_years.checks(card)
    yield from card_statements.checks(card, words)
    yield from _shares(card)
    yield from card_blanks.checks(card, words)


def _goals(card: Card) -> Iterator[Observation]:
    """A figure that the goal gives for an indicator is its target."""
    for field in ("goal", "goal_annual", "outputs", "effects"):
        text = squeeze(card.narrative.get(field, "")[:LONGEST])
        if not text:
            continue
        scope = "annual" if field == "goal_annual" else "implementation" if field == "goal" else None
        for at, indicator in enumerate(card.indicators):
            name, target = squeeze(indicator["level3"] or ""), quantity(indicator["target"])
            if (
                len(name) < SHORTEST_NAME
                or target is None
                or (scope and indicator["scope"] not in (None, scope))
            ):
                continue
            if (place := text.find(name)) < 0 or (match := BEHIND.match(text[place + len(name) :])) is None:
                continue
            said = quantity(match[1] + (match[2] or ""))
            if (
                said is None
                or said.percent != target.percent
                or (not said.percent and said.unit not in ("", target.unit))
            ):
                continue
            shown = (card.text(field, match[0]), card.cell(at, "target"))
            if said.point != target.point:
                yield Observation(
                    "card/goal-text",
                    _("{indicator}: {field} says {said}, the indicator {target}").format(
                        indicator=indicator["level3"],
                        field=called(field),
                        said=match[1],
                        target=indicator["target"],
                    ),
                    shown,
                    "warning",
                )
            else:
                yield Observation(
                    "card/goal-text",
                    _("{indicator}: {field} and indicator agree").format(
                        indicator=indicator["level3"], field=called(field)
                    ),
                    shown,
                    failed=False,
                )


def _counts(card: Card) -> Iterator[Observation]:
    """The number of persons or places in the text is that of the quantity indicator, not nearly so."""
    wanted = [
        (at, found)
        for at, indicator in enumerate(card.indicators)
        if "数量" in (indicator["level2"] or "")
        and (found := quantity(indicator["target"])) is not None
        and found.unit in ("人", "名", "家", "户", "所", "张", "台")
    ]
    if not wanted:
        return
    for field in ("purpose", "outputs", "effects", "overview", "goal"):
        text = card.narrative.get(field, "")[:LONGEST]
        counts = {(int(match[1]), match[2]) for match in COUNT.finditer(text)}
        for at, found in wanted:
            people = found.unit in ("人", "名")
            alike = {
                number for number, unit in counts if unit == found.unit or (people and unit in ("人", "名"))
            }
            low = found.point.low // 10**found.point.scale
            close = [number for number in alike if number != low and abs(number - low) * 20 < low]
            if low >= NEAR and close and low not in alike:
                yield Observation(
                    "card/count-text",
                    _("{indicator}: {target}, the text says {said}").format(
                        indicator=card.indicators[at]["level3"],
                        target=card.indicators[at]["target"],
                        said=close[0],
                    ),
                    (card.text(field, str(close[0])), card.cell(at, "target")),
                    "warning",
                )


def _shares(card: Card) -> Iterator[Observation]:
    """A share that the text gives as two counts is the rate of the indicator."""
    match = SHARE.search(card.narrative.get("problems", ""))
    if match is None or int(match[1]) == 0:
        return
    whole, bad = int(match[1]), int(match[2])
    for at, indicator in enumerate(card.indicators):
        actual = quantity(indicator["actual"])
        if "合格率" not in (indicator["level3"] or "") or actual is None or not actual.percent:
            continue
        stated = actual.point * whole
        exact = Interval((whole - bad) * 100, (whole - bad) * 100)
        if (stated.distance(exact)) == Interval(0, 0) or (stated.distance(exact) * 1).before(
            Interval(whole, whole)
        ):
            continue
        yield Observation(
            "card/share-text",
            _("{indicator}: {actual}; {part} of {whole} is another rate").format(
                indicator=indicator["level3"], actual=indicator["actual"], part=whole - bad, whole=whole
            ),
            cited(card.text("problems", match[0]), card.cell(at, "actual")),
            "warning",
        )
