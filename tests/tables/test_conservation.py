"""Every printed cell of a grid is found again in its table: a figure, a text, a label, or set aside."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import FINAL, Record, grid, split_text, table, understand
from tests.tables.test_table import SHAPES
from yxtools.figures import is_nothing
from yxtools.text import squeeze

WORDS = """甲|乙室（一）|一、丙|其中：丁|合计|收入总计|科目编码|科目名称|单位编码|单位名称
项目名称|项目|金额|数量|合计|备注|行次|序号|栏次|类|款|项|计量单位|支出|收入|基本支出|2023|2024|201|20101|[201]|101001|[301]工资福利支出|120急救
1|2|3|12|01|1=2+3|**|——|2023年决算数|1,200|因公出国团组|人次|△""".replace("\n", "|").split("|")


# The brackets that a code loses.
BRACKETS = re.compile(r"[\[\]]")


def held(found: Record) -> Iterator[str]:
    """The texts of a table record."""
    for column in found["columns"]:
        yield from column["path"]
    for row in found["rows"]:
        yield from (cell["raw"] for cell in row["cells"])
        yield from (text["text"] for text in row["texts"])
        yield from (row["name"], (row["code"] or "") + row["name"], row.get("line_no", ""))
    for one in found.get("set_aside", ()):
        yield from one["texts"]


def lost(printed: Sequence[Sequence[str]], found: Record) -> list[str]:
    """The cells that are not in the table; an amount must be there as often as it is printed."""
    texts = [squeeze(text) for text in held(found)]
    counted = Counter(texts)
    cells = Counter(squeeze(cell) for row in printed for cell in row if not is_nothing(cell))
    whole = BRACKETS.sub("", "|".join(texts))
    return [
        cell
        for cell, times in cells.items()
        if (counted[cell] < times if "." in cell else BRACKETS.sub("", cell) not in whole)
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_in_every_shape(shape: str) -> None:
    raw = [record for record in split_text(FINAL + SHAPES[shape]) if record["type"] == "grid"]
    for one, found in zip(raw, understand(raw), strict=True):
        assert lost([row["cells"] for row in one["rows"]], found) == []


@given(
    st.lists(st.lists(st.sampled_from([*WORDS, "", "", "amount", "amount"]), max_size=7), max_size=9),
    st.sampled_from(
        [None, "支出决算表", "项目支出表", "政府采购预算表", "收支总表", "基本支出表（经济分类）"]
    ),
)
def test_in_any_table(rows: list[list[str]], title: str | None) -> None:
    printed = [
        [f"{at}{column}.{at}{column}" if cell == "amount" else cell for column, cell in enumerate(row)]
        for at, row in enumerate(rows, 1)
    ]
    (found,) = understand([grid(["\t".join(row) for row in printed], title)])
    assert lost(printed, found) == []


def test_words_in_a_column_of_codes_beside_a_name() -> None:
    found = table(["科目编码\t科目名称\t合计", "项目\t甲\t1.00", "201\t乙\t2.00"])
    assert [[text["text"] for text in row["texts"]] for row in found["rows"]] == [["项目"], []]


def test_an_integer_that_lost_its_column() -> None:
    found = table(["单位编码\t科目编码\t科目名称\t合计", "101001\t201\t甲\t1.00", "101001\t202\t乙\t2.00"])
    assert [row["code"] for row in found["rows"]] == ["201", "202"]
    assert found["rows"][0]["texts"] == [{"column": 0, "text": "101001"}]


def test_numbers_of_lines() -> None:
    found = table(["项目\t行次\t金额", "一、甲\t1\t5.00", "二、乙\t2\t6.00"])
    assert [row["line_no"] for row in found["rows"]] == ["1", "2"]


def test_numbers_of_blank_lines() -> None:
    found = table(["项目\t行次\t金额", "一、甲\t1\t5.00", "\t2\t"])
    assert found["set_aside"] == [{"kind": "line number", "line": 3, "texts": ["2"]}]


def test_a_label_over_no_cell_of_the_row_below() -> None:
    found = table(["科目\t合计\t基本支出\t项目支出", "编码\t名称\t\t", "201\t甲\t2.00\t1.00\t1.00"])
    assert [column["path"] for column in found["columns"]][2:] == [["合计"], ["基本支出"], ["项目支出"]]


def test_the_head_printed_again() -> None:
    found = table(["项目\t金额\t说明", "其他\t5.00\t略", "项目\t\t说明", "合计\t5.00\t"], "收入预算表")
    assert found["set_aside"] == [{"kind": "head again", "line": 3, "texts": ["项目", "说明"]}]


def test_words_beside_no_row() -> None:
    found = table(["科目编码\t科目名称\t合计\t备注", "201\t甲\t1.00\t略", "\t\t\t详见附件"])
    assert found["set_aside"] == [{"kind": "text", "line": 3, "texts": ["详见附件"]}]
