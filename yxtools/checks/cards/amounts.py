"""Amounts in the prose of a card against its money, and against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yxtools.cards.words import called
from yxtools.checks.cards.model import Card, cited, decimal, suspect
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.checks.slips import DIGITS, slip
from yxtools.figures import Figure, Interval, parse_amounts
from yxtools.language import _
from yxtools.units import as_money, money_power

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
# Characters around an amount that say what it is of.
BEFORE, AFTER = 24, 6


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """All checks of the amounts that the texts of one card give."""
    told = {field: list(mentions(card, field)) for field in ABOUT_MONEY if card.narrative.get(field)}
    yield from _amounts(card, told, words)
    yield from _sums(card, told, words)


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount of money in a field of prose."""

    field: str
    figure: Figure
    power: int
    """Of its unit of money."""
    per: bool
    """Whether it is an amount per head or thing."""
    before: str
    after: str
    """The words around it."""

    @property
    def value(self) -> Interval:
        """The amount in 元, as printed."""
        return self.figure.point.shifted(self.power)

    @property
    def room(self) -> Interval:
        """The amount in 元 with the room that rounding leaves."""
        return self.figure.interval(self.power)


Told = Mapping[str, Sequence[Mention]]
"""The amounts of money in each field of prose."""


def mentions(card: Card, field: str) -> Iterator[Mention]:
    """The amounts of money in a field."""
    text = card.narrative.get(field, "")[:LONGEST]
    for start, end, figure in parse_amounts(text):
        noun, stroke, _per = as_money((figure.unit or "").removesuffix("/年")).partition("/")
        power = money_power(noun) if noun else None
        if power is not None:
            around = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
            yield Mention(field, figure, power, bool(stroke), *around)


def _operand(card: Card, mention: Mention) -> Operand:
    place = f"{card.id}.{mention.field}", f"{card.name} {called(mention.field)}", card.at(mention.field)
    return Operand(*place, mention.figure.raw, mention.figure, mention.power, mention.figure.unit)


def _amounts(card: Card, told: Told, words: Words) -> Iterator[Observation]:
    """The amount that the prose gives for the project is one of its amounts. Amounts that were read from the
    prose themselves say nothing about it.
    """
    printed = [
        operand
        for (scope, _), operand in card.amounts.items()
        if scope != "rate" and operand.figure is not None and not operand.figure.is_zero
    ]
    base = card.budget
    if base is None or base.figure is None or base.figure.is_zero or card.power is None:
        return
    for field, own in told.items():
        found = [mention for mention in own if not mention.per]
        known = [operand for operand in printed if not _read_from(card, field, operand)]
        if base not in known:
            continue
        agreeing = next((mention for mention in found if _agrees(mention, known)), None)
        if agreeing is None:
            yield from _others(card, field, found, base, words)
            continue
        yield Observation(
            "card/amount-text",
            _("{name}: {field} says {figure}, as the funds do").format(
                name=card.name, field=called(field), figure=agreeing.figure.raw
            ),
            (_operand(card, agreeing), base),
            failed=False,
        )


def _read_from(card: Card, field: str, amount: Operand) -> bool:
    """Whether an amount was read from a text of the card: it prints it with its unit, at or below its
    line.
    """
    told = amount.raw.endswith(("元", "万", "亿")) and amount.raw in card.narrative[field]
    return told and amount.line >= card.at(field)


def _agrees(mention: Mention, known: Sequence[Operand]) -> bool:
    """Whether an amount is one of those known, as printed or rounded."""
    return any(mention.value == one.point() or mention.room.meets(one.interval()) for one in known)


def _others(
    card: Card, field: str, found: Sequence[Mention], base: Operand, words: Words
) -> Iterator[Observation]:
    """Amounts that a field gives for the whole project, none of them its money: each once."""
    stated = {mention.value: mention for mention in reversed(found) if _of_project(card, mention, words)}
    for value, mention in reversed(stated.items()):
        how = slipped(value, base.point())
        if not how and len(found) > 1:
            continue
        text = _("{name}: {field} says {figure}, the funds say {base}{unit}").format(
            name=card.name, field=called(field), figure=mention.figure.raw, base=base.raw, unit=card.unit
        )
        shown = _operand(card, mention)
        suspects = (suspect(shown, base.point(), how),) if how else ()
        yield Observation("card/amount-text", text, (shown, base), suspects=suspects)


def _of_project(card: Card, mention: Mention, words: Words) -> bool:
    """Whether the words around an amount give it for the whole project, this year."""
    year = card.record["year"]
    # the year of the card is no other year
    before = mention.before.replace(f"{year}年", "") if year is not None else mention.before
    return (
        words.has("stated_amount", mention.before)
        and not _at_rate(mention, words)
        and not words.has("other_before", before)
    )


def _at_rate(mention: Mention, words: Words) -> bool:
    """Whether the words around an amount make it one per head or time."""
    return words.has("rate_before", mention.before) or words.has("rate_after", mention.after)


def slipped(said: Interval, known: Interval) -> str | None:
    """The slip by which an amount may have become another; None if they are one or have too few digits."""
    scale = max(said.scale, known.scale)
    printed, right = (one.low * 10 ** (scale - one.scale) for one in (said, known))
    digits = str(printed).rstrip("0")
    if printed == right or (len(digits) < DIGITS and digits != str(right).rstrip("0")):
        return None
    return slip(printed, right)


def _sums(card: Card, told: Told, words: Words) -> Iterator[Observation]:
    """Amounts listed in a sentence add up to what it says they are together."""
    for own in told.values():
        items: list[Mention] = []
        per_head = False
        for mention in own:
            if words.has("sums_up", mention.before):
                if not per_head:
                    yield from _listed(card, items, mention)
                items, per_head = [], False
            elif mention.per or _at_rate(mention, words):
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
