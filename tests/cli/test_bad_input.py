"""Input that cannot be read: exit status 2 and one clear line, never a traceback, never a lost record."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import COMMANDS, Run

READERS_OF_TEXT = ("yx-split", "yx-audit")
READERS_OF_RECORDS = ("yx-table", "yx-cards", "yx-claims", "yx-sum")
FILTERS = ("yx-table", "yx-cards", "yx-claims")
"""Readers of records that pass on what they do not understand."""
DOCX = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + bytes(26) + b"[Content_Types].xml" + bytes(200)


def complaint(done: "subprocess.CompletedProcess[bytes]") -> str:
    """The one line on stderr of a command that could not read its input."""
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2, lines
    assert len(lines) == 1, lines
    return lines[0]


@pytest.mark.parametrize("name", READERS_OF_TEXT)
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n\xe3\x80\x80\n", "empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdftotext -layout"),
        (DOCX, "pandoc"),
        (b'\xef\xbb\xbf{"type":"document","doc":"d"}\n', "yx-sum"),
        (b'\n{"doc":"d","text":"a"}\n', "--jsonl"),
        ("收入\t1.00\n合\0计\t1.00\n".encode(), "2: a NUL"),
        ("收入\t1.00\n合计\t1.00\n部门".encode()[:-1], "3: the text ends inside a character"),
        ("收入\t1.00\n".encode() + b"\xff" + "合计\t1.00\n".encode(), "2: byte 0xff is no UTF-8"),
    ],
)
def test_what_is_no_disclosure(run: Run, tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / "in.txt"
    path.write_bytes(data)
    line = complaint(run(name, path))
    assert line.startswith(f"{path}:") and words in line
    line = complaint(run(name, stdin=data))
    assert line.startswith("stdin:") and words in line


@pytest.mark.parametrize("name", READERS_OF_RECORDS)
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"type":"document","doc":"d","id":"d1"}\n{"type":"gri', "2: not JSON: "),
        (b'{"type":"text","doc":"d","id":"p1","text":"\\ud83d"}\n', "1: not JSON: "),
        (b'"text"\n', "1: not a record"),
        (b'{"doc":"d"}\n', "1: not a record: it has no type"),
        (b'{"type":"text"\0}\n', "1: not JSON: "),
        (b"\xff\xfe{\x00}\x00", "1: not JSON: "),
        ("收入\t1.00\n".encode(), "1: not JSON: "),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "1: not JSON: "),
    ],
)
def test_what_is_no_record(run: Run, tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(data)
    line = complaint(run(name, path))
    assert line.startswith(f"{path}:") and words in line
    line = complaint(run(name, stdin=data))
    assert line.startswith("stdin:") and words in line


@pytest.mark.parametrize("name", READERS_OF_RECORDS)
def test_no_records_are_no_output(run: Run, name: str) -> None:
    done = run(name)
    said = b"yx-sum: no records: nothing to check\n" if name == "yx-sum" else b""
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", said)


def test_that_there_is_nothing_to_check_is_said(run: Run) -> None:
    done = run("yx-sum", stdin=run("yx-split", "--doc", "d", stdin=b"\xe4\xba\x91\n").stdout)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"yx-sum: d: no table, card or claim: nothing to check\n"


def test_a_report_of_no_records_says_so(run: Run) -> None:
    done = run("yx-sum", "--format", "table")
    assert (done.returncode, done.stdout) == (0, b"no document was read\n")


def test_grids_are_not_taken_for_sound_tables(run: Run, disclosure: Path) -> None:
    split = run("yx-split", "--doc", "d", disclosure).stdout
    done = run("yx-sum", stdin=split)
    assert done.stdout == b"" and done.stderr.startswith(b"yx-sum: d: no tables or cards, only grids; ")
    assert run("yx-sum", stdin=run("yx-table", stdin=split).stdout).stderr == b""


@pytest.mark.parametrize("name", ["yx-sum", "yx-audit"])
def test_findings_and_checks_exclude_each_other(run: Run, faulty: Path, name: str) -> None:
    for options in (("--findings", "--checks"), ("--checks", "--findings")):
        done = run(name, *options, faulty)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"--findings and --checks exclude each other" in done.stderr


@pytest.mark.parametrize("name", READERS_OF_RECORDS)
def test_a_record_that_breaks_its_schema(run: Run, name: str) -> None:
    good = b'{"type":"text","doc":"d","id":"p1","section":null,"role":null,"text":"a","lines":[1],"src":%s}\n'
    good %= b'{"file":"f","line":1,"end_line":1}'
    data = good + good.replace(b'"lines":[1]', b'"lines":"1"')
    line = complaint(run(name, "--validate", stdin=data))
    assert line.startswith("stdin:2: text.lines: ")
    done = run(name, "--validate", "--keep-going", "--format", "jsonl", stdin=data + good)
    assert complaint(done) == line
    assert done.stdout == (2 * good if name in FILTERS else b"")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("yx-table", b'{"type":"grid","doc":"d","id":"g1"}\n'),
        ("yx-sum", b'{"type":"table","doc":"d","id":"t1"}\n'),
        ("yx-sum", b'{"type":"table","doc":"d","id":"t1","rows":7,"columns":null,"form":{}}\n'),
    ],
)
def test_a_record_no_step_can_use_is_blamed_without_being_asked(run: Run, name: str, data: bytes) -> None:
    assert complaint(run(name, stdin=data)).startswith("stdin:1: ")


@pytest.mark.parametrize("name", COMMANDS)
def test_files_that_cannot_be_opened(run: Run, tmp_path: Path, name: str) -> None:
    missing = tmp_path / "missing.txt"
    assert complaint(run(name, missing)) == f"{missing}: No such file or directory"
    assert complaint(run(name, tmp_path)) == f"{tmp_path}: Is a directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("name", COMMANDS)
def test_an_unreadable_file(run: Run, disclosure: Path, name: str) -> None:
    disclosure.chmod(0)
    assert complaint(run(name, disclosure)) == f"{disclosure}: Permission denied"


@pytest.mark.parametrize("name", READERS_OF_TEXT)
def test_the_others_go_on_under_keep_going(run: Run, tmp_path: Path, disclosure: Path, name: str) -> None:
    missing = tmp_path / "missing.txt"
    stops = run(name, missing, disclosure, "--format", "jsonl")
    assert complaint(stops) == f"{missing}: No such file or directory" and stops.stdout == b""
    goes_on = run(name, missing, disclosure, "--keep-going", "--format", "jsonl")
    assert complaint(goes_on) == complaint(stops)
    assert goes_on.stdout == run(name, disclosure, "--format", "jsonl").stdout != b""


@pytest.mark.parametrize("name", READERS_OF_TEXT)
def test_a_broken_byte_is_repaired_under_keep_going(run: Run, disclosure: Path, name: str) -> None:
    disclosure.write_bytes(disclosure.read_bytes().replace("利用".encode(), b"\xff\xe5"))
    assert "is no UTF-8" in complaint(run(name, disclosure))
    done = run(name, "--keep-going", disclosure)
    assert done.returncode == 0 and done.stdout
    assert done.stderr.decode() == f"{disclosure}:5: byte 0xff is no UTF-8; read as U+FFFD\n"


@pytest.mark.parametrize("name", READERS_OF_TEXT)
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[1]\n", "1: not a record: a JSON object is expected"),
        (b'{"doc":"d"}\n', "1: not a disclosure: "),
        (b'{"doc":"d","text":"\\udc00"}\n', "1: not JSON: "),
        (b'{"doc":"d","text":""}\n', "empty"),
    ],
)
def test_streams_of_disclosures(run: Run, name: str, data: bytes, words: str) -> None:
    assert words in complaint(run(name, "--jsonl", stdin=data))


@pytest.mark.parametrize("name", READERS_OF_TEXT + READERS_OF_RECORDS)
def test_a_single_line_of_100_megabytes(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(100):
            file.write("收".encode() * (1_000_000 // 3) + b"x")
    line = complaint(run(name, path, timeout=30))
    assert line.startswith(f"{path}:") and "line longer than" in line


@pytest.mark.parametrize("name", READERS_OF_TEXT)
def test_an_endless_stream_is_refused(popen_line: Callable[..., list[str]], name: str) -> None:
    lines = subprocess.Popen(["yes", "收入\t1.00"], stdout=subprocess.PIPE)
    done = subprocess.run(popen_line(name), stdin=lines.stdout, capture_output=True, timeout=60, check=False)
    lines.kill()
    lines.communicate()
    assert complaint(done) == "stdin: larger than 64 MiB: no disclosure is"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_typing_slip_is_a_usage_error(run: Run, name: str) -> None:
    done = run(name, "--fromat", "csv")
    assert done.returncode == 2 and done.stdout == b""
    assert b"No such option: --fromat" in done.stderr or b"No such option '--fromat'" in done.stderr
    assert b"--format" in done.stderr


def test_a_taxonomy_that_is_none(run: Run, tmp_path: Path, disclosure: Path) -> None:
    (tmp_path / "captions.toml").write_text("title = [\n", encoding="utf-8")
    line = complaint(run("yx-split", "--taxonomy", tmp_path, disclosure))
    assert line.startswith(f"{tmp_path}/captions.toml: ")
