"""Which segments of a page are tables, and where their bodies begin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yxtools import years
from yxtools.split.aligned.body import ENUMERATED
from yxtools.split.aligned.columns import raggedness
from yxtools.split.aligned.segments import SENTENCE, Segment
from yxtools.split.aligned.sentences import INDENTED
from yxtools.split.aligned.tokens import INTEGER, Token, chunks, widen
from yxtools.split.amounts import AMOUNT
from yxtools.split.model import Line

# The year that heads a column of figures.
YEAR = re.compile(years.YEAR)
# What opens names in the body and labels of the header alike.
OF_WHICH = re.compile(r"其中[:：]")
# So many lines of the body are read to find the metric of width.
SAMPLE = 60
# Rows that go on hold no longer lone names, and so many cells above a lone name show its column.
LONGEST_NAME, UNDER = 30, 3
# A header has no more lines; what stands above is something else.
MOST_HEADER_LINES = 16


@dataclass(frozen=True, slots=True)
class Form:
    """Lines that may be a table."""

    lines: list[Line]
    narrow: list[list[Token]]  # where every character counts one
    start: int  # the first line of the body
    apart: float  # how much worse the figures align where wide characters count two (negative: better)
    goes_on: bool = False  # rows of the table that the page before ended in

    def tokens(self, places: range, wide: bool) -> list[list[Token]]:
        """The tokens of some lines, in one of the metrics of width."""
        if not wide:
            return [self.narrow[place] for place in places]
        return [widen(self.narrow[place], self.lines[place].text) for place in places]


def forms(segment: Segment, captioned: bool = False) -> Iterator[Form]:
    """The tables that a segment may hold: several where the lines of a header are printed again. `captioned`
    says that the caption of a table ends just above.
    """
    for at, part in enumerate(_at_repeated_headers(_trimmed(segment, captioned))):
        form = _form(part, captioned and at == 0)
        if form is not None:
            yield form


def going_on(segment: Segment) -> Form | None:
    """The first lines of a page as rows of the table that the page before ended in, if they have no head."""
    words = [chunks(tokens) for _, tokens in segment]
    several = [at for at, cells in enumerate(words) if len(cells) > 1]
    if not several or not any(AMOUNT.fullmatch(cell[0].text) for cell in words[several[0]]):
        return None
    if not all(len(cells) > 1 or _short(cells[0]) for cells in words):
        return None
    return _made(segment, 0, True)


def _short(cell: Sequence[Token]) -> bool:
    """Whether a lone text may be a name in the rows of a table, and is no line of a paragraph."""
    text = " ".join(token.text for token in cell)
    return len(text) <= LONGEST_NAME and cell[0].left >= INDENTED and not SENTENCE.search(text)


def _at_repeated_headers(segment: Segment) -> Iterator[Segment]:
    """The segment cut where the lines of its header are printed again."""
    words = [tuple(token.text for token in tokens) for _, tokens in segment]
    start = _first_body([tokens for _, tokens in segment]) if segment else 0
    head, begun = words[:start], 0
    for place in range(start, len(words)):
        if head and words[place] == head[0] and words[place : place + start] == head:
            yield segment[begun:place]
            begun = place
    yield segment[begun:]


def _form(segment: Segment, captioned: bool = False) -> Form | None:
    """The lines of a segment, if they may be a table."""
    segment = _trimmed(segment, captioned)
    if len(segment) < 2 and not _figure_lines(segment) or not _is_table(segment):
        return None
    start = _first_body([tokens for _, tokens in segment])
    if start > MOST_HEADER_LINES:
        return _form(segment[start - MOST_HEADER_LINES :]) if start < len(segment) else None
    return _made(segment, start)


def _made(segment: Segment, start: int, goes_on: bool = False) -> Form:
    lines = [line for line, _ in segment]
    tokens = [
        tokens if tokens[0].line == place else [token._replace(line=place) for token in tokens]
        for place, (_, tokens) in enumerate(segment)
    ]
    sample = slice(start, start + SAMPLE)
    wide = [widen(one, line.text) for one, line in zip(tokens[sample], lines[sample], strict=True)]
    return Form(lines, tokens, start, raggedness(wide) - raggedness(tokens[sample]), goes_on)


def _trimmed(segment: Segment, captioned: bool = False) -> Segment:
    """The segment without the lone lines of text around the table."""
    first, last = 0, len(segment)
    while first < last and _lone(segment, first):
        following = segment[first + 1][0].number - segment[first][0].number if first + 1 < last else 9
        if (
            (following == 1 or captioned and first == 0)
            and not ENUMERATED.match(segment[first][1][0].text)
            and _opens_header(segment, first)
        ):
            break
        first += 1
    while last > first and _lone(segment, last - 1) and not segment[last - 1][1][0].total:
        if last - 1 > first and segment[last - 1][0].number - segment[last - 2][0].number == 1:
            break
        if _under_names(segment, last - 1):
            break
        last -= 1
    return segment[first:last]


def _under_names(segment: Segment, place: int) -> bool:
    """Whether a lone text stands under the names of a list at the right that is longer than its left."""
    lefts = [cell[0].left for _, tokens in segment[:place] for cell in chunks(tokens)]
    own = segment[place][1][0].left
    return own > min(lefts, default=own) + INDENTED and sum(abs(left - own) <= 1 for left in lefts) >= UNDER


def _lone(segment: Segment, place: int) -> bool:
    """Whether a line is one text; the figures in it, if any, are said by their words: 2024 年度."""
    cells = chunks(segment[place][1])
    return len(cells) == 1 and not cells[0][-1].figure


def _opens_header(segment: Segment, place: int) -> bool:
    """True if a lone line may be the label of a group over the lines that follow it."""
    label = segment[place][1]
    several = [tokens for _, tokens in segment[place + 1 : place + 8] if len(chunks(tokens)) > 1]
    if not several:
        return False
    left, right = min(tokens[0].left for tokens in several), max(tokens[-1].right for tokens in several)
    return left - 2 <= label[0].left and label[-1].right <= right + 30


def _figure_lines(segment: Segment) -> int:
    return sum(
        1 for _, tokens in segment if len(chunks(tokens)) > 1 and any(token.figure for token in tokens)
    )


def _is_table(segment: Segment) -> bool:
    """Tell tables from lists and running text that happens to have wide gaps."""
    rows = [chunks(tokens) for _, tokens in segment]
    several = [cells for cells in rows if len(cells) > 1]
    if len(several) < 2 and not (several and len(several[0]) > 2 and len(rows) > 1):
        return False
    figured = [cells for cells in several if any(cell[0].figure for cell in cells)]
    if not figured:
        # A header above nothing: short labels only, at least three columns.
        texts = [token.text for cells in rows for cell in cells for token in cell]
        return max(len(cells) for cells in several) > 2 and max(len(text) for text in texts) < 20
    amounts = sum(1 for cells in figured for cell in cells if AMOUNT.fullmatch(cell[0].text))
    if amounts:
        return True
    # Two columns, whole numbers that only rise: a list of contents.
    if all(len(cells) == 2 for cells in several):
        ends = [cells[1][0].text for cells in figured]
        if all(INTEGER.fullmatch(end) for end in ends):
            pages = [int(end) for end in ends]
            return pages != sorted(pages)
    return True


def _first_body(lines: Sequence[Sequence[Token]]) -> int:
    """The index of the first line of the body."""
    for place, tokens in enumerate(lines):
        cells = chunks(tokens)
        if any(ENUMERATED.match(cell[0].text) and not OF_WHICH.match(cell[0].text) for cell in cells):
            return place
        figures = [token for token in tokens if token.figure]
        if figures and not all(YEAR.fullmatch(token.text) for token in figures):
            return place
    last = chunks(lines[-1])
    if len(lines) > 1 and all(cell[0].total for cell in last) and len(last) < 3:
        return len(lines) - 1
    return len(lines)
