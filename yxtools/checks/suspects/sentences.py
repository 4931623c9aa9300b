"""The sentence that tells a finding: what is printed where, what is implied, why, and what says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yxtools.checks.slips import MISPLACED, MISSING, UNSOUND
from yxtools.checks.suspects.finding import Finding
from yxtools.language import _, _n
from yxtools.notation import like

Record = dict[str, Any]

MOST_TOLD = 6
"""Figures that a sentence names as contradicting each other."""


def sentence(one: Finding, gravest: Record, checks: Sequence[Record]) -> str:
    """What a finding says, from its failing checks and the gravest of them."""
    if not one.suspects or one.observed:
        contradictory = one.absurd and len(gravest["operands"]) <= MOST_TOLD
        return _unexplained(_contradiction(gravest) if contradictory else str(gravest["message"]), checks)
    if one.rivals:
        return _likely(one)
    if one.tie:
        figures = _("; ").join(_figure(suspect) for suspect in one.distinct)
        said = _("one of {number} figures is wrong: {figures}").format(
            number=len(one.distinct), figures=figures
        )
        return _repeated(said, len(one.suspects) // len(one.distinct))
    said = _("; ").join(_correction(suspect) for suspect in one.distinct)
    shown = _n("{said} ({count} relation)", "{said} ({count} relations)", len(checks))
    said = _repeated(said, len(one.suspects) // len(one.distinct))
    return shown.format(said=said, count=len(checks))


def _contradiction(check: Record) -> str:
    """The figures of a relation, where it would be absurd to say what one of them should be."""
    told = (_named(one["label"], one["raw"], one["line"]) for one in check["operands"])
    return _("{figures} contradict each other").format(figures=_("; ").join(told))


def _likely(one: Finding) -> str:
    """Of one sum that fails any figure may be the wrong one; a slip only makes some likelier."""
    figures = _("; ").join(_correction(suspect) for suspect in one.distinct)
    said = _("one of {number} figures is wrong, most likely: {figures}").format(
        number=len(one.distinct) + one.rivals, figures=figures
    )
    return _repeated(said, len(one.suspects) // len(one.distinct))


def _unexplained(message: str, checks: Sequence[Record]) -> str:
    if len({check["message"] for check in checks}) == 1:
        return _repeated(message, len(checks))
    failing = _n("{count} relation fails", "{count} relations fail", len(checks)).format(count=len(checks))
    return _("; ").join([message, failing])


def _repeated(said: str, times: int) -> str:
    return _("{said}; so in {number} places").format(said=said, number=times) if times > 1 else said


def _scrambled(suspect: Record) -> str:
    template = _("most sums of {table} fail, from {label} (line {line}) on")
    if suspect["slip"] == MISPLACED:
        template = _("the figures of {table} do not stand on their rows from {label} (line {line}) on")
    return template.format(table=suspect["title"] or suspect["ref"], **suspect)


def _figure(suspect: Record) -> str:
    return _named(suspect["label"], suspect["printed"], suspect["line"])


def _named(label: str, printed: str, line: int) -> str:
    return _("{label} {printed} (line {line})").format(
        label=label, printed=printed or _("(blank)"), line=line
    )


def _correction(suspect: Record) -> str:
    if suspect["slip"] == MISSING:
        template = _("the parts of {label} (line {line}) are too few: a row seems to be missing")
        return template.format(**suspect)
    if suspect["slip"] in (MISPLACED, UNSOUND):
        return _scrambled(suspect)
    figure = _figure(suspect)
    slip = _(suspect["slip"] or "-")
    if suspect["implied"] is None:
        template = _("{figure} seems wrong: {slip}") if suspect["slip"] else _("{figure} seems wrong")
        return template.format(figure=figure, slip=slip)
    template = _("{figure} should be {implied}")
    if suspect["slip"]:
        template = _("{figure} should be {implied}: {slip}")
    implied = like(suspect["implied"], suspect["printed"])
    return template.format(figure=figure, implied=implied, slip=slip)
