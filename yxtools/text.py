"""Normal forms of printed text: what may differ between two prints of one label is folded away."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

from yxtools.patterns import lazy_pattern

# Full-width forms of ASCII, ideographic space, and the quotation marks and dashes printers exchange.
_FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLD |= dict.fromkeys("\u3000\xa0\u2002\u2003\u2009\ufeff\u200b", " ")
_FOLD |= dict(zip("“”‘’﹥﹤≧≦—–−﹣〔〕【】［］", "\"\"''><≥≤---" + "-()[][]", strict=True))

# A character that `_FOLD` replaces. Most characters are none of them: searching is three times as fast as
# str.translate, which looks every character up.
FOLDED = re.compile(f"[{re.escape(''.join(_FOLD))}]")

# Any run of white space.
BLANKS = lazy_pattern(r"\s+")

# Labels and cells come again and again, from page to page and from room to room; paragraphs do not.
_LONGEST_KEPT = 200
_KEPT = 8192


def fold(text: str) -> str:
    """`text` with full-width letters, digits and punctuation as their ASCII forms; blanks kept."""
    return FOLDED.sub(_folded, text)


def _folded(match: re.Match[str]) -> str:
    return _FOLD[match[0]]


def squeeze(text: str) -> str:
    """`text` folded and without any white space: the form in which labels are compared."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _squeezed(text)


def _squeezed(text: str) -> str:
    return "".join(FOLDED.sub(_folded, text).split())


_kept = lru_cache(_KEPT)(_squeezed)


# Characters that surely take two columns: ideographs, their punctuation and full-width forms.
IDEOGRAPHS = lazy_pattern("[\u3001-\u303e\u4e00-\u9fff\uff01-\uff60]+")

# Characters that may take two columns; those before them never do.
UNSURE = lazy_pattern("[\u1100-\U0010ffff]")


def width(text: str) -> int:
    """Columns `text` takes where wide characters count two."""
    if text.isascii():
        return len(text)
    rest = IDEOGRAPHS.sub("", text)
    return 2 * len(text) - len(rest) + sum(map(is_wide, UNSURE.findall(rest)))


def is_wide(char: str) -> bool:
    """Whether a character takes two columns."""
    return char >= "\u1100" and east_asian_width(char) in "WF"
