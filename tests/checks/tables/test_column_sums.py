"""A column is the sum of others, in every row of a table."""

import pytest

from tests.reading import TAXONOMY, Record, statuses, table, verdicts
from yxtools.checks.relation import Relation
from yxtools.checks.sheet import sheet
from yxtools.checks.tables import column_sums
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出"


def across(*rows: str, title: str = "支出决算表") -> list[Relation]:
    return list(column_sums.across(sheet(table([*rows], title), LABELS), LABELS, TAXONOMY.dimensions["tree"]))


def said(relations: list[Relation]) -> list[tuple[str, str, str, list[str]]]:
    """(rule, status, whole, parts) of every relation."""
    return [
        (one.rule, one.status(), one.whole.raw, [part.raw for _, part in one.parts if not part.blank])
        for one in relations
    ]


def test_columns_beside_their_total() -> None:
    found = across(HEAD, "201\t甲\t3.00\t1.00\t2.00", "208\t乙\t5.00\t5.00\t")
    assert said(found) == [
        ("sum/nature", "exact", "3.00", ["1.00", "2.00"]),
        ("sum/nature", "exact", "5.00", ["5.00"]),
    ]


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        # groups of the header, each with its own total
        (
            ["名称\t合计\t基本支出\t\t\t项目支出", "\t\t小计\t人员经费\t公用经费\t"],
            "甲\t6\t5\t3\t2\t1",
            {("sum/nature", "6", ("5", "1")), ("sum/nature", "5", ("3", "2"))},
        ),
        # funds: a whole, its parts, and parts of these
        (
            ["名称\t合计\t财政拨款收入\t一般公共预算\t政府性基金预算\t事业收入"],
            "甲\t6\t5\t3\t2\t1",
            {("sum/fund", "6", ("5", "1")), ("sum/fund", "5", ("3", "2"))},
        ),
        (
            [
                "名称\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费",
                "\t\t\t小计\t购置费\t运行费\t",
            ],
            "甲\t6\t1\t4\t3\t1\t1",
            {("sum/item", "6", ("1", "4", "1")), ("sum/item", "4", ("3", "1"))},
        ),
        (["名称\t合计\t本年收入\t上年结转"], "甲\t6\t5\t1", {("sum/origin", "6", ("5", "1"))}),
        (["名称\t合计\t甲项\t乙项"], "甲\t6\t5\t1", {("sum/column", "6", ("5", "1"))}),
    ],
)
def test_what_a_column_adds_up(
    head: list[str], row: str, expected: set[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = across(*head, row, title="情况表")
    assert {one.status() for one in found} == {"exact"}
    assert {(rule, whole, tuple(parts)) for rule, _, whole, parts in said(found)} == expected


def test_years_are_not_added() -> None:
    found = across("名称\t合计\t2022年基本支出\t2023年项目支出", "甲\t6\t5\t1", title="情况表")
    assert found == []


def test_one_wrong_row_fails() -> None:
    found = across(HEAD, "201\t甲\t3\t1\t2", "208\t乙\t9\t5\t", "210\t丙\t4\t4\t")
    assert [one.status() for one in found] == ["exact", "fail", "exact"]


def test_a_head_that_most_rows_deny_was_not_understood() -> None:
    found = across(HEAD, "201\t甲\t3\t1\t9", "208\t乙\t9\t5\t1", "210\t丙\t4\t4\t", "211\t丁\t8\t1\t1")
    assert [one.status() for one in found] == ["unverifiable"]
    assert "3 of 4" in found[0].message("unverifiable")


def test_rows_without_figures_assert_nothing() -> None:
    assert across(HEAD, "201\t甲\t\t\t", "208\t乙\t\t\t") == []


def test_a_column_of_which() -> None:
    found = across("名称\t合计\t其中：基本支出", "甲\t3\t1", "乙\t3\t5", title="情况表")
    assert said(found) == [("bound/of-which", "exact", "1", ["3"]), ("bound/of-which", "fail", "5", ["3"])]


def test_statuses_of_a_whole_table() -> None:
    rows: list[Record] = [table([HEAD, "\t合计\t5\t3\t2", "201\t甲\t3\t1\t2", "208\t乙\t2\t2\t"])]
    assert statuses(verdicts(rows)) == {"exact": 6}
