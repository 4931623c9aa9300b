"""Lines of aligned text as tokens: what is printed where, counted in one of two metrics of width."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from yxtools.split.amounts import AMOUNT, FIGURE
from yxtools.taxonomy.levels import LEVELS
from yxtools.text import is_wide

# A maximal run without blanks (the ideographic and the no-break space are blanks).
ATOM = re.compile(r"\S+")
# A code of the classifications or a row number: digits only.
INTEGER = re.compile(r"\d{1,12}")
# A figure wrapped behind its point: 3,182,765. and, on a line below, 16.
CUT = re.compile(r"\d{1,3}(?:,\d{3}){1,5}\.")
# What continues a number in running text: `2025 年`, `12 月`.
AFTER_NUMBER = re.compile(r"[年月日度％%]|(?:[个项辆人次元户]|[万亿]元?)(?![一-鿿])")
# The levels of a code, printed as columns of their own, are no spaced-out word.
CODE_LEVELS = frozenset(pairwise(LEVELS))
# The widest gap inside a spaced-out word (`合      计`).
WIDEST_SPACING = 10


def _none(_word: str) -> bool:
    return False


class Token(NamedTuple):
    """A word (or words a single blank apart) of a line, with its place in the chosen metric."""

    line: int  # index of the line in the segment
    left: int
    right: int
    text: str
    soft: bool  # one blank parts it from the token before: one cell unless a boundary runs here
    figure: bool  # a printed figure
    total: bool = False  # the label of a total

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def tokenize(text: str, line: int, is_total: Callable[[str], bool] = _none) -> list[Token]:
    """The tokens of one line, counting every character as one column; `is_total` knows labels of totals."""
    spans = _join_spaced([match.span() for match in ATOM.finditer(text)], text)
    tokens: list[Token] = []
    for start, end in spans:
        word = text[start:end]
        soft = bool(tokens) and start - tokens[-1].right == 1 and not _parts(tokens[-1].text, word)
        figure = FIGURE.fullmatch(word) is not None or CUT.fullmatch(word) is not None
        tokens.append(Token(line, start, end, word, soft, figure, not figure and is_total(word)))
    return tokens


def widen(tokens: Sequence[Token], text: str) -> list[Token]:
    """The tokens of one line, counting wide characters as two columns."""
    if text.isascii():
        return list(tokens)
    places = [0]
    for char in text:
        places.append(places[-1] + (2 if is_wide(char) else 1))
    return [t._replace(left=places[t.left], right=places[t.right]) for t in tokens]


def chunks(tokens: Sequence[Token], header: bool = False) -> list[list[Token]]:
    """Tokens grouped into what surely is one cell, or words a single blank apart.

    In a header a single blank parts labels too, unless it stands at a bracket; the levels of a code stand
    side by side as near as that, each the label of a column."""
    grouped: list[list[Token]] = []
    for token in tokens:
        last = grouped[-1][-1].text if grouped else ""
        if token.soft and not (header and _labels(last, token.text)) and not (token.total and last in LEVELS):
            grouped[-1].append(token)
        else:
            grouped.append([token])
    return grouped


def unspaced(cells: Sequence[Sequence[Token]], above: Sequence[Token]) -> list[list[Token]]:
    """The cells of a header line, where single characters (`算    金`) ending labels `above` are no word."""
    parted: list[list[Token]] = []
    for cell in cells:
        for token in cell:
            pieces = characters(token) if len(token.text) > 1 and " " in token.text else [token]
            ends = [{place for place, one in enumerate(above) if _over(one, piece)} for piece in pieces]
            words = all(end and not end & other for end, other in zip(ends, ends[1:], strict=False))
            if len(pieces) > 1 and ends[-1] and words:
                parted.extend([piece] for piece in pieces)
            elif token is cell[0]:
                parted.append([token])
            else:
                parted[-1].append(token)
    return parted


def characters(token: Token) -> list[Token]:
    """The characters of a spaced-out word, each as a token."""
    wide = token.right - token.left > len(token.text)
    found, left = [], token.left
    for char in token.text:
        right = left + (2 if wide and is_wide(char) else 1)
        if not char.isspace():
            found.append(Token(token.line, left, right, char, False, False))
        left = right
    return found


def _over(upper: Token, lower: Token) -> bool:
    return upper.left < lower.right and lower.left < upper.right


def _parts(left: str, right: str) -> bool:
    """True if a single blank between two words parts cells, because one of them is a figure."""
    if AMOUNT.fullmatch(right):
        return True
    if FIGURE.fullmatch(right):
        return FIGURE.fullmatch(left) is not None
    if AMOUNT.fullmatch(left):
        return not AFTER_NUMBER.match(right)
    return INTEGER.fullmatch(left) is not None and not AFTER_NUMBER.match(right)


def _labels(left: str, right: str) -> bool:
    """True if two words a single blank apart may be two labels of a header."""
    if (left, right) in CODE_LEVELS:
        return True
    return len(left) > 1 and len(right) > 1 and left[-1] not in "(（、：:" and right[0] not in "(（)）、"


def _join_spaced(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Join spaced-out words (`合    计`): single wide characters at gaps that do not widen."""
    joined: list[tuple[int, int]] = []
    levels = _levels(spans, text)
    widest = 0  # of the gap that the word at the end of `joined` may still be continued over; 0: may not
    for start, end in spans:
        single = end - start == 1 and is_wide(text[start]) and start not in levels
        if single and widest and joined:
            gap = start - joined[-1][1]
            if gap <= widest:
                joined[-1] = (joined[-1][0], end)
                widest = gap
                continue
        joined.append((start, end))
        widest = WIDEST_SPACING if single else 0
    return joined


def _levels(spans: Sequence[tuple[int, int]], text: str) -> set[int]:
    """Where the levels of a code stand side by side in their order, each a word of its own."""
    found = set[int]()
    words = [text[start:end] for start, end in spans]
    for at, pair in enumerate(pairwise(words)):
        if pair in CODE_LEVELS:
            found |= {spans[at][0], spans[at + 1][0]}
    return found
