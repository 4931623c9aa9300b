"""Pairs invented from one document: exactly the changes made are found, whatever else differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.diff.facts import TAXONOMY, fact
from tests.synthetic import LAYOUTS, STYLES, disclosure
from tests.synthetic.measure import Pipe, pipe
from yxtools.diff import changes, read

CODES = sorted(code for code in TAXONOMY.functional.names if len(code) == 7)[:60]
PROJECTS = ["免费开放", "古籍修复", "数字资源购置", "馆舍维修", "讲座展览"]
NATURES = ("all", "basic", "project")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the document: of a class or a project, in 分."""

    name: str
    code: str | None
    nature: str
    amount: int


def figures() -> st.SearchStrategy[list[Figure]]:
    """Figures of different facts."""
    named = st.sampled_from([(code, code) for code in CODES] + [(name, None) for name in PROJECTS])
    one = st.builds(
        lambda row, nature, amount: Figure(row[0], row[1], nature, amount * 10_000),
        named,
        st.sampled_from(NATURES),
        st.integers(1, 10**6),
    )
    return st.lists(one, min_size=1, max_size=12, unique_by=lambda one: (one.name, one.nature))


def printed(found: Sequence[Figure], year: int, unit: str, table: str) -> list[dict[str, Any]]:
    """Fact records: amounts of whole 元 in 万元 with four decimals, or in 元 with two."""
    made = []
    for row, one in enumerate(found):
        raw = f"{one.amount / 100:.2f}" if unit == "元" else f"{one.amount / 10**6:.4f}"
        named = None if one.code else f"projects:{one.name}"
        place: dict[str, Any] = {"row": row, "table": table, "unit": unit, "year": year, "doc": str(year)}
        made.append(fact(raw, one.name, one.code, nature=one.nature, named=named, **place))
    return made


def statuses(
    before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> dict[tuple[str, str], tuple[str, int]]:
    """What changed, by name and nature: status and difference in 分."""
    found = {}
    for one in changes([read(before, TAXONOMY), read(after, TAXONOMY)], TAXONOMY):
        name = one["key"]["class"].partition(":")[2]
        power = 100 if one["unit"] == "元" else 10**6
        found[name, one["key"]["nature"]] = (one["status"], round(one["delta"] * power))
    return found


@settings(deadline=None)
@given(figures(), st.data())
def test_exactly_the_changes_made_are_found(old: list[Figure], data: st.DataObject) -> None:
    new, expected = [], {}
    for one in old:
        what = data.draw(st.sampled_from(["same", "scaled", "dropped"]))
        if what == "dropped" and len(old) > 1:
            expected[one.name, one.nature] = ("removed", -one.amount)
            continue
        amount = one.amount * data.draw(st.integers(2, 9)) if what == "scaled" else one.amount
        if amount != one.amount:
            expected[one.name, one.nature] = ("changed", amount - one.amount)
        new.append(replace(one, amount=amount))
    taken = {(one.name, one.nature) for one in old}
    for one in data.draw(figures()):
        if one.code and (one.name, one.nature) not in taken:
            expected[one.name, one.nature] = ("added", one.amount)
            new.append(one)
    if not new:
        return
    new = data.draw(st.permutations(new))
    units = data.draw(st.tuples(*[st.sampled_from(["元", "万元"])] * 2))
    before, after = printed(old, 2023, units[0], "t1"), printed(new, 2024, units[1], "t7")
    assert statuses(before, after) == expected


@settings(deadline=None)
@given(figures(), figures())
def test_documents_of_one_period_mirror_each_other(one: list[Figure], other: list[Figure]) -> None:
    first, second = printed(one, 2024, "元", "t1"), printed(other, 2024, "元", "t2")
    mirror = {"added": "removed", "removed": "added"}
    there, back = statuses(first, second), statuses(second, first)
    assert {key: (mirror.get(status, status), -delta) for key, (status, delta) in there.items()} == back


@settings(deadline=None)
@given(figures(), figures())
def test_years_tell_the_order_of_documents(one: list[Figure], other: list[Figure]) -> None:
    first, second = printed(one, 2023, "元", "t1"), printed(other, 2024, "万元", "t2")
    assert statuses(first, second) == statuses(second, first)


@pytest.fixture(scope="module")
def steps() -> Pipe:
    return pipe()


# `narrow` loses names where even totals wrap.
CLEAR = [layout for layout in LAYOUTS if layout != "narrow"]


@pytest.mark.parametrize(("at", "style"), list(enumerate(STYLES)))
def test_layout_is_no_change(steps: Pipe, at: int, style: str) -> None:
    layouts = CLEAR[at % len(CLEAR)], CLEAR[(at + 1) % len(CLEAR)]
    found = [read(steps.read(disclosure(style, 0, layout).text), TAXONOMY) for layout in layouts]
    assert [change["label"] for change in changes(found, TAXONOMY)] == []


@pytest.mark.parametrize("style", STYLES)
def test_a_document_does_not_differ_from_itself(steps: Pipe, style: str) -> None:
    records = steps.read(disclosure(style, 0, "tab").text)
    assert list(changes([read(records, TAXONOMY), read(records, TAXONOMY)], TAXONOMY)) == []
