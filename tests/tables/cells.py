"""Cells of invented tables, from strings set apart by bars."""

from yxtools.tables import shape
from yxtools.tables.model import Cell


def cells(printed: str) -> list[Cell]:
    """A row from cells set apart by bars."""
    return [shape.cell(text, 1) for text in printed.split("|")]


def matrix(*rows: str) -> shape.Matrix:
    return [cells(row) for row in rows]


def texts(row: list[Cell]) -> str:
    return "|".join(one.text for one in row)
