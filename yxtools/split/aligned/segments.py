"""Which lines of a page may belong to one aligned table.

A segment is a run of lines that nothing parts: no caption, title, note, heading, contents or paragraph.
Whether a segment is a table is decided after its columns are found.
"""

import re
from collections.abc import Iterator, Sequence

from yxtools import years
from yxtools.split.aligned.sentences import INDENTED, is_sentence
from yxtools.split.aligned.tokens import Token, chunks, tokenize
from yxtools.split.amounts import AMOUNT
from yxtools.split.captions import Captions
from yxtools.split.model import Line
from yxtools.text import fold, width

# The year, as a caption on a line of its own; beside others it heads columns.
YEAR_CAPTION = re.compile(rf"[(（]?{years.YEAR}\s?年度?[)）]?")
# Leader dots of a list of contents.
LEADER = re.compile(r"\.{4,}|…{2,}|·{4,}|．{4,}|。{4,}|(?:\. ){4,}")
# A page number on a line of its own.
PAGE_NUMBER = re.compile(r"[-—–－]?\s?\d{1,4}\s?[-—–－]?|第\s?\d{1,4}\s?页.{0,14}|\d{1,4}\s?/\s?\d{1,4}")
# A heading of the text: 第二部分 …
HEADING = re.compile(r"第[一二三四五六七八九十]{1,3}[部章节条]")
# Punctuation of sentences.
SENTENCE = re.compile(r"[。；！？]|[，,：:；、]$|，.*，")
# A clause inside a sentence.
CLAUSE = re.compile(r"[，。；]")
# How wide a lone text may be and still be taken for a label or a piece of a cell.
WIDEST_LONE = 60
# Lines longer than this (or with more words) are no table's.
WIDEST = 2000
# Captions stand among the first words of a cell.
MOST_WORDS = 4
MOST_TOKENS = 200

Segment = list[tuple[Line, list[Token]]]
"""Lines of one page with their tokens."""


def segments(page: Sequence[Line], captions: Captions) -> Iterator[Segment]:
    """The runs of lines of one page that may be tables, without blank lines; tokens know their line in it."""
    filled = [index for index, line in enumerate(page) if line.text and not line.text.isspace()]
    edges = {filled[0], filled[-1]} if filled else set()
    run: Segment = []
    for index in filled:
        line = page[index]
        tokens = tokenize(line.text, len(run), captions.row_total) if len(line.text) <= WIDEST else []
        if (
            not 0 < len(tokens) <= MOST_TOKENS
            or "\t" in line.text
            or parts(tokens, line.text.strip(), captions)
            or (index in edges and PAGE_NUMBER.fullmatch(line.text.strip()))
        ):
            if run:
                yield run
            run = []
        else:
            run.append((line, tokens))
    if run:
        yield run


def parts(tokens: Sequence[Token], text: str, captions: Captions) -> bool:
    """True for a line that cannot stand inside a table."""
    if text[0] in "|<#" or LEADER.search(text):
        return True
    cells = chunks(tokens)
    if len(cells) <= 5 and any(_is_caption(cell, captions) for cell in cells) or YEAR_CAPTION.fullmatch(text):
        return True
    if captions.note(text):
        return len(cells) <= 2
    if len(cells) <= 2 and (HEADING.match(text) or captions.opens_contents(text)):
        return True
    if len(cells) == 1 and captions.title_alone(text):
        return True
    if is_sentence(tokens, text):
        return True
    if any(len(cell) == 1 and AMOUNT.fullmatch(cell[0].text) for cell in cells):
        return False
    if 2 * sum(1 for cell in cells if CLAUSE.search(" ".join(token.text for token in cell))) > len(cells) > 1:
        return tokens[0].left < INDENTED
    widest = max(cells, key=lambda cell: cell[-1].right - cell[0].left)
    wide = width(text[widest[0].left - tokens[0].left : widest[-1].right - tokens[0].left])
    if len(cells) == 1:
        return max(width(token.text) for token in tokens) > WIDEST_LONE or (
            tokens[0].left < INDENTED and SENTENCE.search(text) is not None
        )
    # Running text with a few wide gaps: one long piece carries the line.
    return len(cells) <= 3 and wide > 60 and SENTENCE.search(text) is not None and tokens[0].left < INDENTED


def _is_caption(cell: Sequence[Token], captions: Captions) -> bool:
    """Whether a cell is a caption, or ends in one: 2024年度 金额单位：万元."""
    if all(token.figure for token in cell):
        return False
    words = [fold(token.text) for token in cell[:MOST_WORDS]]
    return any(captions.opens(words[at:]) for at in range(len(words)))
