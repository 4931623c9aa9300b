"""Paragraphs put together again."""

import pytest

from tests.reading import TAXONOMY, lines_of
from yxtools.split.captions import Captions
from yxtools.split.paragraphs import CARRIED_ON, LEVEL_MARK, WITHIN, Setting, cut, joins, setting, text

LONG = "本馆负责全县档案的接收、保管和利用，负责指导全县机关的档案工作，"
FULL = 66


def test_full_width_of_wrapped_text() -> None:
    assert setting(lines_of("\n".join([LONG] * 9 + ["末行。"]))) == Setting(2 * len(LONG))


@pytest.mark.parametrize("printed", ["", "短\n" * 9, LONG, "\n".join(LONG * at for at in range(1, 12))])
def test_no_full_width(printed: str) -> None:
    assert setting(lines_of(printed)).full == 0


def test_lines_that_no_page_holds_are_paragraphs() -> None:
    long = [LONG * times for times in (1, 2, 3, 4, 2, 1, 3)]
    assert setting(lines_of("\n".join(long))) == Setting(0, unwrapped=True)
    upper, lower = lines_of(f"{LONG}\n保管和利用。")
    assert not joins(upper, lower, Setting(0, unwrapped=True), Captions(TAXONOMY))


def test_lines_set_wide_apart() -> None:
    wide = "\n\n".join([f"    {LONG}", SENTENCE, LONG, SENTENCE] * 4)
    how = setting(lines_of(wide))
    assert how.indented and how.step == 2
    upper, lower = lines_of(f"{SENTENCE}\n\n年初预算为20万元。")[::2]
    how = how._replace(full=FULL)
    assert joins(upper, lower, how, Captions(TAXONOMY))
    assert not joins(upper, lower, how._replace(step=1), Captions(TAXONOMY))


def test_paragraphs_with_an_indent() -> None:
    assert setting(lines_of("\n".join([f"    {LONG}", LONG, LONG] * 4))).indented


def joined(printed: str, full: int = 0, *, indented: bool = False) -> bool:
    upper, *between, lower = lines_of(printed)
    assert not any(line.text.strip() for line in between)
    return joins(upper, lower, Setting(full, indented), Captions(TAXONOMY))


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


# A line as wide as LONG, that ends as sentences do.
SENTENCE = LONG[:-1] + "。"
PATH = "一般公共服务支出（类）档案事务（款）档案馆（项）"


@pytest.mark.parametrize(
    ("printed", "indented"),
    [
        (f"{SENTENCE}\n年初预算为20万元。", False),  # a full stop at the edge
        (f"    {SENTENCE}\n年初预算为20万元。", True),
        (f"{'甲' * 8}{PATH}\n20.00 万元，主要用于整理档案。", True),  # no paragraph begins with an amount
        (f"{PATH}\n\n\f20.00 万元，主要用于整理档案。", False),  # nor does a page
        (f"本年整理馆藏，{PATH}\n其中新馆20万元。", False),  # a bracket that closes near the edge
        ("20.00 万元，主要用于整理馆藏的档案，年初预算为\n\n\f25.00 万元。", False),
    ],
)
def test_a_sentence_goes_on(printed: str, indented: bool) -> None:
    assert joined(printed, FULL, indented=indented)


@pytest.mark.parametrize(
    ("printed", "indented"),
    [
        (f"{SENTENCE}\n    年初预算为20万元。", True),
        (f"{SENTENCE[-20:]}\n年初预算为20万元。", True),
        (f"{SENTENCE}{SENTENCE}\n年初预算为20万元。", True),
        (f"{SENTENCE[-20:]}\n年初预算为20万元。", False),
        (f"{SENTENCE}\n\n\f年初预算为20万元。", False),
        (f"{LONG}\n1,保管档案。", False),
    ],
)
def test_a_sentence_ends(printed: str, indented: bool) -> None:
    assert not joined(printed, FULL, indented=indented)


def test_an_amount_is_no_number_of_a_paragraph() -> None:
    assert joined(f"{LONG}\n1,234.50万元。", FULL)


CUT = "1、一般公共服务支出（类）档案事务（款）档案馆事务和方志"


def is_cut(printed: str, full: int = 60, *, indented: bool = False) -> bool:
    lines = lines_of(printed)
    return cut(lines[0], lines[1] if len(lines) > 1 else None, Setting(full, indented), Captions(TAXONOMY))


@pytest.mark.parametrize(
    "printed",
    [
        f"{CUT}\n馆（项）39.99 万元。",
        "2. “一般公共服务支出（类）档案事务（款）档案馆（项）\n”39.99 万元。",
        "3、加强全县各机关和乡镇档案业务工作的指导与监督和\n检查，保管全县的档案。",
    ],
)
def test_first_line_of_a_paragraph_reads_as_a_heading(printed: str) -> None:
    assert Captions(TAXONOMY).heading(printed.split("\n")[0]) is not None
    assert is_cut(printed)


@pytest.mark.parametrize(
    "printed",
    [
        CUT,
        f"{CUT}\n    馆（项）39.99 万元。",
        f"{CUT}\n2、教育支出（类）",
        "（一）一般公共预算财政拨款支出决算总体情况说明\n一般公共预算财政拨款支出120万元。",
        "一、基本情况\n本馆保管全县的档案。",
    ],
)
def test_headings_stay(printed: str) -> None:
    assert not is_cut(printed)


def test_where_lines_are_not_wrapped_a_heading_stays() -> None:
    assert not is_cut(f"{CUT}\n馆（项）39.99 万元。", 0)


@pytest.mark.parametrize(
    "printed", ["27.09 万元，主要用于", "1,234.50万元。", "98%。", "，其中", "）费", "100"]
)
def test_no_paragraph_begins_so(printed: str) -> None:
    assert CARRIED_ON.match(printed)


@pytest.mark.parametrize(
    "printed", ["2024年", "1. 教育", "3、保管", "年初预算为20万元", "（一）总体", "“三公”经费"]
)
def test_paragraphs_begin_so(printed: str) -> None:
    assert not CARRIED_ON.match(printed)


@pytest.mark.parametrize(
    ("printed", "found"), [("如下：", True), ("（项）”", True), ("档案。", False), ("档案", False)]
)
def test_ends_within_a_sentence(printed: str, found: bool) -> None:
    assert bool(WITHIN.search(printed)) is found


def test_marks_of_levels() -> None:
    assert LEVEL_MARK.findall("教育支出（类）普通教育(款)小学教育（项）等（二）") == [
        "（类）",
        "(款)",
        "（项）",
    ]


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
