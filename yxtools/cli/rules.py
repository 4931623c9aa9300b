"""Every rule there is: those of yx-sum and of yx-diff, whose packages do not know each other, as one list."""

from functools import cache
from typing import TYPE_CHECKING

from yxtools.language import _

if TYPE_CHECKING:
    from yxtools.checks.catalogue import Rule
    from yxtools.taxonomy import Taxonomy


def rules(taxonomy: "Taxonomy") -> "tuple[Rule, ...]":
    """The rules in the order of listing, with those that the taxonomy brings along."""
    from yxtools.checks.catalogue import rules
    from yxtools.diff.rules import DIFF_RULES

    return (*rules(taxonomy), *DIFF_RULES)


@cache
def built_in() -> "dict[str, Rule]":
    """The rules that need no taxonomy of one's own, by name."""
    from yxtools.checks.catalogue import BUILT_IN
    from yxtools.diff.rules import DIFF_RULES

    return {rule.name: rule for rule in (*BUILT_IN, *DIFF_RULES)}


def rule_title(name: str) -> str:
    """What a rule is called; one of a taxonomy of one's own goes by its name."""
    rule = built_in().get(name)
    return _(rule.title) if rule else name
