"""What the tables of one document print, read once for all checks that ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.checks.index import Fact, facts
from yxtools.checks.precision import exact
from yxtools.checks.sheet import Sheet, sheet
from yxtools.tables.labels import Labels
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Printed:
    """The tables of one document, and the facts they print."""

    sheets: Sequence[Sheet]
    facts: Sequence[Fact]


def printed(tables: Iterable[Record], taxonomy: Taxonomy) -> Printed:
    """What the `table` records of one document print. Raises ValueError where a figure's decimals make no
    sense.
    """
    labels = taxonomy.once(Labels)
    sheets = exact([sheet(table, labels) for table in tables])
    return Printed(sheets, facts(sheets, taxonomy.dimensions["default"]))
