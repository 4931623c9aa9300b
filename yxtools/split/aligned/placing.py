"""In which column of a table's body every cell stands, and what the columns hold."""

from bisect import bisect_right
from collections.abc import Sequence

from yxtools.split.aligned.columns import PUSHED, Extent, extent, extents, in_order
from yxtools.split.aligned.header import LEVELS
from yxtools.split.aligned.tokens import INTEGER, Token

Cells = list[list[Token]]


def column_of(cell: Sequence[Token], parted: Sequence[int]) -> int:
    """The column that a cell begins in; a text that begins just before a boundary and reaches over it is of
    the column behind."""
    column = bisect_right(parted, cell[0].left)
    if column < len(parted) and not cell[0].figure:
        before, behind = parted[column] - cell[0].left, cell[-1].right - parted[column]
        return column + (before <= PUSHED < behind)
    return column


def columns_of(lines: Sequence[Cells], parted: Sequence[int]) -> list[Extent]:
    """What the cells cover in every column, from the lines whose cells all stand in columns of their own."""
    placed: list[tuple[int, Extent]] = []
    for line in lines:
        at = [bisect_right(parted, cell[0].left) for cell in line]
        if len(set(at)) == len(at):
            placed.extend(
                (column, extent(cell))
                for column, cell in zip(at, line, strict=True)
                if not is_total_cell(cell)
            )
    covered = extents(placed, len(parted) + 1)
    edges = [0, *parted, parted[-1] + 1]
    return [
        cover if cover != (0, 0) else (edges[column], edges[column + 1])
        for column, cover in enumerate(covered)
    ]


def own_columns(
    line: Cells, parted: Sequence[int], columns: Sequence[Extent], figured: Sequence[bool]
) -> list[int]:
    """The column of every cell: by its left edge, or by their order where two cells meet in one column or a
    text stands in a column of figures."""

    def foreign(cell: int, column: int) -> bool:
        return line[cell][0].figure != figured[column]

    at = [column_of(cell, parted) for cell in line]
    if len(set(at)) == len(at) and not any(
        figured[column] and not line[cell][0].figure and not is_total_cell(line[cell])
        for cell, column in enumerate(at)
    ):
        return _out_of_figures(line, at, figured)
    return _out_of_figures(line, in_order([extent(cell) for cell in line], columns, foreign), figured)


def _out_of_figures(line: Cells, at: Sequence[int], figured: Sequence[bool]) -> list[int]:
    """The columns of the cells: the label of a total, printed over several columns, stands in the names'."""
    moved = list(at)
    for cell, column in enumerate(at):
        if figured[column] and is_total_cell(line[cell]):
            free = range(moved[cell - 1] + 1 if cell else 0, column)
            moved[cell] = next((name for name in reversed(free) if not figured[name]), column)
    return moved


def figured_columns(lines: Sequence[Cells], parted: Sequence[int]) -> list[bool]:
    """For every column, whether it holds figures."""
    votes = [0] * (len(parted) + 1)
    for line in lines:
        for cell in line:
            votes[column_of(cell, parted)] += 1 if cell[0].figure else -1
    return [vote > 0 for vote in votes]


def name_columns(lines: Sequence[Cells], parted: Sequence[int]) -> frozenset[int]:
    """The columns that hold names, or codes beside names."""
    words, whole, figures = ([0] * (len(parted) + 1) for _ in range(3))
    for line in lines:
        for cell in line:
            column = column_of(cell, parted)
            words[column] += not cell[0].figure
            figures[column] += cell[0].figure
            whole[column] += INTEGER.fullmatch(cell[0].text) is not None
    names = {column for column, count in enumerate(words) if count > figures[column]}
    for column in range(len(parted), -1, -1):
        if column + 1 in names and whole[column] * 10 > figures[column] * 9 > 0:
            names.add(column)
    return frozenset(names)


def levels(header: Sequence[Cells]) -> Cells:
    """The labels of the levels of a code, printed side by side on one line of the header."""
    for line in header:
        levels = [cell for cell in line if cell[0].text in LEVELS]
        if len(levels) > 1:
            return levels
    return []


def codes_before_names(lines: Sequence[Cells], parted: Sequence[int]) -> int | None:
    """The column of codes that stand a single blank before a name in every row: perhaps one cell with it.

    It is none where names without a code begin at the same place as those behind one."""
    count = len(parted) + 1
    codes, named, single = [0] * count, [0] * count, [0] * count
    begun: list[dict[bool, set[int]]] = [{True: set(), False: set()} for _ in range(count)]
    for line in lines:
        code_before = -1  # the column of the code just before a cell
        for cell, following in zip(line, [*line[1:], None], strict=True):
            column = column_of(cell, parted)
            code = INTEGER.fullmatch(cell[0].text) is not None
            codes[column] += code
            named[column] += not cell[0].figure
            single[column] += code and following is not None and following[0].left == cell[-1].right + 1
            if not cell[0].figure and not is_total_cell(cell):
                begun[column][code_before == column - 1].add(cell[0].left)
            code_before = column if code else -1
    for column in range(count - 1):
        apart = begun[column + 1][True] & begun[column + 1][False]
        if codes[column] == single[column] > 0 and named[column + 1] and not apart:
            return column
    return None


def with_codes_in_names(
    tokens: Sequence[list[Token]], start: int, parted: Sequence[int], codes: int
) -> list[list[Token]]:
    """The tokens with the codes of a column and the names behind them as one."""
    joined = [list(line) for line in tokens]
    for line in joined[start:]:
        for place, (token, following) in enumerate(zip(line, line[1:], strict=False)):
            if bisect_right(parted, token.left) == codes and following.left == token.right + 1:
                text = f"{token.text} {following.text}"
                whole = token._replace(right=following.right, text=text, figure=False, total=following.total)
                line[place : place + 2] = [whole]
                break
    return joined


def is_total_cell(cell: Sequence[Token]) -> bool:
    return cell[0].total
