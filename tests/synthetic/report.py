"""python -m tests.synthetic.report [-n SEEDS] [--faults N] [--examples N] [STYLE ...] [--layout LAYOUT ...]

Prints for every style and layout which share of the printed figures the pipe finds (seen), gives the right
row and column (placed) and title, unit and year as well (meant), how many checks fail on sound disclosures,
and which share of changed figures it notices; then the first figures it misread.
`--print STYLE SEED LAYOUT` prints one invented disclosure instead.
"""

from __future__ import annotations

import argparse
import sys

from .document import LAYOUTS, STYLES, disclosure
from .measure import Measure, Pipe, measure, pipe

COLUMNS = ("facts", "seen", "placed", "meant", "extra", "alarms", "noticed")
HEADER = f"{'style':20} {'layout':8} " + " ".join(f"{name:>7}" for name in COLUMNS)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def line(style: str, layout: str, result: Measure) -> str:
    shares = [_share(part, result.facts) for part in (result.seen, result.placed, result.meant)]
    cells = [result.facts, *shares, result.invented, result.alarms, _share(result.noticed, result.faults)]
    return f"{style:20} {layout:8} " + " ".join(f"{cell:>7}" for cell in cells)


def report(steps: Pipe, args: argparse.Namespace) -> None:
    print(HEADER)
    whole = Measure()
    for style in args.style or STYLES:
        for layout in args.layout or LAYOUTS:
            result = Measure()
            for seed in range(args.n):
                result += measure(steps, disclosure(style, seed, layout), args.faults, args.examples)
            print(line(style, layout, result), flush=True)
            for example in result.examples[: 2 * args.examples]:
                print(example)
            result.examples = []
            whole += result
    print(line("all", "", whole))


def main() -> None:
    assert __doc__
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("style", nargs="*", help="styles, default all: " + ", ".join(STYLES))
    parser.add_argument("--layout", nargs="+", choices=LAYOUTS)
    parser.add_argument("-n", type=int, default=1, help="seeds a style")
    parser.add_argument("--faults", type=int, default=0, help="figures to change in each disclosure")
    parser.add_argument("--examples", type=int, default=3)
    parser.add_argument("--print", nargs=3, metavar=("STYLE", "SEED", "LAYOUT"))
    args = parser.parse_args()
    if args.print:
        style, seed, layout = args.print
        sys.stdout.write(disclosure(style, int(seed), layout).text)
        return
    try:
        steps = pipe()
    except ImportError as error:
        sys.exit(f"the pipe cannot be imported yet: {error}")
    report(steps, args)


if __name__ == "__main__":
    main()
