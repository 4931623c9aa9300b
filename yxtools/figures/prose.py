"""How figures are read from running prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yxtools.figures.cell import HALF_WIDTH, figure_of
from yxtools.figures.figure import Figure
from yxtools.units import BARE_MULTIPLIERS, UNIT_IN_PROSE, printed_unit

_D = "[0-9０-９]"
_POINT = "[.．]"
# A number in prose. A full-width comma is punctuation, unless groups of three and decimals vouch for it.
# All counts are bounded, and no number begins inside another or behind a letter or point: matching is linear.
NUMBER_IN_PROSE = re.compile(
    rf"(?<![0-9０-９A-Za-z.．])(?:"
    rf"{_D}{{1,3}}(?:[,，]{_D}{{3}}){{1,8}}{_POINT}{_D}{{1,12}}"
    rf"|{_D}{{1,15}}(?:,{_D}{{1,15}}){{1,5}}{_POINT}{_D}{{1,12}}"
    rf"|{_D}{{1,3}}(?:,{_D}{{3}}){{1,8}}(?!,?{_D})"
    rf"|{_D}{{1,30}}(?:{_POINT}{_D}{{1,12}})?"
    rf")(?!{_D}|{_POINT}{_D})"
)
# The same with single blanks beside the separators or before three digits; only with decimals.
BLANKED_IN_PROSE = re.compile(
    rf"(?:{_D}{{1,3}}(?: ?[,，] ?{_D}{{3}}| {_D}{{3}}(?!{_D})){{1,8}}|{_D}{{1,15}})"
    rf" ?{_POINT} ?{_D}{{1,12}}(?!{_D}|{_POINT}{_D})"
)
_MINUS_IN_PROSE = frozenset("-－−△▲负")
# Joins a number to another one: a range, a date, a time, a ratio, a telephone number.
_JOINS = frozenset("-－−–—―~～〜至到/／:：")
# What follows a number that is no amount: parts of dates, numbers of documents, approximations, letters.
NOT_AN_AMOUNT = re.compile(r"[ \u3000]?(?:年|月|日|号|时|点|款|章|节|届|季度|世纪|余|多|几)|[A-Za-z]")
_APPROXIMATE = frozenset("余多几")
_OPENING = frozenset("(（[［〔【﹝")
_CLOSING = frozenset(")）]］〕】﹞")
_ITEM_START = frozenset("\n。；;：:!！?？(（")
_ITEM_END = frozenset("、.．)）")
_BLANK = frozenset(" \u3000")
_BLANK_OR_SEPARATOR = frozenset(" .．,，")


def parse_amounts(text: str) -> Iterator[tuple[int, int, Figure]]:
    """The figures of running prose from left to right: start and end in the text, sign and unit included.

    Passed over: dates, years, ordinals, numbers of documents and articles, codes, both ends of ranges,
    ratios, times, approximations (``50余万元``) and sums in words (``1亿2000万元``). Bounds are not
    looked at: of ``约5万元`` the figure is given. ``-`` is a minus only directly before the number;
    a long dash is punctuation. A full-width comma joins digits only in ``52，816.60``. Blanks inside
    a number need decimals and a unit (``2, 492. 73 万元``).
    """
    position, joined = 0, -1
    while (match := NUMBER_IN_PROSE.search(text, position)) is not None:
        start = match.start()
        number_end, end, unit = _number_and_unit(text, start, match.end())
        position, follows_joint, joined = end, joined == start, _joint(text, end, unit)
        if follows_joint or joined >= 0 or text[end : end + 1] in _APPROXIMATE:
            continue
        if text[start - 1 : start] == "第" or (unit is None and _is_label(text, start, end)):
            continue
        sign = start - 1 if text[start - 1 : start] in _MINUS_IN_PROSE else start
        number = text[start:number_end].translate(HALF_WIDTH)
        figure = figure_of(number, sign < start, unit, text[sign:end])
        if figure is not None:
            yield sign, end, figure


def _joint(text: str, end: int, unit: str | None) -> int:
    """Where the next number begins if a mark or a bare 万 joins it to the amount ending at end; else -1."""
    if text[end : end + 1] in _JOINS and text[end + 1 : end + 2].isdecimal():
        return end + 1
    return end if unit in BARE_MULTIPLIERS and text[end : end + 1].isdecimal() else -1


def _number_and_unit(text: str, start: int, end: int) -> tuple[int, int, str | None]:
    """The end of the number that begins at start and of the unit behind it, and the unit.

    `end` is the end of the number without blanks; with them it may be longer.
    """
    if text[end : end + 1] in _BLANK_OR_SEPARATOR:
        blanked = BLANKED_IN_PROSE.match(text, start)
        if blanked is not None and blanked.end() > end and not _begins_item(text, start):
            unit_end, unit = _unit_at(text, blanked.end())
            if unit is not None:
                return blanked.end(), unit_end, unit
    return end, *_unit_at(text, end)


def _unit_at(text: str, end: int) -> tuple[int, str | None]:
    """The end and canonical name of the unit behind a number that ends at end."""
    match = UNIT_IN_PROSE.match(text, end + 1 if text[end : end + 1] in _BLANK else end)
    unit = printed_unit(match[0]) if match is not None else None
    return (match.end(), unit) if match is not None and unit is not None else (end, None)


def _begins_item(text: str, start: int) -> bool:
    """Whether the text before is empty or closed, so that a number may be an ordinal."""
    before = text[max(0, start - 20) : start].rstrip(" \u3000\t")
    return not before or before[-1] in _ITEM_START


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether a number without a unit is a date, an ordinal, a bracketed number or a year."""
    if NOT_AN_AMOUNT.match(text, end):
        return True
    before, after, number = text[start - 1 : start], text[end : end + 1], text[start:end]
    if before in _OPENING and after in _CLOSING:
        return True
    if len(number) <= 2 and after and after in _ITEM_END and _begins_item(text, start):
        return True
    return len(number) == 4 and number.isdecimal() and 1900 <= int(number) < 2100
