"""Headings and their numbering."""

import pytest

from tests.reading import TAXONOMY
from yxtools.split.captions import Captions
from yxtools.split.headings import LONGEST, MARKS, NUMBERING, SENTENCE, numbering

CAPTIONS = Captions(TAXONOMY)


@pytest.mark.parametrize(
    ("text", "level", "number", "rest"),
    [
        ("第一部分 概况", 1, "第一部分", "概况"),
        ("第 十二 章　附则", 1, "第十二章", "附则"),
        ("第2部分：报表", 1, "第2部分:", "报表"),
        ("一、主要职责", 2, "一、", "主要职责"),
        ("二十一.其他", 2, "二十一.", "其他"),
        ("（一）财政拨款", 3, "(一)", "财政拨款"),
        ("(十)、财政拨款", 3, "(十)、", "财政拨款"),
        ("1.基本支出", 4, "1.", "基本支出"),
        ("１２、项目支出", 4, "12、", "项目支出"),
        ("（3）公务接待费", 5, "(3)", "公务接待费"),
        ("3）公务接待费", 5, "3)", "公务接待费"),
        ("①办公费", 6, "①", "办公费"),
        ("## 一、主要职责", 2, "一、", "主要职责"),
        ("* （一）财政拨款", 3, "(一)", "财政拨款"),
        ("一、", 2, "一、", ""),
    ],
)
def test_numbering(text: str, level: int, number: str, rest: str) -> None:
    found = numbering(text)
    assert found is not None
    assert (found.level, found.number, found.rest) == (level, number, rest)


@pytest.mark.parametrize(
    "text",
    ["", "1.5万元", "12.50", "2024年收入", "123、某事", "一般公共服务支出", "第一次会议", "一百", "201"],
)
def test_no_numbering(text: str) -> None:
    assert numbering(text) is None


@pytest.mark.parametrize("text", ["第三部分", "一、", "（一）", "(1)", "1.", "1)", "⑳"])
def test_numbering_pattern_names_one_level(text: str) -> None:
    match = NUMBERING.match(text.replace("（", "(").replace("）", ")"))
    assert match is not None and match.lastgroup is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一部分 概况", (1, "第一部分", "概况")),
        ("一、主要职责", (2, "一、", "主要职责")),
        ("  （二） 机构设置", (3, "(二)", "机构设置")),
        ("3.政府采购支出说明", (4, "3.", "政府采购支出说明")),
        ("名词解释", (1, None, "名词解释")),
        ("情 况 说 明", (1, None, "情况说明")),
    ],
)
def test_heading(text: str, expected: tuple[int, str | None, str]) -> None:
    assert CAPTIONS.heading(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "一、",
        "一、负责全县档案工作，保管档案",
        "一、负责全县档案工作。",
        "一、基本情况：共三人",
        "主要职责：",
        "（1）公务接待费",
        "①办公费",
        "一、" + "长" * LONGEST,
        "负责全县档案的接收、保管和利用",
        "名词解释" * 8,
    ],
)
def test_no_heading(text: str) -> None:
    assert CAPTIONS.heading(text) is None


@pytest.mark.parametrize("text", ["# 标题", "- 标题", "* 标题", "## - 标题", "• 标题"])
def test_marks_of_lists_are_no_part_of_the_text(text: str) -> None:
    assert MARKS.sub("", text) == "标题"


@pytest.mark.parametrize("text", ["-1.50", "#标题", "*标题", "- "])
def test_no_marks(text: str) -> None:
    assert MARKS.sub("", text.strip()) == text.strip()


@pytest.mark.parametrize("text", ["一句。", "甲，乙", "甲;乙", "甲:乙", "甲？"])
def test_a_sentence_has_punctuation(text: str) -> None:
    assert SENTENCE.search(text)


@pytest.mark.parametrize("text", ["甲、乙", "甲:", "2024年", "（一）"])
def test_no_sentence(text: str) -> None:
    assert not SENTENCE.search(text)


@pytest.mark.parametrize("text", ["名词解释", "机构设置情况", "收入决算表", "附件"])
def test_words_that_end_headings(text: str) -> None:
    assert CAPTIONS.heading(text)


@pytest.mark.parametrize("text", ["说明如下", "表一", "云溪县档案馆"])
def test_words_that_do_not(text: str) -> None:
    assert not CAPTIONS.heading(text)
