"""Captions and titles above tables."""

from pathlib import Path
from typing import Any

import pytest

from tests.reading import TAXONOMY
from yxtools.split.captions import YEAR, YEAR_INSIDE, Captions
from yxtools.taxonomy import load
from yxtools.text import squeeze

CAPTIONS = Captions(TAXONOMY)


def said(text: str, before: str = "") -> dict[str, Any] | None:
    """What a caption line says, without what it does not say."""
    caption = CAPTIONS.read(text, before)
    if caption is None:
        return None
    names = ("number", "entity", "unit", "year")
    return {name: getattr(caption, name) for name in names if getattr(caption, name) is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位：万元", {"unit": "万元"}),
        ("金额单位: 元", {"unit": "元"}),
        ("（单位：亿元）", {"unit": "亿元"}),
        ("单 位：万 元", {"unit": "万元"}),
        ("单位 ：万元", {"unit": "万元"}),
        ("金额单位：人民币万元", {"unit": "万元"}),
        ("货币单位：千元", {"unit": "千元"}),
        ("金额单位：元（列至角分）", {"unit": "元"}),
        ("单位：万元（含税）", {"unit": "万元"}),
        ("（单位：万元（保留两位小数））", {"unit": "万元"}),
        ("部门：云溪县档案馆\t金额单位：元(列至角分)", {"entity": "云溪县档案馆", "unit": "元"}),
        ("单位：人", {"unit": "人"}),
        ("（计量单位：台（套））", {"unit": "台(套)"}),
        ("云溪县档案馆  单位：平方米", {"entity": "云溪县档案馆", "unit": "平方米"}),
        ("部门：万元", {}),
        ("公开03表", {"number": "公开03表"}),
        ("公开 03 表", {"number": "公开03表"}),
        ("附表1-2", {"number": "附表1-2"}),
        ("表三", {"number": "表三"}),
        ("预算公开08", {"number": "预算公开08"}),
        ("部门：云溪县档案馆", {"entity": "云溪县档案馆"}),
        ("编制单位： 云溪县档案馆", {"entity": "云溪县档案馆"}),
        ("部门名称：[063]云溪县档案馆", {"entity": "云溪县档案馆"}),
        ("预算单位：063001-云溪县档案馆", {"entity": "云溪县档案馆"}),
        ("361云溪县档案馆\t\t\t单位：万元", {"entity": "云溪县档案馆", "unit": "万元"}),
        ("云溪县档案馆  单位：元", {"entity": "云溪县档案馆", "unit": "元"}),
        ("2024年度", {"year": 2024}),
        ("二〇二四年度", {"year": 2024}),
        ("（2024年）", {"year": 2024}),
        ("年度：2024", {"year": 2024}),
        (
            "编制单位：云溪县档案馆    2024年度    单位：万元",
            {"entity": "云溪县档案馆", "year": 2024, "unit": "万元"},
        ),
        (
            "部门：云溪县档案馆\t公开05表\t金额单位：万元",
            {"entity": "云溪县档案馆", "number": "公开05表", "unit": "万元"},
        ),
        ("单位：云溪县档案馆", {"entity": "云溪县档案馆"}),
        ("部门：", {}),
        ("单位：", {}),
        ("截止时间：2024-12-31", {"year": 2024}),
    ],
)
def test_caption(text: str, expected: dict[str, Any]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "支出决算表",
        "一、主要职责",
        "云溪县档案馆",
        "负责档案的接收、保管和利用。",
        "科目编码\t科目名称\t合计",
        "201\t一般公共服务支出\t100.50",
        "2024年收入预算120.50万元",
        "万元",
        "表",
        "单位：万元" + " 甲" * 200,
    ],
)
def test_no_caption(text: str) -> None:
    assert said(text) is None


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("公开03", "表", {"number": "公开03表"}),
        ("金额单位：", "万元", {"unit": "万元"}),
        ("单位：", "辆", {"unit": "辆"}),
        ("部门：", "云溪县档案馆", {"entity": "云溪县档案馆"}),
    ],
)
def test_a_caption_split_over_two_lines(before: str, text: str, expected: dict[str, Any]) -> None:
    assert said(text, before) == expected
    assert said(text, "正文") is None


@pytest.mark.parametrize(
    "text", ["注：本表为空。", "注:1.本表", "备注：无", "说明：四舍五入", "（注：略）", "注1：略"]
)
def test_note(text: str) -> None:
    assert CAPTIONS.note(text)


@pytest.mark.parametrize("text", ["注意事项", "说明", "第三部分 说明", "一、注：", "本表注：略"])
def test_no_note(text: str) -> None:
    assert not CAPTIONS.note(text)


# --- titles


@pytest.mark.parametrize(
    "text",
    [
        "支出决算表",
        "收入支出决算总表（续）",
        "一般公共预算支出表（不含上年结转）",
        "表三 2024年支出预算总表",
        "国有资产占用情况",
        "项 目 支 出 表",
    ],
)
def test_title(text: str) -> None:
    assert CAPTIONS.title(text)


@pytest.mark.parametrize(
    "text",
    [
        "表",
        "目录表",
        "支出情况如下。",
        "注：支出决算表",
        "12345表",
        "长" * 60 + "表",
        "档案馆",
        "甲乙\t丙丁表",
    ],
)
def test_no_title(text: str) -> None:
    assert not CAPTIONS.title(text)


def test_a_line_right_above_a_table_need_not_end_like_a_title() -> None:
    assert CAPTIONS.title("云溪县之最", near=True)
    assert not CAPTIONS.title("云溪县之最")


@pytest.mark.parametrize("text", ["一、云溪县之最", "云溪县之最：", "云溪县之最、", "2024"])
def test_but_numbered_or_open_lines_are_no_titles(text: str) -> None:
    assert not CAPTIONS.title(text, near=True)


@pytest.mark.parametrize(
    ("printed", "title", "number"),
    [
        ("支出决算表", "支出决算表", None),
        ("支 出 决 算 表", "支出决算表", None),
        ("表三 2024年支出预算总表", "2024年支出预算总表", "表三"),
        ("附表1-2：支出决算表", "支出决算表", "附表1-2"),
        ("公开03表 支出决算表", "支出决算表", "公开03表"),
        ("部门公开表5支出总表", "支出总表", "部门公开表5"),
        ("一、收入决算表", "收入决算表", None),
        ("（二）收入决算表", "收入决算表", None),
        ("3.收入决算表", "收入决算表", None),
        ("“三公”经费支出表（续）", "“三公”经费支出表（续）", None),
        ("表一一般公共预算支出表", "一般公共预算支出表", "表一"),
        ("表五一般公共预算支出表", "一般公共预算支出表", "表五"),
    ],
)
def test_plain_title(printed: str, title: str, number: str | None) -> None:
    assert CAPTIONS.plain_title(printed) == (title, number)


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        (["单位:万元"], True),
        (["部门:云溪县档案馆"], True),
        (["(部门:云溪县档案馆)"], True),
        (["公开", "01", "表"], True),
        (["附件2:"], True),
        (["单位:"], False),  # the value stands elsewhere
        (["编制单位:"], False),
        (["其中:财政拨款"], False),
        (["项目"], False),
    ],
)
def test_a_cell_that_opens_a_caption(words: list[str], opens: bool) -> None:
    assert CAPTIONS.opens(words) is opens


@pytest.mark.parametrize(("text", "alone"), [("支出预算表", True), ("支 出 表（续）", True), ("表", False)])
def test_a_title_alone(text: str, alone: bool) -> None:
    assert CAPTIONS.title_alone(text) is alone


@pytest.mark.parametrize(("cell", "total"), [("合计", True), ("支出总计(万元)", True), ("小计", False)])
def test_total(cell: str, total: bool) -> None:
    assert CAPTIONS.total(cell) is total


# --- patterns


@pytest.mark.parametrize(
    "text",
    ["2024年", "2024年度", "(2024年度)", "2024", "2024-12-31", "2024年12月31日", "公元2024年", "2024年1月"],
)
def test_year(text: str) -> None:
    match = YEAR.fullmatch(squeeze(text))
    assert match is not None and match.group(1) == "2024"


@pytest.mark.parametrize("text", ["1824年", "24年", "20245", "2024年收入", "年"])
def test_no_year(text: str) -> None:
    assert not YEAR.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [("云溪县2024年度决算", "2024"), ("2023 年支出", "2023"), ("档案馆2025部门预算", "2025")]
    + [("档案馆二〇二五年部门预算", "二〇二五")],
)
def test_year_inside(text: str, year: str) -> None:
    match = YEAR_INSIDE.search(text)
    assert match is not None and match.group(1) == year


@pytest.mark.parametrize("text", ["12024年", "2024", "公开2024表"])
def test_no_year_inside(text: str) -> None:
    assert not YEAR_INSIDE.search(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("表一:收入表", "表一:"),
        ("附表3-1支出表", "附表3-1"),
        ("附件2:支出表", "附件2:"),
        ("公开01表收入表", "公开01表"),
    ],
)
def test_title_number(text: str, number: str) -> None:
    assert CAPTIONS.plain_title(text)[1] == number.rstrip(":")


@pytest.mark.parametrize("text", ["表", "表一", "附件", "收入表一", "公开收入表"])
def test_no_title_number(text: str) -> None:
    assert CAPTIONS.plain_title(text)[1] is None


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("支出决算表（单位：万元）", "支出决算表"),
        ("支出决算表    单位：元", "支出决算表    "),
        ("支出决算表（续）", "支出决算表（续）"),
        ("单位：万元", "单位：万元"),
    ],
)
def test_a_title_without_its_unit(printed: str, bare: str) -> None:
    assert CAPTIONS.without_unit(printed) == bare


@pytest.mark.parametrize("text", ["财决公开04表", "财预公开01表", "决算公开表3", "公开附表2", "ZC01表"])
def test_numbers_of_tables_are_no_titles(text: str) -> None:
    assert said(text) == {"number": text}


@pytest.mark.parametrize(
    "label", ["合计", "合    计", "小计", "本年收入合计", "支出总额", "某某局本年收入支出小计"]
)
def test_label_of_a_total_in_a_row(label: str) -> None:
    assert CAPTIONS.row_total(label)


@pytest.mark.parametrize("label", ["", "会计", "审计", "合计数", "上年结转及一般公共预算支出合计"])
def test_no_label_of_a_total_in_a_row(label: str) -> None:
    assert not CAPTIONS.row_total(label)


def test_labels_of_totals_of_a_taxonomy_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "captions.toml").write_text('row_total = ["通计"]', encoding="utf-8")
    own = Captions(load(tmp_path))
    assert own.row_total("支出通计") and own.row_total("合计") and not CAPTIONS.row_total("支出通计")
