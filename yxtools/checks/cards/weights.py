"""Weights and highest scores of a self-evaluation: those at the labels, those of the note, and their sum."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.cards.vocabulary import Vocabulary
from yxtools.cards.words import called
from yxtools.checks.cards.model import Card, awarded, cited
from yxtools.checks.observation import Observation, Tested
from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.figures import Figure, Interval, parse_figure, total
from yxtools.language import _
from yxtools.text import squeeze

FULL = 100
# Weights of the indicators where the execution of the budget has the rest.
LEFT_BY_EXECUTION = (90, 80)
# Indicators below which weights tell nothing.
FEWEST = 3


def checks(card: Card, vocabulary: Vocabulary) -> Iterator[Tested]:
    """All checks of the weights of one card."""
    weights = _weights(card, vocabulary)
    yield from _maxima(card, weights, vocabulary)
    yield from _weighing(card, weights)
    yield from _of_each(card)


def _weights(card: Card, vocabulary: Vocabulary) -> list[tuple[str, Operand]]:
    """The weights that the note under the scores gives, by name."""
    found: list[tuple[str, Operand]] = []
    for remark in card.record["remarks"]:
        text = vocabulary.regex("scores", "of_grades").split(squeeze(remark["text"]))[0]
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


def _maxima(card: Card, weights: list[tuple[str, Operand]], vocabulary: Vocabulary) -> Iterator[Tested]:
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
            if card.words.has("execution_name", name)
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
                yield Relation(
                    "card/score-maximum", score, ((1, limit),), AT_MOST, "error", _("maximum score")
                )
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


def _weighing(card: Card, weights: list[tuple[str, Operand]]) -> Iterator[Tested]:
    """The weights of the indicators and of the execution, or those of a note, add up to 100."""
    operands = [operand for _, operand in weights]
    per_indicator = of_indicators(card)
    if len(per_indicator) >= FEWEST:
        execution = _of_execution(card)
        if execution is None and card.amount("rate") is not None:
            return  # what the execution weighs is not known
        operands = [*per_indicator, *([] if execution is None else [execution])]
    if len(operands) < FEWEST:
        return
    yield _full(card, operands, FULL)
    named = any(card.words.has("execution_name", name) for name, _ in weights)
    if weights and len(per_indicator) < FEWEST and not named:
        yield Observation(
            "card/weights-name",
            _("{name}: the note gives no weight to the execution of the budget").format(name=card.name),
            cited(operands),
            "info",
        )


def _of_each(card: Card) -> Iterator[Relation]:
    """No indicator scores more than it weighs; where half of them seem to, scores and weights are points of
    different wholes.
    """
    pairs = [
        (card.points(at, "score"), card.points(at, "weight"))
        for at, indicator in enumerate(card.indicators)
        if indicator["score"] is not None and indicator["weight"] is not None
    ]
    if 2 * sum(weight.point().before(score.point()) for score, weight in pairs) < len(pairs):
        for score, weight in pairs:
            yield Relation("card/score-maximum", score, ((1, weight),), AT_MOST, "error", _("maximum score"))


def targets(card: Card) -> Iterator[Relation]:
    """The weights of all indicators of a target card add up to 100, or to what the execution leaves of it."""
    operands = of_indicators(card)
    if len(operands) < FEWEST or len(operands) < len(card.indicators):
        return
    known = total(operand.interval() for operand in operands)
    rest = next((one for one in LEFT_BY_EXECUTION if known.meets(Interval(one, one))), FULL)
    yield _full(card, operands, rest)


def of_indicators(card: Card) -> list[Operand]:
    """The weights that stand beside the indicators."""
    return [
        card.points(at, "weight")
        for at, indicator in enumerate(card.indicators)
        if indicator["weight"] is not None
    ]


def _of_execution(card: Card) -> Operand | None:
    """The weight of the execution of the budget."""
    found = next((one for one in card.record["maxima"] if one["name"] == "execution"), None)
    if found is None:
        return None
    figure = awarded(parse_figure(str(found["value"])))
    return Operand(
        f"{card.id}.m", _("execution maximum"), found["line"], str(found["value"]), figure, 0, "分"
    )


def _full(card: Card, operands: list[Operand], full: int) -> Relation:
    """The sum of weights."""
    place = f"{card.id}.weights", _("{name} weights").format(name=card.name), operands[0].line, str(full)
    whole = Operand(*place, awarded(Figure(full, 0, str(full))), 0, "分", printed=False)
    parts = tuple((1, operand) for operand in operands)
    return Relation("card/weights-sum", whole, parts, severity="error", note=_("weights add up to 100"))
