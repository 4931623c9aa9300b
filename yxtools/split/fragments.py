"""Fragments of tables, and what is printed above them: title and captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from yxtools.patterns import lazy_pattern
from yxtools.split import tails
from yxtools.split.captions import Caption, Captions
from yxtools.split.headings import numbering
from yxtools.split.model import Line, Region, Row
from yxtools.text import squeeze

# A code of a classification, alone or before its name.
CODE = lazy_pattern(r"\[?\d{3}(?:\d\d){0,3}\]?(?!\d)")

_LOOK_BACK = 12


@dataclass(slots=True)
class Fragment:
    """A region with what is printed around it."""

    region: Region
    title: str | None = None
    title_line: int | None = None
    captions: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    caption: Caption = field(default_factory=Caption)
    fragments: int = 1
    lists_units: bool = False
    repeated: list[tuple[int, str]] = field(default_factory=list)
    # of the first `counted` rows: a table cut into a thousand pieces is asked again with every piece
    counted: int = 0
    figures: int = 0
    texts: int = 0


def filled(row: Row) -> list[str]:
    """The squeezed cells of a row that are not blank."""
    return [squeezed for cell in row.cells if (squeezed := squeeze(cell))]


def opened(region: Region, above: Sequence[Line], captions: Captions) -> tuple[Fragment, int]:
    """The fragment of `region` with its head read from the lines `above` it, and how many of those lines it
    took.
    """
    rows = tails.without_tails(region.rows, captions.taxonomy) if region.layout == "tab" else region.rows
    fragment = Fragment(region, rows=list(rows))
    taken = _read_above(fragment, above, captions)
    _read_inside(fragment, captions)
    fragment.lists_units = captions.lists_units(filled(fragment.rows[0]))
    fragment.captions.sort()
    fragment.caption = _combined(fragment, captions)
    return fragment, taken


def _read_above(fragment: Fragment, above: Sequence[Line], captions: Captions) -> int:
    """Takes title and captions from the last of the lines above; returns how many lines that were."""
    taken = 0
    printed = [(at, line) for at, line in enumerate(above) if line.text.strip()][-_LOOK_BACK:]
    near = True
    while printed:
        at, line = printed.pop()
        before = printed[-1][1].text if printed else ""
        if captions.read(line.text, before) is not None:
            fragment.captions.append((line.number, line.text.strip()))
        elif fragment.title is None and captions.title(line.text, near and not before.strip().endswith(",")):
            _entitle(fragment, line.number, line.text.strip())
        elif fragment.title is None and (
            (_bracketed(line.text) and captions.title(before)) or CODE.fullmatch(squeeze(line.text))
        ):
            fragment.captions.append((line.number, line.text.strip()))
        else:
            break
        near = near and fragment.title is None
        taken = len(above) - at
    return taken


def _bracketed(text: str) -> bool:
    squeezed = squeeze(text)
    return squeezed.startswith("(") and squeezed.endswith(")")


def _entitle(fragment: Fragment, number: int, text: str) -> None:
    fragment.title, fragment.title_line = text, number
    fragment.captions.append((number, text))


def _read_inside(fragment: Fragment, captions: Captions) -> None:
    """Takes leading rows that are captions or a title printed as a row of the table."""
    while len(fragment.rows) > 1:
        row = fragment.rows[0]
        cells = [cell for cell in row.cells if cell.strip()]
        if not cells or len(row.cells) < 2 and fragment.region.layout != "cell":
            break
        if captions.read("  ".join(cell.replace("\n", " ") for cell in cells)) is not None:
            texts = cells
        elif (
            len(cells) == 1
            and fragment.title is None
            and captions.title(cells[0])
            and not numbering(cells[0])
        ):
            fragment.title, fragment.title_line, texts = cells[0], row.line, cells
        else:
            break
        fragment.captions += [(row.line, text) for text in texts]
        del fragment.rows[0]


def _combined(fragment: Fragment, captions: Captions) -> Caption:
    """What all captions say together; the line nearest to the table wins, the title speaks last."""
    bare = captions.without_unit(fragment.title) if fragment.title else None
    title, number = captions.plain_title(bare) if bare else (None, None)
    entity = unit = year = None
    before = ""
    printed: dict[int, list[str]] = {}
    for line, text in fragment.captions:
        if text != fragment.title:
            printed.setdefault(line, []).append(text.replace("\n", " "))
    for text in map("  ".join, printed.values()):
        said = captions.read(text, before)
        if said is not None:
            number, entity = said.number or number, said.entity or entity
            unit, year = said.unit or unit, said.year or year
        before = text
    unit = unit or (captions.unit(fragment.title) if fragment.title else None)
    return Caption(title, number, entity, unit, year)
