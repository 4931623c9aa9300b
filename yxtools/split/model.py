"""What the readers of the layouts take in (lines) and give back (regions: raw tables)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


# Lines and rows are made by the thousand, and a named tuple in a third of the time of a frozen dataclass; so
# is its class, at every start.
class Line(NamedTuple):
    """One line of the input, without its newline."""

    number: int  # 1-based
    text: str  # as printed (no form feed: page boundaries are in `page`)
    page: int  # 1-based page, counted by form feeds


class Row(NamedTuple):
    """One row of a raw table."""

    line: int  # the line that carries the row's first figure (or its first line if it has none)
    cells: tuple[str, ...]  # as printed, stripped; every row of a region has the same number of cells
    lines: tuple[int, ...]  # every line number the row is printed on
    cell_lines: tuple[int, ...] = ()  # the line of every cell, where a row is printed one cell a line


class Region(NamedTuple):
    """A raw table (or the fragment of one that a page holds)."""

    layout: str  # "tab" | "cell" | "aligned" | "markdown" | "html"
    first: int  # line numbers covered (inclusive)
    last: int
    rows: tuple[Row, ...]
    before: tuple[Line, ...] = ()  # text printed on the region's lines, above the table (HTML)
    after: tuple[Line, ...] = ()  # the same, below the table
    markup: tuple[tuple[int, str], ...] = ()  # what only marks the table up: tags, pipes, rules; by line
    # where the columns are printed, if they are known by their places
    columns: tuple[tuple[int, int], ...] = ()
    goes_on: bool = False  # rows without a head at the top of a page that follows a page ending in a table


def uncovered(run: Sequence[Line], regions: Sequence[Region]) -> Iterator[list[Line]]:
    """The runs of lines between regions."""
    covered = {number for region in regions for number in range(region.first, region.last + 1)}
    part: list[Line] = []
    for line in run:
        if line.number not in covered:
            part.append(line)
        elif part:
            yield part
            part = []
    if part:
        yield part
