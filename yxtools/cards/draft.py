"""A card being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from yxtools.cards.funds import FundRow
from yxtools.cards.rows import Row
from yxtools.figures import Figure


@dataclass(slots=True)
class Draft:
    """What has been read of a card so far."""

    heads: dict[str, str] = field(default_factory=dict)
    narrative: dict[str, str] = field(default_factory=dict)
    contacts: dict[str, str] = field(default_factory=dict)
    where: dict[str, int] = field(default_factory=dict)
    labels: dict[tuple[str, str], int] = field(default_factory=dict)
    """Where every label of a field was printed first, with or without a value."""
    funds: list[FundRow] = field(default_factory=list)
    tasks: list[tuple[str, Figure, int]] = field(default_factory=list)
    """The tasks of a department with their budgets."""
    unread: list[int] = field(default_factory=list)
    """Lines of amounts whose label is not known."""
    plan: list[dict[str, Any]] = field(default_factory=list)
    plan_label: str | None = None
    rows: list[Row] = field(default_factory=list)
    scores: dict[str, tuple[Figure, int]] = field(default_factory=dict)
    maxima: dict[str, tuple[str, int]] = field(default_factory=dict)
    remarks: list[tuple[str, int]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    unit: str | None = None
    year: int | None = None
    year_line: int | None = None
    scoped: bool = False
    notes: list[str] = field(default_factory=list)

    def set(self, store: dict[str, str], key: str, value: str, line: int) -> None:
        """Keep a value; the first print counts, a longer one of a narrative replaces what it repeats."""
        known = store.get(key)
        if known is None or (store is self.narrative and len(value) > len(known)):
            store[key] = value
            self.where[key] = line
