"""Rules of what tables leave out or say twice, and of the units they print above themselves."""

from __future__ import annotations

from yxtools.checks.catalogue.rule import CLASSIFICATION, FORMS, Rule
from yxtools.language import later

OUTLINE_RULES: tuple[Rule, ...] = (
    Rule(
        "outline/head",
        later("Beginning of a table"),
        later("a table of classes begins with its total or with a class, not in the middle"),
        "首行 = 合计或类",
        "合计 100.50，201 100.50，20126 80.00",
        "（表头后）2012601 80.00，20129 20.50",
        FORMS,
    ),
    Rule(
        "outline/class",
        later("Class above"),
        later("the class above an item is printed, if it is above all the others"),
        "项的上级款、款的上级类均列示",
        "201，20126，2012601",
        "201，2012601（缺20126）",
        CLASSIFICATION,
    ),
    Rule(
        "outline/parts",
        later("Classes below"),
        later("a class is divided, if all the others of its level are"),
        "款下列项，类下列款",
        "20126 80.00，2012601 80.00",
        "20126 80.00（其下无项）",
        CLASSIFICATION,
    ),
    Rule(
        "outline/total",
        later("Row of the total"),
        later("a list of classes, units or projects and a side of a table print their total, if others do"),
        "列示合计行",
        "合计 100.50，201 80.00，208 20.50",
        "201 80.00，208 20.50（缺合计）",
        FORMS,
    ),
    Rule(
        "outline/blank",
        later("Figure of a total"),
        later("a total prints a figure, if its parts do"),
        "合计行有金额",
        "一、财政拨款 80.00，二、事业收入 20.50，合计 100.50",
        "一、财政拨款 80.00，二、事业收入 20.50，合计（空）",
        FORMS,
    ),
    Rule(
        "outline/twice",
        later("Row printed twice"),
        later("no row repeats another one of its table, code, name and figures"),
        "同一张表各行不重复",
        "2012601 50.00，2012604 30.00",
        "2012604 30.00，2012604 30.00",
        FORMS,
    ),
    Rule(
        "duplicate/table",
        later("Table printed in two scopes"),
        later("no table is printed twice with other figures, as of the department and of its head office"),
        "同一张表只公布一次，或注明口径（汇总、本级）",
        "支出决算表（部门汇总）",
        "支出决算表 合计 980.00；支出决算表 合计 700.00，各自勾稽相符",
        FORMS,
    ),
    Rule(
        "unit/caption",
        later("Unit above a table"),
        later("the figures of a table are in the unit above it, as the other tables show that print them"),
        "表头单位 = 数字单位",
        "单位：万元，一表12.35；单位：元，另一表123456.00",
        "单位：万元，一表12.35；单位：元，另一表12.35",
        FORMS,
    ),
)
