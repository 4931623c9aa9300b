"""How large tables may be. What is larger is no table of a disclosure and would only fill the memory."""

from __future__ import annotations

from yxtools.errors import InputError
from yxtools.language import _

MOST_COLUMNS = 1_000
"""Cells a row may have; the widest published tables have some thirty."""

MOST_CELLS = 4_000_000
"""Cells the tables of a document may have together; the largest disclosures have a tenth of that."""


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
