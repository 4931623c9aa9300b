"""The cells of a printed line: what wide gaps or tabs part."""

from __future__ import annotations

from yxtools.patterns import lazy_pattern

# What parts the cells of a line.
_GAP = lazy_pattern(r"\t|\s{2,}")


def cells(text: str) -> list[str]:
    """What stands in the cells of a line that are not blank; the letters of a spaced-out word are one cell,
    and so is a blank line.
    """
    found = [cell for cell in _GAP.split(text.strip()) if cell]
    return ["".join(found)] if all(len(cell) == 1 for cell in found) else found
