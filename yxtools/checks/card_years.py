"""Years in the texts of a card against the year it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks.card_model import Card
from yxtools.checks.observation import Observation
from yxtools.language import _
from yxtools.text import squeeze

# Fields that speak of the year of the card.
ABOUT_YEAR = ("purpose", "conclusion")
# A year, not the number of a document.
PLAIN_YEAR = re.compile(r"(?<![0-9【〔\[(（])(20[0-9]{2})年")
IN_QUOTES = re.compile(r"《[^《》]{0,200}》|[(（〔【\[][^()（）〔〕【】\[\]]{0,80}[)）〕】\]]")
LONGEST = 1000


def checks(card: Card) -> Iterator[Observation]:
    """Years in the text and in actual dates are that of the card."""
    year = card.record["year"]
    if year is None:
        return
    period = card.record["period"]
    if period and card.record["lines"].get("evaluated_year"):
        ends = {int(found) for found in re.findall(r"20[0-9]{2}", period)}
        if ends and not min(ends) <= year <= max(ends):
            yield Observation(
                "card/year",
                _("{name}: the year evaluated is {year}, the project ran {period}").format(
                    name=card.name, year=year, period=period
                ),
                (card.text("evaluated_year", str(year)), card.text("period", period)),
                "error",
            )
    for field in ABOUT_YEAR:
        text = IN_QUOTES.sub("", card.narrative.get(field, "")[:LONGEST])
        years = {int(found) for found in PLAIN_YEAR.findall(text)}
        others = sorted(
            found for found in years if found != year and found != year - (0 if field == "purpose" else -1)
        )
        if others and year not in years:
            yield Observation(
                "card/year",
                _("{name}: {field} speaks of {others}, the card is of {year}").format(
                    name=card.name, field=called(field), others=", ".join(map(str, others)), year=year
                ),
                (card.text(field, str(others[0])),),
                "warning" if field == "conclusion" else "info",
            )
        elif others and field == "conclusion" and any(found < year for found in others):
            yield Observation(
                "card/year",
                _("{name}: the conclusion speaks of {others} too, the card is of {year}").format(
                    name=card.name, others=", ".join(map(str, others)), year=year
                ),
                (card.text(field, str(others[0])),),
                "info",
            )
    for at, indicator in enumerate(card.indicators):
        match = PLAIN_YEAR.match(squeeze(indicator["actual"] or "")) if card.evaluated else None
        if match is not None and int(match[1]) != year and match[1] not in (indicator["target"] or ""):
            yield Observation(
                "card/year",
                _("{indicator}: done {actual}, the card is of {year}").format(
                    indicator=indicator["level3"], actual=indicator["actual"], year=year
                ),
                (card.cell(at, "actual"),),
                "warning",
            )
