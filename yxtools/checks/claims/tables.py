"""Whole tables that a statement is about: empty ones, those of a fund or an item, the parts of a class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet
from yxtools.text import squeeze


def printed_for(sheets: Sequence[Sheet], dims: Mapping[str, str]) -> tuple[list[Operand], bool]:
    """The figures other than zero printed for a fund or item as a whole, and whether a table is on it."""
    wanted = {
        name: value
        for name, value in dims.items()
        if name in ("fund", "item") and value not in ("all", "fiscal")
    }
    if not wanted:
        return [], False
    found, there = [], False
    for one in sheets:
        own = one.table["dims"]
        if any(own.get(name) != value for name, value in wanted.items()):
            continue
        there = True
        for row, column, operand in one.figures():
            counts = operand.figure is not None and not operand.figure.is_zero and not column["counts"]
            if counts and "change" not in column["dims"] and row["role"] == "total":
                found.append(operand)
    return found, there


def empty_notes(
    sheets: Sequence[Sheet], says_empty: re.Pattern[str]
) -> Iterator[tuple[str, int, list[Operand]]]:
    """The notes that say their table is empty: text, line, the figures other than zero in the table."""
    for one in sheets:
        for note in one.table["notes"]:
            if says_empty.search(squeeze(note["text"])):
                found = [
                    operand
                    for _, _, operand in one.figures()
                    if operand.figure is not None and not operand.figure.is_zero
                ]
                yield note["text"], note["line"], found


def rows_under(sheets: Sequence[Sheet], whole: str, dims: Mapping[str, str]) -> list[tuple[str, Operand]]:
    """The filled rows directly below a class in the tables that print it for the same fund."""
    found: list[tuple[str, Operand]] = []
    for one in sheets:
        if one.table["dims"].get("fund") != dims.get("fund") and dims.get("fund"):
            continue
        for row in one.rows:
            if row["dims"].get("class") != whole:
                continue
            for child in one.children.get(row["index"], ()):
                columns = [column for column in one.columns if column["block"] == child["block"]]
                operand = next(
                    (one.at(child, column) for column in columns if not one.at(child, column).blank), None
                )
                if operand is not None and child["dims"].get("class"):
                    found.append((child["dims"]["class"], operand))
    return found
