"""What labels mean beside each other."""

from __future__ import annotations

import pytest

from tests.reading import TAXONOMY, table
from yxtools.tables.siblings import only_rest

REST = TAXONOMY.dimensions["rest"]


@pytest.mark.parametrize(
    ("funds", "meant"),
    [
        (["fiscal", "government"], ["general", "government"]),
        (["fiscal", "government", "state"], ["general", "government", "state"]),
        (["fiscal", "general", "government"], ["fiscal", "general", "government"]),
        (["fiscal", "own"], ["fiscal", "own"]),
        (["fiscal"], ["fiscal"]),
    ],
)
def test_a_whole_beside_a_part_is_what_that_leaves(funds: list[str], meant: list[str]) -> None:
    dims = [{"fund": fund, "measure": "income"} for fund in funds]
    only_rest(dims, REST)
    assert [one["fund"] for one in dims] == meant


def test_of_another_measure_is_not_beside() -> None:
    dims = [{"fund": "fiscal", "measure": "income"}, {"fund": "government", "measure": "expenditure"}]
    only_rest(dims, REST)
    assert dims[0]["fund"] == "fiscal"


def funds(*rows: str) -> list[str | None]:
    found = table(("项目\t预算数\t项目\t预算数", *rows), "收支总表")
    return [row["dims"].get("fund") for row in found["rows"] if row["block"] == 0]


def test_rows_numbered_alike_are_two_funds() -> None:
    rows = ["一、财政拨款收入\t5\t一、教育支出\t6", "二、政府性基金收入\t1\t二、国防支出\t"]
    assert funds(*rows) == ["general", "government"]


def test_a_row_of_which_is_part_of_the_one_above() -> None:
    rows = ["一、财政拨款收入\t5\t一、教育支出\t5", "其中：政府性基金收入\t1\t二、国防支出\t"]
    assert funds(*rows) == ["fiscal", "government"]


def test_columns_of_one_level_are_two_funds() -> None:
    found = table(["科目编码\t科目名称\t合计\t财政拨款\t政府性基金", "201\t甲\t3.00\t2.00\t1.00"], "收入总表")
    assert [column["dims"].get("fund") for column in found["columns"][3:]] == ["general", "government"]
