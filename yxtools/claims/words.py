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


class Words:
    """The patterns of claims.toml. Raises TaxonomyError if one is broken."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        data = taxonomy.file("claims")
        self.words = [
            Word(tuple(entry.get("dims", {}).items()), entry.get("version")) for entry in data["word"]
        ]
        self.any_word = _named([entry["match"] for entry in data["word"]], "word")
        own = data["tree"]
        known = taxonomy.dimensions["tree"]
        self.trees: Trees = {name: {**known.get(name, {}), **own.get(name, {})} for name in {*known, *own}}
        """The parts of the values of each dimension, as dimensions.toml and claims.toml give them."""
        strip = data["strip"]
        self.ordinal, self.conjunction, self.period = (
            _one(strip, "strip", key) for key in ("ordinal", "conjunction", "period")
        )
        said = data["direction"]
        self.change = _compiled(
            f"(?:(?P<up>{said['up']})|(?P<down>{said['down']})){said['tail']}$", "direction"
        )
        self.same, self.nearly = _one(said, "direction", "same"), _one(said, "direction", "nearly")
        self.basis, self.own_basis = _one(said, "direction", "basis"), _one(said, "direction", "own_basis")
        self.strong, self.year_before = (_one(said, "direction", key) for key in ("strong", "year_before"))
        explained = data["explained"]
        self.explained_total, self.difference = (
            _one(explained, "explained", "total"),
            _one(explained, "explained", "difference"),
        )
        self.share, self.of_it = _one(data["share"], "share", "match"), _one(data["share"], "share", "of_it")
        done = data["completion"]
        self.completion, self.compare = _one(done, "completion", "match"), _one(done, "completion", "compare")
        self.greater, self.less, self.equal = (
            _one(done, "completion", key) for key in ("greater", "less", "equal")
        )
        listed = data["list"]
        self.opener, self.within, self.total = (
            _one(listed, "list", key) for key in ("opener", "within", "total")
        )
        self.partial, self.open_end, self.reason, self.purpose = (
            _one(listed, "list", key) for key in ("partial", "open_end", "reason", "purpose")
        )
        self.nothing, self.nothing_here = (
            _one(data["nothing"], "nothing", "match"),
            _one(data["nothing"], "nothing", "this"),
        )
        self.empty_note, self.adjusted_note = (
            _one(data["nothing"], "nothing", key) for key in ("note", "adjusted_note")
        )
        counted = data["count"]
        self.count_unit, self.count_noun, self.list_after, self.marks = (
            _one(counted, "count", key) for key in ("unit", "noun", "list_after", "marks")
        )
        self.names_opening, self.names_closing, self.names_open_end, self.numbered, self.numbered_unit = (
            _one(counted, "count", key)
            for key in ("opening", "closing", "open_end", "numbered", "numbered_unit")
        )
        self.offices_opening, self.offices_closing = (
            _one(counted, "count", key) for key in ("offices_opening", "offices_closing")
        )
        self.subordinates = _one(counted, "count", "subordinates")
        self.joined: str = counted["joined"]
        self.result, self.divided = _one(listed, "list", "result"), _one(listed, "list", "divided")
        self.involved = _one(data["performance"], "performance", "involved")
        self.performance = _one(data["performance"], "performance", "section")
        self.of_projects = _one(data["performance"], "performance", "of_projects")
        self._versions = [(_compiled(entry["match"], "version"), entry["name"]) for entry in data["version"]]

    def version(self, text: str) -> str:
        """Which print of a year's figures the words name; empty if none."""
        return next((name for words, name in self._versions if words.search(text)), "")


@lru_cache(maxsize=8)
def words_of(taxonomy: Taxonomy) -> Words:
    """The words of a taxonomy, read once."""
    return Words(taxonomy)


def _named(texts: list[str], key: str) -> re.Pattern[str]:
    """One pattern for all: group w0, w1 … says which matched."""
    for text in texts:
        _compiled(text, key)
    return _compiled("|".join(f"(?P<w{at}>{text})" for at, text in enumerate(texts)), key)


def _one(table: dict[str, Any], name: str, key: str) -> re.Pattern[str]:
    return _compiled(table[key], f"{name}.{key}")


def _compiled(text: str, key: str) -> re.Pattern[str]:
    return pattern(text, "claims.toml", key)
