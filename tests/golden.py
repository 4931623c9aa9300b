"""What the commands say of the samples, kept in samples/expected: `make golden` writes it anew.

Every file there is the standard output of one pipe over one sample; `git diff` then shows what a change of
the program changes.
"""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
EXPECTED = SAMPLES / "expected"

TABLES = "yx-split {file} | yx-table"
PIPES = {
    ".tables.jsonl": TABLES,
    ".tables.txt": TABLES + " --format table",
    ".checks.jsonl": TABLES + " | yx-cards | yx-claims | yx-sum --exit-zero",
    ".findings.txt": "yx-audit --exit-zero --format table {file}",
    ".findings.zh.txt": "yx-audit --exit-zero --format table --lang zh {file}",
}
"""The golden files of a sample by their suffix, and the pipe that writes each."""

YEARS = "samples/years/2022.txt samples/years/2023.txt samples/years/2024.txt"
COMPARISONS = {
    "budgets.changes.jsonl": "yx-diff --exit-zero samples/budget-2024.txt samples/budget-2025.txt",
    "outcome.changes.jsonl": "yx-diff --exit-zero --by stage samples/budget-2024.txt samples/final-2024.txt",
    "years.changes.jsonl": f"yx-diff --exit-zero --all {YEARS}",
    "years.changes.txt": f"yx-diff --exit-zero --format table --explain {YEARS}",
    "years.tree.txt": f"yx-diff --exit-zero --format table --tree --measure expenditure {YEARS}",
}
"""The golden files of what changed between samples, and the command that writes each."""


def names() -> list[str]:
    """The samples, by name."""
    return sorted(path.stem for path in SAMPLES.glob("*.txt"))


def said(name: str, suffix: str) -> bytes:
    """What the pipe of `suffix` writes for a sample. Raises CalledProcessError if a command fails."""
    return output(PIPES[suffix].format(file=f"samples/{name}.txt"))


def output(pipe: str) -> bytes:
    """The standard output of a pipe of commands, each started from the checkout."""
    data = b""
    for command in pipe.split("|"):
        data = _run(command, data)
    return data


@cache
def _run(command: str, data: bytes) -> bytes:
    name, *arguments = command.split()
    line = [sys.executable, str(ROOT / "bin" / name), *arguments]
    env = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    return subprocess.run(line, input=data, stdout=subprocess.PIPE, check=True, cwd=ROOT, env=env).stdout


def main() -> None:
    """Write all golden files anew, and remove those of samples that are gone."""
    EXPECTED.mkdir(exist_ok=True)
    wanted = {EXPECTED / (name + suffix): (name, suffix) for name in names() for suffix in PIPES}
    for path in set(EXPECTED.iterdir()) - set(wanted) - {EXPECTED / name for name in COMPARISONS}:
        path.unlink()
    for path, (name, suffix) in wanted.items():
        path.write_bytes(said(name, suffix))
    for name, command in COMPARISONS.items():
        (EXPECTED / name).write_bytes(output(command))


if __name__ == "__main__":
    main()
