"""Which segments of a page are tables, and where their bodies begin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yxtools.split.aligned.body import ENUMERATED, is_total
from yxtools.split.aligned.columns import raggedness
from yxtools.split.aligned.segments import Segment
from yxtools.split.aligned.tokens import AMOUNT, INTEGER, Token, chunks, widen
from yxtools.split.model import Line

# The year that heads a column of figures.
YEAR = re.compile(r"(?:19|20)\d\d")
# What opens names in the body and labels of the header alike.
OF_WHICH = re.compile(r"其中[:：]")
# So many lines of the body are read to find the metric of width.
SAMPLE = 60
# A header has no more lines; what stands above is something else.
MOST_HEADER_LINES = 16


@dataclass(frozen=True, slots=True)
class Form:
    """Lines that may be a table."""

    lines: list[Line]
    narrow: list[list[Token]]  # where every character counts one
    start: int  # the first line of the body
    apart: float  # how much worse the figures align where wide characters count two (negative: better)

    def tokens(self, places: range, wide: bool) -> list[list[Token]]:
        """The tokens of some lines, in one of the metrics of width."""
        if not wide:
            return [self.narrow[place] for place in places]
        return [widen(self.narrow[place], self.lines[place].text) for place in places]


def forms(segment: Segment) -> Iterator[Form]:
    """The tables that a segment may hold: several where the lines of a header are printed again."""
    for part in _at_repeated_headers(_trimmed(segment)):
        form = _form(part)
        if form is not None:
            yield form


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


def _form(segment: Segment) -> Form | None:
    """The lines of a segment, if they may be a table."""
    segment = _trimmed(segment)
    if len(segment) < 2 and not _figure_lines(segment) or not _is_table(segment):
        return None
    start = _first_body([tokens for _, tokens in segment])
    if start > MOST_HEADER_LINES:
        return _form(segment[start - MOST_HEADER_LINES :]) if start < len(segment) else None
    lines = [line for line, _ in segment]
    tokens = [
        tokens if tokens[0].line == place else [token._replace(line=place) for token in tokens]
        for place, (_, tokens) in enumerate(segment)
    ]
    sample = slice(start, start + SAMPLE)
    wide = [widen(one, line.text) for one, line in zip(tokens[sample], lines[sample], strict=True)]
    return Form(lines, tokens, start, raggedness(wide) - raggedness(tokens[sample]))


def _trimmed(segment: Segment) -> Segment:
    """The segment without the lone lines of text around the table."""
    first, last = 0, len(segment)
    while first < last and _lone(segment, first):
        following = segment[first + 1][0].number - segment[first][0].number if first + 1 < last else 9
        if (
            following == 1
            and not ENUMERATED.match(segment[first][1][0].text)
            and _opens_header(segment, first)
        ):
            break
        first += 1
    while last > first and _lone(segment, last - 1) and not is_total(segment[last - 1][1][0].text):
        if last - 1 > first and segment[last - 1][0].number - segment[last - 2][0].number == 1:
            break
        last -= 1
    return segment[first:last]


def _lone(segment: Segment, place: int) -> bool:
    cells = chunks(segment[place][1])
    return len(cells) == 1 and not any(token.figure for token in cells[0])


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
    if len(lines) > 1 and all(is_total(cell[0].text) for cell in last) and len(last) < 3:
        return len(lines) - 1
    return len(lines)
