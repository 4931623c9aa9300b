"""What cells and columns hold, and rows fitted to the columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.cells import cells, matrix, texts
from yxtools.tables import shape

# --- cells


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "nothing"),
        ("——", "nothing"),
        ("/", "nothing"),
        ("120.50", "figure"),
        ("201", "code"),
        ("2012601", "code"),
        ("12", "figure"),
        ("2012", "figure"),
        ("△1,234.00", "figure"),
        ("行政运行", "word"),
        ("201行政运行", "word"),
    ],
)
def test_kind_of_a_cell(text: str, kind: str) -> None:
    assert shape.kind(shape.cell(text, 1)) == kind


def test_cells_of_a_row_know_their_lines() -> None:
    assert [one.line for one in shape.cells({"line": 5, "cells": ["甲", "1"]})] == [5, 5]
    assert [one.line for one in shape.cells({"line": 5, "cells": ["甲", "1"], "lines": [4, 5]})] == [4, 5]


def test_kinds_of_columns_go_by_the_most_cells() -> None:
    assert shape.kinds(matrix("201|甲|1.00|", "202|乙||", "丙|丁|2.00|"), 4) == [
        "code",
        "word",
        "figure",
        "nothing",
    ]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (["甲|500|300", "乙|120|120"], "word figure figure"),
        (["201|甲|500", "202|乙|120"], "code word figure"),
        (["201||甲|500", "202||乙|120"], "code nothing word figure"),
        (["201|5.00", "202|1.00"], "code figure"),
        (["500|300", "120|120"], "figure figure"),
    ],
)
def test_amounts_without_decimals_are_no_codes(rows: list[str], kinds: str) -> None:
    body = matrix(*rows)
    assert " ".join(shape.kinds(body, len(body[0]))) == kinds


def test_an_amount_with_separators_among_amounts_without() -> None:
    body = matrix("甲|500|300|200", "乙|120|120|", "丙|620|420|200")
    fitted = shape.fitted(cells("丁|1,200|200"), 4, shape.kinds(body, 4))
    assert texts(fitted) == "丁|1,200|200|"


# --- the body


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("201|甲|1.00|2.00", "201|甲|1.00|2.00"),
        ("201|甲|1.00", "201|甲|1.00|"),
        ("甲|1.00|2.00", "|甲|1.00|2.00"),
        ("合计|1.00|2.00", "合计||1.00|2.00"),
        ("1.00|2.00", "||1.00|2.00"),
    ],
)
def test_short_rows_are_fitted(row: str, expected: str) -> None:
    fitted = shape.fitted(cells(row), 4, ["code", "word", "figure", "figure"])
    assert texts(fitted) in (expected, expected.replace("合计||", "|合计|"))


def test_a_row_that_is_too_long_keeps_its_cells() -> None:
    assert [one.text for one in shape.fitted(cells("201|甲|1|2|3"), 4, ["code", "word", "figure", "figure"])][
        :4
    ] == [
        "201",
        "甲",
        "1",
        "2",
    ]


@given(
    st.lists(st.sampled_from(["", "甲", "201", "1.00", "——", "合计"]), max_size=9),
    st.lists(st.sampled_from(["code", "word", "figure", "nothing"]), min_size=9, max_size=9),
)
def test_fitting_keeps_every_cell_in_order(row: list[str], kinds: list[str]) -> None:
    fitted = shape.fitted([shape.cell(text, 1) for text in row], 9, kinds)
    assert len(fitted) == 9
    assert [one.text for one in fitted if one.text] == [text for text in row if text]


def test_width_is_that_of_most_rows() -> None:
    assert shape.body_width(matrix("a|b|c", "a|b|c", "a|b|c|d")) == 3
    assert shape.body_width(matrix("a|b", "a|b|c")) == 3
    assert shape.body_width([]) == 0
