"""Amounts in the notation of a printed figure."""

import pytest

from yxtools.notation import PRINTED, like


@pytest.mark.parametrize(
    ("value", "printed", "text"),
    [
        (3465.94, "3645.94", "3465.94"),
        (2942040, "2,924,040.00", "2,942,040.00"),
        (66.41, "64.61%", "66.41%"),
        (1.25, "1.52万元", "1.25万元"),
        (4, "≤40.0万元", "4.0万元"),
        (93.0, "96", "93"),
        (34.695, "347.00", "34.695"),
        (178845.225, "60,317.85万元", "178,845.225万元"),
        (-0.2, "0.20", "-0.20"),
        (5, "", "5"),
        (30, "3-5天", "30"),
    ],
)
def test_amounts_are_written_as_the_printed_figure(value: float, printed: str, text: str) -> None:
    assert like(value, printed) == text


@pytest.mark.parametrize(
    ("printed", "groups"),
    [
        ("1,234.50", (".50", "")),
        ("≥6万元/年", (None, "万元/年")),
        ("3-5天", None),
        ("", None),
    ],
)
def test_what_is_printed(printed: str, groups: tuple[str | None, ...] | None) -> None:
    found = PRINTED.fullmatch(printed)
    assert (found.groups() if found else None) == groups
