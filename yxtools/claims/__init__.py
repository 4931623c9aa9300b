"""What the prose of a disclosure states: every checkable statement as a `claim`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from yxtools.limits import require_readable
from yxtools.taxonomy import Taxonomy
from yxtools.years import NAMED_YEAR

Record = dict[str, Any]


def claims(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The records of one document, the `claim` records of every `text` after it; all else passes.

    Raises TaxonomyError if a pattern is broken, InputError for a paragraph beyond `yxtools.limits`.
    """
    held = list(records)
    if not _states_something(held):
        yield from held
        return
    # a document without figures in its prose does not pay for the grammar
    from yxtools.claims import statements

    yield from statements.claims(held, taxonomy)


def unread(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The figures of the running text that no claim holds, as `unread` records, in printed order."""
    held = list(records)
    if _states_something(held):
        from yxtools.claims import statements

        yield from statements.unread(held, taxonomy)


def _states_something(records: Iterable[Record]) -> bool:
    """Whether any paragraph holds a sentence, or a digit other than a year's. Raises InputError."""
    told = [record for record in records if record["type"] == "text"]
    for record in told:
        require_readable(record)
    texts = (NAMED_YEAR.sub("", record["text"]) for record in told)
    return any("。" in text or "无" in text or any(char.isdigit() for char in text) for text in texts)
