"""Units: their names, families and exact conversion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yxtools.figures import Interval
from yxtools.units import (
    UNIT_IN_PROSE,
    comparable,
    convert,
    money_power,
    normal_unit,
    printed_unit,
    unit_family,
)

MONEY = ["元", "千元", "万元", "百万元", "亿元"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("万元", "万元"),
        ("万 元", "万元"),
        ("\u3000万元 ", "万元"),
        ("人民币万元", "万元"),
        ("万元人民币", "万元"),
        ("单位：元", "元"),
        ("单位:万元", "万元"),
        ("单 位：万 元", "万元"),
        ("（金额单位：万元）", "万元"),
        ("(单位：台（套）)", "台（套）"),
        ("单位：万元（保留两位小数）", "万元"),
        ("％", "%"),
        ("‰", "‰"),
        ("百分点", "个百分点"),
        ("台(套)", "台（套）"),
        ("台/套", "台（套）"),
        ("㎡", "平方米"),
        ("M2", "平方米"),
        ("万人次", "万人次"),
        ("万", "万"),
        ("元／人·年", "元/人/年"),
        ("万元/台", "万元/台"),
        ("百分", None),
        ("万元、辆", None),
        ("元/", None),
        ("部门", None),
        ("年", None),
        ("", None),
        ("单位：", None),
        ("元" * 100_000, None),
    ],
)
def test_normal_unit(text: str, name: str | None) -> None:
    assert normal_unit(text) == name


def test_printed_unit_drops_no_remark() -> None:
    assert printed_unit("万 元") == "万元"
    assert printed_unit("万元（含）") is None
    assert printed_unit("单位：万元") is None


@pytest.mark.parametrize(
    ("unit", "power"),
    [
        ("元", 0),
        ("千元", 3),
        ("万元", 4),
        ("百万元", 6),
        ("亿元", 8),
        ("人民币万元", 4),
        ("万", None),
        ("辆", None),
    ],
)
def test_money_power(unit: str, power: int | None) -> None:
    assert money_power(unit) == power


def test_unit_family() -> None:
    assert unit_family("万元/台") == ("元/台", 4)
    assert unit_family("‰") == ("1", -3)
    assert unit_family("公顷") == ("平方米", 4)
    assert unit_family("千克") == ("克", 3)
    assert unit_family("千瓦时") == ("千瓦时", 0)
    assert unit_family("箩筐") is None


def test_comparable() -> None:
    assert comparable("元", "亿元")
    assert comparable("%", "‰")
    assert comparable("平方公里", "㎡")
    assert comparable(None, None)
    assert comparable("箩筐", "箩筐")
    assert not comparable("%", "个百分点")
    assert not comparable("万", "万元")
    assert not comparable("辆", "台")
    assert not comparable("元", None)
    assert not comparable("元/人", "元")
    assert not comparable("亩", "平方米")


def test_convert() -> None:
    assert convert(Interval(12345, 12355, 3), "万元", "元") == Interval(123450, 123550, 0)
    assert convert(Interval(5, 5, 0), "元", "亿元") == Interval(5, 5, 8)
    assert convert(Interval(5, 5, 0), "%", "‰") == Interval(50, 50, 0)
    assert convert(Interval(1, 2, 0), None, None) == Interval(1, 2, 0)
    with pytest.raises(ValueError, match="万元"):
        convert(Interval(1, 1, 0), "万元", "辆")


@given(
    st.integers(), st.integers(0, 10**6), st.integers(0, 6), st.sampled_from(MONEY), st.sampled_from(MONEY)
)
def test_conversion_there_and_back_loses_nothing(low: int, width: int, scale: int, a: str, b: str) -> None:
    interval = Interval(low, low + width, scale)
    assert convert(convert(interval, a, b), b, a) == interval


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("万元，其中", "万元"),
        ("万 元", "万 元"),
        ("万人次", "万人次"),
        ("个百分点。", "个百分点"),
        ("个项目", "个"),
        ("人次", "人次"),
        ("台(套)设备", "台(套)"),
        ("元/人·年", "元/人·年"),
        ("万，", "万"),
        ("%以上", "%"),
        ("m2", "m2"),
        ("部门", None),
        ("分别", None),
        ("年", None),
        ("余万元", None),
    ],
)
def test_unit_in_prose(text: str, unit: str | None) -> None:
    match = UNIT_IN_PROSE.match(text)
    assert (match and match[0]) == unit
