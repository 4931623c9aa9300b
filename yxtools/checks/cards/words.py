"""The words that checks of cards ask an indicator for: is it a rate, a cost, done, better when less."""

from __future__ import annotations

import re
from typing import Any

from yxtools.cards.vocabulary import Vocabulary
from yxtools.checks.cards.quantity import Quantities
from yxtools.figures import Interval
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

Record = dict[str, Any]

WHOLE = Interval(1, 1)
"""100 % as a number."""


class Words:
    """The words of [checks] in cards.toml, as questions. Raises TaxonomyError if a pattern is broken."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        data = vocabulary.data["checks"]
        self.done, self.undone = frozenset(data["done"]), frozenset(data["undone"])
        self.no_reason = frozenset(data["no_reason"])
        self.counted, self.persons = frozenset(data["counted"]), frozenset(data["persons"])
        self.no_persons = frozenset(data["no_persons"])
        self.failed: dict[str, str] = data["failed"]
        """The rate that a part is left out of, by what is said of it: 不合格, 合格率."""
        self.periods: dict[str, int] = data["periods"]
        """How many of a period the year has, by the word below the stroke of a price: 月, 12."""
        quantities = Quantities(vocabulary)
        self.quantity, self.deadline = quantities.quantity, quantities.deadline

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern `name` of [checks]."""
        return self.vocabulary.regex("checks", name)

    def has(self, name: str, text: str | None) -> bool:
        """Whether the pattern `name` of [checks] is found in a text."""
        if not text:
            return False
        return self.pattern(name).search(squeeze(text)) is not None

    def rate(self, name: str | None) -> bool:
        """Whether an indicator is a rate."""
        return self.has("rate_name", name)

    def cost(self, indicator: Record) -> bool:
        """Whether an indicator is one of cost."""
        return self.has("cost_level", indicator["level2"]) or self.has("cost_level", indicator["level1"])

    def counts(self, indicator: Record) -> bool:
        """Whether an indicator is one of quantity."""
        return self.has("counting_level", indicator["level2"])

    def lower(self, indicator: Record) -> bool:
        """Whether less is better."""
        return self.cost(indicator) or self.has("low_rate", indicator["level3"])


def words_of(taxonomy: Taxonomy) -> Words:
    """The words of a taxonomy."""
    return Words(taxonomy.once(Vocabulary))
