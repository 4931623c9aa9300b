"""What the words before a figure name: dimensions, a class, a year, a version of the year's figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from yxtools import years
from yxtools.claims.model import Dims, Subject
from yxtools.claims.words import Words
from yxtools.taxonomy import Taxonomy
from yxtools.taxonomy.levels import DIGITS
from yxtools.text import squeeze

# Marks behind the names of a path: 一般公共服务支出(类)商贸事务(款)行政运行(项).
LEVEL = re.compile(r"\((?:类|款|项|目)(?:级)?\)")

# What stands between the names of a path, besides marks: dashes, codes, quotation marks.
BETWEEN = re.compile(r"[-/>、|]+|\[?\(?\d{3,7}\)?\]?|[\"']")

# The code of a class behind its name, whole or only the digits of its level: (205), (20508), (08).
CODE_BEHIND = re.compile(r"\((\d{2,3}|\d{5}|\d{7})\)")

# A code before the name of a class.
CODE = re.compile(r"\d{7}(?!\d)|\d{5}(?!\d)|\d{3}(?=[\u4e00-\u9fff])")

# A year within a label, with 年 or 年度, or before the words for its figures: 2024预算安排.
YEAR_WORD = re.compile(rf"({years.YEAR})(?:年度?|(?=预算|决算|执行))")

# A year a label names.
YEAR = re.compile(rf"{years.YEAR}(?=年)")

# Measures that a word of income or expenditure beside them does not change.
_SPECIAL = frozenset(
    ["operating funds", "procurement", "average", "income total", "expenditure total", "both"]
)
_PLAIN = frozenset(["income", "expenditure"])

_LONGEST_NAME = 40
_SHORTEST_NAME = 2


class Subjects:
    """Reads labels. `entities` are the names of the department, which say nothing in its own disclosure."""

    def __init__(self, taxonomy: Taxonomy, words: Words, entities: Iterable[str]) -> None:
        self._words = words
        self._entities = sorted((squeeze(name) for name in entities if name), key=len, reverse=True)
        self._classes = _class_names(taxonomy)
        self._lengths = _lengths(taxonomy)
        endings = taxonomy.captions["organisation"]["endings"]
        longer = sorted(
            (end for end in endings if len(end) > 1 or end in "局厅委院校馆站队所办"), key=len, reverse=True
        )
        self._organisation = re.compile("|".join(map(re.escape, longer)))
        self.read = lru_cache(maxsize=4096)(self._read)

    def _read(self, label: str) -> Subject:
        """The subject that a squeezed label names; what is not understood of it is its residue."""
        text, year = self._bare(label)
        found = self._path(text, year) or self._scan(text, year)
        if found.residue:
            return self._of_another(label, text, year) or found
        return found

    def _of_another(self, label: str, text: str, year: int | None) -> Subject | None:
        """The subject behind the name of another organisation, if all of it is understood."""
        for match in self._organisation.finditer(text[:_LONGEST_NAME]):
            rest, named = self._bare(text[match.end() :])
            inner = self._path(rest, named or year) or self._scan(rest, named or year)
            if rest and inner.understood:
                return replace(inner, text=label, unit=text[: match.end()])
        return None

    def _bare(self, label: str) -> tuple[str, int | None]:
        """The label without ordinals, conjunctions, periods, the department's name; and the year it names."""
        text, year = label, None
        for _ in range(6):
            before = text
            text = self._words.ordinal.sub("", text, count=1)
            text = self._words.conjunction.sub("", text, count=1)
            match = self._words.period.match(text)
            if match is not None and match.end():
                named = YEAR.search(match[0])
                year = years.year(named[0]) if named else year
                text = text[match.end() :]
            text = text.lstrip(',:;"') if not text.startswith('"') else text
            for name in self._entities:
                if text.startswith(name):
                    text = text[len(name) :]
                    break
            if text == before:
                break
        return text, year

    def _path(self, text: str, year: int | None) -> Subject | None:
        """A path of a classification, whatever marks divide it; None if the label is none."""
        found = self._divided(text)
        if found is None:
            return None
        path, tail, level = found
        first, *others = path
        own = self._known_end(first)
        before = self._scan(first[: len(first) - len(own)], year)
        context = before if own else self._scan(first, year)
        rest = self._scan(tail.lstrip("\"'"), year)
        dims = {**(context.dims if not context.residue else {}), **rest.dims, "measure": "expenditure"}
        dims.pop("origin", None)
        told = rest.version or context.version, rest.year or context.year
        if not path[-1]:
            return Subject(text, dims, (), (), rest.version, told[1], None, text)
        names = (own or first, *others)
        classes = _of_level(self._within(names), level)
        return Subject(text, dims, names, classes, *told, None, rest.residue)

    def _divided(self, text: str) -> tuple[list[str], str, str] | None:
        """The names of a path, what follows them, and the level of the last one: 类, 款 or 项.

        The last name is empty where a level is named without one; None where the text is no path.
        """
        if coded := self._coded(text):
            return coded
        if marks := list(LEVEL.finditer(text)):
            head, tail = text[: marks[-1].end()], text[marks[-1].end() :]
            pieces = LEVEL.split(head)
            names = [name for piece in pieces for name in BETWEEN.split(piece) if name]
            unnamed = not BETWEEN.sub("", pieces[-2])
            return ([*names, ""] if unnamed else names, tail, marks[-1][0][1]) if names else None
        names = [name for name in BETWEEN.split(text) if name] if "-" in text else []
        if len(names) < 2 or not all(name in self._classes for name in names[:-1]):
            return None
        last, tail = self._longest(names[-1])
        return ([*names[:-1], last], tail, "") if last else None

    def _coded(self, text: str) -> tuple[list[str], str, str] | None:
        """A path whose names have their codes behind them: 教育支出(205)进修及培训(08)培训支出(03)."""
        names, digits, at = [], "", 0
        for match in CODE_BEHIND.finditer(text):
            names.append(text[at : match.start()].strip("-、\"'"))
            own, at = match[1], match.end()
            digits = own if own.startswith(digits) else digits + own
        level = next((level for level, length in DIGITS.items() if length == len(digits)), "")
        known = bool(names) and bool(self._known_end(names[0]))
        return (names, text[at:], level) if level and known else None

    def _longest(self, text: str) -> tuple[str, str]:
        """The longest class name that a text begins with, and what follows it."""
        for end in range(min(len(text), _LONGEST_NAME), _SHORTEST_NAME - 1, -1):
            if text[:end] in self._classes:
                return text[:end], text[end:]
        return "", text

    def _known_end(self, text: str) -> str:
        """The longest class name that a text ends with."""
        for start in range(max(0, len(text) - _LONGEST_NAME), len(text) - 1):
            if text[start:] in self._classes:
                return text[start:]
        return ""

    def _within(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The classes of the last name that lie below the classes of the names before it."""
        above = [""]
        for name in names[:-1]:
            codes = [
                code.partition(":")[2]
                for code in self._classes.get(name, ())
                if code.startswith("functional:")
            ]
            inner = [code for code in codes if any(code.startswith(one) for one in above)]
            above = inner or above
        found = self._classes.get(names[-1], ()) or self._classes.get(names[-1] + "支出", ())
        if len(names) == 1:
            return found
        lower = tuple(one for one in found if any(_below(one.partition(":")[2], outer) for outer in above))
        return tuple(one for one in lower if one.startswith("functional:"))

    def _scan(self, text: str, year: int | None) -> Subject:
        """The label word by word."""
        dims: Dims = {}
        names: tuple[str, ...] = ()
        classes: tuple[str, ...] = ()
        version, residue, at = None, "", 0
        while at < len(text):
            name = self._name_at(text, at)
            match = self._words.any_word.match(text, at)
            word = (
                self._words.words[int(match.lastgroup[1:])] if match is not None and match.lastgroup else None
            )
            length = match.end() - at if match is not None else 0
            code = CODE.match(text, at) if not at else None
            if code is not None:
                classes, at = (f"functional:{code[0]}",), code.end()
            elif (
                name
                and not names
                and len(name) >= length
                and not (word is not None and "fund" in dict(word.dims))
            ):
                names = (name,)
                if word is not None and "item" in dict(word.dims):
                    _add(dims, word.dims)
                classes = classes or self._classes[name]
                at += len(name)
            elif word is not None and length:
                _add(dims, word.dims)
                version = word.version or version
                at += length
            elif found := YEAR_WORD.match(text, at):
                year, at = years.year(found[1]), found.end()
            else:
                residue += text[at]
                at += 1
        if names and "measure" not in dims:
            dims["measure"] = "expenditure"
        return Subject(text, dims, names, classes, version, year, None, residue)

    def _name_at(self, text: str, at: int) -> str:
        """The longest name of a class that begins here; empty if none does."""
        for length in self._lengths.get(text[at : at + _SHORTEST_NAME], ()):
            if (name := text[at : at + length]) in self._classes:
                return name
        return ""


@lru_cache(maxsize=8)
def _class_names(taxonomy: Taxonomy) -> dict[str, tuple[str, ...]]:
    """The classes of every name of the functional and the economic classification."""
    found: dict[str, tuple[str, ...]] = {}
    for scheme in (taxonomy.functional, taxonomy.economic):
        for name, codes in scheme.codes.items():
            found[name] = found.get(name, ()) + tuple(f"{scheme.scheme}:{code}" for code in codes)
    return found


@lru_cache(maxsize=8)
def _lengths(taxonomy: Taxonomy) -> dict[str, list[int]]:
    """The lengths of the names of classes by their first characters, the longest first."""
    found: dict[str, set[int]] = {}
    for name in _class_names(taxonomy):
        if _SHORTEST_NAME <= len(name) <= _LONGEST_NAME:
            found.setdefault(name[:_SHORTEST_NAME], set()).add(len(name))
    return {start: sorted(lengths, reverse=True) for start, lengths in found.items()}


def _of_level(classes: tuple[str, ...], level: str) -> tuple[str, ...]:
    """The functional classes of a level (类, 款, 项), if there are any."""
    digits = DIGITS.get(level, 0)
    exact = (one for one in classes if one.startswith("functional:") and len(one.partition(":")[2]) == digits)
    return tuple(exact) or classes


def _below(code: str, outer: str) -> bool:
    return code.startswith(outer) and code != outer


def _add(dims: Dims, pairs: Iterable[tuple[str, str]]) -> None:
    """A word's dimensions added to those before it: what is special stays."""
    for name, value in pairs:
        if name == "measure" and dims.get("measure") in _SPECIAL and value in _PLAIN:
            continue
        if (
            name == "measure"
            and value == "expenditure"
            and dims.get("fund") in ("business", "operating", "other")
        ):
            dims.pop("fund")
        if name == "fund" and value == "fiscal" and dims.get("fund") in ("general", "government", "state"):
            continue
        dims[name] = value
