"""Rates of change."""

import pytest

from yxtools.checks.growth import Growth, completed, grown, of_change, of_figures
from yxtools.checks.relation import Operand, Relation
from yxtools.checks.suspects.graph import tie
from yxtools.figures import Interval, parse_figure


def operand(raw: str, ref: str = "p1.0") -> Operand:
    power, unit = (-2, "%") if raw.endswith("%") else (4, "万元")
    return Operand(ref, "数", 1, raw, parse_figure(raw), power, unit)


def rate(stated: str, parts: tuple[str, str], sign: int = 1, made: Growth = of_change) -> Relation:
    printed = [operand(one, f"p1.{at}") for at, one in enumerate(parts, 1)]
    found = grown("prose/change", operand(stated), printed, sign, made)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("stated", "status", "expected"),
    [("25.0%", "exact", 25), ("30.0%", "rounded", 25), ("60.0%", "fail", 25)],
)
def test_what_is_expected_is_the_rate_of_what_is_printed(stated: str, status: str, expected: float) -> None:
    """0.05, 0.01 more than the year before, is 25 % more, however much room rounding leaves."""
    found = rate(stated, ("0.01", "0.05"))
    assert (found.status(), found.record({}, "d")["expected"]) == (status, expected)


def test_a_suspect_is_implied_by_what_is_printed() -> None:
    found = rate("60.0%", ("0.01", "0.05"))
    change = tie(found, failing=True).change_of(found.whole.ref, {})
    assert change is not None and change.values == (-35, -35)


@pytest.mark.parametrize(
    ("stated", "parts", "sign", "status"),
    [
        ("33.33%", ("4.00", "3.00"), 1, "exact"),
        ("25.00%", ("3.00", "4.00"), -1, "exact"),
        ("25.00%", ("3.00", "4.00"), 1, "fail"),
        ("0.00%", ("1.00", "1.00"), 1, "exact"),
    ],
)
def test_of_two_figures(stated: str, parts: tuple[str, str], sign: int, status: str) -> None:
    assert rate(stated, parts, sign, of_figures).status() == status


@pytest.mark.parametrize("stated", ["215.98%", "-215.98%"])
def test_the_sign_of_the_figure_before_may_count_or_not(stated: str) -> None:
    assert rate(stated, ("315.36", "-271.90"), 1, of_figures).status() == "exact"
    assert rate(stated, ("587.26", "315.36")).status() == "exact"


def test_a_wrong_rate_of_a_figure_below_zero_fails() -> None:
    found = rate("251.98%", ("587.26", "315.36"))
    assert (found.status(), round(found.record({}, "d")["expected"], 2)) == ("fail", 215.98)


def test_no_rate_of_nothing() -> None:
    assert grown("prose/change", operand("5%"), [operand("1.00"), operand("0.00")], 1, of_figures) is None


@pytest.mark.parametrize(("sign", "expected"), [(1, 125), (-1, 83)])
def test_completion_by_what_sets_the_final_figure_apart(sign: int, expected: int) -> None:
    """10 spent, 2 more (or less) than the budget."""
    rate = completed(sign, 5)([Interval(10, 10), Interval(2, 2)])
    assert rate is not None and rate.rounded(2) == expected


def test_no_completion_of_a_budget_of_nothing() -> None:
    assert completed(1, 5)([Interval(2, 2), Interval(2, 2)]) is None
