"""What an indicator reports: its actual value against its target, its score against both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yxtools.checks.card_model import Card, cited
from yxtools.checks.card_quantity import deadline, met, quantity
from yxtools.checks.card_words import HUNDRED, Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.language import _
from yxtools.text import squeeze

Record = dict[str, Any]


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """All checks of the results that one card reports."""
    for at in range(len(card.indicators)) if card.evaluated else ():
        yield from _outcome(card, at, words)
    yield from _full_scores(card, words)


def verdict(indicator: Record, words: Words) -> bool | None:
    """Whether the actual meets the target; None if that cannot be told."""
    target, actual = indicator["target"], indicator["actual"]
    if not target or not actual:
        return None
    if squeeze(actual) in words.undone:
        return False
    wanted, got = quantity(target), quantity(actual)
    if wanted is not None and got is not None:
        return met(wanted, got, words.lower(indicator))
    due, when = deadline(target), deadline(actual)
    if due is not None and when is not None and due[1:] != when[1:]:
        same_year = due[0] is None or when[0] is None or due[0] == when[0]
        return when[1] <= due[1] if same_year else (when[0] or 0) < (due[0] or 0)
    return None


def _outcome(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """The actual meets the target or the card says why not; what it says of the status is true."""
    indicator = card.indicators[at]
    name, target, actual, reason = (
        indicator["level3"] or "?",
        indicator["target"],
        indicator["actual"],
        indicator["reason"],
    )
    said = squeeze(reason or "")
    shown = cited(card.cell(at, "target"), card.cell(at, "actual"))
    if target and not actual:
        yield Observation(
            "card/missing",
            _("{name}: no actual value is printed").format(name=name),
            cited(card.cell(at, "target")),
            "warning" if said in words.done else "info",
        )
        return
    if not target or not actual:
        return
    if squeeze(target) == squeeze(actual):
        bound = quantity(target)
        if bound is not None and bound.operator in (">=", ">", "<=", "<"):
            yield Observation(
                "card/actual-repeats-target",
                _("{name}: the actual value repeats the bound {target}; what was reached is not said").format(
                    name=name, target=target
                ),
                shown,
                "info",
            )
        return
    result = verdict(indicator, words)
    if result is not None:
        yield _judged(result, name, indicator, said, words, shown)
    else:
        yield from _unlike(name, indicator, words, shown)
    got, wanted = quantity(actual), quantity(target)
    if (
        got is not None
        and got.percent
        and HUNDRED.before(got.value)
        and (words.rate(name) or (wanted is not None and wanted.percent))
    ):
        if not words.has("open_rate", name):
            message = _("{name}: {actual} is more than the whole").format(name=name, actual=actual)
            yield Observation("card/rate-above-100", message, shown, "warning")


def _judged(
    result: bool, name: str, indicator: Record, said: str, words: Words, shown: tuple[Operand, ...]
) -> Observation:
    target, actual = indicator["target"], indicator["actual"]
    if result:
        if said in words.undone:
            return Observation(
                "card/status",
                _("{name}: {actual} meets {target}, yet it is called {said}").format(
                    name=name, actual=actual, target=target, said=said
                ),
                shown,
                "error",
            )
        if said not in words.no_reason and len(said) > 6 and quantity(actual) is not None:
            return Observation(
                "card/status",
                _("{name}: {actual} meets {target}, yet a reason for missing it is given: {reason}").format(
                    name=name, actual=actual, target=target, reason=indicator["reason"]
                ),
                shown,
                "info",
            )
        return Observation(
            "card/target-met",
            _("{name}: {actual} meets {target}").format(name=name, actual=actual, target=target),
            shown,
            failed=False,
        )
    if said in words.done:
        return Observation(
            "card/target-met",
            _("{name}: {actual} does not meet {target}, yet it is called {said}").format(
                name=name, actual=actual, target=target, said=said
            ),
            shown,
            "error",
        )
    explained = said and said not in words.no_reason
    how = (
        _("; the card says {reason}").format(reason=indicator["reason"])
        if explained
        else _(" and no reason is given")
    )
    return Observation(
        "card/target-met",
        _("{name}: {actual} does not meet {target}{how}").format(
            name=name, actual=actual, target=target, how=how
        ),
        shown,
        "info" if explained else "warning",
    )


def _unlike(name: str, indicator: Record, words: Words, shown: tuple[Operand, ...]) -> Iterator[Observation]:
    """Words for a figure, a figure for words, another unit: the two cannot be compared."""
    target, actual = indicator["target"], indicator["actual"]
    wanted, got = quantity(target), quantity(actual)
    if squeeze(actual) in words.done or deadline(target) is not None or deadline(actual) is not None:
        return
    if wanted is not None and got is not None and wanted.unit != got.unit:
        if got.percent and not wanted.percent and got.value == HUNDRED:
            return
        short = got.percent and not wanted.percent and got.value.before(HUNDRED)
        tone = _("is short of the whole of") if short else _("is in another unit than")
        yield Observation(
            "card/units-differ",
            _("{name}: the actual value {actual} {tone} the target {target}").format(
                name=name, actual=actual, tone=tone, target=target
            ),
            shown,
            "info",
        )
    elif wanted is not None and got is None and (wanted.percent or wanted.family):
        yield Observation(
            "card/kinds-differ",
            _("{name}: the target {target} is a figure, the actual value {actual} is not").format(
                name=name, target=target, actual=actual
            ),
            shown,
            "info",
        )
    elif wanted is None and got is not None and got.value != HUNDRED:
        yield Observation(
            "card/kinds-differ",
            _("{name}: the actual value {actual} is a figure, the target {target} is not").format(
                name=name, actual=actual, target=target
            ),
            shown,
            "info",
        )
    elif wanted is None and got is None:
        part = _fraction(actual)
        if part:
            yield Observation(
                "card/target-met",
                _("{name}: {actual} is less than the whole").format(name=name, actual=actual),
                shown,
                "info",
            )


def _fraction(text: str) -> bool:
    """Whether a text begins with a part of a whole: 5/8…"""
    first, _slash, rest = squeeze(text).partition("/")
    digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    return first.isdigit() and digits.isdigit() and int(first) < int(digits)


def _full_scores(card: Card, words: Words) -> Iterator[Observation]:
    """A section with an indicator that was missed does not have its full score."""
    limits = {one["name"]: one["value"] for one in card.record["maxima"]}
    for name, score in card.scores.items():
        if name not in limits or score.figure is None or score.figure.value != limits[name]:
            continue
        missed = [
            at
            for at, indicator in enumerate(card.indicators)
            if (indicator["level1"] or "").startswith(name[:2]) and verdict(indicator, words) is False
        ]
        if missed:
            yield Observation(
                "card/full-score",
                _(
                    "{card}: {name} has its full score {score}, though {count} of its indicators were missed"
                ).format(card=card.name, name=name, score=score.raw, count=len(missed)),
                cited(score, [card.cell(at, "actual") for at in missed]),
                "warning",
            )
