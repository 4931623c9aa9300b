"""The figures of a table, one record each."""

from pathlib import Path

import pytest

from tests.reading import facts_of, table
from yxtools.tables.facts import facts
from yxtools.taxonomy import load

HEAD = "科目编码\t科目名称\t合计\t基本支出"


def test_a_fact_says_all_about_its_figure() -> None:
    (fact, _) = facts_of(table([HEAD, "201\t甲\t1,234.50\t1,234.50"], year=2023, unit="元"))
    assert fact == {
        "type": "fact",
        "doc": "d",
        "id": "t1.r0.c2",
        "table": "t1",
        "form": fact["form"],
        "title": "支出决算表",
        "side": None,
        "row": {"code": "201", "name": "甲"},
        "column": ["合计"],
        "value": 1234.5,
        "decimals": 2,
        "raw": "1,234.50",
        "unit": "元",
        "year": 2023,
        "stage": "final",
        "dims": {"measure": "expenditure", "class": "functional:201"},
        "src": {"file": "d.txt", "line": 2},
    }


def test_blank_cells_are_no_facts() -> None:
    assert len(facts_of(table([HEAD, "201\t甲\t1.00\t"]))) == 1


@pytest.mark.parametrize("raw", ["——", "无", "不详", "1,2O3"])
def test_text_among_figures_has_no_value(raw: str) -> None:
    fact = facts_of(table([HEAD, f"201\t甲\t1.00\t{raw}", "202\t乙\t1.00\t1.00"]))[1]
    assert (fact["value"], fact["decimals"], fact["raw"]) == (None, None, raw)


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        (["收入\t\t支出\t", "项目\t决算数\t项目\t决算数", "一、甲\t1\t一、乙\t1"], ["决算数"]),
        (["项目\t本年支出\t", "\t合计\t基本支出", "甲\t1\t1"], ["本年支出", "合计"]),
        (["项目\t栏次\t金额", "甲\t1\t1.00"], ["金额"]),
    ],
)
def test_the_header_path_without_captions(rows: list[str], column: list[str]) -> None:
    assert facts_of(table(rows, "收支总表"))[0]["column"] == column


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        (["项目\t金额（元）", "甲\t1"], "元"),  # the column's
        (["项目\t单位\t数量", "甲\t辆\t1"], "辆"),  # for counts, the row's column of units
        (["项目\t数量", "甲（平方米）\t1"], "平方米"),  # for counts, the row's label
        (["项目\t金额", "甲（亿元）\t1"], "亿元"),  # the row's label
        (["项目\t金额", "甲\t1"], "万元"),  # the table's
        (["项目\t预算数\t比上年增减%", "甲\t1\t2"], "万元"),
        (["项目\t比上年增减%", "甲\t2"], "%"),
        (["项目\t数量", "甲\t1"], None),  # a count of nothing known
    ],
)
def test_units(rows: list[str], unit: str | None) -> None:
    assert facts_of(table(rows, "情况表"))[0]["unit"] == unit


def test_the_year_of_a_column_comes_before_that_of_the_table() -> None:
    facts = facts_of(table(["项目\t2022年决算数\t2023年决算数", "甲\t1\t2"], "情况表", year=2023))
    assert [fact["year"] for fact in facts] == [2022, 2023]


def test_lines_of_cells_printed_one_a_line() -> None:
    rows = [
        {"line": 1, "cells": HEAD.split("\t"), "lines": [1, 2, 3, 4]},
        {"line": 8, "cells": ["201", "甲", "1.00", "2.00"], "lines": [6, 7, 8, 9]},
    ]
    facts = facts_of(table([HEAD], layout="cell", rows=rows))
    assert [fact["src"]["line"] for fact in facts] == [8, 9]


def test_a_total_is_of_all_classes() -> None:
    (fact,) = facts_of(table(["科目编码\t科目名称\t合计", "\t合计\t1.00"]))
    assert fact["dims"] == {"measure": "expenditure", "class": "total"}


def test_captions_of_a_taxonomy_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text('[captions]\ncolumns = ["本年支出"]', encoding="utf-8")
    found = table(["项目\t本年支出\t", "\t合计\t基本支出", "甲\t1\t1"])
    assert [fact["column"] for fact in facts(found, load(tmp_path))] == [["合计"], ["基本支出"]]
