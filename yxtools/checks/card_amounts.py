"""Amounts in the prose of a card against its money, and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yxtools.cards.words import called
from yxtools.checks.card_model import Card, cited, decimal, suspect
from yxtools.checks.card_words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.figures import Figure, Interval, parse_amounts
from yxtools.language import _
from yxtools.units import money_power

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
LONGEST = 1000


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """All checks of the amounts that the texts of one card give."""
    yield from _amounts(card, words)
    yield from _sums(card, words)


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
        noun, stroke, _per = unit.partition("/")
        power = money_power(noun) if noun else None
        if power is not None:
            yield Mention(
                field, start, end, figure, figure.point.shifted(power), figure.interval(power), bool(stroke)
            )


def _operand(card: Card, mention: Mention) -> Operand:
    return Operand(
        f"{card.id}.{mention.field}",
        f"{card.name} {called(mention.field)}",
        card.at(mention.field),
        mention.figure.raw,
        mention.figure,
        0,
        mention.figure.unit,
    )


def _amounts(card: Card, words: Words) -> Iterator[Observation]:
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
            yield Observation(
                "card/amount-text",
                _("{name}: {field} says {figure}, as the funds do").format(
                    name=card.name, field=called(field), figure=agreeing.figure.raw
                ),
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
            text_ = _("{name}: {field} says {figure}, the funds say {base}{unit}").format(
                name=card.name, field=called(field), figure=mention.figure.raw, base=base.raw, unit=card.unit
            )
            suspects = (suspect(_operand(card, mention), base.point(), slip),) if slip else ()
            yield Observation(
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
            return "unit confused" if abs(power) == 4 else "decimal point moved"
    a, b = decimal(one).replace(".", ""), decimal(other).replace(".", "")
    width = max(len(decimal(one).split(".")[0]), len(decimal(other).split(".")[0]))
    if len(decimal(one).split(".")[0]) != len(decimal(other).split(".")[0]) or width < 3:
        return None
    size = max(len(a), len(b))
    a, b = a.ljust(size, "0"), b.ljust(size, "0")
    differing = [at for at in range(size) if a[at] != b[at]]
    if len(differing) == 1 and sum(char != "0" for char in a) > 2:
        return "digit replaced"
    if len(differing) == 2 and a[differing[0]] == b[differing[1]] and a[differing[1]] == b[differing[0]]:
        return "digits transposed"
    return None


def _sums(card: Card, words: Words) -> Iterator[Observation]:
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


def _listed(card: Card, items: list[Mention], whole: Mention) -> Iterator[Observation]:
    if len(items) < 3:
        return
    sums, running = [], Interval(0, 0)
    for item in reversed(items):
        running = running + item.value
        sums.append(running)
    shown = cited(_operand(card, whole), card.budget)
    if whole.value in sums:
        yield Observation(
            "card/text-sum",
            _("{name}: the amounts listed add up to {figure}").format(
                name=card.name, figure=whole.figure.raw
            ),
            shown,
            failed=False,
        )
    else:
        yield Observation(
            "card/text-sum",
            _("{name}: the {count} amounts listed add up to {running}元, the text says {figure}").format(
                name=card.name, count=len(items), running=decimal(running), figure=whole.figure.raw
            ),
            shown,
            "warning",
        )
