"""What the rows of tables leave out, and what they say twice."""

import pytest

from tests.reading import TAXONOMY, table
from yxtools.checks.sheet import sheet
from yxtools.checks.tables.outlines import observations
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
ITEMS = TAXONOMY.dimensions["tree"]["item"]
HEAD = "科目编码\t科目名称\t合计\t基本支出"
SOUND = [
    "合计\t\t10.00\t10.00",
    "201\t一般公共服务支出\t4.00\t4.00",
    "20126\t档案事务\t3.00\t3.00",
    "2012601\t行政运行\t3.00\t3.00",
    "20129\t群众团体事务\t1.00\t1.00",
    "2012901\t行政运行\t1.00\t1.00",
    "208\t社会保障和就业支出\t6.00\t6.00",
    "20805\t行政事业单位养老支出\t4.00\t4.00",
    "2080501\t行政单位离退休\t4.00\t4.00",
    "20808\t抚恤\t2.00\t2.00",
    "2080801\t死亡抚恤\t2.00\t2.00",
]
FUND = ["合计\t\t2.00\t2.00", "212\t城乡社区支出\t2.00\t2.00", "21208\t国有土地使用权出让\t2.00\t2.00"]


def seen(*tables: list[str]) -> list[tuple[str, str, str]]:
    """(rule, severity, name of the row) of what is observed."""
    sheets = [sheet(table([HEAD, *rows], "一般公共预算支出表"), LABELS) for rows in tables]
    return [(one.rule, one.severity, one.operands[0].label) for one in observations(sheets, ITEMS)]


def observed(rows: list[str], title: str) -> list[tuple[str, str, str]]:
    """The same of one table."""
    sheets = [sheet(table([HEAD, *rows], title), LABELS)]
    return [(one.rule, one.severity, one.operands[0].label) for one in observations(sheets, ITEMS)]


def without(*names: str) -> list[str]:
    return [row for row in SOUND if row.split("\t")[0] not in names]


def test_a_sound_table() -> None:
    assert seen(SOUND, SOUND) == []


def test_the_class_above_is_missing() -> None:
    assert seen(without("20808")) == [("outline/class", "warning", "2080801 死亡抚恤")]


def test_the_only_class_below_is_missing() -> None:
    assert seen(without("2080801")) == [("outline/parts", "warning", "20808 抚恤")]


def test_the_other_tables_tell_in_a_small_one() -> None:
    assert seen(SOUND, FUND) == [("outline/parts", "info", "21208 国有土地使用权出让")]


def test_tables_that_stop_at_the_subclass_are_none() -> None:
    stopped = [row for row in SOUND if len(row.split("\t")[0]) < 7]
    assert seen(stopped) == [] == seen(SOUND, stopped)


def test_the_total_is_missing() -> None:
    ((rule, severity, _table),) = seen(SOUND, SOUND, SOUND[1:])
    assert (rule, severity) == ("outline/total", "warning")
    assert seen(SOUND, SOUND[1:]) == [], "one other table is no habit"


def test_a_table_that_begins_in_the_middle() -> None:
    assert seen(SOUND, SOUND, SOUND[3:]) == [("outline/head", "info", "2012601 行政运行")]


def test_a_row_printed_twice() -> None:
    at = SOUND.index("2080801\t死亡抚恤\t2.00\t2.00")
    assert seen([*SOUND[:at], SOUND[at], *SOUND[at:]]) == [
        ("outline/twice", "warning", "2080801 死亡抚恤 · 合计")
    ]


@pytest.mark.parametrize("row", ["2080802\t死亡抚恤\t2.00\t2.00", "2080801\t死亡抚恤\t2.00\t2.50"])
def test_rows_that_differ(row: str) -> None:
    assert seen([*SOUND, row]) == []


def test_a_row_printed_again() -> None:
    again = [*SOUND, "2012601\t行政运行\t3.00\t3.00"]
    assert seen(again) == [("outline/twice", "warning", "2012601 行政运行 · 合计")]
    other = [*SOUND, "2012601\t行政运行\t3.00\t2.00"]
    assert seen(other) == [("outline/twice", "info", "2012601 行政运行 · 合计")]


ECONOMIC = [
    "合计\t\t9.00\t9.00",
    "301\t工资福利支出\t4.00\t4.00",
    "30101\t基本工资\t4.00\t4.00",
    "302\t商品和服务支出\t3.00\t3.00",
    "30201\t办公费\t3.00\t3.00",
    "303\t对个人和家庭的补助\t2.00\t2.00",
    "30302\t退休费\t2.00\t2.00",
]


@pytest.mark.parametrize(("code", "below"), [("301", "30101 基本工资"), ("303", "30302 退休费")])
def test_an_economic_class_is_missing(code: str, below: str) -> None:
    rows = [row for row in ECONOMIC if row.split("\t")[0] != code]
    assert observed(rows, "一般公共预算基本支出表") == [("outline/class", "warning", below)]


def test_an_economic_class_of_nothing_need_not_be_divided() -> None:
    assert observed([*ECONOMIC, "310\t资本性支出\t0.00\t0.00"], "一般公共预算基本支出表") == []
    undivided = [*ECONOMIC, "310\t资本性支出\t1.00\t1.00"]
    assert observed(undivided, "一般公共预算基本支出表") == [("outline/parts", "warning", "310 资本性支出")]


def test_the_classes_of_every_unit() -> None:
    """A table of one unit after the other prints the classes of each."""
    first = ["306001\t云溪县水利站\t10.00\t10.00", *SOUND[1:]]
    second = [row.replace("306001", "306002").replace("水利站", "河道所") for row in first]
    both = [*first, *second]
    assert seen(both) == []
    at = len(first) + first.index("20808\t抚恤\t2.00\t2.00")
    assert seen(both[:at] + both[at + 1 :]) == [("outline/class", "warning", "2080801 死亡抚恤")]
