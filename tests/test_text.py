"""Normal forms of printed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yxtools.text import BLANKS, fold, squeeze, width


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("（１）２０２４年：Ａ，ｂ；％", "(1)2024年:A,b;%"),
        ("“三公”‘经费’", "\"三公\"'经费'"),
        ("—–－", "---"),
        ("〔2024〕【注】［1］", "(2024)[注][1]"),
        ("甲\u3000乙\xa0丙", "甲 乙 丙"),
        ("≦≧﹤﹥", "≤≥<>"),
        ("、。《》", "、。《》"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize("text", ["合 计", "合\u3000计", " 合\t计 ", "合\xa0\n计", "\ufeff合\u200b计"])
def test_squeeze_takes_out_every_blank(text: str) -> None:
    assert squeeze(text) == "合计"


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("合计", 4), ("（1）", 5), ("①△", 2), ("ア한", 4)]
)
def test_width_counts_wide_characters_twice(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize("char", ["中", "。", "，", "（", "ａ", "\u3000", "カ", "글"])
def test_wide(char: str) -> None:
    assert width(char) == 2


@pytest.mark.parametrize("char", ["a", "1", "-", " ", "·", "\xa0"])
def test_not_wide(char: str) -> None:
    assert width(char) == 1


def test_blanks_are_runs() -> None:
    assert BLANKS.split("a \t\u3000b") == ["a", "b"]


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)
    assert not any(char.isspace() for char in squeeze(text))
