"""Closed intervals of exact numbers: integers over a power of ten. No float takes part in a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from yxtools.figures.figure import Figure


class Interval:
    """The closed interval from low/10**scale to high/10**scale; low <= high and scale >= 0.

    Equality and hash go by value: Interval(1, 2, 0) == Interval(10, 20, 1). A point has low == high.
    """

    # No dataclass: checks make them by the hundred thousand, and a frozen dataclass takes three times as long
    # to make. Final has mypy see to it that none is changed.
    __slots__ = ("high", "low", "scale")

    def __init__(self, low: int, high: int, scale: int = 0) -> None:
        self.low: Final = low
        self.high: Final = high
        self.scale: Final = scale

    def __repr__(self) -> str:
        return f"Interval({self.low}, {self.high}, {self.scale})"

    def __add__(self, other: Interval) -> Interval:
        if self.scale == other.scale:
            return Interval(self.low + other.low, self.high + other.high, self.scale)
        a, b, c, d, scale = _aligned(self, other)
        return Interval(a + c, b + d, scale)

    def __sub__(self, other: Interval) -> Interval:
        if self.scale == other.scale:
            return Interval(self.low - other.high, self.high - other.low, self.scale)
        a, b, c, d, scale = _aligned(self, other)
        return Interval(a - d, b - c, scale)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.scale)

    def __mul__(self, other: int | Interval) -> Interval:
        """The product with an integer, or all products of a number here with a number there."""
        if isinstance(other, int):
            low, high = self.low * other, self.high * other
            return Interval(low, high, self.scale) if other >= 0 else Interval(high, low, self.scale)
        corners = (self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high)
        return Interval(min(corners), max(corners), self.scale + other.scale)

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Interval):
            return NotImplemented
        a, b, c, d, _ = _aligned(self, other)
        return a == c and b == d

    def __hash__(self) -> int:
        low, high, scale = self.low, self.high, self.scale
        while scale and low % 10 == 0 and high % 10 == 0:
            low, high, scale = low // 10, high // 10, scale - 1
        return hash((low, high, scale))

    def shifted(self, power: int) -> Interval:
        """The interval times 10**power, exact for negative powers too."""
        if not power:
            return self
        if power <= self.scale:
            return Interval(self.low, self.high, self.scale - power)
        factor = 10 ** (power - self.scale)
        return Interval(self.low * factor, self.high * factor, 0)

    def at(self, scale: int) -> Interval:
        """The same interval at a scale no smaller than its own: ends at one scale can be compared."""
        factor = 10 ** (scale - self.scale)
        return Interval(self.low * factor, self.high * factor, scale)

    def meets(self, other: Interval) -> bool:
        """Whether the two share a number."""
        if self.scale == other.scale:
            return self.low <= other.high and other.low <= self.high
        a, b, c, d, _ = _aligned(self, other)
        return a <= d and c <= b

    def contains(self, other: Interval) -> bool:
        """Whether every number of the other (a point, for one) lies here."""
        a, b, c, d, _ = _aligned(self, other)
        return a <= c and d <= b

    def before(self, other: Interval) -> bool:
        """Whether every number here is less than every number there."""
        _, b, c, _, _ = _aligned(self, other)
        return b < c

    def common(self, other: Interval) -> Interval | None:
        """The numbers the two share; None if there are none."""
        a, b, c, d, scale = _aligned(self, other)
        low, high = max(a, c), min(b, d)
        return Interval(low, high, scale) if low <= high else None

    def distance(self, other: Interval) -> Interval:
        """The gap between the two, as a point; zero exactly if they meet."""
        a, b, c, d, scale = _aligned(self, other)
        gap = max(0, c - b, a - d)
        return Interval(gap, gap, scale)

    def widened(self, by: Figure | Interval) -> Interval:
        """Both ends moved outwards: by a figure's printed value, or the largest magnitude in an interval."""
        margin = by if isinstance(by, Interval) else by.point
        a, b, c, d, scale = _aligned(self, margin)
        size = max(abs(c), abs(d))
        return Interval(a - size, b + size, scale)

    @property
    def middle(self) -> Interval:
        """The middle, as a point."""
        half = (self.low + self.high) * 5
        return Interval(half, half, self.scale + 1)

    @property
    def half_width(self) -> Interval:
        """Half the length, as a point: the room that rounding leaves on either side of the middle."""
        half = (self.high - self.low) * 5
        return Interval(half, half, self.scale + 1)

    def rounded(self, decimals: int) -> int:
        """The middle in whole units of 10**-decimals, as people round: halves away from zero."""
        twice, shift = self.low + self.high, decimals - self.scale
        up, down = 10 ** max(shift, 0), 10 ** max(-shift, 0)
        size: int = (abs(twice) * up + down) // (2 * down)
        return size if twice >= 0 else -size

    @property
    def values(self) -> tuple[int | float, int | float]:
        """Both ends as JSON numbers, for display only."""
        return json_number(self.low, self.scale), json_number(self.high, self.scale)


ZERO = Interval(0, 0, 0)


def _aligned(a: Interval, b: Interval) -> tuple[int, int, int, int, int]:
    """Both ends of a and of b over the larger of the two scales, and that scale."""
    if a.scale == b.scale:
        return a.low, a.high, b.low, b.high, a.scale
    if a.scale < b.scale:
        factor = 10 ** (b.scale - a.scale)
        return a.low * factor, a.high * factor, b.low, b.high, b.scale
    factor = 10 ** (a.scale - b.scale)
    return a.low, a.high, b.low * factor, b.high * factor, a.scale


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals; zero for none."""
    low = high = scale = 0
    for interval in intervals:
        if interval.scale > scale:
            factor = 10 ** (interval.scale - scale)
            low, high, scale = low * factor, high * factor, interval.scale
        factor = 10 ** (scale - interval.scale)
        low += interval.low * factor
        high += interval.high * factor
    return Interval(low, high, scale)


def quotient(n: Interval, d: Interval, decimals: int) -> Interval | None:
    """An interval that holds every ratio of a number of n to a number of d; None when d holds zero.

    The ends are rounded outwards to `decimals` decimals: it is the smallest such interval with that many.
    """
    if d.low <= 0 <= d.high:
        return None
    up, down = 10 ** (d.scale + decimals), 10**n.scale
    ratios = [(a * up, b * down) for a in (n.low, n.high) for b in (d.low, d.high)]
    return Interval(min(a // b for a, b in ratios), max(-(-a // b) for a, b in ratios), decimals)


def json_number(scaled: int, decimals: int) -> int | float:
    """scaled/10**decimals for JSON: without decimals an integer if 64 bits hold it, else the next float."""
    # Division of integers is correctly rounded in Python, however large they are.
    return scaled if decimals == 0 and -(2**63) <= scaled < 2**63 else scaled / 10**decimals


def decimal_text(scaled: int, decimals: int) -> str:
    """scaled/10**decimals in plain digits: decimal_text(-5, 2) is ``-0.05``."""
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return "-" + text if scaled < 0 else text
