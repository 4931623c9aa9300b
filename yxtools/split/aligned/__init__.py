"""Reads the tables printed in aligned columns, as `pdftotext -layout` and its like print them."""

from collections.abc import Sequence
from itertools import groupby

from yxtools.split.aligned.candidates import SAMPLE, Form, forms
from yxtools.split.aligned.reading import read
from yxtools.split.aligned.segments import segments
from yxtools.split.model import Line, Region

NO_READING = 1e9

__all__ = ["regions"]


def regions(lines: Sequence[Line]) -> list[Region]:
    """The tables printed in aligned columns among the lines, in order; none spans a page boundary."""
    found = [
        form
        for _, page in groupby(lines, key=lambda line: line.page)
        for segment in segments(list(page))
        for form in forms(segment)
    ]
    metric = sum(form.apart for form in found)
    return [region for form in found if (region := _region(form, metric))]


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
    return Region("aligned", first, last, best.rows, columns=best.columns)
