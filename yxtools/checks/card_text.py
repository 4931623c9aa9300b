"""Checks of the prose of a card against its figures: goals, counts, years, claims, and fields left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks.card_model import Card, cited
from yxtools.checks.card_outcomes import verdict
from yxtools.checks.card_quantity import quantity
from yxtools.checks.card_words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import Interval
from yxtools.language import _
from yxtools.text import squeeze

Checked = Relation | Observation

# Fields that speak of the year of the card.
ABOUT_YEAR = ("purpose", "conclusion")
# A year, not the number of a document.
PLAIN_YEAR = re.compile(r"(?<![0-9【〔\[(（])(20[0-9]{2})年")
IN_QUOTES = re.compile(r"《[^《》]{0,200}》|[(（〔【\[][^()（）〔〕【】\[\]]{0,80}[)）〕】\]]")
# A count of persons or things in prose.
COUNT = re.compile(r"([0-9]{2,7})\s*(名|人|家|户|所|张|个|台)(?![次员民])")
# A failed share: 56户报告中8户不合格
SHARE = re.compile(
    r"([0-9]{1,6})[户份个件批家][^0-9，。；]{0,8}中[^0-9，。；]{0,4}([0-9]{1,6})[户份个件批家]不合格"
)
# A figure behind a name in prose.
BEHIND = re.compile(r"^[^0-9≥≤<>，。；;、]{0,4}?([≥≤<>]?\s*[0-9][0-9.,]*\s*[%‰]?)(以上|以下)?")
NEAR = 10
# Fields that a publisher may have blanked on purpose: looked at across all cards.
CONTACTS = frozenset({"leader", "clerk", "telephone"})
SHORTEST_NAME = 4
LONGEST = 1000
MANDATORY = {
    "total": "warning",
    "execution": "warning",
    "spent": "warning",
    "filed": "info",
    "entity": "warning",
    "filer": "info",
    "project": "warning",
}


def checks(card: Card, words: Words) -> Iterator[Checked]:
    """All checks of the texts of one card."""
    yield from _goals(card)
    yield from _counts(card)
    yield from _years(card)
    yield from _claims(card, words)
    yield from _shares(card)
    yield from _blanks(card, words)


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


def _years(card: Card) -> Iterator[Observation]:
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


def _claims(card: Card, words: Words) -> Iterator[Observation]:
    """Who says that all is done has missed no target and left no money; who spent all was not slow."""
    if not card.evaluated:
        return
    spent, budget = card.amount("spent"), card.amount("budget")
    short = spent is not None and budget is not None and spent.point().before(budget.point())
    missed = [
        at
        for at, indicator in enumerate(card.indicators)
        if verdict(indicator, words) is False or _part(indicator["actual"])
    ]
    for field in ("completion", "conclusion"):
        if not words.has("all_done", card.narrative.get(field)):
            continue
        if missed:
            yield Observation(
                "card/claim",
                _("{name}: {field} says that everything was done, {count} targets were missed").format(
                    name=card.name, field=called(field), count=len(missed)
                ),
                cited(card.text(field), [card.cell(at, "actual") for at in missed]),
                "warning",
            )
        elif short and "资金" in card.narrative[field]:
            yield Observation(
                "card/claim",
                _("{name}: {field} says that everything was paid, {spent} of {budget} was").format(
                    name=card.name,
                    field=called(field),
                    spent=spent.raw if spent else "",
                    budget=budget.raw if budget else "",
                ),
                cited(card.text(field), spent, budget),
                "warning",
            )
    if (
        words.has("slow", card.narrative.get("problems"))
        and spent is not None
        and budget is not None
        and spent.point() == budget.point()
    ):
        yield Observation(
            "card/claim",
            _("{name}: all of {budget} was spent, yet the money is said to have flowed slowly").format(
                name=card.name, budget=budget.raw
            ),
            cited(card.text("problems"), spent, budget),
            "info",
        )


def _part(text: str | None) -> bool:
    first, stroke, rest = squeeze(text or "").partition("/")
    return (
        bool(stroke)
        and first.isdigit()
        and rest[:1].isdigit()
        and len(first) == 1
        and first < rest[0]
        and not rest[1:2].isdigit()
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


def _blanks(card: Card, words: Words) -> Iterator[Observation]:
    """Fields whose label is printed are filled, with an answer and not with the instruction of the
    template.
    """
    for blank in card.record["blanks"]:
        field = blank["field"]
        if field in CONTACTS:
            continue
        severity = MANDATORY.get(field, "info")
        if field.startswith("score of"):
            severity = "warning"
        where = Operand(
            f"{card.id}.{field.replace(' ', '-')}",
            f"{card.name} {called(field)}",
            blank["line"],
            "",
            None,
            0,
            None,
        )
        yield Observation(
            "card/missing",
            _("{name}: {field} is left blank").format(name=card.name, field=called(field)),
            (where,),
            severity,
        )
    for field, text in card.narrative.items():
        if words.has("prompt", text) and len(text) < 120:
            yield Observation(
                "card/template",
                _("{name}: {field} still holds the instruction of the template").format(
                    name=card.name, field=called(field)
                ),
                (card.text(field),),
                "info",
            )
    for at, remark in enumerate(card.record["remarks"]):
        if words.has("prompt", remark["text"]):
            yield Observation(
                "card/template",
                _("{name}: the note still holds the instruction of the template").format(name=card.name),
                (
                    Operand(
                        f"{card.id}.remark{at}", "note", remark["line"], remark["text"][:80], None, 0, None
                    ),
                ),
                "info",
            )
    if card.record["title"] is None and card.record["project"] and card.evaluated:
        yield Observation(
            "card/missing",
            _("{name}: the card has no title and no unit above it").format(name=card.name),
            (card.text("project"),),
            "info",
        )
    if card.record["project"] is None and card.record["subject"] == "project":
        where = Operand(f"{card.id}.head", card.name, card.record["src"]["line"], "", None, 0, None)
        message = _("{card}: the head of the card is missing").format(card=card.name)
        yield Observation("card/missing", message, (where,), "warning")
