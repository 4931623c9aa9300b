"""Tables whose title line was lost take it from the list of contents, where order makes that certain."""

from __future__ import annotations

from collections.abc import Sequence

from yxtools.patterns import lazy_pattern
from yxtools.split.fragments import Fragment
from yxtools.text import squeeze
from yxtools.years import YEAR

_YEAR = lazy_pattern(rf"{YEAR}年?度?")
_DIGITS = lazy_pattern(r"\d+")


def _key(title: str) -> str:
    return _YEAR.sub("", squeeze(title))


def untitled(found: Sequence[Fragment], promised: Sequence[str]) -> None:
    """Gives titles from `promised` (the tables the contents list, in order) to the fragments that have none.

    Certain are: as many untitled tables between two titled ones as the contents list there, and a printed
    table number that counts the promised tables.
    """
    keys = [_key(title) for title in promised]
    known = _matched(found, keys)
    for (before, one), (after, two) in zip(known, known[1:], strict=False):
        between = [at for at in range(before + 1, after) if _may_be_promised(found[at])]
        free = list(range(one + 1, two))
        if len(between) == len(free):
            for at, place in zip(between, free, strict=True):
                _give(found[at], promised[place])
            continue
        for at in between:
            number = _DIGITS.search(found[at].caption.number or "")
            if number and int(number.group()) - 1 in free:
                _give(found[at], promised[int(number.group()) - 1])


def _may_be_promised(fragment: Fragment) -> bool:
    """Whether the contents may name an untitled table: no list of units, which only tells whose they are."""
    return fragment.caption.title is None and not fragment.lists_units


def _matched(found: Sequence[Fragment], keys: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (fragment, entry of the contents) that agree, both growing; with sentinels at both ends."""
    pairs = [(-1, -1)]
    for at, fragment in enumerate(found):
        title = fragment.caption.title
        if title is None:
            continue
        place = next((k for k in range(pairs[-1][1] + 1, len(keys)) if keys[k] == _key(title)), None)
        if place is not None:
            pairs.append((at, place))
    return [*pairs, (len(found), len(keys))]


def _give(fragment: Fragment, title: str) -> None:
    fragment.caption = fragment.caption._replace(title=title)
