"""What is kept of a parsed TOML file is never stale, and never needed."""

import os
import sys
from pathlib import Path

import pytest

from yxtools.errors import TaxonomyError
from yxtools.taxonomy import toml


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory in place of ours, with one file and a place to keep it."""
    monkeypatch.setattr(toml, "HERE", str(tmp_path))
    monkeypatch.setattr(toml, "KEPT", str(tmp_path / "kept" / "{name}"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "kept").mkdir()
    (tmp_path / "one.toml").write_text('word = "甲"\n', encoding="utf-8")
    return tmp_path


def test_a_file_is_parsed_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert toml.ours("one") == {"word": "甲"}
    monkeypatch.setattr(toml, "_parsed", lambda source, path: pytest.fail("parsed again"))
    assert toml.ours("one") == {"word": "甲"}


def test_a_changed_file_is_read_anew_whatever_its_time_and_size(here: Path) -> None:
    path = here / "one.toml"
    assert toml.ours("one") == {"word": "甲"}
    then = path.stat()
    path.write_text('word = "乙"\n', encoding="utf-8")
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert path.stat().st_size == then.st_size and path.stat().st_mtime_ns == then.st_mtime_ns
    assert toml.ours("one") == {"word": "乙"}


@pytest.mark.parametrize("content", [b"", b"x", b"12345678", b"12345678\xff\xff"])
def test_a_damaged_one_is_made_anew(here: Path, content: bytes) -> None:
    toml.ours("one")
    kept = here / "kept" / "one"
    kept.write_bytes(kept.read_bytes()[:8] + content)
    assert toml.ours("one") == {"word": "甲"}


def test_where_nothing_can_be_written_files_are_parsed(here: Path) -> None:
    (here / "kept").rmdir()
    assert toml.ours("one") == {"word": "甲"}
    assert [path.name for path in here.iterdir()] == ["one.toml"]


def test_nothing_is_written_where_python_writes_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    toml.ours("one")
    assert not list((here / "kept").iterdir())


def test_what_cannot_be_kept_is_still_read(here: Path) -> None:
    (here / "one.toml").write_text("day = 2024-05-01\n", encoding="utf-8")
    assert str(toml.ours("one")["day"]) == "2024-05-01"
    assert not list((here / "kept").iterdir())


def test_every_file_of_ours_is_kept_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml, "KEPT", str(tmp_path / "{name}"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    names = sorted(path.stem for path in Path(toml.HERE).glob("*.toml"))
    parsed = [toml.ours(name) for name in names]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert [toml.ours(name) for name in names] == parsed


def test_a_file_that_is_no_toml_is_named(here: Path) -> None:
    (here / "one.toml").write_text("word = ", encoding="utf-8")
    with pytest.raises(TaxonomyError, match=r"one\.toml"):
        toml.ours("one")
