"""What the audit says of a planted fault, against what it said before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from tests.faults.disclosure import Audited, Place, audited, places
from tests.faults.fault import Fault, number
from tests.faults.kinds import KINDS
from tests.faults.rows import OF_ROWS
from yxtools.checks.slips import MISSING

Record = dict[str, Any]

LINE_IN_NAME = re.compile(r"^c[0-9]+")
"""A card without a project is named after its line."""
CLOSE = Decimal("0.03")
"""How far an implied value may be from the right one: it may come from sums of rounded figures."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one fault; each is true only if the one before is, `alone` if `named`."""

    fault: Fault
    noticed: bool
    named: bool
    repaired: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Baseline:
    """A disclosure as it is, and what its audit says before anything is planted."""

    audit: Audited
    places: tuple[Place, ...]
    failing: Counter[Any]
    suspected: Counter[Any]

    @property
    def untied(self) -> list[Place]:
        """The figures that no relation ties."""
        tied = self.audit.tied
        return [place for place in self.places if place.ref not in tied]


def baseline(text: str) -> Baseline:
    """What is said of a text as it is."""
    audit = audited(text.split("\n"))
    known = tuple(places(audit))
    return Baseline(
        audit, known, Counter(map(_mark, _failing(audit))), Counter(map(_suspect, _suspects(audit)))
    )


def outcomes(known: Baseline, count: int, rng: Random, kinds: Iterable[str] = KINDS) -> list[Outcome]:
    """`count` faults of each kind, planted one at a time; fewer where the text has no room for them."""
    tied = known.audit.tied
    room = [place for place in known.places if place.ref in tied]
    found = []
    for kind in kinds:
        for _ in range(count):
            fault = KINDS[kind](rng, known.audit, known.places if kind in OF_ROWS else room)
            if fault is not None:
                found.append(outcome(known, fault))
    return found


def outcome(known: Baseline, fault: Fault) -> Outcome:
    """What the audit says of a fault that it did not say before."""
    audit = audited(fault.lines)
    before = Counter(known.failing)
    fresh = [check for check in _failing(audit) if not _known(before, _mark(check))]
    earlier = Counter(known.suspected)
    suspects = [one for one in _suspects(audit) if not _known(earlier, _suspect(one))]
    if fault.structural:
        return _of_structure(fault, audit, fresh)
    wrong = {
        (line, number(printed)): right
        for (line, printed), right in zip(fault.wrong, fault.right, strict=True)
    }
    named = {(one["line"], number(one["printed"])): one["implied"] for one in suspects}
    cited = any((line, value) in wrong for check in fresh for line, value in _cited(check))
    hits = [place for place in wrong if place in named]
    lines = {line for line, _value in wrong}
    all_named = {line for line, _value in hits} == lines
    repaired = all_named and all(
        named[hit] is not None and abs(Decimal(str(named[hit])) - wrong[hit]) <= CLOSE for hit in hits
    )
    alone = all_named and all(place in wrong or place[0] in lines for place in named)
    return Outcome(fault, cited, cited and all_named, cited and repaired, cited and alone)


def _of_structure(fault: Fault, audit: Audited, fresh: Sequence[Record]) -> Outcome:
    """Of a fault that is none of figures: its finding cites its line, and is the only new one."""
    ids = {check["finding"] for check in fresh if check["severity"] != "info"} or {
        check["finding"] for check in fresh
    }
    findings = [one for one in audit.findings if one["id"] in ids]
    lines = {line for line, _ in fault.wrong}
    own = [one for one in findings if lines & {*one["lines"], *(s["line"] for s in one["suspects"])}]
    if fault.kind == "row deleted":  # what is no longer printed has no line
        own = [one for one in findings if any(suspect["slip"] == MISSING for suspect in one["suspects"])]
    return Outcome(fault, bool(fresh), bool(own), bool(own), bool(own) and len(findings) == 1)


def _failing(audit: Audited) -> list[Record]:
    return [check for check in audit.checks if check["status"] == "fail"]


def _suspects(audit: Audited) -> list[Record]:
    return [suspect for finding in audit.findings for suspect in finding["suspects"]]


def _mark(check: Record) -> tuple[Any, ...]:
    """What makes a check the same in an altered text, whose lines may be others."""
    shown = sorted((LINE_IN_NAME.sub("", operand["label"]), operand["raw"]) for operand in check["operands"])
    return (check["rule"], *shown)


def _suspect(one: Record) -> tuple[Any, ...]:
    return (one["label"], one["printed"], one["implied"])


def _known(before: Counter[Any], mark: tuple[Any, ...]) -> bool:
    """Whether something was there before; each time counts once."""
    if before[mark] <= 0:
        return False
    before[mark] -= 1
    return True


def _cited(check: Record) -> Iterable[tuple[int, Decimal]]:
    for operand in check["operands"]:
        yield operand["line"], number(operand["raw"])
