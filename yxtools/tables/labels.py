"""What a printed label means: its dimensions, its role, its unit. The knowledge is in labels.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from yxtools.errors import TaxonomyError
from yxtools.figures import parse_figure
from yxtools.language import _
from yxtools.split.headings import numbering
from yxtools.taxonomy import Taxonomy, pattern
from yxtools.text import squeeze
from yxtools.units import normal_unit

# 2024年, 2024年度, 2024 before a word of a header; squeezed.
YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?|(?=预算|决算|执行))")

# 其中：, 其中, # before a part.
OF_WHICH = re.compile(r"^(?:其中|#)[:]?")

# A bracket at the end of a label: a unit, a remark, a range of codes.
BRACKET = re.compile(r"\(([^()]*)\)$")

# 单位：万元 inside a bracket.
UNIT_LABEL = re.compile(r"^(?:金额)?单位[:]?")

# A code printed before its name: [201]一般公共服务支出, 2010101-行政运行, 301 工资福利支出.
CODED = re.compile(r"^\[?(\d{9}|\d{5,7}|\d{3})\]?[-_:、.]?(?=[^\d.,%:年-])")


LONGEST = 300
"""Characters of a label that are read; what is longer is a sentence, and costs a pattern with .* too much."""


@dataclass(frozen=True, slots=True)
class _Value:
    dimension: str
    value: str
    match: re.Pattern[str]
    excluded: re.Pattern[str] | None
    scope: frozenset[str]


class Labels:
    """Reads labels with the patterns of a taxonomy. Raises TaxonomyError if a pattern is broken."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        data = taxonomy.labels
        self.taxonomy = taxonomy
        self._values = [
            _value(dimension, entry) for dimension, entries in data["dimension"].items() for entry in entries
        ]
        self._roles = {
            role: _compiled(text, f"roles.{role}")
            for role, text in data["roles"].items()
            if role != "name_order"
        }
        self.name_order = [_compiled(text, "roles.name_order") for text in data["roles"]["name_order"]]
        self._rows = {role: _compiled(text, f"rows.{role}") for role, text in data["rows"].items()}
        self._neutral = _compiled(data["neutral"]["match"], "neutral.match")
        self._count = _compiled(data["count"]["match"], "count.match")
        self._money = _compiled(data["count"]["money"], "count.money")
        self._rate = _compiled(data["count"]["rate"], "count.rate")
        self.dims = lru_cache(maxsize=4096)(self._dims)

    def _dims(self, label: str, scope: str) -> tuple[tuple[str, str], ...]:
        """The dimensions that a squeezed, bare label tells, as sorted pairs; in `scope` title, column or
        row.
        """
        found: dict[str, str] = {}
        for one in self._values:
            if one.dimension in found or scope not in one.scope or not _found(one.match, label):
                continue
            if one.excluded is None or not _found(one.excluded, label):
                found[one.dimension] = one.value
        return tuple(sorted(found.items()))

    def role(self, label: str) -> str | None:
        """The role a leaf label gives its column: code, name, line, unit, text; None: content decides."""
        bare = plain(label)
        for role in ("line", "unit", "code", "text", "name"):
            if _found(self._roles[role], bare):
                return role
        return None

    def neutral(self, label: str) -> bool:
        """Whether a label says nothing of its own (合计, 金额, 预算数)."""
        return not label or _found(self._neutral, label)

    def total(self, name: str) -> bool:
        """Whether a row's name is that of a total."""
        return _found(self._rows["total"], plain(name))

    def grand(self, name: str) -> bool:
        """Whether a row's name is that of a total over totals (收入总计)."""
        return _found(self._rows["grand"], plain(name))

    def rate(self, label: str) -> bool:
        """Whether a column's figures are prices or rates, which do not add up."""
        return _found(self._rate, label)

    def counts(self, label: str) -> bool:
        """Whether a column counts things rather than money."""
        return _found(self._count, label) and not _found(self._money, label)


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """A squeezed label without numbering, 其中：, year and trailing brackets of units."""
    label = squeeze(label)
    number = numbering(label)
    if number is not None and number.rest:
        label = number.rest
    label = OF_WHICH.sub("", label)
    number = numbering(label)
    if number is not None and number.rest:
        label = number.rest
    label = YEAR.sub("", label)
    if len(label) > LONGEST:
        return label
    while (match := BRACKET.search(label)) and (unit_of(label) or not match.group(1)):
        label = label[: match.start()]
    return label


@lru_cache(maxsize=4096)
def unit_of(label: str) -> str | None:
    """The unit that the last bracket of a squeezed label states (（万元）, （平方米）, （金额单位：万元）),
    or None.
    """
    match = BRACKET.search(label)
    if match is None:
        if label.endswith(("%", "%)")):
            return "%"
        return None
    inner = UNIT_LABEL.sub("", match.group(1))
    if normal_unit(inner) is not None:
        return inner
    parts = re.split(r"[、,/]", inner)
    return inner if len(parts) > 1 and all(normal_unit(part) is not None for part in parts) else None


def year_of(label: str) -> int | None:
    """The year a squeezed label names."""
    match = YEAR.search(label)
    return int(match.group(1)) if match else None


def _found(pattern: re.Pattern[str], label: str) -> bool:
    return pattern.search(label, 0, LONGEST) is not None


def is_figure(text: str) -> bool:
    """Whether a cell reads as a figure."""
    return parse_figure(text) is not None


def _value(dimension: str, entry: dict[str, Any]) -> _Value:
    key = f"dimension.{dimension}"
    for name in ("value", "match"):
        if not isinstance(entry.get(name), str):
            raise TaxonomyError(
                "labels.toml", f"{key}.{name}", _("every value of a dimension needs a string here")
            )
    return _Value(
        dimension,
        entry["value"],
        _compiled(entry["match"], key),
        _compiled(entry["not"], key) if "not" in entry else None,
        frozenset(entry.get("scope", ("title", "column", "row"))),
    )


def _compiled(text: str, key: str) -> re.Pattern[str]:
    return pattern(text, "labels.toml", key)
