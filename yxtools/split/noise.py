"""What is printed on the page but says nothing: watermarks, running heads, page numbers, bookmarks.

Everything here is found by the way it repeats, never by its words. What may be a row of a table is never
noise, however often it is printed: a figure set aside here is lost to every check.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from yxtools.patterns import lazy_pattern
from yxtools.split.amounts import AMOUNT_INSIDE
from yxtools.split.cells import cells
from yxtools.split.model import Line
from yxtools.text import fold, squeeze
from yxtools.years import YEAR

# A bookmark that a converter left in a heading: [bookmark: _Toc_2_2_0000000001].
BOOKMARK = lazy_pattern(r"\[bookmark:[^\[\]\n]{0,200}\]")

# A line that holds a page number only: 12, - 12 -, 第 12 页, 第12页 共30页, 12/30.
PAGE_NUMBER = lazy_pattern(r"-{0,3}(?:第?(\d{1,4})页?|第(\d{1,4})页,?共\d{1,4}页|(\d{1,4})/\d{1,4})-{0,3}")

# A line of markup: a tag, a row of pipes.
_MARKUP = lazy_pattern(r"\s*(?:\||</?[A-Za-z!])")

# Where a table in HTML begins, and the end of a line behind which none is open.
_TABLE = lazy_pattern(r"<table\b", re.IGNORECASE)
_TABLE_ENDS = lazy_pattern(r"</table\s*>(?!.*<table\b)", re.IGNORECASE)

_DIGITS = lazy_pattern(r"\d+")

# The year or the number of a page, wherever it stands in a running head; folded.
COUNTED = lazy_pattern(rf"{YEAR} ?年|[第共] ?\d{{1,4}} ?页|(?<!\d)\d{{1,4}} ?/ ?\d{{1,4}}(?!\d)")

_LONGEST_WATERMARK = 30
_WATERMARKS = 3
_RUNNING_HEADS = 3

# The page numbers of a table without page breaks stand so many printed lines apart.
_SHORTEST_PAGE = 10


class Noise(NamedTuple):
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
    found += _running_heads(rest, speaks)
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
        if 0 < len(text) <= _LONGEST_WATERMARK and len(cells(line.text)) == 1
    ]
    twins = {
        text
        for (one, text), (two, again) in zip(printed, printed[1:], strict=False)
        if text and text == again and not _DIGITS.search(text) and "\t" not in one.text + two.text
    }
    counts = Counter(text for _, text in plain)
    twins |= {text for text in _cutting(printed, counts) if not speaks(text)}
    return [
        Noise("watermark", line.text.strip(), (line.number,))
        for line, text in plain
        if text in twins and counts[text] >= _WATERMARKS and line.text[:1] != "\t"
    ]


def _cutting(printed: Sequence[tuple[Line, str]], counts: Mapping[str, int]) -> set[str]:
    """Lines without tabs that stand between rows with tabs, more than once, and are printed often."""
    cuts: Counter[str] = Counter()
    for (above, _), (line, text), (below, _) in zip(printed, printed[1:], printed[2:], strict=False):
        if counts[text] > _WATERMARKS and "\t" in above.text and "\t" in below.text and "\t" not in line.text:
            cuts[text] += 1
    return {text for text, times in cuts.items() if times > 1 and not _DIGITS.search(text)}


def _running_heads(printed: Sequence[tuple[Line, str]], speaks: Callable[[str], bool]) -> list[Noise]:
    """First and last lines of pages that most pages share (but for numbers that count the pages)."""
    edges: dict[int, list[tuple[Line, str]]] = {}
    for entry in printed:
        page = edges.setdefault(entry[0].page, [entry, entry])
        page[1] = entry
    if len(edges) < _RUNNING_HEADS:
        return []
    places: dict[str, list[Line]] = defaultdict(list)
    for top, bottom in edges.values():
        for line, text in {top[0].number: top, bottom[0].number: bottom}.values():
            if text and len(text) <= 2 * _LONGEST_WATERMARK and not _may_be_row(line):
                places[_DIGITS.sub("#", squeeze(_uncounted(line)))].append(line)
    at_edges = {line.number for edge in edges.values() for line, _ in edge}
    heads = _table_heads(printed, at_edges)
    return [
        Noise("running head", line.text.strip(), (line.number,))
        for found in places.values()
        if not speaks(found[0].text) and squeeze(found[0].text) not in heads
        for same in _counting(found)
        if len(same) >= max(_RUNNING_HEADS, len(edges) // 3)
        for line in same
    ]


def _table_heads(printed: Sequence[tuple[Line, str]], at_edges: Container[int]) -> set[str]:
    """The first lines of heads that tables print again on their next page: within a page they stand above the
    same line as at its edge, or are set out in cells.
    """
    inside: dict[str, set[str]] = defaultdict(set)
    heads, pairs = set[str](), list[tuple[str, str]]()
    for (line, text), (_, below) in zip(printed, printed[1:], strict=False):
        if line.number in at_edges:
            pairs.append((text, below))
        else:
            inside[text].add(below)
            if len(cells(line.text)) > 1:
                heads.add(text)
    return heads | {text for text, below in pairs if below in inside[text]}


def _may_be_row(line: Line) -> bool:
    """Whether a line may be the row of a table: it has tabs, many cells or an amount."""
    return "\t" in line.text or len(cells(line.text)) > 2 or AMOUNT_INSIDE.search(line.text) is not None


def _uncounted(line: Line) -> str:
    """A line without the years and page numbers it says by name."""
    return COUNTED.sub("#", fold(line.text))


def _counting(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, equal but for their digits, as groups whose numbers are the same or grow as the pages do.

    A number printed as a word of its own that is the same on all of them is a figure: 合计 150.
    """
    numbers = [[int(digits) for digits in _DIGITS.findall(_uncounted(line))] for line in lines]
    fixed = [len(set(values)) == 1 for values in zip(*numbers, strict=True)]
    groups: dict[tuple[int, ...], list[Line]] = defaultdict(list)
    for line, own in zip(lines, numbers, strict=True):
        if not (all(fixed) and any(word.isdecimal() for word in _uncounted(line).split())):
            ahead = (number - line.page for number, same in zip(own, fixed, strict=True) if not same)
            groups[tuple(ahead)].append(line)
    return list(groups.values())


def _page_numbers(printed: Sequence[tuple[Line, str]]) -> list[Noise]:
    """Lines of a number only, at the edge of a page or in a growing sequence."""
    last = {line.page: line.number for line, _ in printed}
    first: dict[int, int] = {}
    for line, _ in printed:
        first.setdefault(line.page, line.number)
    numbers, sure = dict[int, int](), set[int]()
    for at, (line, text) in enumerate(printed):
        match = PAGE_NUMBER.fullmatch(text) if len(text) <= 24 and "\t" not in line.text else None
        if match:
            numbers[at] = int(match.group(match.lastindex or 1))
            if not text.isdigit() or len(last) > 1 and line.number in (first[line.page], last[line.page]):
                sure.add(at)
    among, places = _among_rows(printed, numbers), list(numbers)
    for one, two in zip(places, places[1:], strict=False):
        more = numbers[two] - numbers[one]
        pages_apart = more == 1 and two - one >= _SHORTEST_PAGE
        sure.update(at for at in (one, two) if pages_apart or 0 < more <= 20 and at not in among)
    return [
        Noise("page number", printed[at][0].text.strip(), (printed[at][0].number,)) for at in sorted(sure)
    ]


def _among_rows(printed: Sequence[tuple[Line, str]], numbers: Mapping[int, int]) -> set[int]:
    """Which of the lines at `numbers` stand between aligned rows, where a cell may stand alone."""
    found, run, above = set[int](), list[int](), False
    for at, (line, _) in enumerate(printed if numbers else ()):
        if at in numbers:
            run.append(at)
            continue
        row = "\t" not in line.text and len(cells(line.text)) > 1
        if above and row:
            found.update(run)
        run, above = [], row
    return found
