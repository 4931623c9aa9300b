"""Which parts account for the change of a total: the fewest that make up 80 % of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yxtools.checks.index import Key, replaced
from yxtools.diff.change import Change, number
from yxtools.figures import Interval, json_number, total

Record = dict[str, Any]

# The share of a change that the parts named have to make up, as a fraction.
_ENOUGH = (4, 5)
# Decimals of a share.
_DECIMALS = 4

# The schemes a total is divided by, the first whose parts add up to its change.
_SCHEMES = ("functional", "economic", "economic-government", "projects")


class Parts:
    """The changes of two documents, found by the wholes they are parts of. `trees` are dimensions.toml's."""

    def __init__(self, changes: Sequence[Change], trees: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._trees = trees
        self._by_key = {change.pair.key: change for change in changes}
        self._children: dict[Key, list[Change]] = {}
        for change in changes:
            if change.delta is None or change.delta.low != 0:
                for whole in self._wholes(change.pair.key):
                    self._children.setdefault(whole, []).append(change)

    def _wholes(self, key: Key) -> Iterator[Key]:
        """The key of what a fact is directly part of in its scheme; a total's is marked with the scheme."""
        scheme, colon, code = dict(key).get("class", "").partition(":")
        if not colon or scheme not in _SCHEMES:
            return
        for length in range(len(code) - 1, 2, -1) if code.isdigit() else ():
            above = replaced(key, **{"class": f"{scheme}:{code[:length]}"})
            if above in self._by_key:
                yield above
                return
        yield replaced(key, **{"class": scheme, "owner": None, "occurrence": None})

    def explain(self, change: Change) -> list[Record]:
        """The parts that account for a change, the largest first.

        None if no parts are printed, or what is printed of them leaves more than a fifth unexplained.
        """
        if change.delta is None or change.delta.low == 0:
            return []
        slack, fifth = change.slack, change.delta.shifted(-1) * 2
        families = [family for family in self._families(change) if family]
        for room in (slack, fifth):
            for family in families:
                if _adds_up(family, change.delta, room):
                    return _fewest(family, change.delta)
        return []

    def _families(self, change: Change) -> Iterator[list[Change]]:
        """The sets of parts that a fact may be divided into."""
        key = change.pair.key
        if change.is_total:
            for scheme in _SCHEMES:
                yield self._children.get(replaced(key, **{"class": scheme}), [])
        else:
            yield self._children.get(key, [])
        dims = dict(key)
        for dimension, tree in self._trees.items():
            values = tree.get(dims.get(dimension, "all"), ())
            keys = [replaced(key, **{dimension: value}) for value in values]
            yield [self._by_key[part] for part in keys if part in self._by_key]


def _adds_up(family: Sequence[Change], whole: Interval, room: Interval) -> bool:
    """Whether the changes of the parts come to that of the whole, but for their rounding and `room`."""
    if any(part.delta is None for part in family):
        return False
    deltas = total(part.delta for part in family if part.delta is not None)
    slack = total(part.slack for part in family)
    return deltas.widened(slack).widened(room).meets(whole)


def _fewest(family: Sequence[Change], whole: Interval) -> list[Record]:
    """The largest changes in the direction of the whole, until they make up enough of it."""
    sign = 1 if whole.low > 0 else -1
    known = [(part.delta * sign, part) for part in family if part.delta is not None]
    scale = max([whole.scale, *(delta.scale for delta, _part in known)])
    size = _at(whole * sign, scale)
    ranked = sorted(
        ((_at(delta, scale), part) for delta, part in known if delta.low > 0),
        key=lambda one: (-one[0], one[1].pair.key),
    )
    found: list[Record] = []
    reached = 0
    for amount, part in ranked:
        if reached * _ENOUGH[1] >= size * _ENOUGH[0]:
            break
        reached += amount
        found.append(_record(part, amount, size))
    return found


def _at(point: Interval, scale: int) -> int:
    return point.low * int(10 ** (scale - point.scale))


def _record(part: Change, amount: int, size: int) -> Record:
    assert part.delta is not None
    share = (amount * 10**_DECIMALS + size // 2) // size
    return {
        "key": dict(part.pair.key),
        "label": part.shown.label,
        "delta": number(part.delta, part.shown.power),
        "share": json_number(share, _DECIMALS),
    }
