"""A bound on the processor time of what may never end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Hang(Exception):
    """Something takes too long."""


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise Hang


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raises Hang after so much processor time."""
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
