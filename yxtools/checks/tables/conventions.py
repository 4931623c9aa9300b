"""Relations that a table's own rows reveal: quantity × price, a difference and a rate of two columns, a
repeated budget.

They are asserted only where nearly all rows follow them, so that a reading of the head that is wrong says
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from yxtools.checks.growth import PERCENT_POWER, grown, of_figures
from yxtools.checks.relation import AT_MOST, Formula, Operand, Relation, calculated
from yxtools.checks.sheet import Sheet, additive
from yxtools.tables.labels import Labels, plain

Record = dict[str, Any]

_ENOUGH = 3
_MOST_COLUMNS = 14


def confirmed(found: Sequence[Relation], share: int = 80) -> bool:
    """Whether nearly all rows (all but one, or `share` per cent; and at least three) follow a convention."""
    held = sum(1 for relation in found if relation.status() != "fail")
    return held >= _ENOUGH and (held >= len(found) - 1 or held * 100 >= len(found) * share)


def products(sheet: Sheet, labels: Labels) -> Iterator[Relation]:
    """金额 = 数量 × 单价, as far as the printed prices allow to tell."""
    counts = [column for column in sheet.columns if column["counts"]]
    prices = [
        column
        for column in sheet.columns
        if column["path"] and "价" in plain(column["path"][-1]) and labels.rate(plain(column["path"][-1]))
    ]
    if not counts or not prices:
        return
    amounts = [
        column
        for column in sheet.columns
        if additive(column, labels) and not column["counts"] and column["index"] > prices[0]["index"]
    ]
    for amount in amounts[:2]:
        found = []
        for row in sheet.rows:
            count, price, total = (sheet.at(row, column) for column in (counts[0], prices[0], amount))
            if all(one.legible and not one.blank for one in (count, price, total)):
                whole_number = count.figure is not None and not count.figure.decimals
                pieces = replace(count, power=0)  # of whatever the price is for, be it 升 or 万元
                made = calculated("product/amount", total, (pieces, price), _product(whole_number))
                found += [made] if made is not None else []
        if confirmed(found):
            yield from found
            return


def _product(whole_number: bool) -> Formula:
    """Count × price; what is counted in whole numbers is exact, only the price was rounded."""
    return lambda parts: (parts[0].middle if whole_number else parts[0]) * parts[1]


def changes(sheet: Sheet) -> Iterator[Relation]:
    """增减额 = 本年 − 上年 and 增减% = 增减额 ÷ 上年, for the two columns that nearly all rows confirm."""
    amounts = [column for column in sheet.columns if "change" not in column["dims"]][:_MOST_COLUMNS]
    for column in sheet.columns:
        change = column["dims"].get("change")
        if change is None:
            continue
        for before in amounts:
            for after in amounts:
                if before is after or before["block"] != column["block"] or after["block"] != column["block"]:
                    continue
                found = [
                    relation
                    for row in sheet.rows
                    if (relation := _changed(sheet, row, column, before, after)) is not None
                ]
                if confirmed(found):
                    yield from found
                    break
            else:
                continue
            break


def _changed(sheet: Sheet, row: Record, column: Record, before: Record, after: Record) -> Relation | None:
    stated, old, new = (sheet.at(row, one) for one in (column, before, after))
    if row["block"] != column["block"] or stated.blank or (old.blank and new.blank):
        return None
    if column["dims"]["change"] == "amount" and stated.unit != "%":
        return Relation("change/amount", stated, ((1, new), (-1, old)), severity=sheet.severity)
    return _rate(sheet, stated, old, new)


def _rate(sheet: Sheet, stated: Operand, old: Operand, new: Operand) -> Relation | None:
    if not (stated.legible and old.legible and new.legible) or old.blank:
        return None
    rate = replace(stated, power=PERCENT_POWER)  # whatever unit its table has
    return grown("change/percent", rate, (new, old), 1, of_figures, severity=sheet.severity)


def budgets(sheet: Sheet, labels: Labels) -> Iterator[Relation]:
    """The budget of a project beside its purchases: the same in every row of the project, and no less than
    a purchase.
    """
    if sheet.kind != "purchases":
        return
    for at, column in enumerate(sheet.columns):
        if column["counts"] or not additive(column, labels):
            continue
        first: dict[tuple[int | None, str], Operand] = {}
        repeated, bounded = [], []
        for row in sheet.rows:
            name = next(
                (text["text"] for text in row["texts"] if text["column"] == column["index"] - 1), None
            )
            operand = sheet.at(row, column)
            if name is None or operand.blank or not operand.legible or row["role"] == "total":
                continue
            known = first.setdefault((row["parent"], name), operand)
            if known is not operand:
                repeated.append(Relation("duplicate/budget", operand, ((1, known),), severity="warning"))
            for other in sheet.columns[at + 1 :]:
                spent = sheet.at(row, other)
                if additive(other, labels) and not other["counts"] and not spent.blank:
                    bounded.append(Relation("bound/budget", spent, ((1, operand),), AT_MOST, "warning"))
                    break
        # one wrong first print denies all its repetitions
        yield from repeated if confirmed(repeated, 60) else ()
        yield from bounded if confirmed(bounded) and repeated else ()
