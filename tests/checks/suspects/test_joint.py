"""Sums that hold one by one and not together."""

from __future__ import annotations

from tests.checks.suspects.test_suspects import cell
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Relation, summed
from yxtools.checks.suspects.graph import Graph
from yxtools.checks.suspects.joint import contradictions


def observed(relations: list[Relation]) -> list[Observation]:
    statuses = [relation.status() for relation in relations]
    return list(contradictions(Graph(relations, statuses), statuses))


def whole_of(column: int, *parts: str) -> Relation:
    return summed(
        "sum", cell(0, 0, "10.0"), [(1, cell(row, column, raw)) for row, raw in enumerate(parts, 1)]
    )


def test_each_sum_within_rounding_but_not_both() -> None:
    up, down = whole_of(1, "3.4", "6.7"), whole_of(2, "3.3", "6.5")
    assert [one.status() for one in (up, down)] == ["rounded", "fail"]
    low, high = whole_of(1, "3.3", "3.3", "3.2"), whole_of(2, "3.4", "3.4", "3.4")
    assert [one.status() for one in (low, high)] == ["rounded", "rounded"]
    (one,) = observed([low, high])
    assert one.rule == "joint/rounding" and one.severity == "info" and one.operands[0].ref.startswith("t1.")


def test_sums_within_rounding_that_agree() -> None:
    assert observed([whole_of(1, "3.3", "3.3", "3.3"), whole_of(2, "3.4", "6.5")]) == []


def test_exact_sums_are_not_looked_at() -> None:
    assert observed([whole_of(1, "4.0", "6.0"), whole_of(2, "3.0", "7.0")]) == []


def restated(first: str, second: str, rows: tuple[int, int]) -> Relation:
    return Relation("duplicate/fact", cell(rows[0], 0, first), ((1, cell(rows[1], 0, second)),))


def test_what_is_left_of_a_figure_is_told_from_relation_to_relation() -> None:
    """9.9 = 10 = 10 = 10.2: the middle one, looked at first, knows of the others in a second round only."""
    printed = {1: "9.9", 2: "10", 3: "10", 4: "10.2"}
    pairs = ((2, 3), (1, 2), (3, 4))
    told = [restated(printed[one], printed[other], (one, other)) for one, other in pairs]
    assert [relation.status() for relation in told] == ["exact", "rounded", "rounded"]
    (one,) = observed(told)
    assert one.rule == "joint/rounding"


def test_nothing_follows_of_a_figure_that_is_wrong() -> None:
    low, high = whole_of(1, "3.3", "3.3", "3.2"), whole_of(2, "3.4", "3.4", "3.4")
    tests = [low, high]
    statuses = [relation.status() for relation in tests]
    assert list(contradictions(Graph(tests, statuses), statuses, {"t1.r2.c1"})) == []
