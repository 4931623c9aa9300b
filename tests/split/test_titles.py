"""Titles from the list of contents."""

import pytest

from yxtools.split.captions import Caption
from yxtools.split.fragments import Fragment
from yxtools.split.model import Region
from yxtools.split.titles import untitled

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
