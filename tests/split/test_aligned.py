"""Aligned tables: invented tables in the shapes that producers of text print, read back cell by cell."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yxtools.split.aligned import regions
from yxtools.split.aligned.tokens import tokenize
from yxtools.split.amounts import AMOUNT
from yxtools.split.captions import Captions
from yxtools.split.fragments import Fragment
from yxtools.split.joining import continues, joined
from yxtools.split.model import Line, Region
from yxtools.taxonomy import load
from yxtools.text import width

CAPTIONS = Captions(load())


def lines_of(text: str) -> list[Line]:
    found, page = [], 1
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count("\f")
        found.append(Line(number, line.replace("\f", ""), page))
    return found


def read(text: str) -> list[Region]:
    """The regions of a text, each checked to hold every printed character once."""
    lines = lines_of(text)
    found = regions(lines, CAPTIONS)
    for region in found:
        printed = "".join(line.text for line in lines if region.first <= line.number <= region.last)
        cells = "".join(cell for row in region.rows for cell in row.cells)
        assert Counter(re.sub(r"\s", "", printed)) == Counter(re.sub(r"\s", "", cells))
        assert len({len(row.cells) for row in region.rows}) == 1
    return found


def cells(text: str) -> list[list[str]]:
    """The cells of the only region of a text."""
    (region,) = read(text)
    return [list(row.cells) for row in region.rows]


def test_two_sided_table_with_a_single_blank_between_its_sides() -> None:
    text = """
                  本年收入                                     本年支出
            项目            预算数                         项目          预算数
一、财政拨款收入                    1,234,500.00 一、一般公共服务支出                1,000,000.00
二、事业收入                                     二、科学技术支出                    200,000.00
三、其他收入                                     三、卫生健康支出                     34,500.00



           收入总计             1,234,500.00          支出总计              1,234,500.00
"""
    assert cells(text) == [
        ["本年收入", "", "本年支出", ""],
        ["项目", "预算数", "项目", "预算数"],
        ["一、财政拨款收入", "1,234,500.00", "一、一般公共服务支出", "1,000,000.00"],
        ["二、事业收入", "", "二、科学技术支出", "200,000.00"],
        ["三、其他收入", "", "三、卫生健康支出", "34,500.00"],
        ["收入总计", "1,234,500.00", "支出总计", "1,234,500.00"],
    ]


def test_header_of_three_levels_with_a_wrapped_label_and_empty_cells() -> None:
    text = """
                 项目                                            支出预算
功能分类科目编码                                                                             事业单位经营
                       功能分类科目名称       合计            基本支出                项目支出
类     款    项                                                                           支出
201   13   01   其他支持中小企业发展和管理支出     2,425.99         755.32               49.24
201   13        其他一般公共服务支出          5,065.53          39.17           4,224,204.85
201             死亡抚恤              4,058,526.87      9,543.87
201   13        其他支持中小企业发展和管理支出    146,169.27
201   13   01   其他一般公共服务支出         334,220.17                          44,906.38
                合计                   934.67      814,192,703.29           59.85
"""
    found = cells(text)
    assert found[:3] == [
        ["项目", "", "", "", "支出预算", "", "", ""],
        ["功能分类科目编码", "", "", "功能分类科目名称", "合计", "基本支出", "项目支出", "事业单位经营支出"],
        ["类", "款", "项", "", "", "", "", ""],
    ]
    assert found[5] == ["201", "", "", "死亡抚恤", "4,058,526.87", "9,543.87", "", ""]
    assert found[7] == ["201", "13", "01", "其他一般公共服务支出", "334,220.17", "", "44,906.38", ""]
    assert found[8] == ["", "", "", "合计", "934.67", "814,192,703.29", "59.85", ""]


def test_three_blocks_of_codes_names_and_figures_wide_characters_counting_two() -> None:
    text = """
                           人员经费                                                         公用经费
          科目编码       科目名称          决算数    科目编码       科目名称          决算数     科目编码       科目名称         决算数
         31002     印刷费                            31002     办公费                 39,532.53 30201     津贴补贴
                                                     310       津贴补贴                    6.70 31002     工资福利支出                5.18
         30101     维修（护）费                      30201     基本工资                         310       工资福利支出
                                                     30101     基本工资              659,607.26 30101     维修（护）费               47.48
"""  # noqa: E501
    assert cells(text) == [
        ["人员经费", "", "", "公用经费", "", "", "", "", ""],
        [
            "科目编码",
            "科目名称",
            "决算数",
            "科目编码",
            "科目名称",
            "决算数",
            "科目编码",
            "科目名称",
            "决算数",
        ],
        ["31002", "印刷费", "", "31002", "办公费", "39,532.53", "30201", "津贴补贴", ""],
        ["", "", "", "310", "津贴补贴", "6.70", "31002", "工资福利支出", "5.18"],
        ["30101", "维修（护）费", "", "30201", "基本工资", "", "310", "工资福利支出", ""],
        ["", "", "", "30101", "基本工资", "659,607.26", "30101", "维修（护）费", "47.48"],
    ]


def test_two_wrapped_text_columns_around_the_line_of_the_figures() -> None:
    text = """
                                                                                       本年拨款
                                                                                                                财政专户管理
                    项目名称                项目单位         合计                    政府性基金预 国有资本经营                 单位资金
                                                                       一般公共预算                                 资金
                                                                                          算          预算
         合计                                                     9.72         29.39   682,670.52    540,035.12        87.04        13.82
         乡村医生岗位补助及养老补助项目 某某市卫生健康
                                                                  5.54                       8.77
         经费（省级提前下达）           委员会
                                        某某市疾病预防
         疾病预防控制                                           637.71      5,476.88
                                        控制中心
         乡村医生岗位补助及养老补助项目 某某市疾病预防
                                                              9,348.14                                                633.36       527.69
         经费（省级提前下达）           控制中心
"""  # noqa: E501
    assert cells(text) == [
        ["项目名称", "项目单位", "合计", "本年拨款", "", "", "财政专户管理资金", "单位资金"],
        ["", "", "", "一般公共预算", "政府性基金预算", "国有资本经营预算", "", ""],
        ["合计", "", "9.72", "29.39", "682,670.52", "540,035.12", "87.04", "13.82"],
        [
            "乡村医生岗位补助及养老补助项目经费（省级提前下达）",
            "某某市卫生健康委员会",
            "5.54",
            "",
            "8.77",
            "",
            "",
            "",
        ],
        ["疾病预防控制", "某某市疾病预防控制中心", "637.71", "5,476.88", "", "", "", ""],
        [
            "乡村医生岗位补助及养老补助项目经费（省级提前下达）",
            "某某市疾病预防控制中心",
            "9,348.14",
            "",
            "",
            "",
            "633.36",
            "527.69",
        ],
    ]


def test_one_row_of_figures_without_a_label() -> None:
    text = """
                        “三公”经费预算数
                                                             机关运行经费预算
                                     公务用车购置及运行费
                                                                 数
   合计          因公出国(境)费   公务接待费
                                     小计      购置费       运行费

        5.00                  2.00     3.00                  3.00      171.01
"""
    found = cells(text)
    assert found == [
        ["“三公”经费预算数", "", "", "", "", "", "机关运行经费预算数"],
        ["合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", "", "", ""],
        ["", "", "", "小计", "购置费", "运行费", ""],
        ["5.00", "", "2.00", "3.00", "", "3.00", "171.01"],
    ]


def test_empty_table() -> None:
    text = """
               项目                          政府性基金预算支出
功能分类科目编码
                   功能分类科目名称           合计     基本支出      项目支出
 类   款   项



               合计
注：本部门无此项支出。
"""
    found = cells(text)
    labels = {label for row in found[:-1] for label in row}
    assert {"类", "款", "项", "功能分类科目名称", "合计", "基本支出", "项目支出"} <= labels
    assert sorted(found[-1]) == ["", "", "", "", "", "", "合计"]


def test_label_centred_beside_a_group_stands_on_the_row_of_the_group() -> None:
    text = """
              金额
采购类别
           总计      货物      服务
甲        30.00     10.00     20.00
乙        12.00      2.00     10.00
"""
    assert cells(text)[:2] == [["采购类别", "金额", "", ""], ["", "总计", "货物", "服务"]]


def test_group_over_the_levels_of_a_code_is_not_wrapped_onto_one_of_them() -> None:
    text = """
    科目编码
                   科目名称           合计
 类    款    项
208               社会保障           557.43
      05          养老支出           557.43
            01    行政单位            73.16
            02    事业单位            94.30
"""
    assert cells(text) == [
        ["科目编码", "", "", "科目名称", "合计"],
        ["类", "款", "项", "", ""],
        ["208", "", "", "社会保障", "557.43"],
        ["", "05", "", "养老支出", "557.43"],
        ["", "", "01", "行政单位", "73.16"],
        ["", "", "02", "事业单位", "94.30"],
    ]


def test_lone_top_line_of_a_header_belongs_to_it() -> None:
    text = """
                                本年收入
                                                  其他资金
科目编码   合计
                    小计       财政拨款   事业收入
208        9.00     8.00       5.00       3.00      1.00
210        9.50     8.50       5.50       3.00      1.00
"""
    assert cells(text)[:2] == [
        ["科目编码", "合计", "本年收入", "", "", "其他资金"],
        ["", "", "小计", "财政拨款", "事业收入", ""],
    ]


def test_rests_of_labels_on_one_line_are_no_spaced_out_word() -> None:
    text = """
科目编码   国有资本经营预  财政专户管理资
                 算              金
208                  1.00            2.00
210                  3.00            4.00
"""
    assert cells(text)[0] == ["科目编码", "国有资本经营预算", "财政专户管理资金"]


def test_codes_a_single_blank_before_names_without_a_label_stay_with_them() -> None:
    text = """
            收入                           支出
     项目           预算数          功能分类          预算数
财政拨款            100.00   201 一般公共服务支出     60.00
单位资金             20.00   203 国防支出             60.00
收入总计            120.00   支出总计                120.00
"""
    assert cells(text)[1:3] == [
        ["项目", "预算数", "功能分类", "预算数"],
        ["财政拨款", "100.00", "201 一般公共服务支出", "60.00"],
    ]


def test_header_repeated_inside_a_page_begins_another_region() -> None:
    part = "科目编码   科目名称      合计\n201        甲            10.00\n202        乙            11.00\n"
    assert [len(region.rows) for region in read(part + "\n" + part)] == [3, 3]


def test_page_that_leaves_columns_empty_continues_under_the_columns_of_the_first() -> None:
    lines = [
        "科目编码   科目名称      合计     人员经费   公用经费",
        "301        工资          50.00      50.00",
        "302        商品          30.00                 30.00",
        "\f30203      咨询           2.00                  2.00",
        "30204      手续           1.00                  1.00",
    ]
    one, two = (Fragment(region, rows=list(region.rows)) for region in read("\n".join(lines)))
    assert continues(one, two, CAPTIONS)
    joined(one, two)
    assert [row.cells for row in one.rows[-2:]] == [
        ("30203", "咨询", "2.00", "", "2.00"),
        ("30204", "手续", "1.00", "", "1.00"),
    ]


def test_label_of_a_total_over_several_columns_names_its_row() -> None:
    text = """
科目编码  科目名称      金额   科目编码  科目名称      金额
301       工资         50.00   302       商品         30.00
30101     基本工资     50.00   30201     办公费       30.00
人员经费合计           50.00           公用经费合计   30.00
"""
    assert cells(text)[-1][4:] == ["公用经费合计", "30.00"]


@pytest.mark.parametrize(
    "wrapped",
    [
        # the figures on the middle, the first and the last line of the name
        "          机关事业单位基本养老保险\n2080505                               88.00\n          缴费支出",
        "2080505   机关事业单位基本养老保险      88.00\n          缴费支出",
        "          机关事业单位基本养老保险\n2080505   缴费支出                      88.00",
    ],
)
def test_wrapped_names(wrapped: str) -> None:
    text = f"""
科目编码  科目名称                     决算数
208       社会保障和就业支出           100.00
{wrapped}
2080506   职业年金缴费                  12.00
"""
    assert cells(text) == [
        ["科目编码", "科目名称", "决算数"],
        ["208", "社会保障和就业支出", "100.00"],
        ["2080505", "机关事业单位基本养老保险缴费支出", "88.00"],
        ["2080506", "职业年金缴费", "12.00"],
    ]


def test_row_is_at_the_line_of_its_figures() -> None:
    text = """科目编码  科目名称                     决算数
          机关事业单位基本养老保险
2080505                                 88.00
          缴费支出
2080506   职业年金缴费                  12.00
2080507   其他                          10.00"""
    (region,) = read(text)
    assert [(row.line, row.lines) for row in region.rows] == [
        (1, (1,)),
        (3, (2, 3, 4)),
        (5, (5,)),
        (6, (6,)),
    ]


def test_row_of_column_numbers_stays() -> None:
    text = """
      项目        行次      金额         项目        行次      金额
      栏次                    1          栏次                    2
一、财政拨款收入    1      1,200.50   一、教育支出       8      1,000.00
二、事业收入        2                 二、国防支出       9
    总计            3      1,200.50       总计          10      1,200.50
"""
    found = cells(text)
    assert found[1] == ["栏次", "", "1", "栏次", "", "2"]
    assert found[3] == ["二、事业收入", "2", "", "二、国防支出", "9", ""]


def test_pages_part_regions_and_captions_do_not_belong() -> None:
    page = (
        "编制部门：某某局             单位：元\n科目编码   科目名称      合计\n"
        "201   一般公共服务支出    10.00\n20113 商贸事务            10.00"
    )
    found = read(f"2024年部门支出预算总表\n{page}\n\f{page}\n注：本表含上年结转。")
    assert [(region.first, region.last) for region in found] == [(3, 5), (7, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "目  录\n一、部门概况............1\n二、部门预算表..........3\n三、名词解释............9",
        "一、部门概况          1\n二、部门预算表        3\n三、名词解释          9",
        "    2024年，本部门收入预算  1,200.50万元，其中财政拨款收入  1,000.00 万元，\n"
        "比上年增加  24.50万元；事业收入  200.50万元，与上年持平。主要原因是项目增加。",
        "一、主要职能\n   （一）贯彻执行有关方针、政策。\n   （二）负责日常工作；\n   （三）其他任务。",
        "x  1\t2\ny  3\t4",
        "a  " * 300 + "\n" + "b  " * 300,
    ],
)
def test_no_tables(text: str) -> None:
    assert read(text) == []


def test_a_very_long_line_is_given_up() -> None:
    assert regions([Line(1, "1.00  " * 2_000_000, 1), Line(2, "甲  1.00", 1)], CAPTIONS) == []


def test_spaced_out_words_are_one_token_and_code_levels_are_not() -> None:
    assert [token.text for token in tokenize("合    计        1.00", 0)] == ["合    计", "1.00"]
    assert [token.text for token in tokenize("类   款   项     项   目", 0)] == ["类", "款", "项", "项   目"]


NAMES = ["一般公共服务支出", "行政运行", "机关服务", "住房公积金", "其他商贸事务支出", "购房补贴"]
FIGURES = st.integers(10**6, 10**9).map(lambda value: f"{value / 100:,.2f}")
ROW_FIGURES = st.lists(FIGURES | st.just(""), min_size=3, max_size=3)
FULL = st.lists(FIGURES, min_size=3, max_size=3)
NAMED = st.sampled_from(NAMES)
# where no row is full, or figures are far narrower than their totals, columns are not told by position alone
ROWS = st.builds(
    lambda full, rest: [*full, *rest],
    st.lists(st.tuples(NAMED, FULL), min_size=2, max_size=4),
    st.lists(st.tuples(NAMED, ROW_FIGURES), min_size=1, max_size=20),
)


def print_table(rows: list[list[str]], wide: bool) -> str:
    """A table as printed: names to the left, figures to the right; wide characters count one or two."""

    def columns(text: str) -> int:
        return width(text) if wide else len(text)

    widths = [max(columns(row[column]) for row in rows) for column in range(len(rows[0]))]
    printed = []
    for row in rows:
        parts = []
        for column, text in enumerate(row):
            blanks = " " * (widths[column] - columns(text))
            parts.append(text + blanks if column < 2 else blanks + text)
        printed.append("  ".join(parts).rstrip())
    return "\n".join(printed)


@given(ROWS, st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_round_trip(body: list[tuple[str, list[str]]], wide: bool) -> None:
    rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    rows += [[str(2010100 + place), name, *figures] for place, (name, figures) in enumerate(body)]
    rows.append(["", "合计", "1,000,000.00", "600,000.00", "400,000.00"])
    found = cells(print_table(rows, wide))
    assert [row[:1] + row[2:] for row in found] == [row[:1] + row[2:] for row in rows[:-1]] + [
        [found[-1][0], *rows[-1][2:]]
    ]
    assert [row[1] for row in found[:-1]] == [row[1] for row in rows[:-1]]


def _body(rows: list[list[str]]) -> list[list[str]]:
    """Rows with an amount, without empty cells and blanks."""
    kept = [[re.sub(r"\s", "", cell) for cell in row if cell.strip()] for row in rows]
    return [row for row in kept if any(AMOUNT.fullmatch(cell) for cell in row)]


@pytest.mark.skipif("YX_CORPUS" not in os.environ, reason="YX_CORPUS names the directory of real disclosures")
def test_corpus_reads_like_its_tab_separated_twin() -> None:
    directory = Path(os.environ["YX_CORPUS"])
    for aligned in directory.glob("*.layout.txt"):
        twin = aligned.with_name(aligned.name.replace(".layout.txt", ".tab.txt"))
        if twin.exists():
            tab = [line.split("\t") for line in twin.read_text(encoding="utf-8").splitlines() if "\t" in line]
            found = read(aligned.read_text(encoding="utf-8"))
            assert _body([list(row.cells) for region in found for row in region.rows]) == _body(tab)


# --- pages

HEAD = """
                     支出表
                                                  单位：万元
科目编码       科目名称             合计      基本支出      项目支出
208        社会保障支出           30.00     10.00     20.00
20805      养老支出             30.00     10.00     20.00
210        卫生支出              5.00                5.00
"""


def joined_rows(text: str) -> list[list[str]]:
    """The rows of the only table of a text, put together over its pages."""
    first, *others = [
        Fragment(region, rows=list(region.rows)) for region in regions(lines_of(text), CAPTIONS)
    ]
    for other in others:
        assert continues(first, other, CAPTIONS)
        joined(first, other)
    return [list(row.cells) for row in first.rows]


def test_the_last_row_alone_on_the_next_page() -> None:
    found = joined_rows(HEAD + "\f合计                         35.00     10.00     25.00\n")
    assert found[-1][2:] == ["35.00", "10.00", "25.00"]


def test_one_row_fills_the_columns_that_the_row_above_fills() -> None:
    assert joined_rows(HEAD + "\f21011      医疗     5.00     5.00\n")[-1] == [
        "21011",
        "医疗",
        "5.00",
        "",
        "5.00",
    ]


SIDES = """
            收入                              支出
项目              预算数            项目                 预算数
一、拨款收入        35.00     一、公共安全支出              15.00
二、事业收入         5.00     二、教育支出                25.00
                          三、科学支出
                          四、文化支出
                          五、卫生支出
"""


def test_names_at_the_right_end_a_page() -> None:
    (region,) = read(SIDES + "\n                          六、农业支出\n\n")
    assert region.rows[-1].cells[2] == "六、农业支出"


def test_names_without_figures_begin_the_next_page() -> None:
    after = (
        "                          六、农业支出\n收入总计      40.00     支出总计                  40.00\n"
    )
    found = joined_rows(SIDES + "\f" + after)
    assert [cell for cell in found[-1] if cell] == ["收入总计", "40.00", "支出总计", "40.00"]
    assert "六、农业支出" in found[-2]


def test_a_group_over_all_columns_stands_apart_from_its_head() -> None:
    text = """
                    “三公”经费支出表
                                             单位：万元
                   “三公”经费

                       公务用车费
合计      因公出国费                           接待费
                 小计     购置费     运行费
76.20      13.59   53.03   26.45   26.58      9.58
"""
    assert cells(text)[0] == ["“三公”经费", "", "", "", "", ""]


def test_a_page_that_begins_with_a_title_does_not_go_on() -> None:
    regions_found = regions(lines_of(HEAD + "\f" + HEAD), CAPTIONS)
    assert [region.goes_on for region in regions_found] == [False, False]


def test_a_group_does_not_reach_over_the_total_of_the_next() -> None:
    half = [
        "                              {}年预算数",
        "",
        "                               公务用车购置及运行费",
        "合计      因公出国（境）费                                          公务接待费",
        "                      小计      公务用车购置费        公务用车运行费",
        "70.82         15.71   45.85          22.77        23.08      9.26",
    ]
    text = "\n".join(line.format(2016).ljust(68) + line.format(2017) for line in half)
    head = cells(text)[0]
    assert [at for at, label in enumerate(head) if label] == [0, 6]


def test_the_lines_of_a_card_are_rows_without_a_joined_head() -> None:
    text = """
项目名称           灌区渠道维护
主管部门           清河县水利局       实施单位   清河县灌区管理所
项目资金（万元）   年度资金总额       80.00
                   其中：财政拨款     80.00
绩效指标           一级指标           二级指标   三级指标     指标值
                   产出指标           数量指标   维护渠道长   ≥12公里
                                                 度
                                      质量指标   验收合格率   ≥98%
"""
    assert cells(text) == [
        ["项目名称", "灌区渠道维护", "", "", ""],
        ["主管部门", "清河县水利局", "实施单位", "清河县灌区管理所", ""],
        ["项目资金（万元）", "年度资金总额", "80.00", "", ""],
        ["", "其中：财政拨款", "80.00", "", ""],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["", "产出指标", "数量指标", "维护渠道长度", "≥12公里"],
        ["", "", "质量指标", "验收合格率", "≥98%"],
    ]


def test_labels_in_the_middle_of_their_rows_stand_in_the_first() -> None:
    text = """
          一级指标      二级指标       三级指标       指标值

                        数量指标       维护渠道长度   ≥12公里

绩效指标  产出指标      质量指标       验收合格率     ≥98%

                        时效指标       按期完工率     ≥95%

          满意度指标    满意度指标     农户满意度     ≥90%
"""
    assert cells(text)[:2] == [
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["", "产出指标", "数量指标", "维护渠道长度", "≥12公里"],
    ]
