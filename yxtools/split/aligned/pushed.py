"""Texts that a figure has pushed to the right, put back where their column begins.

A converter prints at least one blank between two cells. A figure that is wider in characters than its cell is
on paper therefore pushes the text behind it out of its column, as far as it is too wide itself.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from yxtools.split.aligned.tokens import Token
from yxtools.split.amounts import AMOUNT

# So many texts that begin at one place, not pushed themselves, show that a column begins there.
SHOWN = 2
# No text is pushed farther, and a place that more texts begin at than so many farther left is a column's.
FARTHEST = 10


def put_back(lines: Sequence[list[Token]], start: int) -> list[list[Token]]:
    """The lines, those of the body from `start` on with pushed texts where their column begins."""
    begun = Counter(
        token.left
        for tokens in lines[start:]
        for at, token in enumerate(tokens)
        if not token.figure and not (at and token.left - tokens[at - 1].right <= 1)
    )
    edges = sorted(left for left, times in begun.items() if times >= SHOWN)
    return [
        list(_put_back(tokens, edges)) if place >= start and edges else tokens
        for place, tokens in enumerate(lines)
    ]


def _put_back(tokens: Sequence[Token], edges: Sequence[int]) -> Iterator[Token]:
    """The tokens of one line; an amount ends where the text that it pushed begins."""
    for at, token in enumerate(tokens):
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if behind and (left := _begin(token, behind, edges)) is not None:
            token = token._replace(right=left - 1)
        before = tokens[at - 1] if at else None
        if before and (left := _begin(before, token, edges)) is not None:
            token = token._replace(left=left, right=token.right - (token.left - left))
        yield token


def _begin(amount: Token, text: Token, edges: Sequence[int]) -> int | None:
    """Where the column of a text begins that an amount pushed; None if it did not."""
    if text.figure or text.left - amount.right != 1 or not AMOUNT.fullmatch(amount.text):
        return None
    at = bisect_left(edges, text.left)
    if at < len(edges) and edges[at] == text.left or not at:
        return None
    left = edges[at - 1]
    return left if left > amount.left + 1 and text.left - left <= FARTHEST else None
