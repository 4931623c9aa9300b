"""The figures of a table, one record each, with the dimensions that make them comparable anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from yxtools.taxonomy import Taxonomy, load

Record = dict[str, Any]


def facts(table: Record, taxonomy: Taxonomy | None = None) -> Iterator[Record]:
    """The `fact` records of a `table` record, row by row, read with `taxonomy` (None: ours).

    Text in a column of figures has value null. The facts of a row share its name, those of a column its path:
    neither may be changed.
    """
    captions = (taxonomy or _ours()).once(_captions)
    doc, number, file = table["doc"], table["id"], table["src"]["file"]
    form, title, stage = table["form"], table["title"], table["stage"]
    columns = {column["index"]: (column, path(column, captions)) for column in table["columns"]}
    for row in table["rows"]:
        named, ref = {"code": row["code"], "name": row["name"]}, f"{number}.r{row['index']}.c"
        for cell in row["cells"]:
            column, labels = columns[cell["column"]]
            yield {
                "type": "fact",
                "doc": doc,
                "id": f"{ref}{column['index']}",
                "table": number,
                "form": form,
                "title": title,
                "side": column["side"],
                "row": named,
                "column": labels,
                "value": cell["value"],
                "decimals": cell["decimals"],
                "raw": cell["raw"],
                "unit": unit(table, row, column),
                "year": column["year"] or table["year"],
                "stage": stage,
                "dims": dimensions(table, row, column),
                "src": {"file": file, "line": cell.get("line", row["line"])},
            }


@cache
def _ours() -> Taxonomy:
    return load()


def _captions(taxonomy: Taxonomy) -> frozenset[str]:
    return frozenset(taxonomy.labels["captions"]["columns"])


def path(column: Record, captions: frozenset[str]) -> list[str]:
    """The header path without the captions of sides and rows; the leaf is always kept."""
    labels: list[str] = column["path"]
    return [label for label in labels[:-1] if label not in captions] + labels[-1:]


def unit(table: Record, row: Record, column: Record) -> str | None:
    """The unit of a figure: the column's, for counts the row's, else the table's."""
    if column["unit"]:
        return str(column["unit"])
    if column["counts"]:
        return _text(row["count_unit"] or row["unit"])
    if "change" in column["dims"] and column["dims"]["change"] == "percent":
        return "%"
    return _text(row["unit"] or table["unit"])


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def dimensions(table: Record, row: Record, column: Record) -> dict[str, str]:
    """The dimensions of a figure: what the title says, made special by its row, then by its column."""
    dims: dict[str, str] = {**table["dims"], **row["dims"], **column["dims"]}
    if row["role"] == "total" and "measure" in row["dims"]:
        dims["measure"] = row["dims"]["measure"]
    if dims.get("measure") != "expenditure":
        dims.pop("item", None)
    if "class" not in dims and "unit" not in dims and "label" not in row["dims"]:
        dims["class"] = "total"
    return dims
