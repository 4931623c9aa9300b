"""Checks of the prose of a card against its figures: amounts, counts, years, claims, and fields left
blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yxtools.cards.vocabulary import Vocabulary
from yxtools.checks.card_indicators import Words, verdict
from yxtools.checks.card_model import Card, Finding, cited, decimal, suspect
from yxtools.checks.card_quantity import quantity
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import Figure, Interval, parse_amounts
from yxtools.text import squeeze
from yxtools.units import money_power

Checked = Relation | Finding

# Fields that speak of the money of the project.
ABOUT_MONEY = (
    "overview",
    "basis",
    "necessity",
    "measures",
    "plan",
    "goal",
    "goal_annual",
    "purpose",
    "outputs",
    "effects",
    "execution",
    "budget_text",
)
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


def checks(card: Card, vocabulary: Vocabulary) -> Iterator[Checked]:
    """All checks of the texts of one card."""
    words = Words(vocabulary)
    yield from _amounts(card, words)
    yield from _sums(card, words)
    yield from _goals(card)
    yield from _counts(card)
    yield from _years(card)
    yield from _claims(card, words)
    yield from _shares(card)
    yield from _blanks(card, words)


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount of money in a field of prose."""

    field: str
    start: int
    end: int
    figure: Figure
    value: Interval
    room: Interval
    """The value with the room that rounding leaves."""
    per: bool
    """Whether it is an amount per head or thing."""


def mentions(card: Card, field: str) -> Iterator[Mention]:
    """The amounts of money in a field, in 元."""
    text = card.narrative.get(field, "")[:LONGEST]
    for start, end, figure in parse_amounts(text):
        unit = (
            "万元"
            if figure.unit == "万"
            else "亿元"
            if figure.unit == "亿"
            else (figure.unit or "").removesuffix("/年")
        )
        noun, stroke, _ = unit.partition("/")
        power = money_power(noun) if noun else None
        if power is not None:
            yield Mention(
                field, start, end, figure, figure.point.shifted(power), figure.interval(power), bool(stroke)
            )


def _operand(card: Card, mention: Mention) -> Operand:
    return Operand(
        f"{card.id}.{mention.field}",
        f"{card.name} {mention.field}",
        card.at(mention.field),
        mention.figure.raw,
        mention.figure,
        0,
        mention.figure.unit,
    )


def _amounts(card: Card, words: Words) -> Iterator[Finding]:
    """The amount that the prose gives for the project is one of its amounts."""
    known = [
        operand
        for (scope, _), operand in card.amounts.items()
        if scope != "rate" and operand.figure is not None and not operand.figure.is_zero
    ]
    base = card.budget
    if not known or base is None or base.figure is None or base.figure.is_zero or card.power is None:
        return
    told: set[tuple[str, Interval]] = set()
    for field in ABOUT_MONEY:
        text = card.narrative.get(field, "")[:LONGEST]
        found = [mention for mention in mentions(card, field) if not mention.per]
        agreeing = next(
            (m for m in found if any(m.value == o.point() or m.room.meets(o.interval()) for o in known)), None
        )
        if agreeing is not None:
            yield Finding(
                "card/amount-text",
                f"{card.name}: {field} says {agreeing.figure.raw}, as the funds do",
                cited(_operand(card, agreeing), base),
                failed=False,
            )
            continue
        for mention in found:
            before, after = (
                text[max(0, mention.start - 24) : mention.start],
                text[mention.end : mention.end + 6],
            )
            if (
                not words.has("stated_amount", before)
                or words.has("rate_before", before)
                or words.has("rate_after", after)
                or words.has("other_before", before)
            ):
                continue
            slip = slipped(mention.value, base.point())
            alone = len(found) == 1
            if (not slip and not alone) or (field, mention.value) in told:
                continue
            told.add((field, mention.value))
            text_ = f"{card.name}: {field} says {mention.figure.raw}, the funds say {base.raw}{card.unit}"
            suspects = (suspect(_operand(card, mention), base.point(), slip),) if slip else ()
            yield Finding(
                "card/amount-text", text_, cited(_operand(card, mention), base), "warning", suspects=suspects
            )


def slipped(one: Interval, other: Interval) -> str | None:
    """The slip by which one amount may have become the other: a digit, two digits in turn, the decimal point,
    a unit.
    """
    if one == other:
        return None
    for power in (1, -1, 2, -2, 4, -4):
        if one == other.shifted(power):
            return "unit 元/万元 confused" if abs(power) == 4 else "decimal point moved"
    a, b = decimal(one).replace(".", ""), decimal(other).replace(".", "")
    width = max(len(decimal(one).split(".")[0]), len(decimal(other).split(".")[0]))
    if len(decimal(one).split(".")[0]) != len(decimal(other).split(".")[0]) or width < 3:
        return None
    size = max(len(a), len(b))
    a, b = a.ljust(size, "0"), b.ljust(size, "0")
    differing = [at for at in range(size) if a[at] != b[at]]
    if len(differing) == 1 and sum(char != "0" for char in a) > 2:
        return "digit misread"
    if len(differing) == 2 and a[differing[0]] == b[differing[1]] and a[differing[1]] == b[differing[0]]:
        return "transposed digits"
    return None


def _sums(card: Card, words: Words) -> Iterator[Finding]:
    """Amounts listed in a sentence add up to what it says they are together."""
    for field in ABOUT_MONEY:
        text = card.narrative.get(field, "")[:LONGEST]
        items: list[Mention] = []
        per_head = False
        for mention in mentions(card, field):
            before, after = (
                text[max(0, mention.start - 24) : mention.start],
                text[mention.end : mention.end + 6],
            )
            if words.has("sums_up", before):
                if not per_head:
                    yield from _listed(card, items, mention)
                items, per_head = [], False
            elif mention.per or words.has("rate_before", before) or words.has("rate_after", after):
                per_head = True
            else:
                items.append(mention)


def _listed(card: Card, items: list[Mention], whole: Mention) -> Iterator[Finding]:
    if len(items) < 3:
        return
    sums, running = [], Interval(0, 0)
    for item in reversed(items):
        running = running + item.value
        sums.append(running)
    shown = cited(_operand(card, whole), card.budget)
    if whole.value in sums:
        yield Finding(
            "card/text-sum",
            f"{card.name}: the amounts listed add up to {whole.figure.raw}",
            shown,
            failed=False,
        )
    else:
        yield Finding(
            "card/text-sum",
            f"{card.name}: the {len(items)} amounts listed add up to {decimal(running)}元, the text "
            f"says {whole.figure.raw}",
            shown,
            "warning",
        )


def _goals(card: Card) -> Iterator[Finding]:
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
                yield Finding(
                    "card/goal-text",
                    f"{indicator['level3']}: {field} says {match[1]}, the indicator {indicator['target']}",
                    shown,
                    "warning",
                )
            else:
                yield Finding(
                    "card/goal-text",
                    f"{indicator['level3']}: {field} and indicator agree",
                    shown,
                    failed=False,
                )


def _counts(card: Card) -> Iterator[Finding]:
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
                yield Finding(
                    "card/count-text",
                    f"{card.indicators[at]['level3']}: {card.indicators[at]['target']}, the text says "
                    f"{close[0]}",
                    (card.text(field, str(close[0])), card.cell(at, "target")),
                    "warning",
                )


def _years(card: Card) -> Iterator[Finding]:
    """Years in the text and in actual dates are that of the card."""
    year = card.record["year"]
    if year is None:
        return
    period = card.record["period"]
    if period and card.record["lines"].get("evaluated_year"):
        ends = {int(found) for found in re.findall(r"20[0-9]{2}", period)}
        if ends and not min(ends) <= year <= max(ends):
            yield Finding(
                "card/year",
                f"{card.name}: the year evaluated is {year}, the project ran {period}",
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
            yield Finding(
                "card/year",
                f"{card.name}: {field} speaks of {', '.join(map(str, others))}, the card is of {year}",
                (card.text(field, str(others[0])),),
                "warning" if field == "conclusion" else "info",
            )
        elif others and field == "conclusion" and any(found < year for found in others):
            yield Finding(
                "card/year",
                f"{card.name}: the conclusion speaks of {', '.join(map(str, others))} too, the card "
                f"is of {year}",
                (card.text(field, str(others[0])),),
                "info",
            )
    for at, indicator in enumerate(card.indicators):
        match = PLAIN_YEAR.match(squeeze(indicator["actual"] or "")) if card.evaluated else None
        if match is not None and int(match[1]) != year and match[1] not in (indicator["target"] or ""):
            yield Finding(
                "card/year",
                f"{indicator['level3']}: done {indicator['actual']}, the card is of {year}",
                (card.cell(at, "actual"),),
                "warning",
            )


def _claims(card: Card, words: Words) -> Iterator[Finding]:
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
            yield Finding(
                "card/claim",
                f"{card.name}: {field} says that everything was done, {len(missed)} targets were missed",
                cited(card.text(field), [card.cell(at, "actual") for at in missed]),
                "warning",
            )
        elif short and "资金" in card.narrative[field]:
            yield Finding(
                "card/claim",
                f"{card.name}: {field} says that everything was paid, {spent.raw if spent else ''} of "
                f"{budget.raw if budget else ''} was",
                cited(card.text(field), spent, budget),
                "warning",
            )
    if (
        words.has("slow", card.narrative.get("problems"))
        and spent is not None
        and budget is not None
        and spent.point() == budget.point()
    ):
        yield Finding(
            "card/claim",
            f"{card.name}: all of {budget.raw} was spent, yet the money is said to have flowed slowly",
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


def _shares(card: Card) -> Iterator[Finding]:
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
        yield Finding(
            "card/share-text",
            f"{indicator['level3']}: {indicator['actual']}; {whole - bad} of {whole} is another rate",
            cited(card.text("problems", match[0]), card.cell(at, "actual")),
            "warning",
        )


def _blanks(card: Card, words: Words) -> Iterator[Finding]:
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
            f"{card.id}.{field.replace(' ', '-')}", f"{card.name} {field}", blank["line"], "", None, 0, None
        )
        yield Finding("card/missing", f"{card.name}: {field} is left blank", (where,), severity)
    for field, text in card.narrative.items():
        if words.has("prompt", text) and len(text) < 120:
            yield Finding(
                "card/template",
                f"{card.name}: {field} still holds the instruction of the template",
                (card.text(field),),
                "info",
            )
    for at, remark in enumerate(card.record["remarks"]):
        if words.has("prompt", remark["text"]):
            yield Finding(
                "card/template",
                f"{card.name}: the note still holds the instruction of the template",
                (
                    Operand(
                        f"{card.id}.remark{at}", "note", remark["line"], remark["text"][:80], None, 0, None
                    ),
                ),
                "info",
            )
    if card.record["title"] is None and card.record["project"] and card.evaluated:
        yield Finding(
            "card/missing",
            f"{card.name}: the card has no title and no unit above it",
            (card.text("project"),),
            "info",
        )
    if card.record["project"] is None and card.record["subject"] == "project":
        where = Operand(f"{card.id}.head", card.name, card.record["src"]["line"], "", None, 0, None)
        yield Finding("card/missing", f"{card.name}: the head of the card is missing", (where,), "warning")
