"""Which rows are parts of which."""

import pytest

from tests.reading import parents, table

HEAD = "科目编码\t科目名称\t合计"


def tree(*rows: str, title: str | None = "支出决算表") -> dict[str, str | None]:
    return parents(table(rows, title))


# --- codes


def test_a_code_is_part_of_the_code_that_begins_it() -> None:
    found = tree(HEAD, "\t合计\t4", "201\t甲\t3", "20126\t乙\t3", "2012601\t丙\t3", "208\t丁\t1")
    assert found == {"合计": None, "201": "合计", "20126": "201", "2012601": "20126", "208": "合计"}


def test_a_total_may_come_last() -> None:
    assert tree(HEAD, "201\t甲\t3", "20126\t乙\t3", "208\t丁\t1", "\t合计\t4") == {
        "201": "合计",
        "20126": "201",
        "208": "合计",
        "合计": None,
    }


def test_a_missing_level_is_skipped() -> None:
    assert tree(HEAD, "201\t甲\t3", "2012601\t丙\t3")["2012601"] == "201"


def test_no_total_no_parent() -> None:
    assert tree(HEAD, "201\t甲\t3", "208\t丁\t1") == {"201": None, "208": None}


def test_units_with_codes_of_their_own() -> None:
    found = table([HEAD, "\t合计\t6", "\t甲局\t4", "201\t一\t4", "20101\t二\t4", "\t乙局\t2", "201\t一\t2"])
    index = [row["parent"] for row in found["rows"]]
    assert index == [None, 0, 1, 2, 0, 4]


def test_rows_of_a_class_without_codes() -> None:
    found = tree(
        "项目\t金额",
        "合计\t5",
        "工资福利支出\t3",
        "基本工资\t1",
        "津贴补贴\t2",
        "商品和服务支出\t2",
        "办公费\t2",
        title="一般公共预算基本支出表",
    )
    assert found == {
        "合计": None,
        "工资福利支出": "合计",
        "基本工资": "工资福利支出",
        "津贴补贴": "工资福利支出",
        "商品和服务支出": "合计",
        "办公费": "商品和服务支出",
    }


# --- outlines


def test_numbering() -> None:
    found = tree(
        "项目\t金额",
        "一、甲\t3",
        "（一）乙\t2",
        "1.丙\t2",
        "（二）丁\t1",
        "二、戊\t1",
        "合计\t4",
        title="情况表",
    )
    assert found == {
        "一、甲": "合计",
        "（一）乙": "一、甲",
        "1.丙": "（一）乙",
        "（二）丁": "一、甲",
        "二、戊": "合计",
        "合计": None,
    }


@pytest.mark.parametrize(
    "rows", [["合计\t3", "一、甲\t2", "二、乙\t1"], ["一、甲\t2", "二、乙\t1", "合计\t3"]]
)
def test_a_total_adds_up_what_stands_below_or_above(rows: list[str]) -> None:
    assert tree("项目\t金额", *rows, title="情况表") == {"合计": None, "一、甲": "合计", "二、乙": "合计"}


def test_totals_over_totals() -> None:
    found = tree(
        "项目\t决算数",
        "一、财政拨款收入\t3",
        "二、事业收入\t1",
        "本年收入合计\t4",
        "年初结转和结余\t1",
        "总计\t5",
        title="收入支出决算总表",
    )
    assert found == {
        "一、财政拨款收入": "本年收入合计",
        "二、事业收入": "本年收入合计",
        "本年收入合计": "总计",
        "年初结转和结余": "总计",
        "总计": None,
    }


def test_of_which_is_part_of_the_row_above() -> None:
    found = tree("项目\t金额", "一、甲\t3", "其中：乙\t1", "二、丙\t1", "合计\t4", title="情况表")
    assert found["其中：乙"] == "一、甲" and found["二、丙"] == "合计"


def test_indented_rows() -> None:
    found = tree("项目\t金额", "甲物\t3", "　　乙物\t1", "　　丙物\t2", "丁物\t1", "合计\t4", title="情况表")
    assert (found["乙物"], found["丙物"], found["丁物"]) == ("甲物", "甲物", "合计")


def test_the_list_of_official_travel_vehicles_and_receptions() -> None:
    found = tree(
        "项目\t金额",
        "合计\t6",
        "1.因公出国（境）费\t1",
        "2.公务接待费\t2",
        "3.公务用车费\t3",
        "其中：（1）公务用车运行维护费\t2",
        "（2）公务用车购置费\t1",
        title="“三公”经费支出表",
    )
    assert found["其中：（1）公务用车运行维护费"] == found["（2）公务用车购置费"] == "3.公务用车费"
    assert found["1.因公出国（境）费"] == found["2.公务接待费"] == found["3.公务用车费"] == "合计"


def test_each_side_has_its_own_tree() -> None:
    found = tree(
        "收入\t\t支出\t",
        "项目\t金额\t项目\t金额",
        "一、甲\t1\t一、乙\t1",
        "收入总计\t1\t支出总计\t1",
        title="收支总表",
    )
    assert found == {"一、甲": "收入总计", "一、乙": "支出总计", "收入总计": None, "支出总计": None}


def test_blocks_of_one_classification_share_their_totals() -> None:
    found = tree(
        "\t".join(["编码\t名称\t金额"] * 2),
        "301\t甲\t3\t302\t乙\t2",
        "30101\t丙\t3\t30201\t丁\t2",
        "人员经费合计\t\t3\t公用经费合计\t\t2",
        title="一般公共预算财政拨款基本支出决算表",
    )
    assert found == {
        "301": "人员经费合计",
        "302": "公用经费合计",
        "30101": "301",
        "30201": "302",
        "人员经费合计": None,
        "公用经费合计": None,
    }


def test_levels_count_the_parents() -> None:
    found = table([HEAD, "\t合计\t3", "201\t甲\t3", "20126\t乙\t3", "2012601\t丙\t3"])
    assert [row["level"] for row in found["rows"]] == [0, 1, 2, 3]


def test_no_row_is_above_itself() -> None:
    found = table(
        ["项目\t金额", "合计\t3", "一、甲\t2", "合计\t3", "小计\t1", "（一）乙\t1", "总计\t3", "其中：丙\t1"],
        "情况表",
    )
    for row in found["rows"]:
        seen = {row["index"]}
        parent = row["parent"]
        while parent is not None:
            assert parent not in seen
            seen.add(parent)
            parent = found["rows"][parent]["parent"]


# --- what 其中 lists


def sides(*rows: str) -> list[tuple[str, str | None, bool]]:
    """Of every row at the left: its name, the row it is a part of, and whether it is of a choice of parts."""
    found = table(("项目\t预算数\t项目\t预算数", *rows), "收支总表")["rows"]
    names = [row["name"] for row in found]
    return [
        (row["name"], None if row["parent"] is None else names[row["parent"]], row["partial"])
        for row in found
        if row["block"] == 0
    ]


def test_what_of_which_lists_goes_on_without_the_word() -> None:
    rows = ["一、财政拨款收入\t9\t一、教育支出\t9", "其中：一般公共预算收入\t4\t\t", "政府性基金收入\t3\t\t"]
    assert sides(*rows) == [
        ("一、财政拨款收入", None, False),
        ("其中：一般公共预算收入", "一、财政拨款收入", True),
        ("政府性基金收入", "一、财政拨款收入", True),
    ]


def test_of_which_lists_all_parts_where_none_is_left_out() -> None:
    rows = ["一、财政拨款收入\t9\t一、教育支出\t9", "其中：一般公共预算收入\t4\t\t"]
    rows += ["政府性基金收入\t3\t\t", "国有资本经营预算收入\t2\t\t"]
    assert [partial for _, _, partial in sides(*rows)] == [False, False, False, False]
