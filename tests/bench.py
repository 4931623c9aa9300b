"""Start-up and speed, as ratios against a floor measured in the same run (`make bench`).

YX_CORPUS names a directory of disclosures; without it samples/ stand in.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 11
FLOOR = [sys.executable, "-c", "import click, orjson"]
COMMANDS = ("yx-split", "yx-table", "yx-sum", "yx-audit")
START_UP_LIMIT, AUDIT_LIMIT, MEMORY_LIMIT = 2.0, 20.0, 1.3
COPIES = 20


def command(name: str, *arguments: str) -> list[str]:
    """The command line that runs a command in this interpreter."""
    return [sys.executable, str(ROOT / "bin" / name), *arguments]


# Installed modules are compiled once; a start-up that compiles them anew each time is none a user feels.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def seconds(line: list[str]) -> float:
    """How long one run takes."""
    begin = time.perf_counter()
    done = subprocess.run(
        line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=ENVIRONMENT, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{line} ended with {done.returncode}")
    return time.perf_counter() - begin


def medians(*lines: list[str], rounds: int = ROUNDS) -> list[float]:
    """The median of the runs of each command line, in turns so that a busy moment hits all."""
    for line in lines:
        seconds(line)
    turns = [[seconds(line) for line in lines] for _ in range(rounds)]
    return [statistics.median(times) for times in zip(*turns, strict=True)]


def start_up(tiny: Path) -> Iterator[tuple[str, float, float, float | None]]:
    """Each command's help and its run over next to nothing."""
    runs = {f"{name} --help": command(name, "--help") for name in COMMANDS}
    for name in COMMANDS:
        if name in ("yx-split", "yx-audit"):
            runs[f"{name}, one line of text"] = command(name, str(tiny))
        else:
            runs[f"{name}, no record"] = command(name)
    floor, *times = medians(FLOOR, *runs.values())
    yield "python3 -c 'import click, orjson'", floor, 1.0, None
    for label, took in zip(runs, times, strict=True):
        yield label, took, took / floor, START_UP_LIMIT


def audit(documents: list[Path]) -> Iterator[tuple[str, float, float, float | None]]:
    """The whole audit of the largest document, over a start-up."""
    largest = max(documents, key=lambda path: path.stat().st_size)
    started, took = medians(command("yx-audit", "--help"), command("yx-audit", str(largest)), rounds=3)
    speed = largest.stat().st_size / 1e6 / (took - started)
    label = f"yx-audit {largest.name} ({largest.stat().st_size // 1000} kB, {speed:.2f} MB/s), in start-ups"
    yield label, took, took / started, AUDIT_LIMIT


def memory(documents: list[Path]) -> Iterator[tuple[str, float, float, float | None]]:
    """The peak of a stream of many documents over that of one: a stream is never held in memory."""
    text = min(documents, key=lambda path: path.stat().st_size).read_text(encoding="utf-8")
    line = json.dumps({"doc": "d", "text": text}).encode() + b"\n"
    one, many = (peak(command("yx-audit", "--jsonl"), line * count) for count in (1, COPIES))
    yield (
        f"yx-audit, memory of {COPIES} documents over one ({many / 1e6:.0f} MB)",
        0,
        many / one,
        MEMORY_LIMIT,
    )


def peak(line: list[str], stdin: bytes) -> float:
    """The largest memory, in bytes, of one run."""
    with tempfile.TemporaryFile() as source:
        source.write(stdin)
        source.seek(0)
        process = subprocess.Popen(line, stdin=source, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Print the table."""
    from tabulate import tabulate

    documents = sorted(Path(os.environ.get("YX_CORPUS") or ROOT / "samples").glob("*.txt"))
    with tempfile.TemporaryDirectory() as scratch:
        tiny = Path(scratch) / "tiny.txt"
        tiny.write_text("云溪县档案馆2024年度部门决算\n", encoding="utf-8")
        rows = list(start_up(tiny))
    if documents:
        rows += [*audit(documents), *memory(documents)]
    shown = [
        (label, f"{took * 1000:.0f}" if took else "", f"{ratio:.2f}", *verdict(ratio, limit))
        for label, took, ratio, limit in rows
    ]
    align = ("left", "right", "right", "right", "left")
    print(tabulate(shown, headers=("", "ms", "ratio", "limit", ""), disable_numparse=True, colalign=align))


def verdict(ratio: float, limit: float | None) -> tuple[str, str]:
    """The limit of a ratio, and whether it keeps it."""
    return ("", "") if limit is None else (f"{limit:g}", "ok" if ratio <= limit else "OVER")


if __name__ == "__main__":
    main()
