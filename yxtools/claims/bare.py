"""Figures printed without their unit."""

from __future__ import annotations

from dataclasses import replace

from yxtools.claims.model import Printed
from yxtools.claims.scene import Scene
from yxtools.claims.segments import after
from yxtools.units import PERCENT, YUAN

# The family of units of money.
MONEY = YUAN


def with_unit(scene: Scene, label: str, printed: Printed) -> Printed:
    """年初预算为0，支出决算为4.19。: a bare figure where an amount is due has the unit of the one before it.

    A bare zero has any; a share whose sign was forgotten has it.
    """
    figure, current = printed.figure, scene.current
    if figure.unit is not None or after(scene.text, printed.end):
        return printed
    if _lacks_percent(scene, label, printed):
        return replace(printed, figure=replace(figure, unit=PERCENT, percent=True))
    if not scene.subjects.read(label).version:
        return printed
    before = current.value if current is not None and current.sentence == scene.sentence else None
    if before is not None and before.family == MONEY and not figure.is_zero:
        return replace(printed, figure=replace(figure, unit=before.figure.unit))
    return replace(printed, figure=replace(figure, unit=YUAN)) if figure.is_zero else printed


def _lacks_percent(scene: Scene, label: str, printed: Printed) -> bool:
    """占76.23；: a share after others, whose sign was forgotten."""
    figure, current = printed.figure, scene.current
    shared = (
        current is not None
        and current.parent is not None
        and any(member.shares for member in current.parent.members)
    )
    return shared and figure.decimals > 0 and scene.words.share.search(label) is not None
