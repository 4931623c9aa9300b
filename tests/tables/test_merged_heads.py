"""Lower rows of heads that are printed within the total row."""

import pytest

from tests.reading import TAXONOMY, grid, table, verdicts
from tests.tables.cells import matrix, texts
from yxtools.tables.labels import Labels
from yxtools.tables.merged_heads import parted

LABELS = Labels(TAXONOMY)
TITLE = "政府性基金预算财政拨款收入支出决算表"
UPPER = "项目||年初结转和结余|本年收入|本年支出|||年末结转和结余"
LOWER = "功能分类科目编码|科目名称"
TOTAL = "合计||0.50|30.00|合计|基本支出|项目支出|0.20"
ROW = "212|城乡社区支出|0.50|30.00|30.30||30.30|0.20"


def tabs(*rows: str) -> list[str]:
    return [row.replace("|", "\t") for row in rows]


def test_labels_are_set_above_the_total() -> None:
    assert [texts(row) for row in parted(matrix(UPPER, LOWER, TOTAL, ROW), LABELS)] == [
        UPPER,
        "功能分类科目编码|科目名称|||合计|基本支出|项目支出|",
        TOTAL,
        ROW,
    ]


def test_an_empty_total_keeps_no_label() -> None:
    empty = "合计||||合计|基本支出|项目支出|"
    assert [texts(row) for row in parted(matrix(UPPER, empty), LABELS)] == [
        UPPER,
        "||||合计|基本支出|项目支出|",
        "合计|||||||",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # a total with all its figures
        (UPPER, LOWER + "|||合计|基本支出|项目支出|", "合计||0.50|30.00|30.30||30.30|0.20"),
        # a head of its own
        ("科目编码|科目名称|上年|本年|||增减", "|||小计|基本支出|项目支出|", ROW),
        # words below labels of their own
        ("项目||年初|收入|支出|基本|项目|年末", TOTAL),
        # words that head no column
        (UPPER, LOWER, "合计||0.50|30.00|见附件|另行公开|如上|0.20"),
        (UPPER, LOWER, "合计||||无|无|无|"),
        ("项目",),
    ],
)
def test_other_rows_stay_as_they_are(rows: tuple[str, ...]) -> None:
    found = matrix(*rows)
    assert parted(found, LABELS) is found


def test_the_table_is_understood() -> None:
    found = table(tabs(UPPER, LOWER, TOTAL, ROW), TITLE)
    assert [column["path"] for column in found["columns"][4:7]] == [
        ["本年支出", leaf] for leaf in ("合计", "基本支出", "项目支出")
    ]
    assert [(row["role"], row["name"]) for row in found["rows"]] == [
        ("total", "合计"),
        ("item", "城乡社区支出"),
    ]


def test_what_the_labels_hide_is_no_zero() -> None:
    found = verdicts([table(tabs(UPPER, LOWER, TOTAL, ROW), TITLE)])
    assert found and not [check for check in found if check["status"] == "fail"]
    assert [check["rule"] for check in found if check["status"] == "unverifiable"]


@pytest.mark.parametrize("rows", [(UPPER, LOWER, "合计||||合计|基本支出|项目支出|"), (UPPER, LOWER)])
def test_an_empty_table_has_no_rows_of_labels(rows: tuple[str, ...]) -> None:
    found = table(tabs(*rows), TITLE)
    assert [row["name"] for row in found["rows"]] == ["合计"][: len(rows) - 2]
    assert found["columns"][0]["path"] == ["项目", "功能分类科目编码"]
    assert not verdicts([grid(tabs(*rows), TITLE)])
