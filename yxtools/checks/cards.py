"""From performance cards to verdicts: every card by itself, cards against each other, cards against the
document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.checks import (
    card_amounts,
    card_blanks,
    card_costs,
    card_document,
    card_funds,
    card_outcomes,
    card_scores,
    card_statements,
    card_targets,
    card_text,
    card_years,
)
from yxtools.checks.card_model import Card
from yxtools.checks.card_words import Words, words_of
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Relation
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]
Tested = Relation | Observation


def card_tests(records: Sequence[Record], taxonomy: Taxonomy) -> Iterator[Tested]:
    """What the `card` records of one document are tested for, card by card, then across cards and against
    the tables and texts among `records`; relations without figures are left out.
    """
    words = taxonomy.once(words_of)
    cards = [Card(record, words) for record in records if record["type"] == "card"]
    for card in cards:
        for one in _alone(card, words):
            if isinstance(one, Observation) or not one.empty():
                yield one
    if cards:
        yield from card_document.checks(cards, records, words)


def _alone(card: Card, words: Words) -> Iterator[Tested]:
    yield from card_funds.checks(card)
    yield from card_scores.checks(card, words.vocabulary)
    for part in (card_targets, card_outcomes, card_costs, card_amounts, card_text):
        yield from part.checks(card, words)
    yield from card_years.checks(card)
    for part in (card_statements, card_blanks):
        yield from part.checks(card, words)
