"""How the commands behave in a pipe and at a terminal."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import COMMANDS, Run
from tests.terminal import at_terminal

CommandLine = Callable[..., list[str]]

READERS_OF_TEXT = ("yx-split", "yx-audit")


@pytest.mark.parametrize("name", READERS_OF_TEXT)
def test_a_closed_pipe_is_silent(
    popen_line: CommandLine, tmp_path: Path, disclosure: Path, name: str
) -> None:
    copies = []
    for number in range(150):
        copies.append(tmp_path / f"{number}.txt")
        copies[-1].write_bytes(disclosure.read_bytes())
    every = ["--all"] if name == "yx-audit" else []
    with subprocess.Popen(
        popen_line(name, *every, *copies), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline().startswith(b'{"type":"document"')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.parametrize("name", COMMANDS)
def test_an_interrupt_is_quiet(popen_line: CommandLine, name: str) -> None:
    with subprocess.Popen(
        popen_line(name),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a shell starts jobs in the background with SIGINT ignored, these tests among them
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert said == b""
    assert process.returncode == -signal.SIGINT


def test_no_process_stays_behind(popen_line: CommandLine, tmp_path: Path, disclosure: Path) -> None:
    names = tmp_path / "names"
    names.write_text(f"{disclosure}\n" * 5000)
    line = popen_line("yx-audit", "-j", "2", "--all", "--files-from", names)
    with subprocess.Popen(line, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    raise AssertionError("a helper process outlived yx-audit")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_terminal_is_no_input(popen_line: CommandLine, name: str) -> None:
    status, shown = at_terminal(popen_line(name), stdin=None)
    assert status == 2
    assert shown.startswith(f"{name}: no input: ") and len(shown.splitlines()) == 1


def test_a_terminal_shows_tables_and_a_pipe_gets_json_lines(
    popen_line: CommandLine, run: Run, disclosure: Path
) -> None:
    status, shown = at_terminal(popen_line("yx-split", disclosure))
    assert status == 0 and "云溪县档案馆2024年度部门决算" in shown and '{"type"' not in shown
    assert run("yx-split", disclosure).stdout.startswith(b'{"type":"document","doc":')


def test_a_terminal_gets_a_summary_of_the_checks(popen_line: CommandLine, run: Run, disclosure: Path) -> None:
    status, shown = at_terminal(popen_line("yx-audit", disclosure))
    assert status == 0
    assert "relations tested: " in shown and "nothing that disagrees" in shown
    status, shown = at_terminal(popen_line("yx-audit", "--checks", disclosure))
    assert status == 0 and "relations tested: " in shown and "0 fail, " in shown
    assert run("yx-audit", disclosure).stderr == b""


def test_a_terminal_sees_progress_when_there_is_more_than_one_file(
    popen_line: CommandLine, disclosure: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other\x1b[31m.txt"
    other.write_bytes(disclosure.read_bytes())
    _, shown = at_terminal(popen_line("yx-audit", disclosure, other))
    assert f"1/2 {disclosure}" in shown and "2/2 " in shown
    assert "\x1b[31m" not in shown, "a file name must not colour the terminal"
    _, shown = at_terminal(popen_line("yx-audit", disclosure))
    assert "1/1" not in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_a_closed_standard_output_is_an_error(popen_line: CommandLine, name: str, disclosure: Path) -> None:
    line = ["sh", "-c", 'exec "$@" >&-', "sh", *popen_line(name, disclosure, disclosure)]
    done = subprocess.run(line, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, f"{name}: standard output is closed\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_closed_standard_input_is_an_error(popen_line: CommandLine, name: str) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *popen_line(name)], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (2, f"{name}: standard input is closed\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], []])
def test_a_full_disk_is_an_error(popen_line: CommandLine, disclosure: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            popen_line("yx-split", disclosure, *arguments), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"yx-split: cannot write the output: No space left on device\n"


def test_a_document_is_written_before_the_next_is_read(popen_line: CommandLine, disclosure_text: str) -> None:
    line = json.dumps({"doc": "d", "text": disclosure_text}).encode() + b"\n"
    with subprocess.Popen(
        popen_line("yx-split", "--jsonl"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout
        process.stdin.write(line)
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"type":"document"')
        process.stdin.close()
        process.stdout.read()
    assert process.returncode == 0
