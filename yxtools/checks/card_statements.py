"""Statements that all was done or paid, against the targets missed and the money left."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks.card_model import Card, cited
from yxtools.checks.card_outcomes import verdict
from yxtools.checks.card_words import Words
from yxtools.checks.observation import Observation
from yxtools.language import _
from yxtools.text import squeeze


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """Who says that all is done has missed no target and left no money; who spent all was not slow."""
    if not card.evaluated:
        return
    spent, budget = card.amount("spent"), card.amount("budget")
    short = spent is not None and budget is not None and spent.point().before(budget.point())
    missed = [
        at
        for at, indicator in enumerate(card.indicators)
        if verdict(indicator, words) is False or _part(indicator["actual"])
    ]
    for field in ("completion", "conclusion"):
        if not words.has("all_done", card.narrative.get(field)):
            continue
        if missed:
            yield Observation(
                "card/claim",
                _("{name}: {field} says that everything was done, {count} targets were missed").format(
                    name=card.name, field=called(field), count=len(missed)
                ),
                cited(card.text(field), [card.cell(at, "actual") for at in missed]),
                "warning",
            )
        elif short and "资金" in card.narrative[field]:
            yield Observation(
                "card/claim",
                _("{name}: {field} says that everything was paid, {spent} of {budget} was").format(
                    name=card.name,
                    field=called(field),
                    spent=spent.raw if spent else "",
                    budget=budget.raw if budget else "",
                ),
                cited(card.text(field), spent, budget),
                "warning",
            )
    if (
        words.has("slow", card.narrative.get("problems"))
        and spent is not None
        and budget is not None
        and spent.point() == budget.point()
    ):
        yield Observation(
            "card/claim",
            _("{name}: all of {budget} was spent, yet the money is said to have flowed slowly").format(
                name=card.name, budget=budget.raw
            ),
            cited(card.text("problems"), spent, budget),
            "info",
        )


def _part(text: str | None) -> bool:
    first, stroke, rest = squeeze(text or "").partition("/")
    return (
        bool(stroke)
        and first.isdigit()
        and rest[:1].isdigit()
        and len(first) == 1
        and first < rest[0]
        and not rest[1:2].isdigit()
    )
