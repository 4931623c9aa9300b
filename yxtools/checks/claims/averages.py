"""What one thing costs on average: 车均运行维护费."""

from __future__ import annotations

from yxtools.checks.claims.book import Book, Record, family, operand, role
from yxtools.checks.claims.rates import undefined
from yxtools.checks.growth import rate_decimals
from yxtools.checks.relation import Operand, Relation, calculated, ratio, unverifiable
from yxtools.language import _

AVERAGE = "average"
"""The measure of what one thing costs."""

_COUNTED = {"running": "kept vehicles", "purchase": "bought vehicles"}
"""What the money of an item is divided by."""


def average(book: Book, claim: Record, stated: Operand) -> Relation:
    """An average against the money and the number of things that the same paragraph states."""
    item = claim["dims"].get("item", "")
    cost = _before(book, claim, "value", {"item": item, "measure": "expenditure"})
    number = _before(book, claim, "count", {"thing": _COUNTED.get(item, "")})
    if cost is None or number is None or family(cost) != family(stated):
        return unverifiable("prose/value", stated, (), _("the money or the number of things is not stated"))
    made = calculated("prose/value", stated, (cost, number), ratio(rate_decimals(stated)), severity="warning")
    return made or undefined("prose/value", stated, (cost, number), _("an average of no things is undefined"))


def _before(book: Book, claim: Record, kind: str, wanted: dict[str, str]) -> Operand | None:
    """The last figure of a kind that is stated of a subject in the paragraph, before a claim."""
    for one in book.before(claim):
        named = all(one["dims"].get(name) == value for name, value in wanted.items())
        if one["kind"] == kind and named and (figure := role(one, "value")) is not None:
            return operand(figure)
    return None
