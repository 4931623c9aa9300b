"""Which checks and findings are written, and what they add up to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from yxtools.cli.selection import Selection, Tally

Record = dict[str, Any]


def check(number: int, rule: str, finding: str | None, difference: float | None = None) -> Record:
    status = "exact" if finding is None else "fail"
    return {
        "type": "check",
        "id": f"k{number}",
        "rule": rule,
        "status": status,
        "severity": "info" if finding is None else "error",
        "difference": difference,
        "finding": finding,
    }


RECORDS: list[Record] = [
    check(1, "sum/fund", None),
    check(2, "sum/fund", "f1", 0.02),
    check(3, "balance/total", "f1", 5.0),
    check(4, "card/year", "f2"),
    {"type": "finding", "id": "f1", "checks": ["k2", "k3"]},
    {"type": "finding", "id": "f2", "checks": ["k4"]},
]


@pytest.mark.parametrize(
    ("selection", "written"),
    [
        (Selection(), ["k1", "k2", "k3", "k4", "f1", "f2"]),
        (Selection(rules=("sum/*",)), ["k1", "k2", "f1"]),
        (Selection(rules=("card/*",)), ["k4", "f2"]),
        (Selection(statuses=("exact",)), ["k1"]),
        (Selection(severities=("warning",)), []),
        (Selection(tolerance=Decimal("0.05"), rules=("sum/*",)), ["k1", "k2"]),
    ],
)
def test_a_finding_comes_with_its_checks(selection: Selection, written: list[str]) -> None:
    tally = Tally()
    assert [one["id"] for one in tally.selected(RECORDS, selection)] == written
    assert sum(tally.made.values()) == 4 and tally.findings == sum(name[0] == "f" for name in written)


def test_a_tolerated_check_leaves_its_finding() -> None:
    found = {one["id"]: one for one in Tally().selected(RECORDS, Selection(tolerance=Decimal(1)))}
    assert (found["k2"]["status"], found["k2"]["finding"]) == ("rounded", None)
    assert found["f1"]["checks"] == ["k3"]
    assert found["k4"]["status"] == "fail"  # it has no difference to tolerate
