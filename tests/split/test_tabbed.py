"""Tables set apart by tabs."""

import pytest

from tests.reading import lines_of
from yxtools.split.model import Region
from yxtools.split.tabbed import regions


def read(text: str) -> list[Region]:
    return regions(lines_of(text))


def cells(region: Region) -> list[list[str]]:
    return [list(row.cells) for row in region.rows]


def test_a_row_a_line() -> None:
    (region,) = read("标题\n编码\t名称\t合计\n201\t甲 \t1.00\n\t合计\t1.00\n后文\n")
    assert (region.layout, region.first, region.last) == ("tab", 2, 4)
    assert cells(region) == [["编码", "名称", "合计"], ["201", "甲", "1.00"], ["", "合计", "1.00"]]
    assert [row.line for row in region.rows] == [2, 3, 4]


def test_indentation_of_names_is_kept() -> None:
    (region,) = read("甲\t1\n　　其中：乙\t1\n")
    assert cells(region)[1][0] == "　　其中：乙"


def test_a_blank_line_parts_fragments() -> None:
    found = read("甲\t1\n乙\t2\n\n丙\t3\n")
    assert [(region.first, region.last) for region in found] == [(1, 2), (4, 4)]


def test_no_tabs_no_tables() -> None:
    assert read("甲  1\n乙  2\n\n") == []


def test_a_cell_a_line() -> None:
    (region,) = read("标题\n\n\t编码\n\t名称\n\t合计\n\n\t201\n\t一般公共\n服务支出\n\t100.50\n\n后文\n")
    assert region.layout == "cell"
    assert cells(region) == [["编码", "名称", "合计"], ["201", "一般公共\n服务支出", "100.50"]]
    second = region.rows[1]
    assert second.cell_lines == (7, 8, 10)
    assert second.lines == (7, 8, 9, 10)


@pytest.mark.parametrize(
    ("row", "line"),
    [("\t甲\n\t乙\n\t1.50", 3), ("\t△1.50\n\t乙", 1), ("\t甲\n\t（1,234.00）\n\t2", 2), ("\t甲\n\t乙", 1)],
)
def test_the_line_of_a_row_is_that_of_its_first_figure(row: str, line: int) -> None:
    (region,) = read(row + "\n\n\t甲\n\t乙\n\t1\n")
    assert region.rows[0].line == line


def test_empty_cells_count() -> None:
    (region,) = read("\t甲\n\t\n\t1.00\n\n\t乙\n\t\n\t\n")
    assert cells(region) == [["甲", "", "1.00"], ["乙", "", ""]]


def test_text_between_ends_a_table_of_cells() -> None:
    found = read("\t甲\n\t1\n\n\t乙\n\t2\n\n正文一句。\n\n\t丙\n\t3\n\n\t丁\n\t4\n")
    assert [(region.layout, region.first, region.last) for region in found] == [
        ("cell", 1, 5),
        ("cell", 9, 13),
    ]


def test_a_table_of_one_column_of_figures_is_not_taken_for_cells() -> None:
    (region,) = read("名称\t合计\n甲\t1\n乙\t2\n\t3\n")
    assert region.layout == "tab" and len(region.rows) == 4
