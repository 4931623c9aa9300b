"""Which records of a document are of cards, and where the cards they make take their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from yxtools.cards.card import record
from yxtools.cards.cut import ATTACHMENT, cut, is_indicator, is_title, opens
from yxtools.cards.draft import Draft
from yxtools.cards.lines import Line, lines
from yxtools.cards.listed import unrolled
from yxtools.cards.outcome import amounts_of
from yxtools.cards.prose import left_alone, made, narratives
from yxtools.cards.read import YEAR_LINE, Reader
from yxtools.cards.vocabulary import Vocabulary
from yxtools.language import _
from yxtools.tables.form import Forms
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

Record = dict[str, Any]

# A line of notes that goes on: "2.其他资金包括…"
NOTE_ITEM = re.compile(r"^\s*[0-9]{1,2}[.．、]")
ONLY_PUNCTUATION = re.compile(r"^[\W_]*$")
LOOKED_AT = 12
"""Rows of a grid that are looked at for labels of cards."""


class Run(NamedTuple):
    """Records that make cards: the first, the last, and the indices of those that are used up."""

    first: int
    last: int
    used: set[int]


def assembled(records: list[Record], taxonomy: Taxonomy, contacts: bool) -> Iterator[Record]:
    """The records with every run of card records replaced by the cards it holds."""
    if not any(found["type"] in ("grid", "section") for found in records):
        yield from records
        return
    vocabulary, forms = taxonomy.once(Vocabulary), taxonomy.once(Forms)
    parts = _parts(records, forms, vocabulary)
    year = next((found.get("year") for found in records if found["type"] == "document"), None)
    found = [_read(run, records, vocabulary) for run in runs(records, parts, vocabulary)]
    forms_read = [(run.first, [draft for _lines, draft in drafts]) for run, drafts in found]
    told = left_alone(list(narratives(records, vocabulary, year)), forms_read)
    alone = {one.first: made(one, records, vocabulary, year) for one in told}
    end = 0
    for run, drafts in found:
        yield from _with(records, end, run.first, alone)
        end = run.last + 1
        yield from _made(run, drafts, records, vocabulary, contacts, year)
    yield from _with(records, end, len(records), alone)


def _with(records: Sequence[Record], first: int, end: int, told: dict[int, Record]) -> Iterator[Record]:
    """Records of no table, each section that opens a card in prose behind its card."""
    for at in range(first, end):
        if at in told:
            yield told[at]
        yield records[at]


def _parts(records: Sequence[Record], forms: Forms, vocabulary: Vocabulary) -> list[str]:
    """What every record is to a card: card, continuation (part of a card if it follows one), text, section or
    other.
    """
    found = []
    for one in records:
        if one["type"] == "grid":
            telling = forms.card(one)
            found.append("card" if telling else "continuation" if _continues(one, vocabulary) else "other")
        elif one["type"] == "section" or (one["type"] == "text" and one.get("role") != "contents"):
            found.append(one["type"])
        else:
            found.append("other")
    return found


def _continues(grid: Record, vocabulary: Vocabulary) -> bool:
    """Whether a grid holds labels that only cards print."""
    for line in islice(lines(grid), LOOKED_AT):
        if is_indicator(line, vocabulary):
            return True
        label = vocabulary.field(line.cells[0].text, glued=False) if line.cells else None
        if label is not None and (label.kind == "tail" or (label.kind == "narrative" and label.exact)):
            return True
    return False


def _opens(grid: Record, vocabulary: Vocabulary) -> bool:
    return any(opens(line, vocabulary) for line in islice(lines(grid), LOOKED_AT))


def runs(records: Sequence[Record], parts: Sequence[str], vocabulary: Vocabulary) -> Iterator[Run]:
    """Runs of records that make cards."""
    at = 0
    while at < len(records):
        if parts[at] != "card":
            at += 1
            continue
        first = at
        while first > 0 and parts[first - 1] == "text" and _introduces(records[first - 1], vocabulary):
            first -= 1
        used, last = set(range(first, at + 1)), at
        following = _next(records, parts, last, vocabulary)
        while following is not None:
            used |= following
            last = max(following)
            following = _next(records, parts, last, vocabulary)
        yield Run(first, last, used)
        at = last + 1


def _next(
    records: Sequence[Record], parts: Sequence[str], last: int, vocabulary: Vocabulary
) -> set[int] | None:
    """The indices of the next grid of the run and of the lines of cards before it, or of a line that follows
    the card.
    """
    taken: set[int] = set()
    waiting = False
    for at in range(last + 1, len(records)):
        part = parts[at]
        if part in ("card", "continuation"):
            if part == "continuation" or not _opens(records[at], vocabulary):
                between = range(last + 1, at)
                if all(parts[i] in ("text", "section") for i in between) and len(between) <= 16:
                    return set(between) | {at}
            return taken | {at}
        if part == "section" and not _bridged(records, parts, at, vocabulary):
            return taken or None
        if part == "other":
            return taken or None
        if part == "text":
            text = records[at]["text"]
            label = vocabulary.field(text) if len(text) < 400 else vocabulary.field(text[:60])
            if (
                waiting
                or label is not None
                or _introduces(records[at], vocabulary)
                or NOTE_ITEM.match(text)
                or ONLY_PUNCTUATION.match(text)
            ):
                taken.add(at)
                waiting = label is not None and not label.rest and label.kind in ("narrative", "score")
            elif not _bridged(records, parts, at, vocabulary):
                return taken or None
    return taken or None


def _bridged(records: Sequence[Record], parts: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the next grid soon after a text goes on with a card."""
    for index in range(at + 1, min(at + 16, len(records))):
        if parts[index] == "continuation":
            return True
        if parts[index] == "card":
            return not _opens(records[index], vocabulary)
        if parts[index] == "other":
            return False
    return False


def _introduces(text: Record, vocabulary: Vocabulary) -> bool:
    """Whether a text stands above a card: title, attachment number, year, or a field of its head."""
    for line in lines(text):
        plain = line.text
        if is_title(line, vocabulary) or ATTACHMENT.match(squeeze(plain)) or YEAR_LINE.match(plain.strip()):
            return True
        if YEAR_LINE.match(squeeze(plain) + "年度") or squeeze(plain).strip("()") in ("年度", "度"):
            return True
        label = vocabulary.field(plain) if len(plain) < 60 else None
        if label is not None and label.kind == "head" and label.key in ("filer", "filed", "entity"):
            return True
    return False


def _read(
    run: Run, records: Sequence[Record], vocabulary: Vocabulary
) -> tuple[Run, list[tuple[list[Line], Draft]]]:
    """A run with the lines and the draft of every card of it."""
    stream = [line for at in range(run.first, run.last + 1) if at in run.used for line in lines(records[at])]
    return run, list(_merged(cut(unrolled(stream, vocabulary), vocabulary), vocabulary))


def _made(
    run: Run,
    drafts: Iterable[tuple[list[Line], Draft]],
    records: Sequence[Record],
    vocabulary: Vocabulary,
    contacts: bool,
    year: int | None,
) -> Iterator[Record]:
    """The cards of a run, and the records in it that are of no card, in the order of their lines."""
    own = range(run.first, run.last + 1)
    home = next(records[at] for at in own if records[at]["type"] == "grid")
    cards = (_card(part, draft, home, vocabulary, contacts, year) for part, draft in drafts)
    found = [card for card in cards if card is not None]
    passed = [records[at] for at in own if at not in run.used or records[at]["type"] == "section"]
    yield from sorted([*found, *passed], key=lambda one: int(one["src"]["line"]))


def _merged(parts: Iterable[list[Line]], vocabulary: Vocabulary) -> Iterator[tuple[list[Line], Draft]]:
    """The lines and the draft of every card; parts are joined that repeat its head on its next page."""
    current: list[list[Line]] = []
    before: Draft | None = None
    for part in parts:
        draft = Reader(vocabulary).read(part)
        if before is not None and not _same(before, draft):
            yield _joined(current, before, vocabulary)
            current = []
        current.append(part)
        before = draft
    if before is not None:
        yield _joined(current, before, vocabulary)


def _joined(parts: Sequence[list[Line]], last: Draft, vocabulary: Vocabulary) -> tuple[list[Line], Draft]:
    """The lines of all parts of a card and its draft; `last` is that of the last part."""
    if len(parts) == 1:
        return parts[0], last
    everything = [line for part in parts for line in part]
    draft = Reader(vocabulary).read(everything)
    draft.notes.append(_("the head is repeated on {count} pages").format(count=len(parts)))
    return everything, draft


def _same(before: Draft, after: Draft) -> bool:
    """Whether a part goes on with the card before it: same project and amounts, and that one was not closed
    yet.
    """
    if not before.heads.get("project") or squeeze(before.heads["project"]) != squeeze(
        after.heads.get("project", "")
    ):
        return False
    if before.heads.get("project_code") != after.heads.get("project_code"):
        return False
    if "filed" in before.heads or "total" in before.where or "conclusion" in before.narrative:
        return False
    return [(a.scope, a.source, a.figure.scaled) for a in amounts_of(before)] == [
        (a.scope, a.source, a.figure.scaled) for a in amounts_of(after)
    ]


def _card(
    lines_read: Sequence[Line],
    draft: Draft,
    home: Record,
    vocabulary: Vocabulary,
    contacts: bool,
    year: int | None,
) -> Record | None:
    """The card of its lines and draft; None if they hold nothing but captions."""
    made = record(draft, vocabulary, contacts, year)
    if made["project"] is None and not made["indicators"] and not made["scores"] and not made["funds"]:
        return None
    first, last = lines_read[0].line, max(line.end for line in lines_read)
    return {
        "type": "card",
        "doc": home["doc"],
        "id": f"c{first}",
        **made,
        "src": {"file": home["src"]["file"], "line": first, "end_line": last},
    }
