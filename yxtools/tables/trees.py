"""Which rows are parts of which: from codes, from numbering and indentation, from totals, from unit >
project.

Every row gets the index of its parent (the row it is a part of) or None. A total is the parent of what it
adds up, wherever it is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yxtools.tables.labels import Labels, plain
from yxtools.tables.model import Column, Row
from yxtools.tables.outline import by_outline
from yxtools.tables.projects import owners
from yxtools.tables.units import nested, unclassified


def plant(rows: Sequence[Row], columns: Sequence[Column], form: dict[str, Any], labels: Labels) -> None:
    """Sets `parent`, `level` and what a part inherits from its whole, for the rows of every block."""
    kind = form.get("rows")
    lists = [[row for row in rows if row.block == block] for block in sorted({row.block for row in rows})]
    if len(lists) > 1 and all(any(row.code and _class(row) for row in own) for own in lists):
        lists = [
            [row for own in lists for row in own]
        ]  # one classification printed in several columns of rows
    for own in lists:
        unclassified(own, labels)
        coded = sum(1 for row in own if _class(row) is not None and row.code)
        if kind in ("projects", "purchases"):
            owners(own, labels)
        elif coded and coded * 2 >= sum(1 for row in own if row.role == "item"):
            _by_code(own)
        elif kind == "economic" or kind == "economic-government":
            _by_classes(own, labels)
        else:
            by_outline(own, labels.taxonomy.dimensions)
    if any(row.block for row in rows) and any(row.code for row in rows):
        _across(rows, labels.taxonomy.economic.natures)
    for own in lists:
        nested(own)
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
            code = labels.taxonomy.economic.code(plain(row.name), head.dims["class"].partition(":")[2])
            row.dims["class"] = f"economic:{code}" if code and not name else name or f"name:{row.name}"
        else:
            row.parent = total.index if total is not None else None


def _economic_class(row: Row, labels: Labels) -> str | None:
    """The 类 a row names, unless another name column beside it says that the row is a part."""
    code = labels.taxonomy.economic.codes.get(plain(row.name), ("",))[0]
    beside = [text for text in row.texts.values() if text and text != row.name]
    return code if len(code) == 3 and not beside else None


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
