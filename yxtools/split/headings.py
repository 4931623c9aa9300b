"""Headings and their numbering: 第一部分 > 一、 > （一） > 1. > （1） > ①."""

from __future__ import annotations

import re
from typing import NamedTuple

from yxtools.patterns import lazy_pattern
from yxtools.text import squeeze

_CHINESE = "一二三四五六七八九十百零〇"

# The numbering a line starts with, one named group a level, the outermost first. Applied to squeezed text.
NUMBERING = lazy_pattern(
    rf"(?P<part>第[{_CHINESE}\d]{{1,4}}(?:部分|章|篇|节)[:、]?)"
    rf"|(?P<one>[{_CHINESE}]{{1,4}}[、.,:])"
    rf"|(?P<two>\([{_CHINESE}]{{1,4}}\)[、.:]?)"
    r"|(?P<three>\d{1,2}(?:、|[:,.](?!\d)))"
    r"|(?P<four>\(\d{1,2}\)[、.]?|\d{1,2}\))"
    r"|(?P<five>[①-⑳])"
)
_LEVELS = {"part": 1, "one": 2, "two": 3, "three": 4, "four": 5, "five": 6}

# List marks that converters put before a line.
MARKS = lazy_pattern(r"^(?:[-*•·#>]+\s+)+")

# Punctuation no heading holds: it makes a sentence.
SENTENCE = lazy_pattern(r"[。；;！!？?，,]|:.")

# A heading is shorter than this (characters without blanks).
LONGEST = 45


class Numbering(NamedTuple):
    """How a line is numbered."""

    level: int
    """1 for 第一部分, 2 for 一、, 3 for （一）, 4 for 1., 5 for （1）, 6 for ①."""
    number: str
    """The number with its punctuation, as squeezed."""
    rest: str
    """What follows, squeezed."""


def numbering(text: str) -> Numbering | None:
    """The numbering `text` starts with, or None."""
    squeezed = squeeze(MARKS.sub("", text.strip()))
    first = squeezed[:1]
    if not first.isnumeric() and first not in ("第", "("):
        return None
    match = NUMBERING.match(squeezed)
    if match is None or match.lastgroup is None:
        return None
    return Numbering(_LEVELS[match.lastgroup], match.group(), squeezed[match.end() :])


def heading(text: str, unnumbered: re.Pattern[str]) -> tuple[int, str | None, str] | None:
    """`(level, number, title)` if `text` reads as a heading, else None.

    A heading is short and is no sentence. Numbered ones take the level of their numbering; others, where
    `unnumbered` finds the words of one, are level 1.
    """
    squeezed = squeeze(MARKS.sub("", text.strip()))
    if not squeezed or len(squeezed) > LONGEST or SENTENCE.search(squeezed) or squeezed[-1] in ":、":
        return None
    number = numbering(text)
    if number is not None:
        return (number.level, number.number, number.rest) if number.rest and number.level <= 4 else None
    return (1, None, squeezed) if len(squeezed) <= 30 and unnumbered.search(squeezed) else None
