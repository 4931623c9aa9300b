"""Basic expenditure on travel abroad, receptions and vehicles, within the three public expenses."""

from typing import Any

import pytest

from tests.reading import grid, understand, verdicts

BASIC = "一般公共预算财政拨款基本支出决算表"
THREE = "财政拨款“三公”经费支出决算表"
HEAD = "科目编码\t科目名称\t决算数"
TOP = "预算数\t\t\t\t\t\t决算数\t\t\t\t\t"
MIDDLE = "\t".join(["合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费"] * 2)
LEAVES = "\t\t小计\t公务用车购置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t"


def found(
    basic: list[str], three: list[str], title: str = BASIC, of: str = THREE, **changes: Any
) -> list[tuple[str, list[str]]]:
    grids = [grid([HEAD, *basic], title, id="g1"), grid(three, of, id="g2", **changes)]
    own = [check for check in verdicts(understand(grids)) if check["rule"] == "bound/item"]
    return [(check["status"], [operand["raw"] for operand in check["operands"]]) for check in own]


def three(final: str, budget: str = "9.00\t\t8.00\t\t8.00\t1.00") -> list[str]:
    return [TOP, MIDDLE, LEAVES, f"{budget}\t{final}"]


SOUND = "5.30\t\t4.10\t\t4.10\t1.20"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("30217\t公务接待费\t1.20", ("exact", ["1.20", "1.20"])),
        ("30217\t公务接待费\t0.70", ("exact", ["0.70", "1.20"])),
        ("30217\t公务接待费\t1.204", ("rounded", ["1.204", "1.20"])),
        ("30217\t公务接待费\t2.10", ("fail", ["2.10", "1.20"])),
        ("30231\t公务用车运行维护费\t4.10", ("exact", ["4.10", "4.10"])),
        ("30231\t公务用车运行维护费\t14.10", ("fail", ["14.10", "4.10"])),
        # blanks that the total leaves nothing for
        ("30212\t因公出国（境）费用\t0.00", ("exact", ["0.00"])),
        ("30212\t因公出国（境）费用\t3.00", ("fail", ["3.00"])),
        ("31013\t公务用车购置\t3.00", ("fail", ["3.00"])),
    ],
)
def test_a_part_is_at_most_its_whole(row: str, expected: tuple[str, list[str]]) -> None:
    assert found([row], three(SOUND)) == [expected]


@pytest.mark.parametrize("row", ["30216\t培训费\t9.00", "30217\t公务接待费\t"])
def test_other_classes_and_blanks_are_no_part(row: str) -> None:
    assert found(["30201\t办公费\t8.00", row], three(SOUND)) == []


def test_a_blank_that_the_total_leaves_something_for_is_unknown() -> None:
    row = ["30212\t因公出国（境）费用\t3.00", "30217\t公务接待费\t1.00"]
    assert found(row, three("9.30\t\t4.10\t\t4.10\t1.20")) == [("exact", ["1.00", "1.20"])]


def test_an_empty_table_says_nothing() -> None:
    assert found(["30217\t公务接待费\t1.00"], three("\t\t\t\t\t", "\t\t\t\t\t")) == []


def test_another_year_or_fund_is_not_compared() -> None:
    row = ["30217\t公务接待费\t5.00"]
    assert found(row, three(SOUND), year=2023) == []
    assert found(row, three(SOUND), title="基本支出决算表") == []
    assert found(row, three(SOUND), of="一般公共预算“三公”经费支出决算表") == [("fail", ["5.00", "1.20"])]
    fiscal = "财政拨款基本支出决算表"
    assert found(row, three(SOUND), title=fiscal) == [("fail", ["5.00", "1.20"])]
    assert found(row, three(SOUND), title=fiscal, of="一般公共预算“三公”经费支出决算表") == []


def test_units_may_differ() -> None:
    lines = [line.replace(SOUND, "53000\t\t41000\t\t41000\t12000") for line in three(SOUND)]
    rows = ["30217\t公务接待费\t1.20", "30231\t公务用车运行维护费\t4.20"]
    assert [status for status, _ in found(rows, lines, unit="元")] == ["exact", "fail"]


def test_items_in_rows() -> None:
    listed = ["项目\t本年数", "合计\t5.30", "1.因公出国（境）费\t", "2.公务接待费\t1.20"]
    listed += ["3.公务用车购置及运行费\t4.10", "其中：公务用车运行维护费\t4.10", "公务用车购置费\t"]
    rows = ["30212\t因公出国（境）费用\t2.00", "30217\t公务接待费\t1.20", "31013\t公务用车购置\t2.00"]
    assert [status for status, _ in found(rows, listed)] == ["fail", "exact", "fail"]


def test_all_expenditure_is_not_compared() -> None:
    assert found(["30217\t公务接待费\t5.00"], three(SOUND), title="一般公共预算支出经济分类决算表") == []
