"""The labels of performance cards, and how a printed cell is recognised as one of them: cards.toml compiled.

A cell is a label if it is one without blanks, unit, maximum score and colon; if one character of it is
misread; or if
its end is cut off. A cell may also begin with a label and go on with its value (`实施单位 云溪县档案馆`,
`总分95`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from yxtools.errors import TaxonomyError
from yxtools.language import _
from yxtools.taxonomy import Taxonomy, pattern
from yxtools.text import squeeze

FILE = "cards.toml"

# What stands around the words of a label: 其中, brackets with a unit or a maximum, colons (misread as
# commas).
UNIT_TAIL = re.compile(r"[(（]\s*+(?:金额)?(?:单位[:：])?\s*(亿元|万元|千元|元|%|％)\s*[)）]")
SCORE_TAIL = re.compile(r"[(（]\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*分\s*(?:[*×xX＊]\s*(?:预算)?执行率\s*)?[)）]")
OF_WHICH = re.compile(r"^其中[:：,，、]?")
# The number of a label among others: 1.项目年度目标, 二、项目概况
NUMBER = re.compile(r"^(?:[0-9]{1,2}|[一二三四五六七八九十])[.．、]")
PUNCTUATION = ":：,，、.。;；*"
# Years behind a label: 中期目标(2024年-2026年)
PERIOD_TAIL = re.compile(r"\([^()]{0,8}20[0-9]{2}[^()]{0,12}\)$")
# What printers set inside a label as they like: 市县（区）财政, 市（县、区）财政
LOOSE = re.compile(r"[()、,，/\-]")
# A footnote mark or a formula behind a label: 全年预算数(A), 预算执行率(B/A×100%)
FORMULA = re.compile(r"\([A-F](?:[/*×xX][A-F0-9%]*+)*+[0-9%*×]*\)")

SHORTEST_FUZZY, LONGEST_LABEL = 4, 24
# So much of a label is looked for at the beginning of a cell.
LONGEST_GLUED = LONGEST_LABEL + 1
# Characters of half the shortest label that may be misread.
HALF = SHORTEST_FUZZY // 2
# A longer cell (without blanks) is running text.
LONGEST_CELL = 400
# Cells whose meaning is kept.
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Label:
    """What a cell was recognised as. `rest` is a value glued behind it, `unit` and `maximum` stood in
    brackets.
    """

    kind: str
    key: str
    text: str
    rest: str = ""
    unit: str | None = None
    maximum: str | None = None
    exact: bool = True


class Vocabulary:
    """The labels and patterns of cards.toml. Raises TaxonomyError if a part is missing or no regular
    expression.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.data: dict[str, Any] = taxonomy.file("cards")
        self._compiled: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._fields = _Lexicon(_field_labels(self.data))
        self._columns = _Lexicon(_flat("column", self.data["indicators"]["column"]))
        self._levels = _Lexicon(self._level_labels(), shortest=5)
        # the same cells are asked about again and again: when cards are cut, joined and read
        self.field = lru_cache(KEPT)(self._field)
        self.column = lru_cache(KEPT)(self._column)
        self.level = lru_cache(KEPT)(self._level)
        self._group = frozenset(squeeze(text) for text in self.data["indicators"]["group"])

    def _field(self, cell: str, glued: bool = True) -> Label | None:
        """The label of a head, fund, narrative or score that a cell prints, or begins with if `glued`."""
        return self._fields.find(cell) or (self._fields.beginning(cell) if glued else None)

    def _column(self, cell: str) -> str | None:
        """The role of a column of indicators that a cell heads."""
        if self.grouping(cell):
            return None
        found = self._columns.find(cell)
        return found.key if found is not None else None

    def _level(self, cell: str) -> Label | None:
        """The level-1 or level-2 label that a cell prints: kind is level1 or level2, key its official
        name.
        """
        return self._levels.find(cell)

    def grouping(self, cell: str) -> bool:
        """Whether a cell is the heading of all indicators (绩效指标), or what is left of it."""
        return SCORE_TAIL.sub("", squeeze(cell)) in self._group

    @cached_property
    def parents(self) -> dict[str, str]:
        """The level-1 name of every official level-2 name; 成本指标 belongs to the outputs."""
        return {
            name: level["name"] for level in self.data["indicators"]["level1"] for name in level["level2"]
        }

    @cached_property
    def order(self) -> list[str]:
        """The level-2 names of the classic form in official order."""
        levels = [level for level in self.data["indicators"]["level1"] if level["name"] not in self.parents]
        return [name for level in levels for name in level["level2"]]

    @cached_property
    def sections(self) -> list[str]:
        """The level-1 names of the classic form in official order."""
        return [
            level["name"] for level in self.data["indicators"]["level1"] if level["name"] not in self.parents
        ]

    @cached_property
    def headings(self) -> frozenset[str]:
        """The labels of level 1 as forms print them."""
        levels = self.data["indicators"]["level1"]
        return frozenset(squeeze(text) for level in levels for text in level["labels"])

    @cached_property
    def described(self) -> frozenset[str]:
        """Heads of names that head descriptions behind another head of names."""
        return frozenset(squeeze(text) for text in self.data["indicators"]["described"])

    @cached_property
    def signs(self) -> frozenset[str]:
        """Directions that are part of a target."""
        return frozenset(squeeze(text) for text in self.data["indicators"]["signs"])

    @cached_property
    def statuses(self) -> frozenset[str]:
        """Cells that say only that something is done, or nothing."""
        return frozenset(self.data["indicators"]["status"])

    def regex(self, *path: str) -> re.Pattern[str]:
        """The compiled pattern at a place of cards.toml."""
        found = self._compiled.get(path)
        if found is None:
            value: Any = self.data
            for name in path:
                value = value.get(name) if isinstance(value, dict) else None
            key = ".".join(path)
            if not isinstance(value, str):
                raise TaxonomyError(FILE, key, _("a regular expression is missing"))
            found = self._compiled[path] = pattern(value, FILE, key)
        return found

    def _level_labels(self) -> Iterator[tuple[str, str, str]]:
        for level in self.data["indicators"]["level1"]:
            for text in level["labels"]:
                yield text, "level1", level["name"]
        for level in self.data["indicators"]["level1"]:
            for name in level["level2"]:
                yield name, "level2", name
        for name, texts in self.data["indicators"]["synonyms"].items():
            for text in texts:
                yield text, "level2", name


def _field_labels(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    yield from _flat("heading", data["heading"])
    yield from _flat("column", data["funds"]["column"])
    for kind in ("head", "contacts", "narrative", "tail"):
        yield from _flat(kind, data[kind])
    yield from _flat("total", data["funds"]["total"])
    yield from _flat("source", data["funds"]["source"])
    yield from ((text, "plan", "plan") for text in data["plan"]["labels"])
    for key in ("total", "execution"):
        yield from ((text, "score", key) for text in data["scores"][key])


def _flat(kind: str, table: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    for key, texts in table.items():
        for text in texts:
            yield text, kind, key


class _Printed(NamedTuple):
    """A cell as labels are compared with it, and what stood in brackets behind its words."""

    plain: str
    unit: str | None
    maximum: str | None


# each cell is looked up as a field, a column and a level
@lru_cache(KEPT)
def _printed(cell: str) -> _Printed:
    """What a cell prints."""
    whole = squeeze(cell)
    if "(" not in whole:
        return _Printed(_bare(whole), None, None)
    unit, maximum = UNIT_TAIL.search(whole), SCORE_TAIL.search(whole)
    return _Printed(_bare(whole), unit[1] if unit else None, maximum[1] if maximum else None)


class _Lexicon:
    """Labels by their text, and by its beginning and its end: one slip leaves one of the two as it is."""

    def __init__(self, labels: Iterable[tuple[str, str, str]], shortest: int = SHORTEST_FUZZY) -> None:
        self._shortest = shortest
        self._exact: dict[str, Label] = {}
        for text, kind, key in labels:
            plain = _bare(squeeze(text))
            self._exact[plain] = Label(kind, key, plain)
        self._loose = {LOOSE.sub("", plain): label for plain, label in self._exact.items()}
        self._begun = frozenset(part for plain in self._exact for part in accumulate(plain[:LONGEST_GLUED]))
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for plain in self._exact:
            if len(plain) >= SHORTEST_FUZZY:
                self._first.setdefault(plain[:HALF], []).append(plain)
                self._last.setdefault(plain[-HALF:], []).append(plain)

    def find(self, cell: str) -> Label | None:
        """The label that a cell is."""
        if len(cell) > LONGEST_CELL:
            return None
        printed = _printed(cell)
        if not printed.plain or len(printed.plain) > LONGEST_LABEL:
            return None
        found = self._known(printed.plain) or self._fuzzy(printed.plain)
        if found is None or not (printed.unit or printed.maximum):
            return found
        return replace(found, unit=printed.unit, maximum=printed.maximum)

    def _known(self, plain: str) -> Label | None:
        return self._exact.get(plain) or self._loose.get(LOOSE.sub("", plain))

    def _fuzzy(self, plain: str) -> Label | None:
        """The only label at one slip from `plain`, or cut off at its end."""
        if len(plain) < self._shortest:
            return None
        like = (*self._first.get(plain[:HALF], ()), *self._last.get(plain[-HALF:], ()))
        near = {label for label in like if _one_slip(label, plain)}
        found = {(self._exact[label].kind, self._exact[label].key) for label in near}
        if len(found) != 1 or not plain.isprintable() or any(char.isdigit() for char in plain):
            return None
        return replace(self._exact[min(near)], text=plain, exact=False)

    def beginning(self, cell: str) -> Label | None:
        """The longest label that a cell begins with, and the rest of it."""
        if len(cell) > LONGEST_CELL and len(squeeze(cell)) > LONGEST_CELL:
            return None
        start = OF_WHICH.sub("", cell.strip())
        collected = ""
        best, end = None, 0
        for at, char in enumerate(start[: 2 * LONGEST_LABEL], 1):
            if not (plain := squeeze(char)):
                continue
            collected += plain
            if collected not in self._begun:
                break
            if (found := self._exact.get(collected)) is not None:
                best, end = found, at
        if best is None:
            return None
        rest = start[end:]
        unit, maximum = UNIT_TAIL.match(rest.lstrip()), SCORE_TAIL.match(rest.lstrip())
        if (tail := unit or maximum) is not None:
            rest = rest.lstrip()[tail.end() :]
        return replace(
            best, rest=rest, unit=unit[1] if unit else None, maximum=maximum[1] if maximum else None
        )


def _bare(text: str) -> str:
    """A squeezed label without its number, 其中, brackets of a unit, a maximum or a formula, and punctuation
    at its end.
    """
    text = OF_WHICH.sub("", NUMBER.sub("", text))
    if "(" in text:
        text = PERIOD_TAIL.sub("", FORMULA.sub("", SCORE_TAIL.sub("", UNIT_TAIL.sub("", text))))
    return text.strip(PUNCTUATION)


def _one_slip(label: str, text: str) -> bool:
    """Whether one character inserted, lost or replaced makes `text` of `label`; a replaced one leaves four as
    they are.
    """
    if abs(len(label) - len(text)) > 1:
        return False
    if len(label) == len(text):
        return len(label) > SHORTEST_FUZZY and sum(a != b for a, b in zip(label, text, strict=True)) == 1
    longer, shorter = (label, text) if len(label) > len(text) else (text, label)
    at = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[at + 1 :] == shorter[at:]
