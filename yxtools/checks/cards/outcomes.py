"""What an indicator reports: its actual value against its target, its score against both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yxtools.checks.cards.model import Card, cited
from yxtools.checks.cards.quantity import bare, met, part_of_whole
from yxtools.checks.cards.words import WHOLE, Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.language import _
from yxtools.text import squeeze

Record = dict[str, Any]

# A longer remark is more than a status: a reason.
LONGEST_STATUS = 6


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
    wanted, got = words.quantity(target), words.quantity(actual)
    if wanted is not None and got is not None:
        return met(wanted, got, words.lower(indicator))
    due, when = words.deadline(target), words.deadline(actual)
    if due is not None and when is not None and due[1:] != when[1:]:
        same_year = due[0] is None or when[0] is None or due[0] == when[0]
        return when[1] <= due[1] if same_year else (when[0] or 0) < (due[0] or 0)
    return None


def missed(card: Card, at: int, words: Words) -> bool:
    """Whether an indicator was missed, or only a part of it was done."""
    indicator = card.indicators[at]
    return verdict(indicator, words) is False or _in_part(indicator, words)


def _in_part(indicator: Record, words: Words) -> bool:
    """Whether the actual is a part of a whole, 5/8, and no date."""
    dated = words.deadline(indicator["target"]) is not None
    return not dated and part_of_whole(indicator["actual"] or "")


def _outcome(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """The actual meets the target or the card says why not; what it says of the status is true."""
    indicator = card.indicators[at]
    target, actual = indicator["target"], indicator["actual"]
    if target and not actual:
        said = squeeze(indicator["reason"] or "")
        yield Observation(
            "card/missing",
            _("{name}: no actual value is printed").format(name=indicator["level3"] or "?"),
            cited(card.cell(at, "target")),
            "warning" if said in words.done else "info",
        )
    elif target and squeeze(target) == squeeze(actual):
        yield from _repeated(card, at)
    elif target:
        result = verdict(indicator, words)
        if result is None:
            yield from _unlike(card, at, words)
        else:
            yield _met(card, at, words) if result else _missed(card, at, words)
        yield from _above_whole(card, at, words)


def _told(card: Card, at: int) -> dict[str, str]:
    """What messages about an outcome name."""
    indicator = card.indicators[at]
    return {
        "name": indicator["level3"] or "?",
        "target": indicator["target"],
        "actual": indicator["actual"],
        "reason": indicator["reason"] or "",
    }


def _shown(card: Card, at: int) -> tuple[Operand, ...]:
    return card.cell(at, "target"), card.cell(at, "actual")


def _repeated(card: Card, at: int) -> Iterator[Observation]:
    """An actual value is no bound."""
    bound = card.quantity(at, "target")
    if bound is not None and (bound.lower_bound or bound.upper_bound):
        text = _("{name}: the actual value repeats the bound {target}; what was reached is not said")
        yield Observation(
            "card/actual-repeats-target", text.format(**_told(card, at)), _shown(card, at), "info"
        )


def _above_whole(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """A rate reports no more than the whole."""
    name = card.indicators[at]["level3"]
    wanted, got = card.quantity(at, "target"), card.quantity(at, "actual")
    rate = words.rate(name) or (wanted is not None and wanted.percent)
    if got is None or not got.percent or not WHOLE.before(got.value):
        return
    if rate and not words.has("open_rate", name):
        text = _("{name}: {actual} is more than the whole").format(**_told(card, at))
        yield Observation("card/rate-above-100", text, _shown(card, at), "warning")


def _met(card: Card, at: int, words: Words) -> Observation:
    """The target is met; the card calls it so, and gives no reason for missing it."""
    said = squeeze(card.indicators[at]["reason"] or "")
    told, shown = _told(card, at), _shown(card, at)
    if said in words.undone:
        text = _("{name}: {actual} meets {target}, yet it is called {said}").format(said=said, **told)
        return Observation("card/status", text, shown, "error")
    explained = said not in words.no_reason and len(said) > LONGEST_STATUS
    if explained and card.quantity(at, "actual") is not None:
        text = _("{name}: {actual} meets {target}, yet a reason for missing it is given: {reason}")
        return Observation("card/status", text.format(**told), shown, "info")
    text = _("{name}: {actual} meets {target}").format(**told)
    return Observation("card/target-met", text, shown, failed=False)


def _missed(card: Card, at: int, words: Words) -> Observation:
    """The target is missed; the card does not call it done, and says why."""
    said = squeeze(card.indicators[at]["reason"] or "")
    told, shown = _told(card, at), _shown(card, at)
    if said in words.done:
        text = _("{name}: {actual} does not meet {target}, yet it is called {said}").format(said=said, **told)
        return Observation("card/target-met", text, shown, "error")
    explained = said and said not in words.no_reason
    how = _("; the card says {reason}").format(**told) if explained else _(" and no reason is given")
    text = _("{name}: {actual} does not meet {target}{how}").format(how=how, **told)
    return Observation("card/target-met", text, shown, "info" if explained else "warning")


def _unlike(card: Card, at: int, words: Words) -> Iterator[Observation]:
    """Words for a figure, a figure for words, another unit: the two cannot be compared."""
    indicator = card.indicators[at]
    target, actual = indicator["target"], indicator["actual"]
    if squeeze(actual) in words.done or any(words.deadline(text) is not None for text in (target, actual)):
        return
    wanted, got = card.quantity(at, "target"), card.quantity(at, "actual")
    told, shown = _told(card, at), _shown(card, at)
    whole = got is not None and got.value == WHOLE
    if wanted is not None and got is not None:
        degree = got.percent and not wanted.percent
        # a figure without unit is in that of the other
        unsaid = bare(wanted) != bare(got) and not degree
        if wanted.unit != got.unit and not unsaid and not (degree and whole):
            short = degree and got.value.before(WHOLE)
            tone = _("is short of the whole of") if short else _("is in another unit than")
            text = _("{name}: the actual value {actual} {tone} the target {target}").format(tone=tone, **told)
            yield Observation("card/units-differ", text, shown, "info")
    elif wanted is not None and (wanted.percent or wanted.family):
        text = _("{name}: the target {target} is a figure, the actual value {actual} is not").format(**told)
        yield Observation("card/kinds-differ", text, shown, "info")
    elif wanted is None and got is not None and not whole:
        text = _("{name}: the actual value {actual} is a figure, the target {target} is not").format(**told)
        yield Observation("card/kinds-differ", text, shown, "info")
    elif wanted is None and got is None and _in_part(indicator, words):
        text = _("{name}: {actual} is less than the whole").format(**told)
        yield Observation("card/target-met", text, shown, "info")


def _full_scores(card: Card, words: Words) -> Iterator[Observation]:
    """A section with an indicator that was missed does not have its full score."""
    for name, score in card.scores.items():
        if score.figure is None or score.figure.point != card.limits.get(name):
            continue
        undone = [
            at
            for at, indicator in enumerate(card.indicators)
            if (indicator["level1"] or "").startswith(name[:2]) and verdict(indicator, words) is False
        ]
        if undone:
            yield Observation(
                "card/full-score",
                _(
                    "{card}: {name} has its full score {score}, though {count} of its indicators were missed"
                ).format(card=card.name, name=name, score=score.raw, count=len(undone)),
                cited(score, [card.cell(at, "actual") for at in undone]),
                "warning",
            )
