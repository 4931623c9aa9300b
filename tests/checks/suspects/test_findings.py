"""What is reported of a disclosure with something wrong: each thing once, with all its checks."""

from __future__ import annotations

import pytest

from tests.reading import TAXONOMY, Record, split_text
from yxtools.cards import cards
from yxtools.checks import checks
from yxtools.checks.suspects.finding import Finding
from yxtools.checks.suspects.sentences import sentence
from yxtools.claims import claims
from yxtools.schema import validate
from yxtools.tables import tables

GRAVITY = ["error", "warning", "info"]


def reported(text: str) -> tuple[list[Record], list[Record]]:
    """The checks and the findings of a disclosure, each held to its schema."""
    records = claims(cards(tables(split_text(text), TAXONOMY), TAXONOMY), TAXONOMY)
    found = list(checks(records, TAXONOMY))
    assert [message for one in found for message in validate(one)] == []
    split = next((at for at, one in enumerate(found) if one["type"] == "finding"), len(found))
    assert all(one["type"] == "finding" for one in found[split:])
    return found[:split], found[split:]


def test_a_sound_disclosure_has_no_findings(disclosure_text: str) -> None:
    found, findings = reported(disclosure_text)
    assert findings == [] and all(check["finding"] is None for check in found)


ALTERED = [
    ("八、社会保障和就业支出\t21\t20.00", "八、社会保障和就业支出\t21\t29.00"),
    ("2012604\t档案馆\t20.50\t\t20.50", "2012604\t档案馆\t20.50\t\t25.50"),
    ("20805\t行政事业单位养老支出\t20.00", "20805\t行政事业单位养老支出\t2000"),
]


@pytest.mark.parametrize(("sound", "wrong"), ALTERED)
def test_one_wrong_figure_is_one_finding(disclosure_text: str, sound: str, wrong: str) -> None:
    found, findings = reported(disclosure_text.replace(sound, wrong))
    (finding,) = findings
    line = disclosure_text[: disclosure_text.index(sound)].count("\n") + 1
    right, printed = next((a, b) for a, b in zip(sound.split("\t"), wrong.split("\t"), strict=True) if a != b)
    (suspect,) = finding["suspects"]
    assert (suspect["line"], suspect["printed"]) == (line, printed) and not finding["tie"]
    assert suspect["implied"] == float(right) and suspect["title"] and suspect["label"]
    assert finding["lines"] == [line] == [finding["src"]["line"]]
    assert finding["checks"] == [check["id"] for check in found if check["status"] == "fail"]
    assert printed in finding["message"] and str(suspect["implied"]) in finding["message"]


def test_every_failing_check_belongs_to_one_finding(disclosure_text: str) -> None:
    text = disclosure_text
    for sound, wrong in ALTERED:
        text = text.replace(sound, wrong)
    found, findings = reported(text)
    named = [check for finding in findings for check in finding["checks"]]
    assert sorted(named) == sorted(check["id"] for check in found if check["status"] == "fail")
    assert len(named) == len(set(named))
    of_check = {check["id"]: check["finding"] for check in found}
    assert all(of_check[check] == finding["id"] for finding in findings for check in finding["checks"])
    assert [one["id"] for one in findings] == [f"f{at}" for at in range(1, len(findings) + 1)]


def test_the_gravest_come_first(disclosure_text: str) -> None:
    text = disclosure_text
    for sound, wrong in ALTERED:
        text = text.replace(sound, wrong)
    _found, findings = reported(text)
    order = [(GRAVITY.index(one["severity"]), one["src"]["line"]) for one in findings]
    assert order == sorted(order)


def test_one_misstatement_repeated_is_one_finding(disclosure_text: str) -> None:
    prose = "2024年度支出总计130.50万元，比上年增加。\n本年度支出总计130.50万元。\n"
    _found, findings = reported(disclosure_text + "\n第三部分 情况说明\n\n" + prose)
    wrong = [one for one in findings if "prose/value" in one["rules"]]
    assert len(wrong) == 1 and len(wrong[0]["lines"]) == 2


def test_a_row_printed_twice_is_one_finding(disclosure_text: str) -> None:
    lines = disclosure_text.split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("2012604\t"))
    _found, findings = reported("\n".join([*lines[: at + 1], *lines[at:]]))
    assert "outline/twice" in {rule for one in findings for rule in one["rules"]}
    (finding,) = findings
    assert {one["slip"] for one in finding["suspects"]} == {"row printed twice"}


def suspect(line: int, printed: str, title: str = "某表") -> Record:
    names = {"ref": f"t1.r{line}.c1", "label": "某行 · 某列", "title": title, "line": line}
    return {**names, "printed": printed, "unit": "分", "implied": 5, "slip": None}


def check(message: str) -> Record:
    return {"message": message, "severity": "error"}


def test_a_suspect_restated_is_told_once() -> None:
    one = Finding({0, 1}, [suspect(3, "50"), suspect(9, "50")])
    told = sentence(one, check("-"), [check("-"), check("-")])
    assert told == "某行 · 某列 50 (line 3) should be 5; so in 2 places (2 relations)"


def test_what_a_slip_alone_speaks_for_is_no_fact() -> None:
    one = Finding({0}, [suspect(3, "50")], rivals=4)
    told = "one of 5 figures is wrong, most likely: 某行 · 某列 50 (line 3) should be 5"
    assert sentence(one, check("-"), [check("-")]) == told


def test_a_tie_restated_is_told_once() -> None:
    one = Finding({0, 1}, [suspect(at, raw) for at in (3, 9) for raw in ("50", "60")], tie=True)
    told = sentence(one, check("-"), [check("-"), check("-")])
    assert told.startswith("one of 2 figures is wrong: ") and told.endswith("; so in 2 places")


def test_the_same_said_of_two_places_is_told_once() -> None:
    same, other = check("that is wrong"), check("this is wrong")
    assert sentence(Finding({0}), same, [same]) == "that is wrong"
    assert sentence(Finding({0, 1}), same, [same, same]) == "that is wrong; so in 2 places"
    assert sentence(Finding({0, 1}), same, [same, other]) == "that is wrong; 2 relations fail"


def test_short_figures_are_the_same_only_by_name() -> None:
    known = ((1, "甲"), (2, "甲"), (3, "乙"))
    one, two, third = (Finding({0}, [suspect(at, "50", title)]) for at, title in known)
    assert set(one.marks) & set(two.marks) and not set(one.marks) & set(third.marks)


def test_figures_of_which_none_can_be_right_contradict_each_other() -> None:
    operands = [
        {"label": "某收入", "raw": raw, "line": line} for raw, line in (("44万元", 3), ("113566万元", 9))
    ]
    one = {**check("-"), "operands": operands}
    told = "某收入 44万元 (line 3); 某收入 113566万元 (line 9) contradict each other"
    assert sentence(Finding({0}, absurd=True), one, [one]) == told
