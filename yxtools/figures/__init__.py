"""Exact figures, the intervals they stand for, and how they are read from print."""

from yxtools.figures.cell import is_nothing, parse_figure, restored
from yxtools.figures.figure import MOST_DIGITS, Figure, added
from yxtools.figures.interval import ZERO, Interval, decimal_text, json_number, quotient, total
from yxtools.figures.prose import parse_amounts

__all__ = [
    "MOST_DIGITS",
    "ZERO",
    "Figure",
    "Interval",
    "added",
    "decimal_text",
    "is_nothing",
    "json_number",
    "parse_amounts",
    "parse_figure",
    "quotient",
    "restored",
    "total",
]
