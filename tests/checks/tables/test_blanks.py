"""Subtotals left blank: their parts add up to the total in their stead."""

from tests.checks.tables.test_column_sums import across, said
from tests.checks.tables.test_sums import down

HEAD = ["名称\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费", "\t\t\t小计\t购置费\t运行费\t"]


def test_a_total_beside_a_blank_subtotal() -> None:
    found = across(*HEAD, "甲\t737\t25\t\t418\t263\t31", title="情况表")
    assert said(found) == [("sum/item", "exact", "737", ["25", "418", "263", "31"])]


def test_a_wrong_part_is_still_noticed() -> None:
    (one,) = across(*HEAD, "甲\t737\t25\t\t418\t293\t31", title="情况表")
    assert one.status() == "fail" and len(one.parts) == 4


def test_a_subtotal_that_other_rows_print_is_a_remark() -> None:
    rows = ["甲\t737\t25\t\t418\t263\t31", "乙\t6\t1\t4\t3\t1\t1"]
    found = across(*HEAD, *rows, title="情况表")
    failing = [(one.whole.raw, one.severity) for one in found if one.status() == "fail"]
    assert failing == [("", "info")] and len(found) == 4


def test_a_blank_subtotal_that_no_total_goes_without_is_no_remark() -> None:
    rows = ["甲\t737\t25\t681\t418\t263\t31", "乙\t9\t1\t\t3\t1\t1"]
    severities = {one.severity for one in across(*HEAD, *rows, title="情况表") if one.status() == "fail"}
    assert "info" not in severities


def test_a_row_of_rates_adds_up_neither_way() -> None:
    head = "年度\t合计\t因公出国（境）费\t公务接待费\t公务用车购置及运行费"
    amounts = ["2018年\t1731\t81\t930\t720", "2019年\t1520\t20\t910\t590"]
    for name in ("2019年比2018年增减%", "增长率", "占比", "完成率"):
        found = across(head, *amounts, f"{name}\t-12.19\t-75.31\t-2.15\t-18.06", title="情况表")
        assert [one.status() for one in found] == ["exact", "exact"]
    found = across(head, *amounts, "增减额\t-211\t-61\t-20\t-130", title="情况表")
    assert [one.status() for one in found] == ["exact"] * 3


def test_a_row_of_rates_is_no_part() -> None:
    found = down("项目\t金额", "合计\t30", "差旅费\t12", "会议费\t18", "比上年增长率\t7", title="情况表")
    assert [part.raw for one in found for _sign, part in one.parts] == ["12", "18"] or found == []
