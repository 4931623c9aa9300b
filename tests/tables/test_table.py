"""From the text of small disclosures to figures with their rows, columns and units, and to sums that hold."""

import pytest

from tests.reading import (
    BUDGET,
    FINAL,
    Record,
    checks_of,
    facts_of,
    figures,
    only_table,
    parents,
    statuses,
    table,
    tables_of,
)

TITLE = "支出决算表\n公开03表\n部门：云溪县档案馆\t\t\t金额单位：万元\n"
HEAD = "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
LOWER = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
TOTAL = "合计\t\t120.50\t100.00\t20.50\n"
ONE = "201\t一般公共服务支出\t100.50\t80.00\t20.50\n20126\t档案事务\t100.50\t80.00\t20.50\n"
TWO = (
    "2012601\t行政运行\t80.00\t80.00\t\n2012604\t档案馆\t20.50\t\t20.50\n"
    "208\t社会保障和就业支出\t20.00\t20.00\t\n"
)
UPPER = HEAD + TOTAL + ONE
BODY = TOTAL + ONE + TWO
PAGE = "\n\f\n"

# Row, then its figures in the columns 合计, 基本支出, 项目支出.
PRINTED = [
    ("合计", "120.50", "100.00", "20.50"),
    ("201", "100.50", "80.00", "20.50"),
    ("20126", "100.50", "80.00", "20.50"),
    ("2012601", "80.00", "80.00", ""),
    ("2012604", "20.50", "", "20.50"),
    ("208", "20.00", "20.00", ""),
]
EXPECTED = {
    (row, leaf, raw)
    for row, *raws in PRINTED
    for leaf, raw in zip(("合计", "基本支出", "项目支出"), raws, strict=True)
    if raw
}


def cells(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def in_three_columns(text: str) -> str:
    """Rows with their codes printed over 类 | 款 | 项."""
    codes = ["201\t\t", "201\t26\t", "201\t26\t01", "201\t26\t04", "208\t\t"]
    return "".join("\t".join([code, *row[1:]]) + "\n" for code, row in zip(codes, cells(text), strict=True))


def inside_names(text: str) -> str:
    """Rows with their codes in the cells of their names."""
    marks = ["[{}]", "{}-", "{} ", "{}", "{}、"]
    return "".join(
        "\t".join([mark.format(row[0]) + row[1], *row[2:]]) + "\n"
        for mark, row in zip(marks, cells(text), strict=True)
    )


SPLIT_HEAD = "支出功能分类科目编码\t\t\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
SPLIT_TOTAL = "合计\t120.50\t100.00\t20.50\n"
SPLIT_ROWS = in_three_columns(ONE + TWO)
HTML_HEAD = (
    "<tr><td rowspan=2>科目编码</td><td rowspan=2>科目名称</td><td colspan=3>本年支出</td></tr>\n"
    "<tr><td>合计</td><td>基本支出</td><td>项目支出</td></tr>\n"
)
HTML_ROWS = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in cells(BODY))
PIPES = "".join("| " + " | ".join(row) + " |\n" for row in [*cells(LOWER), ["---"] * 5, *cells(BODY)])
CELLS = "\n".join("".join(f"\t{cell}\n" for cell in row) for row in cells(HEAD + BODY))
WRAPPED = BODY.replace(
    "社会保障和就业支出\t20.00\t20.00\t\n", "社会保障\t20.00\t20.00\t\n\t和就业支出\t\t\t\n"
)
ALIGNED = """\
科目编码   科目名称                 本年支出合计    基本支出    项目支出
           合计                           120.50      100.00       20.50
201        一般公共服务支出               100.50       80.00       20.50
20126      档案事务                       100.50       80.00       20.50
2012601    行政运行                        80.00       80.00
2012604    档案馆                          20.50                   20.50
208        社会保障和就业支出              20.00       20.00
"""

SHAPES = {
    "plain": TITLE + HEAD + BODY,
    "the total comes last": TITLE + HEAD + ONE + TWO + TOTAL,
    "columns are numbered": TITLE + HEAD + "栏次\t\t1=2+3\t2\t3\n" + BODY,
    "a page break": TITLE + UPPER + PAGE + TWO,
    "a page break and the head again": TITLE + UPPER + PAGE + HEAD + TWO,
    "a page break and all above again": TITLE + UPPER + PAGE + TITLE + HEAD + TWO,
    "a page break and fewer cells": TITLE + UPPER + PAGE + TWO.replace("80.00\t\n", "80.00\n"),
    "a page break and more cells": TITLE + UPPER + PAGE + TWO.replace("\n", "\t\n"),
    "a page number and a watermark": "水印\n水印\n" + TITLE + UPPER + "- 1 -\n\f水印\n水印\n" + TWO,
    "captions over two lines": TITLE.replace("03表", "03\n表").replace("：", "：\n").replace("\t", "\n")
    + HEAD
    + BODY,
    "merged cells left blank": TITLE + "项目\t\t本年支出\t\t\n" + LOWER + BODY,
    "merged cells left out": TITLE + "项目\t本年支出\n" + LOWER + BODY,
    "merged cells shifted": TITLE + "项目\t本年支出\t\t\t\n" + LOWER + BODY,
    "split codes": TITLE + SPLIT_HEAD + "类\t款\t项\t\t\t\t\n\t\t\t" + SPLIT_TOTAL + SPLIT_ROWS,
    "split codes beside column numbers": TITLE
    + SPLIT_HEAD
    + "类\t款\t项\t栏次\t1\t2\t3\n\t\t\t"
    + SPLIT_TOTAL
    + SPLIT_ROWS,
    "split codes beside the total": TITLE + SPLIT_HEAD + "类\t款\t项\t" + SPLIT_TOTAL + SPLIT_ROWS,
    "codes inside names": TITLE + HEAD.split("\t", 1)[1] + SPLIT_TOTAL + inside_names(ONE + TWO),
    "a name over two lines": TITLE + HEAD + WRAPPED,
    "the head is lost": TITLE + BODY,
    "the title is lost": "单位：万元\n" + HEAD + BODY,
    "markdown": "支出决算表\n\n单位：万元\n\n" + PIPES,
    "html": "支出决算表\n单位：万元\n<table>\n" + HTML_HEAD + HTML_ROWS + "</table>\n",
    "a cell a line": "支出决算表\n\n单位：万元\n\n" + CELLS,
    "aligned": "支出决算表\n单位：万元\n" + ALIGNED,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_one_table_in_many_shapes(shape: str) -> None:
    found = only_table(FINAL + SHAPES[shape])
    read = {(row, leaf.removeprefix("本年支出"), raw) for row, leaf, raw in figures(found)}
    assert read == EXPECTED
    assert {(fact["unit"], fact["year"], fact["stage"]) for fact in facts_of(found)} == {
        ("万元", 2024, "final")
    }
    assert found["form"] == "final/expenditure"
    assert parents(found) == {
        "合计": None,
        "201": "合计",
        "20126": "201",
        "2012601": "20126",
        "2012604": "20126",
        "208": "合计",
    }


@pytest.mark.parametrize("shape", SHAPES)
def test_its_sums_hold(shape: str) -> None:
    found = checks_of(FINAL + SHAPES[shape])
    assert len(found) >= 14 and set(statuses(found)) == {"exact"}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_wrong_figure_in_any_shape_is_noticed(shape: str) -> None:
    text = FINAL + SHAPES[shape]
    at = text.rindex("20.50")
    found = checks_of(text[:at] + "70.50" + text[at + 5 :])
    assert statuses(found)["fail"] >= 2


@pytest.mark.parametrize("shape", SHAPES)
def test_figures_are_where_their_facts_say(shape: str) -> None:
    text = FINAL + SHAPES[shape]
    lines = text.split("\n")
    for fact in facts_of(only_table(text)):
        assert fact["raw"] in lines[fact["src"]["line"] - 1]


# --- other forms


def test_two_sides_that_balance() -> None:
    text = FINAL + (
        "收入支出决算总表\n单位：万元\n收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n"
        "一、一般公共预算财政拨款收入\t120.50\t一、一般公共服务支出\t100.50\n"
        "二、政府性基金预算财政拨款收入\t\t八、社会保障和就业支出\t20.00\n"
        "本年收入合计\t120.50\t本年支出合计\t120.50\n年初结转和结余\t10.00\t年末结转和结余\t10.00\n"
        "总计\t130.50\t总计\t130.50\n"
    )
    sides = {(fact["row"]["name"], fact["side"]) for fact in facts_of(only_table(text))}
    assert ("年初结转和结余", "income") in sides and ("年末结转和结余", "expenditure") in sides
    found = checks_of(text)
    assert sorted(check["rule"] for check in found) == [
        "balance/total",
        "sum/function",
        "sum/total",
        "sum/total",
        "sum/total",
    ]
    assert set(statuses(found)) == {"exact"}


@pytest.mark.parametrize(
    "head",
    [
        "收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n栏次\t\t1\t栏次\t\t2\n",
        "收入\t支出\n项目\t行次\t金额\t项目\t行次\t金额\n",
        "项目\t行次\t金额\t项目\t行次\t金额\n",
    ],
)
def test_numbers_of_rows_are_never_figures(head: str) -> None:
    body = (
        "一、财政拨款收入\t1\t5.00\t一、一般公共服务支出\t14\t5.00\n收入总计\t2\t5.00\t支出总计\t15\t5.00\n"
    )
    found = only_table(FINAL + "收入支出决算总表\n单位：万元\n" + head + body)
    assert [raw for _, _, raw in figures(found)] == ["5.00"] * 4


def test_four_blocks_side_by_side() -> None:
    text = FINAL + (
        "一般公共预算财政拨款基本支出决算表\n单位：万元\n人员经费\t\t\t公用经费\t\t\t\t\t\t\t\t\n"
        + "\t".join(["科目编码\t科目名称\t决算数"] * 4)
        + "\n301\t工资福利支出\t60.00\t302\t商品和服务支出\t30.00\t307\t债务利息及费用支出\t\t"
        "310\t资本性支出\t10.00\n"
        "30101\t基本工资\t40.00\t30201\t办公费\t30.00\t30701\t国内债务付息\t\t31002\t办公设备购置\t10.00\n"
        "30102\t津贴补贴\t20.00\t30202\t印刷费\t\t30702\t国外债务付息\t\t31003\t专用设备购置\t\n"
        "人员经费合计\t\t60.00\t公用经费合计\t\t\t\t\t\t\t\t40.00\n"
    )
    found = only_table(text)
    assert figures(found)[-2:] == [("人员经费合计", "决算数", "60.00"), ("公用经费合计", "决算数", "40.00")]
    assert ("31002", "决算数", "10.00") in figures(found)
    checks = checks_of(text)
    assert set(statuses(checks)) == {"exact"} and {check["rule"] for check in checks} == {"sum/economic"}


def test_units_and_their_projects() -> None:
    text = BUDGET + (
        "项目支出预算表\n单位：万元\n项目名称\t合计\t一般公共预算\t政府性基金预算\n合计\t60.00\t50.00\t10.00\n"
        "云溪县档案馆\t40.00\t30.00\t10.00\n档案数字化经费\t25.00\t25.00\t\n库房维修工程\t15.00\t5.00\t10.00\n"
        "云溪县史志办公室\t20.00\t20.00\t\n年鉴编纂经费\t20.00\t20.00\t\n"
    )
    found = checks_of(text)
    assert {check["rule"] for check in found} == {"sum/unit", "sum/fund"} and set(statuses(found)) == {
        "exact"
    }
    assert statuses(checks_of(text.replace("经费\t25.00\t25.00", "经费\t26.00\t25.00")))["fail"] == 2


def test_a_row_without_a_label() -> None:
    text = BUDGET + (
        "“三公”经费支出预算表\n单位：元\n合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\n"
        "\t\t小计\t购置费\t运行费\t\n50000\t10000\t30000\t\t30000\t10000\n"
    )
    found = checks_of(text)
    assert sorted((check["rule"], check["status"], len(check["operands"])) for check in found) == [
        ("sum/item", "exact", 2),
        ("sum/item", "exact", 4),
    ]
    assert statuses(checks_of(text.replace("50000", "60000"))) == {"exact": 1, "fail": 1}


def test_procurement() -> None:
    text = BUDGET + (
        "政府采购预算表\n单位：万元\n单位名称\t项目名称\t采购品目\t数量\t单价\t金额\n合计\t\t\t\t\t14.50\n"
        "云溪县档案馆\t数字化\t扫描仪\t5\t1.50\t7.50\n云溪县档案馆\t数字化\t台式机\t10\t0.50\t5.00\n云溪县档案馆\t数字化\t打印机\t1\t2.00\t2.00\n"
    )
    assert [row["name"] for row in only_table(text)["rows"]] == ["合计", "扫描仪", "台式机", "打印机"]
    assert {check["rule"] for check in checks_of(text)} == {"product/amount", "sum/unit"}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "国有资产占用情况表\n项目\t数量\t价值（万元）\n一、房屋（平方米）\t1200\t300.50\n二、车辆（辆）\t2\t40.00\n",
            ["平方米", "万元", "辆", "万元"],
        ),
        (
            "重要事项情况表\n项目\t单位\t数量\n公务用车保有量\t辆\t2\n机关运行经费\t万元\t30.5\n",
            ["辆", "万元"],
        ),
        ("支出预算表\n单位：元\n项目\t金额\n合计\t5\n一、甲\t5\n", ["元", "元"]),
        ("支出预算表（单位：元）\n项目\t金额\n合计\t5\n一、甲\t5\n", ["元", "元"]),
    ],
)
def test_units_in_captions_heads_and_labels(text: str, units: list[str]) -> None:
    assert [fact["unit"] for fact in facts_of(only_table(BUDGET + text))] == units


def test_a_unit_that_is_not_printed_is_that_of_the_other_tables() -> None:
    text = FINAL + "收入决算表\n单位：万元\n项目\t金额\n甲\t1\n\n支出决算表\n项目\t金额\n乙\t1\n"
    first, second = tables_of(text)
    assert second["unit"] == "万元" and any("万元" in warning for warning in second["warnings"])
    assert first["warnings"] == []


def test_the_unit_of_a_table_of_people_is_no_other_tables() -> None:
    people = "人员情况表\n单位：人\n类别\t人数\n在职\t5\n合计\t5\n\n"
    counted, spent = tables_of(people + "支出预算表\n项目\t金额\n教育支出\t1.00\n合计\t1.00\n")
    assert (counted["unit"], spent["unit"]) == ("人", None)


def test_an_unknown_table_keeps_all_its_figures() -> None:
    found = only_table(
        FINAL + "云溪县之最\n名称\t高度（米）\t深度\t备注\n云山\t1200.5\t3\t最高\n溪口\t\t7\t最低\n"
    )
    assert found["form"] is None
    assert [raw for _, _, raw in figures(found)] == ["1200.5", "3", "7"]


@pytest.mark.parametrize("empty", ["", "\t\t\t\t\n", "合计\t\t\t\t\n", "合计\t\t——\t——\t——\n"])
def test_an_empty_table_asserts_nothing(empty: str) -> None:
    text = FINAL + TITLE + HEAD + empty + "注：本部门无此项支出，本表为空。\n"
    assert [raw for _, _, raw in figures(only_table(text)) if raw != "——"] == []
    assert checks_of(text) == []


def test_printed_signs() -> None:
    text = (
        FINAL
        + TITLE
        + HEAD
        + "合计\t\t（1.00）\t-2.00\t1.00\n201\t甲\t-1.00\t△2.00\t1.00\n208\t乙\t——\t/\t无\n"
    )
    assert set(statuses(checks_of(text))) == {"exact"}


def test_an_illegible_figure_is_said() -> None:
    text = FINAL + TITLE + HEAD + BODY.replace("20.00\t20.00", "2O.OO\t20.00")
    found = [check for check in checks_of(text) if check["status"] != "exact"]
    assert [check["status"] for check in found] == ["unverifiable"] * len(found) and len(found) == 2
    assert all("2O.OO" in check["message"] for check in found)


# --- what the record holds


@pytest.mark.parametrize(
    ("title", "form", "dims"),
    [
        ("支出决算表", "final/expenditure", {"measure": "expenditure"}),
        (
            "一般公共预算财政拨款支出决算表",
            "final/general-expenditure",
            {"fund": "general", "measure": "expenditure"},
        ),
        (
            "政府性基金预算支出决算表",
            "final/government-fund",
            {"fund": "government", "measure": "expenditure"},
        ),
        ("收入决算表", "final/income", {"measure": "income"}),
        ("云溪县之最", None, {}),
        (None, None, {}),
    ],
)
def test_form_and_dimensions(title: str | None, form: str | None, dims: dict[str, str]) -> None:
    found = table(["名称\t金额", "甲\t1"], title)
    assert (found["form"], found["dims"]) == (form, dims)


def test_identity_and_source_are_those_of_the_grid() -> None:
    found = table(["名称\t金额", "甲\t1"], id="g7", section="s3", table_no="公开03表")
    assert (found["id"], found["section"], found["table_no"]) == ("t7", "s3", "公开03表")
    assert found["src"] == {"file": "d.txt", "line": 1, "end_line": 2}


@pytest.mark.parametrize("rows", [[], [""], ["\t\t"], ["合计"], ["1"], ["科目编码\t合计"]])
def test_grids_of_almost_nothing(rows: list[str]) -> None:
    found: Record = table(rows)
    assert found["type"] == "table"
    assert len(facts_of(found)) <= 1


def test_rows_shorter_or_longer_than_others_lose_no_figure() -> None:
    rows = ["名称\t甲\t乙\t丙", "一\t1\t2\t3", "二\t4\t5", "三\t6", "四\t1\t2\t3\t4", "\t1\t2\t3"]
    printed = [cell for row in rows[1:] for cell in row.split("\t") if cell.isdigit()]
    assert [raw for _, _, raw in figures(table(rows, "情况表"))] == printed
