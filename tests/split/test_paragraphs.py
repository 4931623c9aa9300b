"""Paragraphs put together again."""

import pytest

from tests.reading import TAXONOMY, lines_of
from yxtools.split.captions import Captions
from yxtools.split.paragraphs import full_width, joins, text

LONG = "本馆负责全县档案的接收、保管和利用，负责指导全县机关的档案工作，"
FULL = 66


def test_full_width_of_wrapped_text() -> None:
    assert full_width(lines_of("\n".join([LONG] * 9 + ["末行。"]))) == 2 * len(LONG)


@pytest.mark.parametrize("printed", ["", "短\n" * 9, LONG, "\n".join(LONG * at for at in range(1, 12))])
def test_no_full_width(printed: str) -> None:
    assert full_width(lines_of(printed)) == 0


def joined(printed: str, full: int = 0) -> bool:
    upper, *between, lower = lines_of(printed)
    assert not any(line.text.strip() for line in between)
    return joins(upper, lower, full, Captions(TAXONOMY))


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        (f"{LONG}\n保管和利用。", FULL),  # a line wrap
        (f"{LONG}\n\n\f保管和利用。", 0),  # a page break
        (f"  {LONG}\n保管和利用。", FULL),
        (f"一、{LONG}\n保管和利用。", FULL),
    ],
)
def test_joined(printed: str, full: int) -> None:
    assert joined(printed, full)


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("短行\n保管和利用。", FULL),
        (f"{LONG}\n一、保管和利用。", FULL),
        (f"{LONG}\n（二）保管和利用。", FULL),
        (f"{LONG}\n名词解释", FULL),
        (f"{LONG}\n    保管和利用。", FULL),
        ("到此为止。\n保管和利用。", 0),
        ("名词解释\n保管和利用。", 0),
        ("短行\n\f保管和利用。", 0),
    ],
)
def test_not_joined(printed: str, full: int) -> None:
    assert not joined(printed, full)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("甲乙\n丙丁", "甲乙丙丁"),
        ("  甲乙 \n　丙丁", "甲乙丙丁"),
        ("use\nof", "use of"),
        ("甲a\n乙", "甲a乙"),
        ("a\n1", "a1"),
    ],
)
def test_text_of_a_paragraph(printed: str, expected: str) -> None:
    assert text(lines_of(printed))[0] == expected
