"""Cards printed as prose: a heading with the name of the project, numbered headings as labels, paragraphs as
values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.cards.card import record as card_record
from yxtools.cards.draft import Draft
from yxtools.cards.funds import FundRow, Token
from yxtools.cards.vocabulary import Label, Vocabulary
from yxtools.figures import parse_amounts
from yxtools.text import squeeze

Record = dict[str, Any]

# Labels whose text is a field of the head rather than narrative.
HEADS = {"implementer": "entity"}
FEWEST_FIELDS = 2


def prose_cards(
    records: Sequence[Record], vocabulary: Vocabulary, year: int | None
) -> Iterator[tuple[int, Record]]:
    """Cards in prose, each with the index of the section that opens it; the texts themselves stay in the
    stream.
    """
    at = 0
    while at < len(records):
        name = _name(records[at], vocabulary)
        if name is None:
            at += 1
            continue
        draft, end = _read(records, at, name, vocabulary)
        if len(draft.narrative) >= FEWEST_FIELDS:
            yield at, _made(draft, records[at], records[end - 1], vocabulary, year)
        at = end


def _name(record: Record, vocabulary: Vocabulary) -> str | None:
    """The project that a section is about."""
    if record["type"] != "section" or record.get("number"):
        return None
    match = vocabulary.regex("titles", "prose").search(squeeze(record["title"]))
    return match[1] if match is not None else None


def _read(records: Sequence[Record], start: int, name: str, vocabulary: Vocabulary) -> tuple[Draft, int]:
    """The draft of the card that begins at a section, and where the next thing begins."""
    opening = records[start]
    draft = Draft(titles=[opening["title"]])
    draft.set(draft.heads, "project", name, opening["src"]["line"])
    label: Label | None = None
    at = start + 1
    while at < len(records) and records[at]["type"] in ("section", "text"):
        record = records[at]
        if record["type"] == "section":
            found = vocabulary.field(record["title"], glued=False)
            if found is None or found.kind not in ("narrative", "head"):
                break
            label = found
        elif label is not None:
            _store(draft, label, record)
        at += 1
    return draft, at


def _store(draft: Draft, label: Label, text: Record) -> None:
    line = text["src"]["line"]
    if label.kind == "head" or label.key in HEADS:
        draft.set(draft.heads, HEADS.get(label.key, label.key), text["text"], line)
        return
    known = draft.narrative.get(label.key)
    draft.narrative[label.key] = f"{known}\n{text['text']}" if known else text["text"]
    draft.where.setdefault(label.key, line)
    if label.key == "budget_text" and not draft.funds:
        amount = next(parse_amounts(text["text"]), None)
        if amount is not None and (amount[2].unit or "").startswith(("万", "元")):
            draft.unit = "万元" if (amount[2].unit or "").startswith("万") else "元"
            tokens = (Token(0, label=Label("total", "annual", "annual")), Token(1, figure=amount[2]))
            draft.funds.append(FundRow(line, tokens))


def _made(draft: Draft, first: Record, last: Record, vocabulary: Vocabulary, year: int | None) -> Record:
    line, end = first["src"]["line"], last["src"].get("end_line") or last["src"]["line"]
    return {
        "type": "card",
        "doc": first["doc"],
        "id": f"c{line}",
        **card_record(draft, vocabulary, False, year),
        "src": {"file": first["src"]["file"], "line": line, "end_line": end},
    }
