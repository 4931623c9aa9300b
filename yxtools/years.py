"""Years as disclosures print them: 2025, or in Chinese numerals 二〇二五."""

from __future__ import annotations

from yxtools.patterns import lazy_pattern

_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")  # int() reads digits alone

YEAR = r"(?:(?:19|20)\d\d|(?:一九|二[〇○零0])[〇○零0一二三四五六七八九]{2})"
"""The pattern of a year in folded text, to be built into others: what may stand around it differs."""

NAMED_YEAR = lazy_pattern(rf"{YEAR}年")
"""A year as titles and sentences name it."""


def year(printed: str) -> int:
    """The number of a year that `YEAR` matches. Raises ValueError for anything else."""
    return int(printed.translate(_NUMERALS))
