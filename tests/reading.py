"""Short ways from invented text to records, every record held to its schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from yxtools.checks import checks
from yxtools.schema import validate
from yxtools.split.document import split
from yxtools.split.model import Line
from yxtools.tables import tables
from yxtools.tables.facts import facts
from yxtools.taxonomy import load

Record = dict[str, Any]

TAXONOMY = load()

FINAL = "云溪县档案馆2024年度部门决算\n\n"
BUDGET = "云溪县档案馆2025年部门预算\n\n"


def lines_of(text: str) -> list[Line]:
    """The lines of a text; a form feed at the start of a line begins the next page."""
    found, page = [], 1
    for number, printed in enumerate(text.split("\n"), 1):
        page += printed.count("\f")
        found.append(Line(number, printed.replace("\f", ""), page))
    return found


def split_text(text: str) -> list[Record]:
    """The records of a disclosure: `document`, `section`, `text`, `grid`."""
    found = list(split(text, doc="d", file="d.txt", encoding="utf-8", sha256="0" * 64, taxonomy=TAXONOMY))
    return _sound(found)


def grids(text: str) -> list[Record]:
    """The raw tables of a disclosure."""
    return [record for record in split_text(text) if record["type"] == "grid"]


def understand(records: Iterable[Record]) -> list[Record]:
    """The `table` records that stand for the grids among `records`."""
    return [record for record in _sound(list(tables(records, TAXONOMY))) if record["type"] == "table"]


def tables_of(text: str) -> list[Record]:
    """The understood tables of a disclosure."""
    return understand(split_text(text))


def only_table(text: str) -> Record:
    """The only table of a disclosure."""
    (found,) = tables_of(text)
    return found


def grid(printed: Sequence[str], title: str | None = "支出决算表", **changes: Any) -> Record:
    """A raw table, its rows `printed` on lines 1, 2, 3; every row is a string of cells set apart by tabs."""
    rows = [{"line": at, "cells": row.split("\t")} for at, row in enumerate(printed, 1)]
    record: Record = {
        "type": "grid",
        "doc": "d",
        "id": "g1",
        "section": None,
        "layout": "tab",
        "title": title,
    }
    record |= {"title_from": "print" if title else None, "table_no": None, "unit": "万元", "year": 2024}
    record |= {"entity": None, "captions": [], "rows": rows, "notes": [], "fragments": 1}
    record |= {"src": {"file": "d.txt", "line": 1, "end_line": max(1, len(printed))}, **changes}
    return _sound([record])[0]


def table(printed: Sequence[str], title: str | None = "支出决算表", **changes: Any) -> Record:
    """An understood table of rows of cells set apart by tabs."""
    (found,) = understand([grid(printed, title, **changes)])
    return found


def figures(table: Record) -> list[tuple[str, str, str]]:
    """What a table's facts say: (code or name of the row, leaf of the column, figure as printed)."""
    return [
        (
            fact["row"]["code"] or fact["row"]["name"],
            fact["column"][-1] if fact["column"] else "",
            fact["raw"],
        )
        for fact in facts_of(table)
    ]


def facts_of(table: Record) -> list[Record]:
    """The facts of a table."""
    return _sound(list(facts(table)))


def verdicts(records: Iterable[Record]) -> list[Record]:
    """The checks of the tables among `records`."""
    return [one for one in _sound(list(checks(records, TAXONOMY))) if one["type"] == "check"]


def checks_of(text: str) -> list[Record]:
    """The checks of a disclosure."""
    return verdicts(tables_of(text))


def statuses(found: Iterable[Record]) -> Counter[str]:
    """How many checks there are of every status."""
    return Counter(check["status"] for check in found)


def parents(table: Record) -> dict[str, str | None]:
    """Of every row, by code or name, the row it is a part of."""
    names = [row["code"] or row["name"] for row in table["rows"]]
    return {
        name: None if row["parent"] is None else names[row["parent"]]
        for name, row in zip(names, table["rows"], strict=True)
    }


def printed(text: str) -> Counter[str]:
    """The characters of a text that are not blank."""
    return Counter(char for char in text if not char.isspace())


def recorded(records: Iterable[Record]) -> Counter[str]:
    """The characters that stand in records, noise included, that are not blank."""
    found: Counter[str] = Counter()
    for record in records:
        for text in _texts(record):
            found.update(printed(text))
    return found


def _texts(record: Record) -> list[str]:
    if record["type"] == "document":
        return [noise["text"] * noise["count"] for noise in record["noise"]]
    if record["type"] == "grid":
        cells = [cell for row in record["rows"] for cell in row["cells"]]
        return [*cells, *(said["text"] for said in [*record["captions"], *record["notes"]])]
    return [record["text"]]


def _sound(found: list[Record]) -> list[Record]:
    for record in found:
        assert validate(record) == []
    return found
