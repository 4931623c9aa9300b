"""From rows of cells to a rectangle with a head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import TAXONOMY
from yxtools.tables import shape
from yxtools.tables.labels import Labels
from yxtools.tables.model import Cell

LABELS = Labels(TAXONOMY)


def cells(printed: str) -> list[Cell]:
    """A row from cells set apart by bars."""
    return [shape.cell(text, 1) for text in printed.split("|")]


def matrix(*rows: str) -> shape.Matrix:
    return [cells(row) for row in rows]


def texts(row: list[Cell]) -> str:
    return "|".join(one.text for one in row)


# --- cells


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "nothing"),
        ("——", "nothing"),
        ("/", "nothing"),
        ("120.50", "figure"),
        ("201", "code"),
        ("2012601", "code"),
        ("12", "figure"),
        ("2012", "figure"),
        ("△1,234.00", "figure"),
        ("行政运行", "word"),
        ("201行政运行", "word"),
    ],
)
def test_kind_of_a_cell(text: str, kind: str) -> None:
    assert shape.kind(shape.cell(text, 1)) == kind


def test_cells_of_a_row_know_their_lines() -> None:
    assert [one.line for one in shape.cells({"line": 5, "cells": ["甲", "1"]})] == [5, 5]
    assert [one.line for one in shape.cells({"line": 5, "cells": ["甲", "1"], "lines": [4, 5]})] == [4, 5]


def test_kinds_of_columns_go_by_the_most_cells() -> None:
    assert shape.kinds(matrix("201|甲|1.00|", "202|乙||", "丙|丁|2.00|"), 4) == [
        "code",
        "word",
        "figure",
        "nothing",
    ]


# --- the head


@pytest.mark.parametrize(
    "row", ["栏次||1|2|3", "1|2|3", "栏次|1", "行次|1|2", "甲|乙|1|2|3", "||1|2|3=1+2", "类|款|项|栏次|1|2"]
)
def test_a_row_that_numbers_the_columns(row: str) -> None:
    assert shape.numbers_columns(cells(row))


@pytest.mark.parametrize(
    "row", ["合计|1|2|3", "1", "||", "1|3|5", "5|6|7", "甲|1", "1.00|2.00|3.00", "项目|合计|支出"]
)
def test_a_row_that_does_not(row: str) -> None:
    assert not shape.numbers_columns(cells(row))


@pytest.mark.parametrize("text", ["1", "12", "1=2+3", "4=(1-2)*3/2", "甲", "A", "栏次", "款"])
def test_column_number(text: str) -> None:
    assert shape.COLUMN_NUMBER.fullmatch(text)


@pytest.mark.parametrize("text", ["123", "1=甲", "合计", "1.5", "", "AB"])
def test_no_column_number(text: str) -> None:
    assert not shape.COLUMN_NUMBER.fullmatch(text)


@pytest.mark.parametrize("text", ["201", "20126", "2012601", "063001002", "123456789012"])
def test_code(text: str) -> None:
    assert shape.CODE.fullmatch(text)


@pytest.mark.parametrize("text", ["20", "2012", "201260", "12345678", "201.5"])
def test_no_code(text: str) -> None:
    assert not shape.CODE.fullmatch(text)


@pytest.mark.parametrize(
    "row", ["201|甲|1.00", "201|甲|", "合计||", "一、财政拨款|", "|某项||", "[201]甲|", "甲|1.00"]
)
def test_rows_of_the_body(row: str) -> None:
    assert shape.opens_body(cells(row), LABELS)


@pytest.mark.parametrize("row", ["科目编码|科目名称|合计", "收入||支出|", "||", "本年支出|"])
def test_rows_of_the_head(row: str) -> None:
    assert not shape.opens_body(cells(row), LABELS)


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        (["编码|名称|合计", "201|甲|1.00"], (0, 1)),
        (["收入||支出|", "项目|金额|项目|金额", "一、甲|1|一、乙|1"], (0, 2)),
        (["编码|名称|合计", "栏次||1", "201|甲|1.00"], (0, 1)),
        (["a|b|c|d", "a|b|c|d", "a|b|c|d", "a|b|c|d", "a|b|c|d", "201|甲|1|2"], (0, 5)),
        (["201|甲|1.00", "202|乙|1.00"], (0, 0)),
        (["一、政府采购情况||", "项目|数量|金额", "货物|1|2"], (1, 2)),
        (["名称|备注", "甲甲|乙乙"], (0, 1)),
    ],
)
def test_size_of_the_head(rows: list[str], size: tuple[int, int]) -> None:
    assert shape.header_size(matrix(*rows), LABELS) == size


@pytest.mark.parametrize(
    ("rows", "width", "expected"),
    [
        # merged cells leave blanks
        (["项目|||本年支出|", "编码||名称|基本|项目"], 5, ["项目|||本年支出|", "编码||名称|基本|项目"]),
        # merged cells leave none: a label that is printed again parts the two sides
        (["收入|支出", "项目|预算数|项目|预算数"], 4, ["收入||支出|", "项目|预算数|项目|预算数"]),
        # a blank below continues a label downwards
        (["编码|名称|支出", "||基本|项目"], 4, ["编码|名称|支出|", "||基本|项目"]),
        # cells at the end are missing
        (["编码|名称|合计"], 5, ["编码|名称|合计||"]),
    ],
)
def test_merged_cells_of_the_head_are_spread(rows: list[str], width: int, expected: list[str]) -> None:
    assert [texts(row) for row in shape.spread(matrix(*rows), width, LABELS)] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["编码|名称|合计"], ["编码", "名称", "合计"]),
        (["编码|名称|支出|", "||基本|项目"], ["编码", "名称", "支出/基本", "支出/项目"]),
        (
            ["科目||支出||", "编码|名称|合计|基本|项目"],
            ["科目/编码", "科目/名称", "支出/合计", "支出/基本", "支出/项目"],
        ),
        (
            ["合计|出国|用车||接待", "||小计|购置|"],
            ["合计", "出国", "用车/小计", "用车/购置", "接待"],
        ),
        (["支出|支出", "支出|基本"], ["支出", "支出/基本"]),
    ],
)
def test_paths_from_top_to_leaf(rows: list[str], expected: list[str]) -> None:
    head = matrix(*rows)
    assert ["/".join(path) for path in shape.paths(head, len(head[0]))] == expected


def test_a_label_over_cells_that_were_merged_is_in_some_path() -> None:
    head = shape.spread(matrix("项目|本年支出", "编码|名称|合计|基本支出|项目支出"), 5, LABELS)
    assert any("本年支出" in path for path in shape.paths(head, 5))


# --- the body


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("201|甲|1.00|2.00", "201|甲|1.00|2.00"),
        ("201|甲|1.00", "201|甲|1.00|"),
        ("甲|1.00|2.00", "|甲|1.00|2.00"),
        ("合计|1.00|2.00", "合计||1.00|2.00"),
        ("1.00|2.00", "||1.00|2.00"),
    ],
)
def test_short_rows_are_fitted(row: str, expected: str) -> None:
    fitted = shape.fitted(cells(row), 4, ["code", "word", "figure", "figure"])
    assert texts(fitted) in (expected, expected.replace("合计||", "|合计|"))


def test_a_row_that_is_too_long_keeps_its_cells() -> None:
    assert [one.text for one in shape.fitted(cells("201|甲|1|2|3"), 4, ["code", "word", "figure", "figure"])][
        :4
    ] == [
        "201",
        "甲",
        "1",
        "2",
    ]


@given(
    st.lists(st.sampled_from(["", "甲", "201", "1.00", "——", "合计"]), max_size=9),
    st.lists(st.sampled_from(["code", "word", "figure", "nothing"]), min_size=9, max_size=9),
)
def test_fitting_keeps_every_cell_in_order(row: list[str], kinds: list[str]) -> None:
    fitted = shape.fitted([shape.cell(text, 1) for text in row], 9, kinds)
    assert len(fitted) == 9
    assert [one.text for one in fitted if one.text] == [text for text in row if text]


def test_width_is_that_of_most_rows() -> None:
    assert shape.body_width(matrix("a|b|c", "a|b|c", "a|b|c|d")) == 3
    assert shape.body_width(matrix("a|b", "a|b|c")) == 3
    assert shape.body_width([]) == 0


def test_labels_of_split_codes() -> None:
    assert shape.is_split_code(cells("类|款|项|栏次|1"))
    assert not shape.is_split_code(cells("款|类|项"))
    assert not shape.is_split_code(cells("类别|款项"))
