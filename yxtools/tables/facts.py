"""The figures of a table, one record each, with the dimensions that make them comparable anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]

# Labels of a header path that only say which column names the row, or number it.
_CAPTIONS = frozenset(["项目", "收入", "支出", "栏次", "行次", "科目", "序号"])


def facts(table: Record) -> Iterator[Record]:
    """The `fact` records of a `table` record, row by row. Text in a column of figures has value null."""
    columns = {column["index"]: column for column in table["columns"]}
    for row in table["rows"]:
        for cell in row["cells"]:
            column = columns[cell["column"]]
            yield {
                "type": "fact",
                "doc": table["doc"],
                "id": f"{table['id']}.r{row['index']}.c{column['index']}",
                "table": table["id"],
                "form": table["form"],
                "title": table["title"],
                "side": column["side"],
                "row": {"code": row["code"], "name": row["name"]},
                "column": path(column),
                "value": cell["value"],
                "decimals": cell["decimals"],
                "raw": cell["raw"],
                "unit": unit(table, row, column),
                "year": column["year"] or table["year"],
                "stage": table["stage"],
                "dims": dimensions(table, row, column),
                "src": {"file": table["src"]["file"], "line": cell.get("line", row["line"])},
            }


def path(column: Record) -> list[str]:
    """The header path without the captions of sides and rows; the leaf is always kept."""
    labels: list[str] = column["path"]
    return [label for label in labels[:-1] if label not in _CAPTIONS] + labels[-1:]


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
