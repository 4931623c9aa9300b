"""Cards against the tables: every project has its row, and together they are project expenditure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.checks.cards.model import Card, alike, head
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Observation, Tested
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import parse_amounts, restored
from yxtools.figures import total as sum_of
from yxtools.language import _
from yxtools.text import squeeze
from yxtools.units import money_power

Record = dict[str, Any]


def against_rows(cards: Sequence[Card], tables: Iterable[Record], words: Words) -> Iterator[Tested]:
    """The project of a card has a row in the project expenditure table, with its amount."""
    rows = _by_name(tables, words)
    if not rows:
        return
    known = {card.key for card in cards}
    unclaimed = [name for name in rows if name not in known]
    for card in cards:
        if card.of_year is not None and card.power is not None:
            near = (rows[name] for name in unclaimed if alike(name, card.key))
            yield _row(card, card.of_year, rows.get(card.key), near)
    lonely = [name for name in unclaimed if not any(alike(name, key) for key in known)]
    # a department that publishes a few of its cards owes none for the other rows
    for name in lonely if 2 * len(lonely) <= len(rows) else ():
        yield Observation(
            "card/no-card",
            _("{label}: a row of the project table without a card").format(label=rows[name][0].label),
            (rows[name][0],),
            "info",
        )


def _by_name(tables: Iterable[Record], words: Words) -> dict[str, list[Operand]]:
    """The amounts of the rows of all project tables, by the name of the project."""
    rows: dict[str, list[Operand]] = defaultdict(list)
    for table in tables:
        if (
            table["rows_kind"] == "projects"
            and table["unit"]
            and not words.has("carried_over", table["title"])
        ):
            for name, operand in _projects(table):
                rows[name].append(operand)
    return rows


def _row(card: Card, budget: Operand, own: list[Operand] | None, near: Iterator[list[Operand]]) -> Tested:
    """A card against the rows of its name, else against the first of those of a name alike."""
    rows = own or next(near, None)
    if rows is None:
        text = _("{name}: no row of the project table has this name").format(name=card.name)
        return Observation("card/no-row", text, head(card), "info")
    fitting = next((row for row in rows if row.interval().meets(budget.interval())), rows[0])
    note = (
        _("row of the project table")
        if own
        else _("row of the project table named {label}").format(label=fitting.label)
    )
    severity = "warning" if own else "info"
    return Relation("card/project-row", budget, ((1, fitting),), severity=severity, note=note)


def _projects(table: Record) -> Iterator[tuple[str, Operand]]:
    """The projects of a table: name and first figure; rows above other rows are units, not projects."""
    parents = {row["parent"] for row in table["rows"]}
    for row in table["rows"]:
        if row["index"] not in parents and row["cells"] and row["cells"][0]["value"] is not None:
            yield squeeze(row["name"]), _operand(table, row, row["cells"][0], row["name"])


def _operand(table: Record, row: Record, cell: Record, label: str) -> Operand:
    """A cell of a table in a unit of money."""
    return Operand(
        f"{table['id']}.r{row['index']}.c{cell['column']}",
        label,
        cell["line"] if "line" in cell else row["line"],
        cell["raw"],
        restored(cell["value"], cell["decimals"], cell["raw"]),
        money_power(table["unit"]) or 0,
        table["unit"],
    )


def against_total(
    cards: Sequence[Card], tables: Sequence[Record], texts: Sequence[Record], words: Words, complete: bool
) -> Iterator[Relation]:
    """The budgets of all cards add up to the project expenditure of the department, in its table and in its
    prose. Unless the cards are known to be `complete`, less than half of it is that of a few samples.
    """
    total = _project_expenditure(tables)
    parts = [card.of_year for card in cards if card.power is not None]
    known = [part for part in parts if part is not None]
    if total is None or len(known) < 2 or len(known) < len(cards):
        return
    if not complete and (sum_of(part.point() for part in known) * 2).before(total.point()):
        return
    stated = (
        operand
        for text in texts
        if (operand := _stated_expenditure(text, words)) is not None and operand.point() == total.point()
    )
    for whole in (total, next(stated, None)):
        if whole is not None:
            yield Relation(
                "card/sum-of-cards",
                whole,
                tuple((1, part) for part in known),
                severity="warning",
                note=_("sum of {count} cards").format(count=len(known)),
            )


def _stated_expenditure(text: Record, words: Words) -> Operand | None:
    """The project expenditure that a text states."""
    match = words.pattern("project_expenditure").search(text["text"])
    if match is None:
        return None
    start, _end, figure = next(parse_amounts(text["text"][match.end() :]), (0, 0, None))
    if figure is None or figure.unit is None or (power := money_power(figure.unit)) is None:
        return None
    # the name that the claims give the figure too
    ref = f"{text['id']}.{match.end() + start}"
    return Operand(ref, match[0], text["src"]["line"], figure.raw, figure, power, figure.unit)


def _project_expenditure(tables: Sequence[Record]) -> Operand | None:
    """The total of project expenditure in the table of all expenditure of a budget."""
    found = (
        _total(table)
        for table in tables
        if table["stage"] == "budget" and (table["form"] or "").endswith("/expenditure") and table["unit"]
    )
    return next((operand for operand in found if operand is not None), None)


def _total(table: Record) -> Operand | None:
    """The project expenditure in the row of totals of a table."""
    columns = {
        column["index"]: column["path"][-1]
        for column in table["columns"]
        if column["role"] == "figure" and (column.get("dims") or {}).get("nature") == "project"
    }
    row = next((row for row in table["rows"] if row["role"] == "total"), None)
    for cell in row["cells"] if row is not None else ():
        if row is not None and cell["column"] in columns and cell["value"] is not None:
            return _operand(table, row, cell, columns[cell["column"]])
    return None
