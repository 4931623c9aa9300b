"""A card as figures that relations can be drawn between, and findings about what is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from yxtools.cards.words import called
from yxtools.checks.cards.quantity import Quantity
from yxtools.checks.cards.words import Words
from yxtools.checks.relation import Operand
from yxtools.figures import Figure, Interval, decimal_text, parse_figure, restored
from yxtools.notation import like
from yxtools.text import squeeze
from yxtools.units import money_power, unit_family

Record = dict[str, Any]

PERCENT_POWER = -2
# Decimals that stand for all of them.
EXACT = 6
# Characters of a name below which it is not told from a like one.
SHORTEST_KEY = 4
# So much of a text is shown in a check.
LONGEST_SHOWN = 80


class Card:
    """A card record with operands for its amounts, scores, indicators and texts, read in `words`."""

    def __init__(self, record: Record, words: Words) -> None:
        self.record = record
        self.words = words
        self.id: str = record["id"]
        self.name: str = record["project"] or record["id"]
        self.unit: str | None = record["unit"]
        self.power = money_power(record["unit"]) if record["unit"] else None
        self.indicators: list[Record] = record["indicators"]
        self.narrative: dict[str, str] = record["narrative"]
        self._cells: dict[tuple[int, str], Operand] = {}

    @cached_property
    def amounts(self) -> dict[tuple[str, str], Operand]:
        """Every amount by scope and source."""
        return {
            (fund["scope"], fund["source"]): Operand(
                f"{self.id}.f{at}",
                f"{self.name} {called(fund['scope'])} {called(fund['source'])}",
                fund["line"],
                fund["raw"],
                restored(fund["value"], fund["decimals"], fund["raw"]),
                (self.power or 0) if fund["scope"] != "rate" else PERCENT_POWER,
                self.unit if fund["scope"] != "rate" else "%",
            )
            for at, fund in enumerate(self.record["funds"])
        }

    @cached_property
    def limits(self) -> dict[str, Interval]:
        """The most points a section may score, by its name."""
        found = ((one["name"], parse_figure(str(one["value"]))) for one in self.record["maxima"])
        return {name: figure.point for name, figure in found if figure is not None}

    def amount(self, scope: str, source: str = "total") -> Operand | None:
        """One amount."""
        return self.amounts.get((scope, source))

    @property
    def of_year(self) -> Operand | None:
        """The money of the year on a target card, which has a row in the table of projects."""
        return self.amount("annual") or self.amount("budget")

    @property
    def budget(self) -> Operand | None:
        """What the card asks or was given for the year: the amount its costs must fit in."""
        for scope in ("budget", "annual", "implementation"):
            found = self.amount(scope)
            if found is not None and not (
                scope == "annual" and found.figure is not None and found.figure.is_zero
            ):
                return found
        return None

    @cached_property
    def scores(self) -> dict[str, Operand]:
        """Every score by its name."""
        return {
            score["name"]: Operand(
                f"{self.id}.s{at}",
                f"{self.name} {called(score['name'])}",
                score["line"],
                score["raw"],
                awarded(restored(score["value"], score["decimals"], score["raw"])),
                0,
                "分",
            )
            for at, score in enumerate(self.record["scores"])
        }

    def at(self, field: str) -> int:
        """The line of a field; that of the card if it is not known."""
        return int(self.record["lines"].get(field, self.record["src"]["line"]))

    def text(self, field: str, raw: str | None = None) -> Operand:
        """A field of text as an operand."""
        shown = raw if raw is not None else self.narrative.get(field) or str(self.record.get(field) or "")
        return self.place(field, called(field), self.at(field), shown)

    def place(self, at: str, label: str, line: int, raw: str = "") -> Operand:
        """What is printed in words at a place of the card."""
        return Operand.place(f"{self.id}.{at}", f"{self.name} {label}", line, raw[:LONGEST_SHOWN])

    def quantity(self, at: int, field: str) -> Quantity | None:
        """The figure and bound in a cell of an indicator."""
        return self.words.quantity(self.indicators[at][field])

    def cell(self, at: int, field: str) -> Operand:
        """A cell of an indicator as an operand."""
        found = self._cells.get((at, field))
        if found is None:
            found = self._cells[at, field] = self._cell(at, field)
        return found

    def _cell(self, at: int, field: str) -> Operand:
        indicator = self.indicators[at]
        raw = indicator[field] or ""
        figure, found = parse_figure(raw), self.words.quantity(raw)
        unit = figure.unit if figure is not None else found.unit or None if found is not None else None
        _family, power = (unit_family(unit) if unit else None) or ("", 0)
        label = indicator["level3"] or indicator["level2"] or "?"
        return Operand(f"{self.id}.i{at}.{field}", label, indicator["line"], raw, figure, power, unit)

    def points(self, at: int, field: str) -> Operand:
        """The score or the weight of an indicator that has one."""
        indicator = self.indicators[at]
        raw = str(indicator[field])
        label = indicator["level3"] or "?"
        place = f"{self.id}.i{at}.{field}", label, indicator["line"]
        return Operand(*place, raw, awarded(parse_figure(raw)), 0, "分")

    @cached_property
    def key(self) -> str:
        """The name of the project without blanks."""
        return squeeze(self.record["project"] or "")

    @cached_property
    def evaluated(self) -> bool:
        """Whether the card reports results."""
        return bool(self.record["kind"] != "target")


def awarded(figure: Figure | None) -> Figure | None:
    """A score or weight: it is set, not rounded, so no more room than a millionth is left around it."""
    return None if figure is None else Figure(figure.scaled * 10**EXACT, figure.decimals + EXACT, figure.raw)


def suspect(operand: Operand, implied: Interval | None, slip: str | None) -> Record:
    """The record of a suspected figure; `implied` is a point in the basic unit of its family."""
    return {
        "ref": operand.ref,
        "line": operand.line,
        "printed": operand.raw,
        "implied": None if implied is None else implied.shifted(-operand.power).values[0],
        "slip": slip,
    }


def decimal(interval: Interval) -> str:
    """A point in plain digits."""
    low, scale = interval.low, interval.scale
    while scale and low % 10 == 0:
        low, scale = low // 10, scale - 1
    return decimal_text(low, scale)


def in_unit(card: Card, amount: Interval, printed: str) -> str:
    """An amount in 元 as the money of a card is printed, in the unit of the card."""
    return like(amount.shifted(-(card.power or 0)).values[0], printed) + (card.unit or "")


def cited(*groups: Sequence[Operand] | Operand | None) -> tuple[Operand, ...]:
    """Operands of a finding, those left out that are None."""
    found: list[Operand] = []
    for group in groups:
        if isinstance(group, Operand):
            found.append(group)
        elif group is not None:
            found += group
    return tuple(found)


def head(card: Card) -> tuple[Operand, ...]:
    """The card and the name of its project."""
    first = Operand.place(card.id, card.name, card.at("title"), card.record["title"] or "")
    return (first, card.text("project", card.record["project"] or ""))


def alike(one: str, other: str) -> bool:
    """Whether two names are one but for a few characters in one place."""
    before = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    first, second = one[before:], other[before:]
    behind = next(
        (at for at, (a, b) in enumerate(zip(first[::-1], second[::-1], strict=False)) if a != b),
        min(len(first), len(second)),
    )
    rest = max(len(first), len(second)) - behind
    return rest <= max(2, min(len(one), len(other)) // 6) and min(len(one), len(other)) > SHORTEST_KEY
