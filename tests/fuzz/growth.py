"""How the time of every room grows with every kind of repeated element: ten times the input, at most twelve
times the time.

    python -m tests.fuzz.growth [ELEMENT…]      every room that takes more, and the largest ratio of each room
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from time import process_time
from typing import Any

from tests.fuzz.elements import TEXTS, Element
from yxtools.cards import cards
from yxtools.checks import checks
from yxtools.claims import claims
from yxtools.errors import InputError
from yxtools.split.document import split
from yxtools.tables import tables
from yxtools.taxonomy import load

TAXONOMY = load()
TIMES = 10
LIMIT = 12.0
WORTH_TIMING = 0.1
"""Seconds below which a room's time is noise."""
ENOUGH = 8.0
"""Seconds after which no larger input is tried."""

Times = dict[str, float]


def timed(text: str) -> Times:
    """The processor time of every room over a disclosure."""
    naming = {"doc": "d", "file": "d.txt", "encoding": "utf-8", "sha256": "0" * 64}
    rooms: dict[str, Any] = {
        "split": lambda _: split(text, **naming, taxonomy=TAXONOMY),
        "tables": lambda records: tables(records, TAXONOMY),
        "cards": lambda records: cards(records, TAXONOMY),
        "claims": lambda records: claims(records, TAXONOMY),
        "checks": lambda records: checks(records, TAXONOMY),
    }
    times = dict.fromkeys(rooms, 0.0)
    records: list[dict[str, Any]] = []
    for name, room in rooms.items():
        gc.collect()
        begin = process_time()
        try:
            records = list(room(records))
        except InputError:  # larger than a disclosure may be
            return times
        finally:
            times[name] = process_time() - begin
    return times


def base(element: Element, worth: float = WORTH_TIMING, most: int = 100_000) -> int:
    """How often an element is repeated for its slowest room to take a time worth measuring."""
    count = 10
    while count < most and max(timed(element(count)).values()) < worth:
        count *= 2
    return min(count, most)


def growth(element: Element, count: int) -> dict[str, tuple[float, float]]:
    """Of every room, how much longer it takes for ten times the input, and how long that is."""
    few, many = timed(element(count)), timed(element(count * TIMES))
    return {room: (many[room] / max(few[room], WORTH_TIMING / 10), many[room]) for room in few}


def grows(element: Element, count: int) -> dict[str, tuple[float, float]]:
    """The growth of every room; where one takes more than it may, that of the next ten times as well.

    Small inputs fit the caches and searches are bounded: what grows only once does not grow.
    """
    found = growth(element, count)
    if any(ratio > LIMIT for ratio, _ in found.values()) and sum(took for _, took in found.values()) < ENOUGH:
        further = growth(element, count * TIMES)
        found = {room: min(found[room], further[room]) if further[room][1] else found[room] for room in found}
    return found


def report(names: list[str]) -> Iterator[str]:
    """A line for every element and room."""
    timed(
        TEXTS["cards over project tables"](3) + TEXTS["claims"](3)
    )  # imports what the rooms import when met
    for name in names or TEXTS:
        count = base(TEXTS[name])
        for room, (ratio, seconds) in grows(TEXTS[name], count).items():
            if seconds >= WORTH_TIMING:
                mark = "  GROWS" if ratio > LIMIT else ""
                yield f"{name:32} {room:8} {count:7} x10: {ratio:6.1f} times, {seconds:7.2f} s{mark}"


if __name__ == "__main__":
    for line in report(sys.argv[1:]):
        print(line, flush=True)
