"""Titles and captions: what the lines above a table say of its number, department, year and unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from yxtools import years
from yxtools.patterns import lazy_pattern
from yxtools.split.headings import MARKS, heading, numbering
from yxtools.split.organisations import Organisations, coded, unbracketed, without_code
from yxtools.split.stated_units import StatedUnits, any_of, said_unit
from yxtools.taxonomy import Taxonomy
from yxtools.text import BLANKS, fold, squeeze
from yxtools.units import normal_unit

if TYPE_CHECKING:
    from yxtools.split.card_labels import CardLabels

# 2024年度, （2024年度）, 2024年, 2024-12-31, 2024年12月31日, 二〇二四年度; squeezed.
YEAR = lazy_pattern(
    rf"\(?(?:公元)?({years.YEAR})(?:年度?|[-./年]\d{{1,2}}[-./月]\d{{1,2}}日?|年\d{{1,2}}月)?\)?"
)

# A year inside a title or a longer caption.
YEAR_INSIDE = lazy_pattern(rf"(?<!\d)({years.YEAR})\s*(?:年|(?=部门|单位))")

# A line above the rest of a table that a page break cut: 续表, （续）, 接上页; squeezed.
CONTINUED = lazy_pattern(r"\(?续(?:上?表|页)?\d*\)?:?|接上[页表]")

# What squeezing takes out.
_INVISIBLE = lazy_pattern(r"[\s\u200b\ufeff]+")

# A word of a title: without one a line says nothing.
_WORD = lazy_pattern(r"[一-鿿]{2}")

LONGEST_TOTAL = 12
"""Characters of the label of a total, at most."""

_LONGEST_TITLE = 60
_LONGEST_CAPTION = 300
_KEPT = 2048
_SENTENCE = lazy_pattern(r"[。；;！!？?]")


class Caption(NamedTuple):
    """What is said above a table. Every field may be missing."""

    title: str | None = None
    number: str | None = None
    entity: str | None = None
    unit: str | None = None
    year: int | None = None
    lines: tuple[tuple[int, str], ...] = ()
    """The lines it was read from, as printed."""


class Captions:
    """Reads captions with the labels of a taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        data = taxonomy.captions
        self._number = lazy_pattern("(?:" + "|".join(data["number"]) + ")")
        self._units = StatedUnits(taxonomy)
        self._organisations = taxonomy.once(Organisations)
        self._department = lazy_pattern(rf"(?:{any_of(data['department'])})\s{{0,4}}[:]")
        self._dated = lazy_pattern(rf"(?:{any_of(data['year'])})[:]")
        note = "|".join(map(re.escape, data["note"]))
        self._note = lazy_pattern(rf"\(?(?:{note})\)?[\d一二三]?[:、.]|注\d")
        self._title_end = lazy_pattern(rf"(?:{'|'.join(data['title'])})$")
        self._title_number = lazy_pattern(rf"^(?:{'|'.join(data['title_number'])})[:、.]?(?=.)")
        self._heading = lazy_pattern(rf"(?:{'|'.join(data['heading'])})$")
        self._alone = lazy_pattern(rf"(?:{'|'.join(data['title_alone'])})$")
        self._contents = frozenset(map(squeeze, data["contents"]))
        self._not_title = data["not_title"]
        self._head = lazy_pattern("|".join(data["head"]))
        self._unit_list = lazy_pattern("|".join(data["unit_list"]))
        self._total = lazy_pattern(rf"(?:{'|'.join(data['total'])})(?:\([^()]*\))?")
        self._row_total = lazy_pattern(rf"(?:{'|'.join(data['row_total'])})$")
        # every line is read when noise is looked for, and again where it stands
        self._kept = lru_cache(_KEPT)(self._read)

    @cached_property
    def cards(self) -> CardLabels:
        """The labels of performance cards."""
        from yxtools.split.card_labels import CardLabels  # only aligned pages need it

        return CardLabels(self.taxonomy)

    def note(self, text: str) -> bool:
        """Whether a line below a table is a note to it."""
        return bool(self._note.match(squeeze(text)))

    def opens(self, words: Sequence[str]) -> bool:
        """Whether a caption begins with the first of these folded words of one cell."""
        text = " ".join(words)
        if ":" in text:
            label, unit = self._department.match(text.lstrip("(")), self._units.find(text)
            if label and text.rstrip(") ")[-1:] != ":" or unit and unit.start() == 0:
                return True
        return bool(self._number.fullmatch(words[0]) or self._number.fullmatch("".join(words).rstrip(":")))

    def opens_contents(self, text: str) -> bool:
        """Whether a line stands above the list of contents."""
        return squeeze(text) in self._contents

    def title_alone(self, text: str) -> bool:
        """Whether a lone line is the title of a table wherever it stands, and no name inside one."""
        squeezed = squeeze(text)
        return 4 < len(squeezed) <= _LONGEST_TITLE and bool(self._alone.search(unbracketed(squeezed)))

    def heading(self, text: str) -> tuple[int, str | None, str] | None:
        """`(level, number, title)` if a line of text reads as a heading, else None."""
        return heading(text, self._heading)

    def ends_heading(self, text: str) -> bool:
        """Whether a text ends as headings do: 情况说明, 机构设置."""
        return self._heading.search(squeeze(text)) is not None

    def plain_title(self, text: str) -> tuple[str, str | None]:
        """A title as printed, without blanks and without the number that opens it; and that number."""
        unmarked = MARKS.sub("", text.strip())
        printed, squeezed = _INVISIBLE.sub("", unmarked), squeeze(unmarked)
        opened = self._title_number.match(squeezed)
        if opened:
            return printed[opened.end() :].strip("、.:：．"), opened.group().strip("、.:")
        number = numbering(text)
        if number is not None and number.level > 1 and number.rest:
            return printed[len(printed) - len(number.rest) :], None
        return printed, None

    def heads(self, cell: str) -> bool:
        """Whether a squeezed cell holds a word of the heads of tables."""
        return self._head.search(cell) is not None

    def lists_units(self, cells: Sequence[str]) -> bool:
        """Whether these squeezed cells are the head of a list of units, which states no amounts."""
        return len(cells) > 1 and all(map(self._unit_list.fullmatch, cells))

    def total(self, cell: str) -> bool:
        """Whether a squeezed cell names the total of a table."""
        return self._total.fullmatch(cell) is not None

    def row_total(self, label: str) -> bool:
        """Whether the label of a row is that of a total: 本年收入合计."""
        squeezed = squeeze(label)
        return len(squeezed) <= LONGEST_TOTAL and self._row_total.search(squeezed) is not None

    def unit(self, title: str) -> str | None:
        """The unit that a title states behind its words: 支出决算表（单位：万元）."""
        said = self._units.find(fold(title)) if len(title) <= _LONGEST_CAPTION else None
        return said_unit(said) if said else None

    def without_unit(self, title: str) -> str:
        """A title as printed without the unit it states; all of it where it states nothing else."""
        return self._units.without(title)

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
        unit = self._units.find(rest)
        if unit:
            caption = caption._replace(unit=said_unit(unit))
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
            return caption._replace(number=whole), len(pieces)
        if self._number.fullmatch(piece):
            return caption._replace(number=piece), at + 1
        if piece == "表" and self._number.fullmatch(before):
            return caption._replace(number=before + piece), at + 1
        dated = _label(self._dated, piece)
        year = YEAR.fullmatch(piece[dated.end() :] if dated else piece) or YEAR.fullmatch(whole)
        if year:
            return caption._replace(year=years.year(year.group(1))), at + 1 if YEAR.fullmatch(
                piece
            ) or dated else len(pieces)
        if dated and piece == dated.group():
            return caption, at + 1
        if whole.endswith(":") and self._units.label.fullmatch(whole):
            return caption, len(pieces)
        if self._units.follows(whole, before):
            return caption._replace(unit=whole.removeprefix("人民币")), len(pieces)
        return self._name(caption, pieces, at, before)

    def _name(self, caption: Caption, pieces: list[str], at: int, before: str) -> tuple[Caption, int] | None:
        piece = pieces[at]
        whole = "".join(pieces[at:])
        if label := _label(self._department, piece):
            opened, end = piece[label.end() :], at + 1
        elif label := _label(self._department, whole):
            opened, end = whole[label.end() :], len(pieces)
        if label:
            while end < len(pieces) and not self._opens(pieces[end]):
                opened, end = opened + pieces[end], end + 1
            name = None if normal_unit(opened) else without_code(opened)  # 部门：万元 names nobody
            return caption._replace(entity=name or caption.entity), end
        named = self._organisations.named
        if caption.unit and at == 0 and len(piece) > 3 and named(piece):
            return caption._replace(entity=without_code(piece)), at + 1
        cut = _label(self._department, before)
        if cut and not named(before) and named(piece):
            return caption._replace(entity=without_code(before[cut.end() :] + piece)), at + 1
        if (coded(piece) or cut and cut.end() == len(before)) and named(piece):
            return caption._replace(entity=without_code(piece)), at + 1
        return None

    def _opens(self, piece: str) -> bool:
        """Whether `piece` starts another item of the caption."""
        return bool(
            YEAR.fullmatch(piece)
            or self._number.fullmatch(piece)
            or _label(self._dated, piece)
            or _label(self._units.label, piece)
        )

    def title(self, text: str, near: bool = False) -> bool:
        """Whether a line above a table reads as its title; `near` relaxes: nothing but captions stands
        between.
        """
        squeezed = squeeze(self.without_unit(text))
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
        if self._title_end.search(unbracketed(squeezed)):
            return True
        return near and numbering(text) is None and squeezed[-1] not in ":,、" and len(squeezed) <= 40


def _label(label: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The label that a text begins with; a colon ends it."""
    return label.match(text) if ":" in text else None


def year_inside(title: str) -> int | None:
    """The year that a title or a longer caption names."""
    match = YEAR_INSIDE.search(fold(title))
    return years.year(match.group(1)) if match else None
