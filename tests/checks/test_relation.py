"""One relation and its test with intervals."""

import pytest

from yxtools.checks.relation import AT_MOST, EQUAL, Operand, Relation, unverifiable
from yxtools.figures import Interval, parse_figure
from yxtools.units import unit_family


def operand(raw: str, unit: str = "万元", line: int = 1, ref: str = "t1.r0.c0") -> Operand:
    """A printed figure; "" is a blank, what is no figure is illegible."""
    family = unit_family(unit)
    figure = parse_figure(raw) if raw else None
    return Operand(
        ref, f"数{line}", line, raw, figure, family[1] if family else 0, unit, not raw or figure is not None
    )


def relation(
    whole: str, *parts: str, kind: str = EQUAL, units: tuple[str, str] = ("万元", "万元")
) -> Relation:
    """`whole` against the sum of `parts`; a part that starts with ~ is subtracted."""
    signed = tuple(
        (-1 if part.startswith("~") else 1, operand(part.lstrip("~"), units[1], line))
        for line, part in enumerate(parts, 2)
    )
    return Relation("sum/total", operand(whole, units[0]), signed, kind)


@pytest.mark.parametrize(
    ("whole", "parts", "status"),
    [
        ("3.00", ["1.00", "2.00"], "exact"),
        ("3", ["1.00", "2.00"], "exact"),
        ("3.00", ["5.00", "~2.00"], "exact"),
        ("0.00", [], "exact"),
        ("-1.00", ["1.00", "-2.00"], "exact"),
        ("", ["1.00", "-1.00"], "exact"),
        # each of the three figures stands for half a unit of its last place to either side
        ("3.01", ["1.00", "2.00"], "rounded"),
        ("3.015", ["1.00", "2.00"], "fail"),
        ("3.02", ["1.00", "2.00"], "fail"),
        ("3.02", ["1.00", "1.00", "1.00"], "rounded"),
        ("3.03", ["1.00", "1.00", "1.00"], "fail"),
        ("3", ["1.2", "1.3"], "rounded"),
        ("3", ["1.2", "1.1"], "fail"),
        ("", ["1.00"], "fail"),
        ("1.00", [], "fail"),
        ("坏", ["1.00"], "unverifiable"),
        ("1.00", ["1.00", "坏"], "unverifiable"),
    ],
)
def test_status(whole: str, parts: list[str], status: str) -> None:
    assert relation(whole, *parts).status() == status


@pytest.mark.parametrize(
    ("whole", "parts", "status"),
    [
        ("1.00", ["2.00"], "exact"),
        ("2.00", ["2.00"], "exact"),
        ("2.01", ["2.00"], "rounded"),
        ("2.02", ["2.00"], "fail"),
        ("2.00", ["1.00", "1.00"], "exact"),
    ],
)
def test_at_most(whole: str, parts: list[str], status: str) -> None:
    assert relation(whole, *parts, kind=AT_MOST).status() == status


@pytest.mark.parametrize(
    ("whole", "part", "units", "status"),
    [
        ("1.2050", "12050.00", ("万元", "元"), "exact"),
        ("1.21", "12050.00", ("万元", "元"), "rounded"),
        ("1.22", "12050.00", ("万元", "元"), "fail"),
        ("12050", "1.2050", ("元", "万元"), "exact"),
        ("1.00", "10000", ("亿元", "万元"), "exact"),
        ("1.00", "1.00", ("万元", "元"), "fail"),
    ],
)
def test_units_are_converted(whole: str, part: str, units: tuple[str, str], status: str) -> None:
    assert relation(whole, part, units=units).status() == status


def test_large_amounts_are_exact() -> None:
    assert relation("100000000000000000.01", "100000000000000000.00").status() == "rounded"
    assert relation("100000000000000000.02", "100000000000000000.00").status() == "fail"


@pytest.mark.parametrize(
    ("whole", "status"),
    [("7.50", "exact"), ("8", "exact"), ("7.55", "rounded"), ("7.6", "rounded"), ("7.60", "fail")],
)
def test_what_is_no_sum_brings_its_own_interval(whole: str, status: str) -> None:
    factors = ((1, operand("5")), (1, operand("1.50")))
    expected = Interval(745, 755, 2).shifted(4)
    assert Relation("product/amount", operand(whole), factors, expected=expected).status() == status


def test_the_record_of_a_failing_relation() -> None:
    tested = relation("3.10", "1.00", "2.00")
    record = tested.record({"type": "check", "doc": "d", "id": "k1"}, "d.txt")
    assert record == {
        "type": "check",
        "doc": "d",
        "id": "k1",
        "rule": "sum/total",
        "status": "fail",
        "severity": "error",
        "operands": record["operands"],
        "expected": 3,
        "actual": 3.1,
        "difference": 0.1,
        "tolerance": 0.015,
        "unit": "万元",
        "suspects": [],
        "finding": None,
        "message": "数1 3.10, expected 3.00, difference 0.10万元",
        "src": {"file": "d.txt", "line": 1, "end_line": 3},
    }
    assert [(one["raw"], one["sign"], one["line"], one["value"]) for one in record["operands"]] == [
        ("3.10", 1, 1, 3.1),
        ("1.00", 1, 2, 1),
        ("2.00", 1, 3, 2),
    ]


def test_the_record_speaks_in_the_unit_of_the_whole() -> None:
    record = relation("1.30", "12050.00", units=("万元", "元")).record({}, "d")
    assert (record["expected"], record["actual"], record["difference"], record["unit"]) == (
        1.205,
        1.3,
        0.095,
        "万元",
    )


@pytest.mark.parametrize(
    ("whole", "severity"), [("3.00", "info"), ("3.01", "info"), ("9.00", "error"), ("坏", "info")]
)
def test_only_what_fails_is_severe(whole: str, severity: str) -> None:
    assert relation(whole, "1.00", "2.00").record({}, "d")["severity"] == severity


def test_an_unverifiable_relation_says_what_is_illegible() -> None:
    record = relation("1,2O3.00", "1.00").record({}, "d")
    assert record["expected"] is record["actual"] is record["difference"] is record["tolerance"] is None
    assert "1,2O3.00" in record["message"] and "line 1" in record["message"]


def test_a_relation_that_is_not_tested_says_why() -> None:
    found = unverifiable("sum/total", operand("1.00"), [operand("2.00")], "nobody knows")
    assert found.status() == "unverifiable"
    assert found.message("unverifiable").endswith("nobody knows")


def test_blanks_are_no_operands() -> None:
    tested = Relation("sum/total", operand(""), ((1, operand("1.00", line=7)),))
    record = tested.record({}, "d")
    assert [one["line"] for one in record["operands"]] == [7]
    assert record["src"]["line"] == 7
    assert "(blank)" in record["message"]


@pytest.mark.parametrize(("whole", "part", "empty"), [("", "", True), ("0", "", False), ("", "1", False)])
def test_empty(whole: str, part: str, empty: bool) -> None:
    assert Relation("sum/total", operand(whole), ((1, operand(part)),)).empty() is empty
