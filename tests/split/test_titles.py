"""Titles from the list of contents."""

import pytest

from tests.reading import TAXONOMY
from yxtools.split.captions import Caption, Captions
from yxtools.split.fragments import Fragment, opened
from yxtools.split.model import Region, Row
from yxtools.split.titles import untitled

CAPTIONS = Captions(TAXONOMY)

PROMISED = ["收支总表", "收入表", "支出表", "三公表"]


def titled(
    *titles: str | None, numbers: dict[int, str] | None = None, promised: list[str] = PROMISED
) -> list[str | None]:
    """The titles of tables after the contents have been asked for those that are None."""
    found = []
    for at, title in enumerate(titles):
        fragment = Fragment(Region("tab", at + 1, at + 1, ()), title=title)
        fragment.caption = Caption(title=title, number=(numbers or {}).get(at))
        found.append(fragment)
    untitled(found, promised)
    return [fragment.caption.title for fragment in found]


def test_a_gap_of_as_many_tables_as_the_contents_list() -> None:
    assert titled("收支总表", None, "支出表", "三公表") == PROMISED
    assert titled("收支总表", None, None, "三公表") == PROMISED
    assert titled(None, "收入表", "支出表", None) == PROMISED


def test_all_titles_lost() -> None:
    assert titled(None, None, None, None) == PROMISED


def test_the_year_in_a_title_does_not_matter() -> None:
    assert titled("2024年收支总表", None, "2024年度支出表")[1] == "收入表"


@pytest.mark.parametrize(
    "titles",
    [
        (None, "支出表", "三公表"),
        ("收支总表", None, "三公表"),
        ("收支总表", None, None, None, "支出表", "三公表"),
    ],
)
def test_what_is_not_certain_is_not_said(titles: tuple[str | None, ...]) -> None:
    assert titled(*titles) == list(titles)


def test_a_printed_number_counts_the_promised_tables() -> None:
    assert titled("收支总表", None, "三公表", numbers={1: "公开03表"}) == ["收支总表", "支出表", "三公表"]


def test_a_number_out_of_place_does_not() -> None:
    assert titled("收支总表", None, "三公表", numbers={1: "公开01表"}) == ["收支总表", None, "三公表"]


def test_printed_titles_stay() -> None:
    assert titled("收支总表", "别的表", "支出表") == ["收支总表", "别的表", "支出表"]


def test_no_contents_no_titles() -> None:
    assert titled(None, "支出表", promised=[]) == [None, "支出表"]


def test_a_list_of_units_takes_no_promised_title() -> None:
    head = Row(3, ("序号", "单位名称", "备注"), (3,))
    units, _ = opened(
        Region("tab", 3, 4, (head, Row(4, ("1", "云溪县档案馆（本级）", ""), (4,)))), [], CAPTIONS
    )
    table, _ = opened(Region("tab", 6, 7, (Row(6, ("项目", "决算数"), (6,)),)), [], CAPTIONS)
    untitled([units, table], ["收支总表"])
    assert [one.caption.title for one in (units, table)] == [None, "收支总表"]


@pytest.mark.parametrize(
    ("cells", "units"),
    [
        ("序号 单位名称 备注", True),
        ("序号 预算单位名称 单位性质 经费保障形式", True),
        ("单位名称 合计 备注", False),
        ("项目 决算数", False),
        ("备注", False),
    ],
)
def test_heads_of_lists_of_units(cells: str, units: bool) -> None:
    assert CAPTIONS.lists_units(cells.split()) is units
