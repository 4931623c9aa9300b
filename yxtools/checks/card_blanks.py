"""Fields of a card left blank, or left with the instruction of the template."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.cards.words import called
from yxtools.checks.card_model import Card
from yxtools.checks.card_words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.language import _

# Fields that a publisher may have blanked on purpose: looked at across all cards.
CONTACTS = frozenset({"leader", "clerk", "telephone"})
MANDATORY = {
    "total": "warning",
    "execution": "warning",
    "spent": "warning",
    "filed": "info",
    "entity": "warning",
    "filer": "info",
    "project": "warning",
}


def checks(card: Card, words: Words) -> Iterator[Observation]:
    """Fields whose label is printed are filled, with an answer and not with the instruction of the
    template.
    """
    for blank in card.record["blanks"]:
        field = blank["field"]
        if field in CONTACTS:
            continue
        severity = MANDATORY.get(field, "info")
        if field.startswith("score of"):
            severity = "warning"
        where = Operand(
            f"{card.id}.{field.replace(' ', '-')}",
            f"{card.name} {called(field)}",
            blank["line"],
            "",
            None,
            0,
            None,
        )
        yield Observation(
            "card/missing",
            _("{name}: {field} is left blank").format(name=card.name, field=called(field)),
            (where,),
            severity,
        )
    for field, text in card.narrative.items():
        if words.has("prompt", text) and len(text) < 120:
            yield Observation(
                "card/template",
                _("{name}: {field} still holds the instruction of the template").format(
                    name=card.name, field=called(field)
                ),
                (card.text(field),),
                "info",
            )
    for at, remark in enumerate(card.record["remarks"]):
        if words.has("prompt", remark["text"]):
            yield Observation(
                "card/template",
                _("{name}: the note still holds the instruction of the template").format(name=card.name),
                (
                    Operand(
                        f"{card.id}.remark{at}", "note", remark["line"], remark["text"][:80], None, 0, None
                    ),
                ),
                "info",
            )
    if card.record["title"] is None and card.record["project"] and card.evaluated:
        yield Observation(
            "card/missing",
            _("{name}: the card has no title and no unit above it").format(name=card.name),
            (card.text("project"),),
            "info",
        )
    if card.record["project"] is None and card.record["subject"] == "project":
        where = Operand(f"{card.id}.head", card.name, card.record["src"]["line"], "", None, 0, None)
        message = _("{card}: the head of the card is missing").format(card=card.name)
        yield Observation("card/missing", message, (where,), "warning")
