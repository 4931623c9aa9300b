"""No regular expression of the package takes more than linear time, whatever is repeated."""

from __future__ import annotations

import re
from math import inf

import pytest

from tests.fuzz.patience import Hang, patience
from tests.fuzz.patterns import Named, hostile, patterns, seconds
from yxtools.taxonomy import load

SHORT, LONG = 600, 4_800
PATIENCE = 0.005
"""Seconds that no pattern takes over the longer text; linear ones need a hundredth."""
SUSPICIOUS = 0.0001
"""Seconds over the shorter text after which the longer one is tried."""
STEEP = 20.0
"""More than linear: eight times the text may take a bit more than eight times as long, not 64 times."""


def slowest(named: Named) -> str | None:
    """A text that keeps a pattern busy for more than linear time, if there is one."""
    longs: list[str] = []
    for at, short in enumerate(hostile(named.pattern, SHORT)):
        took = _least(named, short, 1)
        if took > PATIENCE:
            return short
        if took > SUSPICIOUS:
            longs = longs or list(hostile(named.pattern, LONG))
            # a busy machine is not a slow pattern: what counts is the best of three
            longer = _least(named, longs[at], 3)
            if longer > PATIENCE and longer > STEEP * max(_least(named, short, 3), 1e-6):
                return longs[at]
    return None


def _least(named: Named, text: str, times: int) -> float:
    try:
        with patience(10 * PATIENCE):
            return min(seconds(named, text) for _ in range(times))
    except Hang:
        return inf


def test_every_pattern_of_the_package_is_linear() -> None:
    slow = [
        (one.name, one.pattern.pattern, text[:40])
        for one in patterns([("taxonomy", load())])
        if (text := slowest(one))
    ]
    assert slow == []


@pytest.mark.parametrize("pattern", [r"\s+$", r"(a+)+$", r"\d+(?=\D*$)", r"(?:a|a)*b", r"^\s*(?:x)?\s*$"])
def test_slow_patterns_are_found(pattern: str) -> None:
    assert slowest(Named("slow", re.compile(pattern), ("search",))) is not None


@pytest.mark.parametrize("pattern", [r"\d{1,4}", r"[^<>]*x", r"合计|小计", r"(?<!\d)\d{1,30}"])
def test_others_are_not(pattern: str) -> None:
    assert slowest(Named("fine", re.compile(pattern), ("match",))) is None
