"""How far a long run is, and how long it still takes."""

import io
import sys
import time

import pytest

from yxtools.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO, total: int | None, done: int) -> list[str]:
    """What stderr gets while `done` files are done; every look at the clock finds it 2 seconds later."""
    clock = iter(range(0, 10_000, 2))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys, "stderr", stderr)
    told = Progress(total)
    for number in range(done):
        told.advance(f"{number}.txt")
    return [line for line in stderr.getvalue().split("\r\x1b[K") if line]


def test_time_left_is_told_after_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, Terminal(), 300, 5)
    assert lines[3] == "4/300 3.txt"
    assert lines[4] == "5/300 (1 min 58 s left) 4.txt"


def test_nobody_knows_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), None, 6)[-1] == "6 5.txt"


def test_a_single_one_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 1, 1) == []


def test_no_terminal_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 300, 9) == []
