"""How what a table does not print is told: by the row beside which it should stand."""

from __future__ import annotations

from typing import Any

from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet
from yxtools.checks.slips import MISSING

Record = dict[str, Any]


def called(row: Record) -> str:
    """The code and name of a row, as messages give them."""
    return " ".join(part for part in (row["code"], row["name"]) if part)


def title(sheet: Sheet) -> str:
    """What messages call a table."""
    return str(sheet.table["title"] or sheet.id)


def head(sheet: Sheet, row: Record) -> Operand:
    """A row as a cell in which nothing is printed."""
    return Operand.place(f"{sheet.id}.r{row['index']}", called(row), row["line"], "")


def missing(rule: str, message: str, place: Operand, severity: str) -> Observation:
    """That a row is missing at a place."""
    suspect = {"ref": place.ref, "line": place.line, "printed": "", "implied": None, "slip": MISSING}
    return Observation(rule, message, (place,), severity, suspects=(suspect,))
