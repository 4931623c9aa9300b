"""Units that captions and titles state."""

import re

import pytest

from tests.reading import TAXONOMY
from yxtools.split.stated_units import StatedUnits, any_of, said_unit

UNITS = StatedUnits(TAXONOMY)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位:万元", "万元"),
        ("支出决算表(单位:元)", "元"),
        ("金额单位:人民币万元", "万元"),
        ("单 位:万 元(列至角分)", "万元"),
        ("单位:人", "人"),
    ],
)
def test_a_unit(text: str, unit: str) -> None:
    match = UNITS.find(text)
    assert match is not None and said_unit(match) == unit


@pytest.mark.parametrize("text", ["单位:云溪县档案馆", "万元", "支出决算表", "公开单元"])
def test_no_unit(text: str) -> None:
    assert UNITS.find(text) is None


@pytest.mark.parametrize(
    ("before", "whole", "follows"),
    [("单位:", "万元", True), ("单位:", "人", True), ("部门:", "人", False), ("单位", "万元", False)],
)
def test_a_unit_below_its_label(before: str, whole: str, follows: bool) -> None:
    assert UNITS.follows(whole, before) is follows


def test_titles_without_units() -> None:
    assert UNITS.without("支出决算表（单位：万元）") == "支出决算表"
    assert UNITS.without("单位：万元") == "单位：万元"


def test_labels_may_be_spaced() -> None:
    labels = re.compile(any_of(["单位", "金额单位"]))
    assert labels.fullmatch("单 位") and labels.match("金额 单位")
