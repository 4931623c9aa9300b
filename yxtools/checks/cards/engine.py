"""From performance cards to verdicts: every card by itself, cards against each other, cards against the
document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.checks.cards import (
    amounts,
    blanks,
    costs,
    document,
    funds,
    outcomes,
    scores,
    statements,
    targets,
    text,
    years,
)
from yxtools.checks.cards.model import Card
from yxtools.checks.cards.words import Words, words_of
from yxtools.checks.observation import Observation, Tested
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


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
        yield from document.checks(cards, records, words)


def _alone(card: Card, words: Words) -> Iterator[Tested]:
    yield from funds.checks(card)
    yield from scores.checks(card, words.vocabulary)
    for part in (targets, outcomes, costs, amounts, text):
        yield from part.checks(card, words)
    yield from years.checks(card)
    for part in (statements, blanks):
        yield from part.checks(card, words)
