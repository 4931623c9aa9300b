"""What a target or an actual value says: a bound, a figure with its unit, a time, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from yxtools.cards.vocabulary import Vocabulary
from yxtools.figures import Interval, parse_figure
from yxtools.text import squeeze
from yxtools.units import BARE_MULTIPLIERS, PERCENT, PERMILLE, YUAN, unit_family

AT_LEAST, ABOVE, AT_MOST, BELOW, ABOUT = ">=", ">", "<=", "<", "~"

# A number and what follows it, after squeezing.
NUMBER = re.compile(r"^([0-9][0-9,]*(?:\.[0-9]+)?)([^0-9].{0,20})?$")
# A count of a count: 5/8
FRACTION = re.compile(r"^([0-9]{1,6})/([0-9]{1,6})(?![0-9/.%])")

LONGEST = 60
# So many times another amount is hardly one in the same unit.
FAR = 100
PERCENT_FAMILY = ("1", -2)
NOTHING, ONE = Interval(0, 0), Interval(1, 1)
# Cells whose meaning is kept: every rule reads the same cells, and cards of one disclosure the same words.
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Quantity:
    """A bound on a figure. `family` and `power` are of its unit: "" is no unit, an unknown one a family by
    itself. `operator` is "" if no comparison is printed.
    """

    operator: str
    point: Interval
    family: str
    power: int
    unit: str
    text: str

    @property
    def value(self) -> Interval:
        """The figure in the basic unit of its family."""
        return self.point.shifted(self.power)

    @property
    def percent(self) -> bool:
        return self.unit == PERCENT

    @property
    def lower_bound(self) -> bool:
        return self.operator in (AT_LEAST, ABOVE)

    @property
    def upper_bound(self) -> bool:
        return self.operator in (AT_MOST, BELOW)

    @property
    def yuan(self) -> Interval | None:
        """An amount of money in 元, a bare 万 taken for 万元; None if it is none, or one per head or time."""
        return self.value if self.family == YUAN or self.unit in BARE_MULTIPLIERS else None

    @property
    def nouns(self) -> tuple[str, ...]:
        """What a price is for: 人 and 天 of 元/人·天; nothing if it is no price."""
        noun, *below = self.family.split("/")
        return tuple(below) if noun == YUAN else ()


class Quantities:
    """Reads cells in the words of cards.toml. Raises TaxonomyError if a pattern is broken."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.data["checks"]["quantity"]
        self._no_unit = tuple(words["no_unit"])
        self._percent = vocabulary.regex("checks", "percent_in_words")
        self._month = vocabulary.regex("checks", "quantity", "month")
        self._before, self._behind = _by_word(words["before"]), _by_word(words["behind"])
        self._kept = lru_cache(KEPT)(self._quantity)

    def quantity(self, text: str | None) -> Quantity | None:
        """The figure and bound of a cell; None if it is anything else."""
        return self._kept(text) if text and len(text) <= LONGEST else None

    def deadline(self, text: str | None) -> tuple[int | None, int] | None:
        """The year (if printed) and month of a date or deadline."""
        if not text or (found := self._month.match(squeeze(text))) is None:
            return None
        return (int(found[1]) if found[1] else None), int(found[2])

    def _quantity(self, text: str) -> Quantity | None:
        operator, plain = self._bounded(squeeze(text))
        figure = parse_figure(plain)
        if figure is not None:
            unit = figure.unit or ""
            family, power = unit_family(unit) or ("", 0)
            return Quantity(operator, figure.point, family, power, unit, text)
        found = NUMBER.match(plain)
        if found is None or (figure := parse_figure(found[1])) is None:
            return None
        unit = found[2] or ""
        if unit.startswith(self._no_unit):
            return None
        if self._percent.search(unit):
            return Quantity(operator, figure.point, *PERCENT_FAMILY, PERCENT, text)
        return Quantity(operator, figure.point, unit, 0, unit, text)

    def _bounded(self, plain: str) -> tuple[str, str]:
        """The comparison that stands before or behind a figure ("" if none), and the figure."""
        operator = ""
        before = next((word for word in self._before if plain.startswith(word)), None)
        if before is not None:
            operator, plain = self._before[before], plain.removeprefix(before)
        behind = next((word for word in self._behind if plain.endswith(word)), None)
        if behind is not None:
            operator, plain = self._behind[behind], plain.removesuffix(behind)
        return operator, plain


def _by_word(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The operator of every word, the longest words first."""
    found = {word: operator for operator, own in words.items() for word in own}
    return {word: found[word] for word in sorted(found, key=len, reverse=True)}


def part_of_whole(text: str) -> bool:
    """Whether a cell begins with a part of a whole: 5/8."""
    found = FRACTION.match(squeeze(text))
    return found is not None and int(found[1]) < int(found[2])


def _noun(family: str) -> str:
    """A family of units without the time it is per: 人/年 counts 人, as the year is understood."""
    return family.removesuffix("/年").removesuffix("/年度")


def met(target: Quantity, actual: Quantity, lower_is_better: bool) -> bool | None:
    """Whether an actual figure meets its target; None if the two cannot be compared. A figure without unit
    is in that of the other.
    """
    if bare(actual) != bare(target):
        return _met_in_one_unit(target, actual, lower_is_better)
    # an actual in percent of a target that is none: the degree of completion
    degree = actual.percent and not target.percent and target.unit != PERMILLE
    money = target.yuan is not None and actual.yuan is not None
    if target.operator == ABOUT or degree:
        return None
    if not money and _noun(target.family) != _noun(actual.family):
        # what the price is for may go without saying; another amount of money may as well be meant
        price = bool(target.nouns) and actual.family == YUAN
        held = price and _holds(target, target.value, actual.value, lower_is_better)
        return held or None
    return _holds(target, target.value, actual.value, lower_is_better)


def bare(quantity: Quantity) -> bool:
    """Whether a figure has no unit."""
    return not quantity.unit


def _met_in_one_unit(target: Quantity, actual: Quantity, lower_is_better: bool) -> bool | None:
    """Whether figures meet of which one lacks the unit of the other; None if the unit left out may be another
    one, or the figure be printed as a share of one.
    """
    wanted, got = target.point, actual.point
    if actual.percent or target.operator == ABOUT or _far(wanted, got):
        return None
    plain = _holds(target, wanted, got, lower_is_better)
    share = _holds(target, target.value, got, lower_is_better)
    return plain if not target.percent or ONE.before(got) or plain == share else None


def _far(one: Interval, other: Interval) -> bool:
    """Whether one of two amounts is so many times the other that their units can hardly be one; nothing is
    nothing in any unit.
    """
    small, large = (one, other) if one.before(other) else (other, one)
    return NOTHING.before(small) and (small * FAR).before(large)


def _holds(target: Quantity, wanted: Interval, got: Interval, lower_is_better: bool) -> bool:
    """Whether `got` is as the comparison of a target with `wanted` asks."""
    below, above = got.before(wanted), wanted.before(got)
    if target.operator in (ABOVE, BELOW):
        return above if target.operator == ABOVE else below
    if target.lower_bound or target.upper_bound:
        lower_is_better = target.upper_bound
    return not above if lower_is_better else not below
