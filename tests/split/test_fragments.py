"""What is printed above tables."""

import pytest

from tests.reading import FINAL, TAXONOMY, grids, lines_of
from tests.split.pieces import HEAD, ONE, TOP, row
from yxtools.split.captions import Captions
from yxtools.split.fragments import CODE, Fragment, opened
from yxtools.split.model import Region
from yxtools.split.tabbed import regions

CAPTIONS = Captions(TAXONOMY)


def head(text: str) -> Fragment:
    """The first table of a text with the head it takes from the lines above."""
    lines = lines_of(text)
    region = regions(lines)[0]
    fragment, _ = opened(region, [line for line in lines if line.number < region.first], CAPTIONS)
    return fragment


@pytest.mark.parametrize(
    "above",
    [
        "支出决算表\n公开03表\n部门：云溪县档案馆\t\t\t金额单位：万元\n",
        "公开03表\n支出决算表\n部门：云溪县档案馆    金额单位：万元\n",
        "支出决算表\n公开03\n表\n部门：云溪县档案馆\n金额单位：万元\n",
        "公开03表\n\n支 出 决 算 表\n\n部门：\n云溪县档案馆\n金额单位：\n万元\n\n",
        "公开03表 支出决算表\n云溪县档案馆\t单位：万元\n",
        "\t\t支出决算表\n公开03表\n部门：云溪县档案馆\t\t\t金额单位：万元\n",
    ],
)
def test_what_the_captions_say(above: str) -> None:
    caption = head("正文在前。\n" + above + HEAD + ONE).caption
    assert (caption.title, caption.number, caption.entity, caption.unit) == (
        "支出决算表",
        "公开03表",
        "云溪县档案馆",
        "万元",
    )


def test_lines_above_the_head_are_not_taken() -> None:
    fragment = head("一、概况\n负责全县档案工作。\n" + TOP + HEAD + ONE)
    assert [number for number, _ in fragment.captions] == [3, 4, 5, 5]


def test_captions_printed_as_rows_are_no_rows_of_the_table() -> None:
    fragment = head("支出决算表\n\t\t\t公开03表\n部门：云溪县档案馆\t\t\t单位：万元\n" + HEAD + ONE)
    assert fragment.rows[0].cells[0] == "科目编码"


@pytest.mark.parametrize(
    "above",
    [
        "2024年度支出决算表（单位：万元）\n",
        "支出决算表\n公开03\t\n表\t\n单位：万元\n",
        "支出决算表\n部门：云溪县\n档案馆\n单位：万元\n",
    ],
)
def test_heads_that_are_hard_to_read(above: str) -> None:
    (only,) = grids(FINAL + above + HEAD + ONE)
    assert "支出决算表" in only["title"] and only["unit"] == "万元"


@pytest.mark.parametrize("text", ["201", "20126", "2012601", "[201]一般公共服务支出", "201一般公共服务支出"])
def test_code(text: str) -> None:
    assert CODE.match(text)


@pytest.mark.parametrize("text", ["20", "2012", "甲201", "201260"])
def test_no_code(text: str) -> None:
    assert not CODE.match(text)


@pytest.mark.parametrize("text", ["科目编码", "款", "本年收入", "行次"])
def test_words_of_heads(text: str) -> None:
    assert CAPTIONS.heads(text)


@pytest.mark.parametrize("text", ["条款书", "云溪县", "档案馆"])
def test_other_words(text: str) -> None:
    assert not CAPTIONS.heads(text)


def test_a_fragment_begins_without_captions() -> None:
    fragment, taken = opened(Region("tab", 1, 1, (row("甲", "1"),)), [], CAPTIONS)
    assert taken == 0 and fragment.caption.title is None and fragment.captions == []
