"""One table printed in two scopes: of the whole department (汇总) and of its head office (本级), say.

Titles rarely say so. Two tables of one form, fund and year are such where they differ in figures that all
stand in sums of their own table which hold: a figure printed wrongly breaks its sums.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from yxtools.checks.index import Fact, Key, replaced
from yxtools.checks.observation import Observation
from yxtools.checks.relation import EQUAL, Relation
from yxtools.checks.sheet import Sheet
from yxtools.checks.tables.agreement import of_other_unit
from yxtools.language import _

RULE = "duplicate/table"
TABLE = re.compile(r"t[0-9]+(?=\.)")
"""The table that the ref of a cell begins with."""


@dataclass(frozen=True, slots=True)
class Scoped:
    """The facts of a document with their scope, where there are several; and what shows that there are."""

    facts: Sequence[Fact]
    observed: Sequence[Observation]


def scoped(sheets: Sequence[Sheet], facts: Sequence[Fact], own: Sequence[Relation]) -> Scoped:
    """The facts of `sheets`; `own` are the relations between figures of one table."""
    scopes = _scopes(sheets)
    differing: list[_Pair] = []
    observed: list[Observation] = []
    if any(scopes):
        sound = _Sound(own)
        differing = [one for one in _pairs(sheets, facts) if sound.differ(one.denied)]
        # tables that differ in most of what they print are plainly not the same: nothing to ask
        alike = [one for one in differing if 2 * len(one.denied) <= one.shared]
        observed = [_observed(sheets[one.sheet], one.denied[0]) for one in alike]
    if not differing:
        return Scoped(facts, ())
    made = [
        replace(one, key=replaced(one.key, scope=str(scopes[one.sheet]))) if scopes[one.sheet] else one
        for one in facts
    ]
    return Scoped(made, observed)


@dataclass(slots=True)
class _Pair:
    """A table and the first of its kind."""

    sheet: int
    shared: int = 0
    """The facts that both print."""
    denied: list[Relation] = field(default_factory=list)
    """Those in which they differ."""


def _signature(sheet: Sheet) -> tuple[object, ...]:
    table = sheet.table
    return table["form"], tuple(sorted(table["dims"].items())), table["year"], table["stage"]


def _scopes(sheets: Sequence[Sheet]) -> list[int]:
    """Of every table how many of its kind were printed before it: tables of one scope come alike."""
    seen: Counter[tuple[object, ...]] = Counter()
    found = []
    for sheet in sheets:
        own = _signature(sheet)
        found.append(seen[own] if sheet.table["form"] else 0)
        seen[own] += 1
    return found


def _pairs(sheets: Sequence[Sheet], facts: Sequence[Fact]) -> list[_Pair]:
    """Every table with the first of its kind, and in what they differ."""
    first: dict[tuple[Key, tuple[object, ...]], Fact] = {}
    signatures = [_signature(sheet) for sheet in sheets]
    pairs: dict[tuple[int, int], _Pair] = {}
    for fact in facts:
        known = first.setdefault((fact.key, signatures[fact.sheet]), fact)
        if known.sheet != fact.sheet and not (known.operand.blank and fact.operand.blank):
            pair = pairs.setdefault((known.sheet, fact.sheet), _Pair(fact.sheet))
            pair.shared += 1
            relation = Relation("duplicate/fact", fact.operand, ((1, known.operand),))
            if relation.status() == "fail":
                pair.denied.append(relation)
    return list(pairs.values())


class _Sound:
    """What the sums of single tables say of their figures."""

    def __init__(self, own: Sequence[Relation]) -> None:
        self._denied: set[str] = set()
        """The tables in which a relation fails."""
        self._vouched: set[str] = set()
        """The figures of sums that hold."""
        for relation in own:
            if relation.status() == "fail":
                self._denied.update(_tables(relation))
            elif relation.kind == EQUAL and relation.parts:
                self._vouched.update(operand.ref for _sign, operand in relation.operands)

    def differ(self, denied: Sequence[Relation]) -> bool:
        """Whether tables that differ so are both right, each in its own scope."""
        refs = {one.ref for relation in denied for _sign, one in relation.operands if not one.blank}
        return (
            bool(denied)
            and refs <= self._vouched
            and not any(table in self._denied for relation in denied for table in _tables(relation))
            and not all(of_other_unit(relation) for relation in denied)
        )


def _tables(relation: Relation) -> Iterator[str]:
    for _sign, operand in relation.operands:
        if (found := TABLE.match(operand.ref)) is not None:
            yield found[0]


def _observed(sheet: Sheet, relation: Relation) -> Observation:
    """What is said of a table that prints another scope, with the first figure that shows it."""
    one, other = (operand for _sign, operand in relation.operands)
    message = _(
        "{table}: printed twice, each time with sums that hold; the figures of two scopes are not compared"
    ).format(table=sheet.table["title"] or sheet.id)
    return Observation(RULE, message, (other, one), "info")
