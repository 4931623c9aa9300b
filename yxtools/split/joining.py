"""Which fragments are one table that a page break cut, and how they are put together again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from yxtools.patterns import lazy_pattern
from yxtools.split.amounts import AMOUNT, FIGURE
from yxtools.split.captions import CONTINUED, Caption, Captions
from yxtools.split.fragments import CODE, Fragment, filled
from yxtools.split.headings import numbering
from yxtools.split.model import Row
from yxtools.text import squeeze

# (续), 续表, 续 at the end of a repeated title.
_CONTINUED = lazy_pattern(r"\(?续表?\d*\)?$|^续[:]?")

# A head has no more rows, and no longer labels.
_HEAD_ROWS, _LONGEST_LABEL = 5, 24

# The least rows of a table that ends in a total: a part and the total.
_ROWS_OF_A_SUM = 2

# So many rows with amounts tell which columns a table always fills.
_ROWS_ENOUGH = 3


def header_like(row: Row, captions: Captions) -> bool:
    """Whether a row reads as the first row of a table's head."""
    cells = filled(row)
    if not cells or any(FIGURE.fullmatch(cell) or CODE.match(cell) for cell in cells):
        return False
    words = sum(1 for cell in cells if captions.heads(cell) and len(cell) <= 40 and not numbering(cell))
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
    return count or _same_head(previous.rows, following.rows)


def _same_head(rows: Sequence[Row], again: Sequence[Row]) -> int:
    """How many leading rows of `again` are the head of `rows`, its words set otherwise over the columns."""
    heads = [list(takewhile(lambda row: not _body_like(row), some[:_HEAD_ROWS])) for some in (rows, again)]
    words, same = (sorted("".join(cell for row in head for cell in filled(row))) for head in heads)
    return len(heads[1]) if words == same else 0


def continues(previous: Fragment, following: Fragment, captions: Captions) -> bool:
    """Whether `following` is `previous` carried on after a page break."""
    if previous.notes or not following.rows or previous.region.layout != following.region.layout:
        return False
    if _contradict(previous.caption, following.caption):
        return False
    repeated = repeated_rows(previous, following)
    if repeated and _begins_anew(previous, following, captions):
        return False
    if following.title is not None:
        bare = _CONTINUED.sub("", squeeze(following.title))
        same = previous.title is not None and bare == _CONTINUED.sub("", squeeze(previous.title))
        return same and (repeated > 0 or bare != squeeze(following.title)) and not _is_card(previous)
    if repeated and not _is_card(previous):
        return True
    if any(not CONTINUED.fullmatch(squeeze(text)) for _, text in following.captions):
        return False
    if _is_card(previous) or header_like(following.rows[0], captions):
        return False
    if following.region.goes_on or numbering(next(iter(filled(following.rows[0])), "")) is not None:
        return True
    return _body_like(following.rows[0]) or len(following.rows[0].cells) == len(previous.rows[-1].cells)


def _contradict(one: Caption, two: Caption) -> bool:
    """Whether two captions state different departments, units of money, years or table numbers."""
    said = zip(_stated(one), _stated(two), strict=True)
    return any(ours is not None and theirs is not None and ours != theirs for ours, theirs in said)


def _stated(caption: Caption) -> tuple[str | int | None, ...]:
    """What a caption states, without what a page that carries on adds to it."""
    number = caption.number and _CONTINUED.sub("", squeeze(caption.number)).rstrip("表")
    return (caption.entity and squeeze(caption.entity), caption.unit, caption.year, number)


def _begins_anew(previous: Fragment, following: Fragment, captions: Captions) -> bool:
    """Whether a repeated head opens another table of the same title: the one before ended in its total."""
    last = next(iter(filled(previous.rows[-1])), "")
    if not captions.total(last):
        return False
    amounts = (row for row in previous.rows if _has_amount(row))
    if len(list(islice(amounts, _ROWS_OF_A_SUM))) < _ROWS_OF_A_SUM:
        return False
    if following.title is not None:
        return _CONTINUED.sub("", squeeze(following.title)) == squeeze(following.title)
    return following.caption.unit is not None


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
    from yxtools.split.aligned.continued import adding_up, carried_on, spread  # only aligned pages need it

    body = _body(previous.region.rows)
    figured = [_figured(body, column) for column in range(len(first))]
    own = [_figured(_body(following.region.rows), column) for column in range(len(then))]
    above = [column for column, cell in enumerate(previous.rows[-1].cells) if cell.strip()]
    alike = len(above) == len(then) and own == [figured[column] for column in above]
    if len(following.rows) == 1 and alike:
        at = above  # one row says nothing of where its columns stand, but rows of a kind fill the same
    else:
        at = carried_on(then, first, (own, figured), _always(body, figured))
        page, table = ([row.cells for row in one.region.rows] for one in (following, previous))
        at = adding_up(at, page, table, len(first))
    return [row._replace(cells=spread(row.cells, at, len(first))) for row in following.rows]


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


def _figured(rows: Sequence[Row], column: int) -> bool:
    """Whether a column holds figures rather than texts."""
    texts = [text for row in rows if (text := squeeze(row.cells[column]))]
    return 2 * sum(1 for text in texts if FIGURE.fullmatch(text)) > len(texts)
