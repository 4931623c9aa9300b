"""The questions of samples/queries: DuckDB and SQLite answer alike, and right on the samples."""

import json
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, invoke

QUERIES = ROOT / "samples" / "queries"
TABLES = QUERIES / "tables.sql"
QUESTIONS = sorted(path.stem for path in QUERIES.glob("*.sql") if path != TABLES)

Answer = list[tuple[Any, ...]]


def records(files: Iterable[Path], compared: Iterable[Path]) -> bytes:
    """What README.md loads: all records of the files, facts for tables, changes between `compared`."""
    audited = invoke("yx-audit", "--all", "--exit-zero", *files, timeout=300)
    facts = invoke("yx-table", "--facts", stdin=audited.stdout, timeout=300)
    changes = invoke("yx-diff", "--exit-zero", *compared, timeout=300)
    assert (audited.stderr, facts.stderr, changes.stderr) == (b"", b"", b"")
    return facts.stdout + changes.stdout


@cache
def of_samples() -> bytes:
    samples = ROOT / "samples"
    return records(sorted(samples.glob("*.txt")), [samples / "budget-2024.txt", samples / "budget-2025.txt"])


def asked_sqlite(lines: bytes) -> dict[str, Answer]:
    """The answers to all questions by SQLite."""
    if sqlite3.sqlite_version_info < (3, 38):
        pytest.skip("SQLite is older than its operator ->>")
    base = sqlite3.connect(":memory:")
    base.execute("create table record (json text)")
    base.executemany("insert into record values (?)", ((line,) for line in lines.decode().splitlines()))
    base.executescript(TABLES.read_text(encoding="utf-8"))
    return {name: base.execute(question(name)).fetchall() for name in QUESTIONS}


def asked_duckdb(lines: bytes, scratch: Path) -> dict[str, Answer]:
    """The answers to all questions by DuckDB."""
    duckdb = pytest.importorskip("duckdb")
    (scratch / "records.jsonl").write_bytes(lines)
    base = duckdb.connect()
    base.execute(
        "create table record as select json from read_ndjson_objects(?)", [str(scratch / "records.jsonl")]
    )
    base.execute(TABLES.read_text(encoding="utf-8"))
    return {name: base.execute(question(name)).fetchall() for name in QUESTIONS}


def question(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def answer(name: str) -> Answer:
    return asked_sqlite(of_samples())[name]


def test_databases_agree_on_the_samples(tmp_path: Path) -> None:
    assert asked_duckdb(of_samples(), tmp_path) == asked_sqlite(of_samples())


def test_databases_agree_on_real_documents(corpus: list[Path], tmp_path: Path) -> None:
    lines = records(corpus, corpus)
    answers = asked_sqlite(lines)
    assert answers["three-public"] and answers["biggest-figures"]
    assert asked_duckdb(lines, tmp_path) == answers


def test_largest_change_stands_first() -> None:
    found = answer("unexplained-changes")
    assert found
    assert found[0][3:6] == ("2875.69", "29,467,120.00", "元")


def test_prose_that_disagrees_is_counted() -> None:
    failed = [
        check
        for check in map(json.loads, of_samples().splitlines())
        if check["type"] == "check"
        and check["rule"].startswith("prose/")
        and check["status"] == "fail"
        and check["severity"] != "info"
    ]
    assert sum(row[2] for row in answer("prose-against-tables")) == len(failed) > 0


def test_three_public_expenses_are_in_yuan_and_of_their_stage() -> None:
    totals = {row[1:3]: row[3] for row in answer("three-public")}
    assert totals == {(2024, "budget"): 158000, (2024, "final"): 144400, (2025, "budget"): 148000}


def test_card_without_a_row_is_found() -> None:
    assert answer("cards-without-row") == []
    line = next(line for line in of_samples().splitlines() if b'"type":"card"' in line)
    card = {**json.loads(line), "project": "无人提到的项目"}
    found = asked_sqlite(of_samples() + json.dumps(card).encode() + b"\n")["cards-without-row"]
    assert [row[4] for row in found] == ["无人提到的项目"]


def test_findings_are_counted_by_rule() -> None:
    found = answer("findings-by-rule")
    assert {"sum/function", "duplicate/fact", "card/score-sum"} <= {row[0] for row in found}


def test_biggest_figure_is_an_operand_of_a_failing_check() -> None:
    amounts = [row[5] for row in answer("biggest-figures")]
    assert amounts == sorted(amounts, reverse=True)
    assert ("3645.94", "万元") in {row[3:5] for row in answer("biggest-figures")}


def test_every_question_is_listed() -> None:
    page = (QUERIES / "README.md").read_text(encoding="utf-8")
    assert [name for name in QUESTIONS if f"({name}.sql)" not in page] == []
