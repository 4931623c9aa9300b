"""Reads the tables printed in aligned columns, as `pdftotext -layout` and its like print them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from yxtools.split.aligned.body import ENUMERATED, BodyLine, Shape, body_rows, is_total, needs, shape
from yxtools.split.aligned.columns import (
    Extent,
    boundaries,
    cut,
    extent,
    extents,
    in_order,
    part_levels,
    raggedness,
)
from yxtools.split.aligned.header import LEVELS, Box, code_levels, header_rows, header_tree
from yxtools.split.aligned.labels import UNUSED, Label, Matching, labels, matchings
from yxtools.split.aligned.segments import segments
from yxtools.split.aligned.tokens import AMOUNT, INTEGER, Token, chunks, display_width, unspaced, widen
from yxtools.split.model import Line, Region, Row

# The year that heads a column of figures.
YEAR = re.compile(r"(?:19|20)\d\d")
# What opens names in the body and labels of the header alike.
OF_WHICH = re.compile(r"其中[:：]")
# Regions with more columns are no tables.
MOST_COLUMNS = 200
# So many lines of the body are read to find the metric of width.
SAMPLE = 60
NO_READING = 1e9
# A header has no more lines; what stands above is something else.
MOST_HEADER_LINES = 16

__all__ = ["regions"]

Cells = list[list[Token]]
Segment = list[tuple[Line, list[Token]]]


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A table as read in one metric of width, and how badly its header agrees with its body."""

    price: float
    ragged: float  # the same, but for labels over columns that the body leaves empty
    rows: tuple[Row, ...]
    columns: tuple[Extent, ...]


def regions(lines: Sequence[Line]) -> list[Region]:
    """The tables printed in aligned columns among the lines, in order; none spans a page boundary."""
    parts = [
        part
        for _, page in groupby(lines, key=lambda line: line.page)
        for segment in segments(list(page))
        for part in _at_repeated_headers(_trimmed(segment))
    ]
    forms = [form for part in parts if (form := _form(part))]
    metric = sum(form.apart for form in forms)
    return [region for form in forms if (region := _region(form, metric))]


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


def _region(form: Form, metric: float) -> Region | None:
    """The table as it reads best; `metric` says in which metric of width the document is printed."""
    apart = form.apart or metric
    if not apart:  # the header decides
        some = range(min(form.start + SAMPLE, len(form.lines)))
        lines = form.lines[: len(some)]
        narrow, wide = (_read(lines, form.tokens(some, metric), form.start) for metric in (False, True))
        apart = (wide.ragged if wide else NO_READING) - (narrow.ragged if narrow else NO_READING)
    tokens = form.tokens(range(len(form.lines)), apart < 0)
    best = _read(form.lines, tokens, form.start)
    if best is None:
        return None
    first, last = form.lines[0].number, form.lines[-1].number
    return Region("aligned", first, last, best.rows, columns=best.columns)


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


def _read(lines: Sequence[Line], tokens: Sequence[list[Token]], start: int) -> Reading | None:
    """The rows of a table whose body starts at the line `start`."""
    cells = [chunks(line, header=place < start) for place, line in enumerate(tokens)]
    for place in range(1, start):
        cells[place] = unspaced(
            cells[place], [token for line in cells[:place] for cell in line for token in cell]
        )
    rulers = {place for place in range(start, len(cells)) if start and _is_ruler(cells[place])}
    if len(rulers) + start == len(cells):
        rulers = set()
    shaping = [cells[place] for place in range(start, len(cells)) if place not in rulers]
    least = max((len(line) for line in cells[:start]), default=1)
    totals = [cell for line in shaping for cell in line if _is_total(cell)]
    parted = boundaries(shaping, totals, least) if shaping else []
    parted = part_levels(
        [cell for line in shaping for cell in line if not _is_total(cell)], _levels(cells[:start]), parted
    )
    # One cell a line says nothing of columns: the header alone has them (an empty table with its total).
    count = len(parted) + 1 if parted else 0
    if count > MOST_COLUMNS:
        return None
    body = {place: cut(cells[place], parted) for place in range(start, len(cells))}
    columns = _columns([body[place] for place in body if place not in rulers], parted) if count else []
    figured = _figured(shaping, parted)
    placed = [label for line in cells[:start] for label in labels(line)]
    price, matched, boxes = _header(placed, columns, _names(shaping, parted))
    if len(matched) < 2:
        return None
    final = {column: place for place, (_, column) in enumerate(matched) if column is not None}
    covered = [columns[column] if column is not None else (0, 0) for _, column in matched]
    places = [
        cover if cover != (0, 0) or label is None else (label.left, label.right)
        for cover, (label, _) in zip(covered, matched, strict=True)
    ]
    code = code_levels([label.text if label else "" for label, _ in matched])  # no columns for the word 合计
    read: list[BodyLine] = []
    for place, line in body.items():
        if place in rulers or not columns:
            at = in_order([extent(cell) for cell in line], places, lambda cell, column: column in code)
        else:
            at = [final[column] for column in _own_columns(line, parted, columns, figured)]
        read.append(_body_line(lines[place], place, line, at, places))
    known = shape(read)
    if start and _begins_above(cells[start - 1], lines[start - 1], places, read, known):
        return _read(lines, tokens, start - 1)
    empty = sum(1 for _, column in matched if column is None)
    reading = Reading(
        price, price - UNUSED * empty, tuple(_rows(lines, boxes, len(matched), read, known)), tuple(places)
    )
    codes = _codes_before_names(shaping, parted)
    if codes is None:
        return reading
    joined = _read(lines, _with_codes_in_names(tokens, start, parted, codes), start)
    return joined if joined and joined.price < price else reading


def _begins_above(
    cells: Cells, line: Line, places: Sequence[Extent], body: Sequence[BodyLine], known: Shape
) -> bool:
    """True if the last line of the header holds the beginning of the wrapped names of the first row."""
    first = next((row for row in body if row.figures), None)
    if not first or first.number > line.number + 3:
        return False
    below = [row for row in body if row.number == first.number + 1 and not row.figures]
    missing = needs(first, known) or frozenset(
        column for row in below for column in row.cells if column in known.text and column not in first.cells
    )
    at = in_order([extent(cell) for cell in cells], places)
    return bool(missing) and len(cells) <= max(1, len(places) // 3) and missing.issuperset(at)


def _header(
    placed: Sequence[Label], columns: Sequence[Extent], names: frozenset[int]
) -> tuple[float, Sequence[tuple[Label | None, int | None]], tuple[Box, ...]]:
    """How badly they agree, the columns (label and body's column of each) and the header over them."""
    best: tuple[float, Matching, tuple[Box, ...]] | None = None
    for matching in sorted(matchings(placed, columns), key=lambda matching: matching.price):
        if best and matching.price >= best[0]:
            break
        price, boxes = header_tree(placed, matching, columns, names)
        if best is None or matching.price + price < best[0]:
            best = (matching.price + price, matching, boxes)
    assert best is not None  # there is always the matching without groups
    return best[0], best[1].columns, best[2]


def _rows(
    lines: Sequence[Line], boxes: Sequence[Box], count: int, body: Sequence[BodyLine], known: Shape
) -> Iterator[Row]:
    for header in header_rows(boxes, count):
        if header.lines:
            numbers = tuple(lines[place].number for place in header.lines)
            yield Row(numbers[0], header.cells, numbers)
    for row in body_rows(body, known):
        numbers = tuple(line.number for line in row.lines())
        at = row.anchor.number if row.anchor.figures else numbers[0]
        yield Row(at, tuple(row.cell(column) for column in range(count)), numbers)


def _is_total(cell: Sequence[Token]) -> bool:
    return not cell[0].figure and is_total(cell[0].text)


def _is_ruler(cells: Cells) -> bool:
    """True for a row that numbers the columns: its figures are 1, 2, 3, …"""
    figures = [cell[0].text for cell in cells if cell[0].figure]
    if (
        len(figures) < 2
        or len(cells) - len(figures) > 3
        or not all(INTEGER.fullmatch(text) for text in figures)
    ):
        return False
    return [int(text) for text in figures] == list(range(int(figures[0]), int(figures[0]) + len(figures)))


def _columns(lines: Sequence[Cells], parted: Sequence[int]) -> list[Extent]:
    """What the cells cover in every column, from the lines whose cells all stand in columns of their own."""
    placed: list[tuple[int, Extent]] = []
    for line in lines:
        at = [bisect_right(parted, cell[0].left) for cell in line]
        if len(set(at)) == len(at):
            placed.extend(
                (column, extent(cell)) for column, cell in zip(at, line, strict=True) if not _is_total(cell)
            )
    covered = extents(placed, len(parted) + 1)
    edges = [0, *parted, parted[-1] + 1]
    return [
        cover if cover != (0, 0) else (edges[column], edges[column + 1])
        for column, cover in enumerate(covered)
    ]


def _own_columns(
    line: Cells, parted: Sequence[int], columns: Sequence[Extent], figured: Sequence[bool]
) -> list[int]:
    """The column of every cell: by its left edge, or by their order where two cells meet in one column or a
    text stands in a column of figures."""

    def foreign(cell: int, column: int) -> bool:
        return line[cell][0].figure != figured[column]

    at = [bisect_right(parted, cell[0].left) for cell in line]
    if len(set(at)) == len(at) and not any(
        figured[column] and not line[cell][0].figure and not _is_total(line[cell])
        for cell, column in enumerate(at)
    ):
        return _out_of_figures(line, at, figured)
    return _out_of_figures(line, in_order([extent(cell) for cell in line], columns, foreign), figured)


def _out_of_figures(line: Cells, at: Sequence[int], figured: Sequence[bool]) -> list[int]:
    """The columns of the cells: the label of a total, printed over several columns, stands in the names'."""
    moved = list(at)
    for cell, column in enumerate(at):
        if figured[column] and _is_total(line[cell]):
            free = range(moved[cell - 1] + 1 if cell else 0, column)
            moved[cell] = next((name for name in reversed(free) if not figured[name]), column)
    return moved


def _figured(lines: Sequence[Cells], parted: Sequence[int]) -> list[bool]:
    """For every column, whether it holds figures."""
    votes = [0] * (len(parted) + 1)
    for line in lines:
        for cell in line:
            votes[bisect_right(parted, cell[0].left)] += 1 if cell[0].figure else -1
    return [vote > 0 for vote in votes]


def _levels(header: Sequence[Cells]) -> Cells:
    """The labels of the levels of a code, printed side by side on one line of the header."""
    for line in header:
        levels = [cell for cell in line if cell[0].text in LEVELS]
        if len(levels) > 1:
            return levels
    return []


def _codes_before_names(lines: Sequence[Cells], parted: Sequence[int]) -> int | None:
    """The column of codes that stand a single blank before a name in every row: perhaps one cell with it."""
    count = len(parted) + 1
    codes, named, single = [0] * count, [0] * count, [0] * count
    for line in lines:
        for cell, following in zip(line, [*line[1:], None], strict=True):
            column = bisect_right(parted, cell[0].left)
            code = INTEGER.fullmatch(cell[0].text) is not None
            codes[column] += code
            named[column] += not cell[0].figure
            single[column] += code and following is not None and following[0].left == cell[-1].right + 1
    for column in range(count - 1):
        if codes[column] == single[column] > 0 and named[column + 1]:
            return column
    return None


def _with_codes_in_names(
    tokens: Sequence[list[Token]], start: int, parted: Sequence[int], codes: int
) -> list[list[Token]]:
    """The tokens with the codes of a column and the names behind them as one."""
    joined = [list(line) for line in tokens]
    for line in joined[start:]:
        for place, (token, following) in enumerate(zip(line, line[1:], strict=False)):
            if bisect_right(parted, token.left) == codes and following.left == token.right + 1:
                text = f"{token.text} {following.text}"
                line[place : place + 2] = [token._replace(right=following.right, text=text, figure=False)]
                break
    return joined


def _names(lines: Sequence[Cells], parted: Sequence[int]) -> frozenset[int]:
    """The columns that hold names, or codes beside names."""
    words, whole, figures = ([0] * (len(parted) + 1) for _ in range(3))
    for line in lines:
        for cell in line:
            column = bisect_right(parted, cell[0].left)
            words[column] += not cell[0].figure
            figures[column] += cell[0].figure
            whole[column] += INTEGER.fullmatch(cell[0].text) is not None
    names = {column for column, count in enumerate(words) if count > figures[column]}
    for column in range(len(parted), -1, -1):
        if column + 1 in names and whole[column] * 10 > figures[column] * 9 > 0:
            names.add(column)
    return frozenset(names)


def _body_line(line: Line, place: int, cells: Cells, at: Sequence[int], places: Sequence[Extent]) -> BodyLine:
    texts: dict[int, str] = {}
    figures: set[int] = set()
    reach: dict[int, int] = {}
    for cell, column in zip(cells, at, strict=True):
        text = " ".join(token.text for token in cell)
        if column in texts:
            text = f"{texts[column]} {text}"
            figures.discard(column)
        elif cell[0].figure:
            figures.add(column)
        texts[column] = text
        reach[column] = max(0, cell[0].left - places[column][0]) + display_width(text)
    return BodyLine(place, line.number, texts, frozenset(figures), reach)
