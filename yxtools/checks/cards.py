"""From performance cards to verdicts: every card by itself, cards against each other, cards against the
document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.cards.vocabulary import Vocabulary
from yxtools.checks import (
    card_amounts,
    card_costs,
    card_document,
    card_funds,
    card_outcomes,
    card_scores,
    card_targets,
    card_text,
)
from yxtools.checks.card_model import Card
from yxtools.checks.card_words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Relation
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]
Tested = Relation | Observation


def card_tests(records: Sequence[Record], taxonomy: Taxonomy) -> Iterator[Tested]:
    """What the `card` records of one document are tested for, card by card, then across cards and against
    the tables and texts among `records`; relations without figures are left out.
    """
    cards = [Card(record) for record in records if record["type"] == "card"]
    vocabulary = Vocabulary(taxonomy)
    for card in cards:
        for one in _alone(card, vocabulary):
            if isinstance(one, Observation) or not one.empty():
                yield one
    if cards:
        yield from card_document.checks(cards, records)


def _alone(card: Card, vocabulary: Vocabulary) -> Iterator[Tested]:
    yield from card_funds.checks(card)
    yield from card_scores.checks(card, vocabulary)
    words = Words(vocabulary)
    for part in (card_targets, card_outcomes, card_costs, card_amounts, card_text):
        yield from part.checks(card, words)
