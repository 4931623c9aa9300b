"""Normal forms of printed text: what may differ between two prints of one label is folded away."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

# Full-width forms of ASCII, ideographic space, and the quotation marks and dashes printers exchange.
_FOLD = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLD |= dict.fromkeys(map(ord, "\u3000\xa0\u2002\u2003\u2009\ufeff\u200b"), " ")
_FOLD |= {ord(a): b for a, b in zip("“”‘’﹥﹤≧≦—–−﹣〔〕【】［］", "\"\"''><≥≤---" + "-()[][]", strict=True)}

# Any run of white space.
BLANKS = re.compile(r"\s+")



def fold(text: str) -> str:
    """`text` with full-width letters, digits and punctuation as their ASCII forms; blanks kept."""
    return text.translate(_FOLD)


def squeeze(text: str) -> str:
    """`text` folded and without any white space: the form in which labels are compared."""
    return BLANKS.sub("", text.translate(_FOLD))


def width(text: str) -> int:
    """Columns `text` takes where wide characters count two."""
    return len(text) + sum(1 for char in text if char > "\u10ff" and east_asian_width(char) in "WF")
