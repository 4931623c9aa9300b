"""Fields of a card left blank, or left with the instruction of the template."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.cards.words import OF, called
from yxtools.checks.cards.model import Card
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.language import _

# Fields that a publisher may have blanked on purpose: looked at across all cards.
CONTACTS = frozenset({"leader", "clerk", "telephone"})
# The name of a field that holds the score of a section begins so.
SCORE_OF = "score" + OF
# A longer text says more than the instruction.
LONGEST_PROMPT = 120
# How bad it is that a field is blank, where that is more than a remark.
MANDATORY = {
    "total": "warning",
    "execution": "warning",
    "spent": "warning",
    "entity": "warning",
    "project": "warning",
}


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """Fields whose label is printed are filled, with an answer and not with the instruction of the
    template.
    """
    yield from _blanks(card)
    yield from _prompts(card, words)
    yield from _heads(card)


def _blanks(card: Card) -> Iterator[Observation]:
    """Fields that are labelled and empty."""
    for blank in card.record["blanks"]:
        field = blank["field"]
        if field not in CONTACTS:
            severity = "warning" if field.startswith(SCORE_OF) else MANDATORY.get(field, "info")
            yield Observation(
                "card/missing",
                _("{name}: {field} is left blank").format(name=card.name, field=called(field)),
                (card.place(field.replace(" ", "-"), called(field), blank["line"]),),
                severity,
            )


def _prompts(card: Card, words: Words) -> Iterator[Observation]:
    """Fields and notes that hold the instruction of the template."""
    for field, text in card.narrative.items():
        if words.has("prompt", text) and len(text) < LONGEST_PROMPT:
            message = _("{name}: {field} still holds the instruction of the template")
            message = message.format(name=card.name, field=called(field))
            yield Observation("card/template", message, (card.text(field),), "info")
    for at, remark in enumerate(card.record["remarks"]):
        if words.has("prompt", remark["text"]):
            message = _("{name}: the note still holds the instruction of the template").format(name=card.name)
            note = card.place(f"remark{at}", _("note"), remark["line"], remark["text"])
            yield Observation("card/template", message, (note,), "info")


def _heads(card: Card) -> Iterator[Observation]:
    """A card has a title, and the name of its project."""
    if card.record["title"] is None and card.record["project"] and card.evaluated:
        message = _("{name}: the card has no title and no unit above it").format(name=card.name)
        yield Observation("card/missing", message, (card.text("project"),), "info")
    if card.record["project"] is None and card.record["subject"] == "project":
        message = _("{card}: the head of the card is missing").format(card=card.name)
        where = Operand.place(f"{card.id}.head", card.name, card.record["src"]["line"], "")
        yield Observation("card/missing", message, (where,))
