"""The rows of a table's body."""

import pytest

from tests.reading import Record, table
from yxtools.tables.rows import name_of

HEAD = "科目编码\t科目名称\t合计"
SPLIT = "类\t款\t项\t科目名称\t合计"


def rows(*printed: str, title: str = "支出决算表") -> list[Record]:
    found: list[Record] = table(printed, title)["rows"]
    return found


def codes(*printed: str) -> list[tuple[str | None, str]]:
    return [(row["code"], row["name"]) for row in rows(*printed)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("合 计", "合计"),
        (" 行政\n运行 ", "行政运行"),
        ("use of 资金", "use of资金"),
        ("　　其中：甲", "其中：甲"),
        ("", ""),
    ],
)
def test_names_without_the_blanks_of_typesetting(text: str, name: str) -> None:
    assert name_of(text) == name


def test_code_and_name() -> None:
    assert codes(HEAD, "201\t一般公共服务支出\t1.00", "\t合计\t1.00") == [
        ("201", "一般公共服务支出"),
        (None, "合计"),
    ]


@pytest.mark.parametrize(
    "text", ["[201]甲类支出", "201-甲类支出", "201 甲类支出", "201甲类支出", "201、甲类支出"]
)
def test_codes_inside_names(text: str) -> None:
    assert codes("科目\t合计", f"{text}\t1.00", "合计\t1.00")[0] == ("201", "甲类支出")


def test_codes_over_three_columns() -> None:
    assert codes(SPLIT, "201\t\t\t甲\t1", "201\t26\t\t乙\t1", "201\t26\t01\t丙\t1") == [
        ("201", "甲"),
        ("20126", "乙"),
        ("2012601", "丙"),
    ]


def test_parts_of_codes_that_are_not_printed_again() -> None:
    assert codes(
        SPLIT, "201\t\t\t甲\t1", "\t26\t\t乙\t1", "\t\t01\t丙\t1", "\t\t4\t丁\t1", "208\t\t\t戊\t1"
    ) == [
        ("201", "甲"),
        ("20126", "乙"),
        ("2012601", "丙"),
        ("2012604", "丁"),
        ("208", "戊"),
    ]


def test_whole_codes_in_the_first_of_three_columns() -> None:
    assert codes(SPLIT, "201\t\t\t甲\t1", "20126\t\t\t乙\t1", "2012601\t\t\t丙\t1")[2][0] == "2012601"


@pytest.mark.parametrize(
    "head",
    [
        ["支出功能分类科目编码\t\t\t科目名称\t合计", "类\t款\t项\t\t", "栏次\t\t\t\t1", "合计\t\t\t\t3.00"],
        ["支出功能分类科目编码\t\t\t科目名称\t合计", "类\t款\t项\t栏次\t1", "\t\t\t合计\t3.00"],
        ["支出功能分类科目编码\t\t\t科目名称\t合计", "\t\t\t栏次\t1", "类\t款\t项\t合计\t3.00"],
        ["支出功能分类科目编码\t\t\t科目名称\t合计", "类\t款\t项\t合计\t3.00"],
    ],
)
def test_labels_of_split_codes_share_the_row_of_column_numbers_or_of_the_total(head: list[str]) -> None:
    found = codes(*head, "201\t\t\t甲\t3.00", "201\t26\t\t乙\t3.00", "201\t26\t01\t丙\t3.00")
    assert found == [(None, "合计"), ("201", "甲"), ("20126", "乙"), ("2012601", "丙")]


def test_a_row_without_a_label() -> None:
    (row,) = rows("合计\t因公出国（境）费\t公务接待费", "3.00\t1.00\t2.00", title="“三公”经费支出表")
    assert (row["code"], row["name"]) == (None, "")
    assert [cell["raw"] for cell in row["cells"]] == ["3.00", "1.00", "2.00"]


def test_the_name_columns_that_name_a_row() -> None:
    found = rows(
        "单位名称\t项目名称\t采购品目\t金额",
        "甲局\t乙项目\t桌椅\t1.00",
        "甲局\t乙项目\t电脑\t2.00",
        title="政府采购预算表",
    )
    assert [row["name"] for row in found] == ["桌椅", "电脑"]
    assert [text["text"] for text in found[0]["texts"]] == ["甲局", "乙项目"]


@pytest.mark.parametrize(
    ("name", "role", "grand"),
    [
        ("合计", "total", False),
        ("支出总计", "total", True),
        ("本年支出合计", "total", False),
        ("一、甲", "item", False),
    ],
)
def test_totals(name: str, role: str, grand: bool) -> None:
    row = rows("项目\t金额", f"{name}\t1.00", "乙\t1.00")[0]
    assert (row["role"], row["grand"]) == (role, grand)


def test_a_code_outweighs_the_word_total() -> None:
    row = rows(HEAD, "20899\t其他支出总额\t1.00", "208\t甲\t1.00")[0]
    assert row["role"] == "item"


@pytest.mark.parametrize(
    ("name", "unit"), [("房屋（平方米）", "平方米"), ("支出（元）", "元"), ("支出", None)]
)
def test_the_unit_in_a_label(name: str, unit: str | None) -> None:
    assert rows("项目\t数量", f"{name}\t1", "乙\t1")[0]["unit"] == unit


@pytest.mark.parametrize("name", ["其中：甲", "#甲", "一、其中：甲", "其中：（1）甲"])
def test_parts(name: str) -> None:
    assert rows("项目\t金额", "乙\t2.00", f"{name}\t1.00")[1]["partial"]


def test_a_name_wrapped_over_the_lines_of_its_cell() -> None:
    assert rows(HEAD, "201\t一般公共\n服务支出\t1.00")[0]["name"] == "一般公共服务支出"


def test_a_name_wrapped_over_the_next_line() -> None:
    found = codes(HEAD, "20805\t行政事业单位\t4.00", "\t养老支出\t", "2080505\t缴费\t4.00")
    assert found == [("20805", "行政事业单位养老支出"), ("2080505", "缴费")]


def test_a_heading_without_figures_is_no_rest_of_a_name() -> None:
    found = codes(HEAD, "201\t甲\t4.00", "\t一、某局\t", "202\t乙\t4.00")
    assert [name for _, name in found] == ["甲", "一、某局", "乙"]


def test_a_figure_takes_the_label_of_the_merged_cell_at_its_left() -> None:
    found = table(
        ["\t".join(["编码\t名称\t金额"] * 2), "301\t甲\t1.00\t302\t乙\t2.00", "公用经费合计\t\t\t\t\t2.00"],
        "一般公共预算财政拨款基本支出决算表",
    )
    (total,) = (row for row in found["rows"] if row["role"] == "total")
    assert (total["name"], [cell["raw"] for cell in total["cells"]]) == ("公用经费合计", ["2.00"])


def test_lines() -> None:
    found = table(
        [HEAD, "201\t甲\t1.00"],
        rows=[
            {"line": 3, "cells": HEAD.split("\t")},
            {"line": 9, "cells": ["201", "甲", "1.00"], "lines": [7, 8, 9]},
        ],
    )
    assert found["rows"][0]["line"] == 9


@pytest.mark.parametrize(
    ("name", "title", "dims"),
    [
        ("一、一般公共服务支出", "支出决算表", {"class": "functional:201"}),
        ("某峰", "支出决算表", {"label": "某峰"}),
        ("工资福利支出", "一般公共预算基本支出表", {"class": "economic:301"}),
    ],
)
def test_a_class_by_its_name(name: str, title: str, dims: dict[str, str]) -> None:
    assert rows("项目\t金额", f"{name}\t1.00", "合计\t1.00", title=title)[0]["dims"] == dims


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("201", "functional:201"),
        ("2012601", "functional:2012601"),
        ("30101", "economic:30101"),
        ("501", "economic-government:501"),
    ],
)
def test_a_class_by_its_code(code: str, name: str) -> None:
    assert rows(HEAD, f"{code}\t甲\t1.00")[0]["dims"] == {"class": name}


@pytest.mark.parametrize("code", ["2012", "901", "063001"])
def test_a_code_of_no_classification(code: str) -> None:
    assert rows(HEAD, f"{code}\t甲\t1.00", "201\t甲\t1.00")[0]["dims"] == {"class": f"code:{code}"}


def test_the_code_of_the_unit_is_not_the_code_of_the_class() -> None:
    found = rows(
        "单位编码\t单位名称\t科目编码\t科目名称\t合计",
        "101001\t甲局本级\t2010101\t行政运行\t10.00",
        "101001\t甲局本级\t2010199\t其他人大事务支出\t4.00",
    )
    assert [row["dims"]["class"] for row in found] == ["functional:2010101", "functional:2010199"]
    assert {"column": 0, "text": "101001"} in found[0]["texts"]


def test_a_unit_and_its_project_have_codes_of_their_own() -> None:
    found = rows(
        "单位编码\t单位名称\t项目名称\t合计",
        "101001\t甲局本级\t\t6.00",
        "101001\t甲局本级\t设备购置\t6.00",
        title="项目支出表",
    )
    assert [(row["code"], row["name"]) for row in found] == [("101001", "甲局本级"), (None, "设备购置")]


@pytest.mark.parametrize("name", ["120急救中心运行经费", "211工程建设", "12345热线运行经费"])
def test_a_project_whose_name_begins_with_digits(name: str) -> None:
    (row,) = rows("项目名称\t金额", f"{name}\t10.00", title="项目支出表")
    assert (row["code"], row["name"]) == (None, name)


def test_a_name_behind_its_code_stays_as_printed() -> None:
    assert codes("科目\t合计", "[20103]政府办公厅（室）及相关机构事务\t5.00") == [
        ("20103", "政府办公厅（室）及相关机构事务")
    ]


def test_a_code_in_brackets() -> None:
    (row,) = rows(HEAD, "[201]\t一般公共服务支出\t5.00")
    assert (row["code"], row["dims"]["class"]) == ("201", "functional:201")


def test_an_amount_among_codes_is_no_code() -> None:
    row = rows(HEAD, "5.00\t甲\t5.00", "201\t乙\t5.00")[0]
    assert row["code"] is None and row["texts"] == [{"column": 0, "text": "5.00"}]


def test_codes_in_three_columns_on_both_sides() -> None:
    found = rows(
        "收入\t\t\t\t支出\t\t\t",
        "类\t款\t项目\t预算数\t类\t款\t项目\t预算数",
        "103\t01\t非税\t5.00\t201\t01\t人大\t5.00",
        "\t02\t专项\t3.00\t\t02\t政协\t3.00",
        title="部门收支总表",
    )
    assert [row["code"] for row in found] == ["10301", "20101", "10302", "20102"]
