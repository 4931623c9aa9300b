"""What is compared: documents of one period each, and the facts they print under their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yxtools.checks.index import Key
from yxtools.checks.relation import Operand
from yxtools.figures import Figure, Interval, restored, total

Record = dict[str, Any]
Period = tuple[int | None, str | None]
"""Year and stage (budget, final)."""


class Print(NamedTuple):
    """A fact as a document prints it; where its rows add up to it, the sum of their prints.

    Most facts are printed twice alike, and are never looked at closer: what is derived is derived when asked.
    A named tuple takes a third of the time to make that a frozen dataclass does.
    """

    value: int | float
    decimals: int
    raw: str
    unit: str | None
    power: int
    """Power of ten from its unit to the basic unit of its family (万元: 4)."""
    ref: str
    code: str | None
    name: str
    column: str
    """The leaf of its column's header."""
    line: int
    file: str
    note: str = ""
    summed: tuple[Print, ...] = ()
    """The prints it is the sum of."""

    @property
    def figure(self) -> Figure:
        if not self.summed:
            return restored(self.value, self.decimals, self.raw, self.unit)
        value = self.point.shifted(-self.power)
        return Figure(value.low, value.scale, self.raw)

    @property
    def point(self) -> Interval:
        """The printed value in the basic unit of its family (元)."""
        if self.summed:
            return total(one.point for one in self.summed)
        return self.figure.point.shifted(self.power)

    @property
    def interval(self) -> Interval:
        """The numbers it stands for, in that unit."""
        if self.summed:
            return total(one.interval for one in self.summed)
        return self.figure.interval(self.power)

    @property
    def label(self) -> str:
        """How it is called: its row and its column."""
        row = " ".join(part for part in (self.code, self.name) if part)
        return " · ".join(part for part in (row, self.column) if part)

    def operand(self) -> Operand:
        """The print as an operand of a relation."""
        return Operand(self.ref, self.label, self.line, self.raw, self.figure, self.power, self.unit)


Prints = Mapping[Key, Print]


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A difference that a table prints beside its figures: 增减额 or 增减率 of the fact under `key`."""

    key: Key
    percent: bool
    print: Print


@dataclass(slots=True)
class Document:
    """One disclosure: the facts of its own period, what it says of others, and its claims."""

    doc: str
    file: str
    year: int | None = None
    stage: str | None = None
    entity: str | None = None
    prints: dict[Key, Print] = field(default_factory=dict)
    earlier: dict[Period, dict[Key, Print]] = field(default_factory=dict)
    """Figures of other periods: columns of the year before, the budget beside the outcome."""
    changes: list[StatedChange] = field(default_factory=list)
    claims: list[Record] = field(default_factory=list)

    @property
    def period(self) -> Period:
        return self.year, self.stage


class Pair(NamedTuple):
    """A fact in two documents, or in one of them only."""

    key: Key
    before: Print | None
    after: Print | None
    before_key: Key
    """The key in the earlier document; it differs from `key` where the fact was recoded or renamed."""
    notes: tuple[str, ...] = ()
    recoded: bool = False
    exact: bool = True
    """Whether both sides have the same dimensions, but for an official recoding."""
    comparable: bool = True
    """Whether the other document prints such figures at all: there is no fact where there is no column."""
