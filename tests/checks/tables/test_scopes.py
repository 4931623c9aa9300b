"""One table printed in two scopes."""

import pytest

from tests.checks.tables.test_agreement import checks, said

HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
WHOLE = [
    HEAD,
    "\t合计\t98.00\t60.00\t38.00",
    "201\t一般公共服务支出\t0.00\t0.00\t0.00",
    "208\t社会保障和就业支出\t8.00\t8.00\t",
    "20805\t行政事业单位养老支出\t8.00\t8.00\t",
    "2080501\t行政单位离退休\t5.00\t5.00\t",
    "2080505\t机关事业单位基本养老保险缴费支出\t3.00\t3.00\t",
    "213\t农林水支出\t90.00\t52.00\t38.00",
    "21303\t水利\t90.00\t52.00\t38.00",
    "2130301\t行政运行\t50.00\t50.00\t",
    "2130306\t水利工程运行与维护\t40.00\t2.00\t38.00",
]
OFFICE = [
    row.replace("98.00\t60.00\t38.00", "88.00\t58.00\t30.00")
    .replace("90.00\t52.00\t38.00", "80.00\t50.00\t30.00")
    .replace("40.00\t2.00\t38.00", "30.00\t\t30.00")
    for row in WHOLE
]
FORM = "支出决算表"


def test_two_scopes_are_said_once_and_not_compared() -> None:
    printed = (FORM, "万元", WHOLE), (FORM, "万元", OFFICE)
    assert {status for status, _raws in said(checks(*printed))} <= {"exact"}
    (found,) = checks(*printed, rule="duplicate/table")
    assert (found["status"], found["severity"]) == ("fail", "info")
    assert [one["raw"] for one in found["operands"]] == ["98.00", "88.00"]


def test_other_tables_are_compared_in_their_own_scope() -> None:
    head = ["收入\t\t支出\t", "项目\t决算数\t项目\t决算数"]
    balances = [
        [*head, f"一、事业收入\t{total}\t一、农林水支出\t{water}", "\t\t二、社会保障和就业支出\t8.00"]
        + [f"总计\t{total}\t总计\t{total}"]
        for total, water in (("98.00", "90.00"), ("88.00", "80.00"))
    ]
    title = "收入支出决算总表"
    found = checks(
        (title, "万元", balances[0]),
        (FORM, "万元", WHOLE),
        (title, "万元", balances[1]),
        (FORM, "万元", OFFICE),
    )
    assert ("exact", ["80.00", "80.00"]) in said(found)
    assert {status for status, _raws in said(found)} == {"exact"}


@pytest.mark.parametrize(
    "wrong",
    [
        ("30.00\t\t30.00", "30.50\t\t30.50"),  # breaks its sum
        ("5.00\t5.00", "5.30\t5.00"),
    ],
)
def test_a_wrong_figure_is_no_scope(wrong: tuple[str, str]) -> None:
    again = [row.replace(*wrong) for row in OFFICE]
    assert checks((FORM, "万元", WHOLE), (FORM, "万元", again), rule="duplicate/table") == []
    assert "fail" in {s for s, _raws in said(checks((FORM, "万元", OFFICE), (FORM, "万元", again)))}


def test_the_same_table_in_another_unit_is_no_scope() -> None:
    found = checks((FORM, "万元", WHOLE), (FORM, "元", WHOLE), rule="duplicate/table")
    assert found == []


def test_the_same_table_twice_is_compared() -> None:
    found = checks((FORM, "万元", WHOLE), (FORM, "万元", WHOLE))
    assert len(found) > 10 and {status for status, _raws in said(found)} == {"exact"}
