from pathlib import Path

import pytest

from tests.diff.facts import TAXONOMY, document, fact
from tests.reading import table
from yxtools.diff import read
from yxtools.diff.documents import agrees
from yxtools.figures import parse_figure
from yxtools.split.document import split
from yxtools.tables import tables
from yxtools.taxonomy import load


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("12.34", "12.34", True),
        ("12.34", "12.35", False),
        ("12.345", "12.34", True),
        ("12.345", "12.35", True),
        ("12.346", "12.34", False),
        ("0.00", "0", True),
    ],
)
def test_two_prints_agree_within_their_precision(one: str, other: str, expected: bool) -> None:
    first, second = parse_figure(one), parse_figure(other)
    assert first and second
    assert agrees(first.interval(), second.interval()) is expected
    assert agrees(second.interval(), first.interval()) is expected


def test_the_most_precise_print_of_a_fact_is_taken() -> None:
    found = document(
        fact("12.3", table="t1"), fact("123,456.78", table="t2", unit="元"), fact("12.35", table="t3")
    )
    (one,) = found.prints.values()
    assert (one.raw, one.note) == ("123,456.78", "")


def test_prints_that_conflict_are_named() -> None:
    found = document(fact("12.30", table="t1"), fact("13.20", table="t2", row=4))
    (one,) = found.prints.values()
    assert (one.raw, one.note) == ("12.30", "also printed as 13.20 (line 5)")


def test_rows_of_one_class_in_one_table_are_added_up() -> None:
    found = document(fact("1.10", code="208", row=1), fact("2.20", code="208", row=5))
    (one,) = found.prints.values()
    assert (one.figure.value, one.raw, one.note) == (3.3, "1.10 + 2.20", "the sum of lines 2, 6")
    assert one.interval.half_width.values[0] == 100


def test_a_further_total_of_one_table_is_no_part_of_the_first() -> None:
    found = document(fact("9.00", row=0), fact("4.00", row=3))
    (one,) = found.prints.values()
    assert one.raw == "9.00"


def test_rows_of_one_name_are_numbered() -> None:
    found = document(
        fact("1.00", "培训", row=1, named="projects:培训"), fact("2.00", "培训", row=2, named="projects:培训")
    )
    assert [(dict(key).get("occurrence"), one.raw) for key, one in found.prints.items()] == [
        (None, "1.00"),
        ("2", "2.00"),
    ]


def test_year_and_stage_are_those_of_most_figures() -> None:
    found = document(fact("1.00", code="208"), fact("2.00", code="210"), fact("3.00", year=2023))
    assert found.period == (2024, "final")
    assert [one.raw for one in found.earlier[2023, "final"].values()] == ["3.00"]


def test_text_in_a_column_of_figures_is_no_print() -> None:
    text = {**fact("1.00"), "value": None, "decimals": None, "raw": "详见附表"}
    assert document(text).prints == {}


PROJECTS = """\
云溪县档案馆2024年部门预算

项目支出预算表
单位：万元
项目名称\t金额
合计\t60.00
云溪县档案馆\t40.00
档案修复\t25.00
培训\t15.00
云溪县方志中心\t20.00
培训\t20.00
"""


def test_projects_belong_to_units_and_the_total_is_one() -> None:
    text = split(PROJECTS, doc="d", file="d.txt", encoding="utf-8", sha256="0" * 64, taxonomy=TAXONOMY)
    found = read(list(tables(text, TAXONOMY)), TAXONOMY)
    told = {one.raw: dict(key) for key, one in found.prints.items()}
    assert told["60.00"]["class"] == "total"
    assert (told["15.00"]["class"], told["15.00"]["owner"]) == ("projects:培训", "云溪县档案馆")
    assert len(found.prints) == 6


def test_absurd_decimals_are_refused() -> None:
    with pytest.raises(ValueError):
        document({**fact("1.00"), "decimals": 99})


def test_labels_that_a_taxonomy_of_ones_own_takes_for_captions_tell_no_period(tmp_path: Path) -> None:
    found = table(["项目\t上年口径\t", "\t合计\t基本支出", "甲\t1\t1"], year=2024)
    (tmp_path / "labels.toml").write_text('[captions]\ncolumns = ["上年口径"]', encoding="utf-8")
    assert list(read([found], TAXONOMY).earlier) == [(2023, "final")]
    assert not read([found], load(tmp_path)).earlier
