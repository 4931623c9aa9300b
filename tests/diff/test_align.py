from tests.diff.facts import TAXONOMY, document, fact, rows
from yxtools.diff.align import align
from yxtools.diff.crosswalk import Crosswalk
from yxtools.diff.likeness import Likeness
from yxtools.diff.model import Document, Pair, Print

LIKENESS = Likeness(TAXONOMY)


def aligned(before: Document, after: Document) -> list[Pair]:
    edition = Crosswalk(TAXONOMY).between(before.year, after.year)
    return align(before.prints, after.prints, edition, LIKENESS)


def sides(pairs: list[Pair]) -> list[tuple[str | None, str | None]]:
    return [(_raw(pair.before), _raw(pair.after)) for pair in pairs]


def _raw(one: Print | None) -> str | None:
    return None if one is None else one.raw


def test_place_and_order_do_not_matter() -> None:
    before = document(*rows(("社保", "208", "1.00"), ("卫生", "210", "2.00")))
    after = document(*rows(("卫生", "210", "3.00"), ("教育", "205", "4.00"), table="t9"))
    assert sides(aligned(before, after)) == [("2.00", "3.00"), (None, "4.00"), ("1.00", None)]


def test_a_recoded_class_is_found_under_its_new_code() -> None:
    before = document(fact("25.00", "中医药", "21006", year=2023))
    after = document(fact("28.00", "中医药事务", "21017"))
    (pair,) = aligned(before, after)
    assert pair.recoded and pair.exact
    assert (dict(pair.before_key)["class"], dict(pair.key)["class"]) == (
        "functional:21006",
        "functional:21017",
    )


def test_a_code_that_is_still_printed_was_not_recoded() -> None:
    before = document(fact("25.00", "中医药", "21006", year=2023))
    after = document(fact("28.00", "中医药", "21006"))
    assert [pair.recoded for pair in aligned(before, after)] == [False]


def test_classes_merged_into_one_are_added_up() -> None:
    merged = [("工商", "20115", "1.00"), ("质监", "20117", "2.00"), ("食药", "21010", "4.00")]
    before = document(*rows(*merged, year=2018))
    after = document(fact("8.00", "市场监督管理事务", "20138", year=2019))
    (pair,) = aligned(before, after)
    assert pair.before is not None and pair.before.figure.value == 7
    assert pair.recoded


def test_a_new_official_name_is_a_recoding() -> None:
    before = document(fact("1.00", "行政事业单位离退休", "20805", year=2019))
    after = document(fact("1.00", "行政事业单位养老支出", "20805", year=2020))
    assert [pair.recoded for pair in aligned(before, after)] == [True]


def test_another_print_of_a_name_is_none() -> None:
    before = document(fact("1.00", "八、社会保障和就业支出", "208", year=2019))
    after = document(fact("1.00", "社会保障和就业支出", "208", year=2020))
    assert [pair.recoded for pair in aligned(before, after)] == [False]


def test_all_money_is_compared_with_the_current_years_and_said() -> None:
    (pair,) = aligned(document(fact("1.00")), document(fact("2.00", origin="current")))
    assert not pair.exact
    assert pair.notes == ("before: money carried over included; after: the current year's money only",)


def test_money_carried_over_is_never_compared_with_the_current_years() -> None:
    pairs = aligned(document(fact("1.00", origin="carried")), document(fact("2.00", origin="current")))
    assert sides(pairs) == [(None, "2.00"), ("1.00", None)]


def test_an_item_of_fiscal_money_is_the_item() -> None:
    (pair,) = aligned(
        document(fact("1.00", fund="fiscal", item="reception")), document(fact("2.00", item="reception"))
    )
    assert pair.notes == ("fund before: fiscal; after: all",)


def test_a_project_moves_to_another_unit() -> None:
    before, after = (
        document(fact("1.00", "培训", named="projects:培训")),
        document(fact("2.00", "培训", named="projects:培训")),
    )
    moved = {(*key, ("owner", "云溪县档案馆")): one for key, one in after.prints.items()}
    (pair,) = align(before.prints, {tuple(sorted(key)): one for key, one in moved.items()})
    assert pair.notes == ("unit before: (not said); after: 云溪县档案馆",)


def test_a_like_name_is_offered_with_its_score() -> None:
    old, new = "中医药传承创新发展补助", "中医药传承与创新发展补助资金"
    before = document(fact("1.00", old, named=f"projects:{old}"))
    after = document(fact("1.00", new, named=f"projects:{new}"))
    (pair,) = aligned(before, after)
    assert pair.recoded and not pair.exact
    assert pair.notes == (f"taken for {old} by likeness, 78 %",)


def test_a_fact_without_a_column_is_not_comparable() -> None:
    before = document(*rows(("社保", "208", "1.00")))
    after = document(
        *rows(("社保", "208", "1.00"), ("卫生", "210", "1.00")), fact("5.00", code="208", fund="own")
    )
    told = {pair.after.raw: pair.comparable for pair in aligned(before, after) if pair.after}
    assert told == {"1.00": True, "5.00": False}


def test_a_lost_page_is_suspected() -> None:
    whole = [
        ("社保", "208", "3.00"),
        ("养老", "20805", "3.00"),
        ("卫生", "210", "4.00"),
        ("公卫", "21004", "4.00"),
    ]
    after = document(*rows(*whole))
    before = document(*rows(*whole[2:], ("养老", "20805", "3.00")))
    (lost,) = [pair for pair in aligned(before, after) if pair.before is None]
    assert lost.notes == ("the other document lacks rows of this column: a page may be lost",)
