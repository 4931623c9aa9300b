"""The rules: what each asserts and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of relation that `yx-sum` tests."""

    name: str
    title: str
    asserts: str
    source: str


_CLASSIFICATION = (
    "政府收支分类科目（财政部，逐年）: codes of 类 3, 款 5, 项 7 digits; a level is the sum of the next"
)
_FORMS = "部门预算、决算公开表样（财政部）: 合计 is the sum of the columns beside it"
_XBRL = "XBRL Calculations 1.1: duplicate facts, rounding as intervals"

RULES: tuple[Rule, ...] = (
    Rule(
        "sum/function",
        "科目合计",
        "a functional class is the sum of the classes below it; the total is the sum of the uppermost",
        _CLASSIFICATION,
    ),
    Rule(
        "sum/economic",
        "经济分类合计",
        "an economic class is the sum of its items; 人员经费 and 公用经费 are the sums of their classes",
        _CLASSIFICATION,
    ),
    Rule("sum/total", "合计", "a total row is the sum of the rows it closes", _FORMS),
    Rule(
        "sum/outline",
        "分项合计",
        "a numbered row (一、) is the sum of the rows numbered below it (（一）, 1.)",
        _FORMS,
    ),
    Rule(
        "sum/item",
        "“三公”经费合计",
        "三公 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费; 用车 = 购置 + 运行",
        "“三公”经费支出表（财政部表样）",
    ),
    Rule(
        "sum/unit",
        "单位合计",
        "a unit is the sum of its projects, a department of its units",
        "项目支出表、政府采购预算表: 单位 > 项目",
    ),
    Rule(
        "sum/fund",
        "资金来源合计",
        "a total is the sum of its funds; 财政拨款 = 一般公共预算 + 政府性基金 + 国有资本经营",
        "预算法第五条; " + _FORMS,
    ),
    Rule(
        "sum/nature",
        "支出性质合计",
        "expenditure = 基本 + 项目 + 上缴上级 + 经营 + 对附属单位补助; 基本 = 人员 + 公用",
        _FORMS,
    ),
    Rule("sum/origin", "本年与结转合计", "a total = the current year's + what is carried over", _FORMS),
    Rule("sum/column", "横向合计", "a column of totals is the sum of the columns grouped beside it", _FORMS),
    Rule("duplicate/fact", "同一数据前后一致", "the same fact printed in two tables agrees", _XBRL),
    Rule(
        "duplicate/budget",
        "同一项目预算一致",
        "a project's budget is the same in every row that prints it",
        "政府采购预算表",
    ),
    Rule(
        "bound/budget",
        "采购额不大于项目预算",
        "a purchase is at most the budget of its project printed beside it",
        "政府采购预算表",
    ),
    Rule("bound/of-which", "其中不大于合计", "a part (其中) is at most its whole", _FORMS),
    Rule(
        "bound/fund",
        "分项资金不大于全部资金",
        "what one fund pays for a class is at most what all funds pay for it",
        _FORMS,
    ),
    Rule("balance/total", "收支平衡", "收入总计 = 支出总计", "收入支出决算总表、收支总表"),
    Rule(
        "balance/row",
        "收支结转平衡",
        "年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余",
        "政府性基金预算财政拨款收入支出决算表",
    ),
    Rule(
        "balance/fund",
        "分资金收支平衡",
        "of every fund: 本年收入 + 年初结转 = 支出总计",
        "财政拨款收入支出决算总表、财政拨款收支总表",
    ),
    Rule(
        "balance/class",
        "分科目收支一致",
        "income of a class (with carry-over) = expenditure on it; asserted where nearly all classes do so",
        "部门预算按科目收支平衡编制",
    ),
    Rule(
        "product/amount",
        "数量×单价",
        "amount = quantity × price, within the printed precision",
        "政府采购预算表",
    ),
    Rule("change/amount", "增减额", "增减额 = 本年 − 上年", "一般公共预算支出表、“三公”经费表（含上年数）"),
    Rule(
        "change/percent",
        "增减率",
        "增减% = (本年 − 上年) ÷ 上年",
        "一般公共预算支出表、“三公”经费表（含上年数）",
    ),
)
