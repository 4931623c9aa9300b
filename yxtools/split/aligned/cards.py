"""Performance cards printed in aligned columns: tables without a head, where every line is a row of its own.

A card is known by its labels (一级指标, 数量指标 …); it begins at the first label below its title and ends
before the next title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yxtools.split.aligned.card_blocks import CardLine, card_rows, texts_of
from yxtools.split.aligned.card_rows import Cell
from yxtools.split.aligned.columns import raggedness
from yxtools.split.aligned.segments import HEADING, LEADER, MOST_TOKENS, WIDEST
from yxtools.split.aligned.sentences import INDENTED
from yxtools.split.aligned.tokens import Token, characters, chunks, tokenize, widen
from yxtools.split.captions import Captions
from yxtools.split.card_labels import CardLabels
from yxtools.split.model import Line, Region, Row

# A spaced-out word has no wider gaps, unless it is a label.
WIDEST_GAP = 2

Printed = tuple[Line, list[Token]]


def card_regions(page: Sequence[Line], captions: Captions, goes_on: bool) -> Iterator[Region]:
    """The cards among the filled lines of one page; `goes_on`: the page before ended inside a card."""
    labels = captions.cards
    if not goes_on and not any(labels.hinted(line.text) for line in page):
        return
    for at, stretch in enumerate(_stretches(page, captions, labels)):
        carried = goes_on and at == 0 and stretch[0][0] == page[0]
        if carried or _telling(stretch, labels):
            yield _region(_trimmed(stretch, labels, carried), labels)


def _telling(stretch: Sequence[Printed], labels: CardLabels) -> bool:
    """Whether some lines hold what only cards print, or the first lines of a card."""
    several = [cells for _, tokens in stretch if len(cells := texts_of(chunks(tokens))) > 1]
    if len(several) < 2:
        return False
    if any(labels.telling(cell) for cells in several for cell in cells):
        return True
    fields = [cells for cells in several if labels.known(cells[0])]
    return 3 * len(fields) >= 2 * len(several) and any(labels.opening(cells) for cells in fields)


def _stretches(page: Sequence[Line], captions: Captions, labels: CardLabels) -> Iterator[list[Printed]]:
    """The runs of lines that no title, heading or table in another layout parts."""
    run: list[Printed] = []
    for line in page:
        tokens = _tokens(line, labels)
        if not tokens or _parts(line, tokens, captions, labels):
            if run:
                yield run
            run = []
        else:
            run.append((line, tokens))
    if run:
        yield run


def _tokens(line: Line, labels: CardLabels) -> list[Token]:
    """The tokens of a line; none if it is no line of an aligned table."""
    text = line.text
    if len(text) > WIDEST or "\t" in text or text.lstrip()[0] in "|<#" or LEADER.search(text):
        return []
    found: list[Token] = []
    for token in tokenize(text, line.number):
        far = " " * (WIDEST_GAP + 1) in token.text
        found += characters(token) if far and not labels.known(token.text) else [token]
    return found if len(found) <= MOST_TOKENS else []


def _parts(line: Line, tokens: Sequence[Token], captions: Captions, labels: CardLabels) -> bool:
    """Whether a line stands between cards: a title, a caption, a heading."""
    text = line.text.strip()
    if len(chunks(tokens)) == 1 and (labels.title(text) or captions.title_alone(text)):
        return True
    if len(chunks(tokens)) < 3 and (HEADING.match(text) or captions.opens_contents(text)):
        return True
    said = captions.read(text)
    return said is not None and (said.unit or said.number or said.year) is not None


def _trimmed(stretch: list[Printed], labels: CardLabels, carried: bool) -> list[Printed]:
    """The lines from the first label to the last row; a text that goes on below it is of the row."""
    first = 0 if carried else _first(stretch, labels)
    last = first
    for at in range(first, len(stretch)):
        line, tokens = stretch[at]
        cells = chunks(tokens)
        near = at > first and line.number - stretch[last][0].number == 1 and last == at - 1
        wrapped = near and tokens[0].left >= INDENTED
        if len(cells) > 1 or wrapped or labels.known(tokens[0].text):
            last = at
    return stretch[first : last + 1]


def _first(stretch: Sequence[Printed], labels: CardLabels) -> int:
    """The first line with a label, or above it the line of a label that is wrapped around it."""
    for at, (_, tokens) in enumerate(stretch):
        if any(labels.known(cell) for cell in texts_of(chunks(tokens))):
            while at and _wraps(stretch[at - 1], stretch[at][0].number, labels):
                at -= 1
            return at
    return 0


def _wraps(printed: Printed, below: int, labels: CardLabels) -> bool:
    """Whether a line is the upper one of a label that is wrapped around the line `below`."""
    line, tokens = printed
    return below - line.number == 1 and labels.begun(tokens[0].text)


def _region(printed: Sequence[Printed], labels: CardLabels) -> Region:
    narrow = [tokens for _, tokens in printed]
    wide = [widen(tokens, line.text) for line, tokens in printed]
    chosen = wide if _ragged(wide) < _ragged(narrow) else narrow
    lines: list[CardLine] = [
        (line.number, chunks(tokens)) for (line, _), tokens in zip(printed, chosen, strict=True)
    ]
    made = list(card_rows(lines, labels))
    count = 1 + max(cell.column for row in made for cell in row)
    rows = tuple(_row(row, count) for row in made)
    return Region("aligned", printed[0][0].number, printed[-1][0].number, rows)


def _ragged(lines: Sequence[Sequence[Token]]) -> float:
    """How badly the cells of the lines align with those above."""
    cells = [
        [cell[0]._replace(right=cell[-1].right, figure=True) for cell in chunks(tokens)] for tokens in lines
    ]
    return raggedness(cells)


def _row(cells: Sequence[Cell], count: int) -> Row:
    texts = [""] * count
    for cell in cells:
        texts[cell.column] = f"{texts[cell.column]} {cell.text}".strip()
    numbers = sorted({piece.number for cell in cells for piece in cell.pieces})
    return Row(numbers[0], tuple(texts), tuple(numbers))
