"""What an auditor sees at a terminal: the report of findings, one finding in full, a rule explained."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.conftest import ROOT, Run
from tests.terminal import at_terminal
from yxtools.checks.catalogue import BUILT_IN

CommandLine = Callable[..., list[str]]

COLOURS = re.compile(r"\x1b\[[0-9;]*m")

LEAD = re.compile(r"^(.+):(\d+): error (f\d+): (.+)$", re.MULTILINE)
"""How a finding begins: editors jump to file and line."""

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def shown(done: "subprocess.CompletedProcess[bytes]", status: int = 0) -> str:
    """What a command wrote to a pipe."""
    assert (done.returncode, done.stderr) == (status, b"")
    return done.stdout.decode()


def test_report_of_a_sound_document(run: Run, disclosure: Path) -> None:
    assert shown(run("yx-audit", "--format", "table", disclosure)) == (
        "云溪县档案馆2024年度部门决算\n"
        f"{disclosure} · 云溪县档案馆 · 2024 · final account · 2 tables\n"
        "29 relations tested: 29 exact\n\n"
        "1 document; nothing that disagrees\n"
    )


def test_report_of_a_finding(run: Run, faulty: Path) -> None:
    text = shown(run("yx-audit", "--format", "table", faulty), status=1)
    head, finding, end = text.split("\n\n")
    assert head.startswith("云溪县档案馆2024年度部门决算\n")
    lines = finding.split("\n")
    place = LEAD.fullmatch(lines[0])
    assert place and place[1] == str(faulty)
    source = faulty.read_text(encoding="utf-8").split("\n")
    assert "08.00" in source[int(place[2]) - 1]
    assert lines[1].split() == ["line", "table", "row", "column", "printed", "implied", "slip"]
    assert lines[3].split() == [
        *(place[2], "支出决算表", "2012601", "行政运行", "基本支出", "08.00", "80.00"),
        *("decimal", "point", "moved"),
    ]
    assert [line.split()[1] for line in lines[4:]] == ["sum/nature", "sum/function"]
    assert end.startswith("1 document; 1 finding (1 error)\n")


def test_the_pipe_shows_what_the_audit_shows(run: Run, faulty: Path) -> None:
    tables = run("yx-table", stdin=run("yx-split", faulty).stdout).stdout
    by_pipe = run("yx-sum", "--format", "table", stdin=tables)
    assert by_pipe.stdout == run("yx-audit", "--format", "table", faulty).stdout


def test_checks_are_rows_when_asked_for(run: Run, faulty: Path) -> None:
    rows = shown(run("yx-audit", "--format", "table", "--checks", "--status", "fail", faulty), status=1)
    assert rows.split("\n")[0].split() == ["status", "severity", "id", "rule", "line", "message"]
    exact = shown(run("yx-audit", "--format", "table", "--status", "exact", faulty))
    assert exact.startswith("status  severity  id")
    assert not LEAD.search(exact)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_lines_fit_the_terminal(popen_line: CommandLine, sample: Path, columns: int, language: str) -> None:
    line = popen_line("yx-audit", "--exit-zero", "--lang", language, sample)
    status, text = at_terminal(line, columns=columns)
    assert status == 0
    for one in COLOURS.sub("", text).splitlines():
        assert wcswidth(one) <= columns, one


def test_colour_only_at_a_terminal_and_only_if_wanted(popen_line: CommandLine, faulty: Path) -> None:
    line = popen_line("yx-audit", faulty)
    coloured = at_terminal(line)[1]
    assert "\x1b[31;1merror\x1b[0m f1: " in coloured
    plain = at_terminal(line, NO_COLOR="1")[1]
    assert "\x1b" not in plain and plain == COLOURS.sub("", coloured)
    assert "\x1b" not in at_terminal([*line, "--color", "never"])[1]
    piped = subprocess.run([*line, "--format", "table"], capture_output=True, check=False)
    assert b"\x1b" not in piped.stdout
    always = subprocess.run(
        [*line, "--format", "table", "--color", "always"], capture_output=True, check=False
    )
    assert b"\x1b[31;1m" in always.stdout


def test_control_characters_stay_off_the_terminal(
    popen_line: CommandLine, tmp_path: Path, disclosure_text: str
) -> None:
    path = tmp_path / "odd.txt"
    text = disclosure_text.replace("行政运行\t80.00\t80.00", "行政\x1b[2J运行\t80.00\t08.00")
    path.write_text(text.replace("支出决算表", "支出\x9b1m决算表"), encoding="utf-8")
    for options in ((), ("--checks",), ("--findings",), ("--all",), ("--why", "f1")):
        text = at_terminal(popen_line("yx-audit", *options, path))[1]
        assert "\x1b[2J" not in text and "\x9b" not in text


# --- one finding in full


def test_why_of_a_finding(run: Run, faulty: Path) -> None:
    text = shown(run("yx-audit", "--why", "f1", faulty))
    assert LEAD.match(text)
    assert "sum/nature  fail" in text and "sum/function  fail" in text
    assert re.search(r"└\+ +2012601 行政运行 · 基本支出 .* 08\.00 .* should be 80\.00", text)
    number = next(
        at for at, line in enumerate(faulty.read_text(encoding="utf-8").split("\n"), 1) if "08.00" in line
    )
    line, carets = re.search(rf"^{number} │ (.*)\n +│ (.*)$", text, re.MULTILINE).groups()  # type: ignore[union-attr]
    at = wcswidth(line[: line.index("08.00")])
    assert carets[at : at + 5] == "^^^^^"


def test_why_of_a_check_that_holds(run: Run, disclosure: Path) -> None:
    text = shown(run("yx-audit", "--why", "k1", disclosure))
    assert f"{disclosure}:" in text and "exact" in text and "^" in text
    piped = run("yx-audit", "--why", "k1", stdin=disclosure.read_bytes())
    assert shown(piped) == text.replace(str(disclosure), "stdin")


def test_why_not(run: Run, disclosure: Path) -> None:
    nothing = run("yx-audit", "--why", "f7", disclosure)
    assert nothing.returncode == 2 and b"no finding or check is called 'f7'" in nothing.stderr
    many = run("yx-audit", "--why", "f1", disclosure, disclosure)
    assert many.returncode == 2 and b"a single disclosure" in many.stderr


# --- a rule explained


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_is_explained(run: Run, language: str) -> None:
    text = shown(run("yx-sum", "--lang", language, "--explain", "*"))
    for rule in BUILT_IN:
        part = text[text.index(f"{rule.name}  ") :].split("\n\n")[0]
        assert len(part.split("\n")) == 6
        for example in (rule.formula, rule.holds, rule.fails):
            assert example in part


def test_explain_one_rule(run: Run) -> None:
    assert shown(run("yx-sum", "--explain", "change/amount")) == (
        "change/amount  Amount of change\n"
        "  asserts  the amount of change is this year less last year\n"
        "  formula  增减额 = 本年 − 上年\n"
        "  holds    -0.20 = 1.80 − 2.00\n"
        "  fails    0.20 ≠ 1.80 − 2.00\n"
        "  source   Forms for the publication of departmental budgets and final accounts "
        "(Ministry of Finance)\n\n"
    )


def test_explain_suggests_what_was_meant(run: Run) -> None:
    done = run("yx-sum", "--explain", "sum/functions")
    assert done.returncode == 2
    assert done.stderr.startswith(b"yx-sum: no rule is called 'sum/functions'; do you mean sum/function")
