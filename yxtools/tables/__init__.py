"""From raw tables to tables that are understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


def tables(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The records of one document, every `grid` replaced by its `table`.

    The grids of performance cards are left to yx-cards; they and all other records pass unchanged.
    """
    held = list(records)
    grids = [record for record in held if record["type"] == "grid"]
    if not grids:
        yield from held
        return
    # a document without grids does not pay for the labels and forms
    from yxtools.tables.form import Forms
    from yxtools.tables.labels import Labels
    from yxtools.tables.table import Context, understood

    document = next((record for record in held if record["type"] == "document"), None)
    context = Context(document, grids)
    forms, labels = Forms(taxonomy), Labels(taxonomy)
    for record in held:
        if record["type"] == "grid" and not forms.card(record):
            yield understood(record, context, forms, labels)
        else:
            yield record
