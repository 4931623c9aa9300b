from pathlib import Path

import pytest

from yxtools.claims.subjects import BETWEEN, CODE, LEVEL, Subjects
from yxtools.claims.words import Words
from yxtools.errors import TaxonomyError
from yxtools.taxonomy import load

TAXONOMY = load()
SUBJECTS = Subjects(TAXONOMY, Words(TAXONOMY), ["青山县水利局"])


@pytest.mark.parametrize(
    ("label", "dims"),
    [
        ("2023年度收入总计", {"measure": "income total"}),
        ("收、支总计均为", {"measure": "both"}),
        ("财政拨款支出总计", {"fund": "fiscal", "measure": "expenditure total"}),
        ("2023年一般公共预算财政拨款决算支出", {"fund": "general", "measure": "expenditure"}),
        ("青山县水利局2025年收入预算", {"measure": "income"}),
        ("政府性基金预算财政拨款收入", {"fund": "government", "measure": "income"}),
        ("国有资本经营预算拨款支出", {"fund": "state", "measure": "expenditure"}),
        ("上年结转结余", {"measure": "income", "origin": "carried"}),
        ("日常公用经费", {"nature": "public", "measure": "expenditure"}),
        ("一般公共预算项目支出", {"fund": "general", "nature": "project", "measure": "expenditure"}),
        ('"三公"经费财政拨款支出', {"item": "three public", "measure": "expenditure", "fund": "fiscal"}),
        ("（二）公务用车购置及运行维护费", {"item": "vehicles", "measure": "expenditure"}),
        ("政府采购工程预算", {"measure": "procurement", "kind": "works"}),
        ("本部门(单位)共有车辆", {"thing": "vehicles"}),
        ("单位价值100万元以上专用设备", {"thing": "equipment 100"}),
    ],
)
def test_what_a_label_means(label: str, dims: dict[str, str]) -> None:
    from yxtools.text import squeeze

    found = SUBJECTS.read(squeeze(label))
    assert (found.dims, found.residue) == (dims, "")


@pytest.mark.parametrize(
    ("label", "classes"),
    [
        ('"一般公共服务支出(类)统计信息事务(款)行政运行(项)"', ("functional:2010501",)),
        ("教育支出-普通教育-小学教育", ("functional:2050202",)),
        ("农林水(类)支出", ("functional:213",)),
        ("2050202小学教育", ("functional:2050202",)),
        ("一是工资福利支出", ("economic:301",)),
        ("住房公积金", ("functional:2210201", "economic:30113")),
    ],
)
def test_items_of_a_classification_in_all_written_forms(label: str, classes: tuple[str, ...]) -> None:
    assert SUBJECTS.read(label).classes == classes


def test_a_level_without_a_name_is_not_understood() -> None:
    assert not SUBJECTS.read("卫生健康(类)行政事业单位医疗(款)(项)").understood


def test_versions_and_years() -> None:
    found = SUBJECTS.read("2022年度卫生健康支出年初预算数为")
    assert (found.year, found.version, found.classes) == (2022, "initial", ("functional:210",))


def test_a_year_in_chinese_numerals() -> None:
    found = SUBJECTS.read("二〇二二年度卫生健康支出年初预算数为")
    assert (found.year, found.residue) == (2022, "")


def test_another_organisation_is_named() -> None:
    found = SUBJECTS.read("青山县中心医院2023年财政拨款收入")
    assert (found.unit, found.dims) == ("青山县中心医院", {"fund": "fiscal", "measure": "income"})
    assert SUBJECTS.read("青山县水利局收入").unit is None


def test_unknown_words_are_kept() -> None:
    assert SUBJECTS.read("支持外贸发展").residue and not SUBJECTS.read("支持外贸发展").understood
    assert SUBJECTS.read("共计").silent


def test_patterns() -> None:
    assert LEVEL.split("甲(类)乙(款)") == ["甲", "乙", ""]
    assert [part for part in BETWEEN.split("甲-乙") if part] == ["甲", "乙"]
    assert CODE.match("2050202小学教育") and not CODE.match("12学校")


def test_a_broken_pattern_is_told(tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text("[[word]]\nmatch = '('\n", encoding="utf-8")
    with pytest.raises(TaxonomyError, match="claims.toml"):
        Words(load(tmp_path))
