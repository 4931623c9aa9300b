"""What of a record is shown where there is no room for all of it."""

from typing import Any

from yxtools.cli.formats import Row, View, drawn
from yxtools.cli.text import harmless
from yxtools.stream import Record

EXCERPT = 60
"""Characters of a text that the overview shows."""

TEXT_OF = ("title", "text", "name", "message", "raw")
"""The fields that say what a record is about; the first one it has is shown."""


def _place(record: Record) -> dict[str, Any]:
    src = record.get("src") or {}
    return {name: src.get(name) for name in ("file", "line", "end_line", "page")}


def _overview(record: Record) -> Row:
    text = next((str(record[field]) for field in TEXT_OF if record.get(field)), "")
    excerpt = text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"
    rows = len(record.get("rows") or ()) or None
    return {**record, **_place(record), "text": text, "excerpt": excerpt, "rows": rows}


OVERVIEW = View(
    types=frozenset(),
    columns=(
        *("type", "doc", "id", "section", "level", "number", "text", "rows"),
        *("file", "line", "end_line", "page"),
    ),
    brief=("line", "type", "id", "rows", "excerpt"),
    row=_overview,
)


def _table(record: Record) -> Row:
    rows, columns = record["rows"], record["columns"]
    figures = sum(cell["value"] is not None for row in rows for cell in row["cells"])
    return {**record, **_place(record), "columns": len(columns), "rows": len(rows), "figures": figures}


def _draw_table(record: Record) -> str:
    """The table as printed, below a line that says what it was taken for."""
    line = f"line {record['src']['line']}"
    facts = (record["form"] or "unknown form", record["year"], record["unit"], line)
    title = " · ".join(str(part) for part in (record["id"], record["title"] or "(no title)", *facts) if part)
    columns = [column for column in record["columns"] if column["role"] in ("figure", "text", "unit")]
    head = ["line", "code", "name", *(harmless(_leaf(column["path"])) for column in columns)]
    rows = [[harmless(text) for text in _printed(row, columns)] for row in record["rows"]]
    figures = frozenset(at for at, column in enumerate(columns, 3) if column["role"] == "figure")
    return harmless(title) + "\n" + drawn(head, rows, right=figures)


def _leaf(path: list[str]) -> str:
    return path[-1] if path else ""


def _printed(row: dict[str, Any], columns: list[dict[str, Any]]) -> list[str]:
    cells = {cell["column"]: cell["raw"] for cell in row["cells"]}
    cells |= {text["column"]: text["text"] for text in row["texts"]}
    name = "  " * row["level"] + row["name"]
    return [
        str(row["line"]),
        row["code"] or "",
        name,
        *(cells.get(column["index"], "") for column in columns),
    ]


TABLES = View(
    types=frozenset({"table"}),
    columns=(
        *("doc", "id", "form", "title", "table_no", "year", "stage", "entity", "unit"),
        *("columns", "rows", "figures", "warnings", "file", "line", "end_line", "page"),
    ),
    brief=(),
    row=_table,
    draw=_draw_table,
)


def _fact(record: Record) -> Row:
    row = record["row"]
    return {**record, **_place(record), "code": row["code"], "name": row["name"]}


FACTS = View(
    types=frozenset({"fact"}),
    columns=(
        *("doc", "id", "table", "form", "title", "side", "code", "name", "column"),
        *("value", "decimals", "raw", "unit", "year", "stage", "dims", "file", "line"),
    ),
    brief=("line", "title", "code", "name", "column", "raw", "unit"),
    row=_fact,
)


def _check(record: Record) -> Row:
    operands = record["operands"]
    shown = [f"{operand['label']} {operand['raw']} (line {operand['line']})" for operand in operands]
    return {**record, **_place(record), "operands": shown}


CHECKS = View(
    types=frozenset({"check"}),
    columns=(
        *("doc", "id", "rule", "status", "severity", "expected", "actual", "difference", "tolerance", "unit"),
        *("message", "operands", "file", "line"),
    ),
    brief=("status", "severity", "rule", "line", "message"),
    row=_check,
)


def _draw_rule(record: Record) -> str:
    return "{name}  {title}\n    {asserts}\n    {source}".format_map(record)


RULES = View(
    types=frozenset({"rule"}),
    columns=("name", "title", "asserts", "source"),
    brief=(),
    row=lambda record: record,
    draw=_draw_rule,
)
