"""How far a long run is, on the last line of a terminal."""

import sys

from yxtools.cli.session import is_terminal
from yxtools.cli.text import one_line


class Progress:
    """A line on stderr, if that is a terminal and `total` is not 1 (None: nobody knows how many)."""

    def __init__(self, total: int | None) -> None:
        self._total = "" if total is None else f"/{total}"
        self._done = 0
        self._shown = total != 1 and is_terminal(sys.stderr)

    def advance(self, file: str) -> None:
        """Another disclosure is done."""
        self._done += 1
        self._put(f"{self._done}{self._total} {one_line(file)}")

    def clear(self) -> None:
        """Make room: something else is to be written to the terminal."""
        self._put("")

    def _put(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
