"""A whole is the sum of its parts, down the rows of a table."""

import pytest

from tests.reading import TAXONOMY, table
from yxtools.checks.relation import Relation
from yxtools.checks.sheet import sheet
from yxtools.checks.tables import sums
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出"


def down(*rows: str, title: str = "支出决算表") -> list[Relation]:
    return list(sums.down(sheet(table([*rows], title), LABELS), LABELS))


def said(relations: list[Relation]) -> list[tuple[str, str, str, list[str]]]:
    """(rule, status, whole, parts) of every relation."""
    return [
        (one.rule, one.status(), one.whole.raw, [part.raw for _, part in one.parts if not part.blank])
        for one in relations
    ]


# --- down


def test_every_row_that_has_parts_in_every_column() -> None:
    found = down(
        "编码\t名称\t合计",
        "\t合计\t6.00",
        "201\t甲\t4.00",
        "20101\t乙\t1.00",
        "20102\t丙\t3.00",
        "208\t丁\t2.00",
    )
    assert said(found) == [
        ("sum/function", "exact", "6.00", ["4.00", "2.00"]),
        ("sum/function", "exact", "4.00", ["1.00", "3.00"]),
    ]


def test_a_wrong_part_fails_once() -> None:
    found = down(
        "编码\t名称\t合计",
        "\t合计\t6.00",
        "201\t甲\t4.00",
        "20101\t乙\t1.00",
        "20102\t丙\t8.00",
        "208\t丁\t2.00",
    )
    assert [status for _, status, *_ in said(found)] == ["exact", "fail"]


@pytest.mark.parametrize(
    ("title", "rows", "rule"),
    [
        ("支出决算表", ["201\t甲\t1", "20101\t乙\t1"], "sum/function"),
        ("一般公共预算财政拨款基本支出决算表", ["301\t甲\t1", "30101\t乙\t1"], "sum/economic"),
        ("收支总表", ["\t一、甲\t1", "\t（一）乙\t1"], "sum/outline"),
        ("收支总表", ["\t一、甲\t1", "\t合计\t1"], "sum/total"),
        ("“三公”经费支出表", ["\t合计\t1", "\t公务接待费\t1"], "sum/item"),
        ("项目支出预算表", ["\t合计\t1", "\t某工程\t1"], "sum/unit"),
    ],
)
def test_rules_by_what_the_parts_are(title: str, rows: list[str], rule: str) -> None:
    assert {one.rule for one in down("编码\t项目\t金额", *rows, title=title)} == {rule}


def test_a_blank_whole_is_a_zero_only_where_its_row_is_no_heading() -> None:
    assert down("项目\t金额", "一、甲\t", "（一）乙\t1", "合计\t1", title="情况表") == []
    coded = down(
        "编码\t名称\t合计\t基本支出", "\t合计\t3\t1", "201\t甲\t2\t", "20101\t乙\t2\t1", "208\t丙\t1\t"
    )
    assert ("sum/function", "fail", "", ["1"]) in said(coded)


def test_blank_parts_are_zeros() -> None:
    found = down("编码\t名称\t合计", "\t合计\t2.00", "201\t甲\t2.00", "208\t丁\t——")
    assert said(found) == [("sum/function", "exact", "2.00", ["2.00"])]


def test_an_illegible_part_makes_the_sum_unverifiable() -> None:
    found = down("编码\t名称\t合计", "\t合计\t2.00", "201\t甲\t2.00", "208\t丁\t1,2O.00")
    assert [status for _, status, *_ in said(found)] == ["unverifiable"]


def test_of_which_is_at_most_its_whole_and_no_summand() -> None:
    found = down("项目\t金额", "一、甲\t3", "其中：乙\t1", "二、丙\t1", "合计\t4", title="情况表")
    assert ("bound/of-which", "exact", "1", ["3"]) in said(found)
    assert ("sum/total", "exact", "4", ["3", "1"]) in said(found)
    found = down("项目\t金额", "一、甲\t3", "其中：乙\t5", "合计\t3", title="情况表")
    assert ("bound/of-which", "fail", "5", ["3"]) in said(found)


def test_prices_and_rates_do_not_add_up() -> None:
    assert down("项目\t单价\t增长率", "合计\t1\t2", "一、甲\t5\t6", "二、乙\t5\t6", title="情况表") == []


def test_different_units_do_not_add_up() -> None:
    assert down("项目\t数量", "合计（元）\t1", "一、甲（辆）\t5", "二、乙（台）\t5", title="情况表") == []


def test_rows_that_are_not_understood_are_left_out_where_the_sum_holds_without() -> None:
    found = down("项目\t金额", "一、财政拨款收入\t3", "云山补记\t9", "收入合计\t3", title="收支总表")
    assert [one.status() for one in found if one.rule == "sum/total"] == ["exact"]


def test_a_sum_over_rows_that_are_not_understood_is_a_warning() -> None:
    found = down("项目\t金额", "一、财政拨款收入\t3", "云山补记\t9", "收入合计\t5", title="收支总表")
    assert [(one.status(), one.severity) for one in found if one.rule == "sum/total"] == [("fail", "warning")]


def test_a_unit_and_its_projects() -> None:
    rows = ["合计\t60", "甲局\t40", "修缮工程\t25", "展览经费\t15", "乙中心\t20", "年鉴项目\t20"]
    found = down("项目名称\t合计", *rows, title="项目支出预算表")
    assert said(found) == [
        ("sum/unit", "exact", "60", ["40", "20"]),
        ("sum/unit", "exact", "40", ["25", "15"]),
        ("sum/unit", "exact", "20", ["20"]),
    ]


# --- across blocks


def test_totals_of_lists_side_by_side() -> None:
    printed = table(
        [
            "\t".join(["编码\t名称\t金额"] * 3),
            "301\t甲\t3\t302\t乙\t2\t310\t丙\t4",
            "人员经费合计\t\t3\t公用经费合计\t\t\t\t\t6",
        ],
        "一般公共预算财政拨款基本支出决算表",
    )
    found = list(sums.across_blocks(sheet(printed, LABELS)))
    assert said(found) == [("sum/economic", "exact", "6", ["2", "4"])]


# --- departments and their units


DEPARTMENT = ["单位编码\t单位名称\t合计\t基本支出", "413\t某局\t9.00\t5.00"]
UNITS = ["413001\t局本级\t4.00\t2.00", "413002\t某所\t5.00\t3.00"]


def by_unit(*rows: str) -> list[Relation]:
    return list(sums.by_unit(sheet(table([*rows], "收入总表"), LABELS), LABELS))


def test_a_department_is_the_sum_of_its_units() -> None:
    assert said(by_unit(*DEPARTMENT, *UNITS)) == [
        ("sum/unit", "exact", "9.00", ["4.00", "5.00"]),
        ("sum/unit", "exact", "5.00", ["2.00", "3.00"]),
    ]


def test_a_unit_with_a_wrong_figure() -> None:
    found = by_unit(*DEPARTMENT, UNITS[0], "413002\t某所\t5.00\t3.30")
    assert [status for _, status, *_ in said(found)] == ["exact", "fail"]


@pytest.mark.parametrize(
    "rows",
    [
        ["413\t某局\t3.00\t1.00", *UNITS],  # the department without its units
        ["413\t某局\t9.00\t5.00", "413002\t某所\t9.00\t5.00"],  # one unit is no sum
        ["201\t甲\t9.00\t5.00", "20101\t乙\t4.00\t2.00", "20102\t丙\t5.00\t3.00"],  # classes
    ],
)
def test_codes_that_are_no_units(rows: list[str]) -> None:
    assert by_unit(DEPARTMENT[0], *rows) == []


@pytest.mark.parametrize("code", ["413", "201", "301"])
def test_units_under_a_total_are_counted_once(code: str) -> None:
    units = [row.replace("413", code) for row in ("413\t某局\t9.00\t5.00", *UNITS)]
    found = down(DEPARTMENT[0], "\t合计\t9.00\t5.00", *units)
    assert [(rule, status) for rule, status, *_ in said(found) if rule == "sum/unit"] == [
        ("sum/unit", "exact"),
        ("sum/unit", "exact"),
    ]
    assert "fail" not in {one.status() for one in found}
