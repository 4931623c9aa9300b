"""Labels broken over two rows: a converter prints the rest of a wrapped cell as a row of its own.

三、国有资本经营预 and, in the row below, 算: beside the rest stands no figure of its own, though in a table
of two sides those of the other side go on. A rest is joined to its label only where the whole is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from yxtools.patterns import lazy_pattern
from yxtools.split.headings import numbering
from yxtools.split.model import Row
from yxtools.taxonomy import Taxonomy, pattern
from yxtools.text import squeeze

# A rest is short; a label that was broken filled its cell.
REST = lazy_pattern(r"[一-鿿()、]{1,6}")
BROKEN = lazy_pattern(r".{5,40}", re.DOTALL)


def without_tails(rows: Sequence[Row], taxonomy: Taxonomy) -> list[Row]:
    """The rows with the rests of broken labels joined to them; a row of nothing but rests is none."""
    found = list(rows[:1])
    for row in rows[1:]:
        tails = _tails(found[-1], row, taxonomy)
        if tails:
            above = found.pop()
            cells = tuple(
                upper.rstrip() + lower.strip() if at in tails else upper
                for at, (upper, lower) in enumerate(zip(above.cells, row.cells, strict=True))
            )
            row = row._replace(cells=tuple("" if at in tails else one for at, one in enumerate(row.cells)))
            alone = not any(cell.strip() for cell in row.cells)
            found.append(above._replace(cells=cells, lines=above.lines + row.lines * alone))
            if alone:
                continue
        found.append(row)
    return found


def _tails(above: Row, row: Row, taxonomy: Taxonomy) -> set[int]:
    """The cells of a row that are rests of the labels above them."""
    if len(above.cells) != len(row.cells) or above.cell_lines or row.cell_lines:
        return set()
    return {
        at
        for at, (cell, beside) in enumerate(pairwise((*row.cells, "")))
        if cell.strip()
        and not beside.strip()
        and REST.fullmatch(squeeze(cell))
        and BROKEN.fullmatch(squeeze(above.cells[at]))
        and _known(above.cells[at] + cell, taxonomy)
        and not _known(cell, taxonomy)
        and not _known(above.cells[at], taxonomy)
    }


def _known(label: str, taxonomy: Taxonomy) -> bool:
    """Whether a label is the name of a source of revenue or of a class of expenditure."""
    opened = numbering(label)
    name = opened.rest if opened is not None else squeeze(label)
    if taxonomy.once(_sources).fullmatch(name):
        return True
    return name in taxonomy.functional.codes


def _sources(taxonomy: Taxonomy) -> re.Pattern[str]:
    """The names of the sources of revenue."""
    return pattern("|".join(taxonomy.captions["source"]), "captions", "source")
