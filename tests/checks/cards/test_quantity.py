"""What a target or an actual value says."""

from __future__ import annotations

import pytest

from yxtools.checks.cards.quantity import FRACTION, NUMBER, met, part_of_whole
from yxtools.checks.cards.words import words_of
from yxtools.figures import Interval
from yxtools.taxonomy import load

WORDS = words_of(load())


@pytest.mark.parametrize(
    ("text", "operator", "unit"),
    [
        ("≥3个", ">=", "个"),
        ("不少于5次", ">=", "次"),
        ("5次以上", ">=", "次"),
        ("600人左右", "~", "人"),
        ("100%", "", "%"),
    ],
)
def test_quantity(text: str, operator: str, unit: str) -> None:
    found = WORDS.quantity(text)
    assert found is not None
    assert (found.operator, found.unit) == (operator, unit)


@pytest.mark.parametrize("text", ["2024年", "12月底前", "有效提升", "", "3-5个月", "三级:3120元/人/年"])
def test_no_quantity(text: str) -> None:
    assert WORDS.quantity(text) is None


@pytest.mark.parametrize(
    ("target", "actual", "lower", "expected"),
    [
        ("≥95%", "≥94%", False, False),
        ("≥4万元", "1万元", False, False),
        ("≤6072元", "4.17万元", True, False),
        ("495人", "494人", False, False),
        ("3次", "4次", False, True),
        ("5万元", "4万元", True, True),
        ("大于4.9‰", "5.05‰", False, True),
        ("≥60人/年", "40人", False, False),
        ("20人", "77%", False, None),
        ("5万", "49000元", False, False),
        ("=3次", "4次", True, False),
        ("3个", "3台", False, None),
        ("≥50个", "50", False, True),
        ("≥50个", "49", False, False),
        ("≥50个", "0", False, False),
        ("≥50", "50个", False, True),
        ("≤90万元", "90", True, True),
        ("≤90万元", "899740", True, None),
        ("≥100百分比", "100", False, True),
        ("≥100百分比", "98%", False, False),
        ("≥90%", "85", False, False),
        ("≥90%", "1", False, None),
        ("2200", "133.00%", False, None),
        ("≤2000元/亩", "1900元", True, True),
        ("≤2000元/亩", "24000元", True, None),
    ],
)
def test_met(target: str, actual: str, lower: bool, expected: bool | None) -> None:
    wanted, got = WORDS.quantity(target), WORDS.quantity(actual)
    assert wanted is not None and got is not None
    assert met(wanted, got, lower) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("每年11月底前", (None, 11)), ("2023年12月", (2023, 12)), ("7月底", (None, 7)), ("长期", None)],
)
def test_deadline(text: str, expected: tuple[int | None, int] | None) -> None:
    assert WORDS.deadline(text) == expected


@pytest.mark.parametrize(
    ("text", "yuan"),
    [("5万", 50000), ("≤5万元", 50000), ("0.5亿", 50000000), ("300元/人", None), ("5人", None), ("5", None)],
)
def test_an_amount_in_yuan(text: str, yuan: int | None) -> None:
    found = WORDS.quantity(text)
    assert found is not None
    assert found.yuan == (None if yuan is None else Interval(yuan, yuan))


@pytest.mark.parametrize(
    ("text", "nouns"),
    [("550元/人·天", ("人", "天")), ("4万元/公里", ("公里",)), ("40人/天", ()), ("7元", ())],
)
def test_what_a_price_is_for(text: str, nouns: tuple[str, ...]) -> None:
    found = WORDS.quantity(text)
    assert found is not None and found.nouns == nouns


@pytest.mark.parametrize("text", ["5/8", "10/12", "5 / 8完成"])
def test_a_part_of_a_whole(text: str) -> None:
    assert part_of_whole(text)


@pytest.mark.parametrize("text", ["8/8", "9/5", "5/8/2024", "0.5/8", "5/8%", "无", "", "/8"])
def test_no_part_of_a_whole(text: str) -> None:
    assert not part_of_whole(text)


def test_patterns() -> None:
    assert FRACTION.match("10/12") and not FRACTION.match("2024/1/5")
    number = NUMBER.match("1,200卷")
    assert number is not None and number.groups() == ("1,200", "卷")
    assert not NUMBER.match("约3人")
