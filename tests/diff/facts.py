"""Fact records of invented documents, and documents made of them."""

from __future__ import annotations

from typing import Any

from yxtools.diff import read
from yxtools.diff.model import Document
from yxtools.taxonomy import load

Record = dict[str, Any]
TAXONOMY = load()


def fact(
    raw: str,
    name: str = "合计",
    code: str | None = None,
    *,
    row: int = 0,
    column: int = 1,
    table: str = "t1",
    unit: str | None = "万元",
    year: int | None = 2024,
    stage: str | None = "final",
    doc: str = "d",
    heads: tuple[str, ...] = ("本年支出合计",),
    form: str | None = "final/expenditure",
    named: str | None = None,
    **dims: str,
) -> Record:
    """A figure of the expenditure of a class: the one `named`, else its code's or the total."""
    if named is None:
        named = f"functional:{code}" if code else "total"
    meant = {"measure": "expenditure", "class": named, **dims}
    number = raw.replace(",", "")
    decimals = len(number.partition(".")[2])
    return {
        "type": "fact",
        "doc": doc,
        "id": f"{table}.r{row}.c{column}",
        "table": table,
        "form": form,
        "title": "支出决算表",
        "side": None,
        "row": {"code": code, "name": name},
        "column": list(heads),
        "value": float(number) if decimals else int(number),
        "decimals": decimals,
        "raw": raw,
        "unit": unit,
        "year": year,
        "stage": stage,
        "dims": {key: value for key, value in meant.items() if value},
        "src": {"file": f"{doc}.txt", "line": row + 1},
    }


def rows(*printed: tuple[str, str | None, str], **rest: Any) -> list[Record]:
    """Facts of one table: name, code and figure of every row."""
    return [fact(raw, name, code, row=at, **rest) for at, (name, code, raw) in enumerate(printed)]


def document(*records: Record) -> Document:
    """The document that fact records make."""
    return read(list(records), TAXONOMY)
