"""Relations that a table's own rows reveal."""

import pytest

from tests.reading import TAXONOMY, table
from yxtools.checks.relation import Relation
from yxtools.checks.sheet import Sheet, sheet
from yxtools.checks.tables import conventions
from yxtools.checks.tables.conventions import confirmed
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)


def laid(title: str, *rows: str) -> Sheet:
    return sheet(table([*rows], title), LABELS)


def said(relations: list[Relation]) -> list[str]:
    return [relation.status() for relation in relations]


# --- quantity and price

PURCHASES = [
    "采购品目\t数量\t单价\t金额",
    "桌\t5\t1.50\t7.50",
    "椅\t10\t0.50\t5.00",
    "灯\t3\t1.00\t3.00",
    "柜\t2\t4.00\t8.00",
]


def products(*rows: str) -> list[str]:
    return said(list(conventions.products(laid("政府采购预算表", *rows), LABELS)))


def test_quantity_times_price() -> None:
    assert products(*PURCHASES) == ["exact"] * 4


def test_one_row_that_does_not_among_rows_that_do() -> None:
    assert products(*PURCHASES, "钟\t2\t4.00\t9.00") == ["exact"] * 4 + ["fail"]


@pytest.mark.parametrize(
    "rows",
    [
        PURCHASES[:3],  # too few rows to tell
        [PURCHASES[0], *(f"桌\t5\t1.50\t{at}.25" for at in range(9))],  # rows deny it
        ["采购品目\t数量\t金额", "桌\t5\t7.50", "椅\t10\t5.00", "灯\t3\t3.00"],  # no price
        ["采购品目\t单价\t金额", "桌\t5\t7.50", "椅\t10\t5.00", "灯\t3\t3.00"],  # no quantity
    ],
)
def test_where_it_is_not_asserted(rows: list[str]) -> None:
    assert products(*rows) == []


def test_the_printed_precision_of_prices_counts() -> None:
    assert products(*PURCHASES, "笔\t1000\t0.33\t333.00") == ["exact"] * 4 + ["rounded"]


# --- changes

HEAD = "科目名称\t2023年执行数\t2024年预算数\t增减额\t增减%"
ROWS = [
    "甲支出\t4.00\t5.00\t1.00\t25.00",
    "乙支出\t2.00\t1.00\t-1.00\t-50.00",
    "丙支出\t3.00\t3.00\t0.00\t0.00",
]


def changes(*rows: str) -> list[tuple[str, str]]:
    found = conventions.changes(laid("一般公共预算支出表", HEAD, *rows))
    return [(relation.rule, relation.status()) for relation in found]


def test_differences_and_rates() -> None:
    assert changes(*ROWS) == [("change/amount", "exact")] * 3 + [("change/percent", "exact")] * 3


def test_a_rate_is_as_exact_as_its_figures() -> None:
    found = changes(*ROWS, "丁支出\t3.00\t4.00\t1.00\t33.33", "戊支出\t3.00\t4.00\t1.00\t43.33")
    assert found[-2:] == [("change/percent", "exact"), ("change/percent", "fail")]


def test_a_wrong_difference() -> None:
    assert ("change/amount", "fail") in changes(*ROWS, *ROWS[:2], "丁支出\t3.00\t4.00\t2.00\t33.33")


def test_no_rate_of_nothing() -> None:
    assert changes(*ROWS, "丁支出\t\t4.00\t4.00\t")[3:4] == [("change/amount", "exact")]
    assert len(changes(*ROWS, "丁支出\t\t4.00\t4.00\t100.00")) == 7


def test_columns_that_rows_deny_are_not_compared() -> None:
    assert (
        changes("甲支出\t4.00\t5.00\t8.00\t1", "乙支出\t2.00\t1.00\t8.00\t1", "丙支出\t3.00\t3.00\t8.00\t1")
        == []
    )


# --- the budget of a project beside its purchases


def budgets(*rows: str) -> list[tuple[str, str]]:
    found = conventions.budgets(
        laid("政府采购预算表", "单位名称\t采购品目\t项目名称\t项目预算\t采购金额", *rows), LABELS
    )
    return [(relation.rule, relation.status()) for relation in found]


def test_the_budget_is_the_same_in_every_row_and_no_less_than_a_purchase() -> None:
    rows = [
        "甲局\t桌\t乙项目\t9.00\t1.00",
        "甲局\t桌\t乙项目\t9.00\t2.00",
        "甲局\t桌\t乙项目\t9.00\t3.00",
        "甲局\t桌\t乙项目\t9.00\t3.00",
    ]
    assert budgets(*rows) == [("duplicate/budget", "exact")] * 3 + [("bound/budget", "exact")] * 4


def test_a_budget_that_differs() -> None:
    rows = ["甲局\t桌\t乙项目\t9.00\t1.00"] * 5 + ["甲局\t桌\t乙项目\t8.00\t1.00"]
    assert ("duplicate/budget", "fail") in budgets(*rows)


def test_a_purchase_beyond_its_budget() -> None:
    rows = ["甲局\t桌\t乙项目\t9.00\t1.00"] * 5 + ["甲局\t桌\t乙项目\t9.00\t10.00"]
    assert ("bound/budget", "fail") in budgets(*rows)


# --- confirmation


def relations(held: int, denied: int) -> list[Relation]:
    """As many relations that hold, and that do not."""
    found = laid("情况表", "名称\t金额", "甲\t1.00", "乙\t9.00")
    one, nine = (found.at(row, found.columns[0]) for row in found.rows)
    return [Relation("x", one, ((1, one),))] * held + [Relation("x", one, ((1, nine),))] * denied


@pytest.mark.parametrize(
    ("held", "denied", "enough"),
    [
        *((3, 0, True), (3, 1, True), (4, 1, True), (8, 2, True)),
        *((0, 0, False), (2, 0, False), (2, 1, False), (7, 2, False)),
    ],
)
def test_all_rows_but_one_or_four_of_five_and_at_least_three_confirm(
    held: int, denied: int, enough: bool
) -> None:
    assert confirmed(relations(held, denied)) is enough
