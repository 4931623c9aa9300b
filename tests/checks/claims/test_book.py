"""What the checks of one document's claims share."""

import pytest

from tests.checks.claims.test_engine import audit, failed, verdicts
from yxtools.checks.claims.book import sharpest
from yxtools.checks.relation import Operand
from yxtools.figures import parse_figure
from yxtools.units import unit_family


def operand(raw: str) -> Operand:
    figure = parse_figure(raw)
    assert figure is not None and figure.unit is not None
    family = unit_family(figure.unit)
    assert family is not None
    return Operand("p1.0", "数", 1, raw, figure, family[1], figure.unit)


@pytest.mark.parametrize(
    ("stated", "taken"),
    [
        (["0.12亿元", "1,234.57万元"], "1,234.57万元"),
        (["1,234.57万元", "0.12亿元"], "1,234.57万元"),
        (["12.3万元", "12.34万元", "12.34万元"], "12.34万元"),
        (["0.12亿元", "9,999.99万元"], "0.12亿元"),  # another figure
        (["1,234.57万元", "12,345,700元"], "12,345,700元"),
    ],
)
def test_of_statements_that_agree_the_most_precise_is_taken(stated: list[str], taken: str) -> None:
    assert sharpest([operand(one) for one in stated]).raw == taken


COARSE, FINE = "机关运行经费0.12亿元。", "机关运行经费支出1,234.57万元。"
OTHER = "公务接待费1.00万元。"
RATE = "机关运行经费支出比上年增加100.00万元，增长{}%。"


def said(rule: str, *prose: str) -> list[str]:
    return [status for name, status, _severity in verdicts(*prose) if name == rule]


def test_a_rate_is_held_to_the_most_precise_statement() -> None:
    assert said("prose/change", COARSE, FINE, OTHER, RATE.format("8.81")) == ["exact"]
    assert said("prose/change", COARSE, FINE, OTHER, RATE.format("9.09")) == ["fail"]


def test_the_figure_before_is_the_most_precise_one_implied() -> None:
    known = (
        "机关运行经费支出0.12亿元，比上年增加100.00万元。",
        "机关运行经费支出1,234.57万元，比上年增加100.00万元。",
    )
    for rate, fails in (("8.81", False), ("9.09", True)):
        found = said("prose/prior", *known, OTHER, f"机关运行经费支出比上年增长{rate}%。")
        assert ("fail" in found) is fails


def test_after_a_list_the_rate_may_be_that_of_its_head() -> None:
    listed = "公务用车购置及运行维护费10.00万元，其中：公务用车购置费4.00万元，公务用车运行维护费6.00万元"
    for rate, status in (("20.00", "exact"), ("11.11", "exact"), ("12.11", "fail")):
        found = audit(f"{listed}，比上年增加1.00万元，增长{rate}%。")
        assert [one["status"] for one in found if one["rule"] == "prose/change"] == [status]


def test_all_the_money_is_all_the_visits() -> None:
    said = "公务接待费1.00万元，接待8批次、40人次，其中：国内公务接待费1.00万元，接待{}批次、40人次。"
    assert "prose/repeat" not in failed(said.format(8))
    assert "prose/repeat" in failed(said.format(7))
