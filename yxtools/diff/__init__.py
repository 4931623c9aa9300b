"""What changed between the figures of two or more disclosures, as `change` records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.diff.align import align
from yxtools.diff.change import change, compared, record
from yxtools.diff.crosswalk import Crosswalk
from yxtools.diff.documents import document
from yxtools.diff.likeness import Likeness
from yxtools.diff.model import Document
from yxtools.diff.order import by_size
from yxtools.diff.parts import Parts
from yxtools.diff.series import Chain, chains
from yxtools.diff.track import Track
from yxtools.taxonomy import Taxonomy

__all__ = ["Document", "changes", "read", "statements"]

Record = dict[str, Any]


def read(records: Sequence[Record], taxonomy: Taxonomy) -> Document:
    """The facts and claims of one document, of its records that tell of them (at least one).

    Raises ValueError where a figure's decimals make no sense.
    """
    return document(records, taxonomy)


def changes(
    documents: Sequence[Document], taxonomy: Taxonomy, by: str = "year", *, everything: bool = False
) -> Iterator[Record]:
    """The `change` records of every two consecutive documents along `by`: year, stage or entity.

    Facts that are the same are left out unless `everything` is asked for. Raises YxError for fewer than two
    documents.
    """
    for chain in chains(documents, by):
        yield from _along(chain, taxonomy, by, everything=everything)


def _along(chain: Chain, taxonomy: Taxonomy, by: str, *, everything: bool) -> Iterator[Record]:
    """The changes along one chain; of three documents and more with the series that each is a step of."""
    crosswalk, likeness = taxonomy.once(Crosswalk), taxonomy.once(Likeness)
    steps = list(zip(chain.documents, chain.documents[1:], strict=False))
    found = [
        [
            change(pair)
            for pair in align(old.prints, new.prints, crosswalk.between(old.year, new.year), likeness)
        ]
        for old, new in steps
    ]
    track = Track(chain.documents, found) if len(steps) > 1 else None
    for at, ((old, new), step) in enumerate(zip(steps, found, strict=True)):
        notes = Chain((old, new)).notes(by)
        stage = compared(old, new)
        parts = Parts(step, taxonomy.dimensions["tree"])
        kept = step if everything else [one for one in step if one.status != "same"]
        for number, one in enumerate(by_size(kept), 1):
            made = record(one, {"doc": new.doc, "id": f"c{number}"}, old.doc, stage, notes)
            if track is not None:
                made["series"] = track.series(at, one)
            if one.is_total or dict(one.pair.key).get("class", "").startswith("functional:"):
                made["parts"] = parts.explain(one)
            yield made


def statements(documents: Iterable[Document], taxonomy: Taxonomy) -> Iterator[Record]:
    """The `check` records of what each document says of the periods of the others."""
    given = list(documents)
    if not any(one.claims or one.earlier or one.changes for one in given):
        return
    # most streams of facts state nothing: they do not pay for the grammar of claims
    from yxtools.diff.stated import Statements

    tester = Statements(given, taxonomy.once(Crosswalk), taxonomy.dimensions["default"])
    for one in given:
        yield from tester.records(one)
