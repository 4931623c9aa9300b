"""What of a record is shown where there is no room for all of it."""

from typing import Any

from yxtools.cli.formats import Row, View
from yxtools.cli.layout import Columns, cut, drawn, room
from yxtools.cli.text import harmless
from yxtools.cli.words import title
from yxtools.language import _
from yxtools.stream import Record

EXCERPT = 60
"""Characters of a text that a terminal shows in a row."""

TEXT_OF = ("title", "text", "name", "message", "raw")
"""The fields that say what a record is about; the first one it has is shown."""


def place(record: Record) -> dict[str, Any]:
    """Where a record came from, as columns."""
    src = record.get("src") or {}
    return {name: src.get(name) for name in ("file", "line", "end_line", "page")}


def _overview(record: Record) -> Row:
    text = next((str(record[field]) for field in TEXT_OF if record.get(field)), "")
    excerpt = text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"
    rows = len(record.get("rows") or ()) or None
    return {**record, **place(record), "text": text, "excerpt": excerpt, "rows": rows}


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
    return {**record, **place(record), "columns": len(columns), "rows": len(rows), "figures": figures}


def _draw_table(record: Record) -> str:
    """The table as printed, below a line that says what it was taken for."""
    line = _("line {line}").format(line=record["src"]["line"])
    facts = (record["form"] or _("unknown form"), record["year"], record["unit"], line)
    named = (record["id"], record["title"] or _("(no title)"), *facts)
    columns = [column for column in record["columns"] if column["role"] in ("figure", "text", "unit")]
    head = [title("line"), title("code"), title("name")]
    head += [harmless(_leaf(column["path"])) for column in columns]
    rows = [[harmless(text) for text in _printed(row, columns)] for row in record["rows"]]
    roles = [None, None, None, *(column["role"] for column in columns)]
    behave = Columns(
        right=frozenset(at for at, role in enumerate(roles) if role == "figure"),
        cut=frozenset(at for at, role in enumerate(roles) if at == 2 or role == "text"),
    )
    heading = harmless(" · ".join(str(part) for part in named if part))
    limit = room()
    return (cut(heading, limit) if limit else heading) + "\n" + drawn(head, rows, behave, limit)


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
    return {**record, **place(record), "code": row["code"], "name": row["name"]}


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
    shown = [
        _("{label} {printed} (line {line})").format(
            label=operand["label"], printed=operand["raw"], line=operand["line"]
        )
        for operand in operands
    ]
    return {**record, **place(record), "operands": shown}


CHECKS = View(
    types=frozenset({"check"}),
    columns=(
        *("doc", "id", "rule", "status", "severity", "expected", "actual", "difference", "tolerance", "unit"),
        *("message", "operands", "finding", "file", "line"),
    ),
    brief=("status", "severity", "id", "rule", "line", "message"),
    row=_check,
)


def _finding(record: Record) -> Row:
    suspects = [
        {name: suspect[name] for name in ("line", "title", "label", "printed", "implied", "slip")}
        for suspect in record["suspects"]
    ]
    first: dict[str, Any] = suspects[0] if len(suspects) == 1 else {}
    return {**record, **place(record), **first, "line": record["src"]["line"], "suspects": len(suspects)}


FINDINGS = View(
    types=frozenset({"finding"}),
    columns=(
        *("doc", "id", "severity", "rules", "title", "label", "printed", "implied", "slip"),
        *("suspects", "checks", "lines", "message", "file", "line"),
    ),
    # a finding with several suspects, or none, has no figure of its own: only the message tells of every one
    brief=("severity", "id", "line", "message"),
    row=_finding,
)
