"""Every relation between the figures of a document's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from yxtools.checks import agreement, balances, captions, column_sums, conventions, outlines, sums
from yxtools.checks.graph import Tested
from yxtools.checks.printed import Printed
from yxtools.checks.relation import Operand, Relation
from yxtools.tables.labels import Labels
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


def table_tests(printed: Printed, taxonomy: Taxonomy) -> Iterator[Tested]:
    """Every relation between the figures of the tables of one document, each once; then what is seen of their
    rows and units.
    """
    yield from _once(relations(printed, taxonomy.once(Labels), taxonomy.dimensions))
    yield from outlines.observations(printed.sheets)
    yield from captions.confused(printed.sheets)


def _once(found: Iterable[Relation]) -> Iterator[Relation]:
    """Each relation the first time it comes; those without a figure are none."""
    seen: set[tuple[Any, ...]] = set()
    for relation in found:
        identity = _identity(relation)
        told = any(operand.figure is not None or not operand.legible for _, operand in relation.operands)
        if told and identity not in seen:
            seen.add(identity)
            yield relation


def relations(printed: Printed, labels: Labels, data: Record) -> Iterator[Relation]:
    """The relations between the figures of the tables of one document, table by table, then across tables."""
    for one in printed.sheets:
        yield from column_sums.across(one, labels, data["tree"])
        yield from sums.down(one, labels)
        yield from sums.across_blocks(one)
        yield from sums.by_unit(one, labels)
        yield from balances.sides(one)
        yield from balances.rows(one)
        yield from conventions.products(one, labels)
        yield from conventions.changes(one)
        yield from conventions.budgets(one, labels)
    yield from agreement.duplicates(printed.facts)
    yield from agreement.across_tables(printed.facts, data["complete"], data["default"])
    yield from balances.funds(printed.facts)
    yield from balances.classes(printed.facts)
    yield from agreement.bounds(printed.facts)


def _identity(relation: Relation) -> tuple[Any, ...]:
    """What makes two relations one: the same figures, whichever is called the whole."""
    refs = tuple(sorted(_place(operand) for _, operand in relation.operands if not operand.blank))
    return (relation.kind, relation.expected is None, refs)


def _place(operand: Operand) -> str:
    return operand.ref
