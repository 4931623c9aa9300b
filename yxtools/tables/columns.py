"""What the columns of a table are for: roles, blocks, sides, dimensions, units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yxtools.split.headings import numbering
from yxtools.tables.labels import CODED, OF_WHICH, Labels, plain, unit_of, year_of
from yxtools.tables.model import Column, Dims
from yxtools.tables.shape import Matrix, kind, plain_leaf
from yxtools.text import squeeze


def columns(
    paths: Sequence[tuple[str, ...]], body: Matrix, labels: Labels, form: dict[str, Any]
) -> list[Column]:
    """The columns with roles, blocks, sides, dimensions and units."""
    found = [Column(index, path) for index, path in enumerate(paths)]
    for column in found:
        column.role = _role(column, body, labels)
    _first_words(found, body)
    _blocks(found, body, labels, bool(form.get("single")))
    for column in found:
        _meaning(column, labels)
    return found


def _role(column: Column, body: Matrix, labels: Labels) -> str:
    """The role the header gives, unless the content contradicts it."""
    held = [kind(row[column.index]) for row in body if column.index < len(row)]
    figures = sum(1 for one in held if one in ("figure", "code"))
    words = sum(1 for one in held if one == "word")
    named = labels.role(column.leaf) if column.path else None
    if named is None and len(column.path) > 1 and labels.neutral(column.leaf) and not figures and words:
        named = labels.role(column.path[0])
    if named in ("line", "unit"):
        return named
    if named == "code":
        amounts = sum(
            1
            for row in body
            if column.index < len(row) and any(char in row[column.index].squeezed for char in ".,")
        )
        return "figure" if amounts * 2 > len(held) else "code"
    if named in ("name", "text"):
        return named if figures <= words or not figures else "figure"
    if words > figures:
        return "text" if column.path and _listed(column, body, labels) < 2 else "name"
    if not column.path and figures and all(one in ("code", "nothing", "word") for one in held):
        return "code"
    return "figure"


def _listed(column: Column, body: Matrix, labels: Labels) -> int:
    """How many cells of a column read as names of a list: numbered, coded, or a class that a classification
    knows.
    """
    known = labels.taxonomy.functional.codes
    texts = [
        row[column.index].squeezed for row in body if column.index < len(row) and row[column.index].squeezed
    ]
    return sum(
        1
        for text in texts
        if numbering(text) or CODED.match(text) or plain(text) in known or labels.total(text)
    )


def _first_words(found: Sequence[Column], body: Matrix) -> None:
    """A table without a name column takes the first column of words for it."""
    if any(column.role == "name" for column in found):
        return
    for column in found:
        if column.role == "figure":
            break
        if column.role == "text":
            column.role = "name"
            return


def _blocks(found: Sequence[Column], body: Matrix, labels: Labels, single: bool) -> None:
    """Numbers the blocks: a table may print several lists of rows side by side (收入 | 支出; code name
    figure ×4).
    """
    block, seen_figure = 0, False
    first: Column | None = None
    for column in found:
        opens = column.role in ("code", "name", "line")
        if opens and first is None:
            first = column
        if (
            opens
            and seen_figure
            and not single
            and first is not None
            and _new_list(column, first, _listed(column, body, labels) >= 2)
        ):
            block, seen_figure = block + 1, False
        column.block = block
        seen_figure = seen_figure or column.role == "figure"
    for column in found:
        column.side = _side(column, block)


def _new_list(column: Column, first: Column, listed: bool) -> bool:
    """Whether a label column after figures starts another list of rows."""
    if column.role != "name" or plain_leaf(column.path) == plain_leaf(first.path):
        return True
    if column.path[:1] != first.path[:1] and (
        "收入" in "".join(column.path[:1]) or "支出" in "".join(column.path[:1])
    ):
        return True
    return plain_leaf(column.path) in ("项目", "科目名称", "支出", "收入", "名称", "科目") or listed


def _side(column: Column, blocks: int) -> str | None:
    if blocks == 0:
        return None
    for label in column.path:
        income, expenditure = "收入" in label, "支出" in label
        if income != expenditure:
            return "income" if income else "expenditure"
    return None


def _meaning(column: Column, labels: Labels) -> None:
    """Dimensions from the labels of the path (the lower label speaks last), unit, year."""
    if column.role != "figure":
        return
    dims: Dims = {}
    known = True
    for label in column.path:
        said = dict(labels.dims(plain(label), "column"))
        if not said and not labels.neutral(plain(label)):
            known = False
            dims["label"] = plain(label)
        dims.update(said)
        column.year = year_of(label) or column.year
        column.unit = unit_of(label) or column.unit
        column.partial = bool(OF_WHICH.match(squeeze(label)))
    if known:
        dims.pop("label", None)
    dims.pop("measure", None) if column.side else None
    column.dims = dims
    column.counts = labels.counts(plain(column.leaf)) and column.unit is None
