"""The row that numbers the columns."""

import pytest

from tests.reading import TAXONOMY, Record, table
from tests.tables.cells import cells
from yxtools.tables.column_numbers import NUMBER, STARS, reads_so, says_so
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
ROW = "201\t一般公共服务支出\t10.00\t6.00\t4.00"


def raws(found: Record) -> list[list[str]]:
    return [[cell["raw"] for cell in row["cells"]] for row in found["rows"]]


@pytest.mark.parametrize(
    "row",
    ["栏次||1|2|3", "栏次||1|2|4", "栏次|1", "行次|1|2", "栏次|——|1", "||1=2+3|2|3", "类|款|项|栏次|1|2"],
)
def test_a_row_that_says_so_numbers_the_columns_wherever_it_stands(row: str) -> None:
    assert says_so(cells(row), LABELS)


@pytest.mark.parametrize("row", ["1|2|3", "甲|乙|1|2|3", "**|**|1|2|3", "|1|2", "**|1", "类|款|项|1|2|3"])
def test_a_row_that_reads_so_numbers_them_below_the_head(row: str) -> None:
    assert not says_so(cells(row), LABELS)
    assert reads_so(cells(row), LABELS)


@pytest.mark.parametrize(
    "row",
    [
        "合计|1|2|3",
        "1",
        "||",
        "1|3|5",
        "5|6|7",
        "甲|1",
        "1.00|2.00|3.00",
        "项目|合计|支出",
        "A|1|2|3",
        "栏次",
    ],
)
def test_a_row_that_does_not(row: str) -> None:
    assert not reads_so(cells(row), LABELS)


@pytest.mark.parametrize("text", ["1", "12", "1=2+3", "4=(1-2)*3/2"])
def test_number(text: str) -> None:
    assert NUMBER.fullmatch(text)


@pytest.mark.parametrize("text", ["123", "1=甲", "合计", "1.5", "", "1="])
def test_no_number(text: str) -> None:
    assert not NUMBER.fullmatch(text)


def test_stars() -> None:
    assert STARS.fullmatch("**") and not STARS.fullmatch("*1") and not STARS.fullmatch("")


@pytest.mark.parametrize("numbers", ["栏次\t\t1\t2\t4", "**\t**\t1\t2\t3", "\t\t1\t2\t3", "甲\t乙\t1\t2\t3"])
def test_it_is_set_aside(numbers: str) -> None:
    found = table([HEAD, numbers, ROW])
    assert raws(found) == [["10.00", "6.00", "4.00"]]
    texts = [text for text in numbers.split("\t") if text]
    assert found["set_aside"] == [{"kind": "column numbers", "line": 2, "texts": texts}]


def test_it_is_set_aside_again_where_a_page_begins() -> None:
    found = table([HEAD, "\t\t1\t2\t3", ROW, "\t\t1\t2\t3", ROW.replace("201", "202")])
    assert [one["line"] for one in found["set_aside"]] == [2, 4]
    assert raws(found) == [["10.00", "6.00", "4.00"]] * 2


def test_small_amounts_are_no_numbers_of_columns() -> None:
    head = "项目\t数量\t单价\t金额"
    assert raws(table([head, "A\t1\t2\t3", "B\t2\t2\t4"], "政府采购预算表")) == [
        ["1", "2", "3"],
        ["2", "2", "4"],
    ]
    printed = [HEAD, ROW, "202\t外交支出\t3\t1\t2", "\t\t1\t2\t3"]
    assert raws(table(printed))[1:] == [["3", "1", "2"], ["1", "2", "3"]]


def test_counts_alone_in_their_table() -> None:
    head = "项目\t因公出国团组\t人次\t公务用车购置数\t公务用车保有量"
    assert raws(table([head, "\t1\t2\t3\t4"], "三公经费相关信息统计表")) == [["1", "2", "3", "4"]]


def test_an_empty_table_that_numbers_its_columns_has_no_figures() -> None:
    assert raws(table([HEAD, "\t\t1\t2\t3"])) == []
