"""The words of the prose, read from claims.toml and compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from yxtools.taxonomy import Taxonomy, pattern

Trees = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Word:
    """A part of a subject and what it adds to it."""

    dims: tuple[tuple[str, str], ...]
    version: str | None


class _Entry:
    """A pattern of claims.toml: compiled once for every taxonomy that is read."""

    def __init__(self, table: str, key: str) -> None:
        self._table, self._key = table, key

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, words: Words, owner: type) -> re.Pattern[str]:
        found = _compiled(words.data[self._table][self._key], f"{self._table}.{self._key}")
        vars(words)[self.name] = found  # stands before this entry from now on
        return found


class Words:
    """The patterns of claims.toml. Raises TaxonomyError if one is broken."""

    ordinal = _Entry("strip", "ordinal")
    conjunction = _Entry("strip", "conjunction")
    period = _Entry("strip", "period")
    same = _Entry("direction", "same")
    nearly = _Entry("direction", "nearly")
    strong = _Entry("direction", "strong")
    basis = _Entry("direction", "basis")
    own_basis = _Entry("direction", "own_basis")
    year_before = _Entry("direction", "year_before")
    share = _Entry("share", "match")
    of_it = _Entry("share", "of_it")
    completion = _Entry("completion", "match")
    compare = _Entry("completion", "compare")
    alternative = _Entry("completion", "alternative")
    greater = _Entry("completion", "greater")
    less = _Entry("completion", "less")
    equal = _Entry("completion", "equal")
    opener = _Entry("list", "opener")
    divided = _Entry("list", "divided")
    partial = _Entry("list", "partial")
    result = _Entry("list", "result")
    within = _Entry("list", "within")
    open_end = _Entry("list", "open_end")
    total = _Entry("list", "total")
    per_head = _Entry("list", "per_head")
    adding = _Entry("list", "adding")
    apart = _Entry("list", "apart")
    spent = _Entry("list", "spent")
    reason = _Entry("list", "reason")
    purpose = _Entry("list", "purpose")
    explained_total = _Entry("explained", "total")
    difference = _Entry("explained", "difference")
    nothing = _Entry("nothing", "match")
    nothing_here = _Entry("nothing", "this")
    empty_note = _Entry("nothing", "note")
    adjusted_note = _Entry("nothing", "adjusted_note")
    count_unit = _Entry("count", "unit")
    count_noun = _Entry("count", "noun")
    list_after = _Entry("count", "list_after")
    marks = _Entry("count", "marks")
    names_opening = _Entry("count", "opening")
    names_closing = _Entry("count", "closing")
    names_open_end = _Entry("count", "open_end")
    offices_opening = _Entry("count", "offices_opening")
    offices_closing = _Entry("count", "offices_closing")
    numbered = _Entry("count", "numbered")
    numbered_unit = _Entry("count", "numbered_unit")
    subordinates = _Entry("count", "subordinates")
    performance = _Entry("performance", "section")
    involved = _Entry("performance", "involved")
    of_projects = _Entry("performance", "of_projects")

    def __init__(self, taxonomy: Taxonomy) -> None:
        data = self.data = taxonomy.file("claims")
        self.words = [
            Word(tuple(entry.get("dims", {}).items()), entry.get("version")) for entry in data["word"]
        ]
        self.any_word = _named([entry["match"] for entry in data["word"]], "word")
        self.trees = _trees(taxonomy.dimensions["tree"], data["tree"])
        """The parts of the values of each dimension, as dimensions.toml and claims.toml give them."""
        said = data["direction"]
        way = f"(?:(?P<up>(?:{said['up']}){{1,2}})|(?P<down>(?:{said['down']}){{1,2}}))"
        self.change = _compiled(f"{way}{said['tail']}$", "direction")
        self.level = _compiled(f"{way}{said['level']}$", "direction.level")
        self.went = _compiled(f"{way}{data['list']['went']}", "list.went")
        self.of_stage = {stage: _compiled(text, "heading") for stage, text in data["heading"].items()}
        """The headings that name the year of a disclosure, by its stage."""
        self.joined: str = data["count"]["joined"]
        self._versions = [(_compiled(entry["match"], "version"), entry["name"]) for entry in data["version"]]
        for entry in vars(Words).values():
            if isinstance(entry, _Entry):
                getattr(self, entry.name)  # what is broken is said before anything is read

    def version(self, text: str) -> str:
        """Which print of a year's figures the words name; empty if none."""
        return next((name for words, name in self._versions if words.search(text)), "")


@lru_cache(maxsize=8)
def words_of(taxonomy: Taxonomy) -> Words:
    """The words of a taxonomy, read once."""
    return Words(taxonomy)


def _named(texts: list[str], key: str) -> re.Pattern[str]:
    """One pattern for all: the last group, w0, w1 …, says which matched."""
    for text in texts:
        _compiled(text, key)
    # empty groups behind the words: re passes over a word by its first character, but not over a group
    return _compiled("|".join(f"(?:{text})(?P<w{at}>)" for at, text in enumerate(texts)), key)


def _trees(known: Mapping[str, Any], own: Mapping[str, Any]) -> Trees:
    return {name: {**known.get(name, {}), **own.get(name, {})} for name in {*known, *own}}


def _compiled(text: str, key: str) -> re.Pattern[str]:
    return pattern(text, "claims.toml", key)
