"""A table read in one metric of width: its columns, its header over them, its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yxtools.split.aligned import centred
from yxtools.split.aligned.body import BodyLine, Shape, needs, shape
from yxtools.split.aligned.columns import Extent, boundaries, cut, extent, in_order, part_levels
from yxtools.split.aligned.header import Box, code_levels, header_rows, header_tree
from yxtools.split.aligned.labels import UNUSED, Label, Matching, labels, matchings
from yxtools.split.aligned.placing import (
    Cells,
    codes_before_names,
    columns_of,
    figured_columns,
    is_total_cell,
    levels,
    name_columns,
    own_columns,
    with_codes_in_names,
)
from yxtools.split.aligned.pushed import put_back
from yxtools.split.aligned.tokens import INTEGER, Token, chunks, unspaced
from yxtools.split.aligned.wrapped import unwrapped
from yxtools.split.captions import LONGEST_TOTAL
from yxtools.split.model import Line, Row
from yxtools.text import width

# A name wrapped around its figures begins so many lines above them, at most.
MOST_ABOVE = 3
# Regions with more columns are no tables.
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """A table as read in one metric of width, and how badly its header agrees with its body."""

    price: float
    ragged: float  # the same, but for labels over columns that the body leaves empty
    rows: tuple[Row, ...]
    columns: tuple[Extent, ...]


def read(lines: Sequence[Line], tokens: Sequence[list[Token]], start: int) -> Reading | None:
    """The table whose body starts at the line `start`; None if its columns cannot be told."""
    tokens = unwrapped(lines, tokens, start)
    cells = _cells(put_back(tokens, start), start)
    rulers = _rulers(cells, start)
    shaping = [cells[place] for place in range(start, len(cells)) if cells[place] and place not in rulers]
    parted = _parted(cells[:start], shaping)
    # One cell a line says nothing of columns: the header alone has them (an empty table with its total).
    count = len(parted) + 1 if parted else 0
    if count > MOST_COLUMNS:
        return None
    body = {place: cut(cells[place], parted) for place in range(start, len(cells))}
    columns = columns_of([body[place] for place in body if place not in rulers], parted) if count else []
    figured = figured_columns(shaping, parted)
    placed = [label for line in cells[:start] for label in labels(line)]
    price, matched, boxes = _header(placed, columns, name_columns(shaping, parted))
    if len(matched) < 2:
        return None
    final = {column: place for place, (_, column) in enumerate(matched) if column is not None}
    places = _places(matched, columns)
    code = code_levels([label.text if label else "" for label, _ in matched])  # no columns for the word 合计
    rows: list[BodyLine] = []
    for place, line in body.items():
        if place in rulers or not columns:
            at = in_order([extent(cell) for cell in line], places, lambda cell, column: column in code)
        else:
            at = [final[column] for column in own_columns(line, parted, columns, figured)]
        rows.append(_body_line(lines[place], place, line, at, places))
    known = shape(rows)
    if start and _begins_above(cells[start - 1], lines[start - 1], places, rows, known):
        return read(lines, tokens, start - 1)
    empty = sum(1 for _, column in matched if column is None)
    printed = tuple(_rows(lines, boxes, len(matched), rows, known))
    reading = Reading(price, price - UNUSED * empty, printed, tuple(places))
    codes = codes_before_names(shaping, parted)
    if codes is None or codes < len(levels(cells[:start])):  # the last level of a code has a label of its own
        return reading
    joined = read(lines, with_codes_in_names(tokens, start, parted, codes), start)
    return joined if joined and joined.price < price else reading


def _cells(tokens: Sequence[list[Token]], start: int) -> list[Cells]:
    """The cells of every line; in the header single characters may be labels of their own."""
    cells = [chunks(line, header=place < start) for place, line in enumerate(tokens)]
    for place in range(1, start):
        above = [token for line in cells[:place] for cell in line for token in cell]
        cells[place] = unspaced(cells[place], above)
    return cells


def _rulers(cells: Sequence[Cells], start: int) -> set[int]:
    """The lines of the body that number the columns, unless there are no others."""
    rulers = {place for place in range(start, len(cells)) if start and _is_ruler(cells[place])}
    return rulers if len(rulers) + start < len(cells) else set()


def _parted(header: Sequence[Cells], shaping: Sequence[Cells]) -> list[int]:
    """Where the columns of a table part, from the lines of its body that shape them."""
    least = max((len(line) for line in header), default=1)
    totals = [cell for line in shaping for cell in line if is_total_cell(cell)]
    parted = boundaries(shaping, totals, least) if shaping else []
    others = [cell for line in shaping for cell in line if not is_total_cell(cell)]
    return part_levels(others, levels(header), parted)


def _places(matched: Sequence[tuple[Label | None, int | None]], columns: Sequence[Extent]) -> list[Extent]:
    """Where every column is printed: what its cells cover, else its label."""
    covered = [columns[column] if column is not None else (0, 0) for _, column in matched]
    return [
        cover if cover != (0, 0) or label is None else (label.left, label.right)
        for cover, (label, _) in zip(covered, matched, strict=True)
    ]


def _begins_above(
    cells: Cells, line: Line, places: Sequence[Extent], body: Sequence[BodyLine], known: Shape
) -> bool:
    """True if the last line of the header holds the beginning of the wrapped names of the first row."""
    first = next((row for row in body if row.figures), None)
    if not first or first.number > line.number + MOST_ABOVE:
        return False
    below = [row for row in body if row.number == first.number + 1 and not row.figures]
    missing = needs(first, known) or frozenset(
        column for row in below for column in row.cells if column in known.text and column not in first.cells
    )
    if known.centred and body[0].number == line.number + 1:
        missing |= centred.longer_below(body, known)
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
    for row in centred.rows(body, known):
        numbers = tuple(line.number for line in row.lines())
        at = row.anchor.number if row.anchor.figures else numbers[0]
        yield Row(at, tuple(row.cell(column) for column in range(count)), numbers)


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


def _body_line(line: Line, place: int, cells: Cells, at: Sequence[int], places: Sequence[Extent]) -> BodyLine:
    texts: dict[int, str] = {}
    figures: set[int] = set()
    totals: set[int] = set()
    reach: dict[int, int] = {}
    for cell, column in zip(cells, at, strict=True):
        text = " ".join(token.text for token in cell)
        if column in texts:
            text = f"{texts[column]} {text}"
            figures.discard(column)
        elif cell[0].figure:
            figures.add(column)
        if cell[-1].total and len(text.replace(" ", "")) <= LONGEST_TOTAL:
            totals.add(column)
        else:
            totals.discard(column)
        texts[column] = text
        reach[column] = max(0, cell[0].left - places[column][0]) + width(text)
    return BodyLine(place, line.number, texts, frozenset(figures), reach, frozenset(totals))
