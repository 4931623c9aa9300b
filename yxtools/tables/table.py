"""A grid understood: form, columns with header paths and dimensions, rows with codes, names and parents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yxtools.language import _
from yxtools.tables import shape, trees
from yxtools.tables.columns import columns
from yxtools.tables.form import UNKNOWN, Form, Forms
from yxtools.tables.labels import Labels, plain
from yxtools.tables.model import Column, Row, SetAside
from yxtools.tables.rectangle import rectangle
from yxtools.tables.rows import rows
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze
from yxtools.units import YUAN, unit_family

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
        units = [unit for grid in grids if (unit := grid.get("unit")) and not _counts(unit)]
        self.unit: str | None = max(sorted(set(units)), key=units.count) if units else None


def _counts(unit: str) -> bool:
    """Whether a unit is surely not of money: 人, 辆."""
    family = unit_family(unit)
    return family is not None and family[0] != YUAN


def understood(grid: Record, context: Context, forms: Forms, labels: Labels) -> Record:
    """The `table` record of a grid. Nothing printed is dropped: a table that is not understood has form null,
    and what belongs to no row and no header is set aside.
    """
    warnings: list[str] = []
    flat = rectangle([shape.cells(row) for row in grid["rows"]], labels)
    stage = _stage(grid, context, labels.taxonomy)
    form = forms.titled(grid["title"], stage)
    if form is UNKNOWN:
        form = forms.guessed(flat.paths, flat.body, labels)
        if form is not UNKNOWN:
            warnings.append(_("form guessed from the head: {form}").format(form=form["id"]))
    found = columns(flat.paths, flat.body, labels, form)
    _headless(found, form, labels, warnings)
    _prior_years(found, grid["year"] or context.year, labels)
    _versions(found, stage, grid["year"] or context.year)
    listed, beside = rows(flat.body, found, labels, form)
    trees.plant(listed, found, form, labels)
    dims = _title_dims(grid["title"], form, labels)
    for column in found:
        column.dims = {name: value for name, value in column.dims.items() if dims.get(name) != value}
    _three_public_total(listed, dims)
    return _record(grid, context, form, stage, dims, found, listed, [*flat.set_aside, *beside], warnings)


def _stage(grid: Record, context: Context, taxonomy: Taxonomy) -> str | None:
    """A title that speaks of a final account is of one; of a budget it may speak in a final account too."""
    title, words = grid["title"] or "", taxonomy.captions["stage"]
    if any(word in title for word in words["final"]):
        return "final"
    return context.stage or ("budget" if any(word in title for word in words["budget"]) else None)


def _headless(found: Sequence[Column], form: Form, labels: Labels, warnings: list[str]) -> None:
    """A table that lost its head takes the columns of the official form, if their number agrees."""
    figures = [column for column in found if column.role == "figure"]
    if any(column.path for column in found) or not any(column.role in ("figure", "code") for column in found):
        return
    official = form.get("headless", [])
    if not figures or len(official) != len(figures):
        warnings.append(_("the head is lost: columns have no labels"))
        return
    warnings.append(_("the head is lost: columns named after the official form"))
    for column, label in zip(figures, official, strict=True):
        column.path = (label,)
        column.dims = dict(labels.dims(plain(label), "column"))


def _prior_years(found: Sequence[Column], year: int | None, labels: Labels) -> None:
    """上年预算数 is of the year before the table's."""
    for column in found:
        if year and column.year is None and any(map(labels.prior, column.path)):
            column.year = year - 1


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
    set_aside: Sequence[SetAside],
    warnings: list[str],
) -> Record:
    unit = grid["unit"]
    if unit is None and any(column.role == "figure" and not column.unit for column in found):
        unit = context.unit
        if unit is not None:
            warnings.append(_("no unit printed: {unit} as in the other tables").format(unit=unit))
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
        **({"set_aside": [_set_aside(one) for one in set_aside]} if set_aside else {}),
        "src": grid["src"],
    }


def _set_aside(one: SetAside) -> Record:
    return {"kind": one.kind, "line": one.line, "texts": one.texts}


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
        **({"line_no": row.line_no} if row.line_no else {}),
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
