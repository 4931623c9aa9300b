"""A table record as figures that relations can be drawn between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yxtools.checks.relation import Operand
from yxtools.figures import is_nothing, restored
from yxtools.tables.facts import dimensions, unit
from yxtools.tables.labels import Labels, plain
from yxtools.text import squeeze
from yxtools.units import unit_family

Record = dict[str, Any]


@dataclass(slots=True)
class Sheet:
    """One table: its figure columns, its rows, and the operand of every cell."""

    table: Record
    columns: list[Record]
    """The figure columns; `full` holds their dimensions with those of the table's title."""
    rows: list[Record]
    cells: dict[tuple[int, int], Operand] = field(default_factory=dict)
    children: dict[int, list[Record]] = field(default_factory=dict)
    classes: Counter[str] = field(default_factory=Counter)
    """How many rows print each class."""
    rates: set[int] = field(default_factory=set)
    """The rows whose figures do not add up, by index: so many per cent of something."""
    _blanks: dict[tuple[int, int], Operand] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.table["id"])

    @property
    def kind(self) -> str | None:
        return str(self.table["rows_kind"]) if self.table["rows_kind"] else None

    @property
    def severity(self) -> str:
        """What a failing sum is worth: a table of unknown form may be read wrongly."""
        return "error" if self.table["form"] else "warning"

    def prints(self, row: Record, column: Record) -> bool:
        """Whether a cell prints anything, legible or not."""
        return (row["index"], column["index"]) in self.cells

    def at(self, row: Record, column: Record) -> Operand:
        """The operand of a cell; a blank one where nothing is printed."""
        place = row["index"], column["index"]
        found = self.cells.get(place) or self._blanks.get(place)
        if found is None:
            named, power = measured(self.table, row, column)
            said = self._ref(row, column), label(row, column), row["line"], ""
            found = self._blanks[place] = Operand(*said, None, power, named)
        return found

    def _ref(self, row: Record, column: Record) -> str:
        return f"{self.id}.r{row['index']}.c{column['index']}"

    def dims(self, row: Record, column: Record) -> dict[str, str]:
        """The dimensions of a cell."""
        return dimensions(self.table, row, column)

    def figures(self) -> Iterator[tuple[Record, Record, Operand]]:
        """Every cell that prints a figure."""
        by_index = {column["index"]: column for column in self.columns}
        rows = {row["index"]: row for row in self.rows}
        for (row, column), operand in self.cells.items():
            if operand.figure is not None and column in by_index:
                yield rows[row], by_index[column], operand

    def filled(self) -> tuple[set[int], set[int]]:
        """The rows and the columns that print a figure."""
        columns = {column["index"] for column in self.columns}
        places = [
            (row, column)
            for (row, column), operand in self.cells.items()
            if operand.figure is not None and column in columns
        ]
        return {row for row, _ in places}, {column for _, column in places}


def label(row: Record, column: Record) -> str:
    """How a cell is called in messages: its row and the leaf of its column."""
    leaf = column["path"][-1] if column["path"] else ""
    name = " ".join(filter(None, (row["code"], row["name"])))
    return f"{name} · {leaf}" if name and leaf else name or leaf


def sheet(table: Record, labels: Labels) -> Sheet:
    """The figures of a `table` record. Raises ValueError where a figure's decimals make no sense."""
    columns = [
        {**column, "full": {**table["dims"], **column["dims"]}}
        for column in table["columns"]
        if column["role"] == "figure"
    ]
    found = Sheet(table, columns, table["rows"])
    by_index = {column["index"]: column for column in columns}
    for row in table["rows"]:
        if "class" in row["dims"]:
            found.classes[row["dims"]["class"]] += 1
        if _of_rates(row, labels):
            found.rates.add(row["index"])
        elif row["parent"] is not None:
            found.children.setdefault(row["parent"], []).append(row)
        for cell in row["cells"]:
            column = by_index.get(cell["column"])
            if column is not None:
                operand = _operand(found, row, column, cell)
                if operand is not None:
                    found.cells[row["index"], column["index"]] = operand
    for index in found.rates:
        found.children.pop(index, None)
    return found


def measured(table: Record, row: Record, column: Record) -> tuple[str | None, int]:
    """The unit of a cell, and the power of ten from it to the basic unit of its family."""
    named = unit(table, row, column)
    family = unit_family(named) if named else None
    return named, family[1] if family else 0


def _operand(found: Sheet, row: Record, column: Record, cell: Record) -> Operand | None:
    named, power = measured(found.table, row, column)
    ref, line = (
        f"{found.id}.r{row['index']}.c{column['index']}",
        int(cell["line"] if "line" in cell else row["line"]),
    )
    if cell["value"] is None:
        if is_nothing(cell["raw"]):
            return None
        return Operand(ref, label(row, column), line, cell["raw"], None, power, named, legible=False)
    figure = restored(cell["value"], cell["decimals"], cell["raw"], named)
    return Operand(ref, label(row, column), line, cell["raw"], figure, power, named)


def _of_rates(row: Record, labels: Labels) -> bool:
    """Whether a row prints rates: it says so, or each of its figures does."""
    if row["code"]:
        return False
    printed = [squeeze(cell["raw"]) for cell in row["cells"] if cell["value"] is not None]
    said = row["unit"] == "%" or labels.rate_row(row["name"])
    return said or bool(printed) and all(raw.endswith("%") for raw in printed)


def additive(column: Record, labels: Labels) -> bool:
    """Whether the figures of a column add up over rows: amounts and counts do, prices and rates do not."""
    if column["dims"].get("change") == "percent" or column["unit"] == "%":
        return False
    return not labels.rate(plain(column["path"][-1])) if column["path"] else True
