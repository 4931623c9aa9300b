"""The cells of a printed line."""

import pytest

from yxtools.split.cells import cells


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("  一、事业收入     20.00", ["一、事业收入", "20.00"]),
        ("科目\t\t合计", ["科目", "合计"]),
        ("一、事业收入 20.00", ["一、事业收入 20.00"]),
        ("合      计", ["合计"]),
        ("合      计    100.50", ["合", "计", "100.50"]),
        ("", [""]),
        (" \t ", [""]),
    ],
)
def test_cells(text: str, found: list[str]) -> None:
    assert cells(text) == found
