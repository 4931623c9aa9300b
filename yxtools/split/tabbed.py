"""Tables whose cells are set apart by tabs: a row a line, or (dumps of .docx) a cell a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yxtools.figures import parse_figure
from yxtools.patterns import lazy_pattern
from yxtools.split import stacked
from yxtools.split.model import Line, Region, Row

# A line of one cell: one tab, then the cell. Trailing tabs are what merged cells leave behind.
_ONE_CELL = lazy_pattern(r"\t[^\t]*\t*$")


def regions(lines: Sequence[Line]) -> list[Region]:
    """The fragments of tables among `lines`: a fragment ends at the first line that belongs to no row."""
    found = []
    for block in _blocks(lines):
        rows = [line for line in block if "\t" in line.text]
        if _cell_per_line(block):
            found += list(_celled(block))
        else:
            found += [_tabbed(run) for run in _runs(rows) if any(_cells(line) > 1 for line in run)]
    return found


def _cells(line: Line) -> int:
    """How many cells of a line are filled: a run of lines with one each is text that tabs were left in."""
    return sum(map(bool, map(str.strip, line.text.split("\t"))))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Stretches of lines with tabs, with the blank lines and the cells' further lines between them."""
    block: list[Line] = []
    for line in lines:
        if "\t" in line.text:
            block.append(line)
        elif block and (not line.text.strip() or block[-1].text.strip()):
            block.append(line)
        elif block:
            yield from _trimmed(block)
            block = []
    yield from _trimmed(block)


def _trimmed(block: list[Line]) -> Iterator[list[Line]]:
    end = len(block)
    while end and "\t" not in block[end - 1].text:
        end -= 1
    if end:
        yield block[:end]


def _cell_per_line(block: Sequence[Line]) -> bool:
    """Whether a block is printed one cell a line: single cells follow each other, line after line."""
    tabbed = [line for line in block if "\t" in line.text]
    single = sum(1 for line in tabbed if _ONE_CELL.match(line.text))
    filled = [line for line in tabbed if line.text.strip()]
    wide = sum(1 for line in filled if len(line.text.strip("\t").split("\t")) > 1)
    return bool(filled) and single >= 2 and single >= 0.9 * len(tabbed) and wide <= 0.05 * len(filled)


def _runs(rows: Sequence[Line]) -> Iterator[list[Line]]:
    """Rows on consecutive lines."""
    run: list[Line] = []
    for line in rows:
        if run and line.number != run[-1].number + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _tabbed(run: Sequence[Line]) -> Region:
    rows = tuple(
        Row(line.number, cells, (line.number,))
        for line in run
        for cells in stacked.rows([cell.rstrip() for cell in line.text.split("\t")])
    )
    return Region("tab", run[0].number, run[-1].number, rows)


def _celled(block: Sequence[Line]) -> Iterator[Region]:
    """The regions of a block printed one cell a line; plain text between two tables ends a region."""
    rows: list[Row] = []
    cells: list[list[Line]] = []
    blanks = 0
    for line in block:
        if not line.text.strip() and "\t" not in line.text:
            blanks += 1
            if cells:
                rows.append(_row(cells))
                cells = []
            continue
        if "\t" in line.text:
            cells.append([line])
        elif cells and not blanks:
            cells[-1].append(line)
        else:
            if rows:
                yield _region(rows)
            rows, cells = [], []
        blanks = 0
    if cells:
        rows.append(_row(cells))
    if rows:
        yield _region(rows)


def _region(rows: list[Row]) -> Region:
    return Region("cell", rows[0].lines[0], rows[-1].lines[-1], tuple(rows))


def _row(cells: Sequence[Sequence[Line]]) -> Row:
    texts = tuple("\n".join(line.text.strip("\t").rstrip() for line in cell) for cell in cells)
    starts = tuple(cell[0].number for cell in cells)
    figures = [start for start, text in zip(starts, texts, strict=True) if parse_figure(text) is not None]
    lines = tuple(line.number for cell in cells for line in cell)
    return Row(figures[0] if figures else starts[0], texts, lines, starts)
