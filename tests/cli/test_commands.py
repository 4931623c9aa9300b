"""What the commands do, seen from the command line."""

import configparser
import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import COMMANDS, ROOT, Run
from yxtools import __version__

CommandLine = Callable[..., list[str]]


def records(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, Any]]:
    """The records a command wrote, whatever its exit status says of them."""
    assert done.returncode in (0, 1) and done.stderr == b"", done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def checks(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, Any]]:
    """The checks among the records a command wrote."""
    return [record for record in records(done) if record["type"] == "check"]


def piped(run: Run, *files: Path, tables: tuple[str, ...] = (), sums: tuple[str, ...] = ()) -> bytes:
    """What `yx-split FILES | yx-table | yx-cards | yx-claims | yx-sum` writes."""
    split = run("yx-split", *files)
    table = run("yx-table", *tables, stdin=split.stdout)
    card = run("yx-cards", *tables, stdin=table.stdout)
    claim = run("yx-claims", *tables, stdin=card.stdout)
    done = run("yx-sum", *sums, stdin=claim.stdout)
    assert {one.returncode for one in (split, table, card, claim)} == {0} and done.returncode in (0, 1), (
        done.stderr
    )
    return done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_version_and_help(run: Run, name: str) -> None:
    assert run(name, "--version").stdout.decode() == f"{name}, version {__version__}\n"
    shown = run(name, "-h")
    assert shown.returncode == 0 and shown.stdout == run(name, "--help").stdout
    assert shown.stdout.startswith(f"Usage: {name} [OPTIONS] [FILES]...".encode())
    assert b"Exit status: 0" in shown.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_run_imports_only_what_it_needs(popen_line: CommandLine, disclosure: Path, name: str) -> None:
    """jsonschema and tabulate take longer to import than everything else together."""
    given = disclosure if name in ("yx-split", "yx-diff", "yx-audit") else os.devnull
    code = (
        "import runpy, sys\n"
        "sys.argv = sys.argv[1:]\n"
        "try:\n    runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    line = [sys.executable, "-c", code, *popen_line(name, "--format", "jsonl", given)[1:]]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "yxtools.stream" in loaded
    heavy = {
        "tabulate",
        "wcwidth",
        "jsonschema",
        "concurrent.futures",
        "multiprocessing",
        "importlib.metadata",
    }
    assert not loaded & heavy


def test_split_names_the_document_by_its_file(run: Run, disclosure: Path) -> None:
    by_file = records(run("yx-split", disclosure))
    assert {record["doc"] for record in by_file} == {str(disclosure.with_suffix(""))}
    assert by_file[0]["type"] == "document" and by_file[0]["src"]["file"] == str(disclosure)
    by_stdin = records(run("yx-split", stdin=disclosure.read_bytes()))
    assert {(record["doc"], record["src"]["file"]) for record in by_stdin} == {("stdin", "stdin")}
    named = records(run("yx-split", "--doc", "档案馆", disclosure))
    assert {record["doc"] for record in named} == {"档案馆"}
    done = run("yx-split", "--doc", "a", disclosure, disclosure)
    assert (done.returncode, done.stderr) == (2, b"yx-split: --doc names a single document\n")


@pytest.mark.parametrize("name", ["-dash.txt", "new\nline.txt", "空 格.txt", "no-suffix", "'quoted\".txt"])
def test_any_file_name_is_good(run: Run, tmp_path: Path, disclosure: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(disclosure.read_bytes())
    found = records(run("yx-split", "--", path))
    assert found[0]["src"]["file"] == str(path)
    assert found[0]["doc"] == str(path).removesuffix(".txt")
    missing = run("yx-split", "--", f"{path}.missing")
    assert missing.returncode == 2 and len(missing.stderr.splitlines()) == 1


def test_a_file_name_that_is_no_utf_8_is_good(run: Run, tmp_path: Path, disclosure: Path) -> None:
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), b"\xb2\xbf.txt"))
    try:
        Path(path).write_bytes(disclosure.read_bytes())
    except OSError:
        pytest.skip("this file system wants UTF-8")
    assert records(run("yx-split", path))[0]["doc"].endswith("\ufffd\ufffd")


def test_files_from(run: Run, tmp_path: Path, disclosure: Path) -> None:
    other = tmp_path / "new\nline.txt"
    other.write_bytes(disclosure.read_bytes())
    expected = run("yx-split", disclosure, other).stdout
    names = b"\0".join([os.fsencode(disclosure), os.fsencode(other)])
    assert run("yx-split", "--files-from", "-", "-0", stdin=names).stdout == expected
    listed = tmp_path / "names"
    listed.write_text(f"{disclosure}\n\n{disclosure}\n")
    assert run("yx-split", "--files-from", listed).stdout == run("yx-split", disclosure, disclosure).stdout
    empty = run("yx-split", "--files-from", os.devnull)
    assert (empty.returncode, empty.stdout, empty.stderr) == (0, b"", b"")


def test_streams_of_disclosures(run: Run, disclosure_text: str) -> None:
    lines = "".join(json.dumps({"doc": doc, "text": disclosure_text}) + "\n" for doc in ("甲", "乙"))
    found = records(run("yx-split", "--jsonl", stdin=lines.encode()))
    assert [record["doc"] for record in found if record["type"] == "document"] == ["甲", "乙"]
    assert run("yx-audit", "--jsonl", "--all", stdin=lines.encode()).returncode == 0


def test_every_encoding_gives_the_same_records(run: Run, disclosure_text: str) -> None:
    def without_bytes(encoding: str) -> list[dict[str, Any]]:
        first, *rest = records(run("yx-split", stdin=disclosure_text.encode(encoding)))
        assert first.pop("encoding") and first.pop("sha256")
        return [first, *rest]

    assert without_bytes("utf-8") == without_bytes("gb18030") == without_bytes("utf-16")


@pytest.mark.parametrize("options", [(), ("--all",), ("--status", "exact"), ("--rule", "sum/*", "--all")])
def test_audit_writes_the_bytes_of_the_pipe(
    run: Run, disclosure: Path, faulty: Path, options: tuple[str, ...]
) -> None:
    sums = tuple("--keep" if option == "--all" else option for option in options)
    expected = piped(run, disclosure, faulty, sums=sums)
    assert expected
    for jobs in ("1", "2"):
        assert run("yx-audit", "-j", jobs, *options, disclosure, faulty).stdout == expected


def test_audit_writes_the_bytes_of_the_pipe_for_real_documents(run: Run, corpus: list[Path]) -> None:
    assert run("yx-audit", "--all", "-j", "2", *corpus).stdout == piped(run, *corpus, sums=("--keep",))


def test_audit_reads_standard_input_among_files_in_order(run: Run, disclosure: Path) -> None:
    arguments = ["--all", disclosure, "-", disclosure]
    one = run("yx-audit", *arguments, stdin=disclosure.read_bytes())
    many = run("yx-audit", "-j", "3", *arguments, stdin=disclosure.read_bytes())
    assert one.stdout == many.stdout
    name = str(disclosure.with_suffix(""))
    assert [r["doc"] for r in records(one) if r["type"] == "document"] == [name, "stdin", name]


def test_exit_status_says_whether_a_check_failed(run: Run, disclosure: Path, faulty: Path) -> None:
    sound, wrong = run("yx-audit", disclosure), run("yx-audit", faulty)
    assert (sound.returncode, wrong.returncode) == (0, 1)
    assert "fail" not in {check["status"] for check in checks(sound)}
    assert "fail" in {check["status"] for check in checks(wrong)}
    assert run("yx-audit", "--exit-zero", faulty).returncode == 0
    assert run("yx-audit", "--status", "exact", faulty).returncode == 0
    assert run("yx-audit", "-j", "2", disclosure, faulty).returncode == 1


def test_selection(run: Run, faulty: Path) -> None:
    every = checks(run("yx-audit", faulty))
    for field in ("status", "severity", "rule"):
        for value in {check[field] for check in every}:
            chosen = checks(run("yx-audit", f"--{field}", value, faulty))
            assert chosen == [check for check in every if check[field] == value]
    unknown = run("yx-audit", "--rule", "no-such/*", faulty)
    assert unknown.returncode == 2
    assert unknown.stderr == b"yx-audit: no rule is called 'no-such/*'; --list-rules of yx-sum lists them\n"


def test_tolerance_is_exact_and_in_the_unit_of_the_check(run: Run, faulty: Path) -> None:
    failing = [c for c in checks(run("yx-audit", faulty)) if c["status"] == "fail"]
    largest = max(abs(check["difference"]) for check in failing)
    done = run("yx-audit", "--tolerance", repr(largest), faulty)
    assert done.returncode == 0 and "fail" not in {check["status"] for check in checks(done)}
    stricter = run("yx-audit", "--tolerance", repr(round(largest - 0.01, 2)), faulty)
    assert stricter.returncode == 1
    for nonsense in ("x", "-1", "NaN", "inf"):
        assert b"is no amount" in run("yx-audit", f"--tolerance={nonsense}", faulty).stderr


def test_checks_and_findings_are_different_rows(run: Run, faulty: Path) -> None:
    both = records(run("yx-audit", faulty))
    findings = records(run("yx-audit", "--findings", faulty))
    assert [record for record in both if record["type"] == "finding"] == findings != []
    assert checks(run("yx-audit", faulty)) == records(run("yx-audit", "--checks", faulty))
    failing = {check["id"] for check in checks(run("yx-audit", faulty)) if check["status"] == "fail"}
    assert {name for finding in findings for name in finding["checks"]} == failing
    plain = run("yx-audit", "--format", "csv", faulty).stdout
    assert plain == run("yx-audit", "--format", "csv", "--checks", faulty).stdout


def test_every_record_keeps_its_schema(run: Run, disclosure: Path, faulty: Path) -> None:
    split = run("yx-split", "--validate", disclosure)
    for name, *options in (["yx-table"], ["yx-table", "--facts"]):
        done = run(name, *options, "--validate", stdin=split.stdout)
        assert (done.returncode, done.stderr) == (0, b"") and done.stdout
    audit = run("yx-audit", "--all", "--validate", disclosure, faulty)
    assert (audit.returncode, audit.stderr) == (1, b"")
    assert run("yx-sum", "--validate", stdin=audit.stdout).stderr == b""


def test_every_record_of_real_documents_keeps_its_schema(run: Run, corpus: list[Path]) -> None:
    done = run("yx-audit", "--all", "--validate", "-j", "2", *corpus, timeout=300)
    assert done.returncode in (0, 1) and done.stderr == b""
    facts = run("yx-table", "--facts", "--validate", stdin=done.stdout, timeout=300)
    assert (facts.returncode, facts.stderr) == (0, b"")


def test_facts_take_the_place_of_their_tables(run: Run, disclosure: Path) -> None:
    split = run("yx-split", disclosure).stdout
    tables = records(run("yx-table", stdin=split))
    facts = records(run("yx-table", "--facts", stdin=split))
    assert "table" in {record["type"] for record in tables}
    assert "table" not in {record["type"] for record in facts}
    assert [r for r in facts if r["type"] != "fact"] == [r for r in tables if r["type"] != "table"]
    figures = sum(
        c["value"] is not None for t in tables if t["type"] == "table" for r in t["rows"] for c in r["cells"]
    )
    assert len([fact for fact in facts if fact["type"] == "fact"]) >= figures > 20


def test_other_records_pass_unchanged(run: Run) -> None:
    line = b'{"type":"remark","doc":"d","id":"r1","text":"\xe7\x94\xb2","n":1.50}\n'
    assert run("yx-table", stdin=line).stdout == line.replace(b"1.50", b"1.5")
    assert run("yx-sum", stdin=line).stdout == b""
    assert run("yx-sum", "--keep", stdin=line).stdout == line.replace(b"1.50", b"1.5")


def test_rules_are_listed(run: Run) -> None:
    listed = [
        json.loads(line) for line in run("yx-sum", "--list-rules", "--format", "jsonl").stdout.splitlines()
    ]
    assert listed
    assert all(rule[key] for rule in listed for key in ("name", "title", "asserts", "source"))
    shown = run("yx-sum", "--list-rules").stdout.decode()
    assert all(rule["name"] in shown for rule in listed)


def test_the_makefile_builds_what_it_says(
    run: Run, tmp_path: Path, faulty: Path, popen_line: CommandLine
) -> None:
    rules = run("yx-audit", "--makefile").stdout.decode().strip()
    (tmp_path / "Makefile").write_text(f"include {rules}\n")
    (tmp_path / "broken.txt").write_bytes(b"")
    variables = [
        f"YX_{name.upper()}={' '.join(popen_line(f'yx-{name}'))}" for name in ("split", "table", "audit")
    ]

    def make(*targets: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            ["make", "-s", *variables, *targets], cwd=tmp_path, capture_output=True, check=False
        )

    done = make("faulty.audit.jsonl", "faulty.records.jsonl")
    assert (done.returncode, done.stderr) == (0, b""), "a finding is no failure"
    assert b'"status":"fail"' in (tmp_path / "faulty.audit.jsonl").read_bytes()
    assert b'"type":"table"' in (tmp_path / "faulty.records.jsonl").read_bytes()
    assert make("broken.audit.jsonl").returncode == 2 and make("broken.records.jsonl").returncode == 2
    assert {path.name for path in tmp_path.iterdir()} == {
        *("Makefile", "broken.txt", "faulty.txt", "faulty.audit.jsonl", "faulty.records.jsonl")
    }


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("yx-split", ()),
        ("yx-audit", ("--checks",)),
        ("yx-audit", ("--findings",)),
        ("yx-audit", ("--all",)),
    ],
)
def test_csv_is_read_back(run: Run, faulty: Path, name: str, options: tuple[str, ...]) -> None:
    count = len(records(run(name, *options, faulty)))
    done = run(name, *options, "--format", "csv", faulty)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert len(rows) == count
    assert {row["doc"] for row in rows} == {str(faulty.with_suffix(""))}
    tsv = run(name, *options, "--format", "tsv", faulty).stdout.decode().splitlines()
    assert len(tsv) == count + 1
    assert {line.count("\t") for line in tsv} == {len(rows[0]) - 1}


def test_tables_are_drawn_with_their_figures(run: Run, disclosure: Path) -> None:
    split = run("yx-split", disclosure).stdout
    shown = run("yx-table", "--format", "table", stdin=split).stdout.decode()
    assert "支出决算表" in shown and "100.50" in shown and "2080505" in shown
    facts = run("yx-table", "--facts", "--format", "table", stdin=split).stdout.decode()
    assert "100.50" in facts


def test_setup_cfg_lists_every_package_and_command() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    packages = set(setup["options"]["packages"].split()) - {"yxtools.schemas"}
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "yxtools").rglob("*.py")}
    assert packages == there, "setup.cfg lists every package"
    scripts = set(setup["options"]["scripts"].split())
    assert scripts == {f"bin/{path.name}" for path in (ROOT / "bin").iterdir()}
