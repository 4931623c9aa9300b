"""What printed labels mean."""

from pathlib import Path

import pytest

from tests.reading import TAXONOMY
from yxtools.errors import TaxonomyError
from yxtools.tables.labels import (
    BRACKET,
    OF_WHICH,
    UNIT_LABEL,
    YEAR,
    Labels,
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
        ("2024", 2024),
        ("12024", None),
        ("12024年x", 2024),
        ("二〇二四年决算数", 2024),
        ("二〇二四", 2024),
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


@pytest.mark.parametrize(
    ("name", "subtotal"),
    [("某某局小计", True), ("1.某某局 小 计", True), ("小计", False), ("合计", False), ("小计数", False)],
)
def test_subtotal_of_an_owner(name: str, subtotal: bool) -> None:
    assert LABELS.subtotal(name) is subtotal


def test_totals_of_a_taxonomy_of_ones_own(tmp_path: Path) -> None:
    written = '[rows]\ntotal = "计$"\ngrand = "^通计$"\nsubtotal = ".分计$"'
    (tmp_path / "labels.toml").write_text(written, encoding="utf-8")
    own = Labels(load(tmp_path))
    assert own.total("通计") and own.grand("通计") and not own.grand("总计")
    assert own.subtotal("某某局分计") and not own.subtotal("某某局小计")


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
    ("name", "owned", "coded"),
    [
        ("[201]一般公共服务支出", False, ("201", "一般公共服务支出")),
        ("2010301-行政运行", True, ("2010301", "行政运行")),
        ("20103政府办公厅（室）及相关机构事务", False, ("20103", "政府办公厅（室）及相关机构事务")),
        ("【302】商品和服务支出", False, ("302", "商品和服务支出")),
        ("10301政府性基金收入", False, ("10301", "政府性基金收入")),
        ("101001云溪县档案馆", True, ("101001", "云溪县档案馆")),
        ("120急救中心运行经费", False, None),
        ("12345热线运行经费", False, None),
        ("211工程建设", True, None),
        ("20103专项行动", True, None),
        ("［120］急救车辆购置", True, ("120", "急救车辆购置")),
        ("3.15活动", False, None),
    ],
)
def test_a_code_before_its_name(name: str, owned: bool, coded: tuple[str, str] | None) -> None:
    assert LABELS.coded(name, owned) == coded


@pytest.mark.parametrize(
    ("label", "side"),
    [("收入", "income"), ("支出", "expenditure"), ("收入支出", None), ("项目", None), ("本年收入", "income")],
)
def test_the_side_a_label_names(label: str, side: str | None) -> None:
    assert LABELS.side(label) == side
    assert LABELS.names_side(label) is (label != "项目")


@pytest.mark.parametrize(
    ("code", "scheme"),
    [("201", "functional"), ("301", "economic"), ("501", "economic-government"), ("103", None), ("", None)],
)
def test_the_classification_that_a_code_is_of(code: str, scheme: str | None) -> None:
    assert LABELS.scheme(code) == scheme


# --- patterns


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
