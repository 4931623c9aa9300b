"""How a figure is read from a whole cell.

What is read as a figure:

* Digits, the separators ``,`` and ``.``, signs, brackets and ``%`` in half or full width.
* Minus is any dash, △, ▲, 负, or brackets around the whole (``（12.00）``). A leading plus is allowed.
* One blank directly beside a separator, or before a group of three digits, is a slip of recognition
  (``2, 492. 73``, ``1 234.50``), but only in a figure with decimals. The decimals vouch for it: two figures
  of one table would both have them. ``100 200`` and ``1, 234`` may be two figures and stay text.
* Wrong grouping (``12,3456.00``) is a printer's slip and changes nothing, again if there are decimals.
  ``12,34`` may be 12.34 or a list, and stays text, as does the continental ``1.234.567,89``.
* A known unit behind the figure (``4,614万元``, ``24 辆``), % and ‰ among them, or ¥ before it.

What stays text: a range (``100-200``), a date, ``2024年``, a number with a trailing point (``1.`` is an
ordinal, and of ``1234.`` the decimals are lost), an integer with leading zeros (a code), letters with digits,
a mobile phone number (eleven digits from 13 to 19, no separators, decimals or unit), a bound or approximation
(``≥3个``, ``约5万元``, ``50余万元``), a sum in words (``1亿2000万元``), a figure with a remark
(``100万元（含）``), and more than 30 digits.
"""

from __future__ import annotations

import re
from functools import lru_cache

from yxtools.figures.figure import MOST_DIGITS, Figure
from yxtools.units import PERCENT, YUAN, printed_unit

_LONGEST_CELL = 80

# The plain shape that nearly every cell has: 52816.60 or 52,816.60. Bounded to stay below MOST_DIGITS.
PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}|[1-9][0-9]{0,17})(?:\.([0-9]{1,12}))?")

# A figure can start with nothing else; names of rows are turned away by their first letter.
_FIRST = frozenset("0123456789０１２３４５６７８９-－−–—―△▲负+＋.．(（¥￥\u200b\ufeff")

HALF_WIDTH = str.maketrans(
    "０１２３４５６７８９，．％（）＋－−–—―△▲负￥／\u3000\u00a0\t\u2009\u202f",
    "0123456789,.%()+--------¥/     ",
    "\u200b\ufeff",
)

# A number after HALF_WIDTH: groups of digits, a blank allowed beside a separator or before three digits.
_NUMBER = r"[0-9]+(?: ?, ?[0-9]+| [0-9]{3}(?![0-9]))*(?: ?\. ?[0-9]+)?|\.[0-9]+"

# A whole cell after HALF_WIDTH: sign, currency, number, unit.
CELL = re.compile(rf"([-+]?) ?(¥?) ?({_NUMBER}) ?([^0-9.,\s][^0-9]*(?:[23]\b)?)?")
# A negative figure in brackets after HALF_WIDTH.
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
    text = raw.translate(HALF_WIDTH).strip()
    if (match := CELL.fullmatch(text)) is not None:
        sign, currency, number, unit = match.groups()
    elif (match := BRACKETED.fullmatch(text)) is not None:
        sign, currency, number, unit = "-", "", match[1], match[2]
    else:
        return None
    name = printed_unit(unit) if unit else (YUAN if currency else None)
    if unit and (name is None or (currency and name != YUAN)):
        return None
    return figure_of(number, sign == "-", name, raw)


def figure_of(number: str, negative: bool, unit: str | None, raw: str) -> Figure | None:
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
