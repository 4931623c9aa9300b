"""Regular expressions that are compiled when they are first used.

Compiling takes longer than anything else at start: half a millisecond for a class of Chinese characters. What
a short input does not ask for is not compiled.
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(text, flags)`, compiled at its first use; where that fails, it fails then."""
    return cast("re.Pattern[str]", _Lazy(text, flags))


class _Lazy:
    """Stands for a compiled pattern: makes it when anything is asked of it, and keeps what was asked for."""

    __slots__ = ("__dict__", "_flags", "_text", "compiled")

    compiled: re.Pattern[str]

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        # called for what is not there yet: the pattern, then its methods one by one
        if name == "compiled":
            found: Any = re.compile(self._text, self._flags)
        else:
            found = getattr(self.compiled, name)
        setattr(self, name, found)
        return found
