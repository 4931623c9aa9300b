"""Years in the texts of a card against the year it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks.cards.model import Card
from yxtools.checks.observation import Observation
from yxtools.language import _
from yxtools.text import squeeze

# Fields that speak of the year of the card.
CONCLUSION = "conclusion"
ABOUT_YEAR = ("purpose", CONCLUSION)
# A year in the period of a project.
YEAR = re.compile(r"20[0-9]{2}")
# A year, not the number of a document.
PLAIN_YEAR = re.compile(r"(?<![0-9【〔\[(（])(20[0-9]{2})年")
IN_QUOTES = re.compile(r"《[^《》]{0,200}》|[(（〔【\[][^()（）〔〕【】\[\]]{0,80}[)）〕】\]]")
LONGEST = 1000


def checks(card: Card) -> Iterator[Observation]:
    """Years in the text and in actual dates are that of the card."""
    year = card.record["year"]
    if year is not None:
        yield from _period(card, year)
        for field in ABOUT_YEAR:
            yield from _said(card, year, field)
        for at in range(len(card.indicators)) if card.evaluated else ():
            yield from _done(card, year, at)


def _period(card: Card, year: int) -> Iterator[Observation]:
    """The year evaluated lies within the period of the project."""
    period = card.record["period"]
    ends = [int(found) for found in YEAR.findall(period or "")]
    if ends and card.record["lines"].get("evaluated_year") and not min(ends) <= year <= max(ends):
        yield Observation(
            "card/year",
            _("{name}: the year evaluated is {year}, the project ran {period}").format(
                name=card.name, year=year, period=period
            ),
            (card.text("evaluated_year", str(year)), card.text("period", period)),
            "error",
        )


def _said(card: Card, year: int, field: str) -> Iterator[Observation]:
    """A text speaks of the year of the card; a conclusion is drawn in the year after."""
    conclusion = field == CONCLUSION
    text = IN_QUOTES.sub("", card.narrative.get(field, "")[:LONGEST])
    years = {int(found) for found in PLAIN_YEAR.findall(text)}
    others = sorted(years - {year, year + 1 if conclusion else year})
    if not others:
        return
    shown = (card.text(field, str(others[0])),)
    told = {"name": card.name, "others": ", ".join(map(str, others)), "year": year}
    if year not in years:
        said = _("{name}: {field} speaks of {others}, the card is of {year}")
        severity = "warning" if conclusion else "info"
        yield Observation("card/year", said.format(field=called(field), **told), shown, severity)
    elif conclusion and others[0] < year:
        said = _("{name}: the conclusion speaks of {others} too, the card is of {year}")
        yield Observation("card/year", said.format(**told), shown, "info")


def _done(card: Card, year: int, at: int) -> Iterator[Observation]:
    """An actual date is of the year of the card, unless the target is of another."""
    indicator = card.indicators[at]
    match = PLAIN_YEAR.match(squeeze(indicator["actual"] or ""))
    if match is not None and int(match[1]) != year and match[1] not in (indicator["target"] or ""):
        yield Observation(
            "card/year",
            _("{indicator}: done {actual}, the card is of {year}").format(
                indicator=indicator["level3"], actual=indicator["actual"], year=year
            ),
            (card.cell(at, "actual"),),
        )
