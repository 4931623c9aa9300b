"""A PDF, a Word file and a web page, read by the standard converters: the findings are those of the text."""

import json
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT, invoke
from tests.recipes.printed import Block, blocks, write_docx, write_html, write_pdf

SAMPLE = ROOT / "samples" / "final-2024.txt"
WATERMARK = "仅供公开使用"
ANNEX = "第五部分 附件"

FLAT_CELLS = ROOT / "samples" / "converters" / "flat-cells.lua"
PANDOC = ("pandoc", "--lua-filter", str(FLAT_CELLS), "-t", "gfm-raw_html", "--wrap=none")

Findings = Counter[tuple[str, float | None, float | None]]


@pytest.fixture(scope="session")
def text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def printed(text: str) -> list[Block]:
    return list(blocks(text, WATERMARK))


def converted(*command: str | Path) -> bytes:
    """What a converter writes; the test is skipped where it is not installed."""
    name = str(command[0])
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    return subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, check=True, timeout=120).stdout


@cache
def findings(text: bytes) -> Findings:
    """The failing relations of a text: rule, printed and expected figure."""
    done = invoke("yx-audit", "--checks", "--exit-zero", "--status", "fail", stdin=text)
    assert done.stderr == b""
    checks = map(json.loads, done.stdout.splitlines())
    return Counter((check["rule"], check["actual"], check["expected"]) for check in checks)


def test_word_file(text: str, tmp_path: Path) -> None:
    write_docx(printed(text), tmp_path / "final.docx")
    assert findings(converted(*PANDOC, tmp_path / "final.docx")) == findings(text.encode())


def test_web_page(text: str, tmp_path: Path) -> None:
    write_html(printed(text), tmp_path / "final.html")
    assert findings(converted(*PANDOC, tmp_path / "final.html")) == findings(text.encode())


def test_old_word_file(text: str, tmp_path: Path) -> None:
    # LibreOffice makes one table of two cards that follow each other
    tables = text[: text.rindex(ANNEX)]
    write_docx(printed(tables), tmp_path / "new.docx")
    office = ("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile")
    converted(*office, "--convert-to", "doc", "--outdir", tmp_path / "old", tmp_path / "new.docx")
    converted(*office, "--convert-to", "docx", "--outdir", tmp_path / "read", tmp_path / "old" / "new.doc")
    assert findings(converted(*PANDOC, tmp_path / "read" / "new.docx")) == findings(tables.encode())


def test_pdf(text: str, tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    # cards fill pages of narrow cells with wrapped text: no layout of blanks tells their columns
    tables = text[: text.rindex(ANNEX)]
    write_pdf(printed(tables), tmp_path / "final.pdf")
    read = findings(converted("pdftotext", "-layout", tmp_path / "final.pdf", "-"))
    assert findings(tables.encode()) <= read
    # the table of statistics has rows below rows that only an indent would tell
    assert read.total() <= findings(tables.encode()).total() + 1


def test_cell_of_several_paragraphs_is_one_line(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<table><tr><td>项目</td><td>金额</td></tr>"
        "<tr><td><p>一般公共</p><p>服务<br>支出</p></td><td>1.00</td></tr></table>",
        encoding="utf-8",
    )
    shown = converted(*PANDOC, page).decode()
    assert "| 一般公共服务支出 |" in shown and "[TABLE]" not in shown
