"""Statements that all was done or paid, against the targets missed and the money left."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks.cards.model import Card, cited
from yxtools.checks.cards.outcomes import missed
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Observation
from yxtools.language import _


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """Who says that all is done has missed no target and left no money; who spent all was not slow."""
    if card.evaluated:
        yield from _all_done(card, words)
        yield from _slow(card, words)


def _all_done(card: Card, words: Words) -> Iterator[Observation]:
    """Where everything is said to be done or paid, no target was missed and no money is left."""
    spent, budget = card.amount("spent"), card.amount("budget")
    undone = [at for at in range(len(card.indicators)) if missed(card, at, words)]
    for field in ("completion", "conclusion"):
        if not words.has("all_done", card.narrative.get(field)):
            continue
        if undone:
            yield Observation(
                "card/claim",
                _("{name}: {field} says that everything was done, {count} targets were missed").format(
                    name=card.name, field=called(field), count=len(undone)
                ),
                cited(card.text(field), [card.cell(at, "actual") for at in undone]),
            )
        elif (
            spent is not None
            and budget is not None
            and spent.point().before(budget.point())
            and words.has("money", card.narrative[field])
        ):
            yield Observation(
                "card/claim",
                _("{name}: {field} says that everything was paid, {spent} of {budget} was").format(
                    name=card.name, field=called(field), spent=spent.raw, budget=budget.raw
                ),
                cited(card.text(field), spent, budget),
            )


def _slow(card: Card, words: Words) -> Iterator[Observation]:
    """Money that was all spent did not flow slowly."""
    spent, budget = card.amount("spent"), card.amount("budget")
    if spent is None or budget is None or spent.point() != budget.point():
        return
    if words.has("slow", card.narrative.get("problems")):
        yield Observation(
            "card/claim",
            _("{name}: all of {budget} was spent, yet the money is said to have flowed slowly").format(
                name=card.name, budget=budget.raw
            ),
            cited(card.text("problems"), spent, budget),
            "info",
        )
