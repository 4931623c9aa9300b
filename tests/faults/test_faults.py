"""The bench of faults itself: what it plants, and that it sees what the audit says of it."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from random import Random

import pytest

from tests.faults.__main__ import SAMPLES
from tests.faults.fault import Fault, number
from tests.faults.kinds import KINDS
from tests.faults.measure import Baseline, baseline, outcome, outcomes

FIGURES = ["digit replaced", "digits swapped", "point moved", "sign", "card amount", "percentage"]


@cache
def sample(name: str) -> Baseline:
    return baseline((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"))


def plant(kind: str, seed: int, name: str = "final-2024") -> Fault | None:
    known = sample(name)
    return KINDS[kind](Random(seed), known.audit, known.places)


def test_places_are_where_they_say() -> None:
    known = sample("final-2024")
    assert len(known.places) > 300 and len({place.ref for place in known.places}) == len(known.places)
    for place in known.places:
        assert known.audit.lines[place.line - 1].startswith(place.printed, place.start)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(3))
def test_a_fault_alters_little(kind: str, seed: int) -> None:
    fault = plant(kind, seed)
    assert fault is not None
    before = sample("final-2024").audit.lines
    changes = [
        one for one in SequenceMatcher(None, before, fault.lines, False).get_opcodes() if one[0] != "equal"
    ]
    assert 1 <= len(changes) <= 2 and fault.said


@pytest.mark.parametrize("kind", FIGURES)
def test_a_wrong_figure_differs_from_the_right_one(kind: str) -> None:
    fault = plant(kind, 1)
    assert fault is not None
    ((line, printed),), (right,) = fault.wrong, fault.right
    assert number(printed) != right and printed in fault.lines[line - 1]


def test_same_seed_same_faults() -> None:
    assert plant("digit replaced", 4) == plant("digit replaced", 4)


def test_nothing_planted_nothing_said() -> None:
    known = sample("final-2024")
    nothing = Fault("digit replaced", "", "", known.audit.lines, ((1, "1"),), (number("2"),))
    seen = outcome(known, nothing)
    assert not (seen.noticed or seen.named or seen.repaired or seen.alone)


def test_a_wrong_digit_is_noticed_named_and_repaired() -> None:
    found = outcomes(sample("final-2024"), 6, Random(3), ["digit replaced"])
    assert len(found) == 6
    for name in ("noticed", "named", "repaired", "alone"):
        assert sum(getattr(one, name) for one in found) >= 5, [one.fault.said for one in found]
