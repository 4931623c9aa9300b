"""Which lines of a page may belong to one aligned table.

A segment is a run of lines that nothing parts: no caption, title, note, heading, contents or paragraph.
Whether a segment is a table is decided after its columns are found.
"""

import re
from collections.abc import Iterator, Sequence

from yxtools.split.aligned.tokens import AMOUNT, Token, chunks, tokenize
from yxtools.split.model import Line
from yxtools.text import width

# A caption: who, in which unit, which form.
CAPTION = re.compile(
    r"[(（]?(?:金额)?单\s*位[:：]\s*(?:人民币)?[亿万千百]*元"
    r"|[(（]?(?:编制|填报|填列|公开|预算|主管|编报){0,2}(?:部门|单位)(?:名称|[(（]公章[)）])?[:：]\s*\S"
    r"|(?:财决|财预|预算|决算)?公开\s?\d{1,3}\s?表|公开表\s?\d{1,3}|\S{0,6}公开表[\d一二三四五六七八九十]{1,3}"
    r"|附?[表件][\d一二三四五六七八九十]{1,3}(?:-\d+)?[:：]?$"
)
# The year, as a caption on a line of its own; beside others it heads columns.
YEAR_CAPTION = re.compile(r"[(（]?\d{4}\s?年度?[)）]?")
# The title of a table: a line of its own that ends in 表.
TITLE = re.compile(r"\S.{3,60}(?:表|附表|明细|台账)\s*(?:[(（][^()（）]{1,20}[)）])?")
# A note under a table.
NOTE = re.compile(r"[(（]?(?:注|备注|说明|备\s注)[\d一二三]?[)）]?[:：]|注[\d一二三]?[、.．]|[*＊※]\s?注")
# Leader dots of a list of contents.
LEADER = re.compile(r"\.{4,}|…{2,}|·{4,}|．{4,}|。{4,}|(?:\. ){4,}")
# A page number on a line of its own.
PAGE_NUMBER = re.compile(r"[-—–－]?\s?\d{1,4}\s?[-—–－]?|第\s?\d{1,4}\s?页.{0,14}|\d{1,4}\s?/\s?\d{1,4}")
# A heading of the text: 第二部分 …
HEADING = re.compile(
    r"第[一二三四五六七八九十]{1,3}[部章节条]|附件[\d一二三四五六七八九十]*\s*[:：]?$|目\s*录$"
)
# Punctuation of sentences.
SENTENCE = re.compile(r"[。；！？]|[，,：:；、]$|，.*，")
# A clause inside a sentence.
CLAUSE = re.compile(r"[，。；]")
# Running text starts left of this position.
INDENTED = 12
# How wide a lone text may be and still be taken for a label or a piece of a cell.
WIDEST_LONE = 60
# Lines longer than this (or with more words) are no table's.
WIDEST = 2000
# Captions stand among the first words of a cell.
MOST_WORDS = 4
MOST_TOKENS = 200

Segment = list[tuple[Line, list[Token]]]
"""Lines of one page with their tokens."""


def segments(page: Sequence[Line]) -> Iterator[Segment]:
    """The runs of lines of one page that may be tables, without blank lines; tokens know their line in it."""
    filled = [index for index, line in enumerate(page) if line.text and not line.text.isspace()]
    edges = {filled[0], filled[-1]} if filled else set()
    run: Segment = []
    for index in filled:
        line = page[index]
        tokens = tokenize(line.text, len(run)) if len(line.text) <= WIDEST else []
        if (
            not 0 < len(tokens) <= MOST_TOKENS
            or "\t" in line.text
            or parts(tokens, line.text.strip())
            or (index in edges and PAGE_NUMBER.fullmatch(line.text.strip()))
        ):
            if run:
                yield run
            run = []
        else:
            run.append((line, tokens))
    if run:
        yield run


def parts(tokens: Sequence[Token], text: str) -> bool:
    """True for a line that cannot stand inside a table."""
    if text[0] in "|<#" or LEADER.search(text):
        return True
    cells = chunks(tokens)
    if len(cells) <= 5 and any(_is_caption(cell) for cell in cells) or YEAR_CAPTION.fullmatch(text):
        return True
    if NOTE.match(text):
        return len(cells) <= 2
    if HEADING.match(text) and len(cells) <= 2 or TITLE.fullmatch(text) and len(cells) == 1:
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


def _is_caption(cell: Sequence[Token]) -> bool:
    """Whether a cell is a caption, or ends in one: 2024年度 金额单位：万元."""
    words = [token.text for token in cell[:MOST_WORDS]]
    return any(CAPTION.match(" ".join(words[at:])) for at in range(len(words)))
