"""What the columns of a document print: whether a fact that it lacks could have stood there at all."""

from __future__ import annotations

from collections.abc import Iterable

from yxtools.checks.index import Key, replaced
from yxtools.language import _

# Dimensions that differ from row to row of one column.
_OF_ROWS = {"row": None, "unit": None, "owner": None, "occurrence": None}


class Columns:
    """The columns of one document: of the facts it prints, and of those that were bridged to them."""

    def __init__(self, keys: Iterable[Key], bridged: Iterable[Key]) -> None:
        self._told = {without_origin(key) for key in keys}
        self._columns = {column(key) for key in (*keys, *bridged)}
        self._torn = _torn(keys)

    def hold(self, key: Key) -> bool:
        """Whether a column for the fact is there, and the fact itself nowhere else with other money."""
        return column(key) in self._columns and without_origin(key) not in self._told

    def lost(self, key: Key) -> tuple[str, ...]:
        """A note, where the column of the fact lacks classes that it prints parts of."""
        if _scheme_of(key) not in self._torn:
            return ()
        return (_("the other document lacks rows of this column: a page may be lost"),)


def without_origin(key: Key) -> Key | None:
    """All money and the current year's money: what a table of one of them is compared with."""
    origin = dict(key).get("origin")
    return None if origin == "carried" else replaced(key, origin=None)


def column(key: Key) -> Key:
    """What a column prints down its rows: the key with the scheme of its class for the class."""
    scheme = dict(key).get("class", "").partition(":")[0]
    return replaced(key, **{**_OF_ROWS, "class": scheme})


def _scheme_of(key: Key) -> Key:
    """The column of a fact, whether or not it counts what was carried over."""
    return replaced(column(key), origin=None)


def _torn(keys: Iterable[Key]) -> set[Key]:
    """The columns that print some classes together with those above them, others without."""
    codes: dict[Key, set[str]] = {}
    for key in keys:
        scheme, _colon, code = dict(key).get("class", "").partition(":")
        if scheme == "functional":
            codes.setdefault(_scheme_of(key), set()).add(code)
    torn = set()
    for found, printed in codes.items():
        below = [code for code in printed if len(code) > 3]
        whole = sum(code[:-2] in printed for code in below)
        if 0 < whole < len(below):
            torn.add(found)
    return torn
