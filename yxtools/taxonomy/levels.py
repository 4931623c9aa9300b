"""The levels of a functional class, from 《政府收支分类科目》: how its code grows by each."""

from __future__ import annotations

from typing import Final

DIGITS: Final = {"类": 3, "款": 5, "项": 7}
"""Digits of a code that ends with the level; where a code is printed in columns, they are headed so."""

LEVELS: Final = tuple(DIGITS)
"""The levels, the highest first."""
