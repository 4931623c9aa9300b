"""From the text of a disclosure to its records: document, sections, paragraphs and raw tables, in printed
order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from yxtools.limits import Allowance
from yxtools.split import contents, fragments, illegible, noise, paragraphs, tabbed
from yxtools.split.captions import YEAR_INSIDE, Captions, plain_title
from yxtools.split.fragments import Fragment
from yxtools.split.headings import heading, numbering
from yxtools.split.model import Line, Region
from yxtools.split.titles import untitled
from yxtools.taxonomy import Taxonomy, load
from yxtools.text import squeeze

Record = dict[str, Any]
Block = Line | Fragment
_T = TypeVar("_T")

# What a line of a Markdown or HTML table cannot be without.
MARKED_UP = re.compile(r"^\s*\||<table", re.IGNORECASE)

# A tag of HTML that stands outside tables, or that ends one line and goes on in the next.
TAGGED = re.compile(
    r"<(?:!--|!doctype|/?(?:html|head|body|title|meta|link|script|style|div|p|br|hr|span|font|b|i|u|strong|em|a"
    r"|img|h[1-6]|ul|ol|li|dl|dt|dd|center|section|article|nav|pre|sup|sub|blockquote|form|input|o:p))\b[^<>]*>?",
    re.IGNORECASE,
)

# Two words set apart by blanks: without any, nothing is printed in aligned columns.
SPACED = re.compile(r"\S\s{2,}\S")


def split(
    text: str, *, doc: str, file: str, encoding: str, sha256: str, taxonomy: Taxonomy | None = None
) -> Iterator[Record]:
    """The records of one disclosure: `document`, then `section`, `text` and `grid` in the order they are
    printed.

    `text` has universal newlines; `file` is what `src` names; form feeds count pages.
    Every printed character stands in exactly one record, or in the noise that the `document` record lists.
    Raises InputError for tables beyond `yxtools.limits`.
    """
    start = {"doc": doc, "file": file}
    taxonomy = taxonomy or load()
    if not TAGGED.search(text):
        yield from _read(start, _lines(text), taxonomy, encoding, sha256)
        return
    from yxtools.split import webpage

    page = webpage.unfolded(_lines(text))
    for record in _read(start, page.lines, taxonomy, encoding, sha256):
        traced = webpage.traced(record, page.origins)
        if record["type"] == "document":
            traced["noise"] += _noise_records(page.noise)
        yield traced


def _read(
    start: Record, printed: Sequence[Line], taxonomy: Taxonomy, encoding: str, sha256: str
) -> Iterator[Record]:
    """The records of a disclosure's lines."""
    captions = taxonomy.once(Captions)
    lines, set_aside = noise.without_bookmarks(printed)
    set_aside += noise.find(lines, lambda text: captions.title(text) or captions.read(text) is not None)
    dropped = {number for one in set_aside if one.kind != "bookmark" for number in one.lines}
    listed, promised = contents.find([line for line in lines if line.number not in dropped], taxonomy)
    in_contents = {line.number for line in listed}
    body = [line for line in lines if line.number not in dropped and line.number not in in_contents]
    regions = _regions(body)
    allowance = Allowance()
    for region in regions:
        for row in region.rows:
            allowance.take(len(row.cells), row.line)
    blocks = _attached(body, regions, captions)
    found = [block for block in blocks if isinstance(block, Fragment)]
    untitled(found, promised)
    set_aside += [
        noise.Noise("repeated head", said, (at,)) for one in found for at, said in _by_line(one.repeated)
    ]
    set_aside += [noise.Noise("markup", said, (at,)) for region in regions for at, said in region.markup]
    running = [
        block.text for block in blocks if isinstance(block, Line) and captions.read(block.text) is None
    ]
    yield _document(
        start, lines, [line for line in running if line.strip()], found, set_aside, taxonomy, encoding, sha256
    )
    yield from _records(
        start, sorted([*blocks, *listed], key=_place), in_contents, paragraphs.full_width(body)
    )


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


def _regions(lines: Sequence[Line]) -> list[Region]:
    """The regions of every layout; what one reader has taken the next does not see, nor looks across."""
    found: list[Region] = []
    runs = [list(lines)]
    for reader in _readers(lines):
        taken = [region for run in runs for region in reader(run)]
        found += taken
        covered = {number for region in taken for number in range(region.first, region.last + 1)}
        runs = [part for run in runs for part in _uncovered(run, covered)]
    return sorted(found, key=lambda region: region.first)


def _readers(lines: Sequence[Line]) -> Iterator[Callable[[Sequence[Line]], list[Region]]]:
    """The readers of the layouts that may be there; one that cannot be is not even imported."""
    if any(MARKED_UP.search(line.text) for line in lines):
        from yxtools.split import markup

        yield markup.regions
    yield tabbed.regions
    if any(SPACED.search(line.text) for line in lines):
        from yxtools.split import aligned

        yield aligned.regions


def _uncovered(run: Sequence[Line], covered: set[int]) -> Iterator[list[Line]]:
    part: list[Line] = []
    for line in run:
        if line.number not in covered:
            part.append(line)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _attached(lines: Sequence[Line], regions: Sequence[Region], captions: Captions) -> list[Block]:
    """Lines and tables in order: heads and notes moved to their tables, cut tables put together."""
    blocks: list[Block] = []
    pending: list[Line] = []
    covered = {number for region in regions for number in range(region.first, region.last + 1)}
    waiting = list(reversed(regions))
    for line in lines:
        while waiting and waiting[-1].first == line.number:
            region = waiting.pop()
            pending = _with_notes(blocks, [*pending, *region.before], captions)
            if not region.rows:
                continue
            fragment, taken = fragments.opened(region, pending, captions)
            above = pending[: len(pending) - taken]
            blocks += above
            _add(blocks, fragment, [one for one in above if one.text.strip()])
            pending = list(region.after)
        if line.number not in covered:
            pending.append(line)
    blocks += _with_notes(blocks, pending, captions)
    return blocks


def _add(blocks: list[Block], fragment: Fragment, between: Sequence[Line]) -> None:
    previous = next((block for block in reversed(blocks) if isinstance(block, Fragment)), None)
    if previous is not None and not between and fragments.continues(previous, fragment):
        fragments.joined(previous, fragment)
    else:
        blocks.append(fragment)


def _with_notes(blocks: list[Block], pending: list[Line], captions: Captions) -> list[Line]:
    """Moves the notes among `pending` to the table just before them; returns the other lines."""
    if not blocks or not isinstance(blocks[-1], Fragment):
        return pending
    fragment, full = blocks[-1], paragraphs.full_width(pending)
    for at, line in enumerate(pending):
        if not line.text.strip():
            continue
        last = (
            pending[at - 1] if at and fragment.notes and pending[at - 1].number == line.number - 1 else None
        )
        carried = last is not None and (paragraphs.joins(last, line, full or 80) or _counts_on(line))
        if not (captions.note(line.text) or carried):
            return pending[at:]
        fragment.notes.append((line.number, line.text.strip()))
    return []


def _counts_on(line: Line) -> bool:
    """Whether a line is a further one of numbered notes: 2., 3、."""
    number = numbering(line.text)
    return number is not None and number.level == 4 and number.number.strip("、.,:") != "1"


def _place(block: Block) -> int:
    return block.number if isinstance(block, Line) else block.region.first


def _records(start: Record, blocks: Sequence[Block], in_contents: set[int], full: int) -> Iterator[Record]:
    """The records after `document`, in printed order."""
    open_sections: list[tuple[int, str]] = []
    counts: Counter[str] = Counter()
    paragraph: list[Line] = []

    def identity(kind: str, letter: str) -> Record:
        counts[letter] += 1
        return {"type": kind, "doc": start["doc"], "id": f"{letter}{counts[letter]}"}

    def source(first: int, last: int) -> Record:
        return {"file": start["file"], "line": first, "end_line": last}

    def flushed() -> Iterator[Record]:
        if paragraph:
            numbers = [line.number for line in paragraph]
            text, starts = paragraphs.text(paragraph)
            yield {
                **identity("text", "p"),
                "section": open_sections[-1][1] if open_sections else None,
                "role": "contents" if numbers[0] in in_contents else None,
                "text": text,
                "lines": numbers,
                "starts": starts,
                "src": source(numbers[0], numbers[-1]),
            }
            paragraph.clear()

    for block in blocks:
        if isinstance(block, Fragment):
            yield from flushed()
            yield _grid(identity("grid", "g"), block, open_sections[-1][1] if open_sections else None, source)
            continue
        if not block.text.strip():
            continue
        listed = block.number in in_contents
        if paragraph and not listed and paragraphs.joins(paragraph[-1], block, full):
            paragraph.append(block)
            continue
        yield from flushed()
        head = None if listed else heading(block.text)
        if head is None:
            paragraph.append(block)
            continue
        level, number, title = head
        while open_sections and open_sections[-1][0] >= level:
            open_sections.pop()
        record = identity("section", "s")
        parent = open_sections[-1][1] if open_sections else None
        open_sections.append((level, record["id"]))
        yield {
            **record,
            "level": level,
            "number": number,
            "title": title,
            "parent": parent,
            "text": block.text.strip(),
            "src": source(block.number, block.number),
        }
    yield from flushed()


def _grid(record: Record, fragment: Fragment, section: str | None, source: Any) -> Record:
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
        **record,
        "section": section,
        "layout": fragment.region.layout,
        "title": caption.title,
        "title_from": None if caption.title is None else "print" if fragment.title else "contents",
        "table_no": caption.number,
        "unit": caption.unit,
        "year": caption.year or (_year(fragment.title) if fragment.title else None),
        "entity": caption.entity,
        "captions": [{"line": number, "text": text} for number, text in fragment.captions],
        "rows": rows,
        "notes": [{"line": number, "text": text} for number, text in fragment.notes],
        "fragments": fragment.fragments,
        "src": source(min(numbers), max(numbers)),
    }


def _year(text: str) -> int | None:
    match = YEAR_INSIDE.search(text)
    return int(match.group(1)) if match else None


def _document(
    start: Record,
    lines: Sequence[Line],
    running: Sequence[str],
    found: Sequence[Fragment],
    set_aside: Sequence[noise.Noise],
    taxonomy: Taxonomy,
    encoding: str,
    sha256: str,
) -> Record:
    titles = [plain_title(one.title)[0] for one in found if one.title]
    title = _title(running, taxonomy)
    layouts = Counter(one.region.layout for one in found)
    record: Record = {
        "type": "document",
        "doc": start["doc"],
        "id": "d1",
        "title": title,
        "entity": _entity(title, found),
        "year": (_year(title) if title else None)
        or _commonest([one.caption.year for one in found] + [*map(_year, titles)]),
        "stage": _stage([title] if title else titles, taxonomy) or _stage(titles, taxonomy),
        "layout": max(sorted(layouts), key=lambda layout: layouts[layout], default=None),
        "encoding": encoding,
        "sha256": sha256,
        "lines": len(lines) - (not lines[-1].text),
        "noise": _noise_records(set_aside),
        "src": {"file": start["file"], "line": 1, "end_line": max(1, len(lines) - (not lines[-1].text))},
    }
    lost = illegible.columns_lost(running, sum(len(one.rows) for one in found))
    if lost:
        record["warnings"] = [lost]
    return record


def _noise_records(set_aside: Sequence[noise.Noise]) -> list[Record]:
    places: dict[tuple[str, str], list[int]] = {}
    for one in set_aside:
        places.setdefault((one.kind, one.text), []).extend(one.lines)
    return [
        {"kind": kind, "text": text, "count": len(numbers), "lines": sorted(numbers)}
        for (kind, text), numbers in places.items()
    ]


def _title(running: Sequence[str], taxonomy: Taxonomy) -> str | None:
    """The first line of running text, or pair of lines, that reads as the title of a disclosure."""
    stages = taxonomy.captions["stage"]
    words = [word for word in stages["final"] + stages["budget"] if len(word) > 2]
    for before, line in zip(["", *running], running, strict=False):
        squeezed = squeeze(line)
        if len(squeezed) <= 60 and not squeezed.endswith("表") and any(word in squeezed for word in words):
            above = squeeze(before)
            alone = (
                not 0 < len(above) <= 30
                or heading(before) is not None
                or any(word in above for word in words)
            )
            return (squeezed if alone else above + squeezed).lstrip('《"').rstrip('》"')
    return None


def _stage(titles: Sequence[str], taxonomy: Taxonomy) -> str | None:
    final = sum(1 for title in titles if "决算" in title)
    budget = sum(1 for title in titles if "预算" in title and "决算" not in title)
    for stage in ("final", "budget"):
        if len(titles) == 1 and any(word in titles[0] for word in taxonomy.captions["stage"][stage]):
            return stage
    return None if final == budget == 0 else "final" if final >= budget else "budget"


def _entity(title: str | None, found: Sequence[Fragment]) -> str | None:
    """The department: the one most captions name, else the one the title opens with."""
    named = _commonest([one.caption.entity for one in found])
    if named:
        return named
    match = re.match(r"(?:(?:19|20)\d\d年?度?)?(\D{4,40}?)(?:(?:19|20)\d\d|部门|单位|本级)", title or "")
    return match.group(1) if match else None


def _commonest(values: Sequence[_T | None]) -> _T | None:
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None
