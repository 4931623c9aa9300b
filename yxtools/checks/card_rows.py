"""Cards against the tables: every project has its row, and together they are project expenditure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.checks.card_lists import EXPENDITURE
from yxtools.checks.card_model import Card, alike, head
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import parse_amounts, restored
from yxtools.language import _
from yxtools.text import squeeze
from yxtools.units import money_power

Record = dict[str, Any]
Checked = Relation | Observation


def against_rows(cards: Sequence[Card], tables: Iterable[Record]) -> Iterator[Checked]:
    """The project of a card has a row in the project expenditure table, with its amount."""
    rows: dict[str, list[Operand]] = defaultdict(list)
    for table in tables:
        if table["rows_kind"] == "projects" and table["unit"] and "结转" not in (table["title"] or ""):
            for name, operand in _projects(table):
                rows[name].append(operand)
    if not rows:
        return
    known = {card.key for card in cards}
    for card in cards:
        budget = card.amount("annual") or card.amount("budget")
        if budget is None or card.power is None:
            continue
        exact = rows.get(card.key)
        near = exact or next(
            (found for name, found in rows.items() if name not in known and alike(name, card.key)), None
        )
        if near is None:
            yield Observation(
                "card/no-row",
                _("{name}: no row of the project table has this name").format(name=card.name),
                head(card),
                "info",
            )
            continue
        fitting = next((row for row in near if row.interval().meets(budget.interval())), near[0])
        note = (
            _("row of the project table")
            if exact
            else _("row of the project table named {label}").format(label=fitting.label)
        )
        yield Relation(
            "card/project-row", budget, ((1, fitting),), severity="warning" if exact else "info", note=note
        )
    lonely = [
        operands[0]
        for name, operands in rows.items()
        if name not in known and not any(alike(name, key) for key in known)
    ]
    # a department that publishes a few of its cards owes none for the other rows
    for operand in lonely if 2 * len(lonely) <= len(rows) else ():
        yield Observation(
            "card/no-card",
            _("{label}: a row of the project table without a card").format(label=operand.label),
            (operand,),
            "info",
        )


def _projects(table: Record) -> Iterator[tuple[str, Operand]]:
    """The projects of a table: name and first figure; rows above other rows are units, not projects."""
    parents = {row["parent"] for row in table["rows"]}
    power = money_power(table["unit"]) or 0
    for row in table["rows"]:
        if row["index"] in parents or not row["cells"]:
            continue
        cell = row["cells"][0]
        if cell["value"] is None:
            continue
        figure = restored(cell["value"], cell["decimals"], cell["raw"])
        yield (
            squeeze(row["name"]),
            Operand(
                f"{table['id']}.r{row['index']}.c{cell['column']}",
                row["name"],
                cell.get("line", row["line"]),
                cell["raw"],
                figure,
                power,
                table["unit"],
            ),
        )


def against_total(
    cards: Sequence[Card], tables: Sequence[Record], texts: Sequence[Record]
) -> Iterator[Relation]:
    """The budgets of all cards add up to the project expenditure of the department, in its table and in its
    prose.
    """
    total = _project_expenditure(tables)
    parts = [
        budget
        for card in cards
        if (budget := card.amount("annual") or card.amount("budget")) is not None and card.power is not None
    ]
    if total is None or len(parts) < 2 or len(parts) < len(cards):
        return
    stated = (
        operand
        for text in texts
        if (operand := _stated_expenditure(text)) is not None and operand.point() == total.point()
    )
    for whole in (total, next(stated, None)):
        if whole is not None:
            yield Relation(
                "card/sum-of-cards",
                whole,
                tuple((1, part) for part in parts),
                severity="warning",
                note=_("sum of {count} cards").format(count=len(parts)),
            )


def _stated_expenditure(text: Record) -> Operand | None:
    """The project expenditure that a text states."""
    match = EXPENDITURE.search(text["text"])
    if match is None:
        return None
    begin = match.start() + len("项目支出")
    start, _end, figure = next(parse_amounts(text["text"][begin:]), (0, 0, None))
    power = money_power(figure.unit) if figure is not None and figure.unit else None
    if figure is None or power is None:
        return None
    # the name that the claims give the figure too
    ref = f"{text['id']}.{begin + start}"
    return Operand(ref, "项目支出", text["src"]["line"], figure.raw, figure, power, figure.unit)


def _project_expenditure(tables: Sequence[Record]) -> Operand | None:
    """The total of project expenditure in the table of all expenditure of a budget."""
    for table in tables:
        if (
            table["stage"] != "budget"
            or not (table["form"] or "").endswith("/expenditure")
            or not table["unit"]
            or not table["rows"]
        ):
            continue
        column = next(
            (
                c
                for c in table["columns"]
                if c["role"] == "figure" and (c.get("dims") or {}).get("nature") == "project"
            ),
            None,
        )
        row = next((r for r in table["rows"] if squeeze(r["name"]) in ("合计", "总计")), None)
        cell = (
            next((c for c in row["cells"] if column is not None and c["column"] == column["index"]), None)
            if row is not None
            else None
        )
        if cell is not None and row is not None and cell["value"] is not None:
            figure = restored(cell["value"], cell["decimals"], cell["raw"])
            return Operand(
                f"{table['id']}.r{row['index']}.c{cell['column']}",
                "项目支出",
                cell.get("line", row["line"]),
                cell["raw"],
                figure,
                money_power(table["unit"]) or 0,
                table["unit"],
            )
    return None
