"""Checks of cards against each other and against the document they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.checks.cards import lists, rows, twins
from yxtools.checks.cards.model import Card
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Tested

Record = dict[str, Any]


def checks(cards: Sequence[Card], records: Sequence[Record], words: Words) -> Iterator[Tested]:
    """All checks across the cards of one document."""
    yield from twins.checks(cards, words)
    tables = [record for record in records if record["type"] == "table"]
    targets = [card for card in cards if not card.evaluated and card.record["project"]]
    if targets:
        yield from rows.against_rows(targets, tables, words)
        texts = [record for record in records if record["type"] == "text"]
        counts = {stated for stated, _match, _text in lists.stated_counts(texts, words)}
        if counts <= {len(targets)}:
            yield from rows.against_total(targets, tables, texts, words, complete=bool(counts))
        yield from lists.listed(targets, texts, words)
        yield from lists.counted(targets, texts, words)
