"""Outcomes of indicators: what was missed, and what is said of it."""

from __future__ import annotations

import pytest

from tests.cards.samples import EVALUATION, TAXONOMY, document, records
from yxtools.checks import checks
from yxtools.checks.cards.words import words_of

WORDS = words_of(TAXONOMY)
CLAIMING = EVALUATION.replace("保障了档案馆运行", "各项指标全部完成")


def failing(sample: str) -> set[str]:
    """The rules that a card breaks."""
    found = checks(records(document(sample)), TAXONOMY)
    return {one["rule"] for one in found if one["type"] == "check" and one["status"] == "fail"}


def test_words_for_everything_done() -> None:
    assert WORDS.has("all_done", "各项指标全部完成") and not WORDS.has("all_done", "部分完成")


@pytest.mark.parametrize(
    ("target", "actual", "missed"),
    [
        ("有效提升", "5/8", True),
        ("有效提升", "10/12", True),
        ("有效提升", "8/8", False),
        ("每年12月底前", "9/30", False),
        ("≥95%", "90%", True),
    ],
)
def test_a_part_of_a_whole_is_a_miss_whatever_its_digits(target: str, actual: str, missed: bool) -> None:
    assert CLAIMING != EVALUATION
    sample = CLAIMING.replace("|设备完好率|≥95%|97%|已完成", f"|设备完好情况|{target}|{actual}|")
    assert sample != CLAIMING
    assert ("card/claim" in failing(sample)) is missed
