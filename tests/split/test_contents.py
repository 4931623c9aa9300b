"""The list of contents and the tables it promises."""

import pytest

from tests.reading import TAXONOMY, lines_of
from yxtools.split.contents import LEADER, entry, find, unpiped


def listed(text: str) -> tuple[list[int], list[str]]:
    lines, promised = find(lines_of(text), TAXONOMY)
    return [line.number for line in lines], promised


@pytest.mark.parametrize(
    "text", ["一、概况……12", "一、概况....3", "一、概况\t12", "一、概况      5", "一、概况······"]
)
def test_leader(text: str) -> None:
    assert LEADER.search(text)
    assert entry(text) == "一、概况"


@pytest.mark.parametrize("text", ["一、概况", "2024年概况", "概况12", "一、概况 12"])
def test_no_leader(text: str) -> None:
    assert not LEADER.search(text)


def test_entries_until_the_body_repeats_one() -> None:
    text = "某馆决算\n目 录\n第一部分 概况\n第二部分 报表\n一、收入决算表……3\n二、支出决算表……4\n\n"
    text += "第一部分 概况\n正文。\n"
    assert listed(text) == ([2, 3, 4, 5, 6], ["收入决算表", "支出决算表"])


def test_entries_until_a_sentence() -> None:
    text = "目录\n一、概况\n二、收入决算表\n本馆负责全县档案工作，包括保管。\n"
    assert listed(text) == ([1, 2, 3], ["收入决算表"])


def test_the_last_lines_must_read_as_entries() -> None:
    assert listed("目录\n一、概况……1\n二、收入决算表……2\n云溪县档案馆\n")[0] == [1, 2, 3]


def test_a_row_of_a_table_ends_the_contents() -> None:
    assert listed("目录\n一、收入决算表\n科目\t名称\t合计\n201\t甲\t1\n") == ([1, 2], ["收入决算表"])


@pytest.mark.parametrize(
    "table",
    [
        "部门收支总表\n项目\t预算数\n一、事业收入\t20.00\n三、其他收入\t20\n",
        "部门收支总表\n项目            预算数\n一、事业收入     20.00\n",
        "部门收支总表\n收入        预算数      支出      预算数\n一、事业收入     20.00   二、教育   20.00\n",
        "收支总表（续）\n项目\t预算数\n一、事业收入\t20.00\n",
        "表一：部门收支总表\n一、事业收入\t20.00\n",
    ],
)
def test_a_table_without_captions_is_not_of_the_contents(table: str) -> None:
    assert listed(f"目录\n1. 部门收支总表\n2. 部门收入总表\n\n{table}")[0] == [1, 2, 3]


@pytest.mark.parametrize(
    "line",
    [
        "第一部分\t部门概况\t3",
        "第一部分    部门概况",
        "一、2024年  收支总表",
        "附    件",
        "（一）收支  情况……12",
        "1. 部门概况……8",  # named again by another part
    ],
)
def test_an_entry_with_blanks_is_one(line: str) -> None:
    assert listed(f"目录\n一、部门概况……1\n{line}\n三、收支说明……15\n")[0] == [1, 2, 3, 4]


def test_contents_in_a_table_of_pipes() -> None:
    text = "目 录\n|  |  |\n|---|---|\n| 第一部分 概况 | 1 |\n| 一、收支总表 | 2 |\n\n第一部分 概况\n"
    assert listed(text) == ([1, 2, 3, 4, 5], ["收支总表"])
    row = "| 一、事业收入 | 20.00 |"
    assert listed(f"目录\n| 一、收支总表 | 2 |\n\n| 项目 | 预算数 |\n|---|---|\n{row}\n")[0] == [1, 2]


@pytest.mark.parametrize(
    ("text", "tabbed"),
    [
        ("| 一、概况 | 1 |", "一、概况\t1"),
        ("|一、概况|", "一、概况"),
        ("|---|:--:|", ""),
        ("一、概况|1", "一、概况|1"),
    ],
)
def test_pipes_as_tabs(text: str, tabbed: str) -> None:
    assert unpiped(text) == tabbed


def test_titles_are_promised_without_numbers_and_brackets_stay() -> None:
    text = "目录\n表一：收支总表\n（二）支出表（续）\n3.国有资产情况说明\n\n表一：收支总表\n"
    assert listed(text)[1] == ["收支总表", "支出表（续）".replace("（", "(").replace("）", ")")]


def test_the_rest_of_a_part_is_no_table() -> None:
    part = "第一部分 云溪县档案馆概况\n一、主要职能\n第二部分 云溪县档案馆 2024 年度\n部门决算表\n"
    assert listed(f"目录\n{part}一、收入支出决算总表\n二、收入决算表\n")[1] == [
        "收入支出决算总表",
        "收入决算表",
    ]
    led = "第二部分 部门决算表……3\n收入支出决算总表……3\n一、收入决算表……4\n"
    assert listed(f"目录\n{led}")[1] == ["收入支出决算总表", "收入决算表"]
    plain = "第二部分 部门决算表\n收入支出决算总表\n收入决算表\n第三部分 说明\n"
    assert listed(f"目录\n{plain}")[1] == ["收入支出决算总表", "收入决算表"]


@pytest.mark.parametrize("text", ["", "一、概况\n二、收入决算表\n", "目录如下\n一、概况\n"])
def test_no_contents(text: str) -> None:
    assert listed(text) == ([], [])


def test_contents_stand_at_the_beginning() -> None:
    assert listed("正文。\n" * 300 + "目录\n一、概况\n") == ([], [])
