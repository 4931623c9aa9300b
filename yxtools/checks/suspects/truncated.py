"""Figures that were cut off where they should be rounded: 12,345 for the 12,345.81 that is printed elsewhere.

Of two figures that should agree, the coarser one is the finer one with its last digits dropped. Nothing is
wrong with what it means; a sum is never asked, since what it lacks may be an error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from yxtools.checks.relation import EQUAL, Operand
from yxtools.checks.slips import CUT, cut_off
from yxtools.checks.suspects.graph import Graph, Tie
from yxtools.checks.suspects.hypotheses import Guesses, Hypothesis

FIGURES = 2
"""Of a relation that says that one is the other."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A coarser figure that is a finer one cut off."""

    coarser: Operand
    finer: Operand


def truncations(guesses: Guesses, failing: Collection[int]) -> Iterator[Hypothesis]:
    """Every figure cut off, wherever it is restated, as it should be rounded; none doubts the finer."""
    graph = guesses.graph
    cuts = {at: found for at in sorted(failing) if (found := _cut(graph.ties[at])) is not None}
    rounded: set[str] = set()
    for one in cuts.values():
        if one.coarser.ref in rounded or not _sure(graph, one.finer, cuts):
            continue
        made = replace(guesses.copies(_rounded(guesses, one)), slip=CUT)
        if made.mended and not made.broken:
            rounded.update(made.changes)
            yield made


def _rounded(guesses: Guesses, one: _Cut) -> Hypothesis:
    """The coarser figure as the finer one rounds to its decimals."""
    figure = one.coarser.figure
    decimals = 0 if figure is None else figure.decimals
    right = one.finer.point().shifted(-one.coarser.power).rounded(decimals)
    unit = int(10 ** (guesses.graph.decimals(one.coarser.ref) - decimals))
    return guesses.tested({one.coarser.ref: guesses.graph.change(one.coarser.ref, right * unit)})


def _cut(one: Tie) -> _Cut | None:
    """The figures of a relation that says they are equal, if one is the other cut off."""
    relation = one.relation
    operands = [operand for _sign, operand in relation.operands]
    if not one.linear or relation.kind != EQUAL or len(one.terms) != FIGURES or len(operands) != FIGURES:
        return None
    coarser, finer = sorted(operands, key=_exponent)
    alike = sum(factor for factor, _power in one.terms.values()) == 0
    if not alike or coarser.figure is None or finer.figure is None or _exponent(coarser) == _exponent(finer):
        return None
    return _Cut(coarser, finer) if cut_off(coarser.figure, finer.point().shifted(-coarser.power)) else None


def _exponent(operand: Operand) -> int:
    """How fine a figure is: the decimals it has in the basic unit."""
    return (0 if operand.figure is None else operand.figure.decimals) - operand.power


def _sure(graph: Graph, finer: Operand, cuts: Collection[int]) -> bool:
    """Whether a figure fails nowhere but where it is said to be one that is cut off."""
    return all(at in cuts for at in graph.standing[finer.ref] if graph.ties[at].failing)
