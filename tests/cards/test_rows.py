"""Rows of indicators taken apart."""

from tests.cards.printed import row


def test_a_level_2_with_a_maximum_stands_for_a_level_1() -> None:
    found = row("||社会效益指标（30分）|社会效益指标|指标1|水平|提升|提升|")
    assert found.level1 is not None and found.level1.key == "效益指标"
    assert found.level2 is not None and found.level2.key == "社会效益指标"


def test_cost_is_a_level_1_before_its_own_level_2() -> None:
    found = row("|成本指标|经济成本指标|总额|≤5万元|5万元||")
    assert found.level1 is not None and found.level1.key == "成本指标"
    assert found.level2 is not None and found.level2.key == "经济成本指标"
