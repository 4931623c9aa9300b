"""The level 2 of rows of indicators."""

from tests.cards.printed import VOCABULARY, row
from yxtools.cards.levels import levels


def test_numbers_say_where_a_level_begins() -> None:
    rows = [
        row("|产出指标|数量指标|指标1|a|1|1||", 1),
        # printed one row below the beginning of its group
        row("|||指标1|b|1|1||", 2),
        row("||质量指标|指标2|c|1|1||", 3),
        # no label: 时效指标 by the order of the form
        row("|||指标1|d|1|1||", 4),
        row("||成本指标|指标1|e|1|1||", 5),
    ]
    notes: list[str] = []
    found = [level.key if level else None for level in levels(rows, VOCABULARY, notes)]
    assert found == ["数量指标", "质量指标", "质量指标", "时效指标", "成本指标"]
    assert len(notes) == 2
