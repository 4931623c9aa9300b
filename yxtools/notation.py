"""Amounts written as a printed figure is: with its decimals, thousands and unit."""

from functools import lru_cache

from yxtools.patterns import lazy_pattern

PRINTED = lazy_pattern(r"[^\d]*[\d,]+(\.\d+)?([^\d]*)")
"""A printed figure, with what may stand before it (≤, 约): its decimals with the point, the unit after it."""


def like(value: int | float, printed: str) -> str:
    """`value` in the notation of the figure `printed`; with further decimals where it needs them."""
    decimals, grouped, unit = _notation(printed)
    shown = f"{value:{grouped}.{decimals}f}"
    return (shown if float(shown.replace(",", "")) == value else f"{value:{grouped}}") + unit


@lru_cache(4096)
def _notation(printed: str) -> tuple[int, str, str]:
    """Decimals, the separator of thousands, and the unit."""
    found = PRINTED.fullmatch(printed)
    decimals, unit = (len(found[1] or ".") - 1, found[2]) if found else (0, "")
    return decimals, "," if "," in printed else "", unit
