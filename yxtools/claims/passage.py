"""Running text between two headings or tables: paragraphs, and the printed line of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.split.headings import numbering
from yxtools.text import width

Record = dict[str, Any]

# What a paragraph ends with; one that does not was cut, and goes on in the next record.
ENDED = re.compile(r"[。；;：:！!？?）)”》.、]\s*$")

# What looks like an ordinal but is an amount: 31,204.75万元.
AMOUNT = re.compile(r"\s*\d{1,3}(?:[,，]\d{3}|\.\d)")

# A line that opens a list by itself, whatever the one before lacks: 各项支出如下：
LEAD_IN = re.compile(r"[^，。；,;：:]{4,30}如下[：:]\s*")

# A paragraph that ends so goes on in the next one.
GOES_ON = re.compile(r"[；;，,、]\s*$")

_SHORT = 20


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, put together from one or more `text` records."""

    text: str
    records: tuple[Record, ...]
    offsets: tuple[int, ...]
    """Where each record begins."""
    starts: tuple[int, ...]
    """Where each printed line begins."""
    lines: tuple[int, ...]

    def line(self, offset: int) -> int:
        """The printed line of a character."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]

    def record(self, offset: int) -> int:
        """The position among `records` of the one that prints a character."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def ref(self, offset: int) -> str:
        """A name for what is printed at a character: text record and offset in it."""
        at = self.record(offset)
        return f"{self.records[at]['id']}.{offset - self.offsets[at]}"


def passages(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The `text` records that no heading or table parts from each other; contents are left out."""
    found: list[Record] = []
    for record in records:
        if record["type"] == "text" and record.get("role") is None:
            found.append(record)
        elif record["type"] in ("section", "grid", "table", "card", "document") and found:
            yield found
            found = []
    if found:
        yield found


def paragraphs(records: Sequence[Record]) -> list[Paragraph]:
    """The paragraphs of a passage: a record that stops in mid-sentence and the next one are one."""
    groups: list[list[Record]] = []
    for record in records:
        last = groups[-1][-1]["text"] if groups else ""
        cut = (
            len(last) >= _SHORT
            and ENDED.search(last) is None
            and (numbering(record["text"]) is None or AMOUNT.match(record["text"]))
            and LEAD_IN.fullmatch(record["text"]) is None
        )
        if cut and record["src"]["line"] <= groups[-1][-1]["src"]["end_line"] + 2:
            groups[-1].append(record)
        else:
            groups.append([record])
    return [_paragraph(group) for group in groups]


def _paragraph(records: Sequence[Record]) -> Paragraph:
    text, offsets, starts, lines = "", [], [], []
    for record in records:
        offsets.append(len(text))
        starts += [len(text) + start for start in line_starts(record)]
        lines += record["lines"]
        text += record["text"]
    return Paragraph(text, tuple(records), tuple(offsets), tuple(starts), tuple(lines))


def line_starts(record: Record) -> list[int]:
    """Where each printed line of a `text` record begins in its text.

    A record that does not say is read as lines of one width: all but the last are full.
    """
    count, text = len(record["lines"]), record["text"]
    told = record.get("starts")
    if told is not None and len(told) == count:
        return list(told)
    if count == 1:
        return [0]
    full = width(text) / (count - 0.5)
    starts, columns = [0], 0.0
    for at, character in enumerate(text):
        if columns >= full * len(starts) and len(starts) < count:
            starts.append(at)
        columns += width(character)
    return starts + [len(text)] * (count - len(starts))
