"""From raw tables to tables that are understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from yxtools.errors import InputError
from yxtools.limits import Allowance
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


def tables(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The records of one document, every `grid` replaced by its `table`.

    The grids of performance cards are left to yx-cards; they and all other records pass unchanged. Raises
    InputError for tables beyond `yxtools.limits`.
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
    forms, labels = taxonomy.once(Forms), taxonomy.once(Labels)
    _require_modest(grids)
    for record in held:
        if record["type"] == "grid" and not forms.card(record):
            yield understood(record, context, forms, labels)
        else:
            yield record


def _require_modest(grids: Iterable[Record]) -> None:
    allowance = Allowance()
    for grid in grids:
        try:
            for row in grid["rows"]:
                allowance.take(len(row["cells"]), row["line"])
        except InputError as error:
            raise error.within(grid["src"]["file"]) from error
