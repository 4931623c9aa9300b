"""From tables to verdicts: every relation between printed figures, tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


def checks(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The `check` records of one document: every relation between the figures of its `table` records, each
    once.
    """
    tables = [record for record in records if record["type"] == "table"]
    if tables:
        # a document without tables does not pay for the rules
        from yxtools.checks.engine import table_checks

        yield from table_checks(tables, taxonomy)
