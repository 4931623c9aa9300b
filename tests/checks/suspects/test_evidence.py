"""Which of several explanations is the likelier: figures that are seldom wrong, and such as often are."""

from __future__ import annotations

import pytest

from tests.checks.suspects.test_suspects import cell, found, named
from yxtools.checks.relation import Operand, Relation, calculated, summed
from yxtools.checks.suspects.graph import SOLVED
from yxtools.figures import parse_figure, quotient


def of_three(parts: list[str], whole: str = "913.40") -> Relation:
    return summed("down", cell(0, 0, whole), [(1, cell(row, 0, raw)) for row, raw in enumerate(parts, 1)])


@pytest.mark.parametrize("zero", ["0", "0.00"])
def test_a_zero_comes_last(zero: str) -> None:
    """What the sum lacks, a round amount, is printed elsewhere."""
    elsewhere = Relation("duplicate/fact", cell(8, 0, "200.00", "t2"), ((1, cell(8, 0, "200.00", "t3")),))
    (cause,) = found([of_three(["582.15", "131.25", zero]), elsewhere])
    assert [ref for ref, _value, _slip in named(cause)] == ["t1.r0.c0", "t1.r1.c0", "t1.r2.c0"]


def test_a_zero_for_an_amount_that_is_printed_elsewhere() -> None:
    elsewhere = Relation("duplicate/fact", cell(8, 0, "217.36", "t2"), ((1, cell(8, 0, "217.36", "t3")),))
    (cause,) = found([of_three(["564.79", "131.25", "0.00"]), elsewhere])
    assert named(cause) == [("t1.r3.c0", 217.36, None)]


def rate(printed: str, change: str, amount: str = "1711.38") -> Relation:
    whole = Operand("p1.9", "增减率", 5, printed, parse_figure(printed), 0, "%")
    parts = [
        Operand(f"p1.{at}", "某数", 5, raw, parse_figure(raw), 4, "万元")
        for at, raw in enumerate((change, amount))
    ]
    found = calculated(
        "prose/change", whole, parts, lambda told: quotient(told[0] * 100, told[1] - told[0], SOLVED)
    )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("printed", "change", "right", "slip"),
    [
        ("2.62%", "43.83", 2.63, "cut off"),  # 2.6284 %
        ("2.63%", "43.70", 2.62, "off by one in the last place"),  # 2.6204 %
    ],
)
def test_a_computed_figure_that_is_rounded_wrongly(
    printed: str, change: str, right: float, slip: str
) -> None:
    (cause,) = found([rate(printed, change)])
    assert named(cause) == [("p1.9", right, slip)] and cause.rivals


def test_a_figure_that_an_equation_vouches_for_is_no_suspect() -> None:
    """Each figure may be off by one; the tables print one of them."""
    one, two = cell(1, 0, "12.30"), cell(2, 0, "23.41")
    wrong = summed("down", cell(0, 0, "35.74"), [(1, one), (1, two)])
    told = [
        Relation("prose/value", cell(at, 9, raw), ((1, cell(at, 0, raw)),))
        for at, raw in ((0, "35.74"), (1, "12.30"))
    ]
    (cause,) = found([wrong, *told])
    assert named(cause) == [("t1.r2.c0", 23.44, "digit replaced")] and not cause.rivals
