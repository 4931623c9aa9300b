"""Amounts that the prose prints."""

import time

import pytest

from yxtools.checks.suspects.prose_amounts import amounts
from yxtools.figures import Interval


def counted(*texts: str) -> dict[Interval, int]:
    return dict(amounts({"type": "text", "text": text} for text in texts))


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("支出36,182.45万元", 361824500),
        ("金额为0.5亿元。", 50000000),
        ("每人300元", 300),
        ("3.10 万元", 31000),
        ("其中，5万元", 50000),
        ("减少-3万元", -30000),
        ("支出１２.５万元", 125000),
        ("共25千元", 25000),
    ],
)
def test_an_amount_in_yuan(text: str, yuan: int) -> None:
    assert counted(text) == {Interval(yuan, yuan): 1}


@pytest.mark.parametrize("text", ["2024年", "3个", "1.2.3万元", "编号12,万元"])
def test_what_is_none(text: str) -> None:
    assert counted(text) == {}


def test_prints_are_counted_over_paragraphs() -> None:
    assert counted("收入3万元", "支出3.00万元，其中1元", "") == {Interval(30000, 30000): 2, Interval(1, 1): 1}


def test_other_records_hold_none() -> None:
    assert not amounts([{"type": "grid", "text": "3万元"}])


def test_long_text_takes_no_long_time() -> None:
    begin = time.process_time()
    counted("1," * 100_000 + "9" * 100_000 + "万元")
    assert time.process_time() - begin < 2
