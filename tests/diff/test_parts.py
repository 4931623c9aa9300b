from tests.diff.facts import TAXONOMY, document, rows
from yxtools.diff.align import align
from yxtools.diff.change import Change, change
from yxtools.diff.order import by_size
from yxtools.diff.parts import Parts

CODES = ["208", "20805", "2080505", "210", "21001", "21004"]


def changes(before: list[str], after: list[str]) -> list[Change]:
    sides = [
        document(
            *rows(
                ("合计", None, total), *((code, code, raw) for code, raw in zip(CODES, parts, strict=False))
            )
        )
        for total, *parts in (before, after)
    ]
    return [change(pair) for pair in align(sides[0].prints, sides[1].prints)]


def explained(found: list[Change]) -> dict[str, list[tuple[str, float]]]:
    parts = Parts(found, TAXONOMY.dimensions["tree"])
    return {
        dict(one.pair.key)["class"]: [
            (part["key"]["class"].partition(":")[2], part["share"]) for part in parts.explain(one)
        ]
        for one in found
    }


BEFORE = ["100.00", "40.00", "40.00", "40.00", "60.00", "20.00", "40.00"]


def test_the_fewest_parts_that_account_for_a_change() -> None:
    found = explained(changes(BEFORE, ["120.00", "41.00", "41.00", "41.00", "79.00", "29.00", "50.00"]))
    assert found["total"] == [("210", 0.95)]
    assert found["functional:210"] == [("21004", 0.5263), ("21001", 0.4737)]
    assert found["functional:208"] == [("20805", 1)]
    assert found["functional:2080505"] == []


def test_a_part_that_goes_the_other_way_accounts_for_nothing() -> None:
    found = explained(changes(BEFORE, ["90.00", "10.00", "10.00", "10.00", "80.00", "40.00", "40.00"]))
    assert found["total"] == [("208", 3)]
    assert found["functional:210"] == [("21001", 1)]


def test_parts_that_leave_most_unexplained_are_not_named() -> None:
    found = explained(changes(BEFORE, ["150.00", "41.00", "41.00", "41.00", "62.00", "21.00", "41.00"]))
    assert found["total"] == []


def test_what_did_not_change_needs_no_parts() -> None:
    assert set(map(tuple, explained(changes(BEFORE, BEFORE)).values())) == {()}


def test_the_largest_changes_come_first_totals_before_all() -> None:
    found = by_size(changes(BEFORE, ["101.00", "21.00", "21.00", "21.00", "80.00", "20.00", "60.00"]))
    assert found[0].is_total and not any(one.is_total for one in found[1:])
    sizes = [abs(one.delta.low) for one in found[1:] if one.delta]
    assert sizes == sorted(sizes, reverse=True)
