"""One fact through three and more documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yxtools.checks.index import Key
from yxtools.diff.change import Change
from yxtools.diff.model import Document, Print

Record = dict[str, Any]


class Track:
    """The links between the documents of a chain: `steps` are the changes from each to the next."""

    def __init__(self, documents: Sequence[Document], steps: Sequence[Sequence[Change]]) -> None:
        self._documents = documents
        pairs = [[change.pair for change in step] for step in steps]
        self._forward: list[dict[Key, Key]] = [
            {pair.before_key: pair.key for pair in step if pair.after is not None} for step in pairs
        ]
        self._back: list[dict[Key, Key]] = [
            {pair.key: pair.before_key for pair in step if pair.before is not None} for step in pairs
        ]

    def series(self, step: int, change: Change) -> list[Record]:
        """The figure of every document, the value null where it prints none."""
        pair = change.pair
        keys: dict[int, Key] = {step: pair.before_key, step + 1: pair.key}
        for at in range(step, 0, -1):
            keys[at - 1] = self._back[at - 1].get(keys[at], keys[at])
        for at in range(step + 1, len(self._documents) - 1):
            keys[at + 1] = self._forward[at].get(keys[at], keys[at])
        return [
            _point(document, document.prints.get(keys[at])) for at, document in enumerate(self._documents)
        ]


def _point(document: Document, one: Print | None) -> Record:
    return {
        "doc": document.doc,
        "year": document.year,
        "stage": document.stage,
        "value": None if one is None else one.value,
        "decimals": None if one is None else one.decimals,
        "unit": None if one is None else one.unit,
        "line": None if one is None else one.line,
    }
