"""A paragraph as segments: a figure with the words before it, or words alone, and the mark before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from yxtools.claims.model import Printed
from yxtools.claims.passage import Paragraph
from yxtools.claims.subjects import CODE
from yxtools.figures import Figure, parse_amounts
from yxtools.text import squeeze
from yxtools.units import as_money, money_power

# Marks by strength: 、 binds closest.
MARKS = {
    "、": 1,
    "，": 2,
    ",": 2,
    "：": 2,
    ":": 2,
    "；": 3,
    ";": 3,
    "。": 4,
    "！": 4,
    "？": 4,
    "!": 4,
    "?": 4,
}
PARAGRAPH = 5
SENTENCE = 4
SEMICOLON = 3
COMMA = 2

_OPENING = {"（": "）", "(": ")", "“": "”", "《": "》", "〔": "〕", "【": "】"}
_CLOSING = {"（": "）)", "(": ")）"}
_LONGEST_BRACKET = 160

# A character that may end a label, open or close a bracket; besides them, only figures do.
STOP = re.compile(f"[{re.escape(''.join([*MARKS, *_OPENING, *_OPENING.values(), *_CLOSING.values()]))}]")

# What follows a figure that is a limit in a name, not an amount: 单价100万元（含）以上的设备, 50万元以上.
LIMIT = re.compile(r"\s*+(?:[（(](?:含|不含|原值|含本数)[）)])?\s*(?:及)?(?:以上|以下|以内)|\s*[（(]含[）)]")

# Words that stand on both sides of 、 as one subject: 收入、支出总计.
JOINED = re.compile(r"(?<=收入)、(?=支出)|(?<=收)、(?=支)|(?<=收入总计)、(?=支出总计)")

# A 、 within the name of a class: …（款）环境保护法规、规划及标准（项）.
NAMED = re.compile(r"[（(][类款][）)][^，,；;。：:（(）)\d]*、[^，,；;。：:（(）)\d]*(?=[（(][款项目][）)])")

# Brackets that hold a list of parts, or a comparison: （其中：…）, （较上年增加…）.
PARTS = re.compile(r"[（(]\s*(?:其中|包括|含|分别|比|较|与|同比|增|减|上升|下降)")

# A figure that comes before what it counts: 6个项目评为“优”.
_COUNTED_AFTER = re.compile(r"[^，,；;。：:、]*")


@dataclass(frozen=True, slots=True)
class Segment:
    """A figure and the words before it; or words without a figure."""

    start: int
    end: int
    label: str
    """The words, squeezed."""
    printed: Printed | None
    mark: int
    """Strength of the mark before it; 0 where it follows a figure directly."""
    colon: bool
    """Whether a colon follows."""
    bracket: int = 0
    """1 for the first segment within a bracket, -1 for the first one after it."""


def segments(paragraph: Paragraph) -> Iterator[Segment]:
    """The segments of a paragraph from left to right."""
    cutter = _Cutter(paragraph)
    for at in cutter.stops():
        # what lies before was taken as a whole: a figure, a bracket that belongs to a label
        if at >= cutter.at:
            cutter.at = at
            yield from cutter.step()
    yield from cutter.words(len(paragraph.text))


class _Cutter:
    """Walks a paragraph once: a stop begins a figure or a bracket, is a mark, or belongs to a label."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph, self._text = paragraph, paragraph.text
        self._amounts = {
            start: (end, _money(figure))
            for start, end, figure in parse_amounts(paragraph.text)
            if LIMIT.match(paragraph.text, end) is None and not _codes(paragraph.text, start, end)
        }
        self._joined = _joined(paragraph.text)
        self._closing: list[str] = []
        self.at = 0
        self._begin, self._mark, self._bracket = 0, PARAGRAPH, 0
        """Where the label begins, the mark before it, whether a bracket opened or closed before it."""

    def stops(self) -> list[int]:
        """Where a figure, a mark or a bracket begins."""
        return sorted({*self._amounts, *(match.start() for match in STOP.finditer(self._text))})

    def step(self) -> Iterator[Segment]:
        """What ends at this stop."""
        character = self._text[self.at]
        if self.at in self._amounts:
            yield self._figure()
        elif character in _OPENING:
            yield from self._opening(character)
        elif self._closing and character == self._closing[-1]:
            self._closing.pop()
            yield from self.words(self.at)
            self._next(self.at + 1, 0, -1)
        elif character in MARKS and self.at not in self._joined:
            yield from self._marked(character)
        else:
            self.at += 1

    def words(self, end: int, *, colon: bool = False) -> Iterator[Segment]:
        """The words without a figure up to here, if there are any."""
        if self._text[self._begin : end].strip():
            yield self._segment(end, end, None, colon=colon)
            self._bracket = 0

    def _next(self, begin: int, mark: int, bracket: int) -> None:
        self.at = self._begin = begin
        self._mark, self._bracket = mark, bracket

    def _figure(self) -> Segment:
        start, (end, figure) = self.at, self._amounts[self.at]
        printed = Printed(figure, start, end, self._paragraph.ref(start), self._paragraph.line(start))
        segment = self._segment(end, start, printed)
        self._next(end, 0, 0)
        return segment

    def _opening(self, character: str) -> Iterator[Segment]:
        """A bracket with parts is entered; any other, and a quotation, belongs to the label."""
        close = _closed(self._text, self.at)
        if close is None:
            self.at += 1
            return
        inside = [start for start in range(self.at, close) if start in self._amounts]
        listed = PARTS.match(self._text, self.at) is not None or self._divides(inside)
        if inside and character in _CLOSING and listed:
            yield from self.words(self.at)
            self._closing.append(self._text[close])
            self._next(self.at + 1, 2, 1)
        else:
            for start in inside:
                del self._amounts[start]
            self.at = close + 1

    def _divides(self, inside: list[int]) -> bool:
        """Whether a bracket behind an amount holds amounts: 22万元（购置费0万元，运行费22万元）."""
        behind_figure = self._begin == self.at and not self._mark
        money = [start for start in inside if _is_money(self._amounts[start][1])]
        return behind_figure and len(money) > 1

    def _marked(self, character: str) -> Iterator[Segment]:
        strength = MARKS[character]
        if self._begin == self.at and self._mark:
            strength = max(self._mark, strength)
        yield from self.words(self.at, colon=character in "：:")
        self._next(self.at + 1, strength, self._bracket)

    def _segment(self, end: int, label_end: int, printed: Printed | None, *, colon: bool = False) -> Segment:
        label = self._text[self._begin : label_end]
        start = self._begin + len(label) - len(label.lstrip())
        return Segment(start, end, squeeze(label), printed, self._mark, colon, self._bracket)


def after(text: str, end: int) -> str:
    """The words behind a figure up to the next mark, squeezed."""
    match = _COUNTED_AFTER.match(text, end)
    return squeeze(match[0]) if match else ""


def _closed(text: str, at: int) -> int | None:
    """Where the bracket or quotation that opens at `at` closes, if that is near."""
    wanted = _CLOSING.get(text[at], _OPENING[text[at]])
    depth = 0
    for place in range(at, min(len(text), at + _LONGEST_BRACKET)):
        if text[place] == text[at]:
            depth += 1
        elif text[place] in wanted:
            depth -= 1
            if depth == 0:
                return place
    return None


def _codes(text: str, start: int, end: int) -> bool:
    """Whether a number is the code of the class whose name follows it: 2080506机关事业单位…"""
    code = CODE.match(text, start)
    return code is not None and code.end() == end and "\u4e00" <= text[end : end + 1] <= "\u9fff"


def _joined(text: str) -> set[int]:
    """Where 、 divides nothing: between two words of one subject, within the name of a class."""
    joined = {match.start() for match in JOINED.finditer(text)}
    named = (range(*match.span()) for match in NAMED.finditer(text))
    return joined.union(at for places in named for at in places if text[at] == "、")


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and money_power(figure.unit) is not None


def _money(figure: Figure) -> Figure:
    """A bare 万 or 亿 in a disclosure is money."""
    unit = figure.unit and as_money(figure.unit)
    return figure if unit == figure.unit else replace(figure, unit=unit)
