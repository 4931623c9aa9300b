"""From tables, cards and claims to verdicts: every relation between printed figures, tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from yxtools.limits import bounded
from yxtools.taxonomy import Taxonomy

if TYPE_CHECKING:
    from yxtools.checks.observation import Tested

Record = dict[str, Any]


def checks(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The `check` records of one document, of its tables, its cards, its claims; then its `finding` records.

    Each relation is tested once. A finding says why some of the checks fail, and names them. Raises
    InputError for relations beyond `yxtools.limits`.
    """
    held = list(records)
    first = next((record for record in held if record["type"] in ("table", "card", "claim")), None)
    if first is None:
        return
    tests = list(bounded(_tests(held, taxonomy), first["src"]["file"]))
    if not tests:
        return
    from yxtools.checks.suspects.findings import reported

    yield from reported(tests, first["doc"], first["src"]["file"], held)


def _tests(held: list[Record], taxonomy: Taxonomy) -> Iterator[Tested]:
    """What a document does not hold costs nothing: its rules are not even imported."""
    types = {record["type"] for record in held}
    if types & {"table", "claim"}:
        from yxtools.checks.printed import printed

        prints = printed((record for record in held if record["type"] == "table"), taxonomy)
    if "table" in types:
        from yxtools.checks.tables.engine import table_tests

        yield from table_tests(prints, taxonomy)
    if "card" in types:
        from yxtools.checks.cards.engine import card_tests

        yield from card_tests(held, taxonomy)
    if "claim" in types:
        from yxtools.checks.claims.engine import claim_tests

        yield from claim_tests(held, prints, taxonomy)
