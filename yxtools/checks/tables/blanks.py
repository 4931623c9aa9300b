"""Subtotals (小计) that are left blank: what stands below them adds up to the total in their stead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from yxtools.checks.relation import Operand, Relation, summed
from yxtools.figures import Interval

Record = dict[str, Any]


def opened(
    relation: Relation,
    parts: Sequence[Record],
    operand: Callable[[Record], Operand],
    below: Callable[[Record], Sequence[Record]],
) -> Relation:
    """A sum of rows or columns. Where it fails, and comes nearer to what is printed so, with the parts of
    blank subtotals in place of these. `below` gives what a subtotal is the sum of, nothing for other parts.
    """
    if relation.status() != "fail":
        return relation
    told = [one for part in parts for one in (operand(part).blank and below(part)) or [part]]
    if len(told) == len(parts):
        return relation
    other = summed(
        relation.rule, relation.whole, [(1, operand(one)) for one in told], severity=relation.severity
    )
    return other if _gap(other).before(_gap(relation)) else relation


def _gap(relation: Relation) -> Interval:
    return relation.whole.point().distance(relation.wanted)


def remarked(relations: Sequence[Relation]) -> Iterator[Relation]:
    """The relations; what a blank subtotal lacks is but a remark if another sum holds with all its parts."""
    holding: dict[str, list[set[str]]] = {}
    for one in relations:
        if one.status() != "fail" and not one.whole.blank:
            refs = {part.ref for _sign, part in one.parts}
            for ref in refs:
                holding.setdefault(ref, []).append(refs)
    for one in relations:
        refs = {part.ref for _sign, part in one.parts}
        failing = refs and one.whole.blank and one.status() == "fail"
        if failing and any(refs <= told for told in holding.get(min(refs), ())):
            yield replace(one, severity="info")
        else:
            yield one
