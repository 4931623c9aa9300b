"""Which checks are written, and what they add up to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from yxtools.cli.launch import FINDINGS, OK
from yxtools.cli.options import STATUSES
from yxtools.errors import YxError
from yxtools.stream import Record


@dataclass(frozen=True, slots=True)
class Selection:
    """The checks asked for: of these rules (globs), statuses and severities; empty means any."""

    rules: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()

    def takes(self, check: Record) -> bool:
        """Whether `check` was asked for."""
        return (
            (not self.rules or any(fnmatchcase(check["rule"], glob) for glob in self.rules))
            and (not self.statuses or check["status"] in self.statuses)
            and (not self.severities or check["severity"] in self.severities)
        )

    def require_known(self, names: Iterable[str]) -> None:
        """Raise YxError for a glob that matches none of the rules: it would select nothing for ever."""
        known = list(names)
        for glob in self.rules:
            if not any(fnmatchcase(name, glob) for name in known):
                raise YxError(f"no rule is called {glob!r}; --list-rules of yx-sum lists them")


@dataclass(slots=True)
class Tally:
    """The checks made so far, by status, and whether one that was selected failed."""

    made: Counter[str] = field(default_factory=Counter)
    failed: bool = False

    def selected(self, checks: Iterable[Record], selection: Selection) -> Iterator[Record]:
        """Count all the checks; those that were asked for."""
        for check in checks:
            self.made[check["status"]] += 1
            if selection.takes(check):
                self.failed = self.failed or check["status"] == "fail"
                yield check

    def merge(self, other: "Tally") -> None:
        """Count the checks of another document as well."""
        self.made.update(other.made)
        self.failed = self.failed or other.failed

    def status(self, *, exit_zero: bool) -> int:
        """The exit status these checks ask for."""
        return FINDINGS if self.failed and not exit_zero else OK

    def __str__(self) -> str:
        counts = ", ".join(f"{self.made[status]} {status}" for status in STATUSES)
        return f"{sum(self.made.values())} relations tested: {counts}"
