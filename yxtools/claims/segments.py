"""A paragraph as segments: a figure with the words before it, or words alone, and the mark before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from yxtools.claims.model import Printed
from yxtools.claims.passage import Paragraph
from yxtools.figures import Figure, parse_amounts
from yxtools.text import squeeze
from yxtools.units import BARE_MULTIPLIERS

# Marks by strength: 、 binds closest.
MARKS = {
    "、": 1,
    "，": 2,
    ",": 2,
    "：": 2,
    ":": 2,
    "；": 3,
    ";": 3,
    "。": 4,
    "！": 4,
    "？": 4,
    "!": 4,
    "?": 4,
}
PARAGRAPH = 5
SENTENCE = 4

_OPENING = {"（": "）", "(": ")", "“": "”", "《": "》", "〔": "〕", "【": "】"}
_CLOSING = {"（": "）)", "(": ")）"}
_LONGEST_BRACKET = 160

# What follows a figure that is a limit in a name, not an amount: 单价100万元（含）以上的设备, 50万元以上.
LIMIT = re.compile(r"\s*(?:[（(](?:含|不含|原值|含本数)[）)])?\s*(?:及)?(?:以上|以下|以内)|\s*[（(]含[）)]")

# Words that stand on both sides of 、 as one subject: 收入、支出总计.
JOINED = re.compile(r"(?<=收入)、(?=支出)|(?<=收)、(?=支)|(?<=收入总计)、(?=支出总计)")

# Brackets that hold a list of parts.
PARTS = re.compile(r"[（(]\s*(?:其中|包括|含|分别)")

# A figure that comes before what it counts: 91个项目自评等级为“优”.
_COUNTED_AFTER = re.compile(r"[^，,；;。：:、]*")


@dataclass(frozen=True, slots=True)
class Segment:
    """A figure and the words before it; or words without a figure."""

    start: int
    end: int
    label: str
    """The words, squeezed."""
    printed: Printed | None
    mark: int
    """Strength of the mark before it; 0 where it follows a figure directly."""
    colon: bool
    """Whether a colon follows."""
    bracket: int = 0
    """1 for the first segment within a bracket, -1 for the first one after it."""


def segments(paragraph: Paragraph) -> Iterator[Segment]:
    """The segments of a paragraph from left to right."""
    text = paragraph.text
    amounts = {
        start: (end, _money(figure))
        for start, end, figure in parse_amounts(text)
        if LIMIT.match(text, end) is None
    }
    joined = {match.start() for match in JOINED.finditer(text)}
    begin, at, mark, bracket = 0, 0, PARAGRAPH, 0
    closing: list[str] = []
    while at < len(text):
        character = text[at]
        if at in amounts:
            end, figure = amounts[at]
            printed = Printed(figure, at, end, paragraph.ref(at), paragraph.line(at))
            yield _segment(text, begin, end, at, printed, mark, bracket)
            begin, at, mark, bracket = end, end, 0, 0
            continue
        if character in _OPENING:
            close = _closed(text, at)
            if close is None:
                at += 1
            elif (
                character in _CLOSING
                and PARTS.match(text, at)
                and any(start in amounts for start in range(at, close))
            ):
                if text[begin:at].strip():
                    yield _segment(text, begin, at, at, None, mark, bracket)
                begin, at, mark, bracket = at + 1, at + 1, 2, 1
                closing.append(text[close])
            else:
                for start in range(at, close):
                    amounts.pop(start, None)
                at = close + 1
            continue
        if closing and character == closing[-1]:
            closing.pop()
            if text[begin:at].strip():
                yield _segment(text, begin, at, at, None, mark, bracket)
            begin, at, mark, bracket = at + 1, at + 1, 0, -1
            continue
        if character in MARKS and at not in joined:
            colon = character in "：:"
            if text[begin:at].strip():
                yield replace(_segment(text, begin, at, at, None, mark, bracket), colon=colon)
                bracket = 0
            begin, mark = at + 1, MARKS[character] if begin < at or not mark else max(mark, MARKS[character])
        at += 1
    if text[begin:].strip():
        yield _segment(text, begin, len(text), len(text), None, mark, bracket)


def _segment(
    text: str, begin: int, end: int, label_end: int, printed: Printed | None, mark: int, bracket: int
) -> Segment:
    start = begin + len(text[begin:label_end]) - len(text[begin:label_end].lstrip())
    return Segment(start, end, squeeze(text[begin:label_end]), printed, mark, False, bracket)


def after(text: str, end: int) -> str:
    """The words behind a figure up to the next mark, squeezed."""
    match = _COUNTED_AFTER.match(text, end)
    return squeeze(match[0]) if match else ""


def _closed(text: str, at: int) -> int | None:
    """Where the bracket or quotation that opens at `at` closes, if that is near."""
    wanted = _CLOSING.get(text[at], _OPENING[text[at]])
    depth = 0
    for place in range(at, min(len(text), at + _LONGEST_BRACKET)):
        if text[place] == text[at]:
            depth += 1
        elif text[place] in wanted:
            depth -= 1
            if depth == 0:
                return place
    return None


def _money(figure: Figure) -> Figure:
    """A bare 万 or 亿 in a disclosure is money."""
    if figure.unit in BARE_MULTIPLIERS:
        return replace(figure, unit=f"{figure.unit}元")
    return figure
