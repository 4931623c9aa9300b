"""What may be wrong with rows and tables as wholes: rows exchanged, printed twice or left out, a unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from yxtools.checks.relation import EQUAL, Operand, Relation
from yxtools.checks.slips import DOUBLED, EXCHANGED, STRAY, UNIT_POWER
from yxtools.checks.suspects.graph import Graph, Tie
from yxtools.checks.suspects.hypotheses import CELL, Guesses, Hypothesis
from yxtools.figures import Interval

MOST_ROWS = 12
"""Rows with failing figures among which an exchange is looked for."""

NAMED = " · "
"""Stands between the row and the column in the label of a cell."""

Cell = tuple[str, int, int]
"""Table, row and column."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A row that is missing: the sums of one whole row that fall short, and by how much."""

    row: Operand
    """The row whose parts are too few, as a cell in which nothing is printed."""
    mended: frozenset[int]


def cell(ref: str) -> Cell | None:
    """Where a cell of a table stands."""
    found = CELL.fullmatch(ref)
    return None if found is None else (found[1], int(found[2]), int(found[3]))


def failing_rows(graph: Graph, failing: Collection[int]) -> dict[str, list[int]]:
    """The rows of every table that stand in failing relations, those first that stand in most."""
    rows: dict[str, Counter[int]] = {}
    for at in sorted(failing):
        for ref in graph.ties[at].terms:
            if (found := cell(ref)) is not None:
                rows.setdefault(found[0], Counter())[found[1]] += 1
    return {table: [row for row, _count in own.most_common()] for table, own in rows.items()}


def exchanges(guesses: Guesses, failing: Collection[int]) -> Iterator[Hypothesis]:
    """Two rows of a table with each other's figures."""
    for table, rows in failing_rows(guesses.graph, failing).items():
        for first, second in combinations(rows[:MOST_ROWS], 2):
            changes = _exchanged(guesses, guesses.rows[table][first], guesses.rows[table][second])
            if changes and guesses.budget.left > 0:
                made = guesses.tested(changes, EXCHANGED)
                if not made.broken and len(made.mended) > 1 and _equations(guesses.graph, made):
                    yield made


def _equations(graph: Graph, one: Hypothesis) -> bool:
    """Whether equations are mended: bounds hold for many a reason."""
    return any(graph.ties[at].relation.kind == EQUAL for at in one.mended)


def _exchanged(guesses: Guesses, first: Mapping[int, str], second: Mapping[int, str]) -> dict[str, Interval]:
    changes = {}
    for column in first.keys() & second.keys():
        one, two = guesses.graph.figures[first[column]], guesses.graph.figures[second[column]]
        if one.figure is not None and two.figure is not None and one.figure.point != two.figure.point:
            step = two.figure.point - one.figure.point
            changes[one.ref], changes[two.ref] = step, -step
    return changes


def doubles(guesses: Guesses, failing: Collection[int]) -> Iterator[Hypothesis]:
    """A row printed twice: of two rows of a table that say the same, the one without which all holds."""
    for table, rows in failing_rows(guesses.graph, failing).items():
        named = _by_name(guesses, table)
        for row in rows:
            own = guesses.rows[table][row]
            alike = (guesses.rows[table][at] for at in named[_name(guesses.graph, own)] if at > row)
            other = next((one for one in alike if _same(guesses.graph, own, one)), None)
            for one in (other, own) if other is not None else ():
                made = _without(guesses, one, DOUBLED)
                if made.mended and not made.broken:
                    yield made
                    break


def strays(guesses: Guesses, failing: Collection[int]) -> Iterator[Hypothesis]:
    """A row that does not belong where it stands: without it several sums hold, and none fails."""
    for table, rows in failing_rows(guesses.graph, failing).items():
        for row in rows[:MOST_ROWS]:
            made = _without(guesses, guesses.rows[table][row], STRAY)
            if len(made.changes) > 1 and not made.broken and len(_columns(guesses.graph, made)) > 1:
                yield made


def _columns(graph: Graph, one: Hypothesis) -> set[int]:
    """The columns whose sums hold after a change."""
    wholes = (graph.ties[at].relation for at in one.mended)
    places = (cell(whole.whole.ref) for whole in wholes if whole.kind == EQUAL)
    return {place[2] for place in places if place is not None}


def _by_name(guesses: Guesses, table: str) -> dict[str, list[int]]:
    """The rows of a table that are called the same."""
    found: dict[str, list[int]] = {}
    for at, row in sorted(guesses.rows[table].items()):
        found.setdefault(_name(guesses.graph, row), []).append(at)
    return found


def _name(graph: Graph, row: Mapping[int, str]) -> str:
    label = graph.figures[next(iter(row.values()))].label
    return label.rpartition(NAMED)[0] or label


def _same(graph: Graph, first: Mapping[int, str], second: Mapping[int, str]) -> bool:
    """Whether two rows print the same label and figures."""
    pairs = [(graph.figures[first[at]], graph.figures[second[at]]) for at in first.keys() & second.keys()]
    return any(one.figure for one, _ in pairs) and all(
        one.raw == other.raw and one.label == other.label for one, other in pairs
    )


def _without(guesses: Guesses, row: Mapping[int, str], slip: str) -> Hypothesis:
    """What comes of a row not being printed: what its own figures say of each other is gone with it."""
    graph, own = guesses.graph, set(row.values())
    figures = {ref: graph.figures[ref].figure for ref in row.values()}
    changes = {ref: -figure.point for ref, figure in figures.items() if figure is not None}
    made = guesses.tested(changes, slip)
    touched = {at for ref in changes for at in graph.standing[ref]}
    inside = [
        one for one in map(graph.ties.__getitem__, touched) if one.vouches and own.issuperset(one.terms)
    ]
    return replace(made, broken=made.broken - sum(not one.holds(changes) for one in inside))


def gaps(
    graph: Graph, failing: Collection[int], printed: Callable[[Interval, Operand], bool]
) -> Iterator[Gap]:
    """Rows that are missing: in several columns, the parts of one row fall short of it; or in one, by an
    amount that is printed elsewhere, and nothing else is wrong with its figures.
    """
    short: dict[tuple[str, int], dict[int, int]] = {}
    for at in sorted(failing):
        found = _falls_short(graph.ties[at])
        if found is not None:
            table, row, column = found
            short.setdefault((table, row), {})[column] = at
    for (table, row), columns in short.items():
        first = columns[min(columns)]
        if len(columns) > 1 or _known_gap(graph, first, failing, printed):
            whole = graph.ties[first].relation.whole
            label = whole.label.rpartition(NAMED)[0] or whole.label
            place = Operand.place(f"{table}.r{row}", label, whole.line, "")
            yield Gap(place, frozenset(columns.values()))


def _known_gap(
    graph: Graph, at: int, failing: Collection[int], printed: Callable[[Interval, Operand], bool]
) -> bool:
    """Whether a whole that other relations vouch for lacks an amount that is printed elsewhere, and its parts
    fail nowhere else.
    """
    one = graph.ties[at]
    wrong = set(failing) - {at}
    vouched = any(_equation(graph.ties[other]) for other in graph.standing[one.relation.whole.ref])
    alone = all(wrong.isdisjoint(graph.standing[ref]) for ref in one.terms)
    return vouched and alone and printed(one.residual, one.relation.whole)


def _equation(one: Tie) -> bool:
    return not one.failing and one.relation.kind == EQUAL


def _falls_short(one: Tie) -> Cell | None:
    """The whole, if a relation is the sum of a column whose parts are less than it."""
    whole = cell(one.relation.whole.ref)
    parts = [cell(part.ref) for _, part in (*one.relation.parts, *one.relation.blanks)]
    if whole is None or one.relation.kind != EQUAL or not one.linear or one.residual.low <= 0:
        return None
    column = whole[::2]
    same = all(part is not None and part[::2] == column and part[1] != whole[1] for part in parts)
    return whole if parts and same else None


def units(
    graph: Graph, failing: Collection[int], confused: Collection[str]
) -> Iterator[tuple[str, frozenset[int]]]:
    """Tables whose figures agree with the others if they are in another unit than their caption says (元 for
    万元 or the other way round), and the failing relations that mends. Of those known to be `confused`, none
    need be told by its relations.
    """
    several = Counter(table for at in failing for table in _joined(graph.ties[at]))
    suspected = {table for table, count in several.items() if count > 1 or table in confused}
    standing: dict[str, set[int]] = {}
    for at, one in graph.ties.items() if suspected else ():
        for table in sorted(suspected & _joined(one)):
            standing.setdefault(table, set()).add(at)
    for table, own in standing.items():
        wrong = own & set(failing)
        certain = table in confused
        for power in (UNIT_POWER, -UNIT_POWER) if len(wrong) > 1 or certain else ():
            mended = {at for at in wrong if _holds_shifted(graph.ties[at].relation, table, power)}
            if certain and mended:
                yield table, frozenset(mended)
                continue
            broken = (at for at in own - wrong if not _holds_shifted(graph.ties[at].relation, table, power))
            if len(mended) > 1 and next(broken, None) is None:
                yield table, frozenset(mended)


def _joined(one: Tie) -> set[str]:
    """The tables that a relation ties to others or to the prose; within one, it holds in any unit."""
    tables = {found[0] if (found := cell(ref)) is not None else "" for ref in one.terms}
    return tables - {""} if len(tables) > 1 else set()


def _holds_shifted(relation: Relation, table: str, power: int) -> bool:
    """Whether a relation holds with the amounts of one table in another unit."""

    def shifted(one: Operand) -> Operand:
        place, money = cell(one.ref), one.unit is not None and one.unit.endswith("元")
        return replace(one, power=one.power + power) if place and place[0] == table and money else one

    parts = tuple((sign, shifted(one)) for sign, one in relation.parts)
    other = replace(relation, whole=shifted(relation.whole), parts=parts)
    if relation.formula is not None:
        expected = relation.formula([one.interval() for _, one in parts])
        if expected is None:
            return False
        other = replace(other, expected=expected)
    return other.status() != "fail"
