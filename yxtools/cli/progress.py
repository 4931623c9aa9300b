"""How far a long run is, on the last line of a terminal."""

import sys
import time

from yxtools.cli.session import is_terminal
from yxtools.cli.text import one_line
from yxtools.language import _

ENOUGH = 5
"""Disclosures after which their speed is worth a guess at the rest."""


class Progress:
    """A line on stderr, if that is a terminal and `total` is not 1 (None: nobody knows how many)."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._done = 0
        self._begun = time.monotonic()
        self._shown = total != 1 and is_terminal(sys.stderr)

    def advance(self, file: str) -> None:
        """Another disclosure is done."""
        self._done += 1
        total = "" if self._total is None else f"/{self._total}"
        self._put(f"{self._done}{total} {self._left()}{one_line(file)}")

    def clear(self) -> None:
        """Make room: something else is to be written to the terminal."""
        self._put("")

    def _left(self) -> str:
        """How long the rest takes if it goes on like this, once that can be guessed."""
        if self._total is None or self._done < ENOUGH:
            return ""
        each = (time.monotonic() - self._begun) / self._done
        minutes, seconds = divmod(round(each * (self._total - self._done)), 60)
        return _("({minutes} min {seconds:02} s left) ").format(minutes=minutes, seconds=seconds)

    def _put(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
