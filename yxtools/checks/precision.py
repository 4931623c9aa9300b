"""How exact a figure of a table is, where its decimals alone do not tell.

A figure printed with d decimals stands for all numbers that round to it. Two ways of printing leave zeros
out, and then fewer decimals do not mean that anything was rounded:

* A bare 0 among amounts with decimals stands for nothing, as a blank does. It is as exact as the amounts of
  its table are for the most part.
* A spreadsheet whose cells have no fixed number of decimals prints 100, 57.1 and 57.14 in one column: every
  amount to the cent, and no figure ends in a zero behind the point. Where all the amounts of a document in
  one unit are printed so, each of them is exact to as many decimals as the finest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet
from yxtools.figures import Figure, json_number
from yxtools.units import YUAN, unit_family

ENOUGH = 20
"""Different amounts with decimals among which, were zeros printed, one would end in a zero: two would."""
FINEST = 2
"""The most decimals that a document is taken to print without zeros: cents, or their like in 万元."""
SHORT = 4
"""One in ten amounts ends in a zero; where one in four has fewer decimals, something is rounded."""


@dataclass(frozen=True, slots=True)
class Exact(Figure):
    """A figure that is exact to more decimals than it is printed with, `lost` in number."""

    lost: int = 0

    @property
    def value(self) -> int | float:
        """The value for JSON, as of the printed figure."""
        return json_number(self.scaled // 10**self.lost, self.decimals - self.lost)


def exact(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The tables of one document, their figures as exact as they are known to be."""
    zeroless = _zeroless(sheets)
    return [_refined(sheet, zeroless) for sheet in sheets]


def finer(figure: Figure, decimals: int) -> Figure:
    """The figure taken to be exact to `decimals`, if it is printed with fewer."""
    lost = decimals - figure.decimals
    if lost <= 0:
        return figure
    scaled = figure.scaled * 10**lost
    return Exact(scaled, decimals, figure.raw, figure.percent, figure.unit, lost)


def _refined(sheet: Sheet, zeroless: Mapping[str, int]) -> Sheet:
    amounts = list(_amounts([sheet]))
    of_zeros = {unit: _usual(figures) for unit, figures in _by_unit(amounts).items()}
    finest = {unit: max(one.decimals for one in figures) for unit, figures in _by_unit(amounts).items()}
    cells = dict(sheet.cells)
    for place, operand in cells.items():
        figure, unit = operand.figure, operand.unit or ""
        if figure is None or unit not in finest:
            continue
        decimals = of_zeros[unit] if figure.is_zero and not figure.decimals else 0
        if zeroless.get(unit) == finest[unit]:
            decimals = max(decimals, finest[unit])
        cells[place] = replace(operand, figure=finer(figure, decimals))
    return replace(sheet, cells=cells)


def _usual(figures: Iterable[Figure]) -> int:
    """The decimals that most amounts are printed with, zeros aside; of several as common the fewest."""
    counts = Counter(one.decimals for one in figures if not one.is_zero)
    return min(counts, key=lambda decimals: (-counts[decimals], decimals), default=0)


def _zeroless(sheets: Iterable[Sheet]) -> dict[str, int]:
    """The units in which a document leaves out all zeros behind the point, and the decimals of the finest
    amounts.
    """
    found = {}
    for unit, figures in _by_unit(_amounts(sheets)).items():
        printed = {(one.scaled, one.decimals) for one in figures if one.decimals}
        most = max((decimals for _scaled, decimals in printed), default=0)
        short = sum(1 for _scaled, decimals in printed if decimals < most)
        ended = any(scaled % 10 == 0 for scaled, _decimals in printed)
        if len(printed) >= ENOUGH and 0 < SHORT * short <= len(printed) and most <= FINEST and not ended:
            found[unit] = most
    return found


def _amounts(sheets: Iterable[Sheet]) -> Iterator[Operand]:
    for sheet in sheets:
        for _row, _column, operand in sheet.figures():
            family = unit_family(operand.unit) if operand.unit else None
            if family is not None and family[0] == YUAN:
                yield operand


def _by_unit(amounts: Iterable[Operand]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for one in amounts:
        if one.unit is not None and one.figure is not None:
            found.setdefault(one.unit, []).append(one.figure)
    return found
