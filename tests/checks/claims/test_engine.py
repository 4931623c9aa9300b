"""What the prose states, checked: a small final account of an invented department, its prose varied."""

from __future__ import annotations

from typing import Any

import pytest

from yxtools.checks.catalogue import CLAIM_RULES
from yxtools.checks.claims.engine import claim_checks
from yxtools.claims import claims
from yxtools.schema import validate
from yxtools.split.document import split
from yxtools.tables import tables
from yxtools.taxonomy import load

Record = dict[str, Any]

TABLES = """\
云溪县档案馆2023年度部门决算

第二部分 决算报表
收入支出决算总表
公开01表
部门：云溪县档案馆\t金额单位：万元
收入\t\t\t支出\t\t
项目\t行次\t决算数\t项目\t行次\t决算数
一、一般公共预算财政拨款收入\t1\t120.50\t一、一般公共服务支出\t14\t100.50
五、事业收入\t5\t9.50\t八、社会保障和就业支出\t21\t20.00
本年收入合计\t27\t130.00\t本年支出合计\t58\t120.50
年初结转和结余\t29\t\t年末结转和结余\t60\t9.50
总计\t30\t130.00\t总计\t61\t130.00

一般公共预算财政拨款支出决算表
公开05表
部门：云溪县档案馆\t\t\t金额单位：万元
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t120.50\t100.00\t20.50
201\t一般公共服务支出\t100.50\t80.00\t20.50
20126\t档案事务\t100.50\t80.00\t20.50
2012601\t行政运行\t80.00\t80.00\t
2012604\t档案馆\t20.50\t\t20.50
208\t社会保障和就业支出\t20.00\t20.00\t
20805\t行政事业单位养老支出\t20.00\t20.00\t
2080505\t机关事业单位基本养老保险缴费支出\t20.00\t20.00\t

一般公共预算财政拨款基本支出决算表
公开06表
部门：云溪县档案馆\t金额单位：万元
经济分类科目编码\t科目名称\t决算数
合计\t\t100.00
301\t工资福利支出\t90.00
30101\t基本工资\t70.00
30113\t住房公积金\t20.00
302\t商品和服务支出\t10.00
30201\t办公费\t10.00

政府性基金预算财政拨款支出决算表
公开08表
部门：云溪县档案馆\t\t金额单位：万元
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t\t\t
注：本表无数据。

第三部分 情况说明
"""


def audit(*prose: str) -> list[Record]:
    """The checks of the tables with this prose."""
    known = load()
    text = TABLES + "".join(line + "\n" for line in prose)
    found = split(text, doc="a", file="a.txt", encoding="utf-8", sha256="0" * 64, taxonomy=known)
    return list(claim_checks(list(claims(tables(found, known), known)), known))


def verdicts(*prose: str) -> list[tuple[str, str, str]]:
    """Rule, status and severity of the checks of this prose."""
    return [
        (one["rule"], one["status"], one["severity"])
        for one in audit(*prose)
        if one["rule"] != "prose/nothing"
    ]


def failed(*prose: str) -> list[str]:
    """The rules that fail."""
    return [one["rule"] for one in audit(*prose) if one["status"] == "fail"]


@pytest.mark.parametrize(
    "said",
    [
        "2023年度收入总计130.00万元，支出总计130.00万元。",
        "收、支总计均为1,300,000.00元。",
        "本年收入合计130万元，其中：事业收入9.50万元。",
        "一般公共预算财政拨款支出120.50万元，其中：基本支出100万元；项目支出20.5万元。",
        "“一般公共服务支出（类）档案事务（款）档案馆（项）”20.50万元，主要用于数字化。",
        "一般公共服务支出-档案事务-行政运行80.00万元。",
        "2080505机关事业单位基本养老保险缴费支出20.00万元。",
        "一般公共预算财政拨款基本支出100.00万元，其中：基本工资70.00万元。",
    ],
)
def test_what_the_tables_print(said: str) -> None:
    found = [one for one in verdicts(said) if one[0] == "prose/value"]
    assert found and {status for _, status, _ in found} == {"exact"}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("2023年度收入总计131.00万元。", "prose/value"),
        ("收入总计1,300万元。", "prose/value"),
        ("一般公共服务支出（类）档案事务（款）档案馆（项）25.50万元。", "prose/value"),
        ("收入总计130.00万元，比上年增加30.00万元，增长31%。", "prose/change"),
        ("收入总计130万元，比上年减少30万元，下降30%。", "prose/change"),
        ("收入总计130万元，比上年增加30万元，下降30%。", "prose/direction"),
        ("收入总计130万元，比上年增加30万元。支出总计130万元，比上年增加40万元。", "prose/prior"),
        ("一般公共预算财政拨款支出120.50万元，占本年支出合计的99%。", "prose/share"),
        (
            "一般公共预算财政拨款支出年初预算100万元，支出决算120.50万元，完成年初预算的125%。",
            "prose/completion",
        ),
        ("一般公共服务支出年初预算110万元，支出决算100.50万元，决算数大于预算数。", "prose/direction"),
        ("本年收入合计130.00万元，其中：一般公共预算财政拨款收入120.50万元，事业收入9.60万元。", "prose/sum"),
        ("项目支出20.50万元，其中：甲工程20万元、乙工程10万元等。", "prose/sum"),
        ("工资福利支出90.00万元，其中：基本工资70.00万元、奖金5.00万元。", "prose/sum"),
        ("设3个内设机构，包括：办公室、保管科。", "prose/count"),
        ("2022年度收入总计130.00万元。", "prose/year"),
        ("收入总计130万元，比2023年增加30万元，增长30%。", "prose/year"),
        ("共接待8批次，5人次。", "prose/bound"),
        ("共有车辆2辆，其中：机要通信用车1辆、其他用车2辆。", "prose/sum"),
        ("政府采购支出总额2.05万元，其中：货物支出2.00万元、工程支出0万元。", "prose/sum"),
    ],
)
def test_what_cannot_be_true(said: str, rule: str) -> None:
    assert rule in failed(said)


def test_project_money_is_bounded_by_project_expenditure() -> None:
    said = "涉及项目5个，资金30.00万元，其中一般公共预算项目支出30.00万元。"
    assert "prose/bound" in failed("（一）预算绩效情况说明", said)


def test_a_list_that_leaves_out_a_row_is_one_finding() -> None:
    found = [
        one
        for one in audit(
            "工资福利支出90.00万元，其中：基本工资70.00万元。",
            "另外，工资福利支出90.00万元，其中：基本工资60.00万元、津贴补贴10.00万元。",
        )
    ]
    lists = [one for one in found if one["rule"] == "prose/list"]
    assert len(lists) == 1 and "住房公积金" in lists[0]["message"]
    assert [operand["raw"] for operand in lists[0]["operands"]] == ["90.00万元", "20.00"]


@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ("行政单位1家，事业单位4家", True),
        ("下属单位5家，其中行政单位1家，事业单位4家", True),
        ("事业单位5家", True),
        ("行政单位1家，事业单位3家", False),
        ("事业单位4家", False),
    ],
)
def test_numbers_that_are_together_that_of_the_names(said: str, sound: bool) -> None:
    names = "云溪县档案馆本部、河道管理中心、水质监测中心、排水管理中心、灌溉管理中心"
    assert ("prose/count" not in failed(f"本部门中，{said}，具体包括：{names}。")) is sound


WHOLE = "工资福利支出90万元。基本工资70万元。商品和服务支出10万元。"


def test_whole_amounts_are_exact_where_the_tables_bear_all_of_them_out() -> None:
    said = "工资福利支出90万元，其中：住房公积金20万元，占22.62%。"
    assert "prose/share" in failed(WHOLE, said)
    assert "prose/share" not in failed(said)


def test_whole_amounts_are_rounded_where_one_is() -> None:
    said = "一般公共服务支出100万元。", "工资福利支出90万元，其中：住房公积金20万元，占22.62%。"
    assert "prose/share" not in failed(WHOLE, *said)


def test_parts_of_what_the_tables_do_not_print_are_not_held_against_them() -> None:
    said = "新馆筹建经费总安排500.00万元，其中：基本支出300.00万元，项目支出200.00万元。"
    assert failed(said) == []
    assert "prose/value" in failed(said.replace("项目支出200.00", "项目支出201.00"))


def test_an_amount_said_twice_and_denied_is_one() -> None:
    found = audit(
        "1.一般公共服务支出（类）档案事务（款）档案馆（项）20.40万元，用于档案。支出决算为20.40万元。"
    )
    assert [one["rule"] for one in found if one["status"] == "fail"] == ["prose/value", "prose/value"]
    assert [one["status"] for one in found if one["rule"] == "prose/repeat"] == ["exact"]


def test_a_rate_on_nothing_is_told() -> None:
    found = audit("事业收入9.50万元，比上年增加9.50万元，增长950%。")
    assert [(one["rule"], one["severity"]) for one in found if one["status"] == "fail"] == [
        ("prose/base", "warning")
    ]


def test_a_figure_before_cannot_be_negative() -> None:
    assert failed("事业收入9.50万元，比上年增加19.50万元。") == ["prose/prior"]


def test_what_is_understood_and_not_printed_says_why() -> None:
    found = audit("2023年机关运行经费支出5.00万元。")
    assert [(one["status"], one["message"].split(": ")[-1]) for one in found[:1]] == [
        ("unverifiable", "no table prints this figure")
    ]


def test_another_organisation_is_not_the_department() -> None:
    found = audit("云溪县中心学校收入总计77.00万元。")
    assert [one["status"] for one in found if one["rule"] == "prose/value"] == ["unverifiable"]


def test_explanations_do_not_fail() -> None:
    assert (
        failed("收入总计130万元，比上年增加30万元，增长30%，主要原因是收入增加77万元，项目支出20万元。") == []
    )


def test_notes_of_empty_tables() -> None:
    assert [one["status"] for one in audit() if one["rule"] == "prose/nothing"] == ["exact"]


def test_every_check_keeps_its_schema_and_has_a_rule() -> None:
    found = audit("收入总计131万元，比上年增加30万元，增长31%。", "下属单位2家，分别是：甲站、乙站、丙站。")
    assert [one["id"] for one in found] == [f"p{at}" for at in range(1, len(found) + 1)]
    assert not [message for one in found for message in validate(one)]
    assert {one["rule"] for one in found} <= {rule.name for rule in CLAIM_RULES}


def test_nothing_in_nothing_out() -> None:
    assert list(claim_checks([], load())) == []
