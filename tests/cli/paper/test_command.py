"""--format html of the commands."""

from pathlib import Path

import pytest

from tests.cli.paper.reading import Outline
from tests.conftest import Run


def test_an_audit_shows_its_findings_and_the_text(run: Run, faulty: Path) -> None:
    done = run("yx-audit", "--format", "html", "--lang", "en", faulty)
    assert (done.returncode, done.stderr) == (1, b"")
    outline = Outline(done.stdout.decode())
    (marked,) = outline.all("mark", **{"class": "suspect"})
    assert "08.00" in outline.texts and outline.all("tbody", id="d1-f1")
    assert "云溪县档案馆2024年度部门决算" in outline.texts


def test_an_audit_shows_what_was_selected(run: Run, faulty: Path) -> None:
    selected = ("--severity", "info", "--status", "fail")
    done = run("yx-audit", "--format", "html", "--lang", "en", *selected, faulty)
    assert done.returncode == 0
    assert "No relation fails." in Outline(done.stdout.decode()).texts


def test_many_processes_write_the_same_page(run: Run, faulty: Path, disclosure: Path) -> None:
    pages = [run("yx-audit", "--format", "html", *jobs, faulty, disclosure) for jobs in ((), ("-j", "2"))]
    assert pages[0].stdout == pages[1].stdout
    assert b'href="#d2"' in pages[0].stdout


def test_the_end_of_a_pipe_has_findings_and_no_text(run: Run, faulty: Path) -> None:
    tables = run("yx-table", stdin=run("yx-split", faulty).stdout).stdout
    done = run("yx-sum", "--format", "html", "--lang", "en", stdin=tables)
    outline = Outline(done.stdout.decode())
    assert outline.all("tbody", id="d1-f1") and not outline.all("ol")
    assert "云溪县档案馆2024年度部门决算" in outline.texts


def test_a_comparison_shows_changes(run: Run, disclosure: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    text = disclosure.read_text(encoding="utf-8")
    later.write_text(text.replace("2024", "2025").replace("20.00", "25.00"), encoding="utf-8")
    done = run("yx-diff", "--format", "html", "--lang", "en", disclosure, later)
    assert done.returncode == 1
    outline = Outline(done.stdout.decode())
    assert outline.all("table", **{"class": "changes"}) and "+5.00" in outline.text


def test_unreadable_input_is_no_page(run: Run, tmp_path: Path) -> None:
    done = run("yx-audit", "--format", "html", tmp_path / "none.txt")
    assert (done.returncode, done.stdout) == (2, b"")


def test_the_rest_of_a_stream_is_a_page(run: Run, faulty: Path, tmp_path: Path) -> None:
    done = run("yx-audit", "--format", "html", "--keep-going", tmp_path / "none.txt", faulty)
    assert done.returncode == 2 and b'id="d1-f1"' in done.stdout


@pytest.mark.parametrize("name", ["yx-split", "yx-table", "yx-cards", "yx-claims"])
def test_records_are_no_page(run: Run, name: str) -> None:
    assert run(name, "--format", "html").returncode == 2


def test_rules_are_no_page(run: Run) -> None:
    done = run("yx-sum", "--list-rules", "--format", "html")
    assert done.returncode == 2 and b"internal" not in done.stderr
