"""What must hold of any text and any record: a few hundred inputs of each kind, more in `make fuzz`."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.damage import damaged
from tests.fuzz.material import every_record
from tests.fuzz.mutations import MUTATIONS, ODD_CHARACTERS, ODD_FIGURES
from tests.fuzz.targets import SHARES, STEPS, TARGETS, pipe, text_of
from yxtools.cli.session import apply
from yxtools.errors import InputError
from yxtools.stream import Line, dump

EXECUTIONS = {
    "figures": 400,
    "output": 400,
    "bytes": 100,
    "lines": 200,
    "paragraphs": 60,
    "grids": 20,
    "passages": 12,
}
EXECUTIONS |= {"records": 120, "commands": 60, "whole": 3}

calm = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

CELLS = st.sampled_from(
    [
        "合计",
        "201",
        "20126",
        "档案事务",
        "项目",
        "决算数",
        "小计",
        "基本支出",
        "其中：",
        "1.00",
        "12,345.60",
        "-3",
        "",
        "类",
        "款",
    ]
) | st.sampled_from([one for one in (*ODD_FIGURES, *ODD_CHARACTERS) if one.isprintable() and "\t" not in one])
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=12)
SEPARATORS = st.sampled_from(["\t", "    ", " | ", "\n\t"])

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "doc",
                    "id",
                    "rows",
                    "cells",
                    "text",
                    "line",
                    "lines",
                    "src",
                    "columns",
                    "figures",
                    "value",
                    "raw",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@pytest.mark.parametrize("name", TARGETS)
def test_a_sample_of_every_target(name: str) -> None:
    for number in range(EXECUTIONS[name]):
        TARGETS[name](Random(f"test/{name}/{number}"))


def test_every_target_has_its_share() -> None:
    assert TARGETS.keys() == SHARES.keys() == EXECUTIONS.keys()


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_mutations_make_texts_of_any_text(mutation: Any) -> None:
    for text in ("", "\n", "a", "1.00\t2.00\n合计"):
        assert isinstance(mutation(Random(1), text), str)


@calm
@given(ROWS, SEPARATORS, st.sampled_from(["支出决算表\n公开03表\n单位：万元\n", "", "目录\n"]))
def test_any_table_in_any_layout(rows: list[list[str]], separator: str, head: str) -> None:
    pipe(Random(0), "云溪县档案馆2024年度部门决算\n\n" + head + "\n".join(map(separator.join, rows)) + "\n")


@calm
@given(
    st.sampled_from(sorted(STEPS)),
    st.lists(st.dictionaries(st.sampled_from(["doc", "id", "text", "rows", "src"]), JSON), max_size=3),
    st.sampled_from(["grid", "table", "card", "claim", "text", "document"]),
)
def test_any_record_is_taken_or_blamed(step: str, bodies: list[dict[str, Any]], kind: str) -> None:
    lines = [Line("f", at, {**body, "type": kind}) for at, body in enumerate(bodies, 1)]
    try:
        found = apply(STEPS[step], lines)
    except InputError as error:
        assert error.file == "f" and error.line
    else:
        for record in found:
            dump(record)


def test_the_same_seed_makes_the_same_input() -> None:
    assert text_of(Random("a")) == text_of(Random("a"))
    held = every_record("云溪县档案馆2024年度部门决算\n\n支出1万元。\n")
    assert damaged(Random(3), held) == damaged(Random(3), held)
