from collections.abc import Callable

import pytest

from yxtools.diff.model import Document
from yxtools.diff.series import chains
from yxtools.errors import YxError

A, B = "云溪县档案馆", "青屿市档案馆"


def made(name: str, year: int | None, stage: str | None, entity: str | None = A) -> Document:
    return Document(name, f"{name}.txt", year, stage, entity)


def names(documents: list[Document], by: str = "year") -> list[list[str]]:
    return [[one.doc for one in chain.documents] for chain in chains(documents, by)]


@pytest.mark.parametrize("order", [lambda given: given, lambda given: given[::-1]])
def test_years_and_stages_tell_the_order(order: Callable[[list[Document]], list[Document]]) -> None:
    years = [made("a", 2023, "final"), made("b", 2024, "final"), made("c", 2025, "final")]
    assert names(order(years)) == [["a", "b", "c"]]
    assert names(order([made("a", 2024, "budget"), made("b", 2024, "final")])) == [["a", "b"]]


def test_documents_of_one_period_stay_as_they_are_given() -> None:
    assert names([made("b", 2024, "final"), made("a", 2024, "final")]) == [["b", "a"]]


def test_budgets_are_compared_with_budgets_where_there_are_two_of_each() -> None:
    given = [made("b3", 2023, "budget"), made("f3", 2023, "final"), made("b4", 2024, "budget")]
    assert names([*given, made("f4", 2024, "final")]) == [["b3", "b4"], ["f3", "f4"]]
    assert names(given) == [["b3", "f3", "b4"]]


def test_the_notes_say_in_what_documents_differ() -> None:
    (chain,) = chains([made("a", 2024, "final"), made("b", 2026, "budget", B)], "year")
    assert chain.notes("year") == ("stage differs: final, budget", f"entity differs: {A}, {B}")
    (chain,) = chains([made("a", 2024, "final"), made("b", 2023, "final", B)], "entity")
    assert chain.notes("entity") == ("year differs: 2023, 2024",)


def test_blanks_in_the_name_of_a_department_do_not_matter() -> None:
    (chain,) = chains([made("a", 2023, "final"), made("b", 2024, "final", "云溪县 档案馆")], "year")
    assert chain.notes("year") == ()


def test_stages_of_every_year() -> None:
    given = [made("f4", 2024, "final"), made("b4", 2024, "budget"), made("b3", 2023, "budget")]
    assert names([*given, made("f3", 2023, "final")], "stage") == [["b4", "f4"], ["b3", "f3"]]


def test_departments_stay_as_they_are_given_in_one_year() -> None:
    assert names([made("b", 2024, "final", B), made("a", 2024, "final")], "entity") == [["b", "a"]]
    assert names([made("b", 2024, "final", B), made("a", 2023, "final")], "entity") == [["a", "b"]]


@pytest.mark.parametrize("count", [0, 1])
def test_two_documents_are_needed(count: int) -> None:
    with pytest.raises(YxError, match=f"two documents are needed to compare, {count} given"):
        chains([made("a", 2024, "final")] * count, "year")
