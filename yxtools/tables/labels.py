"""What a printed label means: its dimensions, its role, its unit. The knowledge is in labels.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from yxtools import years
from yxtools.errors import TaxonomyError
from yxtools.language import _
from yxtools.split.headings import numbering
from yxtools.tables.codes import CODED
from yxtools.taxonomy import Taxonomy, pattern
from yxtools.text import fold, squeeze
from yxtools.units import normal_unit

# 2024年, 2024年度, 2024 before a word of a header; squeezed.
YEAR = re.compile(rf"({years.YEAR})(?:年度?|(?=预算|决算|执行))")

# A year that is all a header says, as exports print it: 2023 | 2024; squeezed.
BARE_YEAR = re.compile(years.YEAR)

# 其中：, 其中, # before a part.
OF_WHICH = re.compile(r"^(?:其中|#)[:]?")

# A bracket at the end of a label: a unit, a remark, a range of codes.
BRACKET = re.compile(r"\(([^()]*)\)$")

# 单位：万元 inside a bracket.
UNIT_LABEL = re.compile(r"^(?:金额)?单位[:]?")


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
        self._schemes: dict[str, str] = data["codes"]["schemes"]
        self._income = _compiled(data["codes"]["income"], "codes.income")
        self._sides = {side: _compiled(text, f"sides.{side}") for side, text in data["sides"].items()}
        numbers = data["column_numbers"]
        self._numbers_columns = _compiled(numbers["says"], "column_numbers.says")
        self._captions_column = _compiled(numbers["captions"], "column_numbers.captions")
        self._prior = _compiled(data["period"]["prior"], "period.prior")
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

    def owner_code(self, label: str) -> bool:
        """Whether a column of codes is of units rather than of classes."""
        return _found(self._roles["owner_code"], plain(label))

    def owner_name(self, label: str) -> bool:
        """Whether a column of names is of units rather than of classes or projects."""
        return _found(self._roles["owner_name"], plain(label))

    def names_list(self, label: str) -> bool:
        """Whether a name column of this label begins a list of rows wherever it stands."""
        return _found(self._roles["list"], plain(label))

    def side(self, label: str) -> str | None:
        """The side of a table, income or expenditure, that a label names; None if none or both."""
        found = [side for side, names in self._sides.items() if _found(names, label)]
        return found[0] if len(found) == 1 else None

    def names_side(self, label: str) -> bool:
        """Whether a label names one side of a table, or both."""
        return any(_found(names, label) for names in self._sides.values())

    def numbers_columns(self, text: str) -> bool:
        """Whether a squeezed cell says that its row numbers the columns (栏次)."""
        return _found(self._numbers_columns, text)

    def captions_column(self, text: str) -> bool:
        """Whether a squeezed cell may stand for a number in the row that numbers the columns (甲, 栏次)."""
        return _found(self._captions_column, text) or self.numbers_columns(text)

    def scheme(self, code: str) -> str | None:
        """The classification of expenditure that a code is of, by its first digit."""
        return self._schemes.get(code[:1])

    def coded(self, name: str, owned: bool) -> tuple[str, str] | None:
        """Code and name, as printed, of a name with its code before it; None if it only begins with digits.

        A bracket or a mark behind it makes digits a code. Else a classification must know them (120急救中心,
        12345热线); in a list of units or projects (`owned`) they must be a unit's: six or nine digits.
        """
        match = CODED.match(fold(name))
        if match is None:
            return None
        code = match["code"]
        marked = bool(match["bracket"] or match["mark"])
        listed = self.classified(code) or len(code) > 3 and _found(self._income, code)
        if marked or len(code) in (6, 9) or listed and not owned:
            return code, name[match.end() :]
        return None

    def classified(self, code: str) -> bool:
        """Whether the class of a code (its first three digits) is one of a classification of expenditure."""
        known = self.taxonomy
        schemes = (known.functional, known.economic, known.economic_government)
        return any(code[:3] in scheme.names for scheme in schemes)

    def prior(self, label: str) -> bool:
        """Whether a header speaks of the year before without naming it (上年预算数)."""
        return _found(self._prior, plain(label))

    def neutral(self, label: str) -> bool:
        """Whether a label says nothing of its own (合计, 金额, 预算数)."""
        return not label or _found(self._neutral, label)

    def total(self, name: str) -> bool:
        """Whether a row's name is that of a total."""
        return _found(self._rows["total"], plain(name))

    def subtotal(self, name: str) -> bool:
        """Whether a row's name is that of a total with an owner (某某局小计)."""
        return _found(self._rows["subtotal"], plain(name))

    def grand(self, name: str) -> bool:
        """Whether a row's name is that of a total over totals (收入总计)."""
        return _found(self._rows["grand"], plain(name))

    def rate(self, label: str) -> bool:
        """Whether a column's figures are prices or rates, which do not add up."""
        return _found(self._rate, label)

    def rate_row(self, name: str) -> bool:
        """Whether a row's figures are rates, by its name."""
        return _found(self._rows["rate"], plain(name))

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
    if BARE_YEAR.fullmatch(label):
        return years.year(label)
    match = YEAR.search(label)
    return years.year(match.group(1)) if match else None


def _found(pattern: re.Pattern[str], label: str) -> bool:
    return pattern.search(label, 0, LONGEST) is not None


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
