"""Web pages and remnants of tags, as the lines their reader sees."""

from typing import Any

import pytest

from yxtools.split import webpage
from yxtools.split.document import TAGGED, split
from yxtools.split.model import Line


def lines(text: str) -> list[Line]:
    return [Line(number, line, 1) for number, line in enumerate(text.split("\n"), 1)]


def seen(text: str) -> list[tuple[int, str]]:
    """The lines that hold something, with the lines they were printed on."""
    page = webpage.unfolded(lines(text))
    shown = zip(page.origins, page.lines, strict=True)
    return [(origin, line.text) for origin, line in shown if line.text.strip()]


def records(text: str) -> list[dict[str, Any]]:
    return list(split(text, doc="d", file="d.html", encoding="utf-8", sha256="0" * 64))


TABLE = "<table><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>3.00</td></tr></table>"


def test_tags_of_html_are_told_from_text() -> None:
    assert TAGGED.search("<p>概况</p>") and TAGGED.search("<br/>") and TAGGED.search("<p\nclass='a'>")
    assert not TAGGED.search("采购<设备>一批") and not TAGGED.search("<table><tr><td>1</td></tr></table>")


def test_blocks_end_lines_and_other_tags_vanish() -> None:
    assert seen("<p>支出<b>决算</b>表</p><p>单位：万元</p>") == [(1, "支出决算表"), (1, "单位：万元")]


def test_entities_are_decoded_but_none_opens_a_tag() -> None:
    assert seen("<p>人员&amp;公用</p>") == [(1, "人员&公用")]
    assert seen("<p>&lt;table&gt;</p>") == [(1, "&lt;table&gt;")]


def test_paragraph_of_several_lines_is_one_line() -> None:
    assert seen("<p>贯彻执行\n国家法律。</p>\n<p>二</p>") == [(1, "贯彻执行国家法律。"), (3, "二")]


def test_breaks_stay_where_paragraphs_are_not_closed() -> None:
    assert seen("<p>甲\n乙") == [(1, "甲"), (2, "乙")]


def test_tag_may_go_on_in_the_next_line() -> None:
    assert seen('<p class="a"\n  id="b">甲</p>') == [(2, "甲")]


def test_what_a_page_does_not_show_is_set_aside() -> None:
    text = "<style>td{}\n</style><script>if (a<b) x()</script><p>甲</p><!-- <table> -->"
    page = webpage.unfolded(lines(text))
    assert [line.text for line in page.lines] == ["甲"]
    hidden = [(one.text, one.lines) for one in page.noise if one.kind == "not shown"]
    assert ("td{}", (1,)) in hidden and ("<table> -->", (2,)) in hidden


def test_breaks_in_rows_of_pipes_and_tabs_stay_in_their_cells() -> None:
    assert seen("| 甲<br>乙 | 1 |\n甲<div>丙</div>\t2") == [(1, "| 甲\n乙 | 1 |"), (2, "甲\n丙\n\t2")]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>项目</td><td>金额</td></tr>"
        "<tr><td>甲项目<br>乙项目</td><td>10.00<br/>20.00</td></tr><tr><td>合计</td><td>30.00</td></tr></table>",
        "<table><tr><td>项目</td><td>金额</td></tr>"
        "<tr><td><p>甲项目</p><p>乙项目</p></td><td><div>10.00</div><div>20.00</div></td></tr>"
        "<tr><td>合计</td><td>30.00</td></tr></table>",
        "| 项目 | 金额 |\n|---|---|\n| 甲项目<br>乙项目 | 10.00<br>20.00 |\n| 合计 | 30.00 |",
        "项目\t金额\n甲项目<br>乙项目\t10.00<br>20.00\n合计\t30.00",
    ],
)
def test_figures_parted_by_breaks_are_figures_of_rows(table: str) -> None:
    (grid,) = [one for one in records(table) if one["type"] == "grid"]
    rows = [["项目", "金额"], ["甲项目", "10.00"], ["乙项目", "20.00"], ["合计", "30.00"]]
    assert [row["cells"] for row in grid["rows"]] == rows


def test_table_that_only_places_others_is_none() -> None:
    page = f"<table><tr><td><p>支出决算表</p><p>单位：万元</p>{TABLE}</td></tr></table>"
    (grid,) = [one for one in records(page) if one["type"] == "grid"]
    assert (grid["title"], grid["unit"]) == ("支出决算表", "万元")


def test_records_say_the_printed_lines() -> None:
    head = "<html><head><title>公开</title></head>\n<body>"
    page = f"{head}\n<p>支出决算表</p><p>单位：万元</p>\n{TABLE}</body></html>"
    document, *_, grid = records(page)
    assert document["lines"] == 4
    assert grid["captions"] == [{"line": 3, "text": "支出决算表"}, {"line": 3, "text": "单位：万元"}]
    assert grid["rows"] == [{"line": 4, "cells": ["项目", "金额"]}, {"line": 4, "cells": ["合计", "3.00"]}]


def test_empty_cells_alone_on_their_lines_are_cells() -> None:
    row = ["<tr>", *["<td></td>"] * 4, "<td>1</td>", "<td>2</td>", "</tr>"]
    text = "\n".join(["<table>", *row * 5, "</table>"])
    (grid,) = [one for one in records(text) if one["type"] == "grid"]
    assert [one["cells"] for one in grid["rows"]] == [["", "", "", "", "1", "2"]] * 5
