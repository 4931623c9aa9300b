"""The bench of faults: see tests.faults."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.faults.kinds import KINDS
from tests.faults.measure import Baseline, Outcome, baseline, outcomes
from yxtools.split.decode import decode

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
COLUMNS = ("faults", "noticed", "named", "repaired", "alone")


def main() -> None:
    """Print what is noticed, by kind and by table, and the figures that no relation ties."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("disclosure", nargs="*", type=Path, help="default: samples/*.txt")
    parser.add_argument(
        "-n", type=int, default=5, metavar="FAULTS", help="faults of each kind and disclosure"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kind", action="append", choices=list(KINDS))
    parser.add_argument(
        "--show",
        type=int,
        default=0,
        metavar="N",
        help="show N faults of each kind that were not named alone",
    )
    parser.add_argument("--untied", action="store_true", help="list the figures that no relation ties")
    args = parser.parse_args()
    found: list[Outcome] = []
    for path in args.disclosure or sorted(SAMPLES.glob("*.txt")):
        known = baseline(decode(path.read_bytes())[0])
        print(f"{path.name}: {len(known.places)} figures, {len(known.untied)} of them tied by no relation")
        if args.untied:
            _print_untied(known)
        found += outcomes(known, args.n, Random(args.seed), args.kind or KINDS)
    _print_shares("by kind", found, lambda one: one.fault.kind)
    _print_shares("by table", found, lambda one: one.fault.owner)
    for kind in KINDS:
        for one in [one for one in found if one.fault.kind == kind and not one.alone][: args.show]:
            print(f"  {kind}, {_reached(one)}: {one.fault.said}")


def _reached(one: Outcome) -> str:
    """The best that was reached."""
    for name in ("repaired", "named", "noticed"):
        if getattr(one, name):
            return f"only {name}" if name != "repaired" else "not alone"
    return "not noticed"


def _print_untied(known: Baseline) -> None:
    for place in known.untied:
        print(f"  not tied: line {place.line} {place.owner} {place.label} {place.printed}")


def _print_shares(title: str, found: Sequence[Outcome], group: Callable[[Outcome], str]) -> None:
    from tabulate import tabulate

    groups: dict[str, list[Outcome]] = {}
    for one in found:
        groups.setdefault(group(one), []).append(one)
    rows = [(name, *_counts(own)) for name, own in [*groups.items(), ("all", list(found))]]
    print("\n" + tabulate(rows, headers=(title, *COLUMNS)))


def _counts(found: Sequence[Outcome]) -> tuple[int, ...]:
    return (len(found), *(sum(getattr(one, name) for one in found) for name in COLUMNS[1:]))


if __name__ == "__main__":
    main()
