"""From performance cards to verdicts: every card by itself, cards against each other, cards against the
document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.cards.vocabulary import Vocabulary
from yxtools.checks import card_document, card_funds, card_indicators, card_scores, card_text
from yxtools.checks.card_model import Card, Finding
from yxtools.checks.relation import Relation
from yxtools.checks.rules import Rule
from yxtools.taxonomy import Taxonomy

Record = dict[str, Any]
Checked = Relation | Finding

_TARGETS = "中央部门预算绩效目标管理办法（财预〔2015〕88号）；项目支出绩效目标表（各地表样）"
_EVALUATION = "项目支出绩效评价管理办法（财预〔2020〕10号）；项目支出绩效自评表（各地表样）"
_TRANSFER = "中央对地方转移支付绩效目标自评表（财政部表样）"
_DISCLOSURE = "地方预决算公开操作规程（财预〔2016〕143号）"

CARD_RULES: tuple[Rule, ...] = (
    Rule(
        "card/funds-sum",
        "资金来源合计",
        "the amount of a scope is the sum of its sources: 实际执行金额 7.20 with 市财政 7.80 fails",
        _TARGETS,
    ),
    Rule(
        "card/tasks-sum",
        "任务预算合计",
        "the budgets of a department's tasks add up to their total",
        _TARGETS,
    ),
    Rule("card/funds-order", "执行不超到位、预算", "spent <= received <= budget", _EVALUATION),
    Rule(
        "card/year-in-period",
        "年度不超实施期",
        "the money of the year is within that of the implementation period",
        _TARGETS,
    ),
    Rule(
        "card/sources",
        "两期资金来源一致",
        "where the totals of period and year are equal, so are their sources",
        _TARGETS,
    ),
    Rule(
        "card/rate",
        "预算执行率",
        "printed rate = spent / budget, of every source: 2488.65 of 2492.73 is 99.84%",
        _TRANSFER,
    ),
    Rule("card/plan-order", "支出计划递增", "a cumulative payment plan does not fall", _TARGETS),
    Rule("card/plan-end", "支出计划终值", "a payment plan ends at the budget", _TARGETS),
    Rule(
        "card/plan-unit",
        "支出计划单位",
        "a payment plan prints what its head says, and what the other cards print: amounts or percent",
        _TARGETS,
    ),
    Rule(
        "card/score-sum",
        "自评得分合计",
        "the scores of the sections and of the execution add up to the total: 8 + 46 + 27 + 10 is not 90",
        _EVALUATION,
    ),
    Rule(
        "card/score-stated", "结论得分一致", "the total is the score that the conclusion states", _EVALUATION
    ),
    Rule(
        "card/grade", "自评等级", "the grade is that of the score, by the bands the card prints", _EVALUATION
    ),
    Rule(
        "card/score-maximum",
        "得分不超分值",
        "no score is above its maximum, at its label or in the note",
        _EVALUATION,
    ),
    Rule(
        "card/weights-agree",
        "分值前后一致",
        "the maximum at a label is that of the note: 产出指标（10分） with 产出指标50分 fails",
        _EVALUATION,
    ),
    Rule("card/weights-sum", "分值合计100", "weights add up to 100", _EVALUATION),
    Rule(
        "card/weights-name",
        "分值含执行率",
        "the note gives a weight to the execution of the budget",
        _EVALUATION,
    ),
    Rule(
        "card/execution-score",
        "执行率得分",
        "the execution score is the share spent of its maximum, give or take rounding",
        _EVALUATION,
    ),
    Rule("card/target-met", "指标完成", "an actual meets its target, or the card says why not", _EVALUATION),
    Rule(
        "card/status",
        "完成状态",
        "an indicator that is met is not called missed, nor its miss explained",
        _EVALUATION,
    ),
    Rule(
        "card/full-score",
        "未完成而得满分",
        "a section with a missed indicator does not have its full score",
        _EVALUATION,
    ),
    Rule(
        "card/actual-repeats-target",
        "完成值照抄指标值",
        "an actual is what was reached, not the bound of the target",
        _EVALUATION,
    ),
    Rule("card/rate-above-100", "比率不超100%", "a rate is at most 100 %", _EVALUATION),
    Rule("card/units-differ", "单位不一致", "target and actual are in one unit", _EVALUATION),
    Rule(
        "card/kinds-differ", "定量与定性不一致", "a figure answers a figure, words answer words", _EVALUATION
    ),
    Rule(
        "card/target-repeats-name",
        "指标值照抄名称",
        "a target is a value, not the name of the indicator",
        _TARGETS,
    ),
    Rule("card/target-empty", "指标值缺数", "a target with a sign has a figure", _TARGETS),
    Rule("card/target-date", "日期前的比较号", "no comparison stands before a date", _TARGETS),
    Rule(
        "card/target-kind",
        "指标值与名称不符",
        "a rate has a rate as its target, a number of days days, a cost per head an amount per head",
        _TARGETS,
    ),
    Rule("card/target-unit", "指标值单位", "a target has the unit its name asks for", _TARGETS),
    Rule("card/target-bound", "比率上限", "no target asks for more than 100 % of a whole", _TARGETS),
    Rule("card/target-direction", "指标方向", "costs are bounded above, rates of success below", _TARGETS),
    Rule("card/description", "指标描述", "a description says one thing, of its own row", _TARGETS),
    Rule(
        "card/level", "指标归类", "indicators of time and of quality stand under their own labels", _TARGETS
    ),
    Rule("card/basis-repeats-target", "依据照抄指标值", "the basis of a target is not the target", _TARGETS),
    Rule(
        "card/halves",
        "实施期与年度指标一致",
        "of the same money, period and year ask the same of an indicator",
        _TARGETS,
    ),
    Rule(
        "card/cost-budget",
        "成本指标与资金",
        "cost targets are within the money of the card, alone and together",
        _TARGETS,
    ),
    Rule("card/cost-spent", "成本完成值与执行数", "a cost reported is within what was spent", _EVALUATION),
    Rule(
        "card/cost-product",
        "数量×单位成本",
        "quantity × unit cost is about the money of the card: 50张 × 50000元/张 is not 25万元",
        _TARGETS,
    ),
    Rule(
        "card/amount-text",
        "文字金额与资金",
        "the amount that the text gives for the project is one of its amounts",
        _TARGETS,
    ),
    Rule("card/text-sum", "文字分项合计", "amounts listed in a sentence add up to its total", _TARGETS),
    Rule(
        "card/goal-text",
        "目标文字与指标值",
        "a figure that the goal gives for an indicator is its target",
        _TARGETS,
    ),
    Rule(
        "card/count-text",
        "文字数量与指标值",
        "a count in the text is that of the quantity indicator",
        _TARGETS,
    ),
    Rule(
        "card/share-text",
        "文字比例与完成值",
        "a share given as two counts is the rate of the indicator",
        _EVALUATION,
    ),
    Rule("card/year", "年度", "years in the text and dates done are those of the card", _TARGETS),
    Rule(
        "card/claim",
        "完成情况表述",
        "who says that all is done has missed nothing; who spent all was not slow",
        _EVALUATION,
    ),
    Rule("card/missing", "必填项", "a field whose label is printed is filled", _TARGETS),
    Rule("card/template", "模板提示语", "an answer stands where the template left an instruction", _TARGETS),
    Rule("card/duplicate", "重复表", "a card is printed once", _DISCLOSURE),
    Rule("card/same-name", "项目重名", "two projects have two names", _DISCLOSURE),
    Rule("card/same-indicators", "指标雷同", "two projects have their own indicators", _TARGETS),
    Rule(
        "card/area-count",
        "全域数量一致",
        "what is counted for the whole area is the same in every card",
        _DISCLOSURE,
    ),
    Rule(
        "card/project-row",
        "与项目支出表一致",
        "a card's budget is that of its row in the project table",
        _DISCLOSURE,
    ),
    Rule("card/no-row", "表中无此项目", "every card has a row in the project table", _DISCLOSURE),
    Rule("card/no-card", "项目无绩效目标表", "every project listed has a card", _DISCLOSURE),
    Rule(
        "card/sum-of-cards",
        "各表预算合计",
        "the budgets of the cards add up to project expenditure",
        _DISCLOSURE,
    ),
    Rule(
        "card/listed",
        "说明所列项目",
        "a project listed in the explanation has the amount of its cards",
        _DISCLOSURE,
    ),
    Rule("card/count", "公开张数", "as many cards are printed as the prose says", _DISCLOSURE),
)


def card_checks(records: Sequence[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The `check` records of the `card` records of one document; its tables and texts are compared with the
    cards.
    """
    found = [Card(record) for record in records if record["type"] == "card"]
    if not found:
        return
    identity = {"type": "check", "doc": found[0].record["doc"]}
    file = found[0].record["src"]["file"]
    for count, one in enumerate(findings(found, records, Vocabulary(taxonomy)), 1):
        yield one.record({**identity, "id": f"kc{count}"}, file)


def findings(cards: Sequence[Card], records: Sequence[Record], vocabulary: Vocabulary) -> Iterator[Checked]:
    """Every relation and finding, card by card, then across cards; relations without figures are left out."""
    for card in cards:
        for one in _alone(card, vocabulary):
            if isinstance(one, Finding) or not one.empty():
                yield one
    yield from card_document.checks(cards, records)


def _alone(card: Card, vocabulary: Vocabulary) -> Iterator[Checked]:
    yield from card_funds.checks(card)
    yield from card_scores.checks(card, vocabulary)
    yield from card_indicators.checks(card, vocabulary)
    yield from card_text.checks(card, vocabulary)
