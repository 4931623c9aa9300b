"""Which rows are parts of which: from codes, from numbering and indentation, from totals, from unit >
project.

Every row gets the index of its parent (the row it is a part of) or None. A total is the parent of what it
adds up, wherever it is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yxtools.tables.labels import Labels
from yxtools.tables.model import Column, Row
from yxtools.tables.projects import owners

Trees = Mapping[str, Mapping[str, Sequence[str]]]


def plant(rows: Sequence[Row], columns: Sequence[Column], form: dict[str, Any], labels: Labels) -> None:
    """Sets `parent`, `level` and what a part inherits from its whole, for the rows of every block."""
    kind = form.get("rows")
    lists = [[row for row in rows if row.block == block] for block in sorted({row.block for row in rows})]
    if len(lists) > 1 and all(any(row.code and _class(row) for row in own) for own in lists):
        lists = [
            [row for own in lists for row in own]
        ]  # one classification printed in several columns of rows
    for own in lists:
        coded = sum(1 for row in own if _class(row) is not None and row.code)
        if kind in ("projects", "purchases"):
            owners(own, labels)
        elif coded and coded * 2 >= sum(1 for row in own if row.role == "item"):
            _by_code(own)
        elif kind == "economic" or kind == "economic-government":
            _by_classes(own, labels)
        else:
            _by_outline(own, labels.taxonomy.dimensions["tree"])
    if any(row.block for row in rows) and any(row.code for row in rows):
        _across(rows, labels.taxonomy.economic.natures)
    for row in rows:
        row.level = _depth(row, rows)


def _class(row: Row) -> str | None:
    found = row.dims.get("class")
    return (
        found
        if found and found.partition(":")[0] in ("functional", "economic", "economic-government")
        else None
    )


def _by_code(rows: Sequence[Row]) -> None:
    """A code is part of the nearest code above that begins it; the uppermost are parts of the total, or of
    a unit row.

    A row without a class (a unit, a project) opens a group of its own when codes are printed again below it.
    """
    groups = _groups(rows)
    total = next((row for row in rows if row.role == "total"), None)
    for head, members in groups:
        seen: dict[str, Row] = {}
        for row in members:
            code = _class(row)
            if code is None:
                if row.role != "total" and row is not head and row.number == 0:
                    row.parent = (
                        head.index if head is not None else total.index if total is not None else None
                    )
                continue
            above = next(
                (seen[code[:end]] for end in range(len(code) - 1, 0, -1) if code[:end] in seen), None
            )
            owner = above or head or total
            row.parent = owner.index if owner is not None and owner is not row else None
            seen[code] = row
        if head is not None and total is not None and head is not total:
            head.parent = total.index
    _totals_of_totals(rows, total)


def _groups(rows: Sequence[Row]) -> list[tuple[Row | None, list[Row]]]:
    """The rows by the unit they stand under; one group without a head where no code is printed twice."""
    codes = [_class(row) for row in rows if _class(row) is not None]
    if len(codes) == len(set(codes)):
        return [(None, [row for row in rows if row.role != "total"])]
    groups: list[tuple[Row | None, list[Row]]] = [(None, [])]
    for row in rows:
        if row.role == "total":
            continue
        if _class(row) is None and any(cell.figure is not None for cell in row.cells.values()):
            groups.append((row, []))
        else:
            groups[-1][1].append(row)
    return [group for group in groups if group[1] or group[0] is not None]


def _totals_of_totals(rows: Sequence[Row], total: Row | None) -> None:
    """A second total repeats the first, or (小计) is part of it: it is left without parts of its own."""
    for row in rows:
        if row.role == "total" and row is not total:
            row.parent = None


def _by_classes(rows: Sequence[Row], labels: Labels) -> None:
    """Names of an economic classification without codes: a 类 is the whole of the names after it."""
    total = next((row for row in rows if row.role == "total"), None)
    head: Row | None = None
    for row in rows:
        if row.role == "total":
            continue
        name = row.dims.get("class") or ""
        own = _economic_class(row, labels)
        if own is not None:
            head = row
            row.dims["class"] = f"economic:{own}"
            row.parent = total.index if total is not None else None
        elif head is not None:
            row.parent = head.index
            code = labels.taxonomy.economic.code(_bare(row), head.dims["class"].partition(":")[2])
            row.dims["class"] = f"economic:{code}" if code and not name else name or f"name:{row.name}"
        else:
            row.parent = total.index if total is not None else None


def _bare(row: Row) -> str:
    from yxtools.tables.labels import plain

    return plain(row.name)


def _economic_class(row: Row, labels: Labels) -> str | None:
    """The 类 a row names, unless another name column beside it says that the row is a part."""
    code = labels.taxonomy.economic.codes.get(_bare(row), ("",))[0]
    beside = [text for text in row.texts.values() if text and text != row.name]
    return code if len(code) == 3 and not beside else None


def _by_outline(rows: Sequence[Row], trees: Trees) -> None:
    """Numbering (一、 > （一） > 1.), 其中, balances with their funds, and totals that add up what stands
    above them.
    """
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
            and (not row.known or row.dims.get("label"))
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
            for name in ("origin",):
                if name in parent.dims and parent.role != "total" or name in parent.dims and not parent.grand:
                    row.dims.setdefault(name, parent.dims[name])
            if parent.dims.get("measure") in ("closing", "surplus distributed", "surplus used"):
                row.dims["measure"] = parent.dims["measure"]
            parent = by_index.get(parent.parent) if parent.parent is not None else None
            hops += 1


def _across(rows: Sequence[Row], natures: Mapping[str, Sequence[str]]) -> None:
    """Lists side by side that share their totals (人员经费合计 | 公用经费合计): a total adds up the classes
    of its nature. A class of neither (it prints a dash) belongs to the list it stands in.
    """
    named = {row.dims.get("nature"): row for row in rows if row.role == "total"}
    if not named.keys() >= natures.keys():
        return
    totals = {code: named[nature] for nature, codes in natures.items() for code in codes}
    above: Row | None = None
    for row in sorted(rows, key=lambda row: (row.block, row.index)):
        code = _class(row)
        if code is None or (row.parent is not None and rows[row.parent].role != "total"):
            continue
        total = totals.get(code.removeprefix("economic:")) or above
        if total is not None:
            row.parent, above = total.index, total


def _depth(row: Row, rows: Sequence[Row]) -> int:
    depth, parent = 0, row.parent
    while parent is not None and depth < 12:
        depth, parent = depth + 1, rows[parent].parent
    return depth
