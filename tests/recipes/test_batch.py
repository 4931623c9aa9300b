"""A tree of disclosures audited by make: every one, whatever its name; only what changed; none by halves."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import command, invoke

NAMES = [
    "省直/部门.txt",
    "a b/2024年 决算（草案）.txt",
    "a+20b/2024年.txt",
    "100% $HOME `x` #1 'q' \"q\" a:b;c=d*?[e]~\\f|g&h<i>.txt",
    "-n.txt",
    "upper.TXT",
    "upper.txt",
]

Done = subprocess.CompletedProcess[str]


@pytest.fixture
def tree(tmp_path: Path, faulty: Path) -> Path:
    """A directory `in` with a disclosure under each of NAMES."""
    for name in NAMES:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(faulty.read_bytes())
    return tmp_path


def line(*arguments: str) -> list[str]:
    """The command line of make with the rules for batch jobs."""
    rules = invoke("yx-audit", "--makefile").stdout.decode().rstrip("\n")
    program = " ".join(command("yx-audit"))
    return ["make", "-f", rules, f"YX_AUDIT={program}", "AUDIT_IN=in", "AUDIT_OUT=out", *arguments]


def environment() -> dict[str, str]:
    # a make of its own, not a part of the one that runs the tests
    return {key: text for key, text in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}


def make(directory: Path, *arguments: str) -> Done:
    return subprocess.run(
        line(*arguments),
        cwd=directory,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def results(directory: Path) -> dict[str, Path]:
    """The results by the document they are of; each is whole."""
    found = {}
    for path in (directory / "out").rglob("*.jsonl"):
        records = [json.loads(one) for one in path.read_bytes().splitlines()]
        assert records[0]["type"] == "document" and records[-1]["type"] in ("check", "finding")
        found[records[0]["src"]["file"]] = path
    return found


def test_every_name_has_its_result(tree: Path) -> None:
    done = make(tree, "-j2")
    assert (done.returncode, done.stderr) == (0, "")
    assert set(results(tree)) == {f"in/{name}" for name in NAMES}
    summary = (tree / "out" / "summary.txt").read_text(encoding="utf-8").splitlines()
    assert len(summary) == len(NAMES) + 2
    assert summary[-1].endswith(f"{len(NAMES)} read, 0 not read")
    assert "in/a b/2024年 决算（草案）" in "\n".join(summary)


def test_only_what_changed_is_made_again(tree: Path) -> None:
    make(tree)
    before = {name: path.stat().st_mtime_ns for name, path in results(tree).items()}
    time.sleep(0.01)
    (tree / "in" / "a b" / "2024年 决算（草案）.txt").touch()
    make(tree)
    after = {name: path.stat().st_mtime_ns for name, path in results(tree).items()}
    assert [name for name in after if after[name] != before[name]] == ["in/a b/2024年 决算（草案）.txt"]


def test_other_options_make_all_again(tree: Path) -> None:
    make(tree)
    before = {path.stat().st_mtime_ns for path in results(tree).values()}
    make(tree, "YX_AUDITFLAGS=--tolerance 5")
    assert not before & {path.stat().st_mtime_ns for path in results(tree).values()}


def test_what_cannot_be_read_stops_nothing_and_is_told_at_the_end(tree: Path) -> None:
    make(tree)
    broken = tree / "in" / "省直" / "部门.txt"
    broken.write_bytes(b"\0")
    (tree / "in" / "scan.pdf").write_bytes(b"%PDF")
    done = make(tree)
    assert done.returncode == 2
    assert "in/省直/部门.txt:1: a NUL character" in done.stderr
    assert "cannot be read:\nin/省直/部门.txt:1:" in done.stdout
    assert f"{len(NAMES) - 1} read, 1 not read" in done.stdout
    assert "not looked at: 1 files that are not called *.txt" in done.stdout
    assert "NUL" in (tree / "out" / "省直" / "部门.error").read_text(encoding="utf-8")
    assert "in/省直/部门.txt" not in results(tree), "the result of what it was before is no result"
    broken.write_bytes((tree / "in" / "upper.txt").read_bytes())
    assert make(tree).returncode == 0
    assert not (tree / "out" / "省直" / "部门.error").exists()


def test_name_with_a_line_break_is_told(tree: Path) -> None:
    (tree / "in" / "line\nbreak.txt").write_bytes(b"x")
    done = make(tree)
    assert done.returncode == 2
    assert "not audited, a line break in the name (shown as ?):\n./line?break.txt\n" in done.stdout
    assert len(results(tree)) == len(NAMES)


def test_result_of_a_disclosure_that_is_gone_is_told(tree: Path) -> None:
    make(tree)
    (tree / "in" / "-n.txt").unlink()
    done = make(tree)
    assert done.returncode == 0
    assert "the disclosure is gone, not its result: out/-n.jsonl" in done.stdout
    assert f"{len(NAMES) - 1} read, 0 not read" in done.stdout


def test_interrupted_run_leaves_nothing_half_written(tree: Path) -> None:
    process = subprocess.Popen(
        line("-j2"),
        cwd=tree,
        env=environment(),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # tests may run where Ctrl-C is ignored, as in a background job
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while not list((tree / "out").rglob("*.jsonl")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=60) != 0
    assert len(results(tree)) < len(NAMES)
    assert make(tree).returncode == 0
    assert len(results(tree)) == len(NAMES)
    assert list((tree / "out" / ".make" / "part").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("AUDIT_OUT=a b",), "make cannot name files in a directory with blanks"),
        (("AUDIT_IN=nowhere",), "nothing to audit below nowhere"),
        (("AUDIT_IN=",), "say what to audit"),
    ],
)
def test_what_make_cannot_do_is_said(tree: Path, arguments: tuple[str, ...], message: str) -> None:
    done = make(tree, *arguments)
    assert done.returncode == 2 and message in done.stderr


def test_input_directory_may_have_any_name(tree: Path) -> None:
    (tree / "in").rename(tree / "it's here")
    assert make(tree, "AUDIT_IN=it's here").returncode == 0
    assert set(results(tree)) == {f"it's here/{name}" for name in NAMES}
