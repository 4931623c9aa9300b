"""All of it together: the records of two and more documents."""

from tests.diff.facts import TAXONOMY, document, fact, rows
from yxtools.diff import changes, statements
from yxtools.diff.model import Document


def year(number: int, *printed: tuple[str, str | None, str]) -> Document:
    return document(*rows(*printed, year=number, doc=f"y{number}"))


def test_a_series_follows_a_fact_through_its_recodings() -> None:
    given = [
        year(2022, ("中医药", "21006", "1.00")),
        year(2023, ("中医药", "21006", "2.00")),
        year(2024, ("中医药事务", "21017", "3.00")),
    ]
    first, second = changes(given, TAXONOMY)
    assert (first["doc"], first["against"], first["status"]) == ("y2023", "y2022", "changed")
    assert (second["doc"], second["against"], second["status"]) == ("y2024", "y2023", "recoded")
    assert first["series"] == second["series"]
    assert [(one["doc"], one["value"]) for one in first["series"]] == [
        ("y2022", 1),
        ("y2023", 2),
        ("y2024", 3),
    ]


def test_a_document_that_lacks_the_fact_has_null_in_the_series() -> None:
    school = ("教育", "205", "9.00")
    given = [year(number, school, ("社保", "208", raw)) for number, raw in ((2022, "1.00"), (2024, "3.00"))]
    found = list(changes([*given, year(2023, school)], TAXONOMY))
    assert [one["status"] for one in found] == ["removed", "added"]
    assert [one["value"] for one in found[0]["series"]] == [1, None, 3]


def test_same_facts_are_written_when_asked_for() -> None:
    given = [year(2023, ("社保", "208", "1.00")), year(2024, ("社保", "208", "1.00"))]
    assert list(changes(given, TAXONOMY)) == []
    assert [one["status"] for one in changes(given, TAXONOMY, everything=True)] == ["same"]


def test_two_documents_have_no_series() -> None:
    given = [year(2023, ("社保", "208", "1.00")), year(2024, ("社保", "208", "2.00"))]
    assert ["series" in one for one in changes(given, TAXONOMY)] == [False]


def prior(raw: str) -> Document:
    own = rows(("社保", "208", "2.00"), year=2024, doc="y2024")
    return document(*own, fact(raw, "社保", "208", column=2, table="t1", year=2023, doc="y2024"))


def test_the_figure_of_the_year_before_is_checked() -> None:
    last = year(2023, ("社保", "208", "1.00"))
    told = [
        (one["rule"], one["status"])
        for raw in ("1.00", "1.10")
        for one in statements([last, prior(raw)], TAXONOMY)
    ]
    assert told == [("diff/prior", "exact"), ("diff/prior", "fail")]


def test_nothing_is_checked_against_a_document_that_is_not_there() -> None:
    assert list(statements([year(2022, ("社保", "208", "1.00")), prior("1.00")], TAXONOMY)) == []


def test_columns_of_differences_are_checked() -> None:
    last = year(2023, ("社保", "208", "1.00"))
    differences = [
        fact(raw, "社保", "208", column=column, year=2024, doc="y2024", unit=unit, change=kind)
        for raw, column, unit, kind in (("1.00", 2, "万元", "amount"), ("50.00", 3, "%", "percent"))
    ]
    own = document(*rows(("社保", "208", "2.00"), year=2024, doc="y2024"), *differences)
    found = list(statements([own, last], TAXONOMY))
    assert [(one["rule"], one["status"]) for one in found] == [
        ("diff/change", "exact"),
        ("diff/percent", "fail"),
    ]
    assert found[0]["src"]["file"] == "y2024.txt"
    assert [operand.get("file") for operand in found[0]["operands"]] == [None, None, "y2023.txt"]


def test_the_budget_beside_the_outcome_is_checked() -> None:
    budget = document(*rows(("社保", "208", "1.00"), stage="budget", doc="b"))
    final = document(*rows(("社保", "208", "1.50")), fact("1.20", "社保", "208", column=2, version="budget"))
    (found,) = statements([budget, final], TAXONOMY)
    assert (found["rule"], found["status"], found["expected"]) == ("diff/budget", "fail", 1)
    assert found["message"].endswith("(b, line 1: 1.00)")
