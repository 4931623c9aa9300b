"""Cards in columns of blanks read as the same cards parted by tabs do: the same fields, the same findings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cards.invented import CARDS, Rows, aligned, rows, tabbed
from tests.faults.disclosure import Audited, audited
from tests.synthetic.render import wide

LAYOUTS = {
    "wide": lambda printed: aligned(printed, wide),
    "narrow": lambda printed: aligned(printed, len),
    "wide, centred": lambda printed: aligned(printed, wide, centred=True),
    "narrow, centred": lambda printed: aligned(printed, len, centred=True),
}
PREFACE = ["云溪县示例局2025年度部门预算", "", "第四部分 附件", ""]
PLACES = frozenset({"doc", "id", "src", "line", "lines", "notes"})


def read(lines: list[str]) -> Audited:
    return audited([*PREFACE, *lines, ""])


def plain(found: Any) -> Any:
    """A record without its places, texts without the breaks of lines."""
    if isinstance(found, dict):
        return {key: plain(value) for key, value in found.items() if key not in PLACES}
    if isinstance(found, list):
        return [plain(one) for one in found]
    return "".join(found.split()) if isinstance(found, str) else found


def cards(lines: list[str]) -> list[Any]:
    return [plain(card) for card in read(lines).of_type("card")]


def messages(lines: list[str]) -> list[tuple[str, ...]]:
    return sorted((*finding["rules"], finding["severity"]) for finding in read(lines).findings)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CARDS)
def test_a_card_reads_as_its_rows_parted_by_tabs(name: str, layout: str) -> None:
    printed = rows(name)
    assert cards(LAYOUTS[layout](printed)) == cards(tabbed(printed))
    assert read(LAYOUTS[layout](printed)).findings == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_cards_on_a_page(layout: str) -> None:
    both = [rows("national target"), rows("target with signs, units and weights")]
    lines = [line for one in both for line in [*LAYOUTS[layout](one), ""]]
    assert cards(lines) == [card for one in both for card in cards(tabbed(one))]


@pytest.mark.parametrize("layout", ["wide", "narrow"])
@pytest.mark.parametrize("name", ["national self-evaluation", "target with signs, units and weights"])
def test_a_card_cut_by_the_page(name: str, layout: str) -> None:
    printed = rows(name)
    lines = LAYOUTS[layout](printed)
    for at in (4, 6, len(lines) - 4, len(lines) - 2):
        assert cards([*lines[:at], "— 3 —", "\f" + lines[at], *lines[at + 1 :]]) == cards(tabbed(printed))


def spoiled(printed: Rows, before: str, after: str) -> Rows:
    assert sum(row.count(before) for row in printed) == 1
    return [[after if cell == before else cell for cell in row] for row in printed]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("national target", "300.00", "330.00"),
        ("national target", "≤29.73万元", "≤"),
        ("national self-evaluation", "436.80", "463.80"),
        ("national self-evaluation", "98.10", "89.10"),
        ("national self-evaluation", "3座", "2座"),
        ("target with signs, units and weights", "68.50", "86.50"),
        ("self-evaluation with points in brackets", "96.00", "69.00"),
        ("evaluation of an expenditure by name", "95.00%", "59.00%"),
        ("evaluation of an expenditure by name", "25", "20"),
        ("target of a first-level project", "300.00", "3000.00"),
        ("evaluation with kinds, figures and units", "225.00", "252.00"),
        ("evaluation with kinds, figures and units", "90.00", "99.00"),
        ("evaluation with heads below the amounts", "2023年9月", "2023年12月"),
        ("target with what the year before left", "72.60", "76.20"),
        ("target with money of three kinds", "140.00", "104.00"),
        ("evaluation under the amounts of the year", "99.6", "96.9"),
        ("evaluation under the amounts of the year", "42.8", "48.2"),
        ("evaluation under two lines of heads", "93", "39"),
    ],
)
def test_a_slip_is_found_as_from_tabs(name: str, before: str, after: str, layout: str) -> None:
    printed = rows(name)
    if before == "68.50":
        printed[4][2] = after
    else:
        printed = spoiled(printed, before, after)
    expected = messages(tabbed(printed))
    assert expected
    assert messages(LAYOUTS[layout](printed)) == expected
