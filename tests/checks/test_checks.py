"""Every relation of a document, each once, under a rule that is listed."""

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading import FINAL, Record, checks_of, grid, split_text, statuses, table, understand, verdicts
from yxtools.checks.catalogue import TABLE_RULES

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def places(check: Record) -> tuple[str, ...]:
    """The figures a check is about, after what it is if that is no equation."""
    kind = check["rule"].partition("/")[0]
    other = (kind,) if kind in ("bound", "outline") else ()
    return (*other, *sorted(operand["ref"] for operand in check["operands"]))


def test_a_sound_disclosure_is_silent(disclosure_text: str) -> None:
    found = checks_of(disclosure_text)
    assert len(found) > 20 and set(statuses(found)) == {"exact"}


def test_each_relation_once(disclosure_text: str) -> None:
    found = checks_of(disclosure_text)
    assert max(Counter(map(places, found)).values()) == 1


def test_identities_are_unique_and_in_order(disclosure_text: str) -> None:
    assert [check["id"] for check in checks_of(disclosure_text)] == [
        f"k{at}" for at in range(1, len(checks_of(disclosure_text)) + 1)
    ]


def test_every_rule_is_listed(disclosure_text: str) -> None:
    names = [rule.name for rule in TABLE_RULES]
    assert len(names) == len(set(names))
    assert {check["rule"] for check in checks_of(disclosure_text)} <= set(names)
    assert all(rule.title and rule.asserts and rule.source for rule in TABLE_RULES)


def test_operands_say_where_their_figures_are_printed(disclosure_text: str) -> None:
    lines = disclosure_text.split("\n")
    for check in checks_of(disclosure_text):
        for operand in check["operands"]:
            assert operand["raw"] in lines[operand["line"] - 1].split("\t")
        assert check["src"]["line"] in [operand["line"] for operand in check["operands"]]


@pytest.mark.parametrize(
    ("sound", "wrong", "at_least"),
    [
        (
            "八、社会保障和就业支出\t21\t20.00",
            "八、社会保障和就业支出\t21\t29.00",
            2,
        ),  # the total, and the other table
        ("总计\t30\t120.50", "总计\t30\t129.50", 2),  # its parts, and the other side
        ("2012604\t档案馆\t20.50\t\t20.50", "2012604\t档案馆\t20.50\t\t25.50", 2),  # its row and its column
        ("20805\t行政事业单位养老支出\t20.00", "20805\t行政事业单位养老支出\t2000", 3),
    ],
)
def test_a_wrong_figure_is_noticed(disclosure_text: str, sound: str, wrong: str, at_least: int) -> None:
    assert sound in disclosure_text
    found = checks_of(disclosure_text.replace(sound, wrong))
    failing = [check for check in found if check["status"] == "fail"]
    line = disclosure_text[: disclosure_text.index(sound)].count("\n") + 1
    assert len(failing) >= at_least
    assert all(line in [operand["line"] for operand in check["operands"]] for check in failing)


def test_a_document_without_tables_has_no_checks() -> None:
    assert checks_of("一、概况\n正文。\n") == []
    assert verdicts([]) == []


def test_other_records_are_passed_over() -> None:
    records = split_text(FINAL + "正文。\n")
    assert verdicts([*records, table(["名称\t合计", "甲\t1", "合计\t1"])]) == verdicts(
        [table(["名称\t合计", "甲\t1", "合计\t1"])]
    )


# --- trees of codes


@st.composite
def trees(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """Rows (code, basic, project) of a table of three levels whose figures, in hundredths, add up."""
    rows = []
    for kind in draw(
        st.lists(st.sampled_from(["201", "205", "208", "210", "221"]), min_size=1, max_size=3, unique=True)
    ):
        groups = []
        for group in range(1, draw(st.integers(1, 3)) + 1):
            amounts = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7))
            leaves = [
                (f"{kind}{group:02}{leaf:02}", *draw(amounts))
                for leaf in range(1, draw(st.integers(1, 3)) + 1)
            ]
            groups.append([(f"{kind}{group:02}", *added(leaves)), *leaves])
        heads = [group[0] for group in groups]
        rows += [(kind, *added(heads)), *(row for group in groups for row in group)]
    return rows


def added(rows: list[tuple[str, int, int]]) -> tuple[int, int]:
    return sum(row[1] for row in rows), sum(row[2] for row in rows)


def amount(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}" if cents else ""


def printed(rows: list[tuple[str, int, int]], last: bool) -> list[str]:
    """A table of the rows with their total first or last."""
    top = [row for row in rows if len(row[0]) == 3]
    cells = [(code, f"某类支出{code}", basic, project) for code, basic, project in rows]
    total = ("", "合计", *added(top))
    lines = [*cells, total] if last else [total, *cells]
    body = [
        f"{code}\t{name}\t{amount(one + two)}\t{amount(one)}\t{amount(two)}" for code, name, one, two in lines
    ]
    return ["科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出", *body]


@SLOW
@given(trees(), st.booleans())
def test_a_tree_of_consistent_sums_is_silent(rows: list[tuple[str, int, int]], last: bool) -> None:
    found = verdicts([table(printed(rows, last))])
    assert set(statuses(found)) <= {"exact"}


@SLOW
@given(trees(), st.booleans(), st.randoms(use_true_random=False))
def test_a_changed_figure_that_relations_tie_is_noticed(
    rows: list[tuple[str, int, int]], last: bool, chance: random.Random
) -> None:
    lines = printed(rows, last)
    tied = sorted({operand["ref"] for check in verdicts([table(lines)]) for operand in check["operands"]})
    if not tied:
        return
    row, column = (int(part[1:]) for part in chance.choice(tied).split(".")[1:])
    cells = lines[row + 1].split("\t")
    cells[column] = (
        f"{int(cells[column].replace(',', '').replace('.', '')) / 100 + chance.choice([0.5, 7, 1000]):.2f}"
    )
    found = verdicts([table([*lines[: row + 1], "\t".join(cells), *lines[row + 2 :]])])
    assert statuses(found)["fail"] >= 1
    assert all(f"r{row}.c{column}" in "".join(places(check)) for check in found if check["status"] == "fail")


# --- anything at all


CELLS = st.sampled_from(
    [
        "",
        "",
        "合计",
        "总计",
        "小计",
        "项目",
        "收入",
        "支出",
        "科目编码",
        "科目名称",
        "类",
        "款",
        "项",
        "基本支出",
        "其中：甲",
    ]
    + [
        "一、甲",
        "（一）乙",
        "201",
        "20126",
        "01",
        "1.00",
        "-2.5",
        "△3",
        "——",
        "12%",
        "1=2+3",
        "坏1O",
        "栏次",
        "1",
        "2",
        "单价",
    ]
    + [
        "数量",
        "因公出国（境）费",
        "2023年决算数",
        "增减%",
        "年初结转和结余",
        "公务接待费",
        "某局",
        "某某局小计",
        "\n",
        "备注",
        "\ud7ff",
    ]
)
TITLES = st.sampled_from(
    [
        None,
        "",
        "支出决算表",
        "收入支出决算总表",
        "项目支出预算表",
        "政府采购预算表",
        "“三公”经费支出表",
        "国有资产占用情况表",
    ]
    + ["一般公共预算财政拨款基本支出决算表", "2024年某某预算表", "云溪县之最"]
)


@st.composite
def any_grid(draw: st.DrawFn) -> Record:
    """Any grid that keeps its schema."""
    rows: list[dict[str, Any]] = []
    for at in range(draw(st.integers(0, 8))):
        cells = draw(st.lists(CELLS, max_size=8))
        row: dict[str, Any] = {"line": at + 1, "cells": cells}
        if draw(st.booleans()):
            row["lines"] = [at + 1] * len(cells)
        rows.append(row)
    changes = {
        "rows": rows,
        "unit": draw(st.sampled_from([None, "万元", "元", "云"])),
        "year": draw(st.sampled_from([None, 2024])),
        "layout": draw(st.sampled_from(["tab", "cell", "aligned", "markdown", "html"])),
    }
    return grid([], draw(TITLES), **changes)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(any_grid(), min_size=1, max_size=3))
def test_no_grid_makes_tables_or_checks_fail(grids: list[Record]) -> None:
    numbered = [{**one, "id": f"g{at}"} for at, one in enumerate(grids, 1)]
    found = understand(numbered)
    cells = [cell["raw"] for one in found for row in one["rows"] for cell in row["cells"]]
    given_cells = [cell.strip() for one in numbered for row in one["rows"] for cell in row["cells"]]
    assert not Counter(cells) - Counter(given_cells)
    assert max(Counter(map(places, verdicts(found))).values(), default=1) == 1


def test_a_grid_of_a_document_without_a_stage() -> None:
    (only,) = understand(split_text("名称\t数量\n甲\t1\n乙\t2\n"))
    assert only["stage"] is None and only["form"] is None
    assert [cell["raw"] for row in only["rows"] for cell in row["cells"]] == ["1", "2"]
