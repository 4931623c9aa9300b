"""Running text: paragraphs put together again where a page break or a line wrap cut them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from yxtools.patterns import lazy_pattern
from yxtools.split.captions import Captions
from yxtools.split.headings import numbering
from yxtools.split.model import Line
from yxtools.text import width

# What a paragraph ends with.
_END = lazy_pattern(r"[。；;：:！!？?”』」）)]\s*$")

# Of these, what may as well stand within a sentence.
WITHIN = lazy_pattern(r"[：:”』」）)]\s*$")

# What no paragraph begins with: an amount with its unit, a mark, a bracket that closes.
CARRIED_ON = lazy_pattern(r"\d[\d,]*+(?:\.\d+)?\s*(?:[%％万亿元]|$)|[，,、。；;：:）)」』”》%％]")

# Blanks a paragraph is indented by.
_INDENT = lazy_pattern(r"^[ \u3000\xa0]{2,}|^\u3000")

# Latin letters need a blank between them when lines are joined.
_LATIN = lazy_pattern(r"[A-Za-z]")

# The marks behind the names of a path of the functional classification: …（类）…（款）…（项）.
LEVEL_MARK = lazy_pattern(r"[（(](?:类|款|项)[）)]")

_BRACKETS = ("（(", "）)"), ("“", "”"), ("《", "》")

_FULL = 0.8
_TO_THE_EDGE = 0.95
_FURTHEST = 1.1
_WIDEST = 200
# No page is so wide: a longer line is a whole paragraph, and none of its neighbours is cut.
_UNWRAPPED = 140
_CUT = 30
_OFTEN = 0.05


class Setting(NamedTuple):
    """How the running text of a document is set."""

    full: int
    """The width of a full line; 0 where lines are not wrapped (a paragraph a line)."""
    indented: bool = False
    """Whether paragraphs begin with an indent."""
    unwrapped: bool = False
    """Whether a paragraph is a line for certain."""
    step: int = 1
    """By how much the numbers of two lines of a paragraph differ: blank lines may stand between them."""


def setting(lines: Sequence[Line]) -> Setting:
    """How these lines are set."""
    long = [line.text for line in lines if len(line.text.strip()) > 20]
    indented = sum(1 for text in long if _INDENT.search(text))
    full = _full_width(long)
    unwrapped = not full and any(_width(text.rstrip()) > _UNWRAPPED for text in long)
    return Setting(full, indented > _OFTEN * len(long), unwrapped, _step(lines))


def _step(lines: Sequence[Line]) -> int:
    """2 where most lines have a blank one behind them, as converters print wide spacing; else 1."""
    printed = [line for line in lines if line.text.strip()]
    gaps = Counter(two.number - one.number for one, two in pairwise(printed))
    return 2 if gaps[2] > gaps[1] else 1


def _full_width(texts: Sequence[str]) -> int:
    widths = sorted(_width(text.rstrip()) for text in texts)
    if len(widths) < 5:
        return 0
    high = widths[int(len(widths) * 0.9)]
    near = sum(1 for one in widths if _FULL * high <= one <= _FURTHEST * high)
    return high if near >= 0.5 * len(widths) and high <= _WIDEST else 0


def _width(text: str) -> int:
    """The width of a line; of one that is too wide to be a wrapped one, that it is."""
    return width(text) if len(text) <= 2 * _WIDEST else len(text)


def joins(upper: Line, lower: Line, how: Setting, captions: Captions) -> bool:
    """Whether `lower` carries on the paragraph that ends with `upper`."""
    one, two = upper.text.rstrip(), lower.text.strip()
    if not one or not two or numbering(two) or captions.heading(two):
        return False
    apart, full = lower.number > upper.number + how.step, how.full
    if captions.heading(one) and not (full and width(one) >= _FULL * full):
        return False
    if _END.search(one):
        return _ends_within(upper, lower, how, apart=apart)
    beyond = lower.number > upper.number + 1
    if beyond or not full:
        goes_on = len(one.strip()) >= _CUT and (beyond or not how.unwrapped)
        goes_on = goes_on or CARRIED_ON.match(two) is not None
        return goes_on and _INDENT.search(lower.text) is None
    return width(one) >= _FULL * full and (
        _INDENT.search(lower.text) is None or _INDENT.search(upper.text) is not None
    )


def _ends_within(upper: Line, lower: Line, how: Setting, *, apart: bool) -> bool:
    """Whether a line that ends as paragraphs do is cut: at the edge, or before what begins none."""
    one = upper.text.rstrip()
    if _INDENT.search(lower.text) is not None or not how.full:
        return False
    within = WITHIN.search(one) is not None
    if within and CARRIED_ON.match(lower.text):
        return True
    # where paragraphs are indented, a line that is not goes on, unless it is a caption or the like
    least = _FULL if within or how.indented else _TO_THE_EDGE
    return not apart and least * how.full <= width(one) <= _FURTHEST * how.full


def cut(line: Line, following: Line | None, how: Setting, captions: Captions) -> bool:
    """Whether a line that reads as a heading is the first one of a wrapped paragraph.

    1、一般公共服务支出（类）档案事务（款）档案⏎馆（项）39.99万元。
    """
    one = line.text.strip()
    if not how.full or following is None or width(line.text.rstrip()) < _FULL * how.full:
        return False
    if not joins(line, following, how, captions):
        return False
    marks = list(LEVEL_MARK.finditer(one))
    path = bool(marks) and marks[-1].end() < len(one)
    return path or _is_open(one) or not captions.ends_heading(one)


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation opens in a text and does not close."""
    counts = ([sum(map(text.count, side)) for side in pair] for pair in _BRACKETS)
    return any(opened > closed for opened, closed in counts)


def text(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """The lines of one paragraph as one string, every printed character kept, and where each line starts in
    it.
    """
    joined, starts = "", []
    for line in lines:
        part = line.text.strip()
        gap = " " if joined and _LATIN.match(joined[-1]) and _LATIN.match(part[:1]) else ""
        starts.append(len(joined) + len(gap))
        joined += gap + part
    return joined, starts
