"""Which fact of one document is which of another: by its dimensions, then by ever looser bridges.

A bridge only joins facts that have no counterpart so far, and says in a note what was passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from yxtools.checks.index import Key, replaced
from yxtools.diff.columns import Columns, without_origin
from yxtools.diff.crosswalk import NO_CHANGE, Edition
from yxtools.diff.documents import combined
from yxtools.diff.likeness import Likeness
from yxtools.diff.model import Pair, Print, Prints
from yxtools.language import _
from yxtools.tables.labels import plain

# Schemes whose classes are known by their names alone.
_NAMED = ("projects:", "purchases:")


@dataclass(slots=True)
class Alignment:
    """The pairs found so far, and what has no counterpart yet."""

    before: dict[Key, Print]
    after: dict[Key, Print]
    origin: dict[Key, list[Key]]
    """The keys a fact had before its class was recoded, where it was."""
    pairs: list[Pair]

    def join(self, old: Key, new: Key, note: str = "", recoded: bool = False, exact: bool = True) -> None:
        """Take two facts for one."""
        notes = (note,) if note else ()
        moved = old in self.origin
        sides = self.before.pop(old), self.after.pop(new)
        self.pairs.append(Pair(new, *sides, self.origin.get(old, [old])[0], notes, recoded or moved, exact))


def align(
    before: Prints, after: Prints, edition: Edition = NO_CHANGE, likeness: Likeness | None = None
) -> list[Pair]:
    """Every fact of either side once: with its counterpart, or alone.

    `edition` says how classes were recoded and renamed between the two; without `likeness` names are the
    same or not.
    """
    left, origin = _recoded(before, after, edition)
    pairs = [
        Pair(key, left[key], one, origin.get(key, [key])[0], recoded=key in origin)
        for key, one in after.items()
        if key in left
    ]
    found = Alignment(_lacking(left, after), _lacking(after, left), origin, pairs)
    if found.before and found.after:
        for reduce, note in _BRIDGES:
            _bridge(found, reduce, note)
        if likeness is not None:
            _by_name(found, likeness)
    pairs = [_named(pair, edition) for pair in found.pairs]
    return [*pairs, *_alone(found, before, after)] if found.before or found.after else pairs


def _lacking(prints: Prints, other: Prints) -> dict[Key, Print]:
    """The facts that the other side does not print under their keys."""
    return {key: one for key, one in prints.items() if key not in other}


def _alone(found: Alignment, before: Prints, after: Prints) -> Iterator[Pair]:
    """The facts that only one document prints, and whether the other has a column for them."""
    bridged = [key for pair in found.pairs if not pair.exact for key in (pair.key, pair.before_key)]
    columns = Columns(before, bridged)
    for key, one in found.after.items():
        yield Pair(key, None, one, key, columns.lost(key), comparable=columns.hold(key))
    columns = Columns(after, bridged)
    for key in found.before:
        for old in found.origin.get(key, (key,)):
            yield Pair(old, before[old], None, old, columns.lost(key), comparable=columns.hold(key))


def _recoded(
    before: Prints, after: Prints, edition: Edition
) -> tuple[dict[Key, Print], dict[Key, list[Key]]]:
    """The facts under the classes now in force, those that became one class added up; the keys they had.

    A code that the later document still prints was not recoded by whoever wrote it.
    """
    if before.keys() <= after.keys():
        return dict(before), {}
    codes = edition.recoded
    still = {dict(key).get("class") for key in after}
    moved: dict[Key, list[Key]] = {}
    for key in before:
        new = codes.get(dict(key).get("class", ""))
        if new is None or dict(key)["class"] in still:
            moved.setdefault(key, []).append(key)
        else:
            moved.setdefault(replaced(key, **{"class": new}), []).append(key)
    found, origin = {}, {}
    for key, olds in moved.items():
        found[key] = combined([before[old] for old in olds])
        if olds != [key]:
            origin[key] = sorted(olds, key=lambda old: old == key)
    return found, origin


# --- bridges -------------------------------------------------------------------------------------


def _without_fund(key: Key) -> Key | None:
    """An item (三公经费 and its parts): printed for all money, or for the fiscal money that pays it."""
    dims = dict(key)
    return replaced(key, fund=None) if "item" in dims and dims.get("fund") in ("all", "fiscal") else None


def _without_owner(key: Key) -> Key | None:
    """A project whichever unit it belongs to."""
    return replaced(key, owner=None) if dict(key).get("class", "").startswith(_NAMED) else None


def _origins(old: Key, new: Key) -> str:
    one = _("the current year's money only")
    both = _("money carried over included")
    return _("before: {before}; after: {after}").format(
        before=one if dict(old).get("origin") else both, after=one if dict(new).get("origin") else both
    )


def _funds(old: Key, new: Key) -> str:
    before, after = (dict(key)["fund"] for key in (old, new))
    return _("fund before: {before}; after: {after}").format(before=before, after=after)


def _owners(old: Key, new: Key) -> str:
    before, after = (dict(key).get("owner") or _("(not said)") for key in (old, new))
    return _("unit before: {before}; after: {after}").format(before=before, after=after)


_BRIDGES: tuple[tuple[Callable[[Key], Key | None], Callable[[Key, Key], str]], ...] = (
    (without_origin, _origins),
    (_without_fund, _funds),
    (_without_owner, _owners),
)


def _bridge(found: Alignment, reduce: Callable[[Key], Key | None], note: Callable[[Key, Key], str]) -> None:
    """Join what is alone in having its reduced key on its side."""
    left, right = _reduced(found.before, reduce), _reduced(found.after, reduce)
    for key, news in right.items():
        olds = left.get(key, [])
        if len(olds) == len(news) == 1:
            found.join(olds[0], news[0], note(olds[0], news[0]), exact=False)


def _reduced(keys: Iterable[Key], reduce: Callable[[Key], Key | None]) -> dict[Key, list[Key]]:
    found: dict[Key, list[Key]] = {}
    for key in keys:
        reduced = reduce(key)
        if reduced is not None:
            found.setdefault(reduced, []).append(key)
    return found


def _by_name(found: Alignment, likeness: Likeness) -> None:
    """Offer names that are nearly the same as one; the same two names in all their figures."""
    left, right = _names(found.before), _names(found.after)
    for kind in sorted(left.keys() & right.keys()):
        before = [name for name in left[kind] if name not in right[kind]]
        after = [name for name in right[kind] if name not in left[kind]]
        for old, new, score in likeness.pairs(before, after):
            note = _("taken for {name} by likeness, {score} %").format(name=old, score=score)
            by_rest = {rest: key for rest, key in right[kind][new]}
            for rest, key in left[kind][old]:
                other = by_rest.pop(rest, None)
                if other is not None:
                    found.join(key, other, note, recoded=True, exact=False)


Named = dict[str, dict[str, list[tuple[Key, Key]]]]


def _names(keys: Iterable[Key]) -> Named:
    """By kind (project, purchase, unit, row) and name: the key without the name, and the key."""
    found: Named = {}
    for key in keys:
        dims = dict(key)
        scheme, _colon, name = dims.get("class", "").partition(":")
        if f"{scheme}:" in _NAMED:
            rest = replaced(key, **{"class": None, "owner": None})
        elif "unit" in dims or "row" in dims:
            scheme = "unit" if "unit" in dims else "row"
            name, rest = dims[scheme], replaced(key, **{scheme: None})
        else:
            continue
        found.setdefault(scheme, {}).setdefault(name, []).append((rest, key))
    return found


# --- what is said of a pair ----------------------------------------------------------------------


def _named(pair: Pair, edition: Edition) -> Pair:
    """A pair whose class has another official name now, and is printed under another name."""
    if pair.before is None or pair.after is None or pair.before.name == pair.after.name:
        return pair
    former = edition.renamed.get(dict(pair.key).get("class", ""))
    if former is None or plain(pair.before.name) == plain(pair.after.name):
        return pair
    return pair._replace(recoded=True)
