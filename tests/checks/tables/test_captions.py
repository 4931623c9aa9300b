"""The unit that a table prints above itself, against what other tables print."""

import pytest

from tests.reading import TAXONOMY, table, verdicts
from yxtools.checks.sheet import Sheet, sheet
from yxtools.checks.tables.captions import PRINTED, captions, confused
from yxtools.tables.labels import Labels

LABELS = Labels(TAXONOMY)
FIGURES = ["123.45", "678.91", "802.36"]


@pytest.mark.parametrize("text", ["单位：万元", "金额单位:元", "某局 单 位 ：万元"])
def test_a_caption_of_a_unit(text: str) -> None:
    assert PRINTED.search(text)


@pytest.mark.parametrize("text", ["单位名称：某局", "万元", ""])
def test_no_caption_of_a_unit(text: str) -> None:
    assert not PRINTED.search(text)


def laid(number: int, unit: str, figures: list[str]) -> Sheet:
    rows = [f"2010{at}\t类{at}\t{figure}" for at, figure in enumerate(figures, 1)]
    made = table(["编码\t名称\t合计", *rows], "支出决算表", unit=unit)
    made["id"] = f"t{number}"
    made["captions"] = [{"line": 1, "text": f"单位：{unit}"}]
    return sheet(made, LABELS)


def seen(*sheets: Sheet) -> list[tuple[str, str]]:
    return [(one.operands[0].ref, one.severity) for one in confused(sheets)]


def test_what_is_known_of_captions() -> None:
    (one,) = captions([laid(1, "万元", FIGURES).table]).values()
    assert (one.ref, one.raw, one.line, one.figure) == ("t1.unit", "万元", 1, None)


def test_a_table_in_the_unit_of_the_others_by_its_figures_only() -> None:
    others = [laid(1, "万元", FIGURES), laid(2, "万元", FIGURES)]
    assert seen(*others, laid(3, "元", FIGURES)) == [("t3.unit", "error")]
    assert seen(*others, laid(3, "元", ["123.45", "9.99"])) == [("t3.unit", "warning")]


def test_a_table_in_yuan_with_the_same_amounts() -> None:
    others = [laid(1, "万元", FIGURES), laid(2, "万元", FIGURES)]
    assert seen(*others, laid(3, "元", ["1234500", "6789100", "8023612"])) == []


def test_a_table_of_which_nothing_is_printed_elsewhere() -> None:
    others = [laid(at, "万元", FIGURES) for at in range(3)]
    assert seen(*others, laid(3, "元", ["52345.67"])) == [("t3.unit", "info")]
    assert seen(*others[:2], laid(3, "元", ["52345.67"])) == []


def test_two_tables_of_two_units_tell_nothing() -> None:
    assert seen(laid(1, "万元", FIGURES), laid(2, "元", FIGURES)) == []


THREE = ["合计\t因公出国（境）费\t公务接待费\t公务用车运行费", "4.12\t0\t1.70\t2.42"]


@pytest.mark.parametrize(("reception", "expected"), [("17,000", []), ("13,000", ["t4.unit"])])
def test_the_same_thing_in_another_unit_vouches_for_a_unit(reception: str, expected: list[str]) -> None:
    basic = ["编码\t名称\t合计", f"30217\t公务接待费\t{reception}", "30201\t办公费\t56,000"]
    tables = [table(basic, "一般公共预算财政拨款基本支出决算表", unit="元")]
    tables += [laid(number, "元", FIGURES).table for number in (2, 3)]
    tables.append(table(THREE, "财政拨款“三公”经费支出决算表"))
    for number, one in enumerate(tables, 1):
        one |= {"id": f"t{number}", "captions": [{"line": 1, "text": f"单位：{one['unit']}"}]}
    found = [check for check in verdicts(tables) if check["rule"] == "unit/caption"]
    assert [check["operands"][0]["ref"] for check in found] == expected
