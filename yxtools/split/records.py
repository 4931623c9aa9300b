"""The records after `document`: sections, paragraphs and raw tables, in printed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from yxtools.split import paragraphs
from yxtools.split.attach import Block
from yxtools.split.captions import Captions, year_inside
from yxtools.split.fragments import Fragment
from yxtools.split.model import Line
from yxtools.split.paragraphs import Setting

Record = dict[str, Any]


def records(
    blocks: Sequence[Block],
    captions: Captions,
    in_contents: set[int],
    how: Setting,
    *,
    doc: str,
    file: str,
) -> Iterator[Record]:
    """The records of `blocks`; `in_contents` are the lines of the list of contents, `how` is how running
    text is set.
    """
    writer = _Writer(doc, file, in_contents)
    paragraph: list[Line] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Line):
            if not block.text.strip():
                continue
            listed = block.number in in_contents
            if paragraph and not listed and paragraphs.joins(paragraph[-1], block, how, captions):
                paragraph.append(block)
                continue
        if paragraph:
            yield writer.text(paragraph)
            paragraph = []
        if isinstance(block, Fragment):
            yield writer.grid(block)
            continue
        head = None if listed else captions.heading(block.text)
        if head is None or paragraphs.cut(block, _below(blocks, at), how, captions):
            paragraph = [block]
        else:
            yield writer.section(block, *head)
    if paragraph:
        yield writer.text(paragraph)


def _below(blocks: Sequence[Block], at: int) -> Line | None:
    """The next printed line, if no table comes before it."""
    for block in islice(blocks, at + 1, None):
        if not isinstance(block, Line):
            return None
        if block.text.strip():
            return block
    return None


class _Writer:
    """Numbers the records of every kind and knows the section that is open."""

    def __init__(self, doc: str, file: str, in_contents: set[int]) -> None:
        self._doc, self._file, self._in_contents = doc, file, in_contents
        self._open: list[tuple[int, str]] = []  # level and id, the outermost first
        self._counts: Counter[str] = Counter()

    def section(self, line: Line, level: int, number: str | None, title: str) -> Record:
        """The record of a heading; its section is open from now on."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        record = self._identity("section", "s")
        parent = self._section()
        self._open.append((level, record["id"]))
        return {
            **record,
            "level": level,
            "number": number,
            "title": title,
            "parent": parent,
            "text": line.text.strip(),
            "src": self._source(line.number, line.number),
        }

    def text(self, paragraph: Sequence[Line]) -> Record:
        """The record of a paragraph."""
        numbers = [line.number for line in paragraph]
        text, starts = paragraphs.text(paragraph)
        return {
            **self._identity("text", "p"),
            "section": self._section(),
            "role": "contents" if numbers[0] in self._in_contents else None,
            "text": text,
            "lines": numbers,
            "starts": starts,
            "src": self._source(numbers[0], numbers[-1]),
        }

    def grid(self, fragment: Fragment) -> Record:
        """The record of a raw table."""
        caption = fragment.caption
        rows = []
        for row in fragment.rows:
            one: Record = {"line": row.line, "cells": list(row.cells)}
            if row.cell_lines:
                one["lines"] = list(row.cell_lines)
            rows.append(one)
        numbers = [number for number, _ in [*fragment.captions, *fragment.notes]]
        numbers += [number for row in fragment.rows for number in row.lines]
        return {
            **self._identity("grid", "g"),
            "section": self._section(),
            "layout": fragment.region.layout,
            "title": caption.title,
            "title_from": None if caption.title is None else "print" if fragment.title else "contents",
            "table_no": caption.number,
            "unit": caption.unit,
            "year": caption.year or (year_inside(fragment.title) if fragment.title else None),
            "entity": caption.entity,
            "captions": [{"line": number, "text": text} for number, text in fragment.captions],
            "rows": rows,
            "notes": [{"line": number, "text": text} for number, text in fragment.notes],
            "fragments": fragment.fragments,
            "src": self._source(min(numbers), max(numbers)),
        }

    def _section(self) -> str | None:
        return self._open[-1][1] if self._open else None

    def _identity(self, kind: str, letter: str) -> Record:
        self._counts[letter] += 1
        return {"type": kind, "doc": self._doc, "id": f"{letter}{self._counts[letter]}"}

    def _source(self, first: int, last: int) -> Record:
        return {"file": self._file, "line": first, "end_line": last}
