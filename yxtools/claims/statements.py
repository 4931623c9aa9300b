"""Every checkable statement of a document's running text, and the figures that no statement holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.claims.comparing import BUDGETS, Comparisons
from yxtools.claims.composing import inherited
from yxtools.claims.model import Dims, Reading
from yxtools.claims.passage import Paragraph, paragraphs, passages
from yxtools.claims.reader import read_passage
from yxtools.claims.record import claims_of, repetitions
from yxtools.claims.subjects import Subjects
from yxtools.claims.words import Words, words_of
from yxtools.language import _
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

Record = dict[str, Any]

# A label in an explanation is taken for a name if it is at least this long.
_TELLING = 8
# A heading of these many levels above counts.
_DEEPEST = 6


def claims(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The records of one document, the `claim` records of every `text` after it; all else passes.

    Raises TaxonomyError if a pattern is broken.
    """
    held = list(records)
    after: dict[str, list[Record]] = {}
    count = 0
    words = words_of(taxonomy)
    readings = list(_readings(held, taxonomy, words))
    repeated = _repeated(readings)
    for reading, read in readings:
        found = [*claims_of(reading, read, words.trees), *repetitions(reading, read, repeated)]
        placed = sorted(found, key=lambda one: (one[0], one[1]))
        for paragraph, start, body in placed:
            one = read[paragraph]
            text = one.records[one.record(start)]
            count += 1
            claim = {"type": "claim", "doc": text["doc"], "id": f"c{count}", "text": text["id"], **body}
            after.setdefault(text["id"], []).append(claim)
    for record in held:
        yield record
        if record["type"] == "text":
            yield from after.get(record["id"], ())


def unread(records: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The figures of the running text that no claim holds, as `unread` records, in printed order."""
    count = 0
    for reading, read in _readings(list(records), taxonomy, words_of(taxonomy)):
        for one in reading.unread:
            paragraph = read[one.paragraph]
            text = paragraph.text[max(0, one.printed.start - 30) : one.printed.end]
            record = paragraph.records[paragraph.record(one.printed.start)]
            count += 1
            src = {"file": record["src"]["file"], "line": one.printed.line}
            yield {
                "type": "unread",
                "doc": record["doc"],
                "id": f"u{count}",
                "raw": one.printed.figure.raw,
                "reason": _(one.reason),
                "quote": text,
                "src": src,
            }


def _repeated(readings: Iterable[tuple[Reading, list[Paragraph]]]) -> set[str]:
    """The labels of figures in explanations that occur more than once, if long enough to be a name."""
    labels = Counter(
        one.label for reading, _ in readings for one in reading.unread if len(one.label) >= _TELLING
    )
    return {label for label, count in labels.items() if count > 1}


def _readings(
    records: Sequence[Record], taxonomy: Taxonomy, words: Words
) -> Iterator[tuple[Reading, list[Paragraph]]]:
    subjects = Subjects(taxonomy, words, _entities(records))
    comparisons = Comparisons(words, subjects, _final_year(records))
    stage = next((record.get("stage") for record in records if record["type"] == "document"), None)
    sections = {record["id"]: record for record in records if record["type"] == "section"}
    for passage in passages(records):
        titles = _titles(passage[0].get("section"), sections)
        context: Dims = {}
        version = None
        for title in titles:
            said = subjects.read(title)
            version = said.version or version
            if said.dims and not said.unit:
                context = inherited(context, said.dims)
        bound = any(words.performance.search(title) for title in titles)
        read = paragraphs(passage)
        other = version if stage == "budget" and version not in BUDGETS else None
        yield read_passage(words, subjects, comparisons, context, read, version=other, bound=bound), read


def _titles(section: str | None, sections: dict[str, Record]) -> list[str]:
    """The headings above a passage, the outermost first."""
    found: list[str] = []
    while section in sections and len(found) < _DEEPEST:
        record = sections[section]
        found.insert(0, squeeze(record["title"]))
        section = record["parent"]
    return found


def _final_year(records: Sequence[Record]) -> int | None:
    """The year of a final account; None for a budget, whose own year compares with nothing."""
    document = next((record for record in records if record["type"] == "document"), {})
    return document.get("year") if document.get("stage") == "final" else None


def _entities(records: Sequence[Record]) -> set[str]:
    """The names of the department: as captions and titles print it."""
    found = {
        record.get("entity") for record in records if record["type"] in ("document", "table", "grid", "card")
    }
    return {name for name in found if name}
