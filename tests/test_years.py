"""Years in both kinds of numerals."""

import re

import pytest

from yxtools.years import NAMED_YEAR, YEAR, year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2025", 2025),
        ("1999", 1999),
        ("二〇二五", 2025),
        ("二○二四", 2024),
        ("二零一九", 2019),
        ("二0二五", 2025),
    ]
    + [("一九九八", 1998)],
)
def test_year(text: str, number: int) -> None:
    assert re.fullmatch(YEAR, text) and year(text) == number


@pytest.mark.parametrize("text", ["", "1825", "2125", "二五", "三〇二五", "二一二五", "二千零五", "25"])
def test_no_year(text: str) -> None:
    assert not re.fullmatch(YEAR, text)


@pytest.mark.parametrize("text", ["2025年度", "二〇二五年", "二0二五年"])
def test_named_year(text: str) -> None:
    assert NAMED_YEAR.sub("", text) in ("", "度")


def test_a_year_without_its_word_is_not_named() -> None:
    assert not NAMED_YEAR.search("2025")
