"""The amounts that a chapter on the money of a project gives: of the year, and of the whole project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yxtools import years
from yxtools.cards.funds import FundRow, Token
from yxtools.cards.vocabulary import Label, Vocabulary
from yxtools.figures import Figure, parse_amounts
from yxtools.text import squeeze
from yxtools.units import as_money, money_power

SENTENCE_END = re.compile(r"[。；;\n]")
COMMA = re.compile(r"[,，]")
YEAR = re.compile(rf"(?<![0-9])({years.YEAR})年")

WHOLE, ANNUAL = "implementation", "annual"


class Told(NamedTuple):
    """An amount of a sentence: its scope, whether the sentence names the year it is of, its unit and line."""

    scope: str
    named: bool
    figure: Figure
    unit: str
    line: int


def told_amounts(
    texts: Sequence[tuple[str, int]], vocabulary: Vocabulary, year: int | None
) -> tuple[str | None, list[FundRow]]:
    """The unit and the amounts that texts, each with its line, give for a project; `year` is that of the
    budget. Amounts of other years and parts of an amount are none.
    """
    found = [one for text, line in texts for one in _told(text, line, vocabulary, year)]
    # what a sentence gives for a year by name is more certain than what only a heading is about
    annual = sorted((one for one in found if one.scope == ANNUAL), key=lambda one: not one.named)
    chosen = [one for one in found if one.scope == WHOLE][:1] + annual[:1]
    if not chosen:
        return None, []
    unit = chosen[-1].unit
    return unit, [_row(one) for one in chosen if one.unit == unit]


def _row(one: Told) -> FundRow:
    label = Label("total", one.scope, one.scope)
    return FundRow(one.line, (Token(0, label=label), Token(1, figure=one.figure)))


def _told(text: str, line: int, vocabulary: Vocabulary, year: int | None) -> Iterator[Told]:
    """The amounts of money of a text that are of the whole project or of the year."""
    start = named = 0
    parts = False
    for begin, end, figure in parse_amounts(text):
        sentences = SENTENCE_END.split(text[start:begin])
        if len(sentences) > 1:
            named, parts = 0, False
        said, start = squeeze(sentences[-1]), end
        if (found := YEAR.findall(said)) != []:
            named, parts = years.year(found[-1]), False
        else:
            parts = parts or vocabulary.regex("prose", "part").search(said) is not None
        unit = as_money(figure.unit or "")
        if parts or money_power(unit) is None:
            continue
        scope = _scope(said, vocabulary)
        if scope == ANNUAL and named and year and named != year:
            continue
        if scope is not None:
            of_year = bool(named) or vocabulary.regex("prose", "this_year").search(said) is not None
            yield Told(scope, of_year, figure, unit, line)


def _scope(said: str, vocabulary: Vocabulary) -> str | None:
    """What an amount is of by the words before it, `said`: those of its clause first; an amount without any
    is what the heading says. None if they say neither, or that the money is of the past.
    """
    if not said:
        return ANNUAL
    for words in (COMMA.split(said)[-1], said):
        if vocabulary.regex("prose", "past").search(words):
            return None
        if vocabulary.regex("prose", "whole").search(words):
            return WHOLE
        if vocabulary.regex("prose", "annual").search(words):
            return ANNUAL
    return None
