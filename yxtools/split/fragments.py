"""Fragments of tables: their heads (title, captions) and notes, and which of them are one table cut by a
page break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yxtools.split.captions import CONTINUED, Caption, Captions, plain_title
from yxtools.split.headings import numbering
from yxtools.split.model import Line, Region, Row
from yxtools.text import squeeze

# A cell that holds a figure, or what is printed for nothing.
FIGURE = re.compile(r"[-+△▲(]{0,2}\d[\d,.]*\)?%?|[-/]+")

# An amount, which no code and no number of a column is.
AMOUNT = re.compile(r"[-+△▲(]{0,2}[\d,]+\.\d+\)?%?")

# A code of a classification, alone or before its name.
CODE = re.compile(r"\[?\d{3}(?:\d\d){0,3}\]?(?!\d)")

# Words of header cells. A row of such cells, and no figure, opens a table.
HEADER_WORD = re.compile(
    r"项目|科目|名称|编码|代码|合计|小计|金额|预算|决算|栏次|行次|序号|收入|支出|指标|单位|数量|类$|^款$|^项$|资金|经费|备注|内容"
)

# (续), 续表, 续 at the end of a repeated title.
_CONTINUED = re.compile(r"\(?续表?\d*\)?$|^续[:]?")

_LOOK_BACK = 12

# A head has no more rows, and no longer labels.
_HEAD_ROWS, _LONGEST_LABEL = 5, 24

# So many rows with amounts tell which columns a table always fills.
_ROWS_ENOUGH = 3


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
    fragment = Fragment(region, rows=list(region.rows))
    taken = _read_above(fragment, above, captions)
    _read_inside(fragment, captions)
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
    title, number = plain_title(fragment.title) if fragment.title else (None, None)
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


def header_like(row: Row) -> bool:
    """Whether a row reads as the first row of a table's head."""
    cells = filled(row)
    if not cells or any(FIGURE.fullmatch(cell) or CODE.match(cell) for cell in cells):
        return False
    words = sum(1 for cell in cells if HEADER_WORD.search(cell) and len(cell) <= 40 and not numbering(cell))
    return words >= max(1, (len(cells) + 1) // 2) and len(cells) > 1


def _body_like(row: Row) -> bool:
    cells = filled(row)
    return any(FIGURE.fullmatch(cell) for cell in cells) or bool(cells and CODE.match(cells[0]))


def repeated_rows(previous: Fragment, following: Fragment) -> int:
    """How many leading rows of `following` repeat the head of `previous`."""
    count = 0
    for one, two in zip(previous.rows[:8], following.rows[:8], strict=False):
        if filled(one) != filled(two) or (_body_like(one) and count == 0):
            break
        count += 1
    return count


def continues(previous: Fragment, following: Fragment) -> bool:
    """Whether `following` is `previous` carried on after a page break."""
    if previous.notes or not following.rows or previous.region.layout != following.region.layout:
        return False
    repeated = repeated_rows(previous, following)
    if following.title is not None:
        bare = _CONTINUED.sub("", squeeze(following.title))
        same = previous.title is not None and bare == _CONTINUED.sub("", squeeze(previous.title))
        return same and (repeated > 0 or bare != squeeze(following.title)) and not _is_card(previous)
    if repeated and not _is_card(previous):
        return True
    if any(not CONTINUED.fullmatch(squeeze(text)) for _, text in following.captions):
        return False
    if _is_card(previous) or header_like(following.rows[0]):
        return False
    return _body_like(following.rows[0]) or len(following.rows[0].cells) == len(previous.rows[-1].cells)


def _is_card(fragment: Fragment) -> bool:
    """Whether a fragment is made of sentences rather than figures: cards are put together by those who read
    them.
    """
    for row in fragment.rows[fragment.counted :]:
        cells = filled(row)
        figures = sum(1 for cell in cells if FIGURE.fullmatch(cell))
        fragment.figures += figures
        fragment.texts += len(cells) - figures
    fragment.counted = len(fragment.rows)
    return fragment.texts > 3 * fragment.figures + 12 and not _head_alone(fragment)


def _head_alone(fragment: Fragment) -> bool:
    """Whether a fragment is the head of an aligned table, cut by the page from all its rows."""
    return (
        fragment.region.layout == "aligned"
        and not fragment.figures
        and len(fragment.rows) <= _HEAD_ROWS
        and all(len(cell) <= _LONGEST_LABEL for row in fragment.rows for cell in filled(row))
    )


def joined(previous: Fragment, following: Fragment) -> None:
    """Appends `following` to `previous`; what is repeated of the head is set aside."""
    repeated = repeated_rows(previous, following)
    for row in following.rows[:repeated]:
        previous.repeated += [(row.line, cell) for cell in row.cells if cell.strip()]
    previous.repeated += following.captions
    previous.rows += _under(previous, following)[repeated:]
    previous.fragments += 1


def _under(previous: Fragment, following: Fragment) -> list[Row]:
    """The rows of `following` with the columns of `previous`, where a page leaves some columns empty."""
    first, then = previous.region.columns, following.region.columns
    if not then or len(then) >= len(first):
        return following.rows
    from yxtools.split.aligned.continued import carried_on  # only aligned pages need it

    body = _body(previous.region.rows)
    figured = [_figured(body, column) for column in range(len(first))]
    own = [_figured(_body(following.region.rows), column) for column in range(len(then))]
    at = carried_on(then, first, (own, figured), _always(body, figured))
    return [row._replace(cells=_spread(row.cells, at, len(first))) for row in following.rows]


def _body(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows from the first with an amount on; all where none has."""
    amounts = (at for at, row in enumerate(rows) if _has_amount(row))
    return rows[next(amounts, 0) :]


def _has_amount(row: Row) -> bool:
    return any(AMOUNT.fullmatch(squeeze(cell)) for cell in row.cells)


def _always(rows: Sequence[Row], figured: Sequence[bool]) -> frozenset[int]:
    """The columns of figures that every row with an amount fills, where there are rows enough to tell."""
    bodies = [row for row in rows if _has_amount(row)]
    if len(bodies) < _ROWS_ENOUGH:
        return frozenset()
    columns = [column for column, is_figure in enumerate(figured) if is_figure]
    return frozenset(column for column in columns if all(row.cells[column].strip() for row in bodies))


def _spread(cells: Sequence[str], at: Sequence[int], count: int) -> tuple[str, ...]:
    spread = [""] * count
    for cell, column in zip(cells, at, strict=True):
        spread[column] = cell
    return tuple(spread)


def _figured(rows: Sequence[Row], column: int) -> bool:
    """Whether a column holds figures rather than texts."""
    texts = [text for row in rows if (text := squeeze(row.cells[column]))]
    return 2 * sum(1 for text in texts if FIGURE.fullmatch(text)) > len(texts)
