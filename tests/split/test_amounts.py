"""What looks like a figure on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yxtools.figures import parse_figure
from yxtools.split.amounts import AMOUNT, AMOUNT_INSIDE, FIGURE

# An amount in every way that disclosures print a negative, a percentage or a sum of money.
AMOUNTS = [
    "0.50",
    "1,234",
    "1,234.50",
    "12,3456.00",
    "-3.00",
    "−3.00",
    "－3.00",
    "△2.00",
    "▲2.00",
    "负2.00",
    "+2.00",
    "(5.00)",
    "（5.00）",
    "（1，234.50）",
    "１２．５",
    "12.5%",
    "12.5％",
    "(33.30%)",
    "（33.30）%",
    "0.5‰",
    "¥5.00",
    "￥5.00",
    "-¥5.00",
]


@pytest.mark.parametrize("text", AMOUNTS)
def test_amount(text: str) -> None:
    assert AMOUNT.fullmatch(text)
    assert FIGURE.fullmatch(text)
    assert AMOUNT_INSIDE.search(f"合计 {text} 万元")


@pytest.mark.parametrize(
    "text", ["0", "150", "2024", "2010101", "0105", "△5", "(3)", "12%", "12,34", "１２", "5*"]
)
def test_figure_that_is_no_amount(text: str) -> None:
    assert FIGURE.fullmatch(text)
    assert not AMOUNT.fullmatch(text)


@pytest.mark.parametrize("text", ["-", "--", "—", "——", "－", "/", "／"])
def test_what_is_printed_for_none(text: str) -> None:
    assert FIGURE.fullmatch(text)
    assert not AMOUNT.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    ["", "1.", "一、", "甲", "万元", "1.00万元", "2024年", "1-2", "1-2-3", "10.0020.00", "a1", "2024-12-31"],
)
def test_no_figure(text: str) -> None:
    assert not FIGURE.fullmatch(text)
    assert not AMOUNT.fullmatch(text)


@pytest.mark.parametrize("text", ["150", "1. 概况", "12,3", "第1、2页", "2024-12-31"])
def test_no_amount_in_a_line(text: str) -> None:
    assert not AMOUNT_INSIDE.search(text)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4), st.booleans())
def test_whatever_is_read_as_a_figure_looks_like_one(scaled: int, decimals: int, grouped: bool) -> None:
    sign, digits = "△" if scaled < 0 else "", str(abs(scaled)).rjust(decimals + 1, "0")
    whole, fraction = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    text = sign + (f"{int(whole):,}" if grouped else whole) + (f".{fraction}" if fraction else "")
    if parse_figure(text) is not None:
        assert FIGURE.fullmatch(text)
        assert bool(AMOUNT.fullmatch(text)) is ("." in text or "," in text)


def test_long_runs_are_read_in_one_go() -> None:
    for run in ("1" * 200_000 + "x", "1," * 100_000 + "x", "-" * 200_000):
        assert not FIGURE.fullmatch(run) and not AMOUNT.fullmatch(run)
