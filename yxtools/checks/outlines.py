"""What the rows of a table leave out or say twice: a class without the one above or those below it, a total,
a row printed again.

Sums do not show it: what is left out leaves nothing to add up. What is said here rests on what the other
rows of the table do, else on what the other tables do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet
from yxtools.checks.structures import MISSING
from yxtools.language import _

Record = dict[str, Any]

ENOUGH = 3
"""Classes that show what a table does with all of them."""
LEVELS = (3, 5, 7)
"""Digits of the codes of class, subclass and item (类、款、项)."""
CODED = frozenset(["functional", "economic", "economic-government"])
"""Kinds of tables whose rows are classes with codes."""
ITEMS = frozenset(["purchases", "projects", "assets"])
"""Kinds of tables in which two rows may well say the same."""


class Outline:
    """The classes of one table, by their codes."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        filled = {row["index"]: row for row, _column, _operand in sheet.figures()}
        self.rows = [row for row in sheet.rows if row["index"] in filled]
        self.classes = {row["code"]: row for row in self.rows if row["code"] and "class" in row["dims"]}

    @property
    def cut(self) -> bool:
        """Whether the table begins in the middle, with a class that lacks those above it."""
        first = self.rows[0] if self.rows else None
        level = len(first["code"] or "") - 2 if first is not None else 0
        return (
            first is not None
            and self.sheet.kind == "functional"
            and level in LEVELS
            and first["code"] in self.classes
            and first["code"][:level] not in self.classes
            and any(len(code) == level for code in self.classes)
        )

    @cached_property
    def above(self) -> dict[int, dict[str, bool]]:
        """By level, the classes that some row needs above itself, and whether they are printed."""
        return {
            level: {
                code[:level]: code[:level] in self.classes for code in self.classes if len(code) == level + 2
            }
            for level in LEVELS[:-1]
        }

    @cached_property
    def below(self) -> dict[int, dict[str, bool]]:
        """By level, the classes that are printed, and whether there is any below them."""
        divided = {code[:level] for level in LEVELS[:-1] for code in self.classes if len(code) > level}
        return {
            level: {code: code in divided for code in self.classes if len(code) == level}
            for level in LEVELS[:-1]
        }


def observations(sheets: Sequence[Sheet]) -> Iterator[Observation]:
    """What is left out of the tables of one document, and what is said twice in them."""
    outlines = [Outline(sheet) for sheet in sheets if sheet.kind in CODED]
    cut = [one for one in outlines if one.cut]
    for one in cut:
        yield _without_head(one)
    outlines = [one for one in outlines if not one.cut]
    functional = [one for one in outlines if one.sheet.kind == "functional" and one.classes]
    for one, code, severity in _exceptions(functional, lambda outline: outline.above):
        yield _without_parent(one, code, severity)
    for one, code, severity in _exceptions(functional, lambda outline: outline.below):
        yield _without_parts(one, code, severity)
    yield from _without_total(outlines)
    for sheet in sheets:
        if sheet.kind not in ITEMS:
            yield from _twice(Outline(sheet))


@dataclass(frozen=True, slots=True)
class _Count:
    kept: int
    broken: int


def _exceptions(outlines: Sequence[Outline], habits: Any) -> Iterator[tuple[Outline, str, str]]:
    """The only class of a table that breaks the habit of all others, of its table or else of all tables;
    with what that is worth.
    """
    for level in LEVELS[:-1]:
        counts = [_count(habits(one)[level]) for one in outlines]
        kept, broken = sum(one.kept for one in counts), sum(one.broken for one in counts)
        for one, count in zip(outlines, counts, strict=True):
            if count.broken != 1:
                continue
            code = next(code for code, held in habits(one)[level].items() if not held)
            if count.kept >= ENOUGH:
                yield one, code, "warning"
            elif broken == 1 and kept - count.kept >= ENOUGH:
                yield one, code, "info"


def _count(habit: Mapping[str, bool]) -> _Count:
    kept = sum(habit.values())
    return _Count(kept, len(habit) - kept)


def _without_head(one: Outline) -> Observation:
    # recognition may have lost the rows rather than the publisher
    row = one.rows[0]
    message = _("{table} begins with {row}: the rows above it are not printed").format(
        table=one.sheet.table["title"] or one.sheet.id, row=_called(row)
    )
    return _missing("outline/head", message, _head(one, row), "info")


def _without_parent(one: Outline, code: str, severity: str) -> Observation:
    row = next(row for other, row in one.classes.items() if other.startswith(code))
    message = _("{row}: the class {code} above it is not printed").format(row=_called(row), code=code)
    return _missing("outline/class", message, _head(one, row), severity)


def _without_parts(one: Outline, code: str, severity: str) -> Observation:
    row = one.classes[code]
    message = _("{row}: nothing is printed below it, as it is below the others").format(row=_called(row))
    return _missing("outline/parts", message, _head(one, row), severity)


def _without_total(outlines: Sequence[Outline]) -> Iterator[Observation]:
    """Tables of several classes without a total, where all others of their kind have one."""
    several = [
        one for one in outlines if sum(len(code) == LEVELS[0] for code in one.classes) > 1 and one.rows
    ]
    bare = [one for one in several if len(one.rows) == len(one.classes)]
    totalled = [one for one in several if any(row["role"] == "total" for row in one.rows)]
    if len(bare) == 1 and len(totalled) > 1:
        (one,) = bare
        title = one.sheet.table["title"] or ""
        line = one.rows[0]["line"]
        message = _("{table}: no total is printed, as in the other tables").format(table=title)
        place = Operand(f"{one.sheet.id}.total", title, line, "", None, 0, None)
        yield _missing("outline/total", message, place, "warning")


def _twice(one: Outline) -> Iterator[Observation]:
    """Rows that say the same as the row above them."""
    for above, row in pairwise(one.rows):
        if (row["code"] or row["role"] == "total") and _said(above) == _said(row):
            cells = [_cells(one.sheet, each) for each in (above, row)]
            message = _("{row} is printed twice, one below the other").format(row=_called(row))
            yield Observation("outline/twice", message, (*cells[0], *cells[1]))


def _said(row: Record) -> tuple[Any, ...]:
    figures = tuple((cell["column"], cell["raw"]) for cell in row["cells"])
    texts = tuple((text["column"], text["text"]) for text in row["texts"])
    return (row["code"], row["name"], row["block"], texts, figures)


def _cells(sheet: Sheet, row: Record) -> list[Operand]:
    found = [sheet.at(row, column) for column in sheet.columns if column["block"] == row["block"]]
    return [operand for operand in found if operand.figure is not None]


def _missing(rule: str, message: str, place: Operand, severity: str) -> Observation:
    suspect = {"ref": place.ref, "line": place.line, "printed": "", "implied": None, "slip": MISSING}
    return Observation(rule, message, (place,), severity, suspects=(suspect,))


def _head(one: Outline, row: Record) -> Operand:
    """A row as a cell in which nothing is printed."""
    return Operand(f"{one.sheet.id}.r{row['index']}", _called(row), row["line"], "", None, 0, None)


def _called(row: Record) -> str:
    return " ".join(part for part in (row["code"], row["name"]) if part)
