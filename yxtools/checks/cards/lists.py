"""Cards against the prose of the document: projects listed with their amounts, cards counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.checks.cards.model import SHORTEST_KEY, Card
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Observation, Tested
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import Figure, parse_amounts
from yxtools.language import _
from yxtools.text import squeeze
from yxtools.units import as_money, money_power

Record = dict[str, Any]

# What a list of projects in prose must have to be one.
FEWEST_ITEMS = 4
# Marks between the items of a list.
BETWEEN = re.compile(r"[，,；;]")


@dataclass(frozen=True, slots=True)
class Item:
    """A project that the prose lists: its name, its amount, and the cards of this name."""

    name: str
    amount: Operand
    cards: Sequence[Card]


def listed(cards: Sequence[Card], texts: Iterable[Record], words: Words) -> Iterator[Tested]:
    """Projects that the explanation of project expenditure lists with amounts have cards with these
    amounts.
    """
    for text in texts:
        found = [
            Item(name, amount, [card for card in cards if _names(name, card.key)])
            for name, amount in _amounts(text, words)
        ]
        # a list of other things shares a name or two with the cards
        if len(found) >= FEWEST_ITEMS and sum(bool(item.cards) for item in found) * 3 >= len(found):
            for item in found:
                yield from _against_cards(item)


def _against_cards(item: Item) -> Iterator[Tested]:
    """A listed project has a card, and the cards of its name have its amount together."""
    budgets = [card.of_year for card in item.cards]
    parts = tuple((1, budget) for budget in budgets if budget is not None)
    if not item.cards:
        yield Observation(
            "card/no-card",
            _("{name} {figure}: listed in the explanation, no card has this name").format(
                name=item.name, figure=item.amount.raw
            ),
            (item.amount,),
            "info",
        )
    elif parts:
        yield Relation("card/listed", item.amount, parts, severity="warning", note=_("cards of this name"))


def _amounts(text: Record, words: Words) -> Iterator[tuple[str, Operand]]:
    """The items of the list behind 项目支出: name and amount."""
    for at, (name, figure, power) in enumerate(_items(text["text"], words)):
        ref, unit = f"{text['id']}.{at}", as_money(figure.unit or "")
        yield name, Operand(ref, name, text["src"]["line"], figure.raw, figure, power, unit)


def _items(text: str, words: Words) -> Iterator[tuple[str, Figure, int]]:
    """The items of the list behind 项目支出: name, figure, and the power of its unit of money."""
    match = words.pattern("project_expenditure").search(text)
    sentence = text[match.start() :].split("。")[0] if match is not None else ""
    for part in BETWEEN.split(sentence)[1:]:
        amounts = list(parse_amounts(part))
        if len(amounts) != 1:
            continue
        begin, _end, figure = amounts[0]
        name = words.pattern("item_lead").sub("", squeeze(part[:begin]))
        power = money_power(as_money(figure.unit)) if figure.unit else None
        if len(name) >= SHORTEST_KEY and power is not None:
            yield name, figure, power


def _names(name: str, key: str) -> bool:
    """Whether a short name is that of a project: all its characters stand in it in order, and are half of
    it.
    """
    if len(name) * 2 < len(key) and name not in key:
        return False
    rest = iter(key)
    return all(char in rest for char in name)


def counted(cards: Sequence[Card], texts: Iterable[Record], words: Words) -> Iterator[Observation]:
    """As many cards are printed as the prose says were published, and no more than were filed: of these a
    disclosure prints a few.
    """
    projects = len({card.key for card in cards})
    for stated, match, text in stated_counts(texts, words):
        published = words.has("published", match[1])
        if not published and projects < stated:
            continue
        yield Observation(
            "card/count",
            _("{said}: cards printed: {count}").format(said=match[0], count=len(cards)),
            (Operand.place(text["id"], match[0], text["src"]["line"], match[2]),),
            "warning" if published else "info",
            failed=stated != len(cards) if published else projects > stated,
        )


def stated_counts(texts: Iterable[Record], words: Words) -> Iterator[tuple[int, re.Match[str], Record]]:
    """How many cards the prose says there are."""
    pattern = words.pattern("cards_counted")
    return ((int(match[2]), match, text) for text in texts for match in pattern.finditer(text["text"]))
