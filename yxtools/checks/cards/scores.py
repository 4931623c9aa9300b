"""Checks of the scores of a self-evaluation: their sum, the score and the grade stated, and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yxtools.cards.vocabulary import Vocabulary
from yxtools.checks.cards import execution, weights
from yxtools.checks.cards.model import Card, awarded
from yxtools.checks.observation import Observation, Tested
from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.figures import Interval, parse_figure, total
from yxtools.language import _

FULL = 100
# The grade below all bands, as the regulation on self-evaluation names it.
LOWEST = "差"


def checks(card: Card, vocabulary: Vocabulary) -> Iterator[Tested]:
    """All checks of the scores of one card."""
    if not card.evaluated:
        yield from weights.targets(card)
        return
    yield from _sum(card, vocabulary)
    yield from _stated(card)
    yield from _grade(card, vocabulary)
    yield from weights.checks(card, vocabulary)
    yield from execution.checks(card)


def _sections(card: Card) -> dict[str, Operand]:
    return {name: operand for name, operand in card.scores.items() if name not in ("execution", "total")}


def _sum(card: Card, vocabulary: Vocabulary) -> Iterator[Tested]:
    """The scores of the sections and of the execution add up to the total."""
    whole, sections = card.scores.get("total"), _sections(card)
    scored = [i for i, indicator in enumerate(card.indicators) if indicator["score"] is not None]
    if whole is None:
        return
    execution = card.scores.get("execution")
    if len(scored) > 1 and not sections:
        yield _indicators(whole, [card.points(at, "score") for at in scored], execution, card.amount("rate"))
        return
    missing = [name for name in ("execution", *vocabulary.sections) if name not in card.scores]
    parts = [operand for operand in (*sections.values(), execution) if operand is not None]
    if len(sections) < 2:
        return
    if missing:
        known = total(part.interval() for part in parts)
        if whole.interval().before(known):
            yield Relation(
                "card/score-sum",
                whole,
                tuple((1, part) for part in parts),
                severity="error",
                note=_("the parts printed exceed the total"),
            )
        return
    yield Relation(
        "card/score-sum",
        whole,
        tuple((1, part) for part in parts),
        severity="error",
        note=_("sections and execution"),
    )


def _indicators(
    whole: Operand, parts: Sequence[Operand], execution: Operand | None, rate: Operand | None
) -> Relation:
    """The scores of the indicators and of the execution are the total; with an execution whose score is not
    known they are no more.
    """
    note = _("scores of the indicators")
    if execution is None and rate is not None:
        first, *others = parts
        rest = tuple((-1, part) for part in others)
        return Relation("card/score-sum", first, ((1, whole), *rest), AT_MOST, "error", note)
    known = [*parts, execution] if execution is not None else parts
    return Relation("card/score-sum", whole, tuple((1, part) for part in known), severity="error", note=note)


def _stated_operand(card: Card) -> Operand | None:
    stated = card.record["stated"]
    if not stated or stated["score"] is None:
        return None
    figure = awarded(parse_figure(str(stated["score"])))
    return Operand(
        f"{card.id}.stated",
        _("{name} score in the conclusion").format(name=card.name),
        stated["line"],
        str(stated["score"]),
        figure,
        0,
        "分",
    )


def _stated(card: Card) -> Iterator[Relation]:
    """The total is the score that the conclusion states."""
    whole, stated = card.scores.get("total"), _stated_operand(card)
    if whole is not None and stated is not None:
        yield Relation(
            "card/score-stated",
            stated,
            ((1, whole),),
            severity="error",
            note=_("the score stated in the conclusion"),
        )


def bands(card: Card, vocabulary: Vocabulary) -> list[tuple[Interval, Interval, str]]:
    """The bands of the grades that the card prints: low, high, grade."""
    found = []
    for remark in card.record["remarks"]:
        for match in vocabulary.regex("scores", "band").finditer(remark["text"]):
            ends = sorted((int(match[1]), int(match[2])))
            found.append((Interval(ends[0], ends[0]), Interval(ends[1], ends[1]), match[3][0]))
    return found


def _grade(card: Card, vocabulary: Vocabulary) -> Iterator[Observation]:
    """The grade in the conclusion is that of the score, by the bands the card prints."""
    stated = card.record["stated"]
    known = bands(card, vocabulary)
    whole = card.scores.get("total") or _stated_operand(card)
    if not stated or not stated["grade"] or not known or whole is None:
        return
    score = whole.point()
    # the lower end belongs to a band, the upper one only to the highest
    fitting = [grade for low, high, grade in known if not score.before(low) and score.before(high)]
    fitting += [grade for _, high, grade in known if high == Interval(FULL, FULL) and score == high]
    lowest = min(known, key=lambda band: band[0].low)
    expected = fitting[0] if fitting else LOWEST if score.before(lowest[0]) else None
    printed = Operand(
        f"{card.id}.grade",
        _("{name} grade").format(name=card.name),
        stated["line"],
        stated["grade"],
        None,
        0,
        None,
    )
    if expected is not None:
        yield Observation(
            "card/grade",
            _(
                "{name}: the score {whole} is {expected} by the bands printed, the conclusion says {grade}"
            ).format(name=card.name, whole=whole.raw, expected=expected, grade=stated["grade"]),
            (whole, printed),
            "error",
            expected != stated["grade"][0],
        )
