"""The commands themselves, run within this process on hostile streams, texts and options."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from random import Random

import orjson

from tests.fuzz.damage import damaged
from tests.fuzz.material import Record, material
from tests.fuzz.mutations import broken_bytes, mutated
from yxtools.cli.launch import run
from yxtools.stream import dump

READERS_OF_TEXT = ("split", "audit")
READERS_OF_RECORDS = ("table", "cards", "claims", "sum", "diff")
FORMATS = ("jsonl", "jsonl", "jsonl", "table", "csv", "tsv", "markdown")
OPTIONS: dict[str, tuple[list[str], ...]] = {
    "split": ([], ["--doc", "x"]),
    "audit": ([], ["--all"], ["--status", "fail"], ["--tolerance", "1e5"], ["--rule", "sum/*"]),
    "table": ([], ["--facts"]),
    "cards": ([], ["--contacts"]),
    "claims": ([], ["--unread"]),
    "sum": ([], ["--keep"], ["--severity", "error"], ["--tolerance", "0"]),
    "diff": ([], ["--all"], ["--by", "stage"], ["--by", "entity"], ["--tree"], ["--top", "3"]),
}
ODD_OPTIONS = (
    *(["--tolerance", "NaN"], ["--tolerance", "-1"], ["--rule", "[" * 50], ["--format", "x"], ["--top", "0"]),
    *(["--min-delta", "9" * 5000], ["--status", "\udcff"], ["-j", "0"], ["--by"], ["--lang", "xx"]),
)


@contextmanager
def streams(stdin: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Standard input and outputs that are bytes in memory."""
    kept, out, err = (sys.stdin, sys.stdout, sys.stderr), io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin)))
    sys.stdout = io.TextIOWrapper(out, "utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(err, "utf-8", "backslashreplace", write_through=True)
    try:
        yield out, err
    finally:
        for mine in (sys.stdout, sys.stderr):
            mine.detach()
        sys.stdin, sys.stdout, sys.stderr = kept
        gc.enable()  # yx-diff turns it off for the life of its process


def ran(name: str, arguments: list[str], stdin: bytes) -> tuple[int, bytes, str]:
    """Exit status, output and complaints of a command; what is raised within it is raised here."""
    os.environ["YX_DEBUG"] = "1"
    with streams(stdin) as (out, err):
        status = run(import_module(f"yxtools.cli.{name}").command, arguments)
        sys.stdout.flush()
        return status, out.getvalue(), err.getvalue().decode()


def commands(rng: Random) -> None:
    """A command on a damaged stream or a spoiled text."""
    name = rng.choice(READERS_OF_TEXT + READERS_OF_RECORDS * 2)
    form = rng.choice(FORMATS)
    arguments = ["--format", form, *rng.choice(OPTIONS[name])]
    arguments += rng.choice(([], [], ["--keep-going"], ["--validate"], ["--validate", "--keep-going"]))
    if rng.random() < 0.05:
        arguments += rng.choice(ODD_OPTIONS)
    stdin = (
        broken_bytes(rng, mutated(rng, material().passage(rng))) if name in READERS_OF_TEXT else stream(rng)
    )
    status, out, said = ran(name, arguments, stdin)
    assert status in (0, 1, 2), f"exit status {status}"
    assert (status == 2) <= bool(said), "exit 2 without a word"
    assert "Traceback" not in said and "internal error" not in said
    for line in out.splitlines() if form == "jsonl" else ():
        assert isinstance(orjson.loads(line), dict)


def stream(rng: Random) -> bytes:
    """The records of two documents, or of two years of one, damaged or not; now and then a broken line."""
    document = rng.choice(material().documents)
    start = rng.randrange(len(document))
    held = document[:1] + document[start : start + rng.randint(1, 10)]
    following = [renamed(record) for record in held]
    lines = [dump(record) for one in (held, following) for record in damaged(rng, one)]
    if rng.random() < 0.2:
        lines.insert(
            rng.randint(0, len(lines)), rng.choice((b"{\n", b"\xff\n", b"[]\n", b"null\n", b'{"type":1}\n'))
        )
    return b"".join(lines)


def renamed(record: Record) -> Record:
    """The record as the next year's document would have it."""
    year = record.get("year")
    return {**record, "doc": "e", **({"year": year + 1} if isinstance(year, int) else {})}
