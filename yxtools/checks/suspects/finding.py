"""One thing that seems wrong: failing checks and the figures suspected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]

TELLING = 4
"""Digits of a figure that is not printed twice by chance."""


@dataclass(slots=True)
class Finding:
    """Failing checks, by position, with one explanation."""

    checks: set[int]
    suspects: list[Record] = field(default_factory=list)
    tie: bool = False
    observed: bool = False
    """Whether an observation of a row or a table says better what it is than its suspects do."""
    rivals: int = 0
    """How many other figures would do as well as the suspects, but that no known slip explains them."""
    absurd: bool = False
    """Whether its figures contradict each other, and none can be what the others would make of it."""

    @property
    def refs(self) -> set[str]:
        """The figures that are wrong; of a tie none is said to be."""
        return set() if self.tie else {suspect["ref"] for suspect in self.suspects}

    @property
    def distinct(self) -> list[Record]:
        """The suspects, those once that are restated: of one name, or all of them if they are one figure."""
        if self.restated is not None:
            return self.suspects[:1]
        return list({_identity(suspect): suspect for suspect in reversed(self.suspects)}.values())[::-1]

    @property
    def restated(self) -> tuple[Any, ...] | None:
        """What was printed for what, if that is the same wherever it was."""
        told = {(one["printed"], one["unit"], one["implied"]) for one in self.suspects}
        return next(iter(told)) if len(told) == 1 and not self.tie else None

    @property
    def marks(self) -> list[Any]:
        """By what it is known for the same as others: its suspects by their names, or a figure too long to be
        printed twice by chance.
        """
        marks: list[Any] = [(self.tie, frozenset(map(_identity, self.suspects)))] if self.suspects else []
        known = self.restated
        if known is not None and sum(map(str.isdigit, known[0])) >= TELLING:
            marks.append(known)
        return marks


def _identity(suspect: Record) -> tuple[Any, ...]:
    return tuple(suspect[name] for name in ("title", "label", "printed", "unit", "implied", "slip"))
