"""What the checks say of invented cards with one thing wrong each."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cards.samples import (
    DEPARTMENT,
    DIRECTIONS,
    EVALUATION,
    NATIONAL,
    NUMBERED,
    TARGET,
    TAXONOMY,
    TRANSFER,
    document,
    records,
)
from yxtools.cards.vocabulary import Vocabulary
from yxtools.checks import checks
from yxtools.checks.cards.amounts import slipped
from yxtools.checks.catalogue import CARD_RULES
from yxtools.figures import Interval
from yxtools.schema import validate

Record = dict[str, Any]

OF_GRADES = TAXONOMY.once(Vocabulary).regex("scores", "of_grades")

SOUND = (TARGET, EVALUATION, NATIONAL, TRANSFER, NUMBERED, DIRECTIONS, DEPARTMENT)


def card_checks(found: list[Record]) -> list[Record]:
    """The checks of the cards among records."""
    return [one for one in checks(found, TAXONOMY) if one["type"] == "check" and "card/" in one["rule"]]


def failing(*samples: str) -> list[Record]:
    found = card_checks(records(document(*samples)))
    return [check for check in found if check["status"] == "fail"]


def rules(*samples: str) -> set[str]:
    return {check["rule"] for check in failing(*samples)}


@pytest.mark.parametrize("sample", SOUND)
def test_sound_cards_give_no_alarm(sample: str) -> None:
    assert [check["message"] for check in failing(sample) if check["severity"] != "info"] == []


@pytest.mark.parametrize(
    ("sample", "printed", "altered", "rule"),
    [
        (TARGET, "省级财政资金|168,000|省", "省级财政资金|158,000|省", "card/funds-sum"),
        (TARGET, "||质量指标|修复验收合格率|≥95%", "||质量指标|修复验收合格率|≥85%", "card/halves"),
        (TARGET, "168000元|成本", "268000元|成本", "card/cost-budget"),
        (TARGET, "|修复成本|168000元|成本", "|修复成本|168000万元|成本", "card/cost-budget"),
        (TARGET, "下达资金16.8万元", "下达资金18.6万元", "card/amount-text"),
        (TARGET, "修复民国档案300卷。|||修", "修复民国档案，修复验收合格率≥90%。|||修", "card/goal-text"),
        (EVALUATION, "总 分95", "总 分96", "card/score-sum"),
        (EVALUATION, "自评95分", "自评93分", "card/score-stated"),
        (EVALUATION, "等级优", "等级良", "card/grade"),
        (EVALUATION, "产出指标（50分）", "产出指标（20分）", "card/score-maximum"),
        (EVALUATION, "产出指标50分、效", "产出指标20分、效", "card/weights-sum"),
        (EVALUATION, "项目执行情况（10分）|8", "项目执行情况（10分）|3", "card/execution-score"),
        (EVALUATION, "≥1000人次|1200人次", "≥1000人次|900人次", "card/target-met"),
        (EVALUATION, "1200人次|已完成", "1200人次|未完成", "card/status"),
        (EVALUATION, "|设备完好率|≥95%|97%", "|设备完好率|≥95%|≥95%", "card/actual-repeats-target"),
        (EVALUATION, "|设备完好率|≥95%|97%", "|设备完好率|≥95%|197%", "card/rate-above-100"),
        (EVALUATION, "2024年11月", "2023年11月", "card/year"),
        (EVALUATION, "评价年度||2024年", "评价年度||2025年", "card/year"),
        (EVALUATION, "总 分95", "总 分", "card/missing"),
        (EVALUATION, "说明：预算", "说明：请在此处简要说明预算", "card/template"),
        (NATIONAL, "81.00|10|90.00%", "81.00|10|95.00%", "card/rate"),
        (NATIONAL, "100|95.0", "100|97.0", "card/score-sum"),
        (NATIONAL, "90.00|81.00", "80.00|81.00", "card/funds-order"),
        (TRANSFER, "40.00|38.00|95.00%", "40.00|38.00|97.00%", "card/rate"),
        (TRANSFER, "补助图书室20个。||补", "补助图书室20个。||资金全部兑现，补", "card/claim"),
        (NUMBERED, "\t20.00\n", "\t40.00\n", "card/plan-order"),
        (NUMBERED, "≤30万元", "≤300万元", "card/cost-budget"),
        (NUMBERED, "\t≥12公里", "\t保洁河道长度", "card/target-repeats-name"),
        (DEPARTMENT, "380.00", "360.00", "card/tasks-sum"),
    ],
)
def test_one_thing_wrong(sample: str, printed: str, altered: str, rule: str) -> None:
    assert printed in sample
    assert rule not in rules(sample)
    assert rule in rules(sample.replace(printed, altered, 1))


@pytest.mark.parametrize(("score", "status"), [("9.4", "exact"), ("8.5", "fail")])
def test_the_maximum_of_the_execution_may_be_a_fraction(score: str, status: str) -> None:
    """90 % of 10.5 are 9.45 points; of 10 they would be 9, and 8.5 within a point of it."""
    card = records(document(NATIONAL.replace("81.00|10|90.00%|9.0", f"81.00|10.5|90.00%|{score}")))
    (found,) = [one for one in card_checks(card) if one["rule"] == "card/execution-score"]
    assert found["status"] == status


def test_a_slip_is_named_with_its_suspect() -> None:
    for printed in ("168万元", "168万"):
        found = failing(TARGET.replace("下达资金16.8万元", f"下达资金{printed}"))
        (check,) = [check for check in found if check["rule"] == "card/amount-text"]
        (suspect,) = check["suspects"]
        assert (suspect["slip"], suspect["implied"]) == ("decimal point moved", 16.8)


def test_an_explained_miss_is_no_alarm() -> None:
    found = failing(NATIONAL)
    assert [(check["rule"], check["severity"]) for check in found] == [("card/target-met", "info")]


def test_the_same_card_twice() -> None:
    (check,) = [check for check in failing(EVALUATION, EVALUATION) if check["rule"] == "card/duplicate"]
    assert "word for word" in check["message"]
    changed = EVALUATION.replace("总 分95", "总 分")
    (check,) = [check for check in failing(EVALUATION, changed) if check["rule"] == "card/duplicate"]
    assert "scores" in check["message"]


def test_one_card_under_two_names() -> None:
    renamed = EVALUATION.replace("档案馆运行经费", "档案室运行经费")
    assert "card/duplicate" in rules(EVALUATION, renamed)


def test_a_card_against_its_row() -> None:
    table = "项目支出预算表\n单位：万元\n项目名称\t合计\t一般公共预算\n"
    table += "云溪县档案馆\t{0}\t{0}\n馆藏档案修复\t{0}\t{0}\n"
    text = document(TARGET)

    def found(amount: str) -> list[Record]:
        altered = text.replace("第四部分 附件", table.format(amount) + "\n第四部分 附件")
        return [check for check in card_checks(records(altered)) if check["rule"] == "card/project-row"]

    assert [check["status"] for check in found("16.80")] == ["exact"]
    assert [check["status"] for check in found("18.60")] == ["fail"]


def test_as_many_cards_as_the_prose_says() -> None:
    text = document(TARGET).replace("第四部分 附件", "公开项目绩效目标2个，涉及金额20万元。\n\n第四部分 附件")
    found = [check for check in card_checks(records(text)) if check["rule"] == "card/count"]
    assert [check["status"] for check in found] == ["fail"]


def test_amounts_of_unknown_sources_leave_the_sum_open() -> None:
    sample = TARGET.replace("||单位自筹|0|单位自筹|0||", "||月亮基金|5|月亮基金|5||")
    found = [check for check in card_checks(records(document(sample))) if check["rule"] == "card/funds-sum"]
    assert {check["status"] for check in found} == {"unverifiable"}


@pytest.mark.parametrize("sample", SOUND)
def test_checks_keep_their_schema_and_rules(sample: str) -> None:
    known = {rule.name for rule in CARD_RULES}
    for check in card_checks(records(document(sample, sample))):
        assert validate(check) == []
        assert check["rule"] in known


def test_rules_are_named_once() -> None:
    names = [rule.name for rule in CARD_RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (191975, 191795, "digits transposed"),
        (423600, 423300, "digit replaced"),
        (15276000, 1527600, "decimal point moved"),
        (7511000000, 751100, "unit confused"),
        (660000, 751100, None),
    ],
)
def test_slips(one: int, other: int, slip: str | None) -> None:
    assert slipped(Interval(one, one), Interval(other, other)) == slip


@pytest.mark.parametrize("text", ["执行率10分。等级划分为四档", "评价等级：优", "分为四档"])
def test_what_is_said_of_grades_is_no_weight(text: str) -> None:
    assert OF_GRADES.search(text)


def test_what_is_said_of_weights_is_no_grade() -> None:
    assert not OF_GRADES.search("产出指标50分、效益指标30分，满意度指标10分")


WEIGHTED = """
项目绩效目标表

项目名称|农产品监测||||||
当年预算（万元）|68.50||其中：本级支出|60.00|其他资金|8.50|
绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重
|产出指标|数量指标|监测批次|≥|1200|批次|30
||时效指标|监测完成时限|≤|12|月|20
|效益指标|社会效益指标|农产品合格率|≥|97|%|30
|满意度指标|服务对象满意度指标|消费者满意度|≥|90|%|20
"""

SCORED = """
2023年度堤防维护项目自评表

项目名称|堤防维护||||||
预算执行情况（万元）（20分）||预算数（A）||执行数（B）|执行率（B/A）|得分（20分*执行率）
|年度财政资金总额|150.00||135.00|90.00%|18.00
年度绩效目标（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
|产出指标（40分）|数量指标|维护堤防长度|≥35公里|35公里|20
||质量指标|维护合格率|100%|100%|20
|效益指标（30分）|社会效益指标|防洪能力|提升|提升|28
|满意度指标（10分）|服务对象满意度指标|群众满意度|≥90%|95%|10
总分||||||96.00
"""


@pytest.mark.parametrize("sample", [WEIGHTED, SCORED], ids=["weights of a target", "scores one by one"])
def test_sound_cards_of_other_places_are_silent(sample: str) -> None:
    assert [(one["rule"], one["message"]) for one in failing(sample)] == []


@pytest.mark.parametrize(
    ("sample", "before", "after", "rule"),
    [
        (WEIGHTED, "批次|30", "批次|35", "card/weights-sum"),
        (WEIGHTED, "本级支出|60.00", "本级支出|50.00", "card/funds-sum"),
        (WEIGHTED, "|97|%", "|197|%", "card/target-bound"),
        (SCORED, "100%|20", "100%|12", "card/score-sum"),
        (SCORED, "|18.00", "|15.00", "card/score-sum"),
        (SCORED, "135.00", "153.00", "card/rate"),
    ],
)
def test_a_changed_figure_in_them_fails(sample: str, before: str, after: str, rule: str) -> None:
    assert sample.count(before) == 1
    assert rule in {one["rule"] for one in failing(sample.replace(before, after))}


def test_a_price_per_kilometre_is_of_kilometres() -> None:
    sound = WEIGHTED.replace("|≥|1200|批次|", "|≥|17|公里|").replace(
        "|效益指标|社会", "|成本指标|经济成本指标|每公里成本|≤|4|万元/公里|0\n|效益指标|社会"
    )
    assert "card/cost-product" not in {one["rule"] for one in failing(sound)}


FUNDS = """\
|其中：一般公共预算|60.00|50.00|46.00||||
|政府性基金预算|30.00|30.00|25.00||||
|财政专户管理资金|10.00|10.00|10.00||||"""
OF_FISCAL = """\
|其中：财政拨款|90.00|80.00|71.00||||
|其中：政府性基金|30.00|30.00|25.00||||
|其他资金|10.00|10.00|10.00||||"""


@pytest.mark.parametrize("printed", [FUNDS, OF_FISCAL])
def test_funds_of_several_kinds_add_up(printed: str) -> None:
    own = NATIONAL[NATIONAL.index("|其中：当年财政拨款") : NATIONAL.index("\n年度总体目标")]
    card = NATIONAL.replace(own, printed)
    sums = [one for one in card_checks(records(document(card))) if one["rule"] == "card/funds-sum"]
    assert [one["status"] for one in sums] == ["exact"] * 3
    altered = card.replace("|10.00|10.00|10.00", "|11.00|10.00|10.00")
    assert "card/funds-sum" in {one["rule"] for one in failing(altered)}
