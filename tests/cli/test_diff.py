"""yx-diff, seen from the command line."""

import csv
import io
import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from tests import golden
from tests.conftest import ROOT, Run
from yxtools.schema import validate

YEARS = [ROOT / "samples" / "years" / f"{year}.txt" for year in (2022, 2023, 2024)]
LAST, THIS = YEARS[1:]
BUDGET, OUTCOME = (ROOT / "samples" / f"{name}.txt" for name in ("budget-2024", "final-2024"))


def records(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, Any]]:
    """What a run wrote, every record as its schema has it."""
    assert done.returncode in (0, 1) and done.stderr == b"", done.stderr.decode()
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [message for record in found for message in validate(record)] == []
    return found


def changes(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, Any]]:
    return [record for record in records(done) if record["type"] == "change"]


def stream(run: Run, *files: Path, facts: bool = False) -> bytes:
    """The records of disclosures, through the pipe."""
    tables = run("yx-table", *(["--facts"] if facts else []), stdin=run("yx-split", *files).stdout)
    return run("yx-claims", stdin=tables.stdout).stdout


@pytest.mark.parametrize("name", golden.COMPARISONS)
def test_golden(name: str) -> None:
    expected = (golden.EXPECTED / name).read_bytes()
    assert golden.output(golden.COMPARISONS[name]) == expected, "`make golden` writes the golden files anew"


def test_every_status_is_in_a_golden_file() -> None:
    lines = (golden.EXPECTED / "years.changes.jsonl").read_bytes().splitlines()
    told = Counter(json.loads(line)["status"] for line in lines)
    assert told.keys() >= {"changed", "same", "added", "removed", "recoded", "exact", "fail"}


def test_text_and_records_say_the_same(run: Run, tmp_path: Path) -> None:
    of_text = run("yx-diff", LAST, THIS).stdout
    for at, path in enumerate((LAST, THIS)):
        (tmp_path / f"{at}.jsonl").write_bytes(stream(run, path))
    assert run("yx-diff", tmp_path / "0.jsonl", tmp_path / "1.jsonl").stdout == of_text
    assert run("yx-diff", tmp_path / "1.jsonl", LAST).stdout == of_text
    assert run("yx-diff", stdin=stream(run, THIS, LAST)).stdout == of_text


def test_facts_tell_as_much_as_tables(run: Run) -> None:
    of_tables, of_facts = (
        run("yx-diff", stdin=stream(run, LAST, THIS, facts=facts)) for facts in (False, True)
    )
    assert {(one["label"], one["delta"]) for one in changes(of_tables)} == {
        (one["label"], one["delta"]) for one in changes(of_facts)
    }


def test_a_disclosure_on_standard_input(run: Run) -> None:
    found = changes(run("yx-diff", LAST, "-", stdin=THIS.read_bytes()))
    assert {(one["against"], one["doc"]) for one in found} == {(str(LAST.with_suffix("")), "stdin")}


def test_exit_status(run: Run) -> None:
    assert run("yx-diff", LAST, THIS).returncode == 1
    assert run("yx-diff", "--exit-zero", LAST, THIS).returncode == 0
    same = run("yx-diff", LAST, LAST)
    assert (same.returncode, same.stdout, same.stderr) == (0, b"", b"")
    assert run("yx-diff", "--all", LAST, LAST).returncode == 0
    assert run("yx-diff", "--status", "same", LAST, LAST).returncode == 0


def test_a_wrong_statement_is_a_difference(run: Run) -> None:
    done = run("yx-diff", "--min-delta", "100000", LAST, THIS)
    found = records(done)
    assert {one["type"] for one in found} == {"check"} and done.returncode == 1


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), "stdin: empty: there is no text in it\n"),
        ((LAST,), "yx-diff: two documents are needed to compare, 1 given\n"),
    ],
)
def test_one_document_is_not_enough(run: Run, files: tuple[Path, ...], said: str) -> None:
    done = run("yx-diff", *files, stdin=b"")
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"type":"fact","doc":"d"\n', ":1: not JSON"),
        (b'{"type":"fact","doc":"d","id":"t1.r0.c0"}\n', ":1: "),
        (b'\n{"doc":"d"}\n', ":2: not a record"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdftotext"),
        (b"", "empty"),
    ],
)
def test_bad_input_is_named(run: Run, tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "bad"
    path.write_bytes(data)
    done = run("yx-diff", path, THIS)
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 2 and line.startswith(f"{path}:") and words in line


def test_keep_going_skips_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    done = run("yx-diff", "--keep-going", tmp_path / "missing", LAST, THIS)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert done.stdout == run("yx-diff", LAST, THIS).stdout


def test_documents_of_one_period_mirror_each_other(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(THIS.read_text(encoding="utf-8").replace("28.00", "29.50"), encoding="utf-8")
    there, back = changes(run("yx-diff", THIS, other)), changes(run("yx-diff", other, THIS))
    assert {(one["label"], one["delta"]) for one in there} == {(one["label"], -one["delta"]) for one in back}
    assert there and all(one["delta"] == pytest.approx(1.5) for one in there)
    assert run("yx-diff", LAST, THIS).stdout == run("yx-diff", THIS, LAST).stdout


def test_the_budget_and_its_outcome(run: Run) -> None:
    found = records(run("yx-diff", "--by", "stage", BUDGET, OUTCOME))
    keys = [one["key"] for one in found if one["type"] == "change"]
    assert keys and all("stage" not in key for key in keys)
    assert {one["status"] for one in found if one["type"] == "check"} == {"exact"}


def test_other_departments(run: Run) -> None:
    found = records(run("yx-diff", "--by", "entity", OUTCOME, THIS))
    assert {one["type"] for one in found} == {"change"}
    notes = [one["note"] for one in changes(run("yx-diff", OUTCOME, THIS))]
    assert notes and all("entity differs: 青屿市文化和旅游局, 云溪县卫生健康局" in note for note in notes)


def test_selection(run: Run) -> None:
    def labels(*options: str) -> set[str]:
        return {one["label"] for one in changes(run("yx-diff", *options, LAST, THIS))}

    everything = labels()
    assert labels("--level", "类") == {name for name in everything if name.split()[0] in ("208", "210")}
    assert {len(name.split()[0]) for name in labels("--level", "项")} == {7}
    assert len(changes(run("yx-diff", "--top", "3", *YEARS))) == 6
    assert labels("--fund", "fiscal") == {name for name in everything if "决算数" in name}
    assert labels("--measure", "income") == set() != labels("--measure", "expenditure")
    large = changes(run("yx-diff", "--min-delta", "70万元", LAST, THIS))
    assert large and all(abs(one["delta"]) >= 70 for one in large)
    assert labels("--min-delta", "700000元") == labels("--min-delta", "70") == labels("--min-delta", "70万元")
    assert set() < labels("--min-percent", "30%", "--status", "changed") < everything
    added = changes(run("yx-diff", "--status", "added", "--min-percent", "1000", LAST, THIS))
    assert added and {one["percent"] for one in added} == {None}


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--fund", "genral", "--fund: 'genral' is none of affiliated, all,"),
        ("--level", "目", "--level: '目' is none of 款, 类, 项"),
        ("--min-delta", "many", "'many' is no amount"),
        ("--top", "0", "--top"),
    ],
)
def test_wrong_options_are_named(run: Run, option: str, value: str, words: str) -> None:
    done = run("yx-diff", option, value, LAST, THIS)
    assert done.returncode == 2 and words in done.stderr.decode()


def test_a_table_lines_up_and_says_what_is_common_once(run: Run) -> None:
    page = run("yx-diff", "--format", "table", "--explain", LAST, THIS).stdout.decode()
    head, *lines = page.split("\n\n")[0].splitlines()
    assert head == f"{LAST.with_suffix('')} → {THIS.with_suffix('')}"
    starts = wcswidth(lines[0][: lines[0].index("before") + len("before")])
    row = next(line for line in lines if line.startswith("21004 "))
    assert wcswidth(row[: row.index("250.00") + len("250.00")]) == starts
    assert "└ 210 卫生健康支出 · 项目支出" in page and "100.0 % of it" in page


def test_spreadsheets_and_working_papers(run: Run) -> None:
    text = run("yx-diff", "--format", "csv", LAST, THIS).stdout.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(changes(run("yx-diff", LAST, THIS)))
    recoded = next(row for row in rows if row["code"] == "21017")
    assert (recoded["status"], recoded["before"], recoded["after"]) == ("recoded", "26.0", "28.0")
    for form, sign in (("tsv", "\t"), ("markdown", "|")):
        assert run("yx-diff", "--format", form, LAST, THIS).stdout.decode().count(sign) > len(rows) * 20


def test_a_tree_is_in_the_order_of_the_codes(run: Run) -> None:
    found = changes(run("yx-diff", "--tree", LAST, THIS))
    whole = [one for one in found if one["key"]["nature"] == "all" and one["key"]["class"].startswith("func")]
    codes = [one["key"]["class"] for one in whole]
    assert codes == sorted(codes) and len(codes) > 5


def test_rules_are_listed(run: Run) -> None:
    names = {
        json.loads(line)["name"]
        for line in run("yx-diff", "--list-rules", "--format", "jsonl").stdout.splitlines()
    }
    assert names == {"diff/prior", "diff/budget", "diff/change", "diff/percent", "diff/direction"}


def test_rules_of_both_commands_are_one_list(run: Run) -> None:
    listed = run("yx-sum", "--explain", "diff/*", "--format", "jsonl").stdout
    assert listed == run("yx-diff", "--list-rules", "--format", "jsonl").stdout


def test_keep_passes_the_records_read_through(run: Run) -> None:
    given = stream(run, LAST, THIS)
    assert run("yx-diff", "--keep", stdin=given).stdout == given + run("yx-diff", stdin=given).stdout


def test_a_page_leads_to_the_lines_of_both_documents(run: Run) -> None:
    page = run("yx-diff", "--format", "html", "--explain", LAST, THIS).stdout.decode()
    assert 'href="#d1-l13"' in page and 'id="d1-l13"' in page and 'id="d2-l13"' in page
    assert "云溪县卫生健康局2023年度部门决算" in page and 'class="parts"' in page
    assert 'class="parts"' not in run("yx-diff", "--format", "html", LAST, THIS).stdout.decode()


def test_a_denied_statement_names_both_lines(run: Run) -> None:
    shown = run("yx-diff", "--format", "table", LAST, THIS).stdout.decode()
    assert f"{THIS}:33: warning d2: " in shown and f"{LAST}:32" in shown


def test_validate(run: Run, tmp_path: Path) -> None:
    given = stream(run, LAST, THIS)
    assert run("yx-diff", "--validate", stdin=given).stdout == run("yx-diff", stdin=given).stdout


def test_a_recoding_of_ones_own(run: Run, tmp_path: Path) -> None:
    entry = '[[recoded]]\nold = "2100410"\nnew = "2101601"\nyear = 2024\n'
    (tmp_path / "functional.toml").write_text(entry, encoding="utf-8")
    found = changes(run("yx-diff", "--taxonomy", tmp_path, LAST, THIS))
    one = next(change for change in found if change["key"]["class"] == "functional:2101601")
    assert (one["status"], one["before"]["code"], one["after"]["code"]) == ("recoded", "2100410", "2101601")


def test_real_documents_do_not_differ_from_themselves(run: Run, corpus: list[Path]) -> None:
    for path in corpus:
        done = run("yx-diff", path, path)
        assert (path.name, done.returncode, done.stdout) == (path.name, 0, b"")


def test_real_documents_mirror_each_other(run: Run, corpus: list[Path]) -> None:
    """Those of one year and stage; of others the result is the same either way."""
    for one, other in zip(corpus, corpus[1:], strict=False):
        there, back = (
            changes(run("yx-diff", "--by", "entity", *pair)) for pair in ((one, other), (other, one))
        )
        if there and there[0]["doc"] != back[0]["doc"]:
            back = [{**change, "delta": 0 - change["delta"]} for change in back]
        deltas = [Counter(change["delta"] for change in found) for found in (there, back)]
        assert deltas[0] == deltas[1]
