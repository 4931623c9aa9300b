"""Indicators in two blocks."""

import pytest

from tests.cards.printed import VOCABULARY
from yxtools.cards.halves import split_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宣传媒体数量 ≤5家", ("宣传媒体数量", "≤5家")),
        ("平台建设完成100%", ("平台建设完成", "100%")),
        ("服务能力有效提升", ("服务能力", "有效提升")),
        ("保障水平", ("保障水平", None)),
    ],
)
def test_values_glued_behind_names(text: str, expected: tuple[str, str | None]) -> None:
    assert split_value(text, VOCABULARY) == expected
