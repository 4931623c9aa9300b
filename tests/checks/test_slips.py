"""The slips of hand between a right figure and the one printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yxtools.checks.slips import cut_off, of_rounding, slip, variants
from yxtools.figures import parse_figure


def scaled(raw: str) -> int:
    found = parse_figure(raw)
    assert found is not None
    return found.scaled


@pytest.mark.parametrize(
    ("printed", "right", "name"),
    [
        ("128.40", "123.40", "digit replaced"),
        ("132.40", "123.40", "digits transposed"),
        ("423.10", "123.40", "digits transposed"),
        ("1234.00", "123.40", "decimal point moved"),
        ("12.34", "123.40", "decimal point moved"),
        ("12.34", "123.41", "decimal point moved"),
        ("1234000.00", "123.40", "unit confused"),
        ("13.40", "123.40", "digit dropped"),
        ("1223.40", "123.40", "digit doubled"),
        ("1253.40", "123.40", "digit added"),
        ("23.40", "1023.40", None),
        ("-123.40", "123.40", "sign lost"),
        ("123.40", "-123.40", "sign lost"),
        ("123.40", "-128.40", None),
        ("123.40", "987.65", None),
        ("123.40", "0.00", None),
    ],
)
def test_slip(printed: str, right: str, name: str | None) -> None:
    assert slip(scaled(printed), scaled(right)) == name


@pytest.mark.parametrize(
    ("printed", "right", "room", "name"),
    [
        ("347.00", "34.69", 1, "decimal point moved"),  # of 34.70, which sums give as 34.69
        ("347.00", "34.69", 0, None),
        ("347.00", "34.65", 1, None),
        ("60.0", "25.0", 200, None),  # with room for many figures
        ("3.00", "0.29", 1, None),  # two digits agree by chance
        ("123.46", "1234567.89", 0, "unit confused"),
        ("1234567.00", "123.45", 1, "unit confused"),
        ("1.23", "123.49", 0, "decimal point moved"),
        ("1.2", "12.9", 0, "digit dropped"),
    ],
)
def test_a_point_moved_beside_rounding(printed: str, right: str, room: int, name: str | None) -> None:
    assert slip(scaled(printed), scaled(right), room) == name


@pytest.mark.parametrize(
    ("printed", "wanted", "name"),
    [
        ("43127", "43127.68", "cut off"),
        ("-43127", "-43127.68", "cut off"),
        ("6.08", "6.0863", "cut off"),
        ("43127", "43127.38", None),  # as it should be rounded
        ("43128", "43127.38", "off by one in the last place"),
        ("2.60", "2.5895", "off by one in the last place"),
        ("0", "0.68", "off by one in the last place"),
        ("43126", "43127.68", None),
        ("1.00", "100", None),
    ],
)
def test_a_computed_figure_is_rounded_wrongly(printed: str, wanted: str, name: str | None) -> None:
    figure, right = parse_figure(printed), parse_figure(wanted)
    assert figure is not None and right is not None
    assert of_rounding(figure, right.point) == name
    assert cut_off(figure, right.point) == (name == "cut off")


@given(st.integers(-(10**9), 10**9))
def test_every_variant_is_a_slip(printed: int) -> None:
    for other in variants(printed):
        assert other == printed or slip(printed, other) is not None or other == 0


def test_variants_hold_what_a_transposition_was_made_of() -> None:
    assert 12340 in set(variants(scaled("132.40"))) and 12345 in set(variants(scaled("123.95")))


def test_no_amount_comes_of_a_zero_by_a_digit() -> None:
    assert slip(90, 0) is None and slip(0, 90) is None
