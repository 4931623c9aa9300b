"""Amounts for one of several heads or things: they belong to no list."""

import pytest

from tests.claims.reading import TAXONOMY, left, of, raws, read
from yxtools.claims.words import words_of

PER_HEAD = words_of(TAXONOMY).per_head


@pytest.mark.parametrize("label", ["人均", "批均接待费用", "公用经费人均", "平均每辆", "每人每天"])
def test_words_for_one_of_several(label: str) -> None:
    assert PER_HEAD.search(label)


@pytest.mark.parametrize("label", ["均衡性转移支付", "每年安排", "平均", "每村一名大学生工程项目建设"])
def test_other_words(label: str) -> None:
    assert not PER_HEAD.search(label)


@pytest.mark.parametrize("said", ["人均10万元", "每人10万元", "平均每人10万元"])
def test_an_amount_per_head_is_no_part_of_a_list(said: str) -> None:
    found = read(f"支出100万元，其中：基本支出60万元，{said}；项目支出40万元。")
    assert [raws(claim) for claim in of("sum", found)] == [["100万元", "60万元", "40万元"]]


def test_an_amount_per_head_is_no_head_of_a_list() -> None:
    found = read("日常公用经费人均2万元，基本支出60万元，其中：人员经费50万元，公用经费10万元。")
    assert [raws(claim) for claim in of("sum", found)] == [["60万元", "50万元", "10万元"]]


def test_an_amount_per_head_is_left_and_why() -> None:
    assert left("公务接待费1万元，人均200元。") == [("200元", "an amount for one of several")]


def test_a_change_after_an_amount_per_head_is_of_nothing_named() -> None:
    assert of("change", read("基本支出60万元，人均10万元，比上年增加1万元。")) == []


@pytest.mark.parametrize("said", ["车均运行费", "单车运行维护费", "平均每辆车运行费"])
def test_the_average_cost_of_a_vehicle_is_a_statement(said: str) -> None:
    found = of("value", read(f"公务用车运行维护费6万元，保有量3辆，{said}2万元。"))
    assert found[-1]["dims"] == {"item": "running", "measure": "average"}


def test_parts_that_are_shares_of_more_are_no_parts_of_the_amount_before() -> None:
    said = "其中：教育支出850万元，占支出总预算的78.33%；住房保障支出235万元，占支出总预算的21.67%。"
    assert of("sum", read("项目支出预算48万元，占支出总预算的4.43%。", said)) == []


def test_a_purpose_opens_no_list_of_the_paragraphs_that_follow() -> None:
    found = read("教育支出（类）20万元，主要用于：", "培训档案人员。卫生健康支出（类）30万元。")
    assert of("sum", found) == []


def test_a_figure_without_unit_where_an_amount_is_due() -> None:
    found = read(
        "教育支出（类）年初预算为0，支出决算为0.00万元。",
        "住房保障支出（类）年初预算为5.00万元，支出决算为4.19。",
    )
    assert [raws(claim) for claim in of("value", found)] == [["0"], ["0.00万元"], ["5.00万元"], ["4.19"]]
    assert [claim["figures"][0]["unit"] for claim in of("value", found)] == ["元", "万元", "万元", "万元"]


@pytest.mark.parametrize("said", ["共有在职人员", "其中"])
def test_a_figure_without_unit_elsewhere_is_left(said: str) -> None:
    assert left(f"本年支出5.00万元，{said}12。") == [("12", "no unit")]


def test_figures_in_a_row_are_left() -> None:
    reason = "one of several figures in a row"
    assert left("本年支出各是4.00万元，5.00万元。") == [("5.00万元", reason)]


def test_what_was_reached_is_no_change() -> None:
    (claim,) = of("change", read("公务接待费支出减少至2.00万元。"))
    assert raws(claim) == ["2.00万元"] and claim["relation"] == "down"


@pytest.mark.parametrize("said", ["基本支出与上年持平", "基本支出，与上年相同"])
def test_a_statement_before_the_last_stays_the_same(said: str) -> None:
    (claim,) = of("change", read(f"基本支出60万元，项目支出40万元。{said}。"))
    assert claim["subject"] == "基本支出" and claim["relation"] == "same"


def test_what_stays_nearly_the_same_states_nothing() -> None:
    assert of("change", read("基本支出60万元。基本支出与上年基本持平。")) == []
