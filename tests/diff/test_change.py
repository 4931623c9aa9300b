from typing import Any

import pytest

from tests.diff.facts import document, fact
from yxtools.diff.align import align
from yxtools.diff.change import change, record
from yxtools.schema import validate


def changed(before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any]:
    old, new = ({} if one is None else document(fact(**one)).prints for one in (before, after))
    (pair,) = align(old, new)
    made = record(change(pair), {"doc": "new", "id": "c1"}, "old", "final")
    assert validate(made) == []
    return made


@pytest.mark.parametrize(
    ("before", "after", "delta", "percent", "status"),
    [
        ("100.00", "120.00", 20, 20, "changed"),
        ("120.00", "100.00", -20, -16.67, "changed"),
        ("100.00", "100.00", 0, 0, "same"),
        ("100.00", "100.01", 0.01, 0.01, "changed"),
        ("0.00", "5.00", 5, None, "changed"),
        ("-10.00", "-5.00", 5, 50, "changed"),
        ("3.00", "1.00", -2, -66.67, "changed"),
        ("8.00", "8.01", 0.01, 0.13, "changed"),
    ],
)
def test_delta_and_percent(before: str, after: str, delta: float, percent: float | None, status: str) -> None:
    found = changed({"raw": before}, {"raw": after})
    assert (found["delta"], found["percent"], found["status"]) == (pytest.approx(delta), percent, status)


def test_a_figure_and_its_rounding_are_the_same() -> None:
    found = changed({"raw": "1,234,567.89", "unit": "元"}, {"raw": "123.46"})
    assert found["status"] == "same"
    assert (found["delta"], found["unit"], found["before"]["unit"]) == (0.003211, "万元", "元")
    assert found["precision"]["delta"] == 0.0050005


def test_what_only_one_document_prints() -> None:
    added, removed = changed(None, {"raw": "5.00"}), changed({"raw": "5.00"}, None)
    assert [(one["status"], one["delta"], one["percent"]) for one in (added, removed)] == [
        ("added", 5, None),
        ("removed", -5, -100),
    ]
    assert added["before"] is None and removed["after"] is None
    assert removed["unit"] == "万元"


@pytest.mark.parametrize("sides", [("0.00", None), (None, "0.00")])
def test_a_printed_zero_and_a_blank_are_the_same(sides: tuple[str | None, str | None]) -> None:
    before, after = ({"raw": raw} if raw else None for raw in sides)
    assert changed(before, after)["status"] == "same"


def test_a_lost_unit_is_taken_for_the_same_and_said() -> None:
    found = changed({"raw": "5.00", "unit": None}, {"raw": "5.00", "unit": "元"})
    assert found["status"] == "same"
    assert found["note"] == "only one of the two documents prints a unit; taken for the same"


def test_how_precise_a_rate_is() -> None:
    assert changed({"raw": "1.0"}, {"raw": "1.5"})["precision"] == {
        "delta": pytest.approx(0.1),
        "percent": 12.53,
    }
    assert changed({"raw": "1000.00"}, {"raw": "1500.00"})["precision"]["percent"] == 0


def test_both_sides_say_where_they_stand() -> None:
    one = {"name": "行政运行", "code": "2010101", "row": 4}
    found = changed({"raw": "1.00", **one}, {"raw": "2.00", **one, "row": 6})
    assert found["label"] == "2010101 行政运行 · 本年支出合计"
    assert (found["before"]["line"], found["after"]["line"], found["after"]["file"]) == (5, 7, "d.txt")
    assert (found["after"]["code"], found["after"]["name"]) == ("2010101", "行政运行")
    assert found["key"]["stage"] == "final" and "year" not in found["key"]
