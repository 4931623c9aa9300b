"""The samples: what their README says is wrong is noticed, nothing else is, and the golden files agree."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import golden
from tests.conftest import ROOT, invoke

README = (golden.SAMPLES / "README.md").read_text(encoding="utf-8")

# A row of the table of errors: | file | line | what is wrong | printed | right | `rule` |
ERROR = re.compile(r"\| ([\w-]+\.txt) \| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| `([^`|]+)` \|")

SOUND = "budget-2024"


@dataclass(frozen=True, slots=True)
class Planted:
    """An error that the documentation says is in a sample."""

    name: str
    line: int
    what: str
    printed: str
    right: str
    rule: str

    def corrected(self, line: str) -> str:
        """The line with the right figure; columns of an aligned table stay where they are."""
        padded = self.printed.rjust(len(self.right))
        return line.replace(padded if padded in line else self.printed, self.right)


def planted(row: tuple[str, ...]) -> Planted:
    """The error that a row of the documentation describes; ␉ stands for a tab."""
    file, line, what, printed, right, rule = (cell.replace("␉", "\t") for cell in row)
    return Planted(file.removesuffix(".txt"), int(line), what, printed, right, rule)


PLANTED = [planted(row) for row in ERROR.findall(README)]


def place(error: Planted) -> str:
    return f"{error.name}:{error.line}"


@cache
def text(name: str) -> str:
    return (golden.SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


@cache
def checks(name: str) -> list[dict[str, Any]]:
    """The checks of a sample, from the commands and not from the golden files."""
    records = map(json.loads, golden.said(name, ".checks.jsonl").splitlines())
    return [record for record in records if record["type"] == "check"]


def test_documentation_names_samples_that_exist() -> None:
    assert len(PLANTED) >= 15
    assert {error.name for error in PLANTED} | {SOUND} == set(golden.names())


@pytest.mark.parametrize("error", PLANTED, ids=place)
def test_error_stands_where_documented(error: Planted) -> None:
    assert error.printed in text(error.name).split("\n")[error.line - 1]


@pytest.mark.parametrize("error", PLANTED, ids=place)
def test_error_is_noticed(error: Planted) -> None:
    """The rule that the documentation names fails, with the figure among its operands."""
    lines = [
        {operand["line"] for operand in check["operands"]}
        for check in checks(error.name)
        if check["rule"] == error.rule and check["status"] == "fail"
    ]
    assert any(error.line in operands for operands in lines)


def test_sound_sample_is_silent() -> None:
    found = checks(SOUND)
    assert len(found) > 300
    of_tables = [check for check in found if not check["rule"].startswith(("card/", "prose/"))]
    assert {check["status"] for check in of_tables} <= {"exact", "rounded"}
    assert {check["severity"] for check in found if check["status"] == "fail"} <= {"info"}


@pytest.mark.parametrize("name", sorted({error.name for error in PLANTED}))
def test_corrected_sample_is_silent(name: str, tmp_path: Path) -> None:
    lines = text(name).split("\n")
    for error in PLANTED:
        if error.name == name:
            lines[error.line - 1] = error.corrected(lines[error.line - 1])
    corrected = tmp_path / "corrected.txt"
    corrected.write_text("\n".join(lines), encoding="utf-8")
    done = invoke("yx-audit", corrected, "--status", "fail", "--severity", "error", "--severity", "warning")
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize("suffix", golden.PIPES)
@pytest.mark.parametrize("name", golden.names())
def test_golden(name: str, suffix: str) -> None:
    expected = (golden.EXPECTED / (name + suffix)).read_bytes()
    assert golden.said(name, suffix) == expected, "`make golden` writes the golden files anew"


@pytest.mark.parametrize("name", golden.names())
def test_audit_says_what_the_pipe_says(name: str) -> None:
    done = invoke("yx-audit", "--exit-zero", ROOT / "samples" / f"{name}.txt")
    pipe = golden.said(name, ".checks.jsonl").replace(b"samples/", f"{ROOT}/samples/".encode())
    assert done.stdout == pipe


def test_golden_lines_are_in_the_samples() -> None:
    for name in golden.names():
        last = len(text(name).splitlines())
        for line in (golden.EXPECTED / f"{name}.checks.jsonl").read_bytes().splitlines():
            assert 1 <= json.loads(line)["src"]["line"] <= last
