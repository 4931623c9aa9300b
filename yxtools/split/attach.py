"""Lines and tables in printed order: heads and notes moved to their tables, cut tables put together."""

from __future__ import annotations

from collections.abc import Sequence

from yxtools.split import fragments, joining, paragraphs
from yxtools.split.captions import Captions
from yxtools.split.fragments import Fragment
from yxtools.split.headings import numbering
from yxtools.split.model import Line, Region

Block = Line | Fragment

# The width of a full line of notes, where they are too few to tell it.
_WIDTH = 80


def attached(lines: Sequence[Line], regions: Sequence[Region], captions: Captions) -> list[Block]:
    """The tables of `regions` with what belongs to them, and the other `lines` between them, in order."""
    blocks: list[Block] = []
    pending: list[Line] = []
    covered = {number for region in regions for number in range(region.first, region.last + 1)}
    waiting = list(reversed(regions))
    for line in lines:
        while waiting and waiting[-1].first == line.number:
            region = waiting.pop()
            pending = _with_notes(blocks, [*pending, *region.before], captions)
            if not region.rows:
                continue
            fragment, taken = fragments.opened(region, pending, captions)
            above = pending[: len(pending) - taken]
            blocks += above
            _add(blocks, fragment, [one for one in above if one.text.strip()], captions)
            pending = list(region.after)
        if line.number not in covered:
            pending.append(line)
    blocks += _with_notes(blocks, pending, captions)
    return blocks


def _add(blocks: list[Block], fragment: Fragment, between: Sequence[Line], captions: Captions) -> None:
    previous = next((block for block in reversed(blocks) if isinstance(block, Fragment)), None)
    if previous is not None and not between and joining.continues(previous, fragment, captions):
        joining.joined(previous, fragment)
    else:
        blocks.append(fragment)


def _with_notes(blocks: list[Block], pending: list[Line], captions: Captions) -> list[Line]:
    """Moves the notes among `pending` to the table just before them; returns the other lines."""
    if not blocks or not isinstance(blocks[-1], Fragment):
        return pending
    fragment, how = blocks[-1], paragraphs.setting(pending)
    how = how if how.full else paragraphs.Setting(_WIDTH, indented=True)
    for at, line in enumerate(pending):
        if not line.text.strip():
            continue
        last = (
            pending[at - 1] if at and fragment.notes and pending[at - 1].number == line.number - 1 else None
        )
        carried = last is not None and (paragraphs.joins(last, line, how, captions) or _counts_on(line))
        if not (captions.note(line.text) or carried):
            return pending[at:]
        fragment.notes.append((line.number, line.text.strip()))
    return []


def _counts_on(line: Line) -> bool:
    """Whether a line is a further one of numbered notes: 2., 3、."""
    number = numbering(line.text)
    return number is not None and number.level == 4 and number.number.strip("、.,:") != "1"
