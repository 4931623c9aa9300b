"""Forms against what is told of their projects in words, and the number of cards printed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cards.samples import PROSE, TARGET, TAXONOMY, TOLD, TWO_SCOPES, document, records
from yxtools.checks import checks

Record = dict[str, Any]


def found(*samples: str, said: str = "") -> list[Record]:
    """The checks of cards in a disclosure of samples, `said` above them."""
    text = document(*samples).replace("第四部分 附件", f"{said}\n\n第四部分 附件")
    return [
        one for one in checks(records(text), TAXONOMY) if one["type"] == "check" and "card/" in one["rule"]
    ]


def failing(*samples: str) -> set[str]:
    return {one["rule"] for one in found(*samples) if one["status"] == "fail"}


def test_a_sound_form_and_its_narrative() -> None:
    sums = [one for one in found(TOLD, TWO_SCOPES) if one["rule"] == "card/funds-sum"]
    assert [one["status"] for one in sums] == ["exact", "exact"]
    assert failing(TOLD, TWO_SCOPES) == set()


@pytest.mark.parametrize(
    ("printed", "altered", "rule"),
    [
        ("总额||1,652,000", "总额||1,625,000", "card/funds-sum"),
        ("拨款||1,500,000", "拨款||1,050,000", "card/funds-sum"),
        ("上年结转资金||132,000", "上年结转资金||123,000", "card/funds-sum"),
        ("4,200,000.00|年", "2,400,000.00|年", "card/funds-sum"),
    ],
)
def test_a_slip_in_either_block(printed: str, altered: str, rule: str) -> None:
    assert printed in TWO_SCOPES
    assert rule in failing(TOLD, TWO_SCOPES.replace(printed, altered))


SHORT = TOLD.replace("项目批复总投资420.00万元，其中建筑安装工程经费350.00万元。2023年安排100.00万元，", "")


@pytest.mark.parametrize(("said", "fails"), [("165.20", False), ("162.50", True), ("1652.0", True)])
def test_the_amount_told_is_that_of_the_form(said: str, fails: bool) -> None:
    assert ("card/amount-text" in failing(SHORT.replace("165.20", said), TWO_SCOPES)) is fails


def test_no_sentence_is_tested_against_itself() -> None:
    assert [one for one in found(PROSE, TOLD) if one["rule"] == "card/amount-text"] == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("编报绩效目标的项目12个。", []),
        ("编报绩效目标的项目2个。", ["exact"]),
        ("编报绩效目标的项目1个。", ["fail"]),
        ("公开绩效目标的项目2个。", ["exact"]),
        ("公开绩效目标的项目12个。", ["fail"]),
    ],
)
def test_cards_printed_and_filed(said: str, status: list[str]) -> None:
    counted = [one for one in found(TOLD, TWO_SCOPES, TARGET, said=said) if one["rule"] == "card/count"]
    assert [one["status"] for one in counted] == status


TABLE = """部门支出总表
单位：万元
科目名称\t合计\t基本支出\t项目支出
档案馆\t{whole}\t100.00\t{projects}
合计\t{whole}\t100.00\t{projects}"""


@pytest.mark.parametrize(("projects", "checked"), [("181.00", True), ("9000.00", False)])
def test_a_few_cards_are_not_all_the_projects(projects: str, checked: bool) -> None:
    table = TABLE.format(whole=f"{float(projects) + 100:.2f}", projects=projects)
    summed = [one for one in found(TWO_SCOPES, TARGET, said=table) if one["rule"] == "card/sum-of-cards"]
    assert bool(summed) is checked
