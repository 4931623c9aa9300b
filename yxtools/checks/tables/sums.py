"""Law 2 down the rows of a table: a whole is the sum of its parts, in every column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from yxtools.checks.relation import AT_MOST, Operand, Relation, summed
from yxtools.checks.sheet import Sheet, additive
from yxtools.checks.tables.blanks import opened, remarked
from yxtools.language import _
from yxtools.tables.labels import Labels

Record = dict[str, Any]

UNCLASSIFIED = "code"
"""The scheme of codes that no classification knows."""
SHOWN = 2
"""Columns with figures in which the units add up that show that they do."""


def down(sheet: Sheet, labels: Labels) -> Iterator[Relation]:
    """Every row that has parts, in every column that adds up."""
    rows = {row["index"]: row for row in sheet.rows}
    for column in sheet.columns:
        if not additive(column, labels):
            continue
        block = [
            (rows[parent], parts)
            for parent, parts in sorted(sheet.children.items())
            if rows[parent]["block"] == column["block"]
        ]
        totalled = any(not sheet.at(whole, column).blank for whole, _ in block)
        found = [
            relation for whole, parts in block for relation in _row_sum(sheet, column, whole, parts, totalled)
        ]
        yield from remarked(found)


def across_blocks(sheet: Sheet) -> Iterator[Relation]:
    """Wholes with parts in several blocks side by side (人员经费合计 | 公用经费合计): one figure column a
    block.
    """
    rows = {row["index"]: row for row in sheet.rows}
    first = {column["block"]: column for column in reversed(sheet.columns)}
    for parent, parts in sorted(sheet.children.items()):
        whole = rows[parent]
        parts = [part for part in parts if part["block"] in first]
        if whole["block"] not in first or all(part["block"] == whole["block"] for part in parts):
            continue
        operands = tuple((1, sheet.at(part, first[part["block"]])) for part in parts if not part["partial"])
        target = sheet.at(whole, first[whole["block"]])
        yield summed("sum/economic", target, operands, severity=sheet.severity)


def _row_sum(
    sheet: Sheet, column: Record, whole: Record, parts: Sequence[Record], totalled: bool
) -> Iterator[Relation]:
    own = [part for part in parts if part["block"] == column["block"]]
    if len(own) != len(parts):
        return
    target = sheet.at(whole, column)
    for operand in (sheet.at(part, column) for part in own if part["partial"]):
        if not operand.blank and not target.blank and operand.unit == target.unit:
            yield Relation("bound/of-which", operand, ((1, target),), AT_MOST, sheet.severity)
    own_parts = [part for part in own if not part["partial"]]
    operands = [(1, sheet.at(part, column)) for part in own_parts]
    printed = [operand for _, operand in operands if not operand.blank]
    if (
        not printed
        or len(
            {operand.unit for operand in printed if operand.unit}
            | ({target.unit} if not target.blank else set())
        )
        > 1
    ):
        return
    if target.blank and not (totalled and _says_zero(sheet, whole)):
        return
    relation = summed(row_rule(whole, own_parts, sheet), target, operands, severity=sheet.severity)
    told = opened(
        relation, own_parts, lambda part: sheet.at(part, column), lambda part: _below_subtotal(sheet, part)
    )
    if told is not relation:
        yield told
        return
    yield _without_unknown(relation, own_parts, operands)


def _below_subtotal(sheet: Sheet, row: Record) -> list[Record]:
    """The parts of a row that is a 小计; of any other none."""
    parts = sheet.children.get(row["index"], ()) if row["role"] == "total" else ()
    return [part for part in parts if part["block"] == row["block"] and not part["partial"]]


def _says_zero(sheet: Sheet, row: Record) -> bool:
    """Whether a blank in this row stands for zero: the row has figures, or a code, and is no mere heading."""
    return bool(row["code"]) or any(
        not sheet.at(row, column).blank for column in sheet.columns if column["block"] == row["block"]
    )


def _without_unknown(
    relation: Relation, parts: Sequence[Record], operands: Sequence[tuple[int, Operand]]
) -> Relation:
    """A part whose label is not understood may be no part: if the sum holds without such, it is left out."""
    if relation.status() != "fail" or all(part["known"] for part in parts):
        return relation
    known = [operand for part, operand in zip(parts, operands, strict=True) if part["known"]]
    note = _("unknown rows left out")
    without = summed(relation.rule, relation.whole, known, severity=relation.severity, note=note)
    if known and without.status() != "fail":
        return without
    return replace(relation, severity="warning")


def row_rule(whole: Record, parts: Sequence[Record], sheet: Sheet) -> str:
    """The name of the rule by what the parts are."""
    scheme = parts[0]["dims"].get("class", "").partition(":")[0]
    if scheme == UNCLASSIFIED and whole["role"] != "total":
        return "sum/unit"
    if scheme == "functional":
        return "sum/function"
    if scheme in ("economic", "economic-government", "name"):
        return "sum/economic"
    if sheet.kind in ("projects", "purchases", "units"):
        return "sum/unit"
    if "item" in parts[0]["dims"]:
        return "sum/item"
    return "sum/total" if whole["role"] == "total" else "sum/outline"


def by_unit(sheet: Sheet, labels: Labels) -> Iterator[Relation]:
    """The row of a department above those of its units, whose codes begin with its own (413, 413001).

    A code may also stand for the department without its units: the sums must hold in some columns.
    """
    columns = [column for column in sheet.columns if additive(column, labels)]
    for whole, parts in _departments(sheet):
        found = [
            summed("sum/unit", sheet.at(whole, column), [(1, sheet.at(part, column)) for part in parts])
            for column in columns
            if column["block"] == whole["block"]
        ]
        found = [one for one in found if any(operand.figure for _sign, operand in one.operands)]
        held = [one for one in found if one.status() != "fail" and not _nothing(one.whole)]
        if len(held) >= SHOWN or 2 * len(held) >= len(found) > 0:
            yield from found


def _departments(sheet: Sheet) -> Iterator[tuple[Record, list[Record]]]:
    """Rows with codes that are no classes, each with those one level below."""
    rows = {
        row["code"]: row for row in sheet.rows if row["code"] and row["code"].isdigit() and not _of_class(row)
    }
    below: dict[str, list[Record]] = {}
    for code, row in rows.items():
        above = next((code[:end] for end in range(len(code) - 1, 0, -1) if code[:end] in rows), None)
        if above is not None:
            below.setdefault(above, []).append(row)
    for code, parts in below.items():
        if len(parts) > 1:
            yield rows[code], parts


def _of_class(row: Record) -> bool:
    """Whether the code of a row is one of the classifications."""
    return str(row["dims"].get("class", UNCLASSIFIED)).partition(":")[0] != UNCLASSIFIED


def _nothing(one: Operand) -> bool:
    return one.figure is None or one.figure.is_zero
