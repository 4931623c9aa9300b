"""A planted fault, and what all kinds of them need."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.faults.disclosure import Audited, Place

TRIES = 40
"""How often a chance place is looked for that can be altered."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A text with one thing wrong."""

    kind: str
    owner: str
    label: str
    lines: list[str]
    wrong: tuple[tuple[int, str], ...]
    """Line and figure as printed now, of all that is wrong; "" where no figure is."""
    right: tuple[Decimal, ...] = ()
    """What the wrong figures should be; none where the fault is not one of figures."""
    said: str = ""

    @property
    def structural(self) -> bool:
        """Whether lines, captions or words are wrong rather than figures."""
        return not self.right


Kind = Callable[[Random, Audited, Sequence[Place]], Fault | None]


def number(printed: str) -> Decimal:
    """The value of a figure as printed, its unit aside."""
    return Decimal(re.sub(r"[^0-9.-]", "", printed.replace("−", "-").replace("－", "-")).strip(".") or "0")


def put(line: str, place: Place, new: str) -> str:
    """A line with a figure printed otherwise."""
    return line[: place.start] + new + line[place.start + len(place.printed) :]


def in_table(place: Place) -> bool:
    """Whether a table prints the figure."""
    return place.column is not None
