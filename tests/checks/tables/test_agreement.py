"""The same fact printed twice agrees."""

import pytest

from tests.reading import Record, checks_of, grid, understand, verdicts

HEAD = "科目编码\t科目名称\t合计"
FINAL = {
    "type": "document",
    "doc": "d",
    "id": "d1",
    "title": None,
    "entity": None,
    "year": 2024,
    "stage": "final",
}


def checks(*printed: tuple[str, str, list[str]], rule: str = "duplicate/fact") -> list[Record]:
    """The checks of a rule over tables given as (title, unit, rows)."""
    grids = [grid(rows, title, id=f"g{at}", unit=unit) for at, (title, unit, rows) in enumerate(printed, 1)]
    return [check for check in verdicts(understand(grids)) if check["rule"] == rule]


def said(found: list[Record]) -> list[tuple[str, list[str]]]:
    return [(check["status"], [operand["raw"] for operand in check["operands"]]) for check in found]


ONE = [HEAD, "201\t甲\t3.00", "208\t乙\t5.00"]
GENERAL = "一般公共预算财政拨款支出决算表"
BALANCE = ["收入\t\t支出\t", "项目\t决算数\t项目\t决算数", "一、事业收入\t8.00\t一、一般公共服务支出\t3.00"]
BALANCE += ["\t\t八、社会保障和就业支出\t5.00", "总计\t8.00\t总计\t8.00"]


def test_a_fact_in_two_tables() -> None:
    found = checks(("收入支出决算总表", "万元", BALANCE), ("支出决算表", "万元", ONE))
    assert said(found) == [("exact", ["3.00", "3.00"]), ("exact", ["5.00", "5.00"])]


def test_a_fact_that_does_not_agree() -> None:
    rows = [HEAD, "201\t甲\t3.00", "208\t乙\t5.30"]
    found = checks(("收入支出决算总表", "万元", BALANCE), ("支出决算表", "万元", rows))
    assert said(found) == [("exact", ["3.00", "3.00"]), ("fail", ["5.30", "5.00"])]


@pytest.mark.parametrize(
    ("figure", "status"), [("30000.00", "exact"), ("30012.34", "rounded"), ("30112.34", "fail")]
)
def test_units_may_differ(figure: str, status: str) -> None:
    rows = [HEAD, f"201\t甲\t{figure}", "208\t乙\t50000"]
    found = checks(("收入支出决算总表", "万元", BALANCE), ("支出决算表", "元", rows))
    assert [check["status"] for check in found] == [status, "exact"]


def test_blank_and_figure_are_no_agreement() -> None:
    rows = [HEAD + "\t基本支出\t项目支出", "201\t甲\t3.00\t3.00\t", "208\t乙\t5.00\t\t5.00"]
    again = [HEAD + "\t基本支出\t项目支出", "201\t甲\t3.00\t3.00\t", "208\t乙\t5.00\t1.00\t5.00"]
    found = checks(("支出决算表", "万元", rows), ("支出决算表", "万元", again))
    assert ("fail", ["1.00"]) in said(found)


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (GENERAL, ONE),  # another fund
        ("支出决算表", [HEAD.replace("合计", "2023年决算数"), *ONE[1:]]),  # another year
        ("支出决算表", [HEAD.replace("合计", "基本支出"), *ONE[1:]]),  # another nature
        ("支出决算表", [HEAD.replace("合计", "预算数"), *ONE[1:]]),  # another version
        ("支出决算表", [HEAD.replace("合计", "比上年增减%"), *ONE[1:]]),
        ("支出决算表", [HEAD.replace("合计", "其中：某项"), *ONE[1:]]),
        ("项目支出预算表", ONE),
        ("云溪县之最", ONE[:1] + ["甲\t乙\t3"]),
    ],
)
def test_other_facts_are_not_compared(title: str, rows: list[str]) -> None:
    assert checks(("支出决算表", "万元", ONE), (title, "万元", rows)) == []


def test_tables_that_disagree_on_most_do_not_print_the_same_facts() -> None:
    rows = [HEAD, "201\t甲\t9.00", "208\t乙\t9.00"]
    assert checks(("支出决算表", "万元", ONE), ("支出决算表", "万元", rows)) == []


def test_a_class_printed_once_a_unit_is_no_whole() -> None:
    rows = [HEAD, "\t甲局\t3.00", "201\t甲\t3.00", "\t乙局\t1.00", "201\t甲\t1.00"]
    assert checks(("支出决算表", "万元", ONE), ("支出决算表", "万元", rows)) == []


def test_a_third_print_is_compared_with_the_first() -> None:
    found = checks(*[("支出决算表", "万元", ONE)] * 3)
    assert [[operand["ref"] for operand in check["operands"]] for check in found] == [
        ["t2.r0.c2", "t1.r0.c2"],
        ["t2.r1.c2", "t1.r1.c2"],
        ["t3.r0.c2", "t1.r0.c2"],
        ["t3.r1.c2", "t1.r1.c2"],
    ]


def test_a_fund_is_at_most_all_funds() -> None:
    rows = [HEAD, "201\t甲\t2.00", "208\t乙\t9.00"]
    found = checks(("支出决算表", "万元", ONE), (GENERAL, "万元", rows), rule="bound/fund")
    assert said(found) == [("exact", ["2.00", "3.00"]), ("fail", ["9.00", "5.00"])]


def test_funds_in_tables_of_their_own_add_up_to_the_fiscal_total() -> None:
    text = "云溪县档案馆2024年度部门决算\n单位：万元\n"
    for title, amount in [
        ("财政拨款支出决算表", "6.00"),
        ("一般公共预算财政拨款支出决算表", "3.00"),
        ("政府性基金预算财政拨款支出决算表", "2.00"),
        ("国有资本经营预算财政拨款支出决算表", "1.00"),
    ]:
        text += f"\n{title}\n单位：万元\n{HEAD}\n201\t甲\t{amount}\n"
    found = [check for check in checks_of(text) if check["rule"] == "sum/fund"]
    assert said(found) == [("exact", ["6.00", "3.00", "2.00", "1.00"])]


@pytest.mark.parametrize(("denied", "compared"), [(2, True), (3, False)])
def test_a_column_that_disagrees_on_more_than_two_facts_is_of_something_else(
    denied: int, compared: bool
) -> None:
    head = HEAD + "\t基本支出\t项目支出"
    rows = [f"20{at}\t甲\t9.00\t4.00\t5.00" for at in range(1, 4)]
    again = [
        row.replace("4.00", "3.00") if at < denied else row.replace("4.00", "") for at, row in enumerate(rows)
    ]
    first = [row if at < denied else row.replace("4.00", "") for at, row in enumerate(rows)]
    found = checks(("支出决算表", "万元", [head, *first]), ("支出决算表", "万元", [head, *again]))
    assert (("fail", ["3.00", "4.00"]) in said(found)) is compared
