"""What the rows of a table leave out or say twice: a class without the one above or those below it, a total,
a row printed again.

Sums do not show it: what is left out leaves nothing to add up. What is said here rests on what the other
rows of the table do, else on what the other tables do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet
from yxtools.checks.tables import totals
from yxtools.checks.tables.absent import called, head, missing, title
from yxtools.checks.tables.sums import UNCLASSIFIED
from yxtools.checks.tables.totals import Tree
from yxtools.language import _

Record = dict[str, Any]

ENOUGH = 3
"""Classes that show what a table does with all of them."""
LEVELS = (3, 5, 7)
"""Digits of the codes of class, subclass and item (类、款、项)."""
FEW = 2
"""The same of the classes above: of the economic ones a table has but three or four."""
CODED = {"functional": ENOUGH, "economic": FEW, "economic-government": FEW}
"""Kinds of tables whose rows are classes with codes, and how many classes show that those above stand too."""
Class = tuple[int, str]
"""The code of a class, and of which unit: a table may list the classes of one unit after the other."""
Habits = Mapping[int, Mapping[Class, bool]]
"""By level, the classes that something is asked of, and whether they do it."""
ITEMS = frozenset(["purchases", "projects", "assets"])
"""Kinds of tables in which two rows may well say the same."""


class Outline:
    """The classes of one table, by their codes."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        filled = {row["index"]: row for row, _column, _operand in sheet.figures()}
        self.rows = [row for row in sheet.rows if row["index"] in filled]
        self.classes = dict(_classes(self.rows))

    @property
    def cut(self) -> bool:
        """Whether the table begins in the middle, with a class that lacks those above it."""
        first = self.rows[0] if self.rows else None
        level = len(first["code"] or "") - 2 if first is not None else 0
        return (
            first is not None
            and self.sheet.kind == "functional"
            and level in LEVELS
            and (0, first["code"]) in self.classes
            and (0, first["code"][:level]) not in self.classes
            and any(len(code) == level for _unit, code in self.classes)
        )

    @cached_property
    def above(self) -> Habits:
        """By level, the classes that some row needs above itself, and whether they are printed."""
        return {
            level: {
                (unit, code[:level]): (unit, code[:level]) in self.classes
                for unit, code in self.classes
                if len(code) == level + 2
            }
            for level in LEVELS[:-1]
        }

    @cached_property
    def below(self) -> Habits:
        """By level, the classes on which anything is spent, and whether there is any below them."""
        amounts = {row["index"] for row, _column, operand in self.sheet.figures() if not _zero(operand)}
        divided = {
            (unit, code[:level]) for unit, code in self.classes for level in LEVELS if len(code) > level
        }
        return {
            level: {
                (unit, code): (unit, code) in divided
                for (unit, code), row in self.classes.items()
                if len(code) == level and row["index"] in amounts
            }
            for level in LEVELS[:-1]
        }


def _classes(rows: Sequence[Record]) -> Iterator[tuple[Class, Record]]:
    unit = 0
    for row in rows:
        scheme = row["dims"].get("class", "").partition(":")[0]
        if scheme == UNCLASSIFIED:
            unit += 1
        elif scheme and row["code"]:
            yield (unit, row["code"]), row


def observations(sheets: Sequence[Sheet], items: Tree) -> Iterator[Observation]:
    """What is left out of the tables of one document, and what is said twice in them. `items` tells what the
    items of official lists (三公) are parts of.
    """
    outlines = [Outline(sheet) for sheet in sheets if sheet.kind in CODED]
    cut = [one for one in outlines if one.cut]
    for one in cut:
        yield _without_head(one)
    outlines = [one for one in outlines if not one.cut]
    for kind, enough in CODED.items():
        own = [one for one in outlines if one.sheet.kind == kind and one.classes]
        for one, above, severity in _exceptions(own, lambda outline: outline.above, enough):
            yield _without_parent(one, above, severity)
        for one, above, severity in _exceptions(own, lambda outline: outline.below, ENOUGH):
            yield _without_parts(one, above, severity)
    begun = {one.sheet.id for one in cut}
    yield from totals.observations([sheet for sheet in sheets if sheet.id not in begun], items)
    for sheet in sheets:
        if sheet.kind not in ITEMS:
            yield from _twice(Outline(sheet))
        if sheet.kind in CODED:
            yield from _again(Outline(sheet))


@dataclass(frozen=True, slots=True)
class _Count:
    kept: int
    broken: int


def _exceptions(
    outlines: Sequence[Outline], habits: Callable[[Outline], Habits], enough: int
) -> Iterator[tuple[Outline, Class, str]]:
    """The only class of a table that breaks the habit of all others, of its table or else of all tables;
    with what that is worth.
    """
    for level in LEVELS[:-1]:
        counts = [_count(habits(one)[level]) for one in outlines]
        kept, broken = sum(one.kept for one in counts), sum(one.broken for one in counts)
        for one, count in zip(outlines, counts, strict=True):
            if count.broken != 1:
                continue
            above = next(above for above, held in habits(one)[level].items() if not held)
            if count.kept >= enough:
                yield one, above, "warning"
            elif broken == 1 and kept - count.kept >= enough:
                yield one, above, "info"


def _count(habit: Mapping[Class, bool]) -> _Count:
    kept = sum(habit.values())
    return _Count(kept, len(habit) - kept)


def _without_head(one: Outline) -> Observation:
    # recognition may have lost the rows rather than the publisher
    row = one.rows[0]
    message = _("{table} begins with {row}: the rows above it are not printed").format(
        table=title(one.sheet), row=called(row)
    )
    return missing("outline/head", message, head(one.sheet, row), "info")


def _without_parent(one: Outline, above: Class, severity: str) -> Observation:
    unit, code = above
    row = next(row for (own, below), row in one.classes.items() if own == unit and below.startswith(code))
    message = _("{row}: the class {code} above it is not printed").format(row=called(row), code=code)
    return missing("outline/class", message, head(one.sheet, row), severity)


def _without_parts(one: Outline, above: Class, severity: str) -> Observation:
    row = one.classes[above]
    message = _("{row}: nothing is printed below it, as it is below the others").format(row=called(row))
    return missing("outline/parts", message, head(one.sheet, row), severity)


def _zero(operand: Operand) -> bool:
    return operand.figure is None or operand.figure.is_zero


def _twice(one: Outline) -> Iterator[Observation]:
    """Rows that say the same as the row above them."""
    for above, row in pairwise(one.rows):
        if (row["code"] or row["role"] == "total") and _said(above) == _said(row):
            cells = [_cells(one.sheet, each) for each in (above, row)]
            message = _("{row} is printed twice, one below the other").format(row=called(row))
            yield Observation("outline/twice", message, (*cells[0], *cells[1]))


def _again(one: Outline) -> Iterator[Observation]:
    """The only class of a table that is printed twice, other rows between."""
    rows: dict[Class, list[Record]] = {}
    for place, row in _classes(one.rows):
        rows.setdefault(place, []).append(row)
    repeated = [own for own in rows.values() if len(own) > 1]
    if len(repeated) != 1 or len(rows) <= ENOUGH:
        return
    first, *others = repeated[0]
    if len(others) == 1 and others[0]["index"] > first["index"] + 1:
        row = others[0]
        message = _("{row} is printed twice, in lines {first} and {second}").format(
            row=called(row), first=first["line"], second=row["line"]
        )
        cells = (*_cells(one.sheet, first), *_cells(one.sheet, row))
        yield Observation(
            "outline/twice", message, cells, "warning" if _said(first) == _said(row) else "info"
        )


def _said(row: Record) -> tuple[Any, ...]:
    figures = tuple((cell["column"], cell["raw"]) for cell in row["cells"])
    texts = tuple((text["column"], text["text"]) for text in row["texts"])
    return (row["code"], row["name"], row["block"], texts, figures)


def _cells(sheet: Sheet, row: Record) -> list[Operand]:
    found = [sheet.at(row, column) for column in sheet.columns if column["block"] == row["block"]]
    return [operand for operand in found if operand.figure is not None]
