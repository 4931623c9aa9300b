"""The parts of a card: its amounts and its indicators have columns of their own, other rows label and text.

Labels merged over several rows (of a level, of all indicators, of all amounts) are printed in the middle of
these or beside the first; here they stand in the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from yxtools.split.aligned.card_rows import Cell, Cells, Piece, rows
from yxtools.split.aligned.columns import boundaries, cut
from yxtools.split.aligned.placing import column_of
from yxtools.split.aligned.tokens import Token
from yxtools.split.amounts import FIGURE
from yxtools.split.card_labels import CardLabels

CardLine = tuple[int, list[list[Token]]]  # the number of a line, and its cells

# A row of indicators has at least so many cells: name, target and another.
ROW_CELLS = 3
# A label is merged over no more rows.
MOST_SPANNED = 60
# What it costs to leave the first rows without a label: a page before has it.
UNLABELLED = 0.4

FORM, FUNDS, INDICATORS = "form", "funds", "indicators"


def card_rows(lines: Sequence[CardLine], labels: CardLabels) -> Iterator[list[Cell]]:
    """The rows of the lines of cards, each cell in its column."""
    for kind, part in _blocks(lines, labels):
        yield from _form(part, labels) if kind == FORM else _grid(part, kind, labels)


def _blocks(lines: Sequence[CardLine], labels: CardLabels) -> Iterator[tuple[str, list[CardLine]]]:
    """The lines of every part."""
    kinds: list[str] = []
    for at, (_, cells) in enumerate(lines):
        kind = _kind(kinds[-1] if kinds else FORM, texts_of(cells), labels)
        if kinds and kind != kinds[-1] and kind != FORM:
            # the lines of wrapped labels above the line that heads a part
            above = at - 1
            while above >= 0 and lines[above + 1][0] - lines[above][0] == 1 and _begun(lines[above], labels):
                kinds[above] = kind
                above -= 1
        kinds.append(kind)
    begun = 0
    for at, (kind, following) in enumerate(pairwise([*kinds, ""])):
        if kind != following:
            yield kind, list(lines[begun : at + 1])
            begun = at + 1


def _kind(before: str, texts: list[str], labels: CardLabels) -> str:
    """The part that a line is of, by its labels, else the part of the line before."""
    if sum(labels.level_head(text) for text in texts) > 0:
        return INDICATORS
    known = [text for text in texts if labels.known(text)]
    if before == INDICATORS and (not labels.known(texts[0]) or _beside_row(texts, labels)):
        return INDICATORS
    if before == INDICATORS:
        return FUNDS if any(labels.source(text) for text in texts) else FORM
    if any(labels.level(text) and not labels.heading(text) for text in texts):
        return INDICATORS
    if any(labels.fund(text) for text in texts):
        return FUNDS
    if before == FUNDS and all(labels.heading(text) for text in known):
        return FUNDS
    return FORM


def _beside_row(texts: Sequence[str], labels: CardLabels) -> bool:
    """Whether a label stands beside a row of indicators, over whose height it is merged."""
    if labels.level(texts[0]):
        return True
    others = all(labels.level(text) or not labels.known(text) for text in texts[1:])
    return len(texts) > ROW_CELLS and others and not labels.score(texts[0])


def _begun(line: CardLine, labels: CardLabels) -> bool:
    """Whether a line holds nothing but beginnings of labels, or heads of columns whose rest is below."""
    return all(labels.begun(text) or labels.head(text) for text in texts_of(line[1]))


def texts_of(cells: Sequence[Sequence[Token]]) -> list[str]:
    """What the cells of a line print."""
    return [" ".join(token.text for token in cell) for cell in cells]


def _pieces(number: int, cells: Sequence[Sequence[Token]]) -> list[Piece]:
    texts = zip(cells, texts_of(cells), strict=True)
    return [Piece(number, cell[0].left, cell[-1].right, text) for cell, text in texts]


def _form(lines: Sequence[CardLine], labels: CardLabels) -> Iterator[list[Cell]]:
    """Rows of labels and texts: their cells in order, the first empty where no label begins the row."""
    found = rows([_pieces(number, cells) for number, cells in lines], labels, frozenset())
    left = min(cell.left for row in found for cell in row)
    edge = max(row[0].pieces[0].right for row in found if row[0].left <= left + 2)
    for row, following in pairwise([*found, []]):
        if row[0].left >= edge and following and following[0].left < edge and _heads(row, following, labels):
            row.insert(0, following.pop(0))  # 年度总体目标 in the middle of 预期目标 and the text below it
    for row in (row for row in found if row):
        first = 1 if row[0].left >= edge else 0
        yield [_in_column(cell, at) for at, cell in enumerate(sorted(row, key=lambda one: one.left), first)]


def _heads(row: Cells, below: Cells, labels: CardLabels) -> bool:
    """Whether a row heads the cells below it, beside which the label of both stands: labels, or texts over
    figures."""
    if len(row) < 2:
        return False
    figures = all(FIGURE.fullmatch(cell.text) for cell in below[1:]) and len(below) == len(row) + 1
    return figures or all(labels.known(cell.text) for cell in row)


def _in_column(cell: Cell, column: int) -> Cell:
    return Cell([piece._replace(column=column) for piece in cell.pieces])


def _grid(lines: Sequence[CardLine], kind: str, labels: CardLabels) -> Iterator[list[Cell]]:
    """Rows of a part with columns, labels merged over rows in the first of them."""
    cells = [cells for _, cells in lines]
    parted = boundaries(cells, [], max(map(len, cells)))
    names = _names(_placed(lines, parted), kind, labels)
    paired = kind == FUNDS and not any(labels.column(text) for _, line in lines for text in texts_of(line))
    last = len(parted) if paired else names
    parted = sorted({*parted, *_between_labels(_placed(lines, parted), last)})
    placed = _placed(lines, parted)
    names = _names(placed, kind, labels)
    beside = [[piece for piece in line if piece.column >= names] for line in placed]
    found = rows([line for line in beside if line], labels, frozenset([names]))
    for column in range(names - 1, -1, -1):
        merged = _labels([piece for line in placed for piece in line if piece.column == column], labels)
        for label, row in zip(merged, _spanned(merged, found, labels), strict=True):
            found[row].append(label)
    if paired:
        _lift(found, names)
    for made in found:
        if made:
            yield sorted(made, key=lambda cell: cell.column)


def _lift(found: Sequence[Cells], names: int) -> None:
    """Moves a total that is printed in the middle of the rows of its sources to the first of these."""
    own = next((at for at, row in enumerate(found) if any(cell.column == names for cell in row)), 0)
    edge = min((cell.column for row in found[:own] for cell in row if cell.column > names), default=0)
    moved = [cell for cell in found[own] if names <= cell.column < edge]
    for cell in moved:
        found[own].remove(cell)
        found[0].append(cell)


def _placed(lines: Sequence[CardLine], parted: Sequence[int]) -> list[list[Piece]]:
    """The pieces of the lines, each in its column."""
    return [
        [
            piece._replace(column=column_of(cell, parted))
            for cell, piece in zip(parts, _pieces(number, parts), strict=True)
        ]
        for number, parts in ((number, cut(cells, parted)) for number, cells in lines)
    ]


def _between_labels(placed: Sequence[Sequence[Piece]], last: int) -> Iterator[int]:
    """Boundaries between labels that no line prints side by side, up to the column `last`: they stand in the
    middle of their rows, or are wrapped around the line of the amounts."""
    for column in range(last + 1):
        held = sorted((one.left, one.right) for line in placed for one in line if one.column == column)
        reach = held[0][1] if held else 0
        for left, right in held:
            if left > reach:
                yield left
            reach = max(reach, right)


def _names(placed: Sequence[Sequence[Piece]], kind: str, labels: CardLabels) -> int:
    """The first column whose labels or names are not merged over rows."""
    if kind == FUNDS:
        funds = Counter(piece.column for line in placed for piece in line if labels.source(piece.text))
        return min(funds, default=0)
    heads = [piece.column for line in placed for piece in line if labels.name_head(piece.text)]
    if heads:
        return min(heads)
    own: Counter[int] = Counter()
    for line in placed:
        for piece in line:
            merged = labels.level(piece.text) or labels.begun(piece.text) or labels.ended(piece.text)
            own[piece.column] += -1 if merged else 1
    return next((column for column in sorted(own) if own[column] > 0), 0)


def _labels(pieces: Sequence[Piece], labels: CardLabels) -> list[Cell]:
    """The labels of a column of merged labels, their wrapped lines joined."""
    found: list[Cell] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and (
            labels.known(last.text + piece.text)
            or labels.begun(last.text + piece.text)
            or piece.number - last.pieces[-1].number == 1
            and not labels.known(last.text)
            and not labels.known(piece.text)
        ):
            last.pieces.append(piece)
        else:
            found.append(Cell([piece]))
    return found


def _spanned(merged: Sequence[Cell], found: Sequence[Cells], labels: CardLabels) -> list[int]:
    """The first of the rows that every label is merged over; the head of its column is a row alone."""
    printed = [[piece.number for cell in row for piece in cell.pieces] for row in found]
    extents = [(min(numbers), max(numbers)) for numbers in printed]
    if merged and labels.head(merged[0].text):
        head = _nearest(merged[0], extents)
        below = head + 1 if head + 1 < len(extents) else head
        return [head, *(below + row for row in _cheapest(merged[1:], extents[below:]))]
    return _cheapest(merged, extents)


def _cheapest(merged: Sequence[Cell], extents: Sequence[tuple[int, int]]) -> list[int]:
    """The first rows of labels that stand in the middle of their rows, or all beside the first."""
    return min((_spans(merged, extents, centred) for centred in (False, True)), key=lambda one: one[0])[1]


def _spans(
    merged: Sequence[Cell], extents: Sequence[tuple[int, int]], centred: bool
) -> tuple[float, list[int]]:
    """The cheapest first rows of the labels, in order, and what they cost."""
    count = len(extents)
    nearest = [_nearest(label, extents) for label in merged]
    # for every label, by the row where the next begins: the price so far, and the row where it begins itself
    steps: list[dict[int, tuple[float, int]]] = [
        {start: (UNLABELLED * (start > 0), 0) for start in range(min(count, MOST_SPANNED))}
    ]
    for at, label in enumerate(merged):
        following: dict[int, tuple[float, int]] = {}
        last = at + 1 == len(merged)
        for start, (price, _) in steps[-1].items():
            if start == count or not -1 <= nearest[at] - start <= MOST_SPANNED:
                continue
            # a label stands in its rows, and the next one below it in its own
            highest = count if last else min(count, nearest[at + 1] + 1)
            for end in range(count if last else max(start + 1, nearest[at]), highest + 1):
                cost = price + _off(label, extents[start], extents[end - 1], centred)
                if end not in following or cost < following[end][0]:
                    following[end] = (cost, start)
        steps.append(following)
    if count not in steps[-1]:
        return float("inf"), nearest
    chosen, end = [], count
    for step in steps[:0:-1]:
        chosen.append(step[end][1])
        end = chosen[-1]
    return steps[-1][count][0], chosen[::-1]


def _off(label: Cell, first: tuple[int, int], last: tuple[int, int], centred: bool) -> float:
    """How far a label stands off the middle, or the first line, of the rows from the first to the last."""
    numbers = label.pieces[0].number, label.pieces[-1].number
    if centred:
        return abs(sum(numbers) - first[0] - last[1]) / 2
    return abs(numbers[0] - first[0])


def _nearest(label: Cell, extents: Sequence[tuple[int, int]]) -> int:
    middle = label.pieces[0].number + label.pieces[-1].number
    return min(range(len(extents)), key=lambda row: abs(sum(extents[row]) - middle))
