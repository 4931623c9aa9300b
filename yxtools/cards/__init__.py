"""From raw tables and the text around them to performance cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from yxtools.taxonomy import Taxonomy
from yxtools.years import NAMED_YEAR

Record = dict[str, Any]


def cards(records: Iterable[Record], taxonomy: Taxonomy, contacts: bool = False) -> Iterator[Record]:
    """The records of one document, the grids and texts of every performance card replaced by a `card`; all
    else passes.

    People's names and telephone numbers are left out unless `contacts` asks for them. Raises TaxonomyError if
    cards.toml or forms.toml is not as they say.
    """
    held = list(records)
    texts = [NAMED_YEAR.sub("", record["text"]) for record in held if record["type"] == "text"]
    tables = any(record["type"] in ("grid", "table") for record in held)
    if not tables and not any(char.isdigit() for text in texts for char in text):
        yield from held
        return
    # a document without tables and amounts does not pay for the vocabulary of cards
    from yxtools.cards.region import assembled

    yield from assembled(held, taxonomy, contacts)
