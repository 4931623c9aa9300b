"""Departments above their units."""

import pytest

from tests.reading import table

HEAD = "单位代码\t单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出"
UNITS = [
    "{0}001\t某局本级\t\t\t700.00\t400.00\t300.00",
    "\t\t2130301\t行政运行\t400.00\t400.00\t",
    "\t\t2210201\t住房公积金\t300.00\t\t300.00",
    "{0}002\t某站\t\t\t280.00\t200.00\t80.00",
    "\t\t2130301\t行政运行\t80.00\t\t80.00",
    "\t\t2210201\t住房公积金\t200.00\t200.00\t",
]
TOTAL = "\t\t\t合计\t980.00\t600.00\t380.00"
DEPARTMENT = "{0}\t某局\t\t\t980.00\t600.00\t380.00"


def parents(code: str, *rows: str) -> dict[str, str | None]:
    """The code of the parent (合计 of the total) of every row with a code of a unit."""
    printed = table([HEAD, *(row.format(code) for row in rows)], "部门支出总体情况表")["rows"]
    named = {row["index"]: row["code"] or row["name"] for row in printed}
    units = [row for row in printed if row["code"] and len(row["code"]) in (3, 6)]
    return {row["code"]: named.get(row["parent"]) for row in units}


@pytest.mark.parametrize("code", ["413", "201", "301"])  # the latter two are classes, too
@pytest.mark.parametrize("total", [[TOTAL], []])
def test_units_are_parts_of_their_department(code: str, total: list[str]) -> None:
    assert parents(code, *total, DEPARTMENT, *UNITS) == {
        code: "合计" if total else None,
        f"{code}001": code,
        f"{code}002": code,
    }


def test_a_wrong_figure_leaves_them_parts() -> None:
    wrong = [row.replace("280.00\t200.00", "280.00\t230.00") for row in UNITS]
    assert parents("413", TOTAL, DEPARTMENT, *wrong)["413002"] == "413"


def test_a_department_without_its_units() -> None:
    alone = "413\t某局\t\t\t20.00\t15.00\t5.00"
    assert parents("413", TOTAL.replace("980", "1000"), alone, *UNITS)["413001"] == "合计"


def test_units_that_add_up_in_one_column_of_three_do_so_by_chance() -> None:
    chance = DEPARTMENT.replace("600.00\t380.00", "500.00\t480.00")
    assert parents("413", TOTAL, chance, *UNITS)["413001"] == "合计"


def test_a_class_above_the_codes_of_projects_stays_a_class() -> None:
    rows = ["301\t工资福利支出\t\t\t9.00\t9.00\t", "301001\t某项\t\t\t9.00\t9.00\t"]
    (first, _) = table([HEAD, *rows], "部门支出总体情况表")["rows"]
    assert first["dims"]["class"] == "economic:301"
