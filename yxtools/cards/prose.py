"""Cards printed as prose: a heading with the name of the project, numbered headings as labels, paragraphs as
values.

A chapter may tell in words of a project whose form is printed too: then it adds to the card of the form, and
is none of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.cards.card import record as card_record
from yxtools.cards.cut import is_title, refers
from yxtools.cards.draft import Draft
from yxtools.cards.lines import lines
from yxtools.cards.outcome import amounts_of
from yxtools.cards.told import told_amounts
from yxtools.cards.vocabulary import Label, Vocabulary
from yxtools.text import squeeze

Record = dict[str, Any]

FEWEST_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Narrative:
    """A project told in words: its draft, and the records from the section that opens it (`first`) to the
    thing that follows it (`end`).
    """

    first: int
    end: int
    draft: Draft

    @property
    def project(self) -> str:
        """The project, without blanks; nothing if the heading does not name it."""
        return squeeze(self.draft.heads.get("project", ""))


def narratives(records: Sequence[Record], vocabulary: Vocabulary, year: int | None) -> Iterator[Narrative]:
    """The projects that a document tells of in words; the texts themselves stay in the stream. `year` is that
    of the document.
    """
    at = 0
    while at < len(records):
        if not _opens(records[at], vocabulary):
            at += 1
            continue
        draft, end = _read(records, at, vocabulary, year)
        if len(draft.narrative) >= FEWEST_FIELDS:
            yield Narrative(at, end, draft)
        at = end


def made(told: Narrative, records: Sequence[Record], vocabulary: Vocabulary, year: int | None) -> Record:
    """The card of a project that is told in words alone."""
    first, last = records[told.first], records[told.end - 1]
    line, end = first["src"]["line"], last["src"].get("end_line") or last["src"]["line"]
    return {
        "type": "card",
        "doc": first["doc"],
        "id": f"c{line}",
        **card_record(told.draft, vocabulary, False, year),
        "src": {"file": first["src"]["file"], "line": line, "end_line": end},
    }


def left_alone(told: Sequence[Narrative], forms: Sequence[tuple[int, Sequence[Draft]]]) -> list[Narrative]:
    """The narratives that are cards of their own: each that names a project of no form. The others add to the
    form of their project; `forms` are runs of forms, each with the index of the record that begins it.
    """
    by_name = {one.project: one for one in reversed(told) if one.project}
    starts = [one.first for one in told]
    used = set()
    for first, drafts in forms:
        before = bisect_left(starts, first) - 1
        for at, draft in enumerate(drafts):
            name = squeeze(draft.heads.get("project", ""))
            one = by_name.pop(name, None)
            if one is None and not at and before >= 0 and _behind(first, name, told[before]):
                one = told[before]
            if one is not None and one.first not in used:
                used.add(one.first)
                _tell(draft, one)
    return [one for one in told if one.project and one.first not in used]


def _behind(first: int, name: str, told: Narrative) -> bool:
    """Whether a form that begins at record `first` stands right behind a narrative that may be of its
    project: one name is a part of the other, or the narrative names none.
    """
    return first <= told.end and (told.project in name or (bool(name) and name in told.project))


def _tell(draft: Draft, told: Narrative) -> None:
    """Add to the draft of a form what a chapter tells of its project and the form does not print."""
    source = told.draft
    for store, more in ((draft.narrative, source.narrative), (draft.heads, source.heads)):
        for key, text in more.items():
            if key not in store:
                draft.set(store, key, text, source.where[key])
    if not amounts_of(draft):
        draft.funds, draft.unit = source.funds, source.unit


def _opens(record: Record, vocabulary: Vocabulary) -> bool:
    """Whether a record is the heading above a project told in words."""
    if record["type"] != "section" or record.get("number"):
        return False
    return vocabulary.regex("titles", "prose").search(squeeze(record["title"])) is not None


def _read(
    records: Sequence[Record], start: int, vocabulary: Vocabulary, year: int | None
) -> tuple[Draft, int]:
    """The draft of the card that begins at a section, and where the next thing begins."""
    opening = records[start]
    draft = Draft(titles=[opening["title"]])
    name = vocabulary.regex("titles", "prose").search(squeeze(opening["title"]))
    if name is not None and name[1]:
        draft.set(draft.heads, "project", name[1], opening["src"]["line"])
    fields: list[tuple[Label, list[tuple[str, int]]]] = []
    level = 0
    at = start + 1
    while at < len(records) and records[at]["type"] in ("section", "text"):
        record = records[at]
        if record["type"] == "text":
            if any(is_title(line, vocabulary) for line in lines(record)):
                break
            if fields:
                fields[-1][1].append((record["text"], record["src"]["line"]))
        elif (label := _label(record, vocabulary)) is not None:
            fields.append((label, []))
            level = record["level"]
        elif fields and record["level"] > level:
            # the items of a list look like headings
            fields[-1][1].append((f"{record.get('number') or ''}{record['title']}", record["src"]["line"]))
        else:
            break
        at += 1
    for label, texts in fields:
        _store(draft, label, texts, vocabulary, year)
    return draft, at


def _label(section: Record, vocabulary: Vocabulary) -> Label | None:
    """The field of a card that a heading names."""
    found = vocabulary.field(section["title"], glued=False)
    return found if found is not None and found.kind in ("narrative", "head") else None


def _store(
    draft: Draft, label: Label, texts: Sequence[tuple[str, int]], vocabulary: Vocabulary, year: int | None
) -> None:
    """Keep the texts below a heading."""
    texts = [(text, line) for text, line in texts if not refers(text, vocabulary)]
    if not texts:
        return
    whole, line = "\n".join(text for text, _ in texts), texts[0][1]
    if label.kind == "head":
        draft.set(draft.heads, label.key, texts[0][0], line)
        return
    if label.key not in draft.narrative:
        draft.set(draft.narrative, label.key, whole, line)
    if label.key == "implementer" and (unit := _unit(texts, vocabulary)) is not None:
        draft.set(draft.heads, "entity", *unit)
    elif label.key == "budget_text" and not draft.funds:
        draft.unit, draft.funds = told_amounts(texts, vocabulary, year)


def _unit(texts: Sequence[tuple[str, int]], vocabulary: Vocabulary) -> tuple[str, int] | None:
    """The unit that carries a project out and the line of its name: behind a label that says so, or a name
    that stands alone.
    """
    for text, line in texts:
        label = vocabulary.field(text, glued=True)
        if label is not None and (label.kind, label.key) == ("head", "entity") and label.rest:
            text = label.rest.lstrip(":： ")
        if (name := vocabulary.regex("prose", "unit").match(text.strip())) is not None:
            return name[1], line
    return None
