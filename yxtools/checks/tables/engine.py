"""Every relation between the figures of a document's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.checks.index import Fact
from yxtools.checks.observation import Tested
from yxtools.checks.printed import Printed
from yxtools.checks.relation import Relation
from yxtools.checks.sheet import Sheet
from yxtools.checks.tables import (
    agreement,
    balances,
    captions,
    column_sums,
    conventions,
    items,
    outlines,
    scopes,
    sums,
)
from yxtools.tables.labels import Labels
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


def table_tests(printed: Printed, taxonomy: Taxonomy) -> Iterator[Tested]:
    """Every relation between the figures of the tables of one document, each once; then what is seen of their
    rows and units.
    """
    labels, data = taxonomy.once(Labels), taxonomy.dimensions
    seen: set[tuple[Any, ...]] = set()
    own = list(_once((one for sheet in printed.sheets for one in within(sheet, labels, data)), seen))
    told = scopes.scoped(printed.sheets, printed.facts, own)
    yield from own
    yield from _once(across(told.facts, data), seen)
    bounded = list(items.bounds(told.facts, printed.sheets, data))
    yield from _once(bounded, seen)
    yield from told.observed
    yield from outlines.observations(printed.sheets, data["tree"]["item"])
    yield from captions.confused(printed.sheets, bounded)


def _once(found: Iterable[Relation], seen: set[tuple[Any, ...]]) -> Iterator[Relation]:
    """Each relation that was not `seen` before; those without a figure are none."""
    for relation in found:
        identity = _identity(relation)
        told = any(operand.figure is not None or not operand.legible for _, operand in relation.operands)
        if told and identity not in seen:
            seen.add(identity)
            yield relation


def within(one: Sheet, labels: Labels, data: Record) -> Iterator[Relation]:
    """The relations between the figures of one table."""
    yield from column_sums.across(one, labels, data["tree"])
    yield from sums.down(one, labels)
    yield from sums.across_blocks(one)
    yield from sums.by_unit(one, labels)
    yield from balances.sides(one)
    yield from balances.rows(one)
    yield from conventions.products(one, labels)
    yield from conventions.changes(one)
    yield from conventions.budgets(one, labels)


def across(facts: Sequence[Fact], data: Record) -> Iterator[Relation]:
    """The relations between the figures of several tables."""
    yield from agreement.duplicates(facts)
    yield from agreement.across_tables(facts, data["complete"])
    yield from balances.funds(facts)
    yield from balances.classes(facts)
    yield from agreement.bounds(facts)


def _identity(relation: Relation) -> tuple[Any, ...]:
    """What makes two relations one: the same figures, whichever is called the whole."""
    refs = tuple(sorted(operand.ref for _, operand in relation.operands if not operand.blank))
    return (relation.kind, relation.expected is None, refs)
