"""Numbers of things that are then named: 16家，分别是：A、B…; 《A》《B》…5个项目; numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yxtools.claims.model import Counted, Printed
from yxtools.claims.passage import Paragraph
from yxtools.claims.words import Words
from yxtools.figures import Figure, parse_amounts
from yxtools.split.headings import numbering
from yxtools.text import squeeze

# 、 and its like between names, outside brackets.
SEPARATORS = frozenset("、，,；;")

# Where a list of names ends.
STOPS = frozenset("。！？；;：:")

_LONGEST_NAME = 45
_LONGEST_LIST = 2000
_MOST_NUMBERED = 100
_MOST_ADDENDS = 4
_TAIL = 20

# What is counted, between the figure and the words that open the list.
NOUN = re.compile(r"[^，,。；;：:、\d]{0,8}?(?=[，,]?(?:分别|包括|具体|即|其中|如下|为|是|[:：]))")

DIGIT = re.compile(r"\d")

# Between two numbers of a list of kinds: 1家，事业单位4家.
BETWEEN = re.compile(r"[，,、](?![^，,。；;：:、]*(?:其中|包括|含))[^，,。；;：:、\d]{1,12}")

Amount = tuple[int, int, Figure]
"""Where a figure begins and ends, and the figure."""

TOGETHER = "+"
"""The noun of numbers that are together the number of the names."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a list and where it stands."""

    names: tuple[str, ...]
    open: bool
    """Whether it ends with 等."""
    start: int
    end: int


_BRACKETS = {"（": 1, "(": 1, "《": 1, "“": 1, "）": -1, ")": -1, "》": -1, "”": -1}


def counted(
    words: Words, paragraph: Paragraph, paragraphs: Sequence[Paragraph], at: int
) -> Iterator[Counted]:
    """The counted lists of a paragraph."""
    text = paragraph.text
    amounts = [
        (start, end, figure)
        for start, end, figure in parse_amounts(text)
        if figure.unit and words.count_unit.fullmatch(figure.unit)
    ]
    for number, (start, end, figure) in enumerate(amounts):
        printed = Printed(figure, start, end, paragraph.ref(start), paragraph.line(start))
        noun = _noun(words, text, start, end)
        if noun is None or figure.decimals:
            continue
        found = (
            _titles_before(words, text, start)
            or _names_before(words, text, start)
            or _names_after(words, text, end)
        )
        if found is None:
            continue
        begin, stop = min(found.start, start), max(found.end, end)
        beside = _beside(text, amounts[: number + 1]) if found.start == end and not found.open else ()
        if len(beside) > 1 and len(found.names) != figure.scaled:
            begin = beside[0][0]
            for one, until, other in beside:
                said = Printed(other, one, until, paragraph.ref(one), paragraph.line(one))
                yield Counted(said, TOGETHER, found.names, False, at, begin, stop)
        else:
            yield Counted(printed, noun, found.names, found.open, at, begin, stop)
    yield from _numbered(words, paragraph, paragraphs, at)
    yield from _subordinates(words, paragraph, paragraphs, at)


def _beside(text: str, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """行政单位1家，事业单位4家，具体包括：…: the numbers before a list that may be its number together."""
    first = len(amounts) - 1
    while first and BETWEEN.fullmatch(text, amounts[first - 1][1], amounts[first][0]):
        if amounts[first - 1][2].unit != amounts[first][2].unit or amounts[first - 1][2].decimals:
            break
        first -= 1
    return amounts[first:]


def _noun(words: Words, text: str, start: int, end: int) -> str | None:
    """What is counted, from the words around the figure."""
    behind = words.count_noun.match(squeeze(text[end : end + 12]).lstrip("，,"))
    if behind is None:
        behind = words.count_noun.search(squeeze(text[end : end + 8]).split("，")[0])
    if behind is not None:
        return behind[0]
    before = words.count_noun.findall(squeeze(text[max(0, start - 12) : start]).split("，")[-1])
    return before[-1] if before else None


def _titles_before(words: Words, text: str, start: int) -> Names | None:
    """《A》《B》…5个项目: the titles directly before the figure; after 等 the list is open."""
    first = max(0, start - _LONGEST_LIST)
    before = text[first:start].rstrip()
    at_least = before.endswith("等")
    before = before[:-1] if at_least else before
    names: list[str] = []
    titles = list(words.marks.finditer(before))
    end = len(before)
    while titles and all(character in words.joined for character in before[titles[-1].end() : end]):
        end = titles[-1].start()
        names.append(titles.pop()[0])
    return Names(tuple(reversed(names)), at_least, first + end, start) if len(names) > 1 else None


def _names_before(words: Words, text: str, start: int) -> Names | None:
    """A、B、C共11个单位, 内设A、B、C3个科室: the names that 包括 or 内设 opens and the figure closes."""
    before = text[max(0, start - _LONGEST_LIST) : start]
    stop = max(before.rfind(mark) for mark in STOPS)
    piece = before[stop + 1 :].rstrip()
    closing = words.names_closing.search(piece)
    opening = words.names_opening.search(piece)
    if closing is None:
        # without 共 only names that nothing but 、 divides are surely the ones counted
        openings = list(words.offices_opening.finditer(piece))
        opening = openings[-1] if openings else None
        closing = words.offices_closing.search(piece)
        if opening is None or any(mark in piece[opening.end() :] for mark in "，,"):
            return None
    if closing is None or opening is None:
        return None
    names = split_names(piece[opening.end() : closing.start()])
    begin = start - len(before[stop + 1 :]) + opening.end()
    return Names(names, "等" in closing[0], begin, start) if len(names) > 1 else None


def _names_after(words: Words, text: str, end: int) -> Names | None:
    """16家，分别是：A、B、…。"""
    noun = NOUN.match(text, end)
    match = words.list_after.match(text, noun.end() if noun else end)
    if match is None:
        return None
    last = min(len(text), match.end() + _LONGEST_LIST)
    stop = next((at for at in range(match.end(), last) if text[at] in STOPS), last)
    piece = text[match.end() : stop]
    if DIGIT.search(piece):
        return None
    named = words.names_open_end.sub("", piece)
    names = split_names(named)
    if len(names) < 2 or any(len(name) > _LONGEST_NAME for name in names):
        return None
    return Names(names, named != piece, end, stop)


def _numbered(
    words: Words, paragraph: Paragraph, paragraphs: Sequence[Paragraph], at: int
) -> Iterator[Counted]:
    """行政单位1家，事业单位1家，具体包括： and then numbered paragraphs: the numbers add up to theirs."""
    following = _paragraphs_numbered(words, paragraphs, at)
    if not following:
        return
    sentence = paragraph.text.rfind("。", 0, -1) + 1
    said = [
        Printed(
            figure,
            sentence + start,
            sentence + end,
            paragraph.ref(sentence + start),
            paragraph.line(sentence + start),
        )
        for start, end, figure in parse_amounts(paragraph.text[sentence:])
        if figure.unit and words.numbered_unit.fullmatch(figure.unit)
    ]
    if not 1 <= len(said) <= _MOST_ADDENDS:
        return
    noun = TOGETHER if len(said) > 1 else ""
    for printed in said:
        yield Counted(printed, noun, following, False, at, said[0].start, len(paragraph.text))


def _paragraphs_numbered(words: Words, paragraphs: Sequence[Paragraph], at: int) -> tuple[str, ...]:
    """The beginnings of the numbered paragraphs that a paragraph announces: 具体包括："""
    following: list[str] = []
    level = 0
    if at >= len(paragraphs) or words.numbered.search(paragraphs[at].text[-_TAIL:]) is None:
        return ()
    for one in paragraphs[at + 1 : at + 1 + _MOST_NUMBERED]:
        number = numbering(one.text)
        if number is None or level not in (0, number.level):
            break
        level = number.level
        following.append(number.rest[:_TAIL])
    return tuple(following) if len(following) > 1 else ()


def _subordinates(
    words: Words, paragraph: Paragraph, paragraphs: Sequence[Paragraph], at: int
) -> Iterator[Counted]:
    """本级以及下属2家预算单位: the numbered paragraphs after it but the first, which is the head office."""
    for match in words.subordinates.finditer(paragraph.text):
        following = _paragraphs_numbered(words, paragraphs, at) or _paragraphs_numbered(
            words, paragraphs, at + 1
        )
        start, end, figure = next(parse_amounts(match[0]), (0, 0, None))
        if following and figure is not None:
            start, end = match.start() + start, match.start() + end
            printed = Printed(figure, start, end, paragraph.ref(start), paragraph.line(start))
            yield Counted(printed, "", following[1:], False, at, match.start(), match.end())


def split_names(text: str) -> tuple[str, ...]:
    """Names divided by 、 and ， outside brackets."""
    names, depth, name = [], 0, ""
    for character in text:
        depth = max(0, depth + _BRACKETS.get(character, 0))
        if character in SEPARATORS and depth == 0:
            names.append(name)
            name = ""
        else:
            name += character
    return tuple(one for one in (squeeze(name) for name in [*names, name]) if one)
