"""Titles and captions: what the lines above a table say of its number, department, year and unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from yxtools.split.headings import MARKS, numbering
from yxtools.taxonomy import Taxonomy
from yxtools.text import BLANKS, fold, squeeze

# 2024年度, （2024年度）, 2024年, 2024-12-31, 2024年12月31日; squeezed.
YEAR = re.compile(r"\(?(?:公元)?((?:19|20)\d\d)(?:年度?|[-./年]\d{1,2}[-./月]\d{1,2}日?|年\d{1,2}月)?\)?")

# A year inside a title or a longer caption.
YEAR_INSIDE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:年|(?=部门|单位))")

# A number that opens a title and is not part of it: 表一, 附表3, 1., 一、, 附件2：, 公开01表.
TITLE_NUMBER = re.compile(
    r"^(?:(?:部门|单位)?(?:预算|决算)?公开(?:报?表)?\d{1,2}(?:-\d{1,2})?表?"
    r"|附?表(?:[一二三四五六七八九十]{1,3}?(?=一般|[^一二三四五六七八九十])|\d{1,3}(?:-\d{1,2})*)|附件\d{0,2})[:、.]?(?=.)"
)

# A line above the rest of a table that a page break cut: 续表, （续）, 接上页; squeezed.
CONTINUED = re.compile(r"\(?续(?:上?表|页)?\d*\)?:?|接上[页表]")

# What squeezing takes out.
_INVISIBLE = re.compile(r"[\s\u200b\ufeff]+")

# A word of a title: without one a line says nothing.
_WORD = re.compile(r"[一-鿿]{2}")

# A bracket that ends a title: （续）, （不含上年结转）, (2025年).
_BRACKET = re.compile(r"\([^()]*\)$")

# The code of a department before its name: 361某某局, [063]某某委员会, 063001-某某局.
_CODED_NAME = re.compile(r"\[?\d{3,9}\]?[-_]?(?=\D)")

_LONGEST_TITLE = 60
_LONGEST_CAPTION = 300
_KEPT = 2048
_SENTENCE = re.compile(r"[。；;！!？?]")


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said above a table. Every field may be missing."""

    title: str | None = None
    number: str | None = None
    entity: str | None = None
    unit: str | None = None
    year: int | None = None
    lines: tuple[tuple[int, str], ...] = field(default=())
    """The lines it was read from, as printed."""


class Captions:
    """Reads captions with the labels of a taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        data = taxonomy.captions
        self._number = re.compile("(?:" + "|".join(data["number"]) + ")")
        money = "|".join(sorted(data["money"], key=len, reverse=True))
        # 金额单位：万元; the value must hold a unit of money, for 单位： also opens the name of an
        # organisation.
        self._unit = re.compile(
            rf"\(?(?:{_any(data['unit'])})\s{{0,4}}[:]?\s*((?:人\s*民\s*币\s*)?(?:{_spaced(money)})(?:[、,/][^\s]{{1,6}})*)\s*\)?(?=$|[\s)])"
        )
        self._unit_open = re.compile(rf"(?:{_any(data['unit'])})\s{{0,4}}[:]")
        self._money = re.compile(rf"(?:人民币)?(?:{money})")
        self._department = re.compile(rf"(?:{_any(data['department'])})\s{{0,4}}[:]")
        self._dated = re.compile(rf"(?:{_any(data['year'])})[:]")
        self._note = re.compile(rf"\(?(?:{'|'.join(map(re.escape, data['note']))})\)?[\d一二三]?[:、.]|注\d")
        self._title_end = re.compile(rf"(?:{'|'.join(data['title'])})$")
        self._not_title = data["not_title"]
        self._organisation = re.compile(rf"(?:{'|'.join(data['organisation']['endings'])})$")
        # every line is read when noise is looked for, and again where it stands
        self._kept = lru_cache(_KEPT)(self._read)

    def note(self, text: str) -> bool:
        """Whether a line below a table is a note to it."""
        return bool(self._note.match(squeeze(text)))

    def unit(self, title: str) -> str | None:
        """The unit that a title states in its bracket: 支出决算表（单位：万元）."""
        said = self._unit.search(fold(title))
        return squeeze(said.group(1)).removeprefix("人民币") if said else None

    def read(self, text: str, before: str = "") -> Caption | None:
        """What the caption line `text` says, or None if it is no caption; `before` is the line above it."""
        text = text.strip()
        return self._kept(text, squeeze(before)) if 0 < len(text) <= _LONGEST_CAPTION else None

    def _read(self, text: str, before: str) -> Caption | None:
        """The same of a text without blanks around it and the squeezed line above it."""
        rest = fold(text).strip()
        if not rest:
            return None
        caption = Caption()
        unit = self._unit.search(rest)
        if unit:
            caption = replace(caption, unit=squeeze(unit.group(1)).removeprefix("人民币"))
            rest = f"{rest[: unit.start()]} {rest[unit.end() :]}".strip()
        return self._pieces(caption, rest, before)

    def _pieces(self, caption: Caption, rest: str, before: str) -> Caption | None:
        pieces = BLANKS.split(rest) if rest else []
        position = 0
        while position < len(pieces):
            read = self._piece(caption, pieces, position, before)
            if read is None:
                return None
            caption, position = read
        return caption

    def _piece(self, caption: Caption, pieces: list[str], at: int, before: str) -> tuple[Caption, int] | None:
        """The caption with the piece `pieces[at]` read into it, and where the next piece starts."""
        piece = pieces[at]
        whole = "".join(pieces[at:])
        if CONTINUED.fullmatch(whole):
            return caption, len(pieces)
        if self._number.fullmatch(whole):
            return replace(caption, number=whole), len(pieces)
        if self._number.fullmatch(piece):
            return replace(caption, number=piece), at + 1
        if piece == "表" and self._number.fullmatch(before):
            return replace(caption, number=before + piece), at + 1
        dated = self._dated.match(piece)
        year = YEAR.fullmatch(piece[dated.end() :] if dated else piece) or YEAR.fullmatch(whole)
        if year:
            return replace(caption, year=int(year.group(1))), at + 1 if YEAR.fullmatch(
                piece
            ) or dated else len(pieces)
        if dated and piece == dated.group():
            return caption, at + 1
        if self._unit_open.fullmatch(whole):
            return caption, len(pieces)
        if self._money.fullmatch(whole) and (self._unit_open.fullmatch(before) or before.endswith(":")):
            return replace(caption, unit=whole.removeprefix("人民币")), len(pieces)
        return self._name(caption, pieces, at, before)

    def _name(self, caption: Caption, pieces: list[str], at: int, before: str) -> tuple[Caption, int] | None:
        piece = pieces[at]
        label = self._department.match(piece) or self._department.match("".join(pieces[at:]))
        if label:
            opened = (
                piece[label.end() :] if self._department.match(piece) else "".join(pieces[at:])[label.end() :]
            )
            end = at + 1 if self._department.match(piece) else len(pieces)
            while end < len(pieces) and not self._opens(pieces[end]):
                opened, end = opened + pieces[end], end + 1
            return replace(caption, entity=_named(opened) or caption.entity), end
        if caption.unit and at == 0 and self._organisation.search(_unbracketed(piece)) and len(piece) > 3:
            return replace(caption, entity=_named(piece)), at + 1
        cut = self._department.match(before)
        if cut and not self._organisation.search(before) and self._organisation.search(_unbracketed(piece)):
            return replace(caption, entity=_named(before[cut.end() :] + piece)), at + 1
        coded = _CODED_NAME.match(piece)
        if (coded or self._department.fullmatch(before)) and self._organisation.search(_unbracketed(piece)):
            return replace(caption, entity=_named(piece)), at + 1
        return None

    def _opens(self, piece: str) -> bool:
        """Whether `piece` starts another item of the caption."""
        return bool(
            YEAR.fullmatch(piece)
            or self._number.fullmatch(piece)
            or self._dated.match(piece)
            or self._unit_open.match(piece)
        )

    def title(self, text: str, near: bool = False) -> bool:
        """Whether a line above a table reads as its title; `near` relaxes: nothing but captions stands
        between.
        """
        squeezed = squeeze(text)
        if (
            not 2 < len(squeezed) <= _LONGEST_TITLE
            or _SENTENCE.search(squeezed)
            or not _WORD.search(squeezed)
        ):
            return False
        opened = numbering(text)
        if self._note.match(squeezed) or (opened is not None and opened.level == 1):
            return False
        if any(word in squeezed for word in self._not_title) or "\t" in text.strip():
            return False
        if self._title_end.search(_unbracketed(squeezed)):
            return True
        return near and numbering(text) is None and squeezed[-1] not in ":,、" and len(squeezed) <= 40


def _any(labels: Sequence[str]) -> str:
    """A pattern for any of `labels`, the longest first, with blanks allowed between characters."""
    return "|".join(_spaced(label) for label in sorted(labels, key=len, reverse=True))


def _spaced(label: str) -> str:
    if "|" in label:
        return "|".join(_spaced(part) for part in label.split("|"))
    return r"[ \t]{0,4}".join(re.escape(char) for char in squeeze(label))


def _unbracketed(text: str) -> str:
    while match := _BRACKET.search(text):
        text = text[: match.start()]
    return text


def _named(text: str) -> str | None:
    """The name without its code; None if nothing is left."""
    coded = _CODED_NAME.match(text)
    return (text[coded.end() :] if coded else text).strip("-_:,") or None


def plain_title(text: str) -> tuple[str, str | None]:
    """A title as printed, without blanks and without the number that opens it; and that number."""
    printed, squeezed = _INVISIBLE.sub("", MARKS.sub("", text.strip())), squeeze(MARKS.sub("", text.strip()))
    opened = TITLE_NUMBER.match(squeezed)
    if opened:
        return printed[opened.end() :].strip("、.:：．"), opened.group().strip("、.:")
    number = numbering(text)
    if number is not None and number.level > 1 and number.rest:
        return printed[len(printed) - len(number.rest) :], None
    return printed, None
