"""How records are damaged: wrong types at every key, missing keys, doubles, references to nothing, cycles."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from tests.fuzz.mutations import ODD_CHARACTERS, ODD_FIGURES, mutated

Record = dict[str, Any]

NESTED: Any = []
for _ in range(60):
    NESTED = [NESTED]

VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        7,
        2**53,
        2**63 - 1,
        -(2**63),
        1e308,
        -1e308,
        5e-324,
        0.1,
        "",
        " ",
        "d",
        "t1",
    ),
    *(
        "t1.r0.c0",
        "g1",
        "p1",
        "final/expenditure",
        [],
        {},
        [None],
        [{}],
        [[]],
        {"": None},
        NESTED,
        "档" * 2000,
    ),
    *([0] * 300, ["合计"] * 50, {"type": "grid"}, {"line": 1}, {"file": "f", "line": 1, "end_line": 0}),
)


def damaged(rng: Random, records: list[Record]) -> list[Record]:
    """The records of a document with a few things wrong; the given ones are left alone."""
    held = deepcopy(records)
    for _ in range(rng.randint(1, 4)):
        if held:
            rng.choice(DAMAGES)(rng, held)
    return held


def _place(rng: Random, value: Any, key: Any, holder: Any, depth: int = 0) -> tuple[Any, Any]:
    """A random place within a record: (what holds it, its key there)."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    if not keys or (holder is not None and rng.random() < 0.25):
        return holder, key
    chosen = rng.choice(keys)
    return _place(rng, value[chosen], chosen, value, depth + 1)


def _somewhere(rng: Random, held: list[Record]) -> tuple[Any, Any]:
    return _place(rng, rng.choice(held), None, None)


def _another_value(rng: Random, held: list[Record]) -> None:
    holder, key = _somewhere(rng, held)
    if holder is not None:
        holder[key] = deepcopy(rng.choice(VALUES))


def _near_value(rng: Random, held: list[Record]) -> None:
    """A value of the same type."""
    holder, key = _somewhere(rng, held)
    old = holder[key] if holder is not None else None
    if isinstance(old, str):
        odd = rng.choice((rng.choice(ODD_FIGURES), rng.choice(ODD_CHARACTERS), mutated(rng, old)))
        holder[key] = odd.encode("utf-8", "replace").decode()
    elif isinstance(old, (int, float)) and not isinstance(old, bool):
        near = rng.choice((-old, 0, old + 1, old * 10, 10**9, 1e300, -5, 2**40))
        # JSON Lines hold no integers beyond 64 bits
        holder[key] = near if abs(near) < 2**63 else float(near)
    elif isinstance(old, list):
        holder[key] = rng.choice((old * 2, old[1:], old[::-1], []))


def _missing_key(rng: Random, held: list[Record]) -> None:
    holder, key = _somewhere(rng, held)
    if isinstance(holder, dict):
        del holder[key]


def _further_key(rng: Random, held: list[Record]) -> None:
    holder, _ = _somewhere(rng, held)
    if isinstance(holder, dict):
        holder[rng.choice(("type", "id", "rows", "line", "x", "value", "dims"))] = deepcopy(
            rng.choice(VALUES)
        )


def _doubled(rng: Random, held: list[Record]) -> None:
    held.insert(rng.randint(0, len(held)), deepcopy(rng.choice(held)))


def _dropped(rng: Random, held: list[Record]) -> None:
    del held[rng.randrange(len(held))]


def _shuffled(rng: Random, held: list[Record]) -> None:
    rng.shuffle(held)


def _other_type(rng: Random, held: list[Record]) -> None:
    rng.choice(held)["type"] = rng.choice(
        ("grid", "table", "card", "claim", "text", "document", "check", "x")
    )


def _cycle(rng: Random, held: list[Record]) -> None:
    """Rows, sections and lines that refer to others at will, themselves included."""
    for record in held:
        rows = record.get("rows")
        if isinstance(rows, list) and rows and rng.random() < 0.3:
            for row in rows:
                if isinstance(row, dict) and "parent" in row and rng.random() < 0.3:
                    row["parent"] = rng.randrange(len(rows))
        if "parent" in record and rng.random() < 0.5:
            record["parent"] = record.get("id")


def _same_ids(rng: Random, held: list[Record]) -> None:
    for record in held:
        if rng.random() < 0.3:
            record["id"] = rng.choice(("t1", "p1", "g1", "d1"))


DAMAGES: tuple[Callable[[Random, list[Record]], None], ...] = (
    *(_another_value, _another_value, _near_value, _near_value, _near_value, _missing_key, _further_key),
    *(_doubled, _dropped, _shuffled, _other_type, _cycle, _same_ids),
)
