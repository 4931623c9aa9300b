"""`make install`: commands, manual, completions and rules are there and work; uninstall leaves nothing.

The package registry is asked for what the program needs, so it runs only where YX_INSTALL is set.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMMANDS = sorted(path.name for path in (ROOT / "bin").iterdir())
LEFT_OUT = shutil.ignore_patterns(".*", "build", "dist", "man", "demo", "*.egg-info", "__pycache__")


def make(checkout: Path, *arguments: str) -> None:
    variables = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONPATH")
    environment = {name: text for name, text in os.environ.items() if name not in variables}
    line = ["make", "-s", *arguments]
    done = subprocess.run(line, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not os.environ.get("YX_INSTALL"):
        pytest.skip("YX_INSTALL is not set: the package registry would be asked")
    copy = tmp_path_factory.mktemp("source") / "yxtools"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT, symlinks=True)
    return copy


def said(*line: str | Path) -> str:
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        list(map(str, line)), cwd="/", env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def test_install_and_uninstall(checkout: Path, tmp_path: Path) -> None:
    staged, prefix = tmp_path / "staged", tmp_path / "in place"
    make(checkout, "install", f"DESTDIR={staged}", "PREFIX=/opt/yx")
    # what packagers stage is used somewhere else
    shutil.move(staged / "opt" / "yx", prefix)

    assert sorted(path.name for path in (prefix / "bin").iterdir()) == COMMANDS
    for name in COMMANDS:
        assert said(prefix / "bin" / name, "--version").startswith(f"{name}, ")
    share = prefix / "share"
    for name in COMMANDS:
        for file in (
            f"man/man1/{name}.1",
            f"man/zh_CN/man1/{name}.1",
            f"bash-completion/completions/{name}",
            f"zsh/site-functions/_{name}",
            f"fish/vendor_completions.d/{name}.fish",
        ):
            assert (share / file).stat().st_size > 0
    assert (share / "man/man5/yxtools-records.5").exists()
    assert (share / "yxtools/queries/tables.sql").exists()
    rules = said(prefix / "bin" / "yx-audit", "--makefile").strip()
    assert Path(rules).samefile(prefix / "include" / "yx.mk")
    sample = ROOT / "samples" / "budget-2024.txt"
    assert '"type":"check"' in said(prefix / "bin" / "yx-audit", "--validate", "--exit-zero", sample)

    shutil.move(prefix, staged / "opt" / "yx")
    make(checkout, "uninstall", f"DESTDIR={staged}", "PREFIX=/opt/yx")
    assert [path for path in staged.rglob("*") if not path.is_dir()] == []
