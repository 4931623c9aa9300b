"""A check that is no sum: what was looked at in words or cells, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yxtools.checks.relation import Operand, Relation, operand_record

Record = dict[str, Any]


@dataclass(slots=True)
class Observation:
    """What was looked at, and what was found. `suspects` are as in a check record."""

    rule: str
    message: str
    operands: tuple[Operand, ...]
    severity: str = "warning"
    failed: bool = True
    suspects: tuple[Record, ...] = ()

    def status(self) -> str:
        """exact or fail."""
        return "fail" if self.failed else "exact"

    def record(self, identity: Record, file: str) -> Record:
        """The `check` record."""
        lines = [operand.line for operand in self.operands]
        return {
            **identity,
            "rule": self.rule,
            "status": self.status(),
            "severity": self.severity if self.failed else "info",
            "operands": [operand_record(1, operand) for operand in self.operands],
            "expected": None,
            "actual": None,
            "difference": None,
            "tolerance": None,
            "unit": None,
            "suspects": list(self.suspects) if self.failed else [],
            "finding": None,
            "message": self.message,
            "src": {"file": file, "line": min(lines), "end_line": max(lines)},
        }


Tested = Relation | Observation
"""What a document is tested for."""
