"""Figures by what they mean: the key under which prints of one fact meet, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet

Record = dict[str, Any]
Key = tuple[tuple[str, str], ...]

# Kinds of rows whose names do not identify a fact outside their own table.
_LOCAL = frozenset(["purchases", "projects", "assets", "statistics", None])


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell under its key."""

    key: Key
    operand: Operand
    sheet: int
    """Position of its table."""
    column: int


def facts(sheets: Sequence[Sheet], default: Mapping[str, str]) -> list[Fact]:
    """The facts of all tables that may be printed elsewhere too: understood ones, blanks of filled tables included."""
    carried = _carries_over(sheets)
    found = []
    for at, sheet in enumerate(sheets):
        filled = {column["index"] for _, column, _ in sheet.figures()}
        rows_filled = {row["index"] for row, _, _ in sheet.figures()}
        for row in sheet.rows:
            if not row["known"] and row["role"] != "total":
                continue
            for column in sheet.columns:
                operand = sheet.at(row, column)
                if row["block"] != column["block"] or not operand.legible or operand.blank and column["index"] not in filled:
                    continue
                if operand.blank and row["index"] not in rows_filled and not row["dims"].get("class", "").startswith("functional"):
                    continue
                made = key(sheet, row, column, default, carried)
                if made is not None:
                    found.append(Fact(made, operand, at, column["index"]))
    return found


def key(sheet: Sheet, row: Record, column: Record, default: Mapping[str, str], carried: bool) -> Key | None:
    """The dimensions under which a cell's fact is known; None where its meaning is not certain enough."""
    dims = sheet.dims(row, column)
    if "label" in dims or "change" in dims or dims.get("measure") in (None, "balance", "assets", "statistics"):
        return None
    if sheet.kind in _LOCAL and not (sheet.kind == "projects" and row["role"] == "total"):
        return None
    if column["counts"] or column["unit"] == "%" or row["partial"] or column["partial"]:
        return None
    if "class" not in dims and "unit" not in dims:
        return None
    if sheet.kind in ("functional", "economic", "economic-government") and _repeated(sheet, row):
        return None
    for name, value in default.items():
        dims.setdefault(name, value)
    if not carried:
        dims.pop("origin", None)
    elif dims.get("origin") == "all":
        dims.pop("origin")
    year = column["year"] or sheet.table["year"]
    return tuple(sorted({**dims, "year": str(year), "stage": str(sheet.table["stage"])}.items()))


def _repeated(sheet: Sheet, row: Record) -> bool:
    """Whether a class is printed in more than one row of its table (once a unit, say): then none is the whole."""
    name = row["dims"].get("class")
    counts = sheet.table.get("_classes")
    if counts is None:
        counts = {}
        for one in sheet.rows:
            known = one["dims"].get("class")
            if known:
                counts[known] = counts.get(known, 0) + 1
        sheet.table["_classes"] = counts
    return bool(name) and counts.get(name, 0) > 1


def _carries_over(sheets: Iterable[Sheet]) -> bool:
    """Whether the disclosure prints anything carried over; if not, current and all are the same."""
    for sheet in sheets:
        for row, column, operand in sheet.figures():
            if sheet.dims(row, column).get("origin") == "carried" and operand.figure is not None and not operand.figure.is_zero:
                return True
    return False


def replaced(one: Key, **changes: str | None) -> Key:
    """The key with some dimensions changed (None: taken out)."""
    dims = dict(one)
    for name, value in changes.items():
        if value is None:
            dims.pop(name, None)
        else:
            dims[name] = value
    return tuple(sorted(dims.items()))
