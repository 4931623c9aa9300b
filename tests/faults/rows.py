"""The kinds of faults that alter rows of tables, and where in a row a figure stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from tests.faults.disclosure import Audited, Place
from tests.faults.fault import TRIES, Fault, Kind, in_table, number, put


def _rows(one: Audited, known: Sequence[Place]) -> Iterator[tuple[str, list[Place]]]:
    """The rows of tables that have their line to themselves: title and figures from left to right."""
    owners: dict[int, set[str]] = {}
    of_line: dict[int, list[Place]] = {}
    for place in known:
        owners.setdefault(place.line, set()).add(place.ref.rpartition(".c")[0])
        of_line.setdefault(place.line, []).append(place)
    for line, figures in of_line.items():
        ordered = sorted(figures, key=lambda place: place.start)
        if len(owners[line]) == 1 and all(map(in_table, figures)):
            values = [number(place.printed) for place in ordered]
            if any(values) and any(char.isalpha() for char in one.lines[line - 1]):
                yield ordered[0].owner, ordered


def _delete_row(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
    found = list(_rows(one, known))
    if not found:
        return None
    owner, figures = rng.choice(found)
    line = figures[0].line
    lines = one.lines[: line - 1] + one.lines[line:]
    return Fault("row deleted", owner, figures[0].label, lines, ((line, ""),), (), _told(one, line))


def _double_row(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
    found = list(_rows(one, known))
    if not found:
        return None
    owner, figures = rng.choice(found)
    line = figures[0].line
    lines = one.lines[:line] + one.lines[line - 1 :]
    wrong = ((line, ""), (line + 1, ""))
    return Fault("row duplicated", owner, figures[0].label, lines, wrong, (), _told(one, line))


def _insert_row(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
    """A row printed once more where it does not belong, among rows of as many figures."""
    found = list(_rows(one, known))
    for _ in range(TRIES if found else 0):
        (_owner, figures), (owner, above) = rng.choice(found), rng.choice(found)
        line, below = figures[0].line, above[0].line
        if len(figures) != len(above) or below in (line, line - 1):
            continue
        lines = [*one.lines[:below], one.lines[line - 1], *one.lines[below:]]
        wrong = ((below + 1, ""), (line + (line > below), ""))
        said = f"{_told(one, line)} once more below {_told(one, below)}"
        return Fault("row inserted", owner, figures[0].label, lines, wrong, (), said)
    return None


def _blank(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
    """A figure that is not printed: blanks stand in its place."""
    found = [place for place in known if in_table(place) and number(place.printed) != 0]
    if not found:
        return None
    place = rng.choice(found)
    lines = list(one.lines)
    lines[place.line - 1] = put(lines[place.line - 1], place, " " * len(place.printed))
    said = f"line {place.line} {place.owner} {place.label} {place.printed}: blanked"
    return Fault("figure blanked", place.owner, place.label, lines, ((place.line, ""),), (), said)


def _told(one: Audited, line: int) -> str:
    return f"line {line} {' '.join(one.lines[line - 1].split())[:90]}"


def _exchange_rows(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
    """Two rows of a table that print the same columns, with each other's figures."""
    alike: dict[tuple[object, ...], list[list[Place]]] = {}
    for owner, figures in _rows(one, known):
        table = figures[0].ref.partition(".")[0]
        alike.setdefault((table, owner, *(place.column for place in figures)), []).append(figures)
    groups = [group for group in alike.values() if len(group) > 1]
    for _ in range(TRIES if groups else 0):
        first, second = rng.sample(rng.choice(groups), 2)
        differing = [
            (a, b) for a, b in zip(first, second, strict=True) if number(a.printed) != number(b.printed)
        ]
        if len(differing) < min(2, len(first)):
            continue
        lines = list(one.lines)
        for places, others in ((first, second), (second, first)):
            for place, other in reversed(list(zip(places, others, strict=True))):
                lines[place.line - 1] = put(lines[place.line - 1], place, other.printed)
        wrong = [(a.line, b.printed) for a, b in differing] + [(b.line, a.printed) for a, b in differing]
        right = [number(a.printed) for a, _b in differing] + [number(b.printed) for _a, b in differing]
        said = f"{_told(one, first[0].line)} ⇄ {_told(one, second[0].line)}"
        return Fault("rows exchanged", first[0].owner, "", lines, tuple(wrong), tuple(right), said)
    return None


def _move(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
    """A figure printed one column to the left or right, where nothing is printed (rows set by tabs)."""
    found = [place for place in known if in_table(place) and "\t" in one.lines[place.line - 1]]
    for _ in range(TRIES if found else 0):
        place = rng.choice(found)
        cells = one.lines[place.line - 1].split("\t")
        at = one.lines[place.line - 1].count("\t", 0, place.start)
        to = at + rng.choice((-1, 1))
        if (
            not 0 < to < len(cells)
            or cells[to].strip()
            or number(place.printed) == 0
            or cells[at].strip() != place.printed
        ):
            continue
        cells[at], cells[to] = cells[to], cells[at]
        lines = list(one.lines)
        lines[place.line - 1] = "\t".join(cells)
        said = f"line {place.line} {place.owner} {place.label} {place.printed}: column {at} → {to}"
        return Fault("column moved", place.owner, place.label, lines, ((place.line, ""),), (), said)
    return None


ROW_KINDS: dict[str, Kind] = {
    "row deleted": _delete_row,
    "row duplicated": _double_row,
    "row inserted": _insert_row,
    "rows exchanged": _exchange_rows,
    "column moved": _move,
    "figure blanked": _blank,
}

OF_ROWS = frozenset(["row deleted", "row duplicated", "row inserted", "rows exchanged"])
"""The kinds that need all figures of a row, tied or not."""
