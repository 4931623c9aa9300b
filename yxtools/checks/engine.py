"""Every relation between the figures of a document's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.checks import agreement, balances, conventions, sums
from yxtools.checks.index import facts
from yxtools.checks.relation import Operand, Relation
from yxtools.checks.sheet import sheet
from yxtools.tables.labels import Labels
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]


def table_tests(tables: Sequence[Record], taxonomy: Taxonomy) -> Iterator[Relation]:
    """Every relation between the figures of the `table` records of one document, each once."""
    yield from _once(relations(tables, taxonomy))


def _once(found: Iterable[Relation]) -> Iterator[Relation]:
    """Each relation the first time it comes; those without a figure are none."""
    seen: set[tuple[Any, ...]] = set()
    for relation in found:
        identity = _identity(relation)
        told = any(operand.figure is not None or not operand.legible for _, operand in relation.operands)
        if told and identity not in seen:
            seen.add(identity)
            yield relation


def relations(tables: Iterable[Record], taxonomy: Taxonomy) -> Iterator[Relation]:
    """The relations between the figures of the tables of one document, table by table, then across tables."""
    labels = taxonomy.once(Labels)
    data = taxonomy.dimensions
    sheets = [sheet(table, labels) for table in tables]
    for one in sheets:
        yield from sums.across(one, labels, data["tree"])
        yield from sums.down(one, labels)
        yield from sums.across_blocks(one)
        yield from balances.sides(one)
        yield from balances.rows(one)
        yield from conventions.products(one, labels)
        yield from conventions.changes(one)
        yield from conventions.budgets(one, labels)
    known = facts(sheets, data["default"])
    yield from agreement.duplicates(known)
    yield from agreement.across_tables(known, data["complete"], data["default"])
    yield from balances.funds(known)
    yield from balances.classes(known)
    yield from agreement.bounds(known)


def _identity(relation: Relation) -> tuple[Any, ...]:
    """What makes two relations one: the same figures, whichever is called the whole."""
    refs = tuple(sorted(_place(operand) for _, operand in relation.operands if not operand.blank))
    return (relation.kind, relation.expected is None, refs)


def _place(operand: Operand) -> str:
    return operand.ref
