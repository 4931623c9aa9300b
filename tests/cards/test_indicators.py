"""Rows of indicators taken apart: labels, numbers, cells by role."""

import pytest

from yxtools.cards.indicators import Header, Row, fields, header, levels, split_value, take_apart
from yxtools.cards.lines import Line, row_line
from yxtools.cards.vocabulary import Vocabulary
from yxtools.taxonomy import load

VOCABULARY = Vocabulary(load())
HEAD = "绩效指标|一级指标|二级指标|三级指标|年度指标值|全年完成值|未完成原因和改进措施|自评得分"


def line(text: str, number: int = 1) -> Line:
    return row_line({"line": number, "cells": text.split("|")}, "g1")


def head() -> Header:
    found = header(line(HEAD), VOCABULARY)
    assert found is not None
    return found


def row(text: str, number: int = 1) -> Row:
    return take_apart(line(text, number), head(), VOCABULARY, halves=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|产出指标|数量指标|指标1|次数|≥2次|3次|已完成|50", ("次数", "≥2次", "3次", "已完成", "50")),
        # the actual is blank, the reason is not
        ("|||指标1|设备费|≥6万元/年|||已完成", ("设备费", "≥6万元/年", None, "已完成", None)),
        # a blank between name and target
        ("|指标3|办公费||≥6万元/年|6.41万|已完成||", ("办公费", "≥6万元/年", "6.41万", "已完成", None)),
        # the column of reasons is lost
        ("|产出指标|数量指标|指标1|归档|按合同|已完成|47", ("归档", "按合同", "已完成", None, "47")),
        # actual and status in one cell
        ("|产出指标|数量指标|指标1|床位|50张|100%已完成|50", ("床位", "50张", "100%", "已完成", "50")),
        # number and name in one cell
        ("|产出指标|数量指标|指标1 人数|6人|6人||50", ("人数", "6人", "6人", None, "50")),
    ],
)
def test_cells_by_role(text: str, expected: tuple[str | None, ...]) -> None:
    name, found = fields(row(text), VOCABULARY)
    assert (name, *(found.get(key) for key in ("target", "actual", "reason", "score"))) == expected


def test_a_row_of_a_score_alone_names_nothing() -> None:
    assert fields(row("|效益指标|经济效益指标|指标1|||||27"), VOCABULARY) == (None, {"score": "27"})


def test_a_level_2_with_a_maximum_stands_for_a_level_1() -> None:
    found = row("||社会效益指标（30分）|社会效益指标|指标1|水平|提升|提升|")
    assert found.level1 is not None and found.level1.key == "效益指标"
    assert found.level2 is not None and found.level2.key == "社会效益指标"


def test_cost_is_a_level_1_before_its_own_level_2() -> None:
    found = row("|成本指标|经济成本指标|总额|≤5万元|5万元||")
    assert found.level1 is not None and found.level1.key == "成本指标"
    assert found.level2 is not None and found.level2.key == "经济成本指标"


def test_numbers_say_where_a_level_begins() -> None:
    rows = [
        row("|产出指标|数量指标|指标1|a|1|1||", 1),
        # printed one row below the beginning of its group
        row("|||指标1|b|1|1||", 2),
        row("||质量指标|指标2|c|1|1||", 3),
        # no label: 时效指标 by the order of the form
        row("|||指标1|d|1|1||", 4),
        row("||成本指标|指标1|e|1|1||", 5),
    ]
    notes: list[str] = []
    found = [level.key if level else None for level in levels(rows, VOCABULARY, notes)]
    assert found == ["数量指标", "质量指标", "质量指标", "时效指标", "成本指标"]
    assert len(notes) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宣传媒体数量 ≤5家", ("宣传媒体数量", "≤5家")),
        ("平台建设完成100%", ("平台建设完成", "100%")),
        ("服务能力有效提升", ("服务能力", "有效提升")),
        ("保障水平", ("保障水平", None)),
    ],
)
def test_values_glued_behind_names(text: str, expected: tuple[str, str | None]) -> None:
    assert split_value(text, VOCABULARY) == expected
