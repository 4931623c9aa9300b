"""The real disclosures in YX_CORPUS, and what is known of them in YX_TRUTH; skipped where there are none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.reading import TAXONOMY, Record, printed, recorded
from yxtools.checks import checks
from yxtools.schema import validate
from yxtools.split.decode import decode
from yxtools.split.document import split
from yxtools.tables import tables
from yxtools.tables.facts import facts

DOCUMENTS = sorted(Path(os.environ.get("YX_CORPUS", "-")).glob("*.txt"))
TRUTH = Path(os.environ.get("YX_TRUTH", "-"))

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="YX_CORPUS names no directory of disclosures")
each = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)

# Relations that the tables of a document hold, at least.
RELATIONS = {
    "yangquan-health-2026-budget": 600,
    "yangquan-health-2024-final": 320,
    "lvliang-health-2023-final": 440,
    "haigang-health-2025-budget": 450,
}

# Document, truth, the options of the scorer, F1 of facts, F1 of meaning.
SCORES = [
    ("yangquan-health-2024-final", "yangquan-health-2024-final", [], 0.995, 0.99),
    ("haigang-health-2025-budget", "haigang-health-2025-budget", [], 0.995, 0.99),
    ("putuo-commerce-2025-budget.tab", "putuo-commerce-2025-budget", [], 0.995, 0.99),
    ("putuo-commerce-2025-budget.layout", "putuo-commerce-2025-budget", ["--layout"], 0.99, 0.0),
]


@cache
def text(path: Path) -> str:
    return decode(path.read_bytes())[0]


@cache
def records(path: Path) -> tuple[Record, ...]:
    """What `split` makes of a document."""
    return tuple(
        split(text(path), doc=path.stem, file=path.name, encoding="utf-8", sha256="0" * 64, taxonomy=TAXONOMY)
    )


@cache
def understood(path: Path) -> tuple[Record, ...]:
    return tuple(tables(records(path), TAXONOMY))


@cache
def verdicts(path: Path) -> tuple[Record, ...]:
    """The checks of a document's tables alone."""
    held = [one for one in understood(path) if one["type"] in ("document", "table")]
    return tuple(one for one in checks(held, TAXONOMY) if one["type"] == "check")


@each
def test_every_character_stands_in_one_record_or_is_noise(path: Path) -> None:
    found, wanted = recorded(records(path)), printed(text(path))
    assert found - wanted == Counter() and wanted - found == Counter()


@each
def test_records_stand_on_the_lines_they_name(path: Path) -> None:
    lines = text(path).split("\n")
    covered = {number for noise in records(path)[0]["noise"] for number in noise["lines"]}
    for record in records(path)[1:]:
        span = range(record["src"]["line"], record["src"]["end_line"] + 1)
        assert recorded([record]) <= printed("".join(lines[number - 1] for number in span))
        covered.update(span)
    assert [number for number, line in enumerate(lines, 1) if line.strip() and number not in covered] == []


@each
def test_records_keep_their_schemas(path: Path) -> None:
    assert [
        wrong for one in (*records(path), *understood(path), *verdicts(path)) for wrong in validate(one)
    ] == []


@each
def test_sound_tables_are_silent(path: Path) -> None:
    failing = [check for check in verdicts(path) if check["status"] == "fail"]
    # a page lost on the way to the text is worth a remark
    assert [check["message"] for check in failing if check["rule"] != "outline/head"] == []
    assert {check["severity"] for check in failing} <= {"info"}


@each
def test_each_relation_once(path: Path) -> None:
    counts = Counter(
        (check["rule"].startswith("bound"), *sorted(operand["ref"] for operand in check["operands"]))
        for check in verdicts(path)
    )
    assert [places for places, count in counts.items() if count > 1] == []


@each
def test_relations_found(path: Path) -> None:
    held = Counter(check["status"] for check in verdicts(path))
    assert held["exact"] + held["rounded"] >= RELATIONS.get(path.stem, 0)


@each
def test_figures_are_printed_where_their_facts_say(path: Path) -> None:
    lines = text(path).split("\n")
    for one in understood(path):
        for fact in facts(one) if one["type"] == "table" else ():
            assert printed(fact["raw"]) <= printed(lines[fact["src"]["line"] - 1])


@pytest.mark.parametrize(
    ("name", "truth", "options", "fact_score", "meaning_score"), SCORES, ids=lambda value: str(value)
)
def test_tables_are_read_right(
    name: str, truth: str, options: list[str], fact_score: float, meaning_score: float
) -> None:
    scorer, known = TRUTH.parent / "tools" / "score_tables", TRUTH / f"{truth}.tables.jsonl"
    path = next((path for path in DOCUMENTS if path.stem == name), None)
    if path is None or not known.exists() or not scorer.exists():
        pytest.skip("YX_TRUTH names no directory of truth with its scorers beside it")
    found = [fact for one in understood(path) if one["type"] == "table" for fact in facts(one)]
    lines = "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in found)
    line = [sys.executable, str(scorer), str(known), *options]
    done = subprocess.run(line, input=lines.encode(), capture_output=True, check=True)
    said = done.stdout.decode()
    scores = {part.split()[0]: part.split() for part in said.split("; ")[1:]}
    assert float(scores["cells"][2]) == 1.0, said
    assert float(scores["facts"][6]) >= fact_score, said
    assert float(scores["meaning"][6]) >= meaning_score, said
