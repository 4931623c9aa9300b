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
_FUNDS = ("general", "government", "state")


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
    return any(
        row["index"] > total["index"] and row["block"] == total["block"] and _first(sheet, row)
        for row in sheet.rows
    )


def _first(sheet: Sheet, row: Record) -> Operand | None:
    for column in sheet.columns:
        if column["block"] == row["block"] and not sheet.at(row, column).blank:
            return sheet.at(row, column)
    return None


def rows(sheet: Sheet) -> Iterator[Relation]:
    """年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余, in every row of a table that prints all four."""
    named: dict[str, Record] = {}
    for column in sheet.columns:
        dims = column["full"]
        measure = dims.get("measure")
        if set(column["dims"]) - {"measure", "origin", "fund"} or column["side"]:
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
        relation = Relation(
            "balance/row",
            sheet.at(row, named["income"]),
            tuple(part for part in parts if not part[1].blank),
            severity=sheet.severity,
        )
        if not relation.empty():
            found.append(relation)
    if found and 2 * sum(1 for relation in found if relation.status() != "fail") >= len(found):
        yield from found


def funds(facts: Sequence[Fact]) -> Iterator[Relation]:
    """Of every fund: income + carried over = expenditure + left at the end; and what is left has one figure
    only.
    """
    by_key: dict[Key, Fact] = {}
    for fact in facts:
        by_key.setdefault(fact.key, fact)
    for key, fact in by_key.items():
        dims = dict(key)
        if dims.get("measure") != "expenditure total" or dims.get("fund") not in (
            "general",
            "government",
            "state",
        ):
            continue
        income = [
            by_key.get(replaced(key, measure="income", origin=origin)) for origin in ("current", "carried")
        ]
        if income[0] is None:
            income = [by_key.get(replaced(key, measure="income", origin=None)), income[1]]
        whole = by_key.get(replaced(key, measure="income", origin="carried", fund="fiscal"))
        told = any(replaced(key, measure="income", origin="carried", fund=one) in by_key for one in _FUNDS)
        if not told and whole is not None and not whole.operand.blank:
            continue  # what is carried over is not told by fund
        parts = tuple((1, one.operand) for one in income if one is not None and not one.operand.blank)
        if parts and income[0] is not None and income[0].sheet == fact.sheet:
            yield Relation("balance/fund", fact.operand, parts)


def classes(facts: Sequence[Fact]) -> Iterator[Relation]:
    """What comes in for a class is spent on it: of every fund, current and carried over together or apart.

    A convention of compiling accounts by class, not a law: it is asserted where nearly every class follows
    it, fund by fund, and a class that does not is worth a question.
    """
    by_key: dict[Key, Fact] = {}
    for fact in facts:
        by_key.setdefault(fact.key, fact)
    families: dict[tuple[str | None, ...], list[Relation]] = {}
    left_over = any(_left_over(fact) for fact in facts if dict(fact.key).get("fund") != "all")
    carried = left_over or any(_left_over(fact) for fact in facts)
    for key, fact in by_key.items():
        dims = dict(key)
        if dims.get("measure") != "income" or not dims.get("class", "").startswith("functional:"):
            continue
        family, spent, received = _spent(by_key, key, dims)
        if dims.get("stage") == "final" and (left_over or dims.get("fund") == "all"):
            continue
        income = [fact, *received]
        operands = [(1, one.operand) for one in spent] + [(-1, one.operand) for one in received]
        parts = tuple((sign, operand) for sign, operand in operands if not operand.blank)
        if spent and parts and any(not one.operand.blank for one in (*income, *spent)):
            families.setdefault(family, []).append(
                Relation("balance/class", fact.operand, parts, severity="warning")
            )
    for family, found in families.items():
        held = sum(1 for relation in found if relation.status() != "fail")
        # with money left over, a class may well receive what is spent on it a year later
        most = (
            len(found) if carried and family[0] != "with carried" else len(found) * _MOSTLY // (_MOSTLY + 1)
        )
        if held >= max(_ENOUGH, most):
            yield from found


def _left_over(fact: Fact) -> bool:
    """Whether fiscal money is carried into or out of the year: then no class need spend what it receives."""
    dims = dict(fact.key)
    moved = dims.get("origin") == "carried" or dims.get("measure") == "closing"
    figure = fact.operand.figure
    return (
        moved
        and dims.get("fund") in ("all", "fiscal", "general", "government", "state")
        and figure is not None
        and not figure.is_zero
    )


def _spent(
    by_key: Mapping[Key, Fact], key: Key, dims: Mapping[str, str]
) -> tuple[tuple[str | None, ...], list[Fact], list[Fact]]:
    """The family a class's income belongs to, what is spent on it, and what else comes in for it (carried
    over).
    """
    fund, origin = dims.get("fund"), dims.get("origin")
    same = by_key.get(replaced(key, measure="expenditure"))
    if same is not None:
        return ("same", fund, origin), [same], []
    whole = by_key.get(replaced(key, measure="expenditure", origin=None))
    further = replaced(key, origin="carried"), replaced(key, measure="surplus used", origin=None)
    if origin == "current" and whole is not None and dims.get("stage") == "budget":
        received = [by_key[one] for one in further if one in by_key]
        return ("with carried" if received else "without", fund, origin), [whole], received
    if fund == "fiscal":
        funds = [
            by_key.get(replaced(key, measure="expenditure", fund=one, origin=None))
            for one in ("general", "government", "state")
        ]
        return ("by fund", fund, origin), [one for one in funds if one is not None], []
    return ("none", fund, origin), [], []
