"""Statements made so far: which of them a subject means again."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.claims.composing import kind_of
from yxtools.claims.model import Basis, Dims, Item, Printed, Subject
from yxtools.claims.scene import Scene


def nearest(scene: Scene, dims: Dims) -> Item | None:
    """The nearest statement on a subject, in this paragraph or the one before."""
    return next(earlier(scene, dims), None)


def earlier(scene: Scene, dims: Dims) -> Iterator[Item]:
    """The statements on a subject in this paragraph and the one before, the nearest first."""
    for item in scene.recent():
        if item.paragraph < scene.paragraph - 1:
            return
        if item.dims == dims and not item.explained:
            yield item


def compared_with(scene: Scene, item: Item, subject: Subject, basis: Basis) -> bool:
    """Whether a statement is of the year that another year of its subject is compared with:
    2023年度…100万元。2024年度…较2023年度增加5万元.
    """
    said = (one.subject.year for one in scene.recent() if one.paragraph == scene.paragraph)
    year = subject.year or scene.year or next(filter(None, said), None)
    if year is None or item.subject.year is None:
        return False
    return item.subject.year == (basis.year or year - 1)


def spoken_of(scene: Scene, subject: Subject) -> Item | None:
    """The nearest amount stated of a subject, whose fund need not be named again."""
    wanted = scene.composed(subject)
    for item in scene.recent():
        if item.paragraph < scene.paragraph - 1:
            return None
        funds = {dims["fund"] for dims in (wanted, item.dims) if "fund" in dims}
        same = _without_fund(item.dims) == _without_fund(wanted) and item.subject.names == subject.names
        if same and len(funds) < 2 and item.value is not None and not item.explained:
            return item
    return None


def alike(scene: Scene, subject: Subject) -> Item | None:
    """What a subject that names a measure only is: what the sentence is on, else the nearest total of it.

    收入 after 基金预算收入, 较上年支出减少 after 公务接待费; of a list of incomes, its head.
    """
    if subject.names or set(subject.dims) != {"measure"}:
        return None
    measure = kind_of(subject.dims["measure"])
    current = scene.current
    if current is not None and current.sentence == scene.sentence and _is_of(current, measure):
        return current
    for item in scene.recent():
        if item.paragraph < scene.paragraph - 1:
            return None
        total = bool(item.dims) and set(item.dims) <= {"measure", "fund", "origin"}
        if total and _is_of(item, measure):
            heads = item.parent.heads[:1] if item.parent is not None else []
            return next((head for head in heads if _is_of(head, measure)), item)
    return None


def measured(scene: Scene, printed: Printed) -> Item | None:
    """The last statement of the sentence in the unit of a figure: 15万元，购置1辆，减少3万元."""
    for item in scene.recent():
        if item.sentence != scene.sentence:
            return None
        if item.value is not None and item.value.family == printed.family and not item.explained:
            return item
    return None


def _without_fund(dims: Dims) -> Dims:
    return {name: value for name, value in dims.items() if name != "fund"}


def _is_of(item: Item, measure: str) -> bool:
    """Whether a statement is of income, or of expenditure, and not of money carried over."""
    carried = item.dims.get("origin") == "carried"
    return kind_of(item.dims.get("measure")) == measure and not carried and not item.explained
