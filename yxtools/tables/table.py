"""A grid understood: form, columns with header paths and dimensions, rows with codes, names and parents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yxtools.tables import shape, trees
from yxtools.tables.columns import columns
from yxtools.tables.form import UNKNOWN, Form, Forms
from yxtools.tables.labels import Labels, plain
from yxtools.tables.model import Cell, Column, Row
from yxtools.tables.rows import rows
from yxtools.text import squeeze

Record = dict[str, Any]

# What the grid's record hands on to the table's.
_KEPT = ("section", "layout", "title", "title_from", "table_no")


class Context:
    """What the document says for all its tables: used where a table does not say it itself."""

    def __init__(self, document: Record | None, grids: Sequence[Record]) -> None:
        document = document or {}
        self.year: int | None = document.get("year")
        self.stage: str | None = document.get("stage")
        self.entity: str | None = document.get("entity")
        units = [grid["unit"] for grid in grids if grid.get("unit")]
        self.unit: str | None = max(sorted(set(units)), key=units.count) if units else None


def understood(grid: Record, context: Context, forms: Forms, labels: Labels) -> Record:
    """The `table` record of a grid. Nothing printed is dropped: what is not understood stays with form
    null.
    """
    warnings: list[str] = []
    matrix = [shape.cells(row) for row in grid["rows"]]
    matrix = _cut([row for row in matrix if any(cell.squeezed for cell in row)])
    stage = _stage(grid, context)
    form = forms.titled(grid["title"], stage)
    first, body_at = shape.header_size(matrix, labels)
    head, body = matrix[first:body_at], matrix[:first] + matrix[body_at:]
    width = max(shape.body_width(body), max((len(row) for row in head), default=0))
    kinds = shape.kinds([row for row in body if len(row) == width], width)
    head = shape.spread([row[:width] for row in head], width, labels)
    _share_split_codes(head, body)
    body = [shape.fitted(row, width, kinds) for row in body if not shape.numbers_columns(row)]
    width = max([width, *(len(row) for row in body)], default=0)
    body = [row + [shape.blank(row[0].line)] * (width - len(row)) for row in body]
    head = [row + [shape.blank(row[0].line)] * (width - len(row)) for row in head]
    paths = shape.paths(head, width)
    body = [row for row in body if not _repeats_head(row, paths)]
    if form is UNKNOWN:
        form = forms.guessed(paths, body, labels)
        if form is not UNKNOWN:
            warnings.append(f"form guessed from the head: {form['id']}")
    found = columns(paths, body, labels, form)
    _headless(found, form, labels, warnings)
    _versions(found, stage, grid["year"] or context.year)
    listed = rows(body, found, labels, form)
    trees.plant(listed, found, form, labels)
    dims = _title_dims(grid["title"], form, labels)
    for column in found:
        column.dims = {name: value for name, value in column.dims.items() if dims.get(name) != value}
    _three_public_total(listed, dims)
    return _record(grid, context, form, stage, dims, found, listed, warnings)


def _cut(matrix: shape.Matrix) -> shape.Matrix:
    """The rows without the columns at the right in which nothing is printed."""
    filled = max((at + 1 for row in matrix for at, cell in enumerate(row) if cell.squeezed), default=0)
    return [row[:filled] for row in matrix]


def _stage(grid: Record, context: Context) -> str | None:
    title = grid["title"] or ""
    if "决算" in title:
        return "final"
    return context.stage or ("budget" if "预算" in title else None)


def _share_split_codes(head: shape.Matrix, body: shape.Matrix) -> None:
    """A row of the body that also prints the labels 类 | 款 | 项 gives them to the head."""
    for row in body[:2]:
        if shape.is_split_code(row) and head and not shape.is_split_code(head[-1]):
            line = row[0].line
            labelled = [cell if cell.squeezed in shape.SPLIT_CODE else shape.blank(line) for cell in row]
            head.append((labelled + [shape.blank(line)] * len(head[-1]))[: len(head[-1])])
            numbered = shape.numbers_columns(row)
            row[:] = [shape.blank(line) if numbered or cell in labelled else cell for cell in row]


def _repeats_head(row: Sequence[Cell], paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether a row of the body prints labels of the head again (a page break, a list within the table)."""
    filled = [(at, cell.squeezed) for at, cell in enumerate(row) if cell.squeezed]
    return len(filled) > 1 and all(at < len(paths) and text in paths[at] for at, text in filled)


def _headless(found: Sequence[Column], form: Form, labels: Labels, warnings: list[str]) -> None:
    """A table that lost its head takes the columns of the official form, if their number agrees."""
    figures = [column for column in found if column.role == "figure"]
    if any(column.path for column in found) or not figures:
        return
    official = form.get("headless", [])
    if len(official) != len(figures):
        warnings.append("the head is lost: columns have no labels")
        return
    warnings.append("the head is lost: columns named after the official form")
    for column, label in zip(figures, official, strict=True):
        column.path = (label,)
        column.dims = dict(labels.dims(plain(label), "column"))


def _versions(found: Sequence[Column], stage: str | None, year: int | None) -> None:
    """预算数 in a budget, 决算数 in a final account and the table's own year say no more than the table
    does.
    """
    for column in found:
        if column.year == year:
            column.year = None
        if stage is not None and column.dims.get("version") == stage:
            del column.dims["version"]


# What a title's words may suggest and only a header or a row can say.
_NOT_OF_TITLES = frozenset(["item", "kind", "change", "version"])


def _title_dims(title: str | None, form: Form, labels: Labels) -> dict[str, str]:
    said = dict(labels.dims(plain(title), "title")) if title else {}
    said = {name: value for name, value in said.items() if name not in _NOT_OF_TITLES}
    return {**said, **form.get("dims", {})}


def _three_public_total(listed: Sequence[Row], dims: dict[str, str]) -> None:
    """Where 三公经费小计 has a row of its own, 合计 is of more than that."""
    named = any(
        row.dims.get("item") == "three public" and any(cell.figure for cell in row.cells.values())
        for row in listed
    )
    if dims.get("item") == "three public" and named:
        for row in listed:
            if row.role == "total" and "item" not in row.dims:
                row.dims["item"] = "all"


def _record(
    grid: Record,
    context: Context,
    form: Form,
    stage: str | None,
    dims: dict[str, str],
    found: Sequence[Column],
    listed: Sequence[Row],
    warnings: list[str],
) -> Record:
    unit = grid["unit"]
    if unit is None and any(column.role == "figure" and not column.unit for column in found):
        unit = context.unit
        if unit is not None:
            warnings.append(f"no unit printed: {unit} as in the other tables")
    identity = {"type": "table", "doc": grid["doc"], "id": f"t{grid['id'].lstrip('g')}"}
    return {
        **identity,
        **{name: grid[name] for name in _KEPT},
        "form": f"{stage}/{form['id']}" if form["id"] and stage else form["id"],
        "rows_kind": form["rows"],
        "year": grid["year"] or context.year,
        "stage": stage,
        "entity": grid["entity"] or context.entity,
        "unit": unit,
        "dims": dims,
        "columns": [_column(column) for column in found],
        "rows": [_row(row, found) for row in listed],
        "captions": grid["captions"],
        "notes": grid["notes"],
        "fragments": grid["fragments"],
        "warnings": warnings,
        "src": grid["src"],
    }


def _column(column: Column) -> Record:
    return {
        "index": column.index,
        "path": list(column.path),
        "role": column.role,
        "block": column.block,
        "side": column.side,
        "unit": column.unit,
        "counts": column.counts,
        "year": column.year,
        "partial": column.partial,
        "dims": column.dims,
    }


def _row(row: Row, found: Sequence[Column]) -> Record:
    unit_text = next(
        (row.texts[column.index] for column in found if column.role == "unit" and column.index in row.texts),
        None,
    )
    return {
        "index": row.index,
        "line": row.line,
        "block": row.block,
        "code": row.code,
        "name": row.name,
        "role": row.role,
        "grand": row.grand,
        "level": row.level,
        "parent": row.parent,
        "partial": row.partial,
        "known": row.known,
        "unit": row.unit,
        "count_unit": squeeze(unit_text) if unit_text else None,
        "dims": row.dims,
        "texts": [
            {"column": column, "text": text}
            for column, text in row.texts.items()
            if text and text != row.name
        ],
        "cells": [
            {
                "column": column,
                "raw": cell.text.strip(),
                "value": None if cell.figure is None else cell.figure.value,
                "decimals": None if cell.figure is None else cell.figure.decimals,
                **({} if cell.line == row.line else {"line": cell.line}),
            }
            for column, cell in row.cells.items()
            if cell.squeezed
        ],
    }
