"""Running text with figures in it is never a row of an aligned table, however it is set."""

import pytest

from tests.reading import grids, split_text
from yxtools.split.aligned.sentences import (
    BRACKETED,
    CLAUSE,
    MONEY,
    STATED,
    STATED_STOP,
    STOP,
    is_sentence,
)
from yxtools.split.aligned.tokens import tokenize

SMALL = """
                 机构运行信息表
                                         单位：万元
项目                      预算数        决算数
一、“三公”经费支出         12.50         10.37
  （一）支出合计           12.50         10.37
  1．公务接待费             2.50          1.17
"""

WRAPPED = """云溪县档案馆 2024 年度财政拨款收入支出总
计 1538.47 万元。与 2023 年度相比，财政拨款收入支出总计增
加 85.08 万元，增长 5.85%。主要原因：项目经费支出增加。
三、档案馆支出（类）档案事务（款）
档案管理事务（项）957.59 万元，主要用于档案馆运行
所需人员经费。年初预算为 851.46 万元，支出决算为 957.59
万元。决算数大于预算数的主要原因：人员增加。
一般公共预算财政拨款基本支出 800.36 万元。其中：人员
经费 755.07 万元，主要包括：基本工资、津贴补贴、奖金、伙
团组 0 个、累计 0 人次。
2、公务用车购置及运行维护费支出 2.64 万元。其中：
国内公务接待支出 0.40 万（含外宾接待支出 0 万元）。主
"""


@pytest.mark.parametrize(
    "line",
    [
        "所需人员经费。年初预算为 851.46 万元，支出决算为 957.59",
        "所需人员经费。年初预算为 851.46",
        "加 85.08 万元，增长 5.85%。主要原因：项目经费支出增加。",
        "团组 0 个、累计 0 人次。",
        "一般公共预算财政拨款支出年初预算为 2,780.16 万元支",
        # blanks of a justified line, or of a converter that sets figures apart
        "所需人员经费。年初预算为  851.46  万元，支出决算为  957.59",
        "决算数大于预算数的主要原因  是人员增加，人员经费 851.46 万元，支",
        "共有车辆  4  辆，其中：机要通信用车  0  辆、应急保障用车  0  辆、",
        "2、公务接待费支出 0.30  万元。其中：",
    ],
)
def test_sentence(line: str) -> None:
    assert is_sentence(tokenize(line, 0), line)


@pytest.mark.parametrize(
    "line",
    [
        "一、一般公共服务支出 120.50 100.00 20.50",
        "一、一般公共服务支出 120.50",
        "项目 2024 年预算数 2024 年决算数",
        "其他支出（不含基建，含补助） 12.00",
        "对企业的补助，其他 12.00",
        "设备购置 12.00 万元",
        "设备购置，含运费 2 台  12.00  11.00",
        "购置设备 3 台，含运费            12.00",
        "数量指标  购置  12 台，",
    ],
)
def test_row(line: str) -> None:
    assert not is_sentence(tokenize(line, 0), line)


def test_a_piece_of_a_cell_is_no_sentence() -> None:
    line = " " * 30 + "购置设备 3 台，支出 12.50 万元，"
    assert not is_sentence(tokenize(line, 0), line.strip())


@pytest.mark.parametrize("set_apart", [" ", "  "])
def test_wrapped_prose_beside_an_aligned_table(set_apart: str) -> None:
    prose = "\n".join(
        line.replace(" ", set_apart) if "万元，" in line or "万元。" in line else line
        for line in WRAPPED.split("\n")
    )
    found = grids(f"{SMALL}\n{prose}\n{SMALL}")
    assert [len(grid["rows"]) for grid in found] == [4, 4]


def test_a_heading_between_wrapped_lines_stays_a_heading() -> None:
    records = split_text(f"注  意\n{WRAPPED}")
    assert not [record for record in records if record["type"] == "grid"]
    assert any("支出决算为 957.59" in record["text"] for record in records if record["type"] == "text")


def test_brackets_hold_no_stops() -> None:
    assert CLAUSE.search("含基建，") and not CLAUSE.search(BRACKETED.sub("", "其他（含基建，补助）"))


def test_stop_is_followed_by_a_sentence() -> None:
    assert STOP.search("经费。年初")
    assert not any(map(STOP.search, ["经费。", "经费，年初", "1。2"]))


def test_money() -> None:
    assert all(map(MONEY.search, ["7.50 万元", "0元", "(1,000)  百万元"]))
    assert not any(map(MONEY.search, ["万元 7.50", "12 台", "12     万元"]))


def test_stated() -> None:
    assert all(map(STATED.search, ["7.50 万元", "2024 年度", "5.85%", "12 人次", "0.40 万（"]))
    assert not any(map(STATED.search, ["7.50 7.50", "万元", "12 、"]))


def test_stated_before_a_stop() -> None:
    assert all(map(STATED_STOP.search, ["7.50 万元，", "12 辆、", "98.10  %。"]))
    assert not any(map(STATED_STOP.search, ["7.50 万元", "2024 年，", "12，"]))
