"""Where an explanation ends without a full stop: the department's own totals are spoken of again."""

from __future__ import annotations

from yxtools.claims.model import Printed
from yxtools.claims.scene import Scene
from yxtools.claims.segments import SEMICOLON, Segment
from yxtools.units import PERCENT

_SAYS_MEASURE = ("measure", "item", "thing")


def resumes(scene: Scene, segment: Segment, label: str, printed: Printed) -> bool:
    """Whether a figure after an explanation speaks of the department's totals again."""
    if segment.mark < 2 or printed.figure.unit == PERCENT:
        return False
    if change := scene.words.change.search(label):
        return _compares_again(scene, segment, label[: change.start()])
    subject = scene.subjects.read(label)
    if scene.purpose and subject.version and subject.silent:
        scene.reason = False  # 主要用于…，年初预算为…
    if not subject.understood or subject.unit is not None:
        return not scene.reason
    composed = scene.composed(subject)
    if "item" in subject.dims or (
        segment.mark >= SEMICOLON and any(name in composed for name in _SAYS_MEASURE)
    ):
        scene.reason = False
    return not scene.reason


def _compares_again(scene: Scene, segment: Segment, rest: str) -> bool:
    """用于…，较上年增加: what money is for is no reason of a change; or the next item of 三公 is told."""
    found = scene.comparisons.basis(rest)
    subject = scene.subjects.read(found[1] if found is not None else rest)
    item = subject.understood and "item" in subject.dims and subject.unit is None
    ended = scene.purpose or (scene.of_budget and _first_told(scene))
    if (item and segment.mark >= SEMICOLON) or (ended and found is not None and subject.silent):
        scene.reason = False
    return not scene.reason


def _first_told(scene: Scene) -> bool:
    """Whether a comparison with another year is the first one of the statement spoken of."""
    return scene.current is not None and all(change.basis.own for change in scene.current.changes)
