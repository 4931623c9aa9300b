"""Reads the tables printed in aligned columns, as `pdftotext -layout` and its like print them."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from yxtools.split.aligned.candidates import SAMPLE, Form, forms, going_on
from yxtools.split.aligned.cards import card_regions
from yxtools.split.aligned.reading import read
from yxtools.split.aligned.segments import segments
from yxtools.split.captions import Captions
from yxtools.split.model import Line, Region, uncovered

NO_READING = 1e9

__all__ = ["regions"]


def regions(lines: Sequence[Line], captions: Captions) -> list[Region]:
    """The tables printed in aligned columns among the lines, in order; none spans a page boundary."""
    found: list[Form] = []
    cards: list[Region] = []
    before = 0  # the last line of the page before
    below = False  # whether the page before ended in a table
    filled = [line for line in lines if line.text.strip()]
    captioned = {line.number for above, line in pairwise(filled) if captions.unit(above.text)}
    for _, same_page in groupby(filled, key=lambda line: line.page):
        page = list(same_page)
        last = None
        on_page = list(card_regions(page, captions, bool(cards) and cards[-1].last == before))
        before, cards = page[-1].number, cards + on_page
        beside = uncovered(page, on_page) if on_page else [page]
        for segment in (segment for part in beside for segment in segments(part, captions)):
            again = below and segment[0][0] == page[0]
            carried = going_on(segment) if again else None
            headed = again or segment[0][0].number in captioned
            made = [carried] if carried else list(forms(segment, headed))
            last = made[-1].lines[-1] if made else last
            found += made
        below = last is not None and last == page[-1]
    metric = sum(form.apart for form in found)
    read_forms = [region for form in found if (region := _region(form, metric))]
    return sorted([*cards, *read_forms], key=lambda region: region.first)


def _region(form: Form, metric: float) -> Region | None:
    """The table as it reads best; `metric` says in which metric of width the document is printed."""
    apart = form.apart or metric
    if not apart:  # the header decides
        some = range(min(form.start + SAMPLE, len(form.lines)))
        lines = form.lines[: len(some)]
        narrow, wide = (read(lines, form.tokens(some, metric), form.start) for metric in (False, True))
        apart = (wide.ragged if wide else NO_READING) - (narrow.ragged if narrow else NO_READING)
    tokens = form.tokens(range(len(form.lines)), apart < 0)
    best = read(form.lines, tokens, form.start)
    if best is None:
        return None
    first, last = form.lines[0].number, form.lines[-1].number
    return Region("aligned", first, last, best.rows, columns=best.columns, goes_on=form.goes_on)
