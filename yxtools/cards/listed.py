"""Cards printed as one list: a row for every indicator, the projects in columns on its left.

The list is unrolled into the lines of forms: above the indicators of every project its fields, each as a
label with its value, and the head of the indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from yxtools.cards.cut import is_title
from yxtools.cards.lines import Cell, Line
from yxtools.cards.rows import headed, leveled
from yxtools.cards.vocabulary import Vocabulary

# Kinds of labels that may head the columns of a project.
FIELDS = frozenset(["head", "narrative", "total"])
UNIT = "实施单位"


@dataclass(frozen=True, slots=True)
class Listing:
    """The head of a list: the cells that head columns of projects, the column of their names, and the head of
    the indicators.
    """

    fields: tuple[Cell, ...]
    name: int
    indicators: Line

    @property
    def first(self) -> int:
        """The first column of the indicators."""
        return self.indicators.cells[0].column


def unrolled(lines: Iterable[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """The lines with every list of projects as so many forms."""
    listing: Listing | None = None
    unit: Cell | None = None
    project = ""
    for line in lines:
        found = _listing(line, vocabulary)
        if found is not None:
            # the head is repeated on every page
            listing = found
            continue
        if listing is not None and (line.width != listing.indicators.width or is_title(line, vocabulary)):
            listing, unit, project = None, None, ""
        if listing is None or not line.cells:
            yield line
            continue
        own = [cell for cell in line.cells if cell.column < listing.first]
        name = next((cell for cell in own if cell.column == listing.name), None)
        if name is not None and len(line.cells) == 1:
            unit = name
            continue
        if name is not None and name.text != project:
            project = name.text
            yield from _opening(listing, line, own, unit)
        yield line._replace(cells=line.cells[len(own) :])


def _listing(line: Line, vocabulary: Vocabulary) -> Listing | None:
    """The head of a list, if a line is one: left of the levels it names a column of projects."""
    roles = headed(line, vocabulary)
    if line.prose or not leveled(roles):
        return None
    first = min(column for role, column in roles if role.startswith("level"))
    fields, name = [], None
    for cell in line.cells:
        label = vocabulary.field(cell.text, glued=False) if cell.column < first else None
        if label is not None and label.kind in FIELDS:
            fields.append(cell)
            name = cell.column if (label.kind, label.key) == ("head", "project") else name
    if name is None:
        return None
    rest = tuple(cell for cell in line.cells if cell.column >= first)
    return Listing(tuple(fields), name, line._replace(cells=rest))


def _opening(listing: Listing, line: Line, own: Sequence[Cell], unit: Cell | None) -> Iterator[Line]:
    """The lines above the indicators of a project: its name, its unit, its other fields, and the head of the
    indicators.
    """
    values = {cell.column: cell for cell in own}
    ordered = sorted(listing.fields, key=lambda label: label.column != listing.name)
    pairs = [(label, values[label.column]) for label in ordered if label.column in values]
    if unit is not None:
        pairs.insert(1, (unit._replace(text=UNIT, column=listing.name), unit))
    for label, value in pairs:
        cells = (label._replace(column=0, line=value.line), value._replace(column=1))
        yield line._replace(cells=cells, line=value.line, end=value.line)
    yield listing.indicators
