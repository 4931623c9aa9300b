"""Cards against the prose of the document: projects listed with their amounts, cards counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.checks.card_model import SHORTEST_KEY, Card
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import parse_amounts
from yxtools.language import _
from yxtools.text import squeeze
from yxtools.units import money_power

Record = dict[str, Any]
Checked = Relation | Observation

# "公开项目绩效目标64个", "编报绩效目标的项目共25个"
COUNTED = re.compile(r"(公开|编报|编制|填报)[^。；，]{0,12}绩效目标[^0-9。；，]{0,10}([0-9]{1,4})个")
# 项目支出 with its amount
EXPENDITURE = re.compile(r"项目支出(?:预算)?(?=[0-9])")
# What a list of projects in prose must have to be one.
FEWEST_ITEMS = 4


def listed(cards: Sequence[Card], texts: Iterable[Record]) -> Iterator[Checked]:
    """Projects that the explanation of project expenditure lists with amounts have cards with these
    amounts.
    """
    for text in texts:
        items = _items(text["text"]) if "项目支出" in text["text"] else []
        if len(items) < FEWEST_ITEMS:
            continue
        matched = [
            (name, operand, [card for card in cards if _names(name, card.key)])
            for name, operand in items_at(text, items)
        ]
        if sum(bool(found) for _, _, found in matched) * 3 < len(matched):
            continue
        for name, operand, found in matched:
            budgets = [
                budget
                for card in found
                if (budget := card.amount("annual") or card.amount("budget")) is not None
            ]
            if not found:
                yield Observation(
                    "card/no-card",
                    _("{name} {figure}: listed in the explanation, no card has this name").format(
                        name=name, figure=operand.raw
                    ),
                    (operand,),
                    "info",
                )
            elif budgets:
                yield Relation(
                    "card/listed",
                    operand,
                    tuple((1, budget) for budget in budgets),
                    severity="warning",
                    note=_("cards of this name"),
                )


def items_at(text: Record, items: Sequence[tuple[str, Any]]) -> Iterator[tuple[str, Operand]]:
    """Listed items as operands."""
    for at, (name, figure) in enumerate(items):
        unit = "万元" if figure.unit == "万" else figure.unit
        yield (
            name,
            Operand(
                f"{text['id']}.{at}",
                name,
                text["src"]["line"],
                figure.raw,
                figure,
                money_power(unit) or 0,
                unit,
            ),
        )


def _items(text: str) -> list[tuple[str, Any]]:
    """The items of the list behind 项目支出: name and amount."""
    match = EXPENDITURE.search(text)
    if match is None:
        return []
    sentence = text[match.start() :].split("。")[0]
    found = []
    for part in re.split(r"[，,；;]", sentence)[1:]:
        amounts = list(parse_amounts(part))
        if len(amounts) == 1:
            begin, _end, figure = amounts[0]
            name = squeeze(part[:begin]).removeprefix("主要为").removeprefix("其中:").removeprefix("主要是")
            if (
                len(name) >= SHORTEST_KEY
                and figure.unit
                and (figure.unit == "万" or money_power(figure.unit) is not None)
            ):
                found.append((name, figure))
    return found


def _names(name: str, key: str) -> bool:
    """Whether a short name is that of a project: all its characters stand in it in order, and are half of
    it.
    """
    if len(name) * 2 < len(key) and name not in key:
        return False
    rest = iter(key)
    return all(char in rest for char in name)


def counted(cards: Sequence[Card], texts: Iterable[Record]) -> Iterator[Observation]:
    """As many cards are printed as the prose says were published."""
    for stated, match, text in stated_counts(texts):
        operand = Operand(text["id"], match[0], text["src"]["line"], match[2], None, 0, "个")
        severity = "warning" if match[1] == "公开" else "info"
        yield Observation(
            "card/count",
            _("{said}: cards printed: {count}").format(said=match[0], count=len(cards)),
            (operand,),
            severity,
            failed=stated != len(cards),
        )


def stated_counts(texts: Iterable[Record]) -> Iterator[tuple[int, re.Match[str], Record]]:
    """How many cards the prose says there are."""
    return ((int(match[2]), match, text) for text in texts for match in COUNTED.finditer(text["text"]))
