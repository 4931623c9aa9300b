"""Which checks are written, and what they add up to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import wraps
from typing import TYPE_CHECKING, Any

from yxtools.cli.launch import FINDINGS, OK
from yxtools.cli.options import STATUSES, Function, selection
from yxtools.cli.words import word
from yxtools.errors import YxError
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Selection:
    """The checks asked for: of these rules (globs), statuses and severities; empty means any.

    `tolerance` is the difference to let pass, in the unit of each check.
    """

    rules: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    tolerance: "Decimal | None" = None

    def takes(self, check: Record) -> bool:
        """Whether `check` was asked for."""
        return (
            (not self.rules or any(fnmatchcase(check["rule"], glob) for glob in self.rules))
            and (not self.statuses or check["status"] in self.statuses)
            and (not self.severities or check["severity"] in self.severities)
        )

    def tolerated(self, check: Record) -> Record:
        """`check`, passed as rounded if it failed by no more than the tolerance asked for."""
        if self.tolerance is None or check["status"] != "fail" or check["difference"] is None:
            return check
        from decimal import Decimal

        # a JSON number is the shortest text that reads back as it: the text is the exact amount
        if abs(Decimal(repr(check["difference"]))) > self.tolerance:
            return check
        passed: Record = {"status": "rounded", "severity": "info", "suspects": [], "finding": None}
        return {**check, **passed, "tolerance": float(self.tolerance)}

    def require_known(self, names: Iterable[str]) -> None:
        """Raise YxError for a glob that matches none of the rules: it would select nothing for ever."""
        known = list(names)
        for glob in self.rules:
            if not any(fnmatchcase(name, glob) for name in known):
                what = _("no rule is called {glob!r}; --list-rules of yx-sum lists them")
                raise YxError(what.format(glob=glob))


def selecting(function: Function) -> Function:
    """The options that select checks, given to a command as one `selection`."""

    @wraps(function)
    def run(
        *args: Any,
        rules: tuple[str, ...],
        statuses: tuple[str, ...],
        severities: tuple[str, ...],
        tolerance: "Decimal | None",
        **others: Any,
    ) -> Any:
        return function(*args, selection=Selection(rules, statuses, severities, tolerance), **others)

    return selection(run)


@dataclass(slots=True)
class Tally:
    """The checks made so far, by status, the findings written, and whether a check that was selected
    failed.
    """

    made: Counter[str] = field(default_factory=Counter)
    failed: bool = False
    findings: int = 0

    def selected(self, records: Iterable[Record], selection: Selection) -> Iterator[Record]:
        """Of the checks and findings of one document those that were asked for: a finding if it explains
        such a check. All the checks are counted.
        """
        explained, passed = set(), set()
        for record in records:
            if record["type"] == "finding":
                if record["id"] in explained:
                    self.findings += 1
                    yield {**record, "checks": [check for check in record["checks"] if check not in passed]}
                continue
            check = selection.tolerated(record)
            self.made[check["status"]] += 1
            if check is not record:
                passed.add(check["id"])
            if selection.takes(check):
                # a remark (severity info) is worth reading, and no failure
                self.failed = self.failed or (check["status"] == "fail" and check["severity"] != "info")
                explained.add(check["finding"])
                yield check

    def merge(self, other: "Tally") -> None:
        """Count the checks of another document as well."""
        self.made.update(other.made)
        self.failed = self.failed or other.failed
        self.findings += other.findings

    def status(self, *, exit_zero: bool) -> int:
        """The exit status these checks ask for."""
        return FINDINGS if self.failed and not exit_zero else OK

    def __str__(self) -> str:
        counts = _(", ").join(f"{self.made[status]} {word('status', status)}" for status in STATUSES)
        return _("{number} relations tested: {counts}; {findings} findings").format(
            number=sum(self.made.values()), counts=counts, findings=self.findings
        )
