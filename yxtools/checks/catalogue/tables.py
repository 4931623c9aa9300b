"""Rules between the figures of tables."""

from __future__ import annotations

from yxtools.checks.catalogue.rule import (
    CLASSIFICATION,
    FORMS,
    LAW_BALANCE,
    LAW_FUNDS,
    PROCUREMENT,
    PROJECTS,
    THREE,
    XBRL,
    Rule,
)
from yxtools.language import later

SUMS: tuple[Rule, ...] = (
    Rule(
        "sum/function",
        later("Functional classes add up"),
        later("a functional class is the sum of the classes below it; the total is the sum of the uppermost"),
        "类 = Σ款，款 = Σ项，合计 = Σ类",
        "201 100.50 = 20126 80.00 + 20129 20.50",
        "201 100.50 ≠ 20126 80.00 + 20129 20.05",
        CLASSIFICATION,
    ),
    Rule(
        "sum/economic",
        later("Economic classes add up"),
        later("an economic class is the sum of its items; personnel and public expenses are sums of classes"),
        "类 = Σ款；人员经费 = 301 + 303，公用经费 = 302 + 310",
        "301 90.00 = 30101 60.00 + 30102 30.00",
        "301 90.00 ≠ 30101 60.00 + 30102 33.00",
        CLASSIFICATION,
    ),
    Rule(
        "sum/total",
        later("Total row"),
        later("a total row is the sum of the rows it closes"),
        "合计 = Σ所列各行",
        "本年收入合计 150.00 = 120.00 + 30.00",
        "本年收入合计 105.00 ≠ 120.00 + 30.00",
        FORMS,
    ),
    Rule(
        "sum/outline",
        later("Numbered rows add up"),
        later("a numbered row is the sum of the rows numbered below it"),
        "一、 = Σ（一）（二）…；（一） = Σ1. 2. …",
        "一、工资福利 30.00 =（一）20.00 +（二）10.00",
        "一、工资福利 30.00 ≠（一）20.00 +（二）1.00",
        FORMS,
    ),
    Rule(
        "sum/item",
        later("Three public expenses add up"),
        later(
            "the three public expenses are travel abroad, vehicles and receptions; "
            "vehicles are purchase and running"
        ),
        "“三公”经费 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费；用车 = 购置 + 运行",
        "14.44 = 0 + 13.19 + 1.25",
        "14.44 ≠ 0 + 13.19 + 1.52",
        THREE,
    ),
    Rule(
        "sum/unit",
        later("Units and projects add up"),
        later("a unit is the sum of its projects, a department the sum of its units"),
        "部门 = Σ单位，单位 = Σ项目",
        "县档案馆 50.00 = 库房改造 30.00 + 数字化 20.00",
        "县档案馆 50.00 ≠ 库房改造 30.00 + 数字化 2.00",
        PROJECTS,
    ),
    Rule(
        "sum/fund",
        later("Sources of funds add up"),
        later(
            "a total is the sum of its funds; fiscal appropriation is the sum of the general public budget, "
            "government funds and state capital"
        ),
        "财政拨款 = 一般公共预算 + 政府性基金预算 + 国有资本经营预算",
        "财政拨款 130.00 = 120.00 + 10.00 + 0",
        "财政拨款 130.00 ≠ 102.00 + 10.00 + 0",
        LAW_FUNDS,
    ),
    Rule(
        "sum/nature",
        later("Basic and project expenditure add up"),
        later("expenditure is the sum of its natures; basic expenditure is personnel and public expenses"),
        "本年支出 = 基本支出 + 项目支出 + 上缴上级支出 + 经营支出 + 对附属单位补助支出；"
        "基本支出 = 人员经费 + 公用经费",
        "本年支出 120.50 = 基本 100.00 + 项目 20.50",
        "本年支出 120.50 ≠ 基本 100.00 + 项目 25.00",
        FORMS,
    ),
    Rule(
        "sum/origin",
        later("Current year and carry-over add up"),
        later("a total is what the current year gives and what is carried over"),
        "合计 = 本年安排 + 上年结转",
        "合计 45.00 = 本年 40.00 + 结转 5.00",
        "合计 45.00 ≠ 本年 40.00 + 结转 0.50",
        FORMS,
    ),
    Rule(
        "sum/column",
        later("Columns add up"),
        later("a column of totals is the sum of the columns grouped beside it"),
        "小计 = Σ其后各列",
        "小计 12.00 = 7.00 + 5.00",
        "小计 12.00 ≠ 7.00 + 5.50",
        FORMS,
    ),
)

AGREEMENT: tuple[Rule, ...] = (
    Rule(
        "duplicate/fact",
        later("Same figure in two tables"),
        later("the same fact printed in two tables agrees"),
        "甲表某数 = 乙表同一数",
        "收入支出决算总表 本年支出 120.50 = 支出决算表 合计 120.50",
        "收入支出决算总表 本年支出 120.50 ≠ 支出决算表 合计 125.00",
        XBRL,
    ),
    Rule(
        "duplicate/budget",
        later("One budget for a project"),
        later("a project's budget is the same in every row that prints it"),
        "同一项目各行的项目预算相等",
        "数字化 20.00，数字化 20.00",
        "数字化 20.00，数字化 2.00",
        PROCUREMENT,
    ),
    Rule(
        "bound/budget",
        later("Purchases within the budget"),
        later("a purchase is at most the budget of its project printed beside it"),
        "采购金额 ≤ 项目预算",
        "采购 18.00 ≤ 预算 20.00",
        "采购 28.00 > 预算 20.00",
        PROCUREMENT,
    ),
    Rule(
        "bound/of-which",
        later("“Of which” within the whole"),
        later("a part listed as “of which” is at most its whole"),
        "其中 ≤ 合计",
        "公用经费 30.00，其中：会议费 2.00",
        "公用经费 30.00，其中：会议费 32.00",
        FORMS,
    ),
    Rule(
        "bound/fund",
        later("One fund within all funds"),
        later("what one fund pays for a class is at most what all funds pay for it"),
        "一般公共预算支出 ≤ 全部资金支出（同一科目）",
        "2012604：一般公共预算 18.00 ≤ 全部 20.50",
        "2012604：一般公共预算 28.00 > 全部 20.50",
        FORMS,
    ),
    Rule(
        "bound/item",
        later("Basic expenditure within the three public expenses"),
        later(
            "basic expenditure on travel abroad, receptions and vehicles is at most what the table of "
            "the three public expenses prints for them, which holds that of projects too"
        ),
        "基本支出中的公务接待费等（经济分类）≤“三公”经费表同项",
        "30217公务接待费 1.20 ≤“三公”经费表 公务接待费 1.50",
        "30217公务接待费 5.10 >“三公”经费表 公务接待费 1.50",
        THREE,
    ),
)

BALANCES: tuple[Rule, ...] = (
    Rule(
        "balance/total",
        later("Income and expenditure balance"),
        later("total income is total expenditure"),
        "收入总计 = 支出总计",
        "120.50 = 120.50",
        "120.50 ≠ 102.50",
        LAW_BALANCE,
    ),
    Rule(
        "balance/row",
        later("Balance with carry-over"),
        later("opening balance and income of the year are expenditure of the year and closing balance"),
        "年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余",
        "5.00 + 60.00 = 53.00 + 12.00",
        "5.00 + 60.00 ≠ 53.00 + 21.00",
        LAW_BALANCE,
    ),
    Rule(
        "balance/fund",
        later("Balance of every fund"),
        later("of every fund, income of the year and opening balance are total expenditure"),
        "某类资金：本年收入 + 年初结转和结余 = 支出总计",
        "一般公共预算 115.00 + 5.50 = 120.50",
        "一般公共预算 115.00 + 5.50 ≠ 125.00",
        LAW_BALANCE,
    ),
    Rule(
        "balance/class",
        later("Balance of every class"),
        later(
            "income of a class, with carry-over, is the expenditure on it; "
            "asserted where nearly all classes of the document do so"
        ),
        "某科目：收入（含结转） = 支出",
        "2080505：收入 20.00 = 支出 20.00",
        "2080505：收入 20.00 ≠ 支出 22.00",
        LAW_BALANCE,
    ),
)

CONVENTIONS: tuple[Rule, ...] = (
    Rule(
        "product/amount",
        later("Quantity times price"),
        later("an amount is quantity times price, within the printed precision"),
        "金额 = 数量 × 单价",
        "150,000 = 30台 × 5,000",
        "105,000 ≠ 30台 × 5,000",
        PROCUREMENT,
    ),
    Rule(
        "change/amount",
        later("Amount of change"),
        later("the amount of change is this year less last year"),
        "增减额 = 本年 − 上年",
        "-0.20 = 1.80 − 2.00",
        "0.20 ≠ 1.80 − 2.00",
        FORMS,
    ),
    Rule(
        "change/percent",
        later("Rate of change"),
        later("the rate of change is this year less last year, divided by last year"),
        "增减% =（本年 − 上年）÷ 上年",
        "-10% =（1.80 − 2.00）÷ 2.00",
        "-11.1% ≠（1.80 − 2.00）÷ 2.00",
        FORMS,
    ),
)

JOINT: tuple[Rule, ...] = (
    Rule(
        "joint/rounding",
        later("Sums within rounding, together"),
        later("figures that round to what is printed satisfy all their sums at once, not one by one only"),
        "取整误差范围内，各合计同时成立",
        "1.0 = 0.5 + 0.5，1.0 = 0.6 + 0.5",
        "1.0 = 0.4 + 0.5，1.0 = 0.6 + 0.5",
        XBRL,
    ),
)

FIGURE_RULES = (*SUMS, *AGREEMENT, *BALANCES, *CONVENTIONS, *JOINT)
