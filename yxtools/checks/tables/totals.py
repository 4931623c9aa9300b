"""Totals that are not printed: of a list of rows, or of a side of a table of two sides; and their figures.

Nothing fails without them, as nothing is left to compare the rows with. That a table should print its total
is known from the other tables of the disclosure, or from its own other side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet
from yxtools.checks.tables.absent import called, head, missing, title
from yxtools.checks.tables.sums import UNCLASSIFIED
from yxtools.language import _, later

Record = dict[str, Any]

RULE = "outline/total"
THINGS = frozenset(["projects", "purchases"])
"""Kinds of tables that list things without codes of a classification."""
CLASSES = frozenset(["functional", "economic", "economic-government"])
"""Kinds of tables whose rows are classes, or units with theirs."""
ALL = "all"
"""What the items of a table amount to that are of several official lists: few tables print that."""
Tree = Mapping[str, Sequence[str]]
LOST = later("figure missing")
SEVERAL = 2
"""Lists that show that the lists of a disclosure have totals."""
MANY = 3
"""Lists that show it of one whose only class says as much as its total would."""


def observations(sheets: Sequence[Sheet], items: Tree) -> Iterator[Observation]:
    """The only list of a document without a total, and the sides of tables that lack one. `items` tells what
    the items of official lists are parts of.
    """
    yield from _lists([_List(sheet, _filled(sheet), items) for sheet in sheets])
    yield from _sides([sheet for sheet in sheets if sheet.kind == "sides"])
    for sheet in sheets:
        yield from _blank(sheet)


@dataclass(frozen=True, slots=True)
class _List:
    """A table as a list of rows that print figures."""

    sheet: Sheet
    rows: Sequence[Record]
    items: Tree

    @property
    def totalled(self) -> bool:
        """Whether a total is printed, or a row above all others that is no class: a department, say."""
        tops = _tops(self.rows)
        headed = len(tops) == 1 < len(self.rows) and _scheme(tops[0]) in (None, UNCLASSIFIED)
        return headed or any(row["role"] == "total" for row in self.rows)

    @property
    def bare(self) -> bool:
        """Whether it should print a total, and does not."""
        if self.totalled or not self.rows:
            return False
        if self.sheet.kind in CLASSES:
            return all(row["code"] or row["known"] and row["name"] for row in self.rows)
        if self.sheet.kind == "items":
            return self._of_units() or self._of_items()
        return self.sheet.kind in THINGS

    def _of_units(self) -> bool:
        coded = all(row["code"] and _scheme(row) in (None, UNCLASSIFIED) for row in self.rows)
        return len(self.rows) > 1 and coded

    def _of_items(self) -> bool:
        tops = {row["dims"].get("item") for row in _tops(self.rows)}
        return any(tops.issuperset(parts) for whole, parts in self.items.items() if whole != ALL)


def _scheme(row: Record) -> str | None:
    """The classification that a row is of."""
    return row["dims"]["class"].partition(":")[0] if "class" in row["dims"] else None


def _lists(found: Sequence[_List]) -> Iterator[Observation]:
    bare = [one for one in found if one.bare]
    if len(bare) != 1:
        return
    (one,) = bare
    several = len(_tops(one.rows)) > 1
    totalled = sum(1 for other in found if other.sheet.kind in CLASSES | THINGS and other.totalled)
    if totalled >= (SEVERAL if several else MANY):
        name = title(one.sheet)
        message = _("{table}: no total is printed, as in the other tables").format(table=name)
        place = Operand.place(f"{one.sheet.id}.total", name, one.rows[0]["line"], "")
        yield missing(RULE, message, place, "warning" if several else "info")


def _sides(sheets: Sequence[Sheet]) -> Iterator[Observation]:
    """Sides of several rows at the top, where other sides have one total above them all."""
    sides = [(sheet, rows) for sheet in sheets for rows in _blocks(sheet)]
    open_ = [(sheet, rows) for sheet, rows in sides if not _closed(rows)]
    closed = {sheet.id for sheet, rows in sides if _closed(rows)}
    if not closed or len({sheet.id for sheet, _rows in open_}) != 1:
        return
    for sheet, rows in open_:
        message = _("{table}: no total is printed below {row}, as on the other sides of such tables").format(
            table=title(sheet), row=rows[-1]["name"]
        )
        yield missing(RULE, message, head(sheet, rows[-1]), "warning")


def _blocks(sheet: Sheet) -> Iterator[list[Record]]:
    """The rows of each side that print figures, and its totals, whose figures may be missing; of no side that
    prints figures beside no name.
    """
    filled, _columns = sheet.filled()
    rows = [row for row in sheet.rows if row["index"] in filled or row["role"] == "total"]
    sides = {column["block"]: column["side"] for column in sheet.columns}
    for block in sorted(block for block, side in sides.items() if side):
        own = [row for row in rows if row["block"] == block]
        if own and all(row["name"] for row in own):
            yield own


def _closed(rows: Sequence[Record]) -> bool:
    """Whether one total stands above all others, or there is but one row."""
    tops = _tops(rows)
    return len(tops) == 1 and (tops[0]["role"] == "total" or len(rows) == 1)


def _blank(sheet: Sheet) -> Iterator[Observation]:
    """Totals that print no figure, though their parts do."""
    filled, _columns = sheet.filled()
    printed = {row for row, _column in sheet.cells}
    for row in sheet.rows:
        parts = [part for part in sheet.children.get(row["index"], ()) if part["index"] in filled]
        if row["role"] == "total" and row["index"] not in printed and len(parts) > 1:
            message = _("{row}: no figure is printed, though its parts have some").format(row=called(row))
            place = head(sheet, row)
            suspect = {"ref": place.ref, "line": place.line, "printed": "", "implied": None, "slip": LOST}
            yield Observation("outline/blank", message, (place,), suspects=(suspect,))


def _tops(rows: Sequence[Record]) -> list[Record]:
    return [row for row in rows if row["parent"] is None and not row["partial"]]


def _filled(sheet: Sheet) -> list[Record]:
    """The rows that print a figure."""
    filled, _columns = sheet.filled()
    return [row for row in sheet.rows if row["index"] in filled]
