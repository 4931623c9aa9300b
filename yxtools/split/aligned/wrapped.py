"""Figures that a very narrow column wraps: 8,846.3 and, two lines below, 5; or 8,846. and 35."""

from collections import Counter
from collections.abc import Sequence

from yxtools.split.aligned.tokens import CUT, INTEGER, Token
from yxtools.split.amounts import AMOUNT
from yxtools.split.model import Line

# The rest of a figure ends below its beginning, up to so many positions off.
OFF = 2
# One amount in so many has all its decimals on one line.
WHOLE = 4
# A figure and its rest stand around the line of their row, or line under line.
LINES_APART = 2
# No more digits are wrapped.
LONGEST_REST = 3


def unwrapped(lines: Sequence[Line], tokens: Sequence[list[Token]], start: int) -> list[list[Token]]:
    """The tokens of the lines, in the body from `start` on with the rests of wrapped figures joined to them.

    A figure is wrapped if it lacks as many decimals as digits stand under it. It stands on the line of its
    row then: between its own and that of its rest, if there is one."""
    decimals = _decimals(tokens[start:])
    found = [list(one) for one in tokens]
    for at in range(start, len(lines)):
        for token in tokens[at]:
            lacking = _lacking(token, decimals)
            if lacking <= 0:
                continue
            for place in range(at + 1, min(at + LINES_APART + 1, len(lines))):
                rest = next((one for one in found[place] if _is_rest(one, token, lacking)), None)
                if rest and lines[place].number - lines[at].number <= LINES_APART and _rests(tokens[place]):
                    found[at].remove(token)
                    found[place].remove(rest)
                    row = (at + place) // 2
                    found[row].append(token._replace(line=row, text=token.text + rest.text))
                    found[row].sort(key=lambda one: one.left)
                    break
    return found


def _lacking(token: Token, decimals: int) -> int:
    """How many decimals a wrapped figure lacks: some if one of them stands beside the point, all if the point
    ends it; else none."""
    if CUT.fullmatch(token.text):
        return decimals
    lacking = decimals - _printed_decimals(token)
    return lacking if 0 < lacking < decimals else 0


def _rests(tokens: Sequence[Token]) -> bool:
    """Whether all figures of a line may be rests of others."""
    return all(len(token.text) <= LONGEST_REST for token in tokens if token.figure)


def _is_rest(token: Token, figure: Token, digits: int) -> bool:
    """Whether a token may be the last digits of a figure printed above it."""
    whole = INTEGER.fullmatch(token.text) is not None and len(token.text) == digits
    return whole and abs(token.right - figure.right) <= OFF


def _decimals(tokens: Sequence[Sequence[Token]]) -> int:
    """How many decimals the amounts have that are not wrapped."""
    printed = Counter(_printed_decimals(token) for line in tokens for token in line)
    del printed[-1]
    return max((decimals for decimals in printed if printed[decimals] * WHOLE >= printed.total()), default=0)


def _printed_decimals(token: Token) -> int:
    """The decimals of an amount; -1 for what is none."""
    if not token.figure or not AMOUNT.fullmatch(token.text):
        return -1
    return sum(char.isdigit() for char in token.text.rpartition(".")[2]) if "." in token.text else 0
