"""The parts of `claim` records: figures, subjects, places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yxtools.claims.model import Item, Printed
from yxtools.claims.passage import Paragraph

Record = dict[str, Any]
Placed = tuple[int, int, Record]
"""Paragraph, offset in it, and the claim that stands there."""

_MOST_CLASSES = 40


def figure(role: str, printed: Printed, label: str = "", sign: int | None = None) -> Record:
    """A figure of a claim and its role in it."""
    body = {
        "role": role,
        "label": label,
        "ref": printed.ref,
        "value": printed.figure.value,
        "decimals": printed.figure.decimals,
        "raw": printed.figure.raw,
        "unit": printed.figure.unit,
        "line": printed.line,
    }
    return body if sign is None else {**body, "sign": sign}


def item_body(kind: str, item: Item, figures: list[Record]) -> Record:
    """A claim about the subject of a statement."""
    subject = item.subject
    body = body_of(kind, subject.text, item.dims, subject.names, subject.classes)
    body["figures"] = figures
    body["period"]["year"] = subject.year
    understood = subject.understood or (subject.silent and bool(item.dims))
    body["understood"] = understood and not item.unsure
    if subject.unit:
        body["unit"] = subject.unit
    return body


def body_of(
    kind: str, subject: str, dims: dict[str, str], names: Sequence[str], classes: Sequence[str]
) -> Record:
    """A claim without figures or place."""
    return {
        "kind": kind,
        "subject": subject,
        "dims": dict(dims),
        "names": list(names),
        "classes": list(classes) if len(classes) <= _MOST_CLASSES else [],
        "understood": True,
        "relation": "=",
        "figures": [],
        "period": {"year": None, "version": None},
    }


def name_of(item: Item) -> str:
    """What a statement is of, in the words of the text."""
    return item.subject.text or "、".join(item.subject.names)


def placed(item: Item, start: int, end: int, paragraphs: Sequence[Paragraph], body: Record) -> Placed:
    """A claim at its place in the paragraph of a statement."""
    return placed_at(item.paragraph, start, end, paragraphs, body)


def spanned(head: Item, last: Item, paragraphs: Sequence[Paragraph], body: Record) -> Placed:
    """A claim from a head to the last of its parts, which may stand in a later paragraph."""
    if head.paragraph == last.paragraph:
        first, end = min(head.start, last.start), max(head.end, last.end)  # 合计 may follow its parts
        return placed_at(head.paragraph, first, end, paragraphs, body)
    quote = (
        paragraphs[head.paragraph].text[head.start :]
        + " … "
        + paragraphs[last.paragraph].text[last.start : last.end]
    )
    placed = placed_at(head.paragraph, head.start, len(paragraphs[head.paragraph].text), paragraphs, body)
    placed[2]["quote"] = quote
    placed[2]["src"]["end_line"] = paragraphs[last.paragraph].line(last.end - 1)
    return placed


def placed_at(paragraph: int, start: int, end: int, paragraphs: Sequence[Paragraph], body: Record) -> Placed:
    """A claim at its place in a paragraph, with its words and lines."""
    one = paragraphs[paragraph]
    file = one.records[0]["src"]["file"]
    src = {"file": file, "line": one.line(start), "end_line": one.line(max(start, end - 1))}
    return paragraph, start, {**body, "quote": one.text[start:end].strip("，。；、 "), "src": src}
