"""Start-up, speed, memory and growth, as ratios against a floor measured in the same run (`make bench`).

YX_CORPUS names a directory of disclosures; without it samples/ stand in. `--large` makes what grows ten times
larger, and the stream of documents 10,000 long (half an hour).
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

Record = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 11
FLOOR = [sys.executable, "-c", "import click, orjson"]
# The least that could be done with a disclosure: read it, pass one pattern over it, write what comes out.
LEAST = """
import re, sys, orjson
records = [orjson.loads(line) for line in open(sys.argv[1], "rb")]
for path in sys.argv[2:]:
    re.findall(r"[0-9][0-9,.]*", open(path, encoding="utf-8").read())
for record in records:
    sys.stdout.buffer.write(orjson.dumps(record))
"""
START_UP_LIMIT = 1.5
AUDIT_LIMIT = 30.0
MEGABYTES_LIMIT = 150.0
FLAT_LIMIT = 1.1
JOBS_LIMIT = 2 / 1.8
GROWTH_LIMIT = 12.0
DIFF_LIMIT = 3.0
LONG, ONE_IN = 2000, 20

# Installed modules are compiled once; a start-up that compiles them anew each time is none a user feels.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class Measured(NamedTuple):
    """A row of the report: what was measured, in which unit, and the number that its limit holds for."""

    what: str
    took: str
    ratio: float
    limit: float | None = None


class Cost(NamedTuple):
    """What one run of a command line took."""

    wall: float
    processor: float
    peak: int


def command(name: str, *arguments: str) -> list[str]:
    """The command line that runs a command in this interpreter."""
    return [sys.executable, str(ROOT / "bin" / name), *arguments]


def run(line: list[str], source: str = os.devnull, target: str = os.devnull) -> Cost:
    """One run, from file to file. Raises SystemExit if it fails."""
    begin = time.perf_counter()
    with open(source, "rb") as stdin, open(target, "wb") as stdout, tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen(line, stdin=stdin, stdout=stdout, stderr=stderr, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            stderr.seek(0)
            raise SystemExit(f"{line} ended with {process.returncode}: {stderr.read().decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    took = time.perf_counter() - begin
    return Cost(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def medians(lines: Iterable[list[str]], rounds: int, cost: Callable[[Cost], float]) -> list[float]:
    """The median of the runs of each command line, in turns so that a busy moment hits all."""
    lines = list(lines)
    for line in lines:
        run(line)
    turns = [[cost(run(line)) for line in lines] for _ in range(rounds)]
    return [statistics.median(times) for times in zip(*turns, strict=True)]


def start_up(scratch: Path) -> Iterator[Measured]:
    """Each command's help and its run over next to nothing."""
    tiny = scratch / "tiny.txt"
    tiny.write_text("云溪县档案馆2024年度部门决算\n", encoding="utf-8")
    names = sorted(path.name for path in (ROOT / "bin").iterdir())
    runs = {f"{name} --help": command(name, "--help") for name in names}
    for name in names:
        if name in ("yx-split", "yx-audit"):
            runs[f"{name}, one line of text"] = command(name, str(tiny))
        elif name == "yx-diff":
            runs[f"{name}, two documents without figures"] = command(name, *_bare(scratch))
        else:
            runs[f"{name}, no record"] = command(name, os.devnull)
    floor, *times = medians([FLOOR, *runs.values()], ROUNDS, lambda cost: cost.wall)
    yield Measured(FLOOR[-1], f"{floor * 1000:.0f} ms", 1.0)
    for label, took in zip(runs, times, strict=True):
        yield Measured(label, f"{took * 1000:.0f} ms", took / floor, START_UP_LIMIT)


def _bare(scratch: Path) -> list[str]:
    """Two documents that hold nothing to compare."""
    files = [scratch / f"bare{year}.jsonl" for year in (2023, 2024)]
    for path in files:
        path.write_text('{"type":"document","doc":"d","src":{"file":"d.txt","line":1}}\n', encoding="utf-8")
    return [str(path) for path in files]


def diff(scratch: Path) -> Iterator[Measured]:
    """The comparison of two long tables, over a start-up."""
    files = [scratch / f"{year}.jsonl" for year in (2023, 2024)]
    for path in files:
        _long_table(int(path.stem), path)
    lines = [command("yx-diff", "--help"), command("yx-diff", *map(str, files))]
    started, took = medians(lines, ROUNDS, lambda cost: cost.processor)
    label = f"yx-diff of two tables of {LONG} rows, one in {ONE_IN} changed, in start-ups"
    yield Measured(label, f"{took * 1000:.0f} ms", took / started, DIFF_LIMIT)


def _long_table(year: int, path: Path) -> None:
    """A table of many rows as a stream; of every year but 2023 some rows have changed."""
    head = f"云溪县档案馆{year}年度部门决算\n\n支出决算表\n公开03表\n金额单位：万元\n"
    head += "功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
    lines = []
    for at in range(LONG):
        amount = 100 + at + (year != 2023 and at % ONE_IN == 0)
        lines.append(f"{2010101 + 7 * at}\t科目{at}\t{amount}.50\t{amount}.00\t0.50\n")
    text = (head + "".join(lines)).encode()
    split = subprocess.run(command("yx-split"), input=text, capture_output=True, check=True).stdout
    path.write_bytes(subprocess.run(command("yx-table"), input=split, capture_output=True, check=True).stdout)


def audit(documents: list[Path], scratch: Path) -> Iterator[Measured]:
    """The whole audit of all documents on one core, over the least that could be done with them."""
    files = [str(path) for path in documents]
    size = sum(path.stat().st_size for path in documents) / 1e6
    written = str(scratch / "written.jsonl")
    run(command("yx-audit", "--all", *files), target=written)
    lines = [
        [sys.executable, "-c", "import re, orjson"],
        [sys.executable, "-c", LEAST, written, *files],
        command("yx-audit", "--help"),
        command("yx-audit", "--all", *files),
    ]
    idle, least, started, took = medians(lines, 3, lambda cost: cost.processor)
    least, took = least - idle, took - started
    label = f"yx-audit --all, {len(files)} disclosures, {size:.2f} MB: {size / took:.2f} MB/s"
    yield Measured(f"{label}; over reading, a pattern, orjson", f"{took:.2f} s", took / least, AUDIT_LIMIT)


def jobs(documents: list[Path]) -> Iterator[Measured]:
    """Two processes over half the time of one."""
    files = [str(path) for path in documents] * 4
    one, two = medians(
        [command("yx-audit", "-j", str(count), *files) for count in (1, 2)], 3, lambda cost: cost.wall
    )
    yield Measured(
        f"yx-audit -j 2, {len(files)} disclosures, over half of -j 1",
        f"{two:.2f} s",
        2 * two / one,
        JOBS_LIMIT,
    )


def memory(documents: list[Path], count: int, scratch: Path) -> Iterator[Measured]:
    """The peak over a stream of many documents: in megabytes, and over that of a tenth of them."""
    for name, steps in (
        ("yx-audit --jsonl", [command("yx-audit", "--jsonl")]),
        ("the pipe", [command(name, *more) for name, *more in PIPE]),
    ):
        peaks = []
        for amount in (count // 10, count):
            given = _stream(documents, amount, scratch / "0.jsonl")
            costs = []
            for at, step in enumerate(steps):
                target = str(scratch / f"{at + 1}.jsonl") if at + 1 < len(steps) else os.devnull
                costs.append(run(step, given, target))
                given = target
            peaks.append(max(cost.peak for cost in costs))
        few, many = peaks
        took = sum(cost.wall for cost in costs)
        yield Measured(
            f"{name}, {count} documents: MB of memory", f"{took:.0f} s", many / 1e6, MEGABYTES_LIMIT
        )
        yield Measured(f"{name}, over the memory of {count // 10}", "", many / few, FLAT_LIMIT)


PIPE = (("yx-split", "--jsonl"), ("yx-table",), ("yx-cards",), ("yx-claims",), ("yx-sum",))


def _stream(documents: list[Path], count: int, path: Path) -> str:
    """A file of so many documents: those given, again and again under other names."""
    texts = cycle([document.read_text(encoding="utf-8") for document in documents])
    with open(path, "w", encoding="utf-8") as file:
        for at, text in enumerate(islice(texts, count)):
            file.write(json.dumps({"doc": f"d{at}", "text": text}, ensure_ascii=False) + "\n")
    return str(path)


def growth(size: int) -> Iterator[Measured]:
    """Ten times the input takes ten times the time, in every room."""
    for what, made in GROWING.items():
        room_seconds(made(size // 100))
        small, large = room_seconds(made(size)), room_seconds(made(10 * size))
        for room, took in large.items():
            if took > LEAST_SECONDS:
                ratio = took / small[room]
                yield Measured(
                    f"{room}, {what.format(10 * size)}, over a tenth", f"{took:.1f} s", ratio, GROWTH_LIMIT
                )


# What takes less says nothing of how it grows.
LEAST_SECONDS = 0.5
HEAD = "云溪县档案馆2024年度部门决算\n\n"
TITLE = "支出决算表\n公开03表\n单位：万元\n"
COLUMNS = "功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
CARD = (
    "项目支出绩效自评表\n（2024年度）\n项目名称\t整理档案{0}号\n主管部门\t云溪县档案馆\t实施单位\t云溪县档案馆\n"
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\n\t年度资金总额\t10\t10\t10\n"
    "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "\t产出指标\t数量指标\t整理档案\t≥{0}卷\t{0}卷\t50\t50\n\t满意度指标\t服务对象满意度指标\t满意度\t≥90%\t95%\t40\t40\n"
    "总分\t\t\t\t\t\t100\t100\n\n"
)


def _rows(count: int) -> str:
    whole = f"\t合计\t{2 * count}.00\t{count}.00\t{count}.00\n"
    rows = (
        f"2{at % 99 + 1:02}{at % 89 + 10}{at % 79 + 10}\t行政运行{at}\t2.00\t1.00\t1.00\n"
        for at in range(count)
    )
    return HEAD + TITLE + COLUMNS + whole + "".join(rows)


def _tables(count: int) -> str:
    row = "2010101\t行政运行\t2.00\t1.00\t1.00\n"
    return HEAD + "".join(
        f"表{at}：{TITLE}{COLUMNS}{row}\n以上为第{at}张表的全部内容。\n\n" for at in range(count)
    )


def _paragraph(count: int) -> str:
    sentences = (
        f"办公费支出{at}.50万元，比上年增加{at % 7}.20万元，增长5.5%，主要原因是人员增加。"
        for at in range(count)
    )
    return HEAD + "一、支出情况说明\n" + "".join(sentences) + "\n"


def _visits(count: int) -> str:
    visit = "接待{0}批次、{1}人次，公务接待费{0}.00万元"
    return HEAD + "；".join(visit.format(at, at + 5) for at in range(1, count + 1)) + "。\n"


GROWING: dict[str, Callable[[int], str]] = {
    "a table of {} rows": _rows,
    "a tenth of {} tables": lambda size: _tables(size // 10),
    "a paragraph with 6 figures for every ten of {}": lambda size: _paragraph(size // 10),
    "a paragraph with a visit for every ten of {}": lambda size: _visits(size // 10),
    "{} lines of cards": lambda size: HEAD + "".join(CARD.format(at) for at in range(size // 11)),
}


def room_seconds(text: str) -> dict[str, float]:
    """What every room takes for one document."""
    from yxtools.cards import cards
    from yxtools.checks import checks
    from yxtools.claims import claims
    from yxtools.split.document import split
    from yxtools.tables import tables
    from yxtools.taxonomy import load

    gc.disable()  # as yxtools.cli.memory does
    taxonomy = load()
    rooms: dict[str, Callable[[list[Record]], Iterable[Record]]] = {
        "yx-split": lambda _: split(text, doc="d", file="d", encoding="utf-8", sha256="", taxonomy=taxonomy),
        "yx-table": lambda found: tables(found, taxonomy),
        "yx-cards": lambda found: cards(found, taxonomy),
        "yx-claims": lambda found: claims(found, taxonomy),
        "yx-sum": lambda found: checks(found, taxonomy),
    }
    took: dict[str, float] = {}
    records: list[Record] = []
    for room, step in rooms.items():
        begin = time.process_time()
        records = list(step(records))
        took[room] = time.process_time() - begin
    return took


def main() -> None:
    """Print the table."""
    from tabulate import tabulate

    large = "--large" in sys.argv[1:]
    samples = sorted((ROOT / "samples").glob("*.txt"))
    corpus = os.environ.get("YX_CORPUS")
    documents = sorted(Path(corpus).glob("*.txt")) if corpus else samples
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        measured = [
            *start_up(scratch),
            *audit(documents, scratch),
            *diff(scratch),
            *jobs(documents),
            *memory(samples, 10_000 if large else 300, scratch),
            *growth(9_000 if large else 1_000),
        ]
    shown = [(one.what, one.took, f"{one.ratio:.2f}", *verdict(one)) for one in measured]
    align = ("left", "right", "right", "right", "left")
    print(tabulate(shown, headers=("", "took", "ratio", "limit", ""), disable_numparse=True, colalign=align))


def verdict(one: Measured) -> tuple[str, str]:
    """The limit of a ratio, and whether it keeps it."""
    return ("", "") if one.limit is None else (f"{one.limit:.3g}", "ok" if one.ratio <= one.limit else "OVER")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
