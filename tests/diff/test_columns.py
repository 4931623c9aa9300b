from tests.diff.facts import document, fact, rows
from yxtools.diff.columns import Columns, column, without_origin

CARRIED, CURRENT, ALL = (
    next(iter(document(fact("1.00", code="208", origin=origin)).prints))
    for origin in ("carried", "current", "")
)


def test_a_column_holds_what_its_rows_print() -> None:
    held = Columns([ALL], [])
    other = next(iter(document(fact("1.00", code="210")).prints))
    project = next(iter(document(fact("1.00", "培训", named="projects:培训")).prints))
    assert held.hold(other) and not held.hold(project)


def test_a_fact_told_with_other_money_is_no_new_one() -> None:
    held = Columns([ALL], [CURRENT])
    assert not held.hold(CURRENT)
    assert column(CURRENT) != column(ALL)


def test_money_carried_over_is_never_reduced() -> None:
    assert without_origin(CARRIED) is None
    assert without_origin(CURRENT) == without_origin(ALL) == ALL


def test_rows_are_lost_where_some_have_their_class_above_and_others_not() -> None:
    whole = document(*rows(("社保", "208", "1.00"), ("养老", "20805", "1.00"))).prints
    torn = document(
        *rows(("社保", "208", "1.00"), ("养老", "20805", "1.00"), ("公卫", "21004", "1.00"))
    ).prints
    only_items = document(*rows(("养老", "20805", "1.00"), ("公卫", "21004", "1.00"))).prints
    assert [bool(Columns(keys, []).lost(ALL)) for keys in (whole, torn, only_items)] == [False, True, False]
