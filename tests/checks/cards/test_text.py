"""Counts and rates in the texts of a card against its indicators."""

from __future__ import annotations

import pytest

from tests.cards.samples import EVALUATION, TARGET, TAXONOMY, document, records
from yxtools.checks import checks
from yxtools.checks.cards.words import words_of

WORDS = words_of(TAXONOMY)


@pytest.mark.parametrize(
    ("text", "whole", "unit", "part", "said"),
    [
        ("抽查40卷档案中3卷不合格", "40", "卷", "3", "不合格"),
        ("抽查40卷，其中3卷不合格", "40", "卷", "3", "不合格"),
        ("全部25家单位中有4家未通过验收", "25", "家", "4", "未通过验"),
    ],
)
def test_a_part_that_failed(text: str, whole: str, unit: str, part: str, said: str) -> None:
    match = WORDS.pattern("failed_share").search(text)
    assert match is not None
    assert match.group("whole", "unit", "part", "failed") == (whole, unit, part, said)


@pytest.mark.parametrize("text", ["40卷档案中3册不合格", "40卷。其中3卷不合格", "40卷中3卷合格"])
def test_no_part_that_failed(text: str) -> None:
    assert WORDS.pattern("failed_share").search(text) is None


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [("全县公共图书室数48个", "公共图书室", "48"), ("全市档案库房数量共1203所", "档案库房", "1203")],
)
def test_things_counted_for_an_area(text: str, name: str, number: str) -> None:
    match = WORDS.pattern("area_count").search(text)
    assert match is not None and match.groups() == (name, number)


@pytest.mark.parametrize(
    ("text", "published"), [("公布绩效目标的项目8个", True), ("填报项目支出绩效目标共12个", False)]
)
def test_cards_that_the_prose_counts(text: str, published: bool) -> None:
    match = WORDS.pattern("cards_counted").search(text)
    assert match is not None and WORDS.has("published", match[1]) is published


@pytest.mark.parametrize("text", ["主要为档案修复", "主要是档案修复", "其中:档案修复", "档案修复"])
def test_what_introduces_a_list(text: str) -> None:
    assert WORDS.pattern("item_lead").sub("", text) == "档案修复"


def failing(sample: str) -> set[str]:
    """The rules that a card breaks."""
    found = checks(records(document(sample)), TAXONOMY)
    return {one["rule"] for one in found if one["type"] == "check" and one["status"] == "fail"}


@pytest.mark.parametrize(("rate", "fails"), [("92.5%", False), ("93%", False), ("80%", True)])
def test_a_rate_is_what_the_failed_part_leaves(rate: str, fails: bool) -> None:
    sample = EVALUATION.replace("|设备完好率|≥95%|97%", f"|归档合格率|≥75%|{rate}").replace(
        "评价人员|", "存在问题和改进措施|抽查40卷，其中3卷不合格。|||||||\n评价人员|"
    )
    assert ("card/share-text" in failing(sample)) is fails


@pytest.mark.parametrize(
    ("said", "fails"),
    [("192人", True), ("189人", False), ("200人", False), ("192户", False), ("192名", True)],
)
def test_a_count_is_that_of_the_indicator_not_nearly_so(said: str, fails: bool) -> None:
    sample = TARGET.replace("|修复档案卷数|≥300卷", "|培训修复人员|≥200人").replace(
        "|修复民国档案300卷。|||修", f"|培训修复人员，共{said}。|||修"
    )
    assert sample != TARGET
    assert ("card/count-text" in failing(sample)) is fails
