"""Balance equations between income, expenditure and what is carried over."""

import pytest

from tests.reading import Record, grid, understand, verdicts


def checks(rule: str, *printed: tuple[str, list[str]], **changes: str) -> list[tuple[str, list[str]]]:
    """(status, figures) of the checks of a rule over tables given as (title, rows)."""
    grids = [grid(rows, title, id=f"g{at}", **changes) for at, (title, rows) in enumerate(printed, 1)]
    found: list[Record] = [check for check in verdicts(understand(grids)) if check["rule"] == rule]
    return [(check["status"], [operand["raw"] for operand in check["operands"]]) for check in found]


SIDES = ["收入\t\t支出\t", "项目\t决算数\t项目\t决算数", "一、财政拨款收入\t8.00\t一、一般公共服务支出\t7.00"]
SIDES += ["本年收入合计\t8.00\t本年支出合计\t7.00", "年初结转和结余\t1.00\t年末结转和结余\t2.00"]


@pytest.mark.parametrize(
    ("income", "expenditure", "status"),
    [("9.00", "9.00", "exact"), ("9.00", "9.01", "rounded"), ("9.00", "8.00", "fail")],
)
def test_the_totals_of_both_sides(income: str, expenditure: str, status: str) -> None:
    found = checks("balance/total", ("收入支出决算总表", [*SIDES, f"总计\t{income}\t总计\t{expenditure}"]))
    assert found == [(status, [income, expenditure])]


def test_what_is_not_yet_the_last_total_need_not_balance() -> None:
    assert checks("balance/total", ("收入支出决算总表", SIDES)) == []


def test_one_side_has_nothing_to_balance() -> None:
    assert checks("balance/total", ("收入决算表", ["项目\t决算数", "一、甲\t1", "总计\t1"])) == []


ROW_HEAD = [
    "科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余",
    "\t\t\t\t小计\t基本支出\t项目支出\t",
]


def test_a_row_that_prints_all_four() -> None:
    rows = [*ROW_HEAD, "212\t甲\t1.00\t5.00\t4.00\t\t4.00\t2.00", "21208\t乙\t1.00\t5.00\t4.00\t\t4.00\t2.00"]
    found = checks("balance/row", ("政府性基金预算财政拨款收入支出决算表", rows))
    assert found == [("exact", ["5.00", "4.00", "2.00", "1.00"])] * 2


def test_a_row_that_does_not_balance() -> None:
    rows = [*ROW_HEAD, "212\t甲\t1.00\t5.00\t4.00\t\t4.00\t2.00", "21208\t乙\t1.00\t5.00\t4.00\t\t4.00\t3.00"]
    found = checks("balance/row", ("政府性基金预算财政拨款收入支出决算表", rows))
    assert [status for status, _ in found] == ["exact", "fail"]


def test_rows_that_mostly_do_not_balance_were_not_understood() -> None:
    rows = [*ROW_HEAD, *(f"2120{at}\t甲\t1.00\t5.00\t4.00\t\t4.00\t9.00" for at in range(3))]
    assert checks("balance/row", ("政府性基金预算财政拨款收入支出决算表", rows)) == []


def test_of_every_fund_what_comes_in_is_spent_or_left() -> None:
    rows = [
        "收入\t\t支出\t\t\t",
        "项目\t金额\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款",
        "一、一般公共预算财政拨款\t6.00\t一、一般公共服务支出\t6.00\t6.00\t",
        "二、政府性基金预算财政拨款\t2.00\t二、城乡社区支出\t2.00\t\t2.00",
        "本年收入合计\t8.00\t本年支出合计\t8.00\t6.00\t2.00",
        "年初财政拨款结转和结余\t1.00\t年末财政拨款结转和结余\t1.00\t1.00\t",
        "一般公共预算财政拨款\t1.00\t\t\t\t",
        "政府性基金预算财政拨款\t\t\t\t\t",
        "总计\t9.00\t总计\t9.00\t7.00\t2.00",
    ]
    found = checks("balance/fund", ("财政拨款收入支出决算总表", rows))
    assert found == [("exact", ["7.00", "6.00", "1.00"]), ("exact", ["2.00", "2.00"])]


CODES = ["201", "205", "208", "210", "221"]
BOTH = [("收入预算总表", "事业收入"), ("支出预算总表", "基本支出")]


def by_class(spent: list[str]) -> list[tuple[str, list[str]]]:
    """Income and expenditure of classes, each a table; the income of every class is 1.00."""
    income = ["科目编码\t科目名称\t合计", *(f"{code}\t甲\t1.00" for code in CODES[: len(spent)])]
    expenditure = [
        "科目编码\t科目名称\t合计",
        *(f"{code}\t甲\t{one}" for code, one in zip(CODES, spent, strict=False)),
    ]
    return [(title, rows) for (title, _), rows in zip(BOTH, (income, expenditure), strict=True)]


def test_what_comes_in_for_a_class_is_spent_on_it() -> None:
    found = checks("balance/class", *by_class(["1.00"] * 5))
    assert found == [("exact", ["1.00", "1.00"])] * 5


def test_a_class_that_does_not_among_classes_that_do() -> None:
    found = checks("balance/class", *by_class(["1.00"] * 4 + ["7.00"]))
    assert [status for status, _ in found] == ["exact"] * 4 + ["fail"]


def test_it_is_a_convention_and_asserted_only_where_most_classes_keep_it() -> None:
    assert checks("balance/class", *by_class(["1.00"] * 3 + ["7.00"] * 2)) == []


def test_it_takes_four_classes_to_show_a_convention() -> None:
    assert checks("balance/class", *by_class(["1.00"] * 3)) == []
    assert len(checks("balance/class", *by_class(["1.00"] * 4))) == 4
