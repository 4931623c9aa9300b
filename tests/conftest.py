"""What the tests share: a small disclosure of an invented department, the commands, the real documents."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("yx-split", "yx-table", "yx-cards", "yx-claims", "yx-sum", "yx-diff", "yx-audit")

DISCLOSURE = """\
云溪县档案馆2024年度部门决算

第一部分 概况
一、主要职责
负责全县档案的接收、保管和利用。

第二部分 决算报表
收入支出决算总表
公开01表
部门：云溪县档案馆\t金额单位：万元
收入\t\t\t支出\t\t
项目\t行次\t决算数\t项目\t行次\t决算数
栏次\t\t1\t栏次\t\t2
一、一般公共预算财政拨款收入\t1\t120.50\t一、一般公共服务支出\t14\t100.50
二、政府性基金预算财政拨款收入\t2\t\t八、社会保障和就业支出\t21\t20.00
本年收入合计\t27\t120.50\t本年支出合计\t58\t120.50
使用非财政拨款结余\t28\t\t结余分配\t59\t
年初结转和结余\t29\t\t年末结转和结余\t60\t
总计\t30\t120.50\t总计\t61\t120.50

支出决算表
公开03表
部门：云溪县档案馆\t\t\t金额单位：万元
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
栏次\t\t1\t2\t3
合计\t\t120.50\t100.00\t20.50
201\t一般公共服务支出\t100.50\t80.00\t20.50
20126\t档案事务\t100.50\t80.00\t20.50
2012601\t行政运行\t80.00\t80.00\t
2012604\t档案馆\t20.50\t\t20.50
208\t社会保障和就业支出\t20.00\t20.00\t
20805\t行政事业单位养老支出\t20.00\t20.00\t
2080505\t机关事业单位基本养老保险缴费支出\t20.00\t20.00\t
"""

# English, whatever the locale of the developer: the tests quote messages
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def command(name: str, *arguments: str | Path) -> list[str]:
    """The command line that starts a command from the checkout."""
    return [sys.executable, str(ROOT / "bin" / name), *map(str, arguments)]


def invoke(
    name: str, *arguments: str | Path, stdin: bytes = b"", timeout: float = 60, **environment: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command to its end, its standard input a pipe that holds `stdin`."""
    env = {**os.environ, "PYTHONWARNINGS": "error", **environment}
    return subprocess.run(
        command(name, *arguments), input=stdin, capture_output=True, timeout=timeout, env=env, check=False
    )


@pytest.fixture(scope="session")
def run() -> Run:
    """`run("yx-split", *arguments, stdin=b"")`: a finished process with stdout and stderr as bytes."""
    return invoke


@pytest.fixture(scope="session")
def popen_line() -> Callable[..., list[str]]:
    """`popen_line("yx-split", *arguments)`: the command line, for tests that hold the process themselves."""
    return command


@pytest.fixture(scope="session")
def disclosure_text() -> str:
    """A sound disclosure of an invented department."""
    return DISCLOSURE


@pytest.fixture
def disclosure(tmp_path: Path) -> Path:
    """The file of a sound disclosure."""
    path = tmp_path / "archive.txt"
    path.write_text(DISCLOSURE, encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The file of a disclosure in which one figure is wrong: a part of the expenditure, digits transposed."""
    path = tmp_path / "faulty.txt"
    path.write_text(DISCLOSURE.replace("行政运行\t80.00\t80.00", "行政运行\t80.00\t08.00"), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """The real documents in YX_CORPUS; tests over them are skipped where there are none."""
    found = sorted(Path(os.environ.get("YX_CORPUS", "-")).glob("*.txt"))
    if not found:
        pytest.skip("YX_CORPUS names no directory of disclosures")
    return found
