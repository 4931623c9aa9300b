"""What the rows of tables leave out, and what they say twice."""

import pytest

from tests.reading import TAXONOMY, table
from yxtools.checks.outlines import observations
from yxtools.checks.sheet import sheet
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
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
    return [(one.rule, one.severity, one.operands[0].label) for one in observations(sheets)]


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
