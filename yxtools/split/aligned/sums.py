"""Which columns of a table are sums of the columns behind them, and whether rows keep to it.

On a page that leaves columns empty the figures may stand nearer to the column of their neighbours than to
their own. The rows of the pages before show which columns add up; only with each figure in its own column do
those of the page add up likewise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yxtools.figures import Figure, parse_figure
from yxtools.figures.interval import total

# One row in so many may break a sum that the others keep: figures are printed wrong, too.
EXCEPTIONS = 8

Figures = Sequence[Figure | None]
"""The figures of one row, by column."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A column that is the sum of others: of any one of `parts`, which differ in columns never filled."""

    whole: int
    parts: tuple[tuple[int, ...], ...]


def figures_of(cells: Sequence[str], columns: Sequence[bool]) -> list[Figure | None]:
    """The figures of a row in those columns that hold figures."""
    return [parse_figure(cell) if is_figure else None for cell, is_figure in zip(cells, columns, strict=True)]


def sums(rows: Sequence[Figures], columns: Sequence[int]) -> list[Sum]:
    """The sums that the rows keep; `columns` are those of figures, without the columns 其中 (of which)."""
    found: dict[int, Sum] = {}
    for at in range(len(columns) - 2, -1, -1):
        whole = columns[at]
        tried = [parts for parts in _parts(columns[at + 1 :], found) if len(parts) > 1]
        kept = tuple(parts for parts in tried if _keep(rows, whole, parts))
        if kept:
            found[whole] = Sum(whole, kept)
    return list(found.values())


def broken(rows: Sequence[Figures], known: Sequence[Sum]) -> int:
    """How many of the sums the rows break."""
    return sum(
        not any(_adds_up(row, one.whole, parts) for parts in one.parts) for row in rows for one in known
    )


def _parts(behind: Sequence[int], found: dict[int, Sum]) -> Iterator[tuple[int, ...]]:
    """The first of the columns behind a whole, by one more each time; of a sum among them only its whole."""
    parts: list[int] = []
    inside = set[int]()
    for column in behind:
        if column not in inside:
            parts.append(column)
            if column in found:
                inside |= set(found[column].parts[-1])
            yield tuple(parts)


def _keep(rows: Sequence[Figures], whole: int, parts: Sequence[int]) -> bool:
    """Whether the rows that have any of the figures keep a sum, one of them with several parts."""
    some = [row for row in rows if any(row[column] is not None for column in (whole, *parts))]
    kept = [row for row in some if _adds_up(row, whole, parts)]
    several = any(sum(row[part] is not None for part in parts) > 1 for row in kept)
    return several and (len(some) - len(kept)) * EXCEPTIONS <= len(some)


def _adds_up(row: Figures, whole: int, parts: Sequence[int]) -> bool:
    printed, filled = row[whole], [figure for part in parts if (figure := row[part]) is not None]
    if printed is None:
        return all(figure.is_zero for figure in filled)
    return printed.interval().meets(total(figure.interval() for figure in filled))
