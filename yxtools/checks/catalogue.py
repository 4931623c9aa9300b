"""All rules there are: of tables, of cards, of prose, and those a taxonomy of one's own brings along."""

from __future__ import annotations

from yxtools.checks.cards import CARD_RULES
from yxtools.checks.claims import CLAIM_RULES
from yxtools.checks.rules import RULES, Rule
from yxtools.taxonomy import Taxonomy


def rules(taxonomy: Taxonomy) -> tuple[Rule, ...]:
    """The rules in the order of listing, with `sum/<dimension>` for what the taxonomy completes."""
    known = (*RULES, *CARD_RULES, *CLAIM_RULES)
    names = {rule.name for rule in known}
    added = tuple(
        Rule(f"sum/{dimension}", dimension, "a figure is the sum of its parts", "dimensions.toml")
        for dimension in taxonomy.dimensions["complete"]
        if f"sum/{dimension}" not in names
    )
    return (*known, *added)
