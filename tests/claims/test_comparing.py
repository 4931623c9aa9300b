import pytest

from yxtools.claims.comparing import Comparisons, final_against_budget
from yxtools.claims.model import Basis
from yxtools.claims.subjects import Subjects
from yxtools.claims.words import Words
from yxtools.taxonomy import load

TAXONOMY = load()
WORDS = Words(TAXONOMY)
COMPARISONS = Comparisons(WORDS, Subjects(TAXONOMY, WORDS, ()), 2023)


@pytest.mark.parametrize(
    ("label", "basis", "rest"),
    [
        ("比上年", Basis(), ""),
        ("较2022年决算数", Basis(2022, "final"), ""),
        ("比2023年年初预算数", Basis(None, "initial", True), ""),
        ("比年初预算数", Basis(None, "initial", True), ""),
        ("与2022年部门预算相比", Basis(2022, "budget"), ""),
        ("比上年公务接待费预算数", Basis(None, "budget"), "公务接待费预算数"),
    ],
)
def test_what_a_label_compares_with(label: str, basis: Basis, rest: str) -> None:
    assert COMPARISONS.basis(label) == (basis, rest)


def test_a_label_that_compares_nothing() -> None:
    assert COMPARISONS.basis("公务接待费") is None
    assert COMPARISONS.year_before("上年结转") is None


def test_a_figure_of_the_year_before() -> None:
    assert COMPARISONS.year_before("上年收入") == (Basis(), "收入")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("决算数大于预算数", (1, "budget", "")),
        ("决算数小于年初预算数", (-1, "initial", "")),
        ("决算数与预算数持平", (0, "budget", "")),
        ("决算数与预算数基本持平", (None, "budget", "")),
        ("公务接待费支出决算小于预算数", (-1, "budget", "公务接待费")),
        ("公务接待费", None),
    ],
)
def test_the_final_figure_against_the_budget(label: str, said: tuple[int | None, str, str] | None) -> None:
    assert final_against_budget(WORDS, label) == said
