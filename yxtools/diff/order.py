"""The order in which changes are read: the largest first, or as the classification has them."""

from __future__ import annotations

from collections.abc import Iterable

from yxtools.checks.index import Key
from yxtools.diff.change import Change


def by_size(changes: Iterable[Change]) -> list[Change]:
    """Totals first, then by the size of the change; last what only one document has a column for."""
    given = list(changes)
    scale = max((one.delta.scale for one in given if one.delta is not None), default=0)

    def rank(one: Change) -> tuple[bool, bool, int, Key]:
        size = 0 if one.delta is None else abs(one.delta.low) * int(10 ** (scale - one.delta.scale))
        return not one.pair.comparable, not one.is_total, -size, one.pair.key

    return sorted(given, key=rank)
