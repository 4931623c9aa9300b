"""The manual says of every command, option and field what the program says, in pages that man can show."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from tests.conftest import ROOT, command
from yxtools import schema
from yxtools.manual import roff
from yxtools.manual.commands import commands, name, page
from yxtools.manual.examples import examples
from yxtools.manual.records import page as records_page

COMMANDS = [path.name for path in sorted((ROOT / "bin").iterdir())]


def built(what: str, directory: Path, language: str = "en") -> list[Path]:
    """The files that `python -m yxtools.manual` writes."""
    line = [sys.executable, "-m", "yxtools.manual", what, str(directory), "--lang", language]
    subprocess.run(line, check=True, cwd=ROOT)
    return sorted(path for path in directory.rglob("*") if path.is_file())


@pytest.fixture(scope="module", params=["en", "zh"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return built("man", tmp_path_factory.mktemp("man"), request.param)


def test_every_command_has_a_page(pages: list[Path]) -> None:
    assert [path.name for path in pages] == [*(f"{one}.1" for one in COMMANDS), "yxtools-records.5"]


def test_mandoc_finds_nothing_wrong(pages: list[Path]) -> None:
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed")
    line = ["mandoc", "-T", "lint", "-W", "warning", *map(str, pages)]
    done = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.stdout == ""


def test_groff_finds_nothing_wrong(pages: list[Path]) -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    for path in pages:
        line = ["groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-z", str(path)]
        done = subprocess.run(line, stderr=subprocess.PIPE, text=True, check=True)
        assert done.stderr == "", path.name


@pytest.mark.parametrize("one", commands(), ids=name)
def test_every_option_is_on_the_page(one: click.Command) -> None:
    shown = page(one).replace("\\-", "-")
    for parameter in one.params:
        shows = isinstance(parameter, click.Option) and not parameter.hidden
        for option in parameter.opts if shows else []:
            assert re.search(rf"(?m)^\\fB(.*, )?{re.escape(option)}\b", shown), option
    assert '.SH "SYNOPSIS"' in shown and '.SH "EXIT STATUS"' in shown


def fields(part: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The fields of a schema at any depth."""
    for key, field in part.get("properties", {}).items():
        yield key, field
        yield from fields(field)
    for inner in (part.get("items"), *part.get("anyOf", ()), *part.get("$defs", {}).values()):
        if isinstance(inner, dict):
            yield from fields(inner)


@pytest.mark.parametrize("kind", schema.types())
def test_every_field_is_described(kind: str) -> None:
    found = schema.schema(kind)
    assert [key for key, field in fields(found) if not ({"description", "$ref", "const"} & set(field))] == []
    shown = records_page().replace("\\-", "-")
    own = shown[shown.index(f'.SS "{kind}"\n') :].split("\n.SS ")[0]
    common = {"type", "doc", "id", "src"}
    assert [k for k in found["properties"] if k not in common and f"\\fB{k}" not in own] == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a  b\nc", "a b c"),
        (".TH x", "\\&.TH x"),
        ("'x'", "\\&'x'"),
        ("a\\n-b", "a\\en\\-b"),
        ("核对，是", "核\\:对，\\:是"),
    ],
)
def test_text_is_set_as_it_is(words: str, line: str) -> None:
    assert roff.text(words) == line


@pytest.mark.parametrize(
    "line", [line for one in commands() for _, line in examples(name(one)) if "pdf" not in line]
)
def test_examples_run(line: str, tmp_path: Path) -> None:
    scratch = tmp_path / "samples"
    shutil.copytree(ROOT / "samples", scratch, ignore=shutil.ignore_patterns("expected"))
    bash = "set -o pipefail; PATH=$BIN:$PATH; " + line.replace("AUDIT_IN=.", 'AUDIT_IN=. YX_AUDIT="$YX"')
    environment = {"BIN": str(ROOT / "bin"), "YX": " ".join(command("yx-audit")), "PATH": _path()}
    done = subprocess.run(
        ["bash", "-c", bash], cwd=scratch, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1) and done.stderr == ""
    assert done.stdout or ">" in line


def _path() -> str:
    return f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"


def completions(directory: Path, shell: str) -> list[Path]:
    return [path for path in built("completions", directory) if shell in path.parts]


def complete(shell: list[str], script: str) -> str:
    if shutil.which(shell[0]) is None:
        pytest.skip(f"{shell[0]} is not installed")
    environment = {"PATH": f"{ROOT / 'bin'}:{_path()}", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [*shell, script], env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=60
    ).stdout


def test_bash_completes_options_and_choices(tmp_path: Path) -> None:
    audit = next(path for path in completions(tmp_path, "bash-completion") if path.name == "yx-audit")
    ask = '_yx_audit_completion yx-audit; echo "${COMPREPLY[@]}"; COMPREPLY=()'
    script = f"""source {audit}
        COMP_WORDS=(yx-audit --stat); COMP_CWORD=1; {ask}
        COMP_WORDS=(yx-audit --status un); COMP_CWORD=2; {ask}
    """
    assert complete(["bash", "-c"], script).split() == ["--status", "unverifiable"]


def test_zsh_loads_the_completion_from_its_path(tmp_path: Path) -> None:
    audit = next(path for path in completions(tmp_path, "zsh") if path.name == "_yx-audit")
    script = f"fpath=({audit.parent} $fpath); autoload -Uz compinit; compinit -D -u; echo $_comps[yx-audit]"
    assert complete(["zsh", "-f", "-c"], script) == "_yx-audit\n"


def test_fish_completes_options(tmp_path: Path) -> None:
    audit = next(path for path in completions(tmp_path, "fish") if path.name == "yx-audit.fish")
    shown = complete(["fish", "--no-config", "-c"], f"source {audit}; complete -C 'yx-audit --stat'")
    assert shown.split()[0] == "--status"
