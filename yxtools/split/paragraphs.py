"""Running text: paragraphs put together again where a page break or a line wrap cut them."""

from __future__ import annotations

from collections.abc import Sequence

from yxtools.patterns import lazy_pattern
from yxtools.split.captions import Captions
from yxtools.split.headings import numbering
from yxtools.split.model import Line
from yxtools.text import width

# What a paragraph ends with.
_END = lazy_pattern(r"[。；;：:！!？?”』」）)]\s*$")

# Blanks a paragraph is indented by.
_INDENT = lazy_pattern(r"^[ \u3000\xa0]{2,}|^\u3000")

# Latin letters need a blank between them when lines are joined.
_LATIN = lazy_pattern(r"[A-Za-z]")

_FULL = 0.8
_WIDEST = 200
_CUT = 30


def full_width(lines: Sequence[Line]) -> int:
    """The width of a full line of running text, or 0 where lines are not wrapped (a paragraph a line)."""
    widths = sorted(_width(line.text.rstrip()) for line in lines if len(line.text.strip()) > 20)
    if len(widths) < 5:
        return 0
    high = widths[int(len(widths) * 0.9)]
    near = sum(1 for one in widths if _FULL * high <= one <= 1.1 * high)
    return high if near >= 0.5 * len(widths) and high <= _WIDEST else 0


def _width(text: str) -> int:
    """The width of a line; of one that is too wide to be a wrapped one, that it is."""
    return width(text) if len(text) <= 2 * _WIDEST else len(text)


def joins(upper: Line, lower: Line, full: int, captions: Captions) -> bool:
    """Whether `lower` carries on the paragraph that ends with `upper` (`full`: width of a full line, 0
    unknown).
    """
    one, two = upper.text.rstrip(), lower.text.strip()
    if not one or not two or numbering(two) or captions.heading(two):
        return False
    apart = lower.number > upper.number + 1
    if captions.heading(one) and not (full and width(one) >= _FULL * full):
        return False
    if _END.search(one):
        return (
            bool(full)
            and not apart
            and width(one) >= 0.95 * full
            and _INDENT.search(lower.text) is None
            and (_INDENT.search(upper.text) is not None)
        )
    if apart or not full:
        return len(one.strip()) >= _CUT and _INDENT.search(lower.text) is None
    return width(one) >= _FULL * full and (
        _INDENT.search(lower.text) is None or _INDENT.search(upper.text) is not None
    )


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
