"""The long run: every target for its share of some seconds; what breaks is told and can be run again.

    python -m tests.fuzz --seconds 60 --seed 1 [--only grids]
    python -m tests.fuzz --seed 1 --only grids --replay 417      runs one input again, with its traceback

Exit status 1 if anything broke.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from pathlib import Path
from random import Random
from time import monotonic

from tests.fuzz.material import material
from tests.fuzz.patience import Hang, patience
from tests.fuzz.targets import SHARES, TARGETS

PATIENCE = {"whole": 60.0}
"""Seconds of processor time an input may take; five where nothing is said."""


def execute(name: str, seed: str, number: int) -> None:
    """One input of a target."""
    with patience(PATIENCE.get(name, 5.0)):
        TARGETS[name](Random(f"{seed}/{name}/{number}"))


def where(error: BaseException) -> str:
    """What tells one break from another: the error and the innermost place."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    if isinstance(error, Hang):
        return "Hang"
    said = str(error).split(":")[0][:60] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {said} {Path(last.filename).name}:{last.lineno} {last.name}"


def run(name: str, seed: str, seconds: float) -> tuple[int, dict[str, list[int]]]:
    """Executions of a target, and the numbers of the inputs that broke something, by what broke."""
    broken: dict[str, list[int]] = {}
    number, end = 0, monotonic() + seconds
    while monotonic() < end:
        try:
            execute(name, seed, number)
        except Exception as error:
            broken.setdefault(where(error), []).append(number)
        number += 1
    return number, broken


def main() -> int:
    """The exit status of a run."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", choices=TARGETS, action="append")
    parser.add_argument("--replay", type=int, metavar="NUMBER")
    options = parser.parse_args()
    names = options.only or list(TARGETS)
    if options.replay is not None:
        execute(names[0], options.seed, options.replay)
        return 0
    material()
    executions = breaks = 0
    for name in names:
        seconds = options.seconds * SHARES[name] / sum(SHARES[one] for one in names)
        count, broken = run(name, options.seed, seconds)
        executions += count
        breaks += len(broken)
        print(f"{name:12} {count:9} executions, {len(broken)} kinds of breaks", flush=True)
        for what, numbers in broken.items():
            print(f"    {what}: {len(numbers)} times, --only {name} --replay {numbers[0]}", flush=True)
    print(f"{executions} executions, seed {options.seed}: {breaks} kinds of breaks")
    return 1 if breaks else 0


if __name__ == "__main__":
    sys.exit(main())
