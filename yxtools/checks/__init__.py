"""From tables, cards and claims to verdicts: every relation between printed figures, tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


def checks(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The `check` records of one document: of its tables, then of its cards, then of its claims.

    Each relation is tested once.
    """
    for count, record in enumerate(_verdicts(list(records), taxonomy), 1):
        record["id"] = f"k{count}"
        yield record


def _verdicts(held: list[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """What a document does not hold costs nothing: its rules are not even imported."""
    types = {record["type"] for record in held}
    if "table" in types:
        from yxtools.checks.engine import table_checks

        yield from table_checks([record for record in held if record["type"] == "table"], taxonomy)
    if "card" in types:
        from yxtools.checks.cards import card_checks

        yield from card_checks(held, taxonomy)
    if "claim" in types:
        from yxtools.checks.claims import claim_checks

        yield from claim_checks(held, taxonomy)
