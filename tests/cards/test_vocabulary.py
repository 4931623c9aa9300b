"""Which printed cells are labels, and what is glued behind them."""

import pytest

from yxtools.cards.vocabulary import Vocabulary
from yxtools.taxonomy import load

VOCABULARY = Vocabulary(load())


@pytest.mark.parametrize(
    ("cell", "kind", "key"),
    [
        ("项目名称", "head", "project"),
        ("转移支付（项目）名称", "head", "project"),
        ("项目日期", "head", "duration"),
        ("实施资金总额：", "total", "implementation"),
        ("其中，中央、省 财政", "source", "central+province"),
        ("市（县、区）财政资金", "source", "local"),
        ("市县（区）财政资", "source", "local"),
        ("全年预算数（A）", "column", "budget"),
        ("预算执行率（B/A×100%）", "column", "rate"),
        ("资金支出计划（%）", "plan", "plan"),
        ("总 分", "score", "total"),
        ("中期目标（2024年—2026年）", "heading", "period_goal"),
    ],
)
def test_labels(cell: str, kind: str, key: str) -> None:
    found = VOCABULARY.field(cell)
    assert found is not None
    assert (found.kind, found.key) == (kind, key)


@pytest.mark.parametrize(
    ("cell", "key", "rest"),
    [
        ("实施单位 云溪县档案馆", "entity", "云溪县档案馆"),
        ("总分95", "total", "95"),
        ("实际执行金额（万元）9. 56", "spent", "9. 56"),
        ("说明 请在此处简要说明", "note", "请在此处简要说明"),
        ("市财政 8.8", "city", "8.8"),
    ],
)
def test_values_glued_behind_labels(cell: str, key: str, rest: str) -> None:
    found = VOCABULARY.field(cell)
    assert found is not None
    assert (found.key, found.rest.strip()) == (key, rest)


def test_unit_and_maximum() -> None:
    amount, score = VOCABULARY.field("项目预算金额（万元）"), VOCABULARY.field("项目执行情况 (10分)")
    assert amount is not None and amount.unit == "万元"
    assert score is not None and score.maximum == "10"


@pytest.mark.parametrize("cell", ["云溪县档案馆", "100", "", "修复档案卷数", "有效提升"])
def test_values_are_no_labels(cell: str) -> None:
    assert VOCABULARY.field(cell) is None
    assert VOCABULARY.level(cell) is None


@pytest.mark.parametrize(
    ("cell", "kind", "key"),
    [
        ("产出指标（50分）", "level1", "产出指标"),
        ("服务对象满意度指", "level2", "服务对象满意度指标"),
        ("可持续性影响指标", "level2", "可持续影响指标"),
        ("经济收益指标", "level2", "经济效益指标"),
    ],
)
def test_levels(cell: str, kind: str, key: str) -> None:
    found = VOCABULARY.level(cell)
    assert found is not None
    assert (found.kind, found.key) == (kind, key)


@pytest.mark.parametrize("at", range(len("可持续影响指标")))
def test_one_slip_anywhere_in_a_label(at: int) -> None:
    label = "可持续影响指标"
    slips = (
        label[:at] + "某" + label[at + 1 :],
        label[:at] + label[at + 1 :],
        label[:at] + "某" + label[at:],
    )
    for slip in slips:
        found = VOCABULARY.level(slip)
        assert found is not None and found.key == label


def test_words_near_a_label_are_not_one() -> None:
    # the value of an indicator, one character short of a label
    assert VOCABULARY.level("持续影响") is None


@pytest.mark.parametrize(
    ("text", "score"),
    [("本项目自评96分，等级优", "96"), ("自评得分 99 分", "99"), ("自我评分97.9分", "97.9")],
)
def test_stated_score(text: str, score: str) -> None:
    match = VOCABULARY.regex("scores", "stated_score").search(text)
    assert match is not None and match[1] == score


@pytest.mark.parametrize("text", ["自评等级为“等级优”", "等级：优，基本完成", "本项目自评等级为优"])
def test_stated_grade(text: str) -> None:
    match = VOCABULARY.regex("scores", "stated_grade").search(text)
    assert match is not None and match[1] == "优"


def test_weights_leave_the_bands_alone() -> None:
    found = VOCABULARY.regex("scores", "weight").findall("预算执行率10分、产出指标50分、60分以下为差")
    assert found == [("预算执行率", "10"), ("产出指标", "50")]
