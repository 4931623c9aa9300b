"""Heads of tables: their rows, merged labels and paths."""

import pytest

from tests.reading import TAXONOMY
from tests.tables.cells import cells, matrix, texts
from yxtools.tables import heads
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)


@pytest.mark.parametrize(
    "row", ["201|甲|1.00", "201|甲|", "合计||", "一、财政拨款|", "|某项||", "[201]甲|", "甲|1.00"]
)
def test_rows_of_the_body(row: str) -> None:
    assert heads.opens_body(cells(row), LABELS)


@pytest.mark.parametrize("row", ["科目编码|科目名称|合计", "收入||支出|", "||", "本年支出|"])
def test_rows_of_the_head(row: str) -> None:
    assert not heads.opens_body(cells(row), LABELS)


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
        # an empty table
        (["项目||本年支出||", "科目编码|科目名称|合计|基本支出|项目支出"], (0, 2)),
        (["项目|2023|2024", "甲|1.00|2.00"], (0, 1)),
        (["支出功能分类|2025", "甲|1.00"], (0, 1)),
        (["项目|预算数|", "|2024|2023", "甲|1.00|2.00"], (0, 2)),
        # amounts that look like years
        (["项目|金额", "甲|2012", "乙|3.00"], (0, 1)),
        (["项目|金额|余额", "甲|2012|2013", "乙|3.00|"], (0, 1)),
        (["甲|2012", "乙|3.00"], (0, 0)),
    ],
)
def test_size_of_the_head(rows: list[str], size: tuple[int, int]) -> None:
    assert heads.header_size(matrix(*rows), LABELS) == size


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
    assert [texts(row) for row in heads.spread(matrix(*rows), width, LABELS)] == expected


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
    assert ["/".join(path) for path in heads.paths(head, len(head[0]))] == expected


def test_a_label_over_cells_that_were_merged_is_in_some_path() -> None:
    head = heads.spread(matrix("项目|本年支出", "编码|名称|合计|基本支出|项目支出"), 5, LABELS)
    assert any("本年支出" in path for path in heads.paths(head, 5))


def test_labels_of_split_codes() -> None:
    assert heads.is_split_code(cells("类|款|项|栏次|1"))
    assert not heads.is_split_code(cells("款|类|项"))
    assert not heads.is_split_code(cells("类别|款项"))
