"""Nothing in an input is opened, fetched or executed; file names may hold any byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

WATCHED = """
import json, os, sys
told = []
def hook(event, arguments):
    if event == "open":
        told.append([event, os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else ""])
    elif event.split(".")[0] in ("socket", "subprocess", "ctypes", "urllib", "webbrowser", "shutil"):
        told.append([event, str(arguments)[:200]])
    elif event in ("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.remove", "os.rename", "os.mkdir"):
        told.append([event, str(arguments)[:200]])
sys.addaudithook(hook)
sys.argv = sys.argv[1:]
from yxtools.cli.launch import launch
try:
    launch(sys.argv[0].removeprefix("yx-"))
finally:
    sys.stderr.write(json.dumps(told))
"""

LURES = """云溪县档案馆2024年度部门决算

file:///etc/passwd http://127.0.0.1:9/x $(touch lured) `touch lured` ../../etc/passwd
!include /etc/passwd {% import os %} {0.__class__} %(x)s \\x1b[31m =cmd|'/C calc'!A0
<table><tr><td><img src="http://127.0.0.1:9/a"></td><td><!DOCTYPE x SYSTEM "file:///etc/passwd">1.00</td></tr></table>
支出决算表
单位：万元
项目\t=HYPERLINK("http://127.0.0.1:9")\t决算数
合计\t__import__('os').system('touch lured')\t1.00
2024年度支出1.00万元，占/etc/passwd的80%。
"""


def watched(name: str, *arguments: str, stdin: bytes, cwd: Path) -> tuple[list[list[str]], bytes]:
    """What a command did that leaves the process, and what it wrote."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, name, *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    told: list[list[str]] = json.loads(done.stderr)
    return told, done.stdout


def strange(told: list[list[str]], allowed: Path) -> list[list[str]]:
    """What is neither the code, the data installed with it, nor the file named on the command line."""
    homes = (
        str(ROOT),
        sys.prefix,
        sys.base_prefix,
        str(allowed),
        "/dev/null",
        "/usr/share",
        "/etc/localtime",
    )
    return [one for one in told if one[0] != "open" or (one[1] and not one[1].startswith(homes))]


def test_only_the_named_files_are_opened(tmp_path: Path) -> None:
    lures = tmp_path / "lures.txt"
    lures.write_text(LURES, encoding="utf-8")
    stream = b""
    for name, arguments in (
        ("yx-split", [str(lures)]),
        *((name, []) for name in ("yx-table", "yx-cards", "yx-claims", "yx-sum")),
    ):
        told, stream = watched(name, *arguments, stdin=stream, cwd=tmp_path)
        assert strange(told, lures) == []
        opened = [path for event, path in told if event == "open"]
        assert (str(lures) in opened) == (name == "yx-split")
    told, _ = watched("yx-audit", "--all", "--format", "csv", str(lures), stdin=b"", cwd=tmp_path)
    assert strange(told, lures) == []
    told, _ = watched("yx-diff", "--all", str(lures), str(lures), stdin=b"", cwd=tmp_path)
    assert strange(told, lures) == []
    assert os.listdir(tmp_path) == ["lures.txt"]


NAMES = (
    b"a\nb.txt",
    b"-rf.txt",
    b"--help.txt",
    b"\xff\xfe.txt",
    b" .txt",
    b"a\x1b[31m.txt",
    "＝档案馆.txt".encode(),
)


@pytest.fixture
def named(tmp_path: Path, disclosure_text: str) -> list[str]:
    """Disclosures whose names a careless program would trip over."""
    paths = [os.path.join(os.fsencode(tmp_path), name) for name in NAMES]
    for path in paths:
        with open(path, "wb") as file:
            file.write(disclosure_text.encode())
    return list(map(os.fsdecode, paths))


@pytest.mark.parametrize("command", ["yx-split", "yx-audit"])
def test_files_of_any_name(run: Run, tmp_path: Path, named: list[str], command: str) -> None:
    every = ["--all"] if command == "yx-audit" else []
    given = run(command, "--validate", "--format", "jsonl", *every, *named)
    assert given.returncode == 0 and given.stderr == b""
    names = b"\0".join(map(os.fsencode, named))
    listed = run(command, "--format", "jsonl", *every, "--files-from", "-", "-0", stdin=names)
    assert listed.stdout == given.stdout != b""
    records = map(json.loads, given.stdout.splitlines())
    files = [record["src"]["file"] for record in records if record["type"] == "document"]
    assert files == [os.fsencode(name).decode("utf-8", "replace") for name in named]
    beside = subprocess.run(
        [
            sys.executable,
            str(ROOT / "bin" / command),
            "--format",
            "jsonl",
            *every,
            "--",
            *map(os.fsdecode, NAMES),
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert beside.returncode == 0 and beside.stdout.count(b"\n") == given.stdout.count(b"\n")


def test_disclosures_of_any_name_are_compared(run: Run, named: list[str]) -> None:
    done = run("yx-diff", "--validate", "--format", "jsonl", "--all", *named)
    assert done.returncode in (0, 1) and done.stderr == b""
    records = list(map(json.loads, done.stdout.splitlines()))
    stems = {os.fsencode(name).decode("utf-8", "replace").removesuffix(".txt") for name in named}
    assert records and {record["doc"] for record in records} <= stems


@pytest.mark.parametrize("command", ["yx-table", "yx-cards", "yx-claims", "yx-sum"])
def test_streams_of_any_name(run: Run, named: list[str], command: str) -> None:
    done = run(command, "--keep-going", *named)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2 and "Traceback" not in done.stderr.decode()
    assert len(lines) >= len(NAMES) and all("not JSON" in line for line in lines)
    assert "\x1b" not in done.stderr.decode()


def test_what_reaches_a_terminal_is_harmless(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        LURES.replace("\\x1b", "\x1b") + "支出\x1b]0;x\x07\u202e1.00万元\x9b2J。\n", encoding="utf-8"
    )
    for name, more in (("yx-split", []), ("yx-audit", ["--all"]), ("yx-audit", [])):
        for form in ("table", "tsv", "markdown"):
            done = run(name, "--format", form, "--color", "never", *more, path)
            assert done.returncode in (0, 1), done.stderr
            text = done.stdout.decode()
            assert not set(text) & set("\x1b\x07\u202e\x9b\0\r"), (name, form)
