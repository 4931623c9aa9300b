from tests.diff.facts import TAXONOMY, fact
from yxtools.diff.keys import Keys

KEYS = Keys(TAXONOMY)
OWN = (2024, "final")


def test_funds_and_natures_that_are_not_said_are_all() -> None:
    meaning = KEYS.meaning(fact("1.00", code="208"), OWN, {})
    assert dict(meaning.key) == {
        "measure": "expenditure", "class": "functional:208", "fund": "all", "nature": "all"
    }  # fmt: skip
    assert (meaning.period, meaning.change) == (OWN, None)


def test_a_column_of_the_year_before() -> None:
    assert KEYS.meaning(fact("1.00", year=2023), OWN, {}).period == (2023, "final")
    assert KEYS.meaning(fact("1.00", heads=("上年决算数",)), OWN, {}).period == (2023, "final")
    assert KEYS.meaning(fact("1.00", heads=("上年结转", "金额")), OWN, {}).period == OWN


def test_the_budget_beside_the_outcome() -> None:
    assert KEYS.meaning(fact("1.00", version="budget"), OWN, {}).period == (2024, "budget")
    assert KEYS.meaning(fact("1.00", version="final"), OWN, {}).period == OWN
    assert KEYS.meaning(fact("1.00", version="adjusted"), OWN, {}).period == (2024, "adjusted")
    assert KEYS.meaning(fact("1.00", version="execution"), OWN, {}).period == (2024, "execution")


def test_a_difference_is_no_amount() -> None:
    meaning = KEYS.meaning(fact("1.00", change="percent", unit="%"), OWN, {})
    assert meaning.change == "percent"
    assert meaning.key == KEYS.meaning(fact("1.00"), OWN, {}).key


def test_counts_are_told_from_money() -> None:
    amount, count = fact("1.00"), fact("3", unit="辆")
    assert dict(KEYS.meaning(count, OWN, {}).key)["counted"] == "辆"
    assert "counted" not in dict(KEYS.meaning(amount, OWN, {}).key)


def test_rows_that_are_not_understood_go_by_name_and_title() -> None:
    unknown = fact("1.00", "免费开放", form=None, named="", label="免费开放")
    dims = dict(KEYS.meaning(unknown, OWN, {}).key)
    assert (dims["row"], dims["form"]) == ("免费开放", "支出决算表")
