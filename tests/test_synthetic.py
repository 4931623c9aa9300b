"""The whole pipe on invented disclosures of many house styles: what it reads, reports and notices."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

import pytest

from tests.synthetic import LAYOUTS, STYLES, Fact, disclosure
from tests.synthetic.measure import Pipe, altered, measure, number, pipe, with_fault

SEEDS = (0, 1, 2)
GRAND_TOTALS = {"收入总计", "支出总计", "收入合计", "支出合计", "总计", "收入总数", "支出总数"}
# The title of a table of two sides.
BALANCE = re.compile("收支|收入支出")
CASES = [(style, layout) for style in STYLES for layout in LAYOUTS]
READ = 0.98  # share of the printed figures that must get their row, leaf, title, unit and year
NOTICED = 0.9  # share of the changed figures that must make a check fail
FAULTS = 4
# Columns so narrow that even totals wrap: a few figures take their neighbours' names, and sums then fail.
HARD = {("sichuan-2020", "narrow"): 4}  # alarms allowed a disclosure
FAULT_CASES = [(style, layout) for style in STYLES for layout in ("tab", "aligned")]


@pytest.fixture(scope="module")
def steps() -> Pipe:
    try:
        return pipe()
    except ImportError as error:
        pytest.skip(f"the pipe cannot be imported: {error}")


# -- the generator itself


def test_there_are_styles_enough() -> None:
    assert len(STYLES) >= 14
    assert {style.split("-")[0] for style in STYLES} >= {"central", "final", "sichuan", "guangdong"}


@pytest.mark.parametrize(("style", "layout"), CASES)
def test_truth_stands_where_it_says(style: str, layout: str) -> None:
    one = disclosure(style, 1, layout)
    lines = one.text.split("\n")
    assert one.facts
    for fact in one.facts:
        assert lines[fact.line - 1][fact.start :].startswith(fact.printed)


@pytest.mark.parametrize("style", STYLES)
def test_layouts_print_the_same_figures(style: str) -> None:
    facts = [disclosure(style, 2, layout).facts for layout in LAYOUTS]
    printed = [sorted((f.title, f.row, f.leaf, f.printed, f.year) for f in one) for one in facts]
    assert all(one == printed[0] for one in printed)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", SEEDS)
def test_income_and_expenditure_balance(style: str, seed: int) -> None:
    """The grand totals of both sides stand on one line and are the same figure."""
    totals: dict[tuple[str, int], list[str]] = {}
    for fact in disclosure(style, seed, "tab").facts:
        if BALANCE.search(fact.title) and "".join(fact.row.split()) in GRAND_TOTALS:
            totals.setdefault((fact.title, fact.line), []).append(fact.printed)
    twice = [printed for printed in totals.values() if len(printed) > 1]
    assert twice
    assert all(printed[0] in printed[1:] for printed in twice)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", SEEDS)
def test_classes_add_up(style: str, seed: int) -> None:
    """Rows of three-digit codes make the total of their column, as far as rounding lets them."""
    columns: dict[tuple[str, int, str], list[Fact]] = {}
    for fact in disclosure(style, seed, "tab").facts:
        columns.setdefault((fact.title, fact.year, fact.leaf), []).append(fact)
    for facts in columns.values():
        whole = [number(fact.printed) for fact in facts if "".join(fact.row.split()) == "合计"]
        parts = [number(fact.printed) for fact in facts if len(fact.row) == 3 and fact.row.isdigit()]
        # a leaf that occurs twice in a table has two totals, a department of one row has no parts
        if len(whole) == 1 and parts and facts[0].unit != "%":
            decimals = max(len(fact.printed.partition(".")[2]) for fact in facts)
            assert abs(whole[0] - sum(parts)) <= Decimal(5).scaleb(-decimals - 1) * (len(parts) + 1)


def test_same_arguments_same_text() -> None:
    assert disclosure(STYLES[0], 5, "tab") == disclosure(STYLES[0], 5, "tab")
    assert disclosure(STYLES[0], 5, "tab").text != disclosure(STYLES[0], 6, "tab").text


def test_fault_changes_one_line() -> None:
    one = disclosure(STYLES[0], 0, "aligned")
    fact = next(fact for fact in one.facts if number(fact.printed) > 100)
    changed = with_fault(one, fact, altered(Random(1), fact.printed))
    different = [a for a, b in zip(one.text.split("\n"), changed.split("\n"), strict=True) if a != b]
    assert different == [one.text.split("\n")[fact.line - 1]]


# -- the pipe


@pytest.mark.parametrize(("style", "layout"), CASES)
@pytest.mark.parametrize("seed", SEEDS[:2])
def test_sound_disclosure(steps: Pipe, style: str, layout: str, seed: int) -> None:
    """Figures are read at their lines, with their rows, columns, units and years; nothing sound fails."""
    result = measure(steps, disclosure(style, seed, layout))
    said = "\n".join(result.examples)
    allowed = HARD.get((style, layout), 0)
    assert result.alarms <= allowed, said
    assert result.meant >= (READ - (0.02 if allowed else 0)) * result.facts, said


@pytest.mark.parametrize(("style", "layout"), FAULT_CASES)
def test_changed_figures_are_noticed(steps: Pipe, style: str, layout: str) -> None:
    if steps.checks is None:
        pytest.skip("there are no checks")
    result = measure(steps, disclosure(style, 0, layout), faults=FAULTS)
    assert result.noticed >= NOTICED * result.faults - 1, "\n".join(result.examples)
