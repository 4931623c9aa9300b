"""Which rows of a list without codes are parts of which: from numbering, indentation, 其中 and totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yxtools.tables.model import Row
from yxtools.tables.siblings import Rest, only_rest

Trees = Mapping[str, Mapping[str, Sequence[str]]]


def by_outline(rows: Sequence[Row], dimensions: Mapping[str, Any]) -> None:
    """Numbering (一、 > （一） > 1.), 其中, balances with their funds, and totals that add up what stands
    above them.
    """
    trees: Trees = dimensions["tree"]
    first = next((row for row in rows if row.role in ("item", "total")), None)
    leading = first if first is not None and first.role == "total" and len(rows) > 1 else None
    if leading is not None and any(row.role == "total" and row.grand for row in rows[1:]):
        leading = None
    stack: list[Row] = []
    free: list[Row] = []
    last: Row | None = None
    whole: Row | None = None  # the whole whose parts 其中 has begun to list
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        if row is leading:
            continue
        heads_list = (
            after is not None and 0 < row.number < after.number
        )  # （一）支出合计 above its items 1. 2.
        if row.role == "total" and not heads_list:
            _claim(row, free)
            free = [row]
            stack, last, whole = [], row, None
            continue
        if row.partial:
            whole = last if last is not None and not last.partial else whole
            row.parent = whole.index if whole is not None else None
            last = row
            continue
        if (
            whole is not None
            and row.number == 0
            and (not row.known or row.dims.get("label") or _tree_part(row, whole, trees))
            and row.indent >= whole.indent
        ):
            row.partial, row.parent = True, whole.index
            continue
        whole = None
        parent = _outer(row, stack, trees)
        row.parent = parent.index if parent is not None else None
        if parent is None:
            free.append(row)
        while stack and stack[-1] is not parent:
            stack.pop()
        stack.append(row)
        last = row
    if leading is not None:
        _claim(leading, [row for row in free if row.role != "total"] or free)
    _items(rows, trees["item"])
    _complete(rows, dimensions["complete"])
    _only_rest(rows, dimensions.get("rest", {}))
    _current(rows)
    _inherit(rows)


def _outer(row: Row, stack: list[Row], trees: Trees) -> Row | None:
    """The row that `row` is numbered, indented or by its meaning placed below."""
    carried = next((one for one in reversed(stack) if _is_balance(one)), None)
    if carried is not None and _pure_fund(row) and not _is_balance(row):
        return carried
    while stack:
        top = stack[-1]
        if row.number and top.number and top.number < row.number:
            return top
        if row.number == 0 and (_tree_part(row, top, trees) or _contained(row, top)):
            return top
        if row.number == 0 and top.number == 0 and row.indent > top.indent + 1:
            return top
        stack.pop()
    return None


def _current(rows: Sequence[Row]) -> None:
    """A total to which what is carried over is still added is the current year's."""
    carried = {row.parent for row in rows if row.dims.get("origin") == "carried" and row.parent is not None}
    for row in rows:
        if (
            row.role == "total"
            and not row.grand
            and row.parent in carried
            and row.dims.get("measure") in (None, "income")
        ):
            row.dims.setdefault("origin", "current")


def _items(rows: Sequence[Row], tree: Mapping[str, Sequence[str]]) -> None:
    """Items of an official list (三公) belong together by their meaning, however they are numbered or
    introduced.
    """
    last: dict[str, Row] = {}
    parts: dict[int, list[Row]] = {}
    for row in rows:
        item = row.dims.get("item")
        if item is None:
            continue
        for whole, names in tree.items():
            if item in names and whole in last:
                row.parent = last[whole].index
                parts.setdefault(row.parent, []).append(row)
        if any(cell.figure is not None for cell in row.cells.values()):
            last[item] = row
    for found in parts.values():
        if len(found) > 1:
            for row in found:
                row.partial = False


def _complete(rows: Sequence[Row], complete: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """What 其中 lists is no mere choice of parts where nothing of the whole is left out."""
    by_index = {row.index: row for row in rows}
    lists: dict[int, list[Row]] = {}
    for row in rows:
        if row.partial and row.parent in by_index:
            lists.setdefault(row.parent, []).append(row)
    for whole, parts in lists.items():
        for dimension, families in complete.items():
            told = [by_index[whole].dims.get(dimension), *sorted(_values(parts, dimension))]
            if any(told == [all_of, *sorted(members)] for all_of, *members in families):
                for part in parts:
                    part.partial = False


def _values(rows: Sequence[Row], dimension: str) -> list[str]:
    return [row.dims.get(dimension, "") for row in rows]


def _only_rest(rows: Sequence[Row], rest: Rest) -> None:
    """财政拨款 beside 政府性基金, in one list and numbered alike, is what that leaves."""
    lists: dict[tuple[int | None, int], list[Row]] = {}
    for row in rows:
        if row.role == "item" and not row.partial:
            lists.setdefault((row.parent, row.number), []).append(row)
    for own in lists.values():
        only_rest((row.dims for row in own), rest)


def _is_balance(row: Row) -> bool:
    return row.dims.get("origin") == "carried" or row.dims.get("measure") == "closing"


def _pure_fund(row: Row) -> bool:
    return row.dims.get("fund") in ("general", "government", "state") and row.dims.get("origin") is None


def _tree_part(row: Row, top: Row, trees: Trees) -> bool:
    """Whether a row's meaning is below another's in the tree of one dimension (基本支出 > 人员经费)."""
    for dimension, tree in trees.items():
        part, whole = row.dims.get(dimension), top.dims.get(dimension)
        if part and whole and part in tree.get(whole, ()):
            return True
    return False


def _contained(row: Row, top: Row) -> bool:
    """Whether a row belongs to a numbered line that only opens a list (一、本年支出, 一、本年收入)."""
    opens = (
        top.number > 0
        and not {"class", "fund", "nature", "item", "label"} & set(top.dims)
        and not _is_balance(top)
    )
    return opens and bool({"class", "fund"} & set(row.dims)) and not _is_balance(row)


def _claim(total: Row, free: Sequence[Row]) -> None:
    for row in free:
        if row is not total:
            row.parent = total.index


def _inherit(rows: Sequence[Row]) -> None:
    """A part has the measure and origin of its whole where its own label says none."""
    by_index = {row.index: row for row in rows}
    for row in rows:
        parent = by_index.get(row.parent) if row.parent is not None else None
        hops = 0
        while parent is not None and hops < 6:
            if "origin" in parent.dims and not (parent.role == "total" and parent.grand):
                row.dims.setdefault("origin", parent.dims["origin"])
            if parent.dims.get("measure") in ("closing", "surplus distributed", "surplus used"):
                row.dims["measure"] = parent.dims["measure"]
            parent = by_index.get(parent.parent) if parent.parent is not None else None
            hops += 1
