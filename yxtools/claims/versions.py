"""Several figures of one statement: the budget and the final figure, this year's and the year before's."""

from __future__ import annotations

from dataclasses import replace

from yxtools.claims.comparing import BUDGETS
from yxtools.claims.model import Item, Printed, Subject
from yxtools.claims.scene import Scene
from yxtools.claims.segments import SENTENCE, Segment


def is_version(subject: Subject) -> bool:
    """年初预算为, 2024年决算数: whether a label says no more than which print of which year's figures."""
    return bool(subject.version) and _names_none(subject)


def _names_none(subject: Subject) -> bool:
    """Whether a label names nothing that money is spent on: 年初预算, 支出, 当年支出决算."""
    measure, origin = subject.dims.get("measure", "expenditure"), subject.dims.get("origin", "current")
    bare = set(subject.dims) <= {"measure", "origin"} and (measure, origin) == ("expenditure", "current")
    return bare and not (subject.names or subject.residue or subject.unit)


def told_further(scene: Scene, subject: Subject, printed: Printed, segment: Segment) -> bool:
    """Whether a figure that names no more than its version is one of a statement made before.

    …行政运行（项）20万元，用于…。年初预算为25万元: of what began a sentence before, else of the current one.
    """
    scene.resume(segment)
    item, version = scene.opening, subject.version or ""
    if item is None or version in item.values or item.sentence == scene.sentence:
        return told_in_sentence(scene, subject, printed, segment)
    spoken_of = scene.opens(segment) or item is scene.current
    if not spoken_of or not _same_year(subject, item) or not _alike(item, printed):
        return told_in_sentence(scene, subject, printed, segment)
    item.sentence = scene.sentence
    _take(scene, item, version, printed)
    return True


def told_in_sentence(scene: Scene, subject: Subject, printed: Printed, segment: Segment) -> bool:
    """Whether an amount is another version of the current subject's: 年初预算…，支出决算…"""
    item = scene.current
    if item is None or segment.mark >= SENTENCE or item.sentence != scene.sentence:
        return False
    if not _continues(item, subject, printed):
        return False
    _take(scene, item, subject.version or "", printed)
    return True


def _continues(item: Item, subject: Subject, printed: Printed) -> bool:
    own = subject.names and subject.names == item.subject.names
    if item.explained or (subject.names and not own) or subject.residue or not subject.version:
        return False
    if subject.version in item.values or not _same_year(subject, item) or not _alike(item, printed):
        return False
    if not (set(item.values) - {""}) and not (subject.silent and subject.version in BUDGETS):
        return False
    return all(item.dims.get(name) == value for name, value in subject.dims.items())


def _same_year(subject: Subject, item: Item) -> bool:
    return subject.year in (None, item.subject.year)


def _alike(item: Item, printed: Printed) -> bool:
    return item.value is not None and item.value.family == printed.family


def _take(scene: Scene, item: Item, version: str, printed: Printed) -> None:
    item.values[version], item.end = printed, printed.end
    scene.current = item


def on_topic(scene: Scene, subject: Subject) -> tuple[Subject, bool]:
    """The subject, or the one named before the figure if this says no more than 支出 or 年初预算; and whether
    it is a further figure of a list's member, or one of nothing named: no member itself.
    """
    topic, inner = scene.topic, scene.lists.inner
    if not _names_none(subject):
        return subject, False
    if topic is not None:
        year = subject.year or topic.year
        return replace(topic, version=subject.version or topic.version, year=year), False
    if subject.version and scene.opening is not None:
        return replace(scene.opening.subject, version=subject.version, year=subject.year), True
    return subject, bool(subject.version and inner is not None and inner.paragraphs)
