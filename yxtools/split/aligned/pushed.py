"""Texts that a figure has pushed to the right, put back where their column begins.

A converter prints at least one blank between two cells. A figure that is wider in characters than its cell is
on paper therefore pushes the text behind it out of its column, as far as it is too wide itself. With the text
it pushes the lines of texts just above and below, so that many texts may begin at either place.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
    if not edges:
        return list(lines)
    body = lines[start:]
    for edge, place in _pushed_edges(body, edges):
        body = [[_moved(token, edge, place) for token in tokens] for tokens in body]
    return [*lines[:start], *(list(_put_back(tokens, edges)) for tokens in body)]


def _pushed_edges(lines: Sequence[Sequence[Token]], edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where columns begin, each with the place its texts are pushed to: an amount that reaches over the
    beginning ends just before it, and no line has texts at both."""
    pushed = {
        behind.left: amount.left + 1
        for tokens in lines
        for amount, behind in pairwise(tokens)
        if not behind.figure and behind.left - amount.right == 1 and AMOUNT.fullmatch(amount.text)
    }
    texts = [{token.left for token in tokens if not token.figure} for tokens in lines]
    for edge, place in pairwise(edges):
        if place - edge <= FARTHEST and pushed.get(place, edge) < edge:
            if not any({edge, place} <= lefts for lefts in texts):
                yield edge, place


def _moved(token: Token, edge: int, place: int) -> Token:
    """A token with the texts at `place` moved to the `edge`, and amounts ending before it."""
    if token.left == place and not token.figure:
        return token._replace(left=edge, right=token.right - (place - edge))
    if token.left + 1 < edge <= token.right < place and AMOUNT.fullmatch(token.text):
        return token._replace(right=edge - 1)
    return token


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
