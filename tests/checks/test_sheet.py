"""A table as figures that relations can be drawn between."""

import pytest

from tests.reading import TAXONOMY, Record, table
from yxtools.checks.sheet import Sheet, additive, label, sheet
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
HEAD = "科目编码\t科目名称\t合计\t基本支出"


def laid(*rows: str, title: str = "支出决算表", **changes: Record) -> Sheet:
    return sheet(table([*rows], title, **changes), LABELS)


def test_every_printed_figure_is_an_operand() -> None:
    found = laid(HEAD, "201\t甲\t1.50\t", "202\t乙\t——\t坏数", "203\t丙\t\t2", "204\t丁\t\t3")
    printed = {place: (one.raw, one.legible, one.ref, one.line) for place, one in found.cells.items()}
    assert printed == {
        (0, 2): ("1.50", True, "t1.r0.c2", 2),
        (1, 3): ("坏数", False, "t1.r1.c3", 3),
        (2, 3): ("2", True, "t1.r2.c3", 4),
        (3, 3): ("3", True, "t1.r3.c3", 5),
    }


def test_a_cell_without_a_figure_is_blank() -> None:
    found = laid(HEAD, "201\t甲\t1.50\t")
    operand = found.at(found.rows[0], found.columns[1])
    assert operand.blank and operand.raw == "" and operand.ref == "t1.r0.c3"


@pytest.mark.parametrize(("unit", "power"), [("元", 0), ("千元", 3), ("万元", 4), ("亿元", 8)])
def test_operands_know_the_power_of_their_unit(unit: str, power: int) -> None:
    found = sheet(table([HEAD, "201\t甲\t1.50\t1.50"], unit=unit), LABELS)
    assert {(one.power, one.unit) for one in found.cells.values()} == {(power, unit)}


def test_children_and_classes() -> None:
    found = laid(HEAD, "\t合计\t3\t3", "201\t甲\t3\t3", "20101\t乙\t1\t1", "20102\t丙\t2\t2")
    assert {parent: [row["code"] for row in rows] for parent, rows in found.children.items()} == {
        0: ["201"],
        1: ["20101", "20102"],
    }
    assert found.classes == {"functional:201": 1, "functional:20101": 1, "functional:20102": 1}


def test_columns_that_hold_no_figures_are_left_out() -> None:
    assert [column["index"] for column in laid(HEAD, "201\t甲\t1\t1").columns] == [2, 3]


@pytest.mark.parametrize(("title", "severity"), [("支出决算表", "error"), ("云溪县之最", "warning")])
def test_a_table_of_unknown_form_is_less_severe(title: str, severity: str) -> None:
    assert laid("名称\t高度", "甲\t1", title=title).severity == severity


@pytest.mark.parametrize(
    ("code", "name", "path", "expected"),
    [("201", "甲", ["本年", "合计"], "201 甲 · 合计"), (None, "甲", [], "甲"), (None, "", ["合计"], "合计")],
)
def test_label(code: str | None, name: str, path: list[str], expected: str) -> None:
    assert label({"code": code, "name": name}, {"path": path}) == expected


@pytest.mark.parametrize(
    ("head", "adds"),
    [
        ("金额", True),
        ("数量", True),
        ("单价", False),
        ("增长率", False),
        ("比上年增减%", False),
        ("占比", False),
    ],
)
def test_what_adds_up(head: str, adds: bool) -> None:
    found = laid(f"名称\t{head}", "甲\t1", title="情况表")
    assert additive(found.columns[0], LABELS) is adds


@pytest.mark.parametrize(
    ("name", "figures", "rates"),
    [
        ("比上年增减%", "-12.19\t5.10", True),
        ("增长率（%）", "12.19\t5.10", True),
        ("占比", "12.19\t5.10", True),
        ("较上年", "12.19%\t5.10％", True),
        ("增减额", "12.19\t5.10", False),
        ("价格补贴", "12.19\t5.10", False),
        ("标准化建设", "12.19\t5.10%", False),
    ],
)
def test_rows_of_rates(name: str, figures: str, rates: bool) -> None:
    found = laid("名称\t本年数\t上年数", f"{name}\t{figures}", title="情况表")
    assert bool(found.rates) is rates
