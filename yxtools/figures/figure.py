"""A printed figure and the interval it stands for.

A figure printed with d decimals stands for the closed interval value ± ½·10⁻ᵈ (the semantics of XBRL
Calculations 1.1). This holds for a printed zero too: ``0.00`` is ±0.005.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yxtools.figures.interval import Interval, json_number

MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: scaled/10**decimals, with `decimals` decimals printed.

    `raw` is the text as printed, blanks around it removed. `percent` says that it was printed with %: the
    value is the number before the sign, and the unit is ``%``. `unit` is the canonical name of a unit printed
    with the figure, or None.
    """

    scaled: int
    decimals: int
    raw: str
    percent: bool = False
    unit: str | None = None

    @property
    def value(self) -> int | float:
        """The value for JSON: an integer without decimals, else the float nearest to the printed number."""
        return json_number(self.scaled, self.decimals)

    @property
    def is_zero(self) -> bool:
        """Whether zero is printed."""
        return self.scaled == 0

    @property
    def point(self) -> Interval:
        """The printed value itself, without the room that rounding leaves."""
        return Interval(self.scaled, self.scaled, self.decimals)

    def interval(self, power: int = 0) -> Interval:
        """The numbers that round to this figure, value ± ½·10**-decimals, times 10**power."""
        middle, scale = self.scaled * 10, self.decimals + 1 - power
        if scale >= 0:
            return Interval(middle - 5, middle + 5, scale)
        factor = 10**-scale
        return Interval((middle - 5) * factor, (middle + 5) * factor, 0)


def added(terms: Iterable[tuple[int, Figure, int]]) -> tuple[Interval, Interval]:
    """The sum of figures, each with its sign and the power of ten of its unit: as printed, and with the room
    that rounding leaves. It is the `total` of their points and of their intervals, in one go.
    """
    middle = room = scale = 0
    for sign, figure, power in terms:
        places = figure.decimals - power
        if places > scale:
            factor = 10 ** (places - scale)
            middle, room, scale = middle * factor, room * factor, places
        unit = 10 ** (scale - places) if scale > places else 1
        middle += sign * figure.scaled * unit
        room += abs(sign) * unit
    exact = Interval(middle, middle, scale)
    return exact, Interval(10 * middle - 5 * room, 10 * middle + 5 * room, scale + 1)
