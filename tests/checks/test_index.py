"""Figures by what they mean."""

import pytest

from tests.reading import TAXONOMY, grid, table, understand
from yxtools.checks.index import Fact, Key, facts, replaced
from yxtools.checks.sheet import sheet
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
HEAD = "科目编码\t科目名称\t合计\t基本支出"


def known(*printed: tuple[str, list[str]]) -> list[Fact]:
    grids = [grid(rows, title, id=f"g{at}") for at, (title, rows) in enumerate(printed, 1)]
    return facts([sheet(one, LABELS) for one in understand(grids)], TAXONOMY.dimensions["default"])


def keys(title: str, *rows: str) -> list[dict[str, str]]:
    return [dict(fact.key) for fact in known((title, [*rows]))]


def test_the_key_of_a_fact_is_its_dimensions() -> None:
    assert keys("支出决算表", HEAD, "201\t甲\t1\t1") == [
        {
            "measure": "expenditure",
            "class": "functional:201",
            "fund": "all",
            "nature": nature,
            "year": "2024",
            "stage": "final",
        }
        for nature in ("all", "basic")
    ]


def test_the_same_fact_has_the_same_key_wherever_it_stands() -> None:
    sides = [
        "收入\t\t支出\t",
        "项目\t决算数\t项目\t决算数",
        "一、事业收入\t1\t一、一般公共服务支出\t1",
        "总计\t1\t总计\t1",
    ]
    found = known(("收入支出决算总表", sides), ("支出决算表", [HEAD, "201\t甲\t1\t1"]))
    key = found[-2].key
    assert [fact.sheet for fact in found if fact.key == key] == [0, 1]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("云溪县之最", ["名称\t高度", "甲\t1"]),
        ("政府采购预算表", ["采购品目\t金额", "桌\t1"]),
        ("支出决算表", ["科目编码\t科目名称\t比上年增减%", "201\t甲\t1"]),
        ("支出决算表", ["科目编码\t科目名称\t云山", "201\t甲\t1"]),
        ("支出决算表", ["科目编码\t科目名称\t其中：基本支出", "201\t甲\t1"]),
        ("支出决算表", ["科目编码\t科目名称\t人数", "201\t甲\t1"]),
        ("支出决算表", ["科目编码\t科目名称\t合计", "201\t甲\t坏数", "208\t乙\t——"]),
    ],
)
def test_a_meaning_that_is_not_certain_has_no_key(title: str, rows: list[str]) -> None:
    assert [fact for fact in known((title, rows)) if not fact.operand.blank] == []


def test_a_class_printed_twice_has_no_key() -> None:
    rows = [HEAD, "\t甲局\t1\t1", "201\t一\t1\t1", "\t乙局\t2\t2", "201\t一\t2\t2"]
    assert "functional:201" not in [key.get("class") for key in keys("支出决算表", *rows)]


def test_blanks_of_a_filled_column_are_facts() -> None:
    found = known(("支出决算表", [HEAD, "201\t甲\t1\t1", "208\t乙\t1\t"]))
    assert [fact.operand.raw for fact in found] == ["1", "1", "1", ""]
    found = known(("支出决算表", [HEAD, "201\t甲\t1\t", "208\t乙\t1\t"]))
    assert [fact.operand.raw for fact in found] == ["1", "1"]


def test_without_anything_carried_over_current_is_all() -> None:
    rows = ["科目编码\t科目名称\t合计\t本年收入", "201\t甲\t1\t1"]
    assert {key.get("origin") for key in keys("收入预算总表", *rows)} == {None}


def test_with_money_carried_over_current_is_a_part() -> None:
    rows = ["科目编码\t科目名称\t合计\t本年收入\t上年结转", "201\t甲\t3\t1\t2"]
    assert {key.get("origin") for key in keys("收入预算总表", *rows)} == {None, "current", "carried"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"b": "9"}, (("a", "1"), ("b", "9"))),
        ({"a": None}, (("b", "2"),)),
        ({"c": "3"}, (("a", "1"), ("b", "2"), ("c", "3"))),
        ({"c": None}, (("a", "1"), ("b", "2"))),
    ],
)
def test_replaced(changes: dict[str, str | None], expected: Key) -> None:
    assert replaced((("a", "1"), ("b", "2")), **changes) == expected


def test_the_year_of_a_column() -> None:
    found = table(["科目编码\t科目名称\t2022年决算数", "201\t甲\t1"])
    assert [dict(fact.key)["year"] for fact in facts([sheet(found, LABELS)], {})] == ["2022"]
