"""Exact figures, the intervals they stand for, and how they are read from print.

A figure printed with d decimals stands for the closed interval value ± ½·10⁻ᵈ (the semantics of XBRL
Calculations 1.1). This holds for a printed zero too: ``0.00`` is ±0.005. Everything is integers over a power
of ten; no float takes part in a comparison.

What is read as a figure:

* Digits, the separators ``,`` and ``.``, signs, brackets and ``%`` in half or full width.
* Minus is any dash, △, ▲, 负, or brackets around the whole (``（12.00）``). A leading plus is allowed.
* One blank directly beside a separator, or before a group of three digits, is a slip of recognition
  (``2, 492. 73``, ``1 234.50``), but only in a figure with decimals. The decimals vouch for it: two figures
  of one table would both have them. ``100 200`` and ``1, 234`` may be two figures and stay text.
* Wrong grouping (``12,3456.00``) is a printer's slip and changes nothing, again if there are decimals.
  ``12,34`` may be 12.34 or a list, and stays text, as does the continental ``1.234.567,89``.
* A known unit behind the figure (``4,614万元``, ``24 辆``), % and ‰ among them, or ¥ before it.

What stays text: a range (see `parse_range`), a date, ``2024年``, a number with a trailing point (``1.`` is an
ordinal, and of ``1234.`` the decimals are lost), an integer with leading zeros (a code), letters with digits,
a mobile phone number (eleven digits from 13 to 19, no separators, decimals or unit), a bound or approximation
(``≥3个``, ``约5万元``, ``50余万元``), a sum in words (``1亿2000万元``), a figure with a remark
(``100万元（含）``), and more than 30 digits.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from yxtools.units import BARE_MULTIPLIERS, PERCENT, UNIT_IN_PROSE, YUAN, printed_unit

MOST_DIGITS = 30
_LONGEST_CELL = 80


class Interval:
    """The closed interval from low/10**scale to high/10**scale; low <= high and scale >= 0.

    Equality and hash go by value: Interval(1, 2, 0) == Interval(10, 20, 1). A point has low == high.
    """

    # No dataclass: checks make them by the hundred thousand, and a frozen dataclass takes three times as long
    # to make. Final has mypy see to it that none is changed.
    __slots__ = ("high", "low", "scale")

    def __init__(self, low: int, high: int, scale: int = 0) -> None:
        self.low: Final = low
        self.high: Final = high
        self.scale: Final = scale

    def __repr__(self) -> str:
        return f"Interval({self.low}, {self.high}, {self.scale})"

    def __add__(self, other: "Interval") -> "Interval":
        if self.scale == other.scale:
            return Interval(self.low + other.low, self.high + other.high, self.scale)
        a, b, c, d, scale = _aligned(self, other)
        return Interval(a + c, b + d, scale)

    def __sub__(self, other: "Interval") -> "Interval":
        if self.scale == other.scale:
            return Interval(self.low - other.high, self.high - other.low, self.scale)
        a, b, c, d, scale = _aligned(self, other)
        return Interval(a - d, b - c, scale)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low, self.scale)

    def __mul__(self, other: "int | Interval") -> "Interval":
        """The product with an integer, or all products of a number here with a number there."""
        if isinstance(other, int):
            low, high = self.low * other, self.high * other
            return Interval(low, high, self.scale) if other >= 0 else Interval(high, low, self.scale)
        corners = (self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high)
        return Interval(min(corners), max(corners), self.scale + other.scale)

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Interval):
            return NotImplemented
        a, b, c, d, _ = _aligned(self, other)
        return a == c and b == d

    def __hash__(self) -> int:
        low, high, scale = self.low, self.high, self.scale
        while scale and low % 10 == 0 and high % 10 == 0:
            low, high, scale = low // 10, high // 10, scale - 1
        return hash((low, high, scale))

    def shifted(self, power: int) -> "Interval":
        """The interval times 10**power, exact for negative powers too."""
        if not power:
            return self
        if power <= self.scale:
            return Interval(self.low, self.high, self.scale - power)
        factor = 10 ** (power - self.scale)
        return Interval(self.low * factor, self.high * factor, 0)

    def meets(self, other: "Interval") -> bool:
        """Whether the two share a number."""
        if self.scale == other.scale:
            return self.low <= other.high and other.low <= self.high
        a, b, c, d, _ = _aligned(self, other)
        return a <= d and c <= b

    def contains(self, other: "Interval") -> bool:
        """Whether every number of the other (a point, for one) lies here."""
        a, b, c, d, _ = _aligned(self, other)
        return a <= c and d <= b

    def before(self, other: "Interval") -> bool:
        """Whether every number here is less than every number there."""
        _, b, c, _, _ = _aligned(self, other)
        return b < c

    def common(self, other: "Interval") -> "Interval | None":
        """The numbers the two share; None if there are none."""
        a, b, c, d, scale = _aligned(self, other)
        low, high = max(a, c), min(b, d)
        return Interval(low, high, scale) if low <= high else None

    def distance(self, other: "Interval") -> "Interval":
        """The gap between the two, as a point; zero exactly if they meet."""
        a, b, c, d, scale = _aligned(self, other)
        gap = max(0, c - b, a - d)
        return Interval(gap, gap, scale)

    def widened(self, by: "Figure | Interval") -> "Interval":
        """Both ends moved outwards: by a figure's printed value, or the largest magnitude in an interval."""
        margin = by.point if isinstance(by, Figure) else by
        a, b, c, d, scale = _aligned(self, margin)
        size = max(abs(c), abs(d))
        return Interval(a - size, b + size, scale)

    @property
    def middle(self) -> "Interval":
        """The middle, as a point."""
        half = (self.low + self.high) * 5
        return Interval(half, half, self.scale + 1)

    @property
    def half_width(self) -> "Interval":
        """Half the length, as a point: the room that rounding leaves on either side of the middle."""
        half = (self.high - self.low) * 5
        return Interval(half, half, self.scale + 1)

    @property
    def values(self) -> tuple[int | float, int | float]:
        """Both ends as JSON numbers, for display only."""
        return json_number(self.low, self.scale), json_number(self.high, self.scale)


ZERO = Interval(0, 0, 0)


def _aligned(a: Interval, b: Interval) -> tuple[int, int, int, int, int]:
    """Both ends of a and of b over the larger of the two scales, and that scale."""
    if a.scale == b.scale:
        return a.low, a.high, b.low, b.high, a.scale
    if a.scale < b.scale:
        factor = 10 ** (b.scale - a.scale)
        return a.low * factor, a.high * factor, b.low, b.high, b.scale
    factor = 10 ** (a.scale - b.scale)
    return a.low, a.high, b.low * factor, b.high * factor, a.scale


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals; zero for none."""
    low = high = scale = 0
    for interval in intervals:
        if interval.scale > scale:
            factor = 10 ** (interval.scale - scale)
            low, high, scale = low * factor, high * factor, interval.scale
        factor = 10 ** (scale - interval.scale)
        low += interval.low * factor
        high += interval.high * factor
    return Interval(low, high, scale)


def added(terms: Iterable[tuple[int, "Figure", int]]) -> tuple[Interval, Interval]:
    """The sum of figures, each with its sign and the power of ten of its unit: as printed, and with the room
    that rounding leaves. It is the `total` of their points and of their intervals, in one go.
    """
    middle = room = scale = 0
    for sign, figure, power in terms:
        places = figure.decimals - power
        if places > scale:
            factor = 10 ** (places - scale)
            middle, room, scale = middle * factor, room * factor, places
        unit = 10 ** (scale - places) if scale > places else 1
        middle += sign * figure.scaled * unit
        room += abs(sign) * unit
    exact = Interval(middle, middle, scale)
    return exact, Interval(10 * middle - 5 * room, 10 * middle + 5 * room, scale + 1)


def quotient(n: Interval, d: Interval, decimals: int) -> Interval | None:
    """An interval that holds every ratio of a number of n to a number of d; None when d holds zero.

    The ends are rounded outwards to `decimals` decimals: it is the smallest such interval with that many.
    """
    if d.low <= 0 <= d.high:
        return None
    up, down = 10 ** (d.scale + decimals), 10**n.scale
    ratios = [(a * up, b * down) for a in (n.low, n.high) for b in (d.low, d.high)]
    return Interval(min(a // b for a, b in ratios), max(-(-a // b) for a, b in ratios), decimals)


def json_number(scaled: int, decimals: int) -> int | float:
    """scaled/10**decimals for JSON: without decimals an integer if 64 bits hold it, else the next float."""
    # Division of integers is correctly rounded in Python, however large they are.
    return scaled if decimals == 0 and -(2**63) <= scaled < 2**63 else scaled / 10**decimals


def decimal_text(scaled: int, decimals: int) -> str:
    """scaled/10**decimals in plain digits: decimal_text(-5, 2) is ``-0.05``."""
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return "-" + text if scaled < 0 else text


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: scaled/10**decimals, with `decimals` decimals printed.

    `raw` is the text as printed, blanks around it removed. `percent` says that it was printed with %: the
    value is the number before the sign, and the unit is ``%``. `unit` is the canonical name of a unit printed
    with the figure, or None.
    """

    scaled: int
    decimals: int
    raw: str
    percent: bool = False
    unit: str | None = None

    @property
    def value(self) -> int | float:
        """The value for JSON: an integer without decimals, else the float nearest to the printed number."""
        return json_number(self.scaled, self.decimals)

    @property
    def is_zero(self) -> bool:
        """Whether zero is printed."""
        return self.scaled == 0

    @property
    def point(self) -> Interval:
        """The printed value itself, without the room that rounding leaves."""
        return Interval(self.scaled, self.scaled, self.decimals)

    def interval(self, power: int = 0) -> Interval:
        """The numbers that round to this figure, value ± ½·10**-decimals, times 10**power."""
        middle, scale = self.scaled * 10, self.decimals + 1 - power
        if scale >= 0:
            return Interval(middle - 5, middle + 5, scale)
        factor = 10**-scale
        return Interval((middle - 5) * factor, (middle + 5) * factor, 0)


def restored(value: int | float, decimals: int, raw: str, unit: str | None = None) -> Figure:
    """The figure that a record's value, decimals and raw came from. ValueError if decimals is absurd.

    The printed text decides where it can be read, since a float holds no more than 15 digits.
    """
    if not 0 <= decimals <= MOST_DIGITS:
        raise ValueError(f"decimals out of range: {decimals}")
    printed = parse_figure(raw)
    if printed is not None and printed.decimals == decimals and printed.value == value:
        return printed if unit is None else Figure(printed.scaled, decimals, raw, unit == PERCENT, unit)
    scaled = value * 10**decimals if isinstance(value, int) else int(f"{value:.{decimals}f}".replace(".", ""))
    return Figure(scaled, decimals, raw, unit == PERCENT, unit)


# --- a whole cell ------------------------------------------------------------------------------

# The plain shape that nearly every cell has: 19437.60 or 19,437.60. Bounded to stay below MOST_DIGITS.
PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}|[1-9][0-9]{0,17})(?:\.([0-9]{1,12}))?")

# A figure can start with nothing else; names of rows are turned away by their first letter.
_FIRST = frozenset("0123456789０１２３４５６７８９-－−–—―△▲负+＋.．(（¥￥\u200b\ufeff")

_HALF_WIDTH = str.maketrans(
    "０１２３４５６７８９，．％（）＋－−–—―△▲负￥／\u3000\u00a0\t\u2009\u202f",
    "0123456789,.%()+--------¥/     ",
    "\u200b\ufeff",
)

# A number after _HALF_WIDTH: groups of digits, a blank allowed beside a separator or before three digits.
_NUMBER = r"[0-9]+(?: ?, ?[0-9]+| [0-9]{3}(?![0-9]))*(?: ?\. ?[0-9]+)?|\.[0-9]+"

# A whole cell after _HALF_WIDTH: sign, currency, number, unit.
CELL = re.compile(rf"([-+]?) ?(¥?) ?({_NUMBER}) ?([^0-9.,\s][^0-9]*(?:[23]\b)?)?")
# A negative figure in brackets after _HALF_WIDTH.
BRACKETED = re.compile(rf"\( ?({_NUMBER}) ?(%?) ?\)")

_STRICT_GROUPS = re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3})+")
_MOBILE_PHONE = re.compile(r"1[3-9][0-9]{9}")


def parse_figure(text: str) -> Figure | None:
    """The figure that a whole cell prints; None if the cell is anything else (see the module's decisions)."""
    first = text[:1]
    if first not in _FIRST and not first.isspace():
        return None
    return _kept(text) if len(text) <= _LONGEST_CELL else _parse(text)


def _parse(text: str) -> Figure | None:
    if (plain := PLAIN.fullmatch(text)) is not None:
        fraction = plain[1]
        if fraction is None:
            if len(text) >= 11 and _MOBILE_PHONE.fullmatch(text.lstrip("-")):
                return None
            return Figure(int(text.replace(",", "")), 0, text)
        return Figure(int(text.replace(",", "").replace(".", "")), len(fraction), text)
    raw = text.strip()
    if not raw or raw[0] not in _FIRST or len(raw) > _LONGEST_CELL:
        return None
    return _parse_cell(raw)


# Every room reads the figures of its records anew, and tables print few different texts.
_kept = lru_cache(8192)(_parse)


def _parse_cell(raw: str) -> Figure | None:
    text = raw.translate(_HALF_WIDTH).strip()
    if (match := CELL.fullmatch(text)) is not None:
        sign, currency, number, unit = match.groups()
    elif (match := BRACKETED.fullmatch(text)) is not None:
        sign, currency, number, unit = "-", "", match[1], match[2]
    else:
        return None
    name = printed_unit(unit) if unit else (YUAN if currency else None)
    if unit and (name is None or (currency and name != YUAN)):
        return None
    return _figure(number, sign == "-", name, raw)


def _figure(number: str, negative: bool, unit: str | None, raw: str) -> Figure | None:
    """The figure of a number in half width; None if the number is not written like one figure."""
    whole, _, fraction = number.replace(" .", ".").replace(". ", ".").partition(".")
    if not _well_grouped(whole, bool(fraction)):
        return None
    digits = whole.replace(",", "").replace(" ", "")
    if len(digits) + len(fraction) > MOST_DIGITS:
        return None
    if not fraction and (
        (digits[0] == "0" and len(digits) > 1) or (unit is None and _MOBILE_PHONE.fullmatch(number))
    ):
        return None
    scaled = int(digits + fraction)
    return Figure(-scaled if negative else scaled, len(fraction), raw, unit == PERCENT, unit)


def _well_grouped(whole: str, has_fraction: bool) -> bool:
    if "," not in whole and " " not in whole:
        return True
    if not has_fraction:
        return " " not in whole and _STRICT_GROUPS.fullmatch(whole) is not None
    joined = whole.replace(" ,", ",").replace(", ", ",")
    return " " not in joined or _STRICT_GROUPS.fullmatch(joined) is not None


# What is printed for 'nothing here': strokes and dashes of any length, slashes, 无 and its like. Not *, which
# hides a figure, nor …, which leaves something out.
NOTHING = re.compile(r"[-－—–−―─━_＿]*|[/／\\＼]{1,3}|无|暂无|不涉及|[Nn]/?[Aa]")
_NOTHING_FIRST = frozenset("-－—–−―─━_＿/／\\＼无暂不Nn")


def is_nothing(text: str) -> bool:
    """Whether a cell is blank or prints a sign for 'nothing here', with any blanks around or inside."""
    # more than half of all cells are told apart by their first character
    if not text:
        return True
    if text[0] not in _NOTHING_FIRST and not text[0].isspace():
        return False
    return NOTHING.fullmatch("".join(text.split())) is not None


# --- a range -----------------------------------------------------------------------------------

_RANGE_MARKS = "-－−–—―~～〜至到"
# Two ends around a range mark; the sign of the first end is not taken for the mark.
RANGE = re.compile(rf"([-－−–]?[^{_RANGE_MARKS}]+)(?:[{_RANGE_MARKS}]|——|--)([^{_RANGE_MARKS}]+)")


def parse_range(text: str) -> tuple[Figure, Figure] | None:
    """The two ends, as printed, of a range (``100-200万元``, ``80%~90%``, ``90-80``); None if it is not one.

    An end without a unit takes that of the other. Without any unit, ``2024-2025`` and ``2024-12`` are dates.
    """
    text = text.strip()
    if len(text) > 2 * _LONGEST_CELL or (match := RANGE.fullmatch(text)) is None:
        return None
    first, second = parse_figure(match[1]), parse_figure(match[2])
    if first is None or second is None:
        return None
    if first.unit is None and second.unit is None:
        return None if _is_year(first) else (first, second)
    return _with_unit(first, second.unit), _with_unit(second, first.unit)


def _is_year(figure: Figure) -> bool:
    return figure.decimals == 0 and len(figure.raw) == 4 and 1900 <= figure.scaled < 2100


def _with_unit(figure: Figure, unit: str | None) -> Figure:
    if figure.unit is not None:
        return figure
    return Figure(figure.scaled, figure.decimals, figure.raw, unit == PERCENT, unit)


# --- running prose -----------------------------------------------------------------------------

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
    a long dash is punctuation. A full-width comma joins digits only in ``19，437.60``. Blanks inside
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
        number = text[start:number_end].translate(_HALF_WIDTH)
        figure = _figure(number, sign < start, unit, text[sign:end])
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
