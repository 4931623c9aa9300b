"""Figures cut off instead of rounded, told from figures that are wrong."""

from __future__ import annotations

import pytest

from tests.checks.suspects.test_findings import reported
from tests.checks.suspects.test_suspects import cell, found, named
from yxtools.checks.relation import Operand, Relation, summed
from yxtools.figures import parse_figure


def stated(place: int, raw: str) -> Operand:
    """An amount of the prose, in 万元."""
    return Operand(f"p{place}.4", "收入预算", 90 + place, f"{raw}万元", parse_figure(raw), 4, "万元")


def value(place: int, raw: str, printed: str = "431,276,803.50", row: int = 0) -> Relation:
    return Relation("prose/value", stated(place, raw), ((1, cell(row, 0, printed, unit="元")),))


def test_a_figure_cut_off_is_rounded_to_its_own_decimals() -> None:
    (cause,) = found([value(1, "43,127")])
    assert named(cause) == [("p1.4", 43128, "cut off")]
    assert cause.of_precision and not cause.tie and not cause.rivals


@pytest.mark.parametrize("raw", ["43,126", "43,129", "43,172"])
def test_any_other_figure_is_wrong(raw: str) -> None:
    assert not any(cause.of_precision for cause in found([value(1, raw)]))


def test_below_zero_it_is_cut_off_towards_zero() -> None:
    (cause,) = found([value(1, "-43,127", "-431,276,803.50")])
    assert named(cause) == [("p1.4", -43128, "cut off")]
    assert not any(cause.of_precision for cause in found([value(1, "-43,127", "-431,262,803.50")]))


def test_what_restates_it_is_cut_off_with_it() -> None:
    again = Relation("prose/repeat", stated(2, "43,127"), ((1, stated(1, "43,127")),))
    (cause,) = found([value(1, "43,127"), again])
    assert named(cause) == [("p1.4", 43128, "cut off"), ("p2.4", 43128, "cut off")]


def test_a_finer_figure_that_fails_elsewhere_is_the_wrong_one() -> None:
    """43,127 is 431,268,803.50 rounded; the sum says that this is what should be printed."""
    parts = [(1, cell(1, 0, "401,268,803.50", unit="元")), (1, cell(2, 0, "30,000,000.00", unit="元"))]
    total = cell(0, 0, "431,278,803.50", unit="元")
    (cause,) = found([value(1, "43,127", total.raw), summed("down", total, parts)])
    assert named(cause) == [("t1.r0.c0", 431268803.5, "digit replaced")] and not cause.of_precision


def test_a_zero_is_not_cut_off() -> None:
    assert not any(cause.of_precision for cause in found([value(1, "0", "6,803.50")]))


def test_a_sum_is_never_asked() -> None:
    parts = [(1, cell(1, 0, "20.41")), (1, cell(2, 0, "30.40"))]
    (cause,) = found([summed("down", cell(0, 0, "50"), parts)])
    assert not cause.of_precision


PROSE = """
第三部分 决算情况说明
云溪县档案馆2024年度收入总计1240万元，支出总计1240万元。
"""


def test_one_warning_however_often_it_is_stated(disclosure_text: str) -> None:
    text = disclosure_text
    for sound, other in (("120.50", "1240.70"), ("100.50", "1220.70"), ("100.00", "1220.20")):
        text = text.replace(sound, other)
    text = text.replace("\t80.00", "\t1200.20")
    assert reported(text)[1] == []
    found, (finding,) = reported(text + PROSE)
    assert finding["severity"] == "warning" and {one["slip"] for one in finding["suspects"]} == {"cut off"}
    assert [one["implied"] for one in finding["suspects"]] == [1241, 1241]
    failing = [check for check in found if check["status"] == "fail"]
    assert [check["severity"] for check in failing] == ["warning"] * 2
