"""The words that checks of cards ask an indicator for: is it a rate, a cost, done, better when less."""

from __future__ import annotations

from typing import Any

from yxtools.cards.vocabulary import Vocabulary
from yxtools.figures import Interval
from yxtools.text import squeeze

Record = dict[str, Any]

HUNDRED = Interval(1, 1, 0)
COSTS = ("成本",)


class Words:
    """The words of [checks] in cards.toml, as questions."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        data = vocabulary.data["checks"]
        self.done, self.undone = frozenset(data["done"]), frozenset(data["undone"])
        self.no_reason = frozenset(data["no_reason"])

    def has(self, name: str, text: str | None) -> bool:
        """Whether the pattern `name` of [checks] is found in a text."""
        return bool(text) and self.vocabulary.regex("checks", name).search(squeeze(text or "")) is not None

    def rate(self, name: str | None) -> bool:
        """Whether an indicator is a rate."""
        return self.has("rate_name", name)

    def lower(self, indicator: Record) -> bool:
        """Whether less is better."""
        return cost(indicator) or self.has("low_rate", indicator["level3"])


def cost(indicator: Record) -> bool:
    """Whether an indicator is one of cost."""
    return any(word in (indicator["level2"] or "") or word in (indicator["level1"] or "") for word in COSTS)
