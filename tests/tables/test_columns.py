"""What the columns of a table are for."""

from typing import Any

import pytest

from tests.reading import Record, table


def columns(*rows: str, title: str = "支出决算表") -> list[Record]:
    found: list[Record] = table(rows, title)["columns"]
    return found


def get(found: list[Record], name: str) -> list[Any]:
    return [column[name] for column in found]


@pytest.mark.parametrize(
    ("head", "body", "roles"),
    [
        ("科目编码\t科目名称\t合计", "201\t甲\t1.00", "code name figure"),
        ("序号\t项目\t金额\t备注", "1\t甲\t1.00\t略", "line name figure text"),
        ("类\t款\t项\t名称\t合计", "201\t01\t01\t甲\t1.00", "code code code name figure"),
        ("项目\t行次\t金额", "一、甲\t1\t1.00", "name line figure"),
        ("项目\t计量单位\t数量", "车\t辆\t2", "name unit figure"),
        ("云山\t高度", "甲峰\t1.5", "name figure"),
        ("科目编码\t科目名称\t项目", "201\t甲\t1.00", "code name figure"),
        ("单位代码\t单位名称\t合计", "063001\t甲\t1.00", "code name figure"),
    ],
)
def test_roles(head: str, body: str, roles: str) -> None:
    assert get(columns(head, body, body), "role") == roles.split()


def test_numbers_of_rows_are_no_figures() -> None:
    found = table(["项目\t行次\t决算数", "栏次\t\t1", "一、甲\t1\t5.00", "二、乙\t2\t6.00"])
    assert [[cell["raw"] for cell in row["cells"]] for row in found["rows"]] == [["5.00"], ["6.00"]]


def test_two_sides() -> None:
    found = columns("收入\t\t支出\t", "项目\t预算数\t项目\t预算数", "一、甲\t1\t一、乙\t1", title="收支总表")
    assert get(found, "block") == [0, 0, 1, 1]
    assert get(found, "side") == ["income", "income", "expenditure", "expenditure"]


def test_blocks_side_by_side() -> None:
    found = columns(
        "人员经费\t\t\t公用经费\t\t\t\t\t",
        "\t".join(["编码\t名称\t金额"] * 3),
        "301\t甲\t1.00\t302\t乙\t2.00\t310\t丙\t3.00",
        title="一般公共预算财政拨款基本支出决算表",
    )
    assert get(found, "block") == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert [column["dims"].get("nature") for column in found if column["role"] == "figure"] == [
        "personnel",
        "public",
        "public",
    ]


def test_of_the_final_account_the_budget_is_another_version() -> None:
    found = columns("项目\t预算数\t决算数", "一、甲\t1\t2", title="财政拨款收入支出决算总表")
    assert [column["dims"].get("version") for column in found[1:]] == ["budget", None]


def test_a_name_after_figures_is_no_second_list_in_a_form_of_one_block() -> None:
    found = columns("单位名称\t数量\t项目名称\t金额", "甲局\t2\t乙项目\t3.00", title="政府采购预算表")
    assert set(get(found, "block")) == {0}


@pytest.mark.parametrize(
    ("label", "dims"),
    [
        ("财政拨款收入", {"fund": "fiscal", "measure": "income"}),
        ("基本支出", {"nature": "basic", "measure": "expenditure"}),
        ("合计", {}),
        ("云山", {"label": "云山"}),
    ],
)
def test_dimensions(label: str, dims: dict[str, str]) -> None:
    assert columns(f"科目编码\t科目名称\t{label}", "063001\t甲\t1.00", title="情况表")[-1]["dims"] == dims


def test_the_lower_label_speaks_last() -> None:
    found = columns("科目编码\t科目名称\t财政拨款\t", "\t\t小计\t政府性基金", "201\t甲\t2.00\t1.00")
    assert [column["dims"].get("fund") for column in found[2:]] == ["fiscal", "government"]


@pytest.mark.parametrize(
    ("label", "unit", "year", "counts", "partial"),
    [
        ("金额（元）", "元", None, False, False),
        ("2023年决算数", None, 2023, False, False),
        ("数量", None, None, True, False),
        ("数量（台）", "台", None, False, False),
        ("其中：财政拨款", None, None, False, True),
    ],
)
def test_units_years_counts_parts(
    label: str, unit: str | None, year: int | None, counts: bool, partial: bool
) -> None:
    column = columns(f"科目编码\t科目名称\t{label}", "201\t甲\t1.00")[-1]
    assert (column["unit"], column["year"], column["counts"], column["partial"]) == (
        unit,
        year,
        counts,
        partial,
    )


def test_years_that_are_all_a_header_says() -> None:
    found = columns("项目\t2023\t2024", "教育支出\t1.00\t2.00", "合计\t1.00\t2.00", title="收支情况表")
    assert get(found, "path") == [["项目"], ["2023"], ["2024"]]
    assert get(found, "year") == [None, 2023, None]  # 2024 is the table's
    assert get(found, "dims")[1:] == [{}, {}]


def test_amounts_without_decimals_in_a_table_without_a_head() -> None:
    found = table(["行政运行\t500\t300\t200", "机关服务\t120\t120\t", "合计\t620\t420\t200"], "支出总表")
    assert get(found["columns"], "role") == ["name", "figure", "figure", "figure"]
    assert [cell["value"] for row in found["rows"] for cell in row["cells"]] == [
        500,
        300,
        200,
        120,
        120,
        620,
        420,
        200,
    ]
    assert found["warnings"] == ["the head is lost: columns named after the official form"]


def test_codes_in_a_table_without_a_head() -> None:
    found = table(["101\t甲局\t201\t一般公共服务支出\t500", "101\t甲局\t203\t国防支出\t120"], "情况表")
    assert get(found["columns"], "role") == ["code", "name", "code", "name", "figure"]
    assert found["warnings"] == ["the head is lost: columns have no labels"]


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("上年预算数", 2023),
        ("上年执行数", 2023),
        ("上年度决算数", 2023),
        ("上年结转", None),
        ("上年财政拨款结转", None),
        ("本年预算数", None),
        ("本年比上年增减", None),
    ],
)
def test_the_year_before_need_not_be_named(label: str, year: int | None) -> None:
    assert columns(f"科目编码\t科目名称\t{label}", "201\t甲\t1.00")[-1]["year"] == year


def test_the_name_of_a_nature_says_no_measure() -> None:
    head = ["科目编码\t科目名称\t年初结转\t\t本年支出\t", "\t\t合计\t项目支出\t合计\t项目支出"]
    found = columns(*head, "201\t甲\t2.00\t1.00\t2.00\t1.00", title="情况表")
    assert [column["dims"].get("measure") for column in found[2:]] == [
        "income",
        "income",
        "expenditure",
        "expenditure",
    ]


def test_words_that_are_not_understood_are_not_those_above_them() -> None:
    found = columns(
        "科目编码\t科目名称\t基本支出\t\t", "\t\t小计\t云山支出\t人员经费", "201\t甲\t3.00\t1.00\t2.00"
    )
    assert [column["dims"].get("label") for column in found[2:]] == [None, "云山支出", None]
