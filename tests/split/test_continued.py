"""The columns of a page that carries a table on, matched with those of the table."""

from yxtools.split.aligned.continued import carried_on

# a code, a name and four columns of amounts, the first of which no row leaves empty
TABLE = [(0, 7), (10, 27), (34, 41), (44, 55), (58, 69), (72, 78)]
FIGURED = [True, False, True, True, True, True]


def test_page_of_shorter_names_has_its_amounts_elsewhere() -> None:
    page = [(0, 7), (10, 16), (42, 48), (56, 62)]
    assert carried_on(page, TABLE, (FIGURED[:4], FIGURED), frozenset({2})) == [0, 1, 2, 3]


def test_empty_column_between_is_told_by_its_room() -> None:
    page = [(0, 7), (10, 27), (34, 41), (58, 69)]
    assert carried_on(page, TABLE, (FIGURED[:4], FIGURED), frozenset({2})) == [0, 1, 2, 4]


def test_column_never_empty_is_not_left_out() -> None:
    page = [(0, 7), (10, 16), (44, 50)]
    assert carried_on(page, TABLE, (FIGURED[:3], FIGURED), frozenset({2})) == [0, 1, 2]


def test_amounts_stand_under_amounts() -> None:
    assert carried_on([(40, 46)], TABLE, ([True], FIGURED), frozenset()) == [2]
    assert carried_on([(12, 20)], TABLE, ([False], FIGURED), frozenset()) == [1]
