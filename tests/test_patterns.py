"""Patterns that are compiled when they are first used."""

import re

import pytest

from yxtools.patterns import lazy_pattern


def test_is_what_it_stands_for() -> None:
    word = lazy_pattern("(?P<word>a+)b", re.IGNORECASE)
    found = word.search("xAAb")
    assert found is not None and found["word"] == "AA"
    assert (word.pattern, word.groups, word.sub("", "xab")) == ("(?P<word>a+)b", 1, "x")
    assert word.search is word.search


def test_is_compiled_at_its_first_use_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def counted(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return compile_(text, flags)

    monkeypatch.setattr(re, "compile", counted)
    word = lazy_pattern("a+b")
    assert compiled == []
    assert word.match("ab") and word.fullmatch("aab") and not word.match("b")
    assert compiled == ["a+b"]


def test_a_broken_one_fails_at_its_first_use() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_has_nothing_that_a_compiled_one_lacks() -> None:
    with pytest.raises(AttributeError):
        lazy_pattern("a").nothing  # type: ignore[attr-defined]  # noqa: B018
