"""What printed labels mean."""

from pathlib import Path

import pytest

from tests.reading import TAXONOMY
from yxtools.errors import TaxonomyError
from yxtools.tables.labels import (
    BRACKET,
    CODED,
    OF_WHICH,
    UNIT_LABEL,
    YEAR,
    Labels,
    is_figure,
    plain,
    unit_of,
    year_of,
)
from yxtools.taxonomy import load

LABELS = Labels(TAXONOMY)


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("一、一般公共预算财政拨款收入", "一般公共预算财政拨款收入"),
        ("（一）工资福利支出", "工资福利支出"),
        ("1.基本支出", "基本支出"),
        ("其中：财政拨款", "财政拨款"),
        ("#财政拨款", "财政拨款"),
        ("其中：（1）公务用车购置费", "公务用车购置费"),
        ("2024年预算数", "预算数"),
        ("价值（万元）", "价值"),
        ("面积（平方米）（元）", "面积"),
        ("公务用车购置及运行费（）", "公务用车购置及运行费"),
        ("因公出国（境）费", "因公出国(境)费"),
        ("合 计", "合计"),
        ("一、", "一、"),
        ("", ""),
    ],
)
def test_plain(label: str, bare: str) -> None:
    assert plain(label) == bare


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("价值(万元)", "万元"),
        ("房屋(平方米)", "平方米"),
        ("车辆(辆)", "辆"),
        ("支出(金额单位:元)", "元"),
        ("支出(单位:万元)", "万元"),
        ("数量(台/套)", "台/套"),
        ("增减%", "%"),
        ("增减(%)", "%"),
        ("合计", None),
        ("因公出国(境)", None),
        ("支出(不含结转)", None),
        ("支出()", None),
    ],
)
def test_unit_of(label: str, unit: str | None) -> None:
    assert unit_of(label) == unit


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("2024年决算数", 2024),
        ("2023年度", 2023),
        ("2025预算", 2025),
        ("本年", None),
        ("2024", None),
        ("12024年x", 2024),
    ],
)
def test_year_of(label: str, year: int | None) -> None:
    assert year_of(label) == year


@pytest.mark.parametrize(
    ("label", "scope", "dims"),
    [
        ("一般公共预算财政拨款收入", "row", {"fund": "general", "measure": "income"}),
        ("政府性基金预算财政拨款", "column", {"fund": "government"}),
        ("国有资本经营预算拨款收入", "row", {"fund": "state", "measure": "income"}),
        ("财政专户管理资金收入", "row", {"fund": "special", "measure": "income"}),
        ("事业收入", "row", {"fund": "business", "measure": "income"}),
        ("上级补助收入", "row", {"fund": "superior", "measure": "income"}),
        ("附属单位上缴收入", "row", {"fund": "affiliated", "measure": "income"}),
        ("其他收入", "row", {"fund": "other", "measure": "income"}),
        ("财政拨款", "column", {"fund": "fiscal"}),
        ("非财政拨款", "column", {}),
        ("一般公共服务支出", "row", {"measure": "expenditure"}),
        ("基本支出", "column", {"nature": "basic", "measure": "expenditure"}),
        ("项目支出", "column", {"nature": "project", "measure": "expenditure"}),
        ("人员经费", "column", {"nature": "personnel"}),
        ("日常公用经费", "column", {"nature": "public"}),
        ("上缴上级支出", "column", {"nature": "remitted", "measure": "expenditure"}),
        ("对附属单位补助支出", "column", {"nature": "affiliates", "measure": "expenditure"}),
        ("年初结转和结余", "row", {"origin": "carried", "measure": "income"}),
        ("年末结转和结余", "row", {"measure": "closing"}),
        ("结余分配", "row", {"measure": "surplus distributed"}),
        ("使用非财政拨款结余", "row", {"measure": "surplus used"}),
        ("收入总计", "row", {"measure": "income total"}),
        ("支出总计", "row", {"measure": "expenditure total"}),
        ("因公出国(境)费", "row", {"item": "abroad"}),
        ("公务用车购置费", "row", {"item": "purchase"}),
        ("公务用车运行维护费", "row", {"item": "running"}),
        ("公务用车购置及运行费", "row", {"item": "vehicles"}),
        ("公务接待费", "row", {"item": "reception"}),
        ("公务接待批次", "row", {}),
        ("货物", "row", {"kind": "goods"}),
        ("决算数", "column", {"version": "final"}),
        ("决算数", "row", {}),
        ("云山高度", "row", {}),
    ],
)
def test_dimensions(label: str, scope: str, dims: dict[str, str]) -> None:
    assert dict(LABELS.dims(label, scope)) == dims


@pytest.mark.parametrize(
    ("label", "change"),
    [
        ("增减%", "percent"),
        ("增长率", "percent"),
        ("增减额", "amount"),
        ("比上年增减", "amount"),
        ("预算数", None),
    ],
)
def test_changes(label: str, change: str | None) -> None:
    assert dict(LABELS.dims(label, "column")).get("change") == change


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("科目编码", "code"),
        ("单位代码", "code"),
        ("类", "code"),
        ("款", "code"),
        ("行次", "line"),
        ("序号", "line"),
        ("栏次", "line"),
        ("计量单位", "unit"),
        ("备注", "text"),
        ("政府采购目录", None),
        ("科目名称", "name"),
        ("项目", "name"),
        ("项目（按功能分类）", "name"),
        ("单位名称", "name"),
        ("合计", None),
        ("基本支出", None),
        ("2024年预算数", None),
    ],
)
def test_role_of_a_column(label: str, role: str | None) -> None:
    assert LABELS.role(label) == role


@pytest.mark.parametrize(
    "name", ["合计", "本年收入合计", "总 计", "支出总计", "小计", "某某局小计", "合计（万元）", "二、合计"]
)
def test_total(name: str) -> None:
    assert LABELS.total(name)


@pytest.mark.parametrize("name", ["", "基本支出", "统计事务", "会计", "审计事务"])
def test_no_total(name: str) -> None:
    assert not LABELS.total(name)


@pytest.mark.parametrize(
    ("name", "grand"),
    [("总计", True), ("收入总计", True), ("支出总额", True), ("合计", False), ("本年支出合计", False)],
)
def test_grand_total(name: str, grand: bool) -> None:
    assert LABELS.grand(name) is grand


@pytest.mark.parametrize("label", ["", "合计", "金额", "决算数", "本年收入合计", "科目名称"])
def test_neutral(label: str) -> None:
    assert LABELS.neutral(label)


@pytest.mark.parametrize("label", ["基本支出", "财政拨款", "云山", "单价"])
def test_not_neutral(label: str) -> None:
    assert not LABELS.neutral(label)


@pytest.mark.parametrize(
    ("label", "counts"),
    [("数量", True), ("人数", True), ("面积", True), ("数量金额", False), ("单价", False), ("合计", False)],
)
def test_counts(label: str, counts: bool) -> None:
    assert LABELS.counts(label) is counts


@pytest.mark.parametrize(
    ("label", "rate"),
    [("单价", True), ("增长率", True), ("人均支出", True), ("利率说明", False), ("合计", False)],
)
def test_rates_do_not_add_up(label: str, rate: bool) -> None:
    assert LABELS.rate(label) is rate


@pytest.mark.parametrize(
    ("text", "figure"), [("1,234.50", True), ("△5", True), ("一般公共服务", False), ("", False)]
)
def test_is_figure(text: str, figure: bool) -> None:
    assert is_figure(text) is figure


# --- patterns


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[201]一般公共服务支出", "201"),
        ("20126-档案事务", "20126"),
        ("2012601行政运行", "2012601"),
        ("301工资福利支出", "301"),
        ("063001002云溪县档案馆", "063001002"),
        ("30101_基本工资", "30101"),
    ],
)
def test_coded(text: str, code: str) -> None:
    match = CODED.match(text)
    assert match is not None and match.group(1) == code


@pytest.mark.parametrize(
    "text", ["2024年支出", "201", "201.5万元", "20台电脑", "201%", "2012年", "100,000.00"]
)
def test_not_coded(text: str) -> None:
    assert not CODED.match(text)


@pytest.mark.parametrize("text", ["其中:甲", "其中甲", "#甲"])
def test_of_which(text: str) -> None:
    assert OF_WHICH.sub("", text) == "甲"


def test_of_which_comes_first() -> None:
    assert not OF_WHICH.match("甲其中乙")


@pytest.mark.parametrize(("text", "inner"), [("甲(乙)", "乙"), ("甲(乙)(丙)", "丙"), ("甲()", "")])
def test_bracket(text: str, inner: str) -> None:
    match = BRACKET.search(text)
    assert match is not None and match.group(1) == inner


@pytest.mark.parametrize("text", ["甲(乙)丙", "甲((乙)丙)", "甲"])
def test_no_bracket(text: str) -> None:
    assert not BRACKET.search(text)


@pytest.mark.parametrize("text", ["单位:万元", "金额单位万元", "万元"])
def test_unit_label(text: str) -> None:
    assert UNIT_LABEL.sub("", text) == "万元"


def test_year_pattern_needs_a_word() -> None:
    assert YEAR.search("2024年") and YEAR.search("2024决算数") and not YEAR.search("2024")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ('[roles]\ncode = "("', "roles.code"),
        ('[neutral]\nmatch = "("', "neutral.match"),
        ('[[dimension.fund]]\nvalue = "x"\nmatch = "("', "dimension.fund"),
    ],
)
def test_a_broken_pattern_names_file_and_key(tmp_path: Path, written: str, key: str) -> None:
    (tmp_path / "labels.toml").write_text(written, encoding="utf-8")
    with pytest.raises(TaxonomyError) as caught:
        Labels(load(tmp_path))
    assert caught.value.key == key and "labels.toml" in str(caught.value) and "\n" not in str(caught.value)


def test_a_dimension_without_a_value_names_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text('[[dimension.fund]]\nmatch = "x"', encoding="utf-8")
    with pytest.raises(TaxonomyError) as caught:
        Labels(load(tmp_path))
    assert "labels.toml" in str(caught.value) and "dimension.fund" in str(caught.value)
