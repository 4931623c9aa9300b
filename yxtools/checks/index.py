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
    """The facts of all tables that may be printed elsewhere too: understood ones, blanks of filled tables
    included.
    """
    carried = _carries_over(sheets)
    origins = _origins(sheets, default) if carried else {}
    found = []
    for at, sheet in enumerate(sheets):
        rows_filled, filled = sheet.filled()
        for row in sheet.rows:
            if not row["known"] and row["role"] != "total":
                continue
            zeros = row["index"] in rows_filled or row["dims"].get("class", "").startswith("functional")
            for column in sheet.columns:
                zero = zeros and column["index"] in filled
                if row["block"] != column["block"] or not (zero or sheet.prints(row, column)):
                    continue
                made = key(sheet, row, column, default, carried)
                if made is not None and at in origins and "origin" not in dict(made):
                    made = replaced(made, origin=origins[at])
                if made is not None and (operand := sheet.at(row, column)).legible:
                    found.append(Fact(made, operand, at, column["index"]))
    return found


def _origins(sheets: Sequence[Sheet], default: Mapping[str, str]) -> dict[int, str | None]:
    """Whether a budget's tables of one fund hold the current year's money only, where their titles do not
    say.

    Provinces differ. The table's total tells: it is the fund's current income, or all that is spent of the
    fund. The tables of a fund whose total is neither are compared with each other only.
    """
    found: dict[int, str | None] = {}
    known: dict[Key, Operand] = {}
    for sheet in sheets:
        if sheet.kind == "sides":
            for row, column, operand in sheet.figures():
                made = key(sheet, row, column, default, True)
                if made is not None:
                    known.setdefault(replaced(made, year=None, stage=None), operand)
    by_fund: dict[str, str | None] = {}
    for at, sheet in enumerate(sheets):
        fund = sheet.table["dims"].get("fund")
        if (
            sheet.table["stage"] != "budget"
            or sheet.table["dims"].get("measure") != "expenditure"
            or sheet.table["dims"].get("origin")
        ):
            continue
        if fund not in ("general", "government", "state") or sheet.kind not in (
            "functional",
            "economic",
            "economic-government",
        ):
            continue
        if sheet.kind == "functional" and fund not in by_fund:
            by_fund[fund] = _origin(sheet, fund, known)
        if fund in by_fund and by_fund[fund] is not None:
            found[at] = by_fund[fund]
    return found


def _origin(sheet: Sheet, fund: str, known: Mapping[Key, Operand]) -> str | None:
    base = (("class", "total"), ("fund", fund), ("nature", "all"))
    current = known.get(tuple(sorted((*base, ("measure", "income"), ("origin", "current")))))
    spent = known.get(tuple(sorted((*base, ("measure", "expenditure")))))
    spent = spent or known.get(tuple(sorted((*base, ("measure", "expenditure total")))))
    total = _total(sheet)
    if total is None:
        return "unknown"
    if spent is not None and total.interval().meets(spent.interval()):
        return None
    if current is not None and total.interval().meets(current.interval()):
        return "current"
    return "unknown"


def _total(sheet: Sheet) -> Operand | None:
    """The figure of the total row (or of the only uppermost row) in the column of all natures."""
    columns = [
        column
        for column in sheet.columns
        if not {"nature", "change", "label"} & set(column["dims"]) and column["year"] is None
    ]
    tops = [row for row in sheet.rows if row["role"] == "total"] or [
        row for row in sheet.rows if row["parent"] is None
    ]
    printed = [sheet.at(row, column) for row in tops[:1] for column in columns[:1]]
    return next((operand for operand in printed if not operand.blank and operand.legible), None)


def key(sheet: Sheet, row: Record, column: Record, default: Mapping[str, str], carried: bool) -> Key | None:
    """The dimensions under which a cell's fact is known; None where its meaning is not certain enough."""
    if sheet.kind in _LOCAL and not (sheet.kind == "projects" and row["role"] == "total"):
        return None
    if column["counts"] or column["unit"] == "%" or row["partial"] or column["partial"]:
        return None
    dims = sheet.dims(row, column)
    if (
        "label" in dims
        or "change" in dims
        or dims.get("measure") in (None, "balance", "assets", "statistics")
    ):
        return None
    if "class" not in dims and "unit" not in dims:
        return None
    if sheet.kind in ("functional", "economic", "economic-government") and _repeated(sheet, row):
        return None
    dims = {**default, **dims}
    if not carried or dims.get("origin") == "all":
        dims.pop("origin", None)
    dims["year"] = str(column["year"] or sheet.table["year"])
    dims["stage"] = str(sheet.table["stage"])
    return tuple(sorted(dims.items()))


def _repeated(sheet: Sheet, row: Record) -> bool:
    """Whether a class is printed in more than one row of its table (once a unit, say): then none is the
    whole.
    """
    name = row["dims"].get("class")
    return name is not None and sheet.classes[name] > 1


def _carries_over(sheets: Iterable[Sheet]) -> bool:
    """Whether the disclosure prints anything carried over; if not, current and all are the same."""
    for sheet in sheets:
        for row, column, operand in sheet.figures():
            if (
                operand.figure is not None
                and not operand.figure.is_zero
                and sheet.dims(row, column).get("origin") == "carried"
            ):
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
