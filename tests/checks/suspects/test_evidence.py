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


@pytest.mark.parametrize(
    ("printed", "change", "right", "slip"),
    [
        ("4.62%", "43.70", 2.62, "digit replaced"),  # 2.6204 %
        ("9.1%", "43.70", 2.6, None),
        ("262%", "43.70", 2.62, "decimal point moved"),
        ("9%", "43.70", 3, None),
    ],
)
def test_a_computed_figure_is_implied_at_its_printed_decimals(
    printed: str, change: str, right: float, slip: str | None
) -> None:
    (cause,) = found([rate(printed, change)])
    assert ("p1.9", right, slip) in named(cause)


def test_of_a_rate_alone_any_figure_may_be_wrong_but_those_vouched_for() -> None:
    wrong = rate("29.41%", "421.30")
    (cause,) = found([wrong])
    assert [ref for ref, _value, _slip in named(cause)] == ["p1.9"] and cause.rivals == 2
    told = [
        Relation("prose/value", part, ((1, cell(at, 0, part.raw)),))
        for at, (_, part) in enumerate(wrong.parts)
    ]
    (cause,) = found([wrong, told[0]])
    assert cause.rivals == 1
    (cause,) = found([wrong, *told])
    assert cause.rivals == 0


def test_no_rate_of_thousands_is_implied() -> None:
    assert found([rate("29.41%", "1700.00")]) == []


def stated(place: int, raw: str) -> Operand:
    return Operand(f"p1.{place}", "某数", 5, raw, parse_figure(raw), 4, "万元")


def test_no_amount_of_the_prose_is_many_times_what_it_is_printed() -> None:
    short = summed("prose/sum", stated(0, "31.27"), [(1, stated(1, "512.48")), (1, stated(2, "78.90"))])
    assert found([short]) == []
    (moved,) = found(
        [summed("prose/sum", stated(0, "59.138"), [(1, stated(1, "512.48")), (1, stated(2, "78.90"))])]
    )
    assert ("p1.0", 591.38, "decimal point moved") in named(moved)


@pytest.mark.parametrize("total", ["", "0", "0.00"])
def test_a_total_left_empty_is_what_is_wrong(total: str) -> None:
    (cause,) = found([summed("down", cell(0, 0, total), [(1, cell(1, 0, "73.50"))])])
    assert [(ref, value) for ref, value, _slip in named(cause)] == [("t1.r0.c0", 73.5)]
    assert not cause.rivals
