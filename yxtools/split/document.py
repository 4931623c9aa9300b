"""From the text of a disclosure to its records: document, sections, paragraphs and raw tables, in printed
order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from yxtools.limits import Allowance
from yxtools.patterns import lazy_pattern
from yxtools.split import contents, illegible, noise, paragraphs, tabbed
from yxtools.split.about import about
from yxtools.split.attach import Block, attached
from yxtools.split.captions import Captions
from yxtools.split.fragments import Fragment
from yxtools.split.model import Line, Region, uncovered
from yxtools.split.records import records
from yxtools.split.titles import untitled
from yxtools.taxonomy import Taxonomy, load

Record = dict[str, Any]

# What a line of a Markdown or HTML table cannot be without.
MARKED_UP = lazy_pattern(r"^\s*\||<table", re.IGNORECASE)

# A tag of HTML that stands outside tables, or that ends one line and goes on in the next.
TAGGED = lazy_pattern(
    r"<(?:!--|!doctype|/?(?:html|head|body|title|meta|link|script|style|div|p|br|hr|span|font|b|i|u|strong|em|a"
    r"|img|h[1-6]|ul|ol|li|dl|dt|dd|center|section|article|nav|pre|sup|sub|blockquote|form|input|o:p))\b[^<>]*>?",
    re.IGNORECASE,
)

# Two words set apart by blanks: without any, nothing is printed in aligned columns.
SPACED = lazy_pattern(r"\S[^\S\t]{2,}\S")


def split(
    text: str, *, doc: str, file: str, encoding: str, sha256: str, taxonomy: Taxonomy | None = None
) -> Iterator[Record]:
    """The records of one disclosure: `document`, then `section`, `text` and `grid` in the order they are
    printed.

    `text` has universal newlines; `file` is what `src` names; form feeds count pages.
    Every printed character stands in exactly one record, or in the noise that the `document` record lists.
    Raises InputError for tables beyond `yxtools.limits`.
    """
    start = _Start(doc, file, encoding, sha256)
    taxonomy = taxonomy or load()
    if "<" not in text or not TAGGED.search(text):
        yield from _read(start, _lines(text), taxonomy)
        return
    from yxtools.split import webpage

    page = webpage.unfolded(_lines(text))
    for record in _read(start, page.lines, taxonomy):
        traced = webpage.traced(record, page.origins)
        if record["type"] == "document":
            traced["noise"] += _noise_records(page.noise)
        yield traced


@dataclass(frozen=True, slots=True)
class _Start:
    """What is known of a disclosure before it is read."""

    doc: str
    file: str
    encoding: str
    sha256: str


def _read(start: _Start, printed: Sequence[Line], taxonomy: Taxonomy) -> Iterator[Record]:
    """The records of a disclosure's lines."""
    captions = taxonomy.once(Captions)
    lines, set_aside = noise.without_bookmarks(printed)
    set_aside += noise.find(lines, lambda text: captions.title(text) or captions.read(text) is not None)
    dropped = {number for one in set_aside if one.kind != "bookmark" for number in one.lines}
    listed, promised = contents.find([line for line in lines if line.number not in dropped], taxonomy)
    in_contents = {line.number for line in listed}
    body = [line for line in lines if line.number not in dropped and line.number not in in_contents]
    regions = _regions(body, captions)
    allowance = Allowance()
    for region in regions:
        for row in region.rows:
            allowance.take(len(row.cells), row.line)
    blocks = attached(body, regions, captions)
    found = [block for block in blocks if isinstance(block, Fragment)]
    untitled(found, promised)
    set_aside += [
        noise.Noise("repeated head", said, (at,)) for one in found for at, said in _by_line(one.repeated)
    ]
    set_aside += [noise.Noise("markup", said, (at,)) for region in regions for at, said in region.markup]
    running = [
        block.text
        for block in blocks
        if isinstance(block, Line) and block.text.strip() and captions.read(block.text) is None
    ]
    yield _document(start, lines, about(running, found, taxonomy), _warnings(running, found), set_aside)
    ordered = sorted([*blocks, *listed], key=_place)
    how = paragraphs.setting([block for block in blocks if isinstance(block, Line)])
    yield from records(ordered, captions, in_contents, how, doc=start.doc, file=start.file)


def _by_line(texts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The texts of one line as one text."""
    lines: dict[int, list[str]] = {}
    for number, text in texts:
        lines.setdefault(number, []).append(text)
    return [(number, " ".join(parts)) for number, parts in lines.items()]


def _lines(text: str) -> list[Line]:
    """The lines of `text`; a form feed, wherever it stands, starts the next page."""
    lines, page = [], 1
    for number, printed in enumerate(text.split("\n"), 1):
        if "\f" in printed:
            before, _, _ = printed.partition("\f")
            page += printed.count("\f")
            lines.append(Line(number, printed.replace("\f", ""), page - 1 if before.strip() else page))
        else:
            lines.append(Line(number, printed, page))
    return lines


def _regions(lines: Sequence[Line], captions: Captions) -> list[Region]:
    """The regions of every layout; what one reader has taken the next does not see, nor looks across."""
    found: list[Region] = []
    runs = [list(lines)]
    for reader in _readers(lines, captions):
        taken = [region for run in runs for region in reader(run)]
        found += taken
        runs = [part for run in runs for part in uncovered(run, taken)]
    return sorted(found, key=lambda region: region.first)


def _readers(lines: Sequence[Line], captions: Captions) -> Iterator[Callable[[Sequence[Line]], list[Region]]]:
    """The readers of the layouts that may be there; one that cannot be is not even imported."""
    if any(MARKED_UP.search(line.text) for line in lines):
        from yxtools.split import markup

        yield markup.regions
    yield tabbed.regions
    if any(SPACED.search(line.text) for line in lines):
        from yxtools.split import aligned

        yield partial(aligned.regions, captions=captions)


def _place(block: Block) -> int:
    return block.number if isinstance(block, Line) else block.region.first


def _document(
    start: _Start,
    lines: Sequence[Line],
    said: Record,
    warnings: list[str],
    set_aside: Sequence[noise.Noise],
) -> Record:
    count = len(lines) - (not lines[-1].text)
    return {
        "type": "document",
        "doc": start.doc,
        "id": "d1",
        **said,
        "encoding": start.encoding,
        "sha256": start.sha256,
        "lines": count,
        "noise": _noise_records(set_aside),
        "src": {"file": start.file, "line": 1, "end_line": max(1, count)},
        **({"warnings": warnings} if warnings else {}),
    }


def _warnings(running: Sequence[str], found: Sequence[Fragment]) -> list[str]:
    lost = illegible.columns_lost(running, sum(len(one.rows) for one in found))
    return [lost] if lost else []


def _noise_records(set_aside: Sequence[noise.Noise]) -> list[Record]:
    places: dict[tuple[str, str], list[int]] = {}
    for one in set_aside:
        places.setdefault((one.kind, one.text), []).extend(one.lines)
    return [
        {"kind": kind, "text": text, "count": len(numbers), "lines": sorted(numbers)}
        for (kind, text), numbers in places.items()
    ]
