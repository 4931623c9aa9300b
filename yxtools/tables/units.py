"""Departments above their units, whose codes begin with the department's own (413, 413001)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from yxtools.figures import total
from yxtools.tables.labels import Labels, plain
from yxtools.tables.model import Row

_DEPARTMENT = 3
"""Digits of the code of a department, as of a class (类)."""
_LEVELS = (6, 9)
"""Digits of the codes of its units, and of theirs."""
_SHOWN = 2
"""Columns in which the units add up that show that they are parts."""


def unclassified(rows: Sequence[Row], labels: Labels) -> None:
    """Takes from a department the class of expenditure that happens to have its code, if units show it and
    the classification does not know its name.
    """
    units = {
        row.code[:_DEPARTMENT] for row in rows if row.code and _of_unit(row) and len(row.code) in _LEVELS
    }
    schemes = labels.taxonomy.functional, labels.taxonomy.economic, labels.taxonomy.economic_government
    for row in rows:
        if row.code in units and not any(row.code in one.codes.get(plain(row.name), ()) for one in schemes):
            row.dims["class"] = f"code:{row.code}"


def nested(rows: Sequence[Row]) -> None:
    """Makes units that a list prints beside their department its parts, where they add up to it: a code may
    also stand for a department without its units.
    """
    printed = Counter(row.code for row in rows)
    units = {row.code: row for row in rows if row.code and _of_unit(row) and printed[row.code] == 1}
    below: dict[str, list[Row]] = {}
    for code, row in units.items():
        above = next((code[:end] for end in range(len(code) - 1, 0, -1) if code[:end] in units), None)
        if above is not None and units[above].parent == row.parent:
            below.setdefault(above, []).append(row)
    wholes = {row.parent for row in rows}
    for code, parts in below.items():
        whole = units[code]
        if _adds_up(whole, parts):
            for part in parts:
                # a department that its classes make up has no second set of parts
                part.parent = whole.index if whole.index not in wholes else None


def _of_unit(row: Row) -> bool:
    """Whether a row has a code that no classification knows."""
    scheme = row.dims.get("class", "code").partition(":")[0]
    return row.code is not None and row.code.isdigit() and scheme in ("code", "units")


def _adds_up(whole: Row, parts: Iterable[Row]) -> bool:
    """Whether rows add up to another in two columns, or in half of those it prints figures in."""
    held = asked = 0
    for column, cell in whole.cells.items():
        if cell.figure is not None and not cell.figure.is_zero:
            own = (part.cells[column].figure for part in parts)
            asked += 1
            held += cell.figure.interval().meets(total(one.interval() for one in own if one is not None))
    return held >= _SHOWN or 2 * held >= asked > 0
