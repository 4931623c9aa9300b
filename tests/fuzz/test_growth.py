"""Ten times the input takes about ten times the time: the elements that once took a hundred times.

`python -m tests.fuzz.growth` measures all of them, longer.
"""

from __future__ import annotations

import pytest

from tests.fuzz.elements import TEXTS
from tests.fuzz.growth import TIMES, timed

ONCE_QUADRATIC = {
    "pages of a table": ("split", 60),
    "HTML tables": ("split", 60),
    "failing tables": ("split", 40),
    "HTML cells": ("checks", 95),
    "both sides": ("checks", 60),
    "funds": ("cards", 100),
}
"""The room, and how many elements take it a few hundredths of a second."""

STEEP = 35.0
"""A busy machine doubles a ratio; what is quadratic takes a hundred times the time."""


@pytest.mark.parametrize("name", ONCE_QUADRATIC)
def test_no_quadratic_spot_comes_back(name: str) -> None:
    room, count = ONCE_QUADRATIC[name]
    timed(TEXTS[name](3))
    # the best of several for both: the first run of either fills caches
    few = min(timed(TEXTS[name](count))[room] for _ in range(3))
    many = min(timed(TEXTS[name](count * TIMES))[room] for _ in range(2))
    assert many < STEEP * max(few, 0.002)
