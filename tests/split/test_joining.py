"""Tables that a page break cut."""

import pytest

from tests.reading import FINAL, TAXONOMY, Record, grids
from tests.split.pieces import BREAK, HEAD, ONE, TOP, TWO, row
from yxtools.split.captions import Captions
from yxtools.split.fragments import Fragment
from yxtools.split.joining import header_like, repeated_rows
from yxtools.split.model import Region, Row

CAPTIONS = Captions(TAXONOMY)


def joined(text: str) -> Record:
    (only,) = grids(FINAL + text)
    return only


@pytest.mark.parametrize(
    "text",
    [
        TOP + HEAD + ONE + BREAK + TWO,  # the head is not repeated
        TOP + HEAD + ONE + BREAK + HEAD + TWO,  # it is
        TOP + HEAD + ONE + BREAK + TOP + HEAD + TWO,  # title and captions too
        TOP + HEAD + ONE + BREAK + TOP.replace("表\n", "表（续）\n", 1) + HEAD + TWO,
        TOP + HEAD + ONE + BREAK + "续表\n" + HEAD + TWO,
        TOP + HEAD + ONE + "3" + BREAK + TWO + "4\n",  # page numbers between
        TOP + HEAD + ONE + BREAK + TWO.replace("\t\n", "\t\t\n"),  # another number of cells
        TOP + HEAD + ONE + BREAK + TWO.replace("20.00\t\n", "20.00\n"),
    ],
)
def test_a_table_cut_by_a_page_break_is_one(text: str) -> None:
    only = joined(text)
    rows = [[cell for cell in row["cells"] if cell] for row in only["rows"]]
    assert rows == [line.split() for line in (HEAD + ONE + TWO).splitlines()]
    assert only["fragments"] == 2
    assert (only["title"], only["table_no"], only["unit"]) == ("支出决算表", "公开03表", "万元")


def test_a_head_of_several_rows_is_repeated() -> None:
    heads = "项目\t\t本年支出\t\t\n" + HEAD + "栏次\t\t1\t2\t3\n"
    only = joined(TOP + heads + ONE + BREAK + heads + TWO)
    assert len(only["rows"]) == 3 + 4 and only["fragments"] == 2


def test_three_pages() -> None:
    assert (
        joined(TOP + HEAD + ONE + BREAK + TWO + BREAK + "210\t卫生健康支出\t1.00\t1.00\t\n")["fragments"] == 3
    )


@pytest.mark.parametrize(
    "second",
    [
        "收入决算表\n单位：万元\n" + HEAD + TWO,  # its own title
        "单位：万元\n名称\t金额\n甲\t1\n",  # its own captions and head
        "名称\t项目金额\n甲\t1\n",  # its own head
        "本馆另有说明如下。\n" + TWO,  # text between
    ],
)
def test_another_table_is_not_joined(second: str) -> None:
    assert len(grids(FINAL + TOP + HEAD + ONE + BREAK + second)) == 2


TOTAL = "合计\t\t120.50\t100.00\t20.50\n"


@pytest.mark.parametrize(
    "second",
    [
        TOP.replace("云溪县档案馆", "云溪县图书馆"),
        TOP.replace("万元", "元"),
        TOP.replace("公开03表", "公开04表"),
        "部门：云溪县图书馆\t\t\t金额单位：万元\n",
        "金额单位：元\n",
        "2023年度\n" + TOP,
    ],
)
def test_tables_of_other_captions_are_not_joined(second: str) -> None:
    first = "2024年度\n" + TOP if "2023" in second else TOP
    found = grids(FINAL + first + HEAD + ONE + BREAK + second + HEAD + TWO)
    assert len(found) == 2
    assert [row["cells"][0] for row in found[0]["rows"]] == ["科目编码", "合计", "201"]


@pytest.mark.parametrize("again", [TOP, "金额单位：万元\n"])
def test_a_head_printed_again_below_a_total_opens_another_table(again: str) -> None:
    first = TOP + HEAD + TWO + TOTAL
    assert len(grids(FINAL + first + BREAK + again + HEAD + TWO + TOTAL)) == 2


@pytest.mark.parametrize("again", [TOP.replace("表\n", "表（续）\n", 1), ""])
def test_but_a_table_carried_on_says_so_or_has_no_captions(again: str) -> None:
    assert joined(TOP + HEAD + TWO + TOTAL + BREAK + again + HEAD + TWO)["fragments"] == 2


def test_a_page_that_begins_with_a_blank_row() -> None:
    assert joined(TOP + HEAD + ONE + BREAK + "\t\t\t\t\n" + TWO)["fragments"] == 2


def test_a_note_ends_a_table() -> None:
    assert len(grids(FINAL + TOP + HEAD + ONE + "注：略。\n" + BREAK + TWO)) == 2


# --- rows and patterns


@pytest.mark.parametrize(
    "cells", [("科目编码", "科目名称", "合计"), ("项目", "预算数", "项目", "预算数"), ("收入", "", "支出")]
)
def test_header_like(cells: tuple[str, ...]) -> None:
    assert header_like(row(*cells), CAPTIONS)


@pytest.mark.parametrize(
    "cells", [("201", "支出", "1.00"), ("合计", "", "1.00"), ("收入",), ("甲", "乙", "丙"), ("", "")]
)
def test_not_header_like(cells: tuple[str, ...]) -> None:
    assert not header_like(row(*cells), CAPTIONS)


@pytest.mark.parametrize(
    ("again", "repeated"),
    [
        ([row("科目", "合计"), row("科目编码", ""), row("201", "5")], 2),
        ([row("科目编码", "科目合计"), row("201", "5")], 1),  # a converter set the head otherwise
        ([row("科目编码", "合计"), row("201", "5")], 0),
        ([row("201", "5")], 0),
    ],
)
def test_a_head_is_the_same_though_it_is_set_otherwise(again: list[Row], repeated: int) -> None:
    first = Region("tab", 1, 3, (row("科目", "合计"), row("科目编码", ""), row("208", "3")))
    other = Region("tab", 5, 7, tuple(again))
    assert repeated_rows(Fragment(first, rows=list(first.rows)), Fragment(other, rows=again)) == repeated
