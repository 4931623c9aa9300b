"""Tables in markup."""

import pytest

from tests.reading import lines_of
from yxtools.split.markup import regions, rule


def cells(text: str) -> list[list[str]]:
    """The cells of the only region of a text."""
    (region,) = regions(lines_of(text))
    return [list(row.cells) for row in region.rows]


# --- Markdown


@pytest.mark.parametrize("text", ["|---|---|", "| :-- | --: |", "|:---:|", "---|---"])
def test_rule(text: str) -> None:
    assert rule(text)


@pytest.mark.parametrize("text", ["---", "| -1 | 2 |", "|甲|乙|", "||", "| - | - |"])
def test_no_rule(text: str) -> None:
    assert not rule(text)


def test_pipe_table() -> None:
    text = "前文\n| 编码 | 名称 | 合计 |\n|---|:--|--:|\n| 201 | 甲 | 1.00 |\n|  | 合计 | 1.00 |\n后文"
    assert cells(text) == [["编码", "名称", "合计"], ["201", "甲", "1.00"], ["", "合计", "1.00"]]


def test_escaped_pipes_do_not_part_cells() -> None:
    assert cells("| 甲\\|乙 | 1 |\n| 丙 | 2 |") == [["甲\\|乙", "1"], ["丙", "2"]]


def test_a_row_without_its_last_pipe() -> None:
    assert cells("| 甲 | 1\n| 乙 | 2") == [["甲", "1"], ["乙", "2"]]


@pytest.mark.parametrize("text", ["| 甲 | 1 |", "甲 | 1\n乙 | 2", "| 甲 | 1 |\n\n| 乙 | 2 |", "|甲\n|乙"])
def test_no_pipe_table(text: str) -> None:
    assert regions(lines_of(text)) == []


def test_a_table_of_rules_only_has_no_rows() -> None:
    assert not any(region.rows for region in regions(lines_of("|---|---|\n|---|---|")))


# --- HTML


def test_html_table_over_lines() -> None:
    text = "前文\n<table>\n<tr><th>名称</th><th>合计</th></tr>\n"
    text += "<tr><td>甲</td>\n<td>1.00</td></tr>\n</table>\n后文"
    (region,) = regions(lines_of(text))
    assert [row.cells for row in region.rows] == [("名称", "合计"), ("甲", "1.00")]
    assert (region.layout, region.first, region.last) == ("html", 2, 6)
    assert region.rows[1].lines == (4, 5)


def test_html_table_on_one_line() -> None:
    assert cells("<TABLE border=1><tr><td>甲</td><td>1</td></tr></TABLE>") == [["甲", "1"]]


def test_a_tag_cut_short_by_the_next_is_markup() -> None:
    (region,) = regions(lines_of("<table><tr><td>甲</td><td>1</td</tr></table>"))
    assert [row.cells for row in region.rows] == [("甲", "1")]
    assert [tag for _, tag in region.markup].count("</td") == 1


def test_merged_cells_leave_blanks() -> None:
    text = (
        "<table><tr><td rowspan=2>科目</td><td colspan=2>支出</td></tr>"
        "<tr><td>基本</td><td>项目</td></tr><tr><td>甲</td><td>1</td><td>2</td></tr></table>"
    )
    assert cells(text) == [["科目", "支出", ""], ["", "基本", "项目"], ["甲", "1", "2"]]


def test_a_cell_merged_down_at_the_end_of_a_row() -> None:
    text = "<table><tr><td>甲</td><td rowspan=2>注</td></tr>"
    text += "<tr><td>乙</td></tr><tr><td>丙</td><td>3</td></tr></table>"
    assert cells(text) == [["甲", "注"], ["乙", ""], ["丙", "3"]]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "99999999999"])
def test_spans_that_make_no_sense_do_no_harm(span: str) -> None:
    (row,) = cells(f'<table><tr><td colspan="{span}">甲</td><td>1</td></tr></table>')
    assert row[0] == "甲" and row[-1] == "1" and len(row) <= 201


def test_character_references_are_read() -> None:
    assert cells("<table><tr><td>甲&amp;乙</td><td>&nbsp;1</td></tr></table>") == [["甲&乙", "1"]]


def test_cells_left_open() -> None:
    assert cells("<table><tr><td>甲<td>1<tr><td>乙<td>2</table>") == [["甲", "1"], ["乙", "2"]]


@pytest.mark.parametrize(
    "text", ["<table>", "<table><tr><td>甲", "</table>", "<tablet>甲</tablet>", "甲<td>乙</td>"]
)
def test_a_table_that_does_not_end_is_none(text: str) -> None:
    assert regions(lines_of(text)) == []


@pytest.mark.parametrize("text", ["<table></table>", "<table><tr></tr></table>"])
def test_a_table_without_cells_has_no_rows(text: str) -> None:
    assert not any(region.rows for region in regions(lines_of(text)))


def test_a_tag_cut_short_by_the_end_of_its_line_is_markup() -> None:
    (region,) = regions(lines_of("<table>\n<tr><td>档案</td><td>1.00</td></tr>\n<t 单位：万元\n</table>"))
    assert (3, "<t 单位：万元") in region.markup
    assert [row.cells for row in region.rows] == [("档案", "1.00")]


def test_a_table_within_a_table_is_told_once() -> None:
    (region,) = regions(lines_of("<table>\n<table>\n</table>"))
    assert (region.first, region.last, region.rows) == (1, 3, ())
