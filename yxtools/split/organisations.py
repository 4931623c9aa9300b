"""Names of organisations: how they end, and where titles, captions and headings print them."""

from __future__ import annotations

import re

from yxtools.patterns import lazy_pattern
from yxtools.taxonomy import Taxonomy
from yxtools.years import YEAR

# A name as a line of its own: no stops, no figures.
NAME = lazy_pattern(r"[一-鿿()、·]{2,40}?")

# The number before a heading of the highest levels: 第一部分, 一、
_PART = r"(?:第[一二三四五六七八九十]{1,3}(?:部分|章)[:、]?|[一二三四五六七八九十]{1,3}、)?"

# The level of an area printed again behind its name: 州本级 in 某某州州本级.
_LEVEL = r"(?<=([省市州盟县旗区]))\1本?级"

# A bracket behind a name: （本级）, （汇总）.
_BRACKET = lazy_pattern(r"\([^()]*\)$")

# The code of a department before its name: 361某某局, [063]某某委员会, 063001-某某局.
_CODED = lazy_pattern(r"\[?\d{3,9}\]?[-_]?(?=\D)")

_DATED = lazy_pattern(YEAR)
_DIGIT = lazy_pattern(r"\d")

# A shorter name opening a title is one only if it ends as organisations or areas do: 某某局, not 关于做好.
_SURELY_NAME = 4
_LONGEST_NAME = 40


class Organisations:
    """Knows names of organisations by the words of a taxonomy. All texts are squeezed."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        data = taxonomy.captions["organisation"]
        self._areas = tuple(data["areas"])
        self._ends = lazy_pattern(rf"(?:{'|'.join(data['endings'])})$")
        self._nobody = lazy_pattern("|".join(data["nobody"]))
        self._opens = lazy_pattern(rf"{_PART}(?:{'|'.join(data['opens'])})?(?:{YEAR}年?度?)?")
        stops = "|".join(map(re.escape, sorted(data["before"], key=len, reverse=True)))
        self._stop = lazy_pattern(rf"{YEAR}|{_LEVEL}|{stops}")
        overview = "|".join(map(re.escape, data["overview"]))
        self._overview = lazy_pattern(rf"{_PART}({NAME.pattern})(?:部门|单位)?(?:{overview})")

    def named(self, name: str) -> bool:
        """Whether a name ends as those of organisations do; a bracket may follow."""
        return self._ends.search(unbracketed(name)) is not None

    def area(self, name: str) -> bool:
        """Whether a name ends as those of areas and their governments do."""
        return name.endswith(self._areas)

    def opening(self, title: str) -> str | None:
        """The name that opens a title, up to the year or what follows the names of organisations."""
        opened = self._opens.match(title)
        rest = title[opened.end() :] if opened else title
        names: list[str] = []
        for stop in self._stop.finditer(rest[: _LONGEST_NAME + 1]):
            name = rest[: stop.start()]
            if _DIGIT.search(name):
                break
            names.append(name)
            if _DATED.match(stop.group()):
                break
        for name in names:
            if len(name) > 1 and (self.named(name) or self.area(name)) and not self._nobody.fullmatch(name):
                return name
        return names[0] if names and len(names[0]) >= _SURELY_NAME else None

    def presented(self, heading: str) -> str | None:
        """The name in the heading over what a disclosure says of the department: 第一部分 …概况."""
        match = self._overview.fullmatch(heading)
        return match.group(1) if match else None


def coded(text: str) -> bool:
    """Whether a code stands before a name: 361某某局."""
    return _CODED.match(text) is not None


def without_code(text: str) -> str | None:
    """The name without its code; None if nothing is left."""
    code = _CODED.match(text)
    return (text[code.end() :] if code else text).strip("-_:,") or None


def unbracketed(text: str) -> str:
    """A text without the brackets that end it."""
    while match := _BRACKET.search(text):
        text = text[: match.start()]
    return text
