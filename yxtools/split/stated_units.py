"""The unit a caption or a title states: 单位：万元, （金额单位：人民币元）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yxtools.patterns import lazy_pattern
from yxtools.taxonomy import Taxonomy
from yxtools.text import fold, squeeze
from yxtools.units import printed_unit

# A remark behind a unit: （列至角分）, （保留两位小数）; not （续）.
_REMARK = r"(?:\((?!续)[^()]{1,30}\)\s*)?"


class StatedUnits:
    """Reads units with the labels of a taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        data = taxonomy.captions
        money = "|".join(sorted(data["money"], key=len, reverse=True))
        # 金额单位：万元（列至角分）; the value must hold a unit, for 单位： also opens the name of an
        # organisation.
        label, end = rf"\(?(?:{any_of(data['unit'])})\s{{0,4}}", rf"\s*{_REMARK}\)?(?=$|[\s)])"
        self._unit = lazy_pattern(
            rf"{label}:?\s*((?:人\s*民\s*币\s*)?(?:{_spaced(money)})(?:[、,/][^\s()]{{1,6}})*){end}"
        )
        self._count_unit = lazy_pattern(rf"{label}:\s*([^\s():、,]{{1,8}}(?:\([^()]\))?){end}")
        self.label = lazy_pattern(rf"(?:{any_of(data['unit'])})\s{{0,4}}[:]")
        self._money_ends = frozenset(squeeze(word)[-1] for word in data["money"])
        self._money = lazy_pattern(rf"(?:人民币)?(?:{money})")

    def find(self, text: str) -> re.Match[str] | None:
        """Where a folded text states a unit, of money or (单位：人) another; group 1 is the unit."""
        # most lines have neither a character that a unit of money ends with nor a colon
        money = None if self._money_ends.isdisjoint(text) else self._unit.search(text)
        if money is not None:
            return money
        said = self._count_unit.search(text) if ":" in text else None
        return said if said is not None and printed_unit(said.group(1)) is not None else None

    def follows(self, whole: str, before: str) -> bool:
        """Whether a line is the unit whose label ends the line above it."""
        if not before.endswith(":"):
            return False
        unit = self._money.fullmatch(whole) or self.label.fullmatch(before) and printed_unit(whole)
        return bool(unit)

    def without(self, title: str) -> str:
        """A title as printed without the unit it states; all of it where it states nothing else."""
        said = self.find(fold(title))  # folding keeps every character in its place
        bare = title if said is None else title[: said.start()] + title[said.end() :]
        return bare if bare.strip() else title


def said_unit(match: re.Match[str]) -> str:
    """The unit that `StatedUnits.find` found."""
    return squeeze(match.group(1)).removeprefix("人民币")


def any_of(labels: Sequence[str]) -> str:
    """A pattern for any of `labels`, the longest first, with blanks allowed between characters."""
    return "|".join(_spaced(label) for label in sorted(labels, key=len, reverse=True))


def _spaced(label: str) -> str:
    if "|" in label:
        return "|".join(_spaced(part) for part in label.split("|"))
    return r"[ \t]{0,4}".join(re.escape(char) for char in squeeze(label))
