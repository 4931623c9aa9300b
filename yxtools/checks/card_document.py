"""Checks of cards against each other and against the document they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.checks import card_lists, card_rows, card_twins
from yxtools.checks.card_model import Card
from yxtools.checks.card_words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Relation

Record = dict[str, Any]
Checked = Relation | Observation


def checks(cards: Sequence[Card], records: Sequence[Record], words: Words) -> Iterator[Checked]:
    """All checks across the cards of one document."""
    yield from card_twins.checks(cards, words)
    tables = [record for record in records if record["type"] == "table"]
    targets = [card for card in cards if not card.evaluated and card.record["project"]]
    if targets:
        yield from card_rows.against_rows(targets, tables, words)
        texts = [record for record in records if record["type"] == "text"]
        if all(stated == len(targets) for stated, _match, _text in card_lists.stated_counts(texts, words)):
            yield from card_rows.against_total(targets, tables, texts, words)
        yield from card_lists.listed(targets, texts, words)
        yield from card_lists.counted(targets, texts, words)
