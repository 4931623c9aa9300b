"""Which documents are compared with which: in chains along one of year, stage and entity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.diff.model import Document
from yxtools.errors import YxError
from yxtools.language import _
from yxtools.text import squeeze

_STAGES = ("budget", "final")


@dataclass(frozen=True, slots=True)
class Chain:
    """Documents in the order of comparison, each with the one before it."""

    documents: tuple[Document, ...]

    def notes(self, by: str) -> tuple[str, ...]:
        """What the documents differ in besides what is compared."""
        found = []
        for name, read in _OTHERS[by]:
            values = [read(document) for document in self.documents]
            if len(set(values)) > 1:
                shown = ", ".join(dict.fromkeys(str(value) for value in values))
                found.append(_("{name} differs: {values}").format(name=name, values=shown))
        return tuple(found)


def entity(document: Document) -> str | None:
    """The department a document is of, in the form in which names are compared."""
    return squeeze(document.entity) if document.entity else None


def _year(document: Document) -> int | None:
    return document.year


def _stage(document: Document) -> str | None:
    return document.stage


Read = Callable[[Document], Any]
_OTHERS: dict[str, tuple[tuple[str, Read], ...]] = {
    "year": (("stage", _stage), ("entity", entity)),
    "stage": (("year", _year), ("entity", entity)),
    "entity": (("year", _year), ("stage", _stage)),
}


def chains(documents: Sequence[Document], by: str) -> list[Chain]:
    """The chains along `by`; documents that differ in something else stand in chains of their own.

    Where that would leave a document without another, they are compared all the same, and the notes of the
    chain say in what they differ. Within a chain years and stages tell the order, else it is the one given.
    Raises YxError for fewer than two documents.
    """
    if len(documents) < 2:
        raise YxError(_("two documents are needed to compare, {count} given").format(count=len(documents)))
    groups = [list(documents)]
    for _name, read in _OTHERS[by]:
        groups = [part for group in groups for part in _parted(group, read)]
    return [Chain(tuple(sorted(group, key=_by_period))) for group in groups]


def _parted(group: list[Document], read: Read) -> list[list[Document]]:
    """The documents of a group by what `read` says; the group itself if one of them would be alone."""
    parts: dict[Any, list[Document]] = {}
    for document in group:
        parts.setdefault(read(document), []).append(document)
    return list(parts.values()) if min(map(len, parts.values())) > 1 else [group]


def _by_period(document: Document) -> tuple[int, int]:
    stage = _STAGES.index(document.stage) if document.stage in _STAGES else 0
    return document.year or 0, stage
