"""How large a document may be. What is larger is no disclosure and would only fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from yxtools.errors import InputError
from yxtools.language import _

MOST_BYTES = 64 << 20
"""Bytes a disclosure, or a line of a record stream, may have; the largest published ones have a tenth."""

MOST_CHARACTERS = 1_000_000
"""Characters a line or a paragraph may have: nothing printed comes near."""

MOST_COLUMNS = 1_000
"""Cells a row may have; the widest published tables have some thirty."""

MOST_CELLS = 500_000
"""Cells the tables of a document may have together; the largest disclosures have some hundred thousand."""

MOST_RELATIONS = 500_000
"""Relations between figures that are tested; a disclosure has about two for every cell of its tables."""

MOST_RECORDS = 1_000_000
"""Records a document may have in a stream; all of them are in memory together."""

_T = TypeVar("_T")


def limits() -> str:
    """All of it in one sentence."""
    return _(
        "Refused as no disclosure is what has more than {size} MiB, {characters:,} characters in a line or "
        "paragraph, {columns:,} columns or {cells:,} cells of tables, {relations:,} relations between "
        "figures, or {records:,} records."
    ).format(
        size=MOST_BYTES >> 20,
        characters=MOST_CHARACTERS,
        columns=MOST_COLUMNS,
        cells=MOST_CELLS,
        relations=MOST_RELATIONS,
        records=MOST_RECORDS,
    )


class Allowance:
    """Counts the cells of a document's tables while their rows are read."""

    def __init__(self) -> None:
        self._cells = 0

    def take(self, cells: int, line: int) -> None:
        """Count a row. Raises InputError, naming the line, for a row or a document of too many cells."""
        self._cells += cells
        if cells > MOST_COLUMNS:
            what = _("a row of {count:,} cells: no table has more than {most:,} columns")
            raise InputError(what.format(count=cells, most=MOST_COLUMNS), line=line)
        if self._cells > MOST_CELLS:
            raise InputError(_("tables of more than {most:,} cells").format(most=MOST_CELLS), line=line)


def require_readable(text: dict[str, Any]) -> None:
    """Raise InputError, naming file and line, for a `text` record of too many characters."""
    if len(text["text"]) > MOST_CHARACTERS:
        what = _("a paragraph longer than {most:,} characters").format(most=MOST_CHARACTERS)
        raise InputError(what, file=text["src"]["file"], line=text["src"]["line"])


def bounded(relations: Iterable[_T], file: str) -> Iterator[_T]:
    """The relations of a document. Raises InputError, naming the file, where there are too many."""
    for number, relation in enumerate(relations, 1):
        if number > MOST_RELATIONS:
            what = _("more than {most:,} relations between the figures").format(most=MOST_RELATIONS)
            raise InputError(what, file=file)
        yield relation
