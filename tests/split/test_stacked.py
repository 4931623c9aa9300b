"""Rows whose cells hold figure below figure."""

import pytest

from yxtools.split.stacked import rows


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["甲", "1.00"], [("甲", "1.00")]),
        (["设备\n购置", "1.00"], [("设备\n购置", "1.00")]),  # a wrapped name
        (["甲\n乙", "1.00\n2.00"], [("甲", "1.00"), ("乙", "2.00")]),
        (["201\n202", "甲\n乙", "1.00\n2.00"], [("201", "甲", "1.00"), ("202", "乙", "2.00")]),
        (["设备\n购置\n等", "1.00\n2.00"], [("设备\n购置\n等", "1.00"), ("", "2.00")]),
        (
            ["甲\n乙\n丙", "1.00\n2.00\n3", "-\n4.00"],
            [("甲", "1.00", "-"), ("乙", "2.00", "4.00"), ("丙", "3", "")],
        ),
        (["2023\n2024", "甲\n乙"], [("2023\n2024", "甲\n乙")]),  # no amount
        (["", "\n 甲 \n\n"], [("", "甲")]),
    ],
)
def test_rows(cells: list[str], expected: list[tuple[str, ...]]) -> None:
    assert rows(cells) == expected
