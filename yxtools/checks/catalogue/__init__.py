"""All rules there are: of tables, of cards, of prose, and those a taxonomy of one's own brings along."""

from __future__ import annotations

from yxtools.checks.catalogue.cards import MONEY_RULES
from yxtools.checks.catalogue.disclosure import DISCLOSURE_RULES
from yxtools.checks.catalogue.indicators import INDICATOR_RULES
from yxtools.checks.catalogue.outlines import OUTLINE_RULES
from yxtools.checks.catalogue.prose import CLAIM_RULES
from yxtools.checks.catalogue.rule import OWN, Rule
from yxtools.checks.catalogue.tables import FIGURE_RULES
from yxtools.language import later
from yxtools.taxonomy import Taxonomy

__all__ = ["BUILT_IN", "CARD_RULES", "CLAIM_RULES", "TABLE_RULES", "Rule", "rules"]

TABLE_RULES = (*FIGURE_RULES, *OUTLINE_RULES)
CARD_RULES = (*MONEY_RULES, *INDICATOR_RULES, *DISCLOSURE_RULES)
BUILT_IN = (*TABLE_RULES, *CARD_RULES, *CLAIM_RULES)


def rules(taxonomy: Taxonomy) -> tuple[Rule, ...]:
    """The rules in the order of listing, with `sum/<dimension>` for what the taxonomy completes."""
    names = {rule.name for rule in BUILT_IN}
    added = tuple(
        _of_dimension(dimension)
        for dimension in taxonomy.dimensions["complete"]
        if f"sum/{dimension}" not in names
    )
    return (*BUILT_IN, *added)


def _of_dimension(dimension: str) -> Rule:
    return Rule(
        f"sum/{dimension}",
        dimension,
        later("a figure is the sum of its parts"),
        f"{dimension} = Σ",
        "10.00 = 6.00 + 4.00",
        "10.00 ≠ 6.00 + 5.00",
        OWN,
    )
