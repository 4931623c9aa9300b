"""Weights and highest scores of a self-evaluation: those at the labels, those of the note, and their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yxtools.cards.vocabulary import Vocabulary
from yxtools.cards.words import called
from yxtools.checks.card_model import Card, awarded, cited
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import Figure, parse_figure
from yxtools.language import _
from yxtools.text import squeeze

Checked = Relation | Observation

FULL = 100
# What stands behind it is about grades, whose bands are no weights.
GRADES = re.compile(r"等[级第组权]|评价等级|分为[三四五]")


def checks(card: Card, vocabulary: Vocabulary) -> Iterator[Checked]:
    """All checks of the weights of one card."""
    weights = _weights(card, vocabulary)
    yield from _maxima(card, weights, vocabulary)
    yield from _weighing(card, weights)


def _weights(card: Card, vocabulary: Vocabulary) -> list[tuple[str, Operand]]:
    """The weights that the note under the scores gives, by name."""
    found: list[tuple[str, Operand]] = []
    for remark in card.record["remarks"]:
        text = GRADES.split(squeeze(remark["text"]))[0]
        for match in vocabulary.regex("scores", "weight").finditer(text):
            figure = parse_figure(match[2])
            if figure is not None and figure.scaled != FULL:
                found.append(
                    (
                        match[1],
                        Operand(
                            f"{card.id}.w{len(found)}",
                            match[1],
                            remark["line"],
                            match[2],
                            awarded(figure),
                            0,
                            "分",
                        ),
                    )
                )
    return found


def _maxima(card: Card, weights: list[tuple[str, Operand]], vocabulary: Vocabulary) -> Iterator[Checked]:
    """No score is above its maximum; the maximum at the label is that of the note."""
    labelled = {
        one["name"]: Operand(
            f"{card.id}.m{at}",
            _("{name} maximum").format(name=called(one["name"])),
            one["line"],
            str(one["value"]),
            awarded(parse_figure(str(one["value"]))),
            0,
            "分",
        )
        for at, one in enumerate(card.record["maxima"])
    }
    noted: dict[str, Operand] = {}
    for name, operand in weights:
        key = (
            "execution"
            if "执行" in name
            else next((s for s in vocabulary.sections if s.removesuffix("指标") in name), None)
        )
        if key is not None:
            noted.setdefault(key, operand)
    for name, score in card.scores.items():
        if name == "total":
            continue
        for source in (labelled, noted):
            limit = source.get(name)
            if limit is not None:
                yield Relation("card/score-maximum", score, ((1, limit),), "<=", "error", _("maximum score"))
    for name, limit in labelled.items():
        other = noted.get(name)
        if other is not None:
            yield Relation(
                "card/weights-agree",
                limit,
                ((1, other),),
                severity="error",
                note=_("maximum at the label and in the note"),
            )


def _weighing(card: Card, weights: list[tuple[str, Operand]]) -> Iterator[Checked]:
    """The weights of a note add up to 100."""
    operands = [operand for _, operand in weights]
    per_indicator = [indicator for indicator in card.indicators if indicator["weight"] is not None]
    if len(per_indicator) > 2:
        figures = [awarded(parse_figure(str(indicator["weight"]))) for indicator in per_indicator]
        operands = [
            Operand(
                f"{card.id}.i{at}.weight",
                indicator["level3"] or "?",
                indicator["line"],
                str(indicator["weight"]),
                figure,
                0,
                "分",
            )
            for at, (indicator, figure) in enumerate(zip(per_indicator, figures, strict=True))
        ]
        execution = next((one for one in card.record["maxima"] if one["name"] == "execution"), None)
        if execution is not None:
            operands.append(
                Operand(
                    f"{card.id}.m",
                    _("execution maximum"),
                    execution["line"],
                    str(execution["value"]),
                    awarded(parse_figure(str(execution["value"]))),
                    0,
                    "分",
                )
            )
    if len(operands) < 3:
        return
    whole = Operand(
        f"{card.id}.weights",
        _("{name} weights").format(name=card.name),
        operands[0].line,
        str(FULL),
        awarded(Figure(FULL, 0, str(FULL))),
        0,
        "分",
        printed=False,
    )
    yield Relation(
        "card/weights-sum",
        whole,
        tuple((1, operand) for operand in operands),
        severity="error",
        note=_("weights add up to 100"),
    )
    if weights and len(per_indicator) < 3 and not any("执行" in name for name, _ in weights):
        yield Observation(
            "card/weights-name",
            _("{name}: the note gives no weight to the execution of the budget").format(name=card.name),
            cited(operands),
            "info",
        )
