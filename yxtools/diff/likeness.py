"""Names that are nearly the same: the Sørensen–Dice coefficient of their pairs of characters, in percent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from yxtools.taxonomy import Taxonomy, pattern

# A pair of characters that more names than this share tells little; it is not used to find candidates.
_COMMON = 40


class Likeness:
    """Compares names after a taxonomy's diff.toml. Raises TaxonomyError if a pattern is broken."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        data: dict[str, Any] = taxonomy.file("diff")["names"]
        self._ignored = pattern(data["ignored"], "diff.toml", "names.ignored")
        self._ordinals = pattern(data["ordinals"], "diff.toml", "names.ordinals")
        self._least: int = data["likeness"]

    def pairs(self, before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str, int]]:
        """Names of either side that are each other's likest, and how alike they are, the likest first."""
        left, right = ([self._read(name) for name in side] for side in (before, after))
        places: dict[str, list[int]] = {}
        for at, name in enumerate(right):
            for gram in name.grams:
                places.setdefault(gram, []).append(at)
        scored = [
            (score, at, other)
            for at, name in enumerate(left)
            for other in _candidates(name, places)
            if (score := name.likeness(right[other])) >= self._least
        ]
        # names, not places or sides, break ties: the other way round gives the same pairs
        scored.sort(key=lambda one: (-one[0], sorted((before[one[1]], after[one[2]]))))
        taken_left: set[int] = set()
        taken_right: set[int] = set()
        found = []
        for score, at, other in scored:
            if at not in taken_left and other not in taken_right:
                taken_left.add(at)
                taken_right.add(other)
                found.append((before[at], after[other], score))
        return found

    def _read(self, name: str) -> _Name:
        return _Name(name, self._ignored, self._ordinals)


class _Name:
    """A name as the set of its pairs of characters, and what in it tells things of one kind apart."""

    __slots__ = ("grams", "ordinals")

    def __init__(self, name: str, ignored: re.Pattern[str], ordinals: re.Pattern[str]) -> None:
        text = ignored.sub("", name)
        self.grams = frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset([text])
        self.ordinals = ordinals.findall(text)

    def likeness(self, other: _Name) -> int:
        if self.ordinals != other.ordinals:
            return 0
        return 200 * len(self.grams & other.grams) // (len(self.grams) + len(other.grams))


def _candidates(name: _Name, places: dict[str, list[int]]) -> Iterable[int]:
    """The names that share a telling pair of characters with `name`."""
    found: dict[int, None] = {}
    for gram in sorted(name.grams):
        known = places.get(gram, ())
        if len(known) <= _COMMON:
            found.update(dict.fromkeys(known))
    return found
