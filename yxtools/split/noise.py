"""What is printed on the page but says nothing: watermarks, running heads, page numbers, bookmarks.

Everything here is found by the way it repeats, never by its words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from yxtools.split.model import Line
from yxtools.text import squeeze

# A bookmark that a converter left in a heading: [bookmark: _Toc_2_2_0000000001].
BOOKMARK = re.compile(r"\[bookmark:[^\[\]\n]{0,200}\]")

# A line that holds a page number only: 12, - 12 -, 第 12 页, 第12页 共30页, 12/30.
PAGE_NUMBER = re.compile(r"-{0,3}(?:第?(\d{1,4})页?|第(\d{1,4})页,?共\d{1,4}页|(\d{1,4})/\d{1,4})-{0,3}")

# A line of markup: a tag, a row of pipes.
_MARKUP = re.compile(r"\s*(?:\||</?[A-Za-z!])")

# Where a table in HTML begins, and the end of a line behind which none is open.
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_ENDS = re.compile(r"</table\s*>(?!.*<table\b)", re.IGNORECASE)

_DIGITS = re.compile(r"\d+")

_LONGEST_WATERMARK = 30
_WATERMARKS = 3
_RUNNING_HEADS = 3


@dataclass(frozen=True, slots=True)
class Noise:
    """One kind of noise and where it stood."""

    kind: str
    text: str
    lines: tuple[int, ...]


def without_bookmarks(lines: Sequence[Line]) -> tuple[list[Line], list[Noise]]:
    """`lines` with bookmarks taken out, and the bookmarks."""
    clean, found = [], []
    for line in lines:
        if "[bookmark:" in line.text:
            found += [Noise("bookmark", mark, (line.number,)) for mark in BOOKMARK.findall(line.text)]
            line = Line(line.number, BOOKMARK.sub("", line.text), line.page)
        clean.append(line)
    return clean, found


def find(lines: Sequence[Line], speaks: Callable[[str], bool]) -> list[Noise]:
    """Watermarks, running heads and page numbers among `lines`; every line belongs to one noise at most.

    `speaks` says of a line whether it is a title or a caption: those repeat too, and are no noise.
    """
    marked = _marked_up(lines)
    printed = [
        (line, "" if line.number in marked else squeeze(line.text)) for line in lines if line.text.strip()
    ]
    found = _watermarks(printed, speaks)
    taken = {number for noise in found for number in noise.lines}
    rest = [(line, text) for line, text in printed if line.number not in taken]
    found += _running_heads(rest)
    taken |= {number for noise in found for number in noise.lines}
    found += _page_numbers([(line, text) for line, text in rest if line.number not in taken])
    return found


def _marked_up(lines: Sequence[Line]) -> set[int]:
    """The lines of tables in markup: their tags and cells repeat as nothing else printed does."""
    found, inside = set[int](), False
    for line in lines:
        tagged = "<" in line.text
        inside = inside or tagged and _TABLE.search(line.text) is not None
        if inside or _MARKUP.match(line.text):
            found.add(line.number)
        inside = inside and not (tagged and _TABLE_ENDS.search(line.text))
    return found


def _watermarks(printed: Sequence[tuple[Line, str]], speaks: Callable[[str], bool]) -> list[Noise]:
    """Short lines that follow themselves, as no title, caption or sentence does; or that cut tables again
    and again.
    """
    plain = [
        (line, text)
        for line, text in printed
        if 0 < len(text) <= _LONGEST_WATERMARK and "\t" not in line.text.strip("\t")
    ]
    twins = {
        text
        for (one, text), (two, again) in zip(printed, printed[1:], strict=False)
        if text and text == again and not _DIGITS.search(text) and "\t" not in one.text + two.text
    }
    counts = Counter(text for _, text in plain)
    twins |= {text for text in _cutting(printed, counts) if not speaks(text)}
    places: dict[str, list[Line]] = defaultdict(list)
    for line, text in plain:
        if text in twins and counts[text] >= _WATERMARKS and line.text[:1] != "\t":
            places[text].append(line)
    return [
        Noise("watermark", found[0].text.strip(), tuple(line.number for line in found))
        for found in places.values()
    ]


def _cutting(printed: Sequence[tuple[Line, str]], counts: Mapping[str, int]) -> set[str]:
    """Lines without tabs that stand between rows with tabs, more than once, and are printed often."""
    cuts: Counter[str] = Counter()
    for (above, _), (line, text), (below, _) in zip(printed, printed[1:], printed[2:], strict=False):
        if counts[text] > _WATERMARKS and "\t" in above.text and "\t" in below.text and "\t" not in line.text:
            cuts[text] += 1
    return {text for text, times in cuts.items() if times > 1 and not _DIGITS.search(text)}


def _running_heads(printed: Sequence[tuple[Line, str]]) -> list[Noise]:
    """First and last lines of pages that most pages share (their digits may differ)."""
    edges: dict[int, list[tuple[Line, str]]] = {}
    for entry in printed:
        page = edges.setdefault(entry[0].page, [entry, entry])
        page[1] = entry
    if len(edges) < _RUNNING_HEADS:
        return []
    places: dict[str, list[Line]] = defaultdict(list)
    for top, bottom in edges.values():
        for line, text in {top[0].number: top, bottom[0].number: bottom}.values():
            if text and "\t" not in line.text and len(text) <= 2 * _LONGEST_WATERMARK:
                places[_DIGITS.sub("#", text)].append(line)
    return [
        Noise("running head", line.text.strip(), (line.number,))
        for found in places.values()
        if len(found) >= max(_RUNNING_HEADS, len(edges) // 3)
        for line in found
    ]


def _page_numbers(printed: Sequence[tuple[Line, str]]) -> list[Noise]:
    """Lines of a number only, at the edge of a page or in a growing sequence."""
    last = {line.page: line.number for line, _ in printed}
    first: dict[int, int] = {}
    for line, _ in printed:
        first.setdefault(line.page, line.number)
    paged = len(last) > 1
    candidates = []
    for line, text in printed:
        match = PAGE_NUMBER.fullmatch(text) if len(text) <= 24 and "\t" not in line.text else None
        if match:
            number = int(match.group(match.lastindex or 1))
            edge = paged and line.number in (first[line.page], last[line.page])
            candidates.append((line, number, edge or not text.isdigit()))
    found = []
    for index, (line, number, sure) in enumerate(candidates):
        before = candidates[index - 1][1] if index else None
        after = candidates[index + 1][1] if index + 1 < len(candidates) else None
        grows = (before is not None and 0 < number - before <= 20) or (
            after is not None and 0 < after - number <= 20
        )
        if sure or grows:
            found.append(Noise("page number", line.text.strip(), (line.number,)))
    return found
