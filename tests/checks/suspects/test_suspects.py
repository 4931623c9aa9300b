"""Which figures are named where relations fail, and what they should be."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from yxtools.checks.relation import AT_MOST, Operand, Relation, calculated, ratio, summed
from yxtools.checks.suspects.graph import Graph
from yxtools.checks.suspects.suspects import Cause, Surroundings, causes
from yxtools.figures import Interval, parse_figure

Row = list[str]


def cell(row: int, column: int, raw: str, table: str = "t1", unit: str = "万元") -> Operand:
    """A cell of a table, on the line of its row; "" is a blank."""
    power = {"万元": 4, "元": 0}[unit]
    return Operand(
        f"{table}.r{row}.c{column}", f"行{row} · 列{column}", row + 1, raw, parse_figure(raw), power, unit
    )


def sums(rows: list[Row], table: str = "t1", unit: str = "万元") -> list[Relation]:
    """The first row is the sum of the others, the first column of the others."""
    cells = [[cell(r, c, raw, table, unit) for c, raw in enumerate(row)] for r, row in enumerate(rows)]
    down = [summed("down", cells[0][c], [(1, row[c]) for row in cells[1:]]) for c in range(len(rows[0]))]
    return [*down, *(summed("across", row[0], [(1, one) for one in row[1:]]) for row in cells)]


def found(relations: list[Relation], known: Surroundings | None = None) -> list[Cause]:
    return causes(Graph(relations, [relation.status() for relation in relations]), known)


def named(cause: Cause) -> list[tuple[str, float | int | None, str | None]]:
    return [(one.operand.ref, one.value, one.slip) for one in cause.suspects]


SOUND = [
    ["60.00", "36.10", "23.90"],
    ["11.20", "7.10", "4.10"],
    ["21.50", "9.20", "12.30"],
    ["27.30", "19.80", "7.50"],
]


def altered(changes: dict[tuple[int, int], str]) -> list[Row]:
    return [[changes.get((r, c), raw) for c, raw in enumerate(row)] for r, row in enumerate(SOUND)]


def test_what_holds_has_no_cause() -> None:
    assert found(sums(SOUND)) == []


@pytest.mark.parametrize("row", range(4))
@pytest.mark.parametrize("column", range(3))
def test_one_wrong_figure_is_named_alone(row: int, column: int) -> None:
    (cause,) = found(sums(altered({(row, column): "88.88"})))
    assert named(cause) == [(f"t1.r{row}.c{column}", float(SOUND[row][column]), None)] and not cause.tie
    assert len(cause.mended) == 2


@pytest.mark.parametrize("second", [(3, 2), (1, 2), (2, 1), (0, 0)])
def test_two_wrong_figures_are_both_named(second: tuple[int, int]) -> None:
    wrong = found(sums(altered({(1, 1): "7.70", second: "55.55"})))
    refs = sorted(suspect.operand.ref for cause in wrong for suspect in cause.suspects)
    assert refs == sorted(["t1.r1.c1", f"t1.r{second[0]}.c{second[1]}"])


def test_a_blank_where_a_figure_should_be() -> None:
    (cause,) = found(sums(altered({(2, 1): ""})))
    assert named(cause) == [("t1.r2.c1", 9.2, "figure missing")]


def test_a_figure_one_column_off() -> None:
    rows = [["9.00", "5.00", "4.00"], ["3.50", "3.50", ""], ["5.50", "1.50", "4.00"]]
    assert found(sums(rows)) == []
    (cause,) = found(sums([rows[0], ["3.50", "", "3.50"], rows[2]]))
    assert named(cause) == [
        ("t1.r1.c2", 0, "column shifted"),
        ("t1.r1.c1", 3.5, "column shifted"),
    ]


def test_figures_that_nothing_tells_apart_are_a_tie() -> None:
    one, two = cell(0, 0, "12.30"), cell(0, 0, "12.80", "t2")
    (cause,) = found([Relation("duplicate/fact", two, ((1, one),))])
    assert cause.tie and len(cause.suspects) == 2


def test_in_a_single_sum_a_slip_proves_nothing() -> None:
    parts = [(1, cell(row, 0, raw)) for row, raw in enumerate(("103.21", "151.37", "245.36"), 1)]
    (cause,) = found([summed("down", cell(0, 0, "500.00"), parts)])
    assert named(cause) == [("t1.r1.c0", 103.27, "digit replaced")]
    assert cause.rivals == 3


def test_a_second_relation_leaves_no_rivals() -> None:
    for row in range(4):
        (cause,) = found(sums(altered({(row, 1): "88.88"})))
        assert cause.rivals == 0


def test_a_point_moved_beside_rounding() -> None:
    rows = [["69.40", "29.99", "39.41"], ["34.70", "347.00", "0.01"], ["34.70", "-4.70", "39.40"]]
    (cause,) = found(sums(rows))
    assert named(cause) == [("t1.r1.c1", 34.69, "decimal point moved")]


def test_a_long_sum_alone_names_nobody() -> None:
    parts = [(1, cell(row, 0, "99.90")) for row in range(1, 20)]
    assert found([summed("down", cell(0, 0, "1891.10"), parts)]) == []


def test_the_rest_of_the_document_tells_which() -> None:
    one, two, third = cell(0, 0, "12.30"), cell(0, 0, "12.80", "t2"), cell(0, 0, "12.30", "t3")
    told = Relation("duplicate/fact", third, ((1, one),))
    (cause,) = found([Relation("duplicate/fact", two, ((1, one),)), told])
    assert named(cause) == [("t2.r0.c0", 12.3, "digit replaced")]


def test_a_figure_restated_is_corrected_wherever_it_stands() -> None:
    rows = altered({(1, 1): "7.70"})
    restated = Operand("p1.4", "某数", 90, "7.70万元", parse_figure("7.70万元"), 4, "万元")
    (cause,) = found([*sums(rows), Relation("prose/value", restated, ((1, cell(1, 1, "7.70")),))])
    assert {ref for ref, _value, _slip in named(cause)} == {"t1.r1.c1", "p1.4"} and not cause.tie


def test_a_figure_restated_in_many_places_is_corrected_in_all() -> None:
    places = [Operand(f"p{at}.4", "某数", 90, "7.70", parse_figure("7.70"), 4, "万元") for at in range(4)]
    told = [Relation("prose/value", place, ((1, cell(1, 1, "7.70")),)) for place in places]
    (cause,) = found([*sums(altered({(1, 1): "7.70"})), *told])
    assert {ref for ref, _value, _slip in named(cause)} == {"t1.r1.c1", "p0.4", "p1.4", "p2.4", "p3.4"}


def test_a_short_figure_printed_elsewhere_tells_nothing() -> None:
    """0.30 beside 0.80, and 0.30 of something else: a chance."""
    for short, scale in (("0.30", True), ("1.30", False)):
        other = short.replace("3", "8")
        one, two = cell(0, 0, short), cell(0, 0, other, "t2")
        elsewhere = Relation("duplicate/fact", cell(5, 0, short, "t3"), ((1, cell(5, 0, short, "t4")),))
        (cause,) = found([Relation("duplicate/fact", two, ((1, one),)), elsewhere])
        assert cause.tie is scale


def test_a_rate_speaks_for_its_figures() -> None:
    part, whole = cell(1, 0, "25.00"), cell(0, 0, "50.00")
    rate = Operand("p1.0", "占比", 9, "40.00%", parse_figure("40.00%"), -2, "%")
    share = calculated("prose/share", rate, (part, whole), ratio(10))
    assert share is not None
    again = Relation("duplicate/fact", cell(0, 0, "50.00", "t2"), ((1, whole),))
    other = Relation("duplicate/fact", cell(1, 0, "20.00", "t2"), ((1, part),))
    (cause,) = found([share, again, other])
    assert named(cause) == [("t1.r1.c0", 20, "digit replaced")]


def test_a_bound_alone_names_nobody() -> None:
    assert found([Relation("bound/fund", cell(0, 0, "9.00"), ((1, cell(0, 1, "8.00")),), AT_MOST)]) == []


# --- rows and tables


def test_bounds_that_fail_do_not_hide_what_is_wrong_in_a_sum() -> None:
    """Three parts above what another table prints for them, and a sum that fails beside them."""
    parts = [cell(at, 0, raw) for at, raw in enumerate(("13.24", "8.31", "81.11", "888.88", "7.00"), 1)]
    wrong = summed("sum", cell(0, 0, "554.10"), [(1, one) for one in parts])
    again = summed("again", parts[4], [(1, cell(6, 0, "7.00"))])
    limits = [cell(at, 0, raw, "t2") for at, raw in enumerate(("0.30", "0.20", "19.56"), 1)]
    bounds = [
        Relation("bound", one, ((1, limit),), AT_MOST) for one, limit in zip(parts, limits, strict=False)
    ]
    (cause,) = found([wrong, again, *bounds])
    assert cause.mended == {0} and ("t1.r4.c0", 444.44, None) in named(cause)


def test_what_was_corrected_before_is_taken_as_it_should_be() -> None:
    """The same wrong figure in two tables, where one may not exceed the other."""
    rows = altered({(3, 1): "1.98"})
    first, second = sums(rows), sums(rows, "t2")
    bounds = [
        Relation("bound", cell(r, c, raw, "t2"), ((1, cell(r, c, raw)),), AT_MOST)
        for r, row in enumerate(rows)
        for c, raw in enumerate(row)
    ]
    causes_found = found([*first, *second, *bounds])
    assert [named(cause) for cause in causes_found] == [
        [("t1.r3.c1", 19.8, "decimal point moved")],
        [("t2.r3.c1", 19.8, "decimal point moved")],
    ]


def restated(rows: list[Row], as_printed: list[Row], unit: str = "万元") -> list[Relation]:
    """The figures of a table against those of another one."""
    return [
        Relation("duplicate/fact", cell(r, c, raw, "t2", unit), ((1, cell(r, c, as_printed[r][c])),))
        for r, row in enumerate(rows)
        for c, raw in enumerate(row)
    ]


def test_rows_with_each_others_figures() -> None:
    rows = [SOUND[0], SOUND[2], SOUND[1], SOUND[3]]
    (cause,) = found([*sums(rows), *sums(SOUND, "t2"), *restated(SOUND, rows), *restated_third(rows)])
    assert {slip for _ref, _value, slip in named(cause)} == {"rows exchanged"}
    assert {ref for ref, _value, _slip in named(cause)} == {f"t1.r{r}.c{c}" for r in (1, 2) for c in range(3)}


def restated_third(rows: list[Row]) -> list[Relation]:
    """What a third table says of one of the rows."""
    return [Relation("duplicate/fact", cell(1, 0, SOUND[1][0], "t3"), ((1, cell(1, 0, rows[1][0])),))]


def test_a_row_printed_twice() -> None:
    rows = [*SOUND[:3], SOUND[2], SOUND[3]]
    tested = sums(rows)
    same = [
        Relation(
            one.rule,
            one.whole,
            tuple((sign, _renamed(part)) for sign, part in one.parts),
        )
        for one in tested
    ]
    (cause,) = found(same)
    assert {slip for _ref, _value, slip in named(cause)} == {"row printed twice"}


def _renamed(one: Operand) -> Operand:
    """Row 3 prints the label of row 2 again."""
    from dataclasses import replace

    return replace(one, label=one.label.replace("行3", "行2"))


def test_a_row_left_out() -> None:
    (cause,) = found(sums([SOUND[0], SOUND[1], SOUND[3]]))
    assert named(cause) == [("t1.r0", None, "row missing")]


def test_a_row_left_out_of_a_single_column() -> None:
    """What the sum lacks is printed elsewhere, and the total is vouched for."""
    short = summed("down", cell(0, 0, "60.00"), [(1, cell(1, 0, "11.20")), (1, cell(2, 0, "21.50"))])
    total = Relation("duplicate/fact", cell(0, 0, "60.00", "t2"), ((1, cell(0, 0, "60.00")),))
    elsewhere = Relation("duplicate/fact", cell(3, 0, "27.31", "t2"), ((1, cell(3, 0, "27.31", "t3")),))
    (cause,) = found([short, total, elsewhere])
    assert named(cause) == [("t1.r0", None, "row missing")]
    (open_,) = found([short, total])
    assert open_.tie


def test_a_point_moved_takes_places_away() -> None:
    (cause,) = found(sums(altered({(1, 1): "71.0"})))
    assert named(cause) == [("t1.r1.c1", 7.1, "decimal point moved")]
    (cause,) = found(sums(WIDE))
    assert named(cause) == [("t1.r1.c1", 326.24, "decimal point moved")]


WIDE = [["338.49", "330.34", "8.15"], ["327.29", "3262.4", "1.05"], ["11.20", "4.10", "7.10"]]


def test_a_price_that_its_amount_denies() -> None:
    """The sum vouches for the amount; no known slip made the price."""
    amounts = [cell(0, 2, "9.50"), cell(1, 2, "2.50"), cell(2, 2, "7.00")]
    count, price = cell(1, 0, "250", unit="元"), cell(1, 1, "7.77")
    product = calculated("product/amount", amounts[1], (count, price), lambda parts: parts[0] * parts[1])
    assert product is not None
    (cause,) = found([product, summed("down", amounts[0], [(1, one) for one in amounts[1:]])])
    assert ("t1.r1.c1", 0.01) in [(ref, value) for ref, value, _slip in named(cause)]


def test_a_bound_that_nobody_must_keep_vouches_for_nothing() -> None:
    rows = altered({(0, 1): "96.10"})
    loose = Relation("prose/bound", cell(9, 9, "90.00"), ((1, cell(0, 1, "96.10")),), AT_MOST, "warning")
    (cause,) = found([*sums(rows), loose])
    assert named(cause) == [("t1.r0.c1", 36.1, "digit replaced")]


def test_the_prose_tells_which() -> None:
    one, two = cell(0, 0, "12.30"), cell(0, 0, "12.80", "t2")
    prose = Surroundings(prose=lambda: Counter([Interval(123000, 123000)]))
    (cause,) = found([Relation("duplicate/fact", two, ((1, one),))], prose)
    assert named(cause) == [("t2.r0.c0", 12.3, "digit replaced")]


def test_a_whole_and_its_part_are_no_rows_exchanged() -> None:
    top, whole, part, other = (cell(at, 0, raw) for at, raw in enumerate(["9.65", "2.65", "0.65", "9.00"]))
    (cause,) = found([summed("down", top, [(1, whole), (1, other)]), summed("down", whole, [(1, part)])])
    assert named(cause) == [("t1.r1.c0", 0.65, "digit added")]


def test_a_table_in_another_unit() -> None:
    caption = Operand("t2.unit", "单位", 1, "元", None, 0, None)
    relations = [*sums(SOUND, "t2", "元"), *restated(SOUND, SOUND, "元")]
    (cause,) = found(relations, Surroundings({"t2": caption}))
    assert named(cause) == [("t2.unit", None, "unit confused")]


# --- bounds


def test_hostile_input_ends_soon() -> None:
    wrong = [
        summed("down", cell(0, c, "1.00"), [(1, cell(r, c, "9.99")) for r in range(1, 400)])
        for c in range(40)
    ]
    across = [
        summed("across", cell(r, 0, "5.00"), [(1, cell(r, c, "9.99")) for c in range(1, 40)])
        for r in range(400)
    ]
    begin = time.process_time()
    found([*wrong, *across])
    assert time.process_time() - begin < 10
