"""Checks of the scores of a self-evaluation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yxtools.cards.vocabulary import Vocabulary
from yxtools.cards.words import called
from yxtools.checks.card_model import Card, awarded, cited
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import Figure, Interval, parse_figure, quotient, total
from yxtools.language import _
from yxtools.text import squeeze

Checked = Relation | Observation
Record = dict[str, Any]

FULL = 100
# The usual weight of the execution of the budget.
EXECUTION_WEIGHT = 10


def checks(card: Card, vocabulary: Vocabulary) -> Iterator[Checked]:
    """All checks of the scores of one card."""
    if not card.evaluated:
        return
    weights = _weights(card, vocabulary)
    yield from _sum(card, vocabulary)
    yield from _stated(card)
    yield from _grade(card, vocabulary)
    yield from _maxima(card, weights, vocabulary)
    yield from _weighing(card, weights)
    yield from _execution(card)


def _sections(card: Card) -> dict[str, Operand]:
    return {name: operand for name, operand in card.scores.items() if name not in ("execution", "total")}


def _sum(card: Card, vocabulary: Vocabulary) -> Iterator[Checked]:
    """The scores of the sections and of the execution add up to the total."""
    whole, sections = card.scores.get("total"), _sections(card)
    scored = [i for i, indicator in enumerate(card.indicators) if indicator["score"] is not None]
    if whole is None:
        return
    execution = card.scores.get("execution")
    if len(scored) > 1 and not sections:
        parts = [_cell(card, at) for at in scored]
        parts += [execution] if execution is not None else []
        yield Relation(
            "card/score-sum",
            whole,
            tuple((1, part) for part in parts),
            severity="error",
            note=_("scores of the indicators"),
        )
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


def _cell(card: Card, at: int) -> Operand:
    indicator = card.indicators[at]
    figure = awarded(parse_figure(str(indicator["score"])))
    return Operand(
        f"{card.id}.i{at}.score",
        indicator["level3"] or "?",
        indicator["line"],
        str(indicator["score"]),
        figure,
        0,
        "分",
    )


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
    expected = fitting[0] if fitting else "差" if score.before(lowest[0]) else None
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


def _weights(card: Card, vocabulary: Vocabulary) -> list[tuple[str, Operand]]:
    """The weights that the note under the scores gives, by name."""
    found: list[tuple[str, Operand]] = []
    for remark in card.record["remarks"]:
        text = squeeze(remark["text"])
        text = re.split(r"等[级第组权]|评价等级|分为[三四五]", text)[0]
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


def _execution(card: Card) -> Iterator[Checked]:
    """The execution score is the share spent of its maximum, of what was budgeted or at least of what was
    received.
    """
    score, spent = card.scores.get("execution"), card.amount("spent")
    budget, received = card.amount("budget"), card.amount("received")
    if score is None or spent is None or budget is None:
        return
    limit = next(
        (int(one["value"]) for one in card.record["maxima"] if one["name"] == "execution"), EXECUTION_WEIGHT
    )
    by_budget, by_received = _fits(score, spent, budget, limit), _fits(score, spent, received, limit)
    rate = _rate(spent, budget)
    if by_budget is None:
        return
    if by_budget:
        yield Observation(
            "card/execution-score",
            _("{name}: execution score {score}").format(name=card.name, score=score.raw),
            cited(score, spent, budget),
            failed=False,
        )
    elif by_received:
        yield Observation(
            "card/execution-score",
            _(
                "{name}: {rate} of the budget was spent; the score {score} is that of what was received "
                "({received})"
            ).format(name=card.name, rate=rate, score=score.raw, received=received.raw if received else ""),
            cited(score, spent, budget, received),
            "info",
        )
    else:
        yield Observation(
            "card/execution-score",
            _("{name}: {rate} of the budget was spent, the execution score is {score} of {limit}").format(
                name=card.name, rate=rate, score=score.raw, limit=limit
            ),
            cited(score, spent, budget),
            "warning",
        )


def _fits(score: Operand, spent: Operand, base: Operand | None, limit: int) -> bool | None:
    """Whether a score is within one point's rounding of limit × spent / base."""
    ratio = quotient(spent.point(), base.point(), 6) if base is not None else None
    if ratio is None:
        return None
    exact = ratio * limit
    low = Interval(-(-exact.low // 10**exact.scale) - 1, -(-exact.low // 10**exact.scale) - 1)
    high = Interval(exact.high // 10**exact.scale + 1, exact.high // 10**exact.scale + 1)
    point = score.point()
    return not point.before(low) and not high.before(point)


def _rate(spent: Operand, base: Operand) -> str:
    ratio = quotient(spent.point(), base.point(), 4)
    return "?" if ratio is None else f"{ratio.low / 100:g}%"
