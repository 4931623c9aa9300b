"""Totals that a table does not print, or prints without a figure."""

import pytest

from tests.reading import TAXONOMY, table
from yxtools.checks.sheet import Sheet, sheet
from yxtools.checks.tables.totals import observations
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
ITEMS = TAXONOMY.dimensions["tree"]["item"]
CLASSES = ["201\t一般公共服务支出\t4.00", "208\t社会保障和就业支出\t6.00"]
SIDES = [
    "一、一般公共预算拨款收入\t8.00\t一、一般公共服务支出\t9.00",
    "本年收入合计\t8.00\t本年支出合计\t9.00",
    "上年结转\t2.00\t结转下年\t1.00",
    "收入总计\t10.00\t支出总计\t10.00",
]
THREE = ["因公出国（境）费\t1.00", "公务用车购置及运行维护费\t2.00", "公务接待费\t3.00"]


def classes(*rows: str, title: str = "部门支出总表") -> Sheet:
    return sheet(table(["科目编码\t科目名称\t合计", *rows], title), LABELS)


def sides(*rows: str, title: str = "部门收支总表") -> Sheet:
    return sheet(table(["收入\t\t支出\t", "项目\t预算数\t项目\t预算数", *rows], title), LABELS)


def three(*rows: str) -> Sheet:
    return sheet(table(["项目\t预算数", *rows], "“三公”经费支出表"), LABELS)


def seen(*sheets: Sheet) -> list[tuple[str, str, str]]:
    """(rule, severity, what lacks it)"""
    return [(one.rule, one.severity, one.operands[0].label) for one in observations(sheets, ITEMS)]


TOTALLED = classes("合计\t\t10.00", *CLASSES)


def test_others_print_their_total() -> None:
    assert seen(TOTALLED, TOTALLED, TOTALLED) == []
    assert seen(TOTALLED, TOTALLED, classes(*CLASSES)) == [("outline/total", "warning", "部门支出总表")]
    assert seen(TOTALLED, classes(*CLASSES)) == [], "one other table is no habit"
    assert seen(TOTALLED, TOTALLED, classes(*CLASSES), classes(*CLASSES)) == [], "nor is half of them"


def test_the_only_class_says_as_much_as_a_total() -> None:
    fund = classes("212\t城乡社区支出\t2.00", title="政府性基金预算支出表")
    assert seen(TOTALLED, TOTALLED, fund) == []
    assert seen(TOTALLED, TOTALLED, TOTALLED, fund) == [("outline/total", "info", "政府性基金预算支出表")]


def test_items_of_an_official_list() -> None:
    assert seen(TOTALLED, TOTALLED, three("合计\t6.00", *THREE)) == []
    assert seen(TOTALLED, TOTALLED, three(*THREE)) == [("outline/total", "warning", "“三公”经费支出表")]
    assert seen(TOTALLED, TOTALLED, three(*THREE[1:])) == [], "not the whole list"


def test_sides() -> None:
    other = sides(*SIDES, title="财政拨款收支总表")
    assert seen(sides(*SIDES), other) == []
    assert seen(sides(*SIDES[:-1]), other) == [
        ("outline/total", "warning", "上年结转"),
        ("outline/total", "warning", "结转下年"),
    ]
    assert seen(sides(*SIDES[:-1])) == [], "nothing says that there should be one"


def test_one_side() -> None:
    half = [*SIDES[:-1], "收入总计\t10.00\t\t"]
    assert seen(sides(*half)) == [("outline/total", "warning", "结转下年")]


@pytest.mark.parametrize(("last", "name"), [("收入总计\t\t支出总计\t10.00", "收入总计")])
def test_a_total_without_a_figure(last: str, name: str) -> None:
    assert ("outline/blank", "warning", name) in seen(sides(*SIDES[:-1], last))
