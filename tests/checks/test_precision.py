"""How exact a figure of a table is, where its decimals alone do not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import TAXONOMY, facts_of, table, verdicts
from yxtools.checks.precision import ENOUGH, exact, finer
from yxtools.checks.sheet import Sheet, sheet
from yxtools.figures import Figure
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
AMOUNTS = [f"{at}.{at % 9 + 1}{at % 7 + 1}" for at in range(10, 10 + ENOUGH)]


def laid(*figures: str, unit: str = "万元") -> Sheet:
    rows = [f"2010{at}\t类{at}\t{figure}" for at, figure in enumerate(figures, 1)]
    return sheet(table([HEAD, *rows], unit=unit), LABELS)


def decimals(*sheets: Sheet) -> dict[str, int]:
    """The decimals to which each printed figure is exact."""
    cells = [operand for one in exact(sheets) for operand in one.cells.values()]
    return {one.raw: one.figure.decimals for one in cells if one.figure is not None}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("0", "5.59", "0.30"), 2),
        (("0", "5.5", "0.3", "2.25"), 1),
        (("0", "5", "3"), 0),
        (("0", "5", "3.25"), 0),
        (("0", "0.00"), 0),
        (("0",), 0),
    ],
)
def test_a_bare_zero_is_as_exact_as_the_amounts(figures: tuple[str, ...], expected: int) -> None:
    assert decimals(laid(*figures))["0"] == expected


def test_a_zero_with_decimals_and_a_whole_amount_are_as_printed() -> None:
    found = decimals(laid("0.0", "5", "5.59", "0.30"))
    assert (found["0.0"], found["5"]) == (1, 0)


def test_a_zero_of_another_unit_is_as_printed() -> None:
    rows = ["项目\t数量\t金额（万元）", "甲\t0\t5.59", "乙\t3\t0"]
    found = exact([sheet(table(rows), LABELS)])[0]
    counts = {one.unit: one.figure.decimals for one in found.cells.values() if one.raw == "0" and one.figure}
    assert counts["万元"] == 2 and all(of == 0 for unit, of in counts.items() if unit != "万元")


def test_cells_without_trailing_zeros_are_exact() -> None:
    assert set(decimals(laid(*AMOUNTS, "57.1", "100")).values()) == {2}


@pytest.mark.parametrize(
    "figures",
    [
        (*AMOUNTS[:-3], "57.1", "100"),  # too few
        (*AMOUNTS, "57.1", "57.10", "100"),  # a zero is printed
        (*AMOUNTS, "100"),  # all with as many decimals
        (*(one[:-1] for one in AMOUNTS), *AMOUNTS, "100"),  # half of them rounded
        (*AMOUNTS, "57.1", "0.125", "100"),  # finer than cents
    ],
)
def test_other_cells_are_as_printed(figures: tuple[str, ...]) -> None:
    assert decimals(laid(*figures))["100"] == 0


def test_a_table_that_prints_no_finest_amount_is_as_printed() -> None:
    assert decimals(laid(*AMOUNTS, "57.1"), laid("3.3", "200")) | {"57.1": 1} == decimals(
        laid(*AMOUNTS), laid("57.1", "3.3", "200")
    )


def test_sheets_are_read_over_all_tables_of_a_unit() -> None:
    found = decimals(laid(*AMOUNTS[:10], "57.1"), laid(*AMOUNTS[10:], "100"), laid("200", unit="元"))
    assert (found["57.1"], found["100"], found["200"]) == (2, 2, 0)


def test_a_changed_figure_beside_a_zero_is_noticed() -> None:
    rows = [HEAD, "201\t甲\t5.89\t5.59\t0.30", "202\t乙\t6.29\t6.29\t0", "203\t丙\t1.39\t0.99\t0"]
    found = [one for one in verdicts([table(rows)]) if one["rule"] == "sum/nature"]
    assert [one["status"] for one in found] == ["exact", "exact", "fail"]


def test_facts_and_values_are_as_printed() -> None:
    made = table([HEAD, "201\t甲\t5.89\t5.59\t0.30", "202\t乙\t6.29\t6.29\t0"])
    assert [fact["decimals"] for fact in facts_of(made) if fact["raw"] == "0"] == [0]
    (zero,) = (one.figure for one in exact([sheet(made, LABELS)])[0].cells.values() if one.raw == "0")
    assert zero is not None and isinstance(zero.value, int)


FIGURES = st.builds(
    lambda scaled, places: Figure(scaled, places, "x"),
    st.integers(min_value=-(10**12), max_value=10**12),
    st.integers(min_value=0, max_value=4),
)


@given(FIGURES, st.integers(min_value=0, max_value=8))
def test_a_finer_figure_prints_the_same_and_means_less(figure: Figure, places: int) -> None:
    found = finer(figure, places)
    assert found.decimals == max(figure.decimals, places)
    assert (found.value, type(found.value)) == (figure.value, type(figure.value))
    assert found.point == figure.point and found.is_zero == figure.is_zero
    assert figure.interval().contains(found.interval())


@given(st.lists(st.integers(min_value=0, max_value=10**7), min_size=1, max_size=40))
def test_amounts_with_all_their_decimals_are_as_printed(cents: list[int]) -> None:
    found = laid(*(f"{one / 100:.2f}" for one in cents))
    assert exact([found])[0].cells == found.cells
