"""What the sentences on the money of a project give for the year and for the whole of it."""

from __future__ import annotations

import pytest

from yxtools.cards.told import told_amounts
from yxtools.cards.vocabulary import Vocabulary
from yxtools.taxonomy import load

VOCABULARY = Vocabulary(load())
YEAR = 2024


def told(text: str, year: int | None = YEAR) -> dict[str, str]:
    """The amounts of a text by their scope."""
    _unit, rows = told_amounts([(text, 7)], VOCABULARY, year)
    return {row.labels[0].label.key: row.figures[0].figure.raw for row in rows}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "annual"),
    [
        ("2024年度预算安排120.50万元。", "120.50万元"),
        ("本年度绿道经费预算金额为120.50万元，分别用于巡查3.00万元、宣传2.00万元。", "120.50万元"),
        ("2024年度项目总预算120.50万，其中改造补助100.50万。", "120.50万"),
        ("120.50万元。", "120.50万元"),
        ("2023年安排100.00万元，2024年拟安排120.50万元。", "120.50万元"),
        ("经费共300.00万元。2024年安排120.50万元。", "120.50万元"),
        ("按照工程总投资的进度，2024年预算安排120.50万元。", "120.50万元"),
        ("上年已安排80.00万元，本年申请资金120.50万元。", "120.50万元"),
    ],
)
def test_of_the_year(text: str, annual: str) -> None:
    assert told(text) == {"annual": annual}


@pytest.mark.parametrize(
    "text",
    [
        "本项目可研批复总投资为900.00万元，其中安装工程经费700.00万元，预备费200.00万元。",
        "工程概算900.00万元。2023年安排建设资金500.00万元。",
        "项目总投资，经评审为900.00万元。",
    ],
)
def test_of_the_whole_project(text: str) -> None:
    assert told(text) == {"implementation": "900.00万元"}


def test_both() -> None:
    text = "批复总投资900.00万元，其中2024年安排300.00万元，2025年安排600.00万元。"
    assert told(text) == {"implementation": "900.00万元", "annual": "300.00万元"}


@pytest.mark.parametrize("text", ["2023年安排500.00万元。", "累计支付500.00万元。", "服务3000人。", "无。"])
def test_of_neither(text: str) -> None:
    assert told(text) == {}


def test_a_document_of_no_known_year_may_mean_any() -> None:
    assert told("2023年安排500.00万元。", None) == {"annual": "500.00万元"}


def test_one_unit_for_all() -> None:
    unit, rows = told_amounts([("总投资1.20亿元，本年安排300.00万元。", 7)], VOCABULARY, YEAR)
    assert (unit, len(rows)) == ("万元", 1)
