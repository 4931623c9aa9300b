"""The rules of what a document says of another period, tested against the document of that period."""

from __future__ import annotations

from yxtools.checks.catalogue.rule import DISCLOSURE, Rule
from yxtools.language import later

PRIOR, BUDGET, AMOUNT, PERCENT, DIRECTION = (
    "diff/prior",
    "diff/budget",
    "diff/change",
    "diff/percent",
    "diff/direction",
)

DIFF_RULES: tuple[Rule, ...] = (
    Rule(
        PRIOR,
        later("Figure of the year before"),
        later("what is given as the figure of an earlier year is what that year's document prints"),
        "本年文件所列上年数 = 上年文件所列数",
        "上年决算数 120.50，上年决算公开 120.50",
        "上年决算数 120.50，上年决算公开 125.00",
        DISCLOSURE,
    ),
    Rule(
        BUDGET,
        later("Budget beside the outcome"),
        later("the budget that a final account prints is that of the budget document"),
        "决算所列预算数 = 预算公开所列数",
        "预算数 15.80，预算公开 15.80",
        "预算数 15.80，预算公开 18.50",
        DISCLOSURE,
    ),
    Rule(
        AMOUNT,
        later("Stated change"),
        later("a stated increase or decrease is the difference of the figures the two documents print"),
        "所述增减额 = 本期数 − 上期数",
        "增加 20.00 = 120.00 − 100.00",
        "增加 20.00 ≠ 125.00 − 100.00",
        DISCLOSURE,
    ),
    Rule(
        PERCENT,
        later("Stated rate of change"),
        later("a stated rate of change is the computed change over the figure the earlier document prints"),
        "所述增减率 = (本期数 − 上期数) ÷ 上期数",
        "增长 20.00% = 20.00 ÷ 100.00",
        "增长 20.00% ≠ 25.00 ÷ 100.00",
        DISCLOSURE,
    ),
    Rule(
        DIRECTION,
        later("Stated direction"),
        later("a word for a direction (增加, 减少) fits the figures that the two documents print"),
        "增加则本期数 > 上期数，减少则本期数 < 上期数",
        "增加：120.00 > 100.00",
        "减少：120.00 > 100.00",
        DISCLOSURE,
    ),
)
