"""Law 3: balance equations between income, expenditure and what is carried over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yxtools.checks.index import Fact, Key, replaced
from yxtools.checks.relation import Operand, Relation
from yxtools.checks.sheet import Sheet

Record = dict[str, Any]

_MOSTLY = 4  # four of five rows must confirm a balance that is a convention, not a definition
_ENOUGH = 4


def sides(sheet: Sheet) -> Iterator[Relation]:
    """收入总计 = 支出总计: the last totals of both sides of a table, in the columns of the same fund."""
    totals: dict[str, Record] = {}
    for row in sheet.rows:
        side = _side(sheet, row)
        if side and row["role"] == "total" and _first(sheet, row) is not None:
            totals[side] = row
    income, expenditure = totals.get("income"), totals.get("expenditure")
    if income is None or expenditure is None or income["grand"] != expenditure["grand"]:
        return
    if not income["grand"] and (_after(sheet, income) or _after(sheet, expenditure)):
        return
    one, two = _first(sheet, income), _first(sheet, expenditure)
    if one is not None and two is not None:
        yield Relation("balance/total", one, ((1, two),), severity=sheet.severity)


def _side(sheet: Sheet, row: Record) -> str | None:
    return next((column["side"] for column in sheet.columns if column["block"] == row["block"]), None)


def _after(sheet: Sheet, total: Record) -> bool:
    """Whether rows of its block with figures are printed below a total."""
    return any(row["index"] > total["index"] and row["block"] == total["block"] and _first(sheet, row) for row in sheet.rows)


def _first(sheet: Sheet, row: Record) -> Operand | None:
    for column in sheet.columns:
        if column["block"] == row["block"] and not sheet.at(row, column).blank:
            return sheet.at(row, column)
    return None


def rows(sheet: Sheet) -> Iterator[Relation]:
    """年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余, in every row of a table that prints all four."""
    named: dict[str, Record] = {}
    for column in sheet.columns:
        dims = column["dims"]
        measure = dims.get("measure")
        if len(set(dims) - {"measure", "origin", "fund"}) or column["side"]:
            continue
        role = "opening" if measure == "income" and dims.get("origin") == "carried" else measure
        if role in ("opening", "income", "expenditure", "closing"):
            named.setdefault(role, column)
    if set(named) != {"opening", "income", "expenditure", "closing"}:
        return
    found = []
    for row in sheet.rows:
        signs = ((1, "expenditure"), (1, "closing"), (-1, "opening"))
        parts = [(sign, sheet.at(row, named[name])) for sign, name in signs]
        relation = Relation("balance/row", sheet.at(row, named["income"]), tuple(part for part in parts if not part[1].blank), severity=sheet.severity)
        if not relation.empty():
            found.append(relation)
    if found and 2 * sum(1 for relation in found if relation.status() != "fail") >= len(found):
        yield from found


def funds(facts: Sequence[Fact]) -> Iterator[Relation]:
    """Of every fund: income + carried over = expenditure + left at the end; and what is left has one figure only."""
    by_key: dict[Key, Fact] = {}
    for fact in facts:
        by_key.setdefault(fact.key, fact)
    for key, fact in by_key.items():
        dims = dict(key)
        if dims.get("measure") != "expenditure total" or dims.get("fund") not in ("general", "government", "state"):
            continue
        income = [by_key.get(replaced(key, measure="income", origin=origin)) for origin in ("current", "carried")]
        if income[0] is None:
            income = [by_key.get(replaced(key, measure="income", origin=None)), income[1]]
        parts = tuple((1, one.operand) for one in income if one is not None and not one.operand.blank)
        if parts and income[0] is not None and income[0].sheet == fact.sheet:
            yield Relation("balance/fund", fact.operand, parts)


def classes(facts: Sequence[Fact]) -> Iterator[Relation]:
    """In a budget, what comes in for a class is spent on it, current and carried over together.

    A convention of compiling budgets by class, not a law: it is asserted where nearly every class of the disclosure
    follows it, and a class that does not is worth a question.
    """
    by_key: dict[Key, Fact] = {}
    for fact in facts:
        by_key.setdefault(fact.key, fact)
    found = []
    for key, fact in by_key.items():
        dims = dict(key)
        if dims.get("measure") != "expenditure" or not dims.get("class", "").startswith("functional:") or dims.get("stage") != "budget":
            continue
        if dims.get("fund") != "all" or dims.get("nature") != "all" or "origin" in dims:
            continue
        income = _income(by_key, key)
        if income and any(not one.operand.blank for one in income):
            parts = tuple((1, one.operand) for one in income if not one.operand.blank)
            found.append(Relation("balance/class", fact.operand, parts, severity="warning"))
    held = sum(1 for relation in found if relation.status() != "fail")
    if held >= _ENOUGH and held * (_MOSTLY + 1) >= len(found) * _MOSTLY:
        yield from found


def _income(by_key: Mapping[Key, Fact], key: Key) -> list[Fact]:
    """What comes in for a class: one figure, or the current and the carried over one."""
    whole = by_key.get(replaced(key, measure="income"))
    if whole is not None:
        return [whole]
    parts = [by_key.get(replaced(key, measure="income", origin=origin)) for origin in ("current", "carried")]
    return [part for part in parts if part is not None] if parts[0] is not None else []
