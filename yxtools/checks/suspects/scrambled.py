"""Tables most of whose sums fail: not their figures are wrong, but where they stand.

A single slip fails the sums of the rows above it, three or four. Where more than half of all rows that are
sums fail, nothing is gained by suspecting figure after figure: the table as a whole is wrong, as where the
figures were copied beside a list of rows that is longer or shorter than theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from yxtools.checks.relation import EQUAL, Operand
from yxtools.checks.slips import MISPLACED, UNSOUND
from yxtools.checks.suspects.graph import Graph, Tie
from yxtools.checks.suspects.hypotheses import Guesses
from yxtools.checks.suspects.structures import NAMED, cell
from yxtools.figures import ZERO, Interval

FEWEST = 6
"""Rows whose sums fail that no single slip explains."""
FARTHEST = 6
"""Rows by which figures are looked for beside their own."""
PROVED = 3
"""Sums that do not hold by chance once all figures are moved."""


Rows = dict[int, list[Tie]]
"""Sums, by the row of the whole."""


@dataclass(frozen=True, slots=True)
class Scrambled:
    """A table most of whose sums fail, what happened to it, and the failing relations it stands in."""

    start: Operand
    """The row from which on that is so, as a cell in which nothing is printed."""
    slip: str
    mended: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sums:
    """The sums over the rows of one table."""

    held: Rows
    failing: Rows

    @property
    def first(self) -> Tie:
        """The sum that fails before any other does: whose last row comes first."""
        return min((one for ties in self.failing.values() for one in ties), key=_last_row)

    def most_fail(self, start: int = 0) -> bool:
        """Whether more rows fail than hold among those whose sums reach to `start`."""
        held = {row for row, ties in self.held.items() if _last_row(ties[0]) >= start}
        return len(self.failing) > len(held - self.failing.keys())


def scrambled(guesses: Guesses, failing: Collection[int]) -> Iterator[Scrambled]:
    """The tables most of whose sums over rows fail."""
    told: set[int] = set()
    for table, rows in _by_table(guesses.graph, failing).items():
        if len(rows) < FEWEST:
            continue
        sums = _Sums(_held(guesses.graph, table), rows)
        slip = _what_happened(guesses, table, sums)
        if slip is not None:
            own = frozenset(at for at in failing if _stands_in(guesses.graph.ties[at], table)) - told
            told |= own
            yield Scrambled(_start(table, sums.first.relation.whole), slip, own)


def _what_happened(guesses: Guesses, table: str, sums: _Sums) -> str | None:
    """What is wrong with a table as a whole, if anything is."""
    if not sums.most_fail(_last_row(sums.first)):
        return None
    if _misplaced(guesses, table, sums):
        return MISPLACED
    return UNSOUND if sums.most_fail() else None


def _held(graph: Graph, table: str) -> Rows:
    """The sums of a table that hold."""
    own = (at for at, one in graph.ties.items() if one.relation.whole.ref.startswith(f"{table}."))
    return _by_table(graph, (at for at in own if not graph.ties[at].failing)).get(table, {})


def _by_table(graph: Graph, positions: Iterable[int]) -> dict[str, Rows]:
    """Those of the relations that are sums over rows, by the table and the row of the whole."""
    found: dict[str, Rows] = {}
    for at in positions:
        place = _row_of_sum(graph.ties[at])
        if place is not None:
            found.setdefault(place[0], {}).setdefault(place[1], []).append(graph.ties[at])
    return found


def _row_of_sum(one: Tie) -> tuple[str, int] | None:
    """The table and the row of the whole, if a relation is a sum over other rows of its table."""
    relation = one.relation
    whole = cell(relation.whole.ref)
    if whole is None or not one.linear or relation.of_words or relation.kind != EQUAL or relation.empty():
        return None
    parts = [cell(part.ref) for _sign, part in (*relation.parts, *relation.blanks)]
    over_rows = all(part is not None and part[0] == whole[0] and part[1] != whole[1] for part in parts)
    return whole[:2] if parts and over_rows else None


def _stands_in(one: Tie, table: str) -> bool:
    return any(ref.startswith(f"{table}.") for ref in one.terms)


def _start(table: str, whole: Operand) -> Operand:
    """The row of a whole, as a cell in which nothing is printed."""
    place = cell(whole.ref)
    row = place[1] if place is not None else 0
    return Operand.place(f"{table}.r{row}", whole.label.rpartition(NAMED)[0] or whole.label, whole.line, "")


def _last_row(one: Tie) -> int:
    return max(place[1] for ref in one.terms if (place := cell(ref)) is not None)


def _misplaced(guesses: Guesses, table: str, sums: _Sums) -> bool:
    """Whether many of the failing sums hold with the figures that stand as many rows above or below."""
    steps = [step for step in range(-FARTHEST, FARTHEST + 1) if step]
    mended = (_mended(guesses, table, sums, step) for step in steps)
    return max(mended) >= max(PROVED, len(sums.failing) // 2)


def _mended(guesses: Guesses, table: str, sums: _Sums, step: int) -> int:
    """How many rows have a failing sum that holds with the figures `step` rows below."""
    rows = guesses.rows[table]
    order = sorted(rows)
    beside = dict(
        zip(order, order[step:], strict=False) if step > 0 else zip(order[-step:], order, strict=False)
    )
    return sum(any(_holds_with(guesses, one, rows, beside) for one in ties) for ties in sums.failing.values())


def _holds_with(
    guesses: Guesses, one: Tie, rows: Mapping[int, Mapping[int, str]], beside: Mapping[int, int]
) -> bool:
    """Whether a sum, of other figures than zeros, holds with those of the rows `beside` its own."""
    figures = guesses.graph.figures
    if not guesses.budget.spend(len(one.terms)):
        return False
    changes: dict[str, Interval] = {}
    for ref in one.terms:
        place = cell(ref)
        if place is None or place[1] not in beside:
            return False
        other = rows[beside[place[1]]].get(place[2])
        moved = figures[other].figure if other is not None else None
        own = figures[ref].figure
        value = moved.point if moved is not None else ZERO
        if ref == one.relation.whole.ref and value == ZERO:
            return False
        changes[ref] = value - (own.point if own is not None else ZERO)
    return one.holds(changes)
