"""What narrow columns do to a printed table: pushed texts, rows line under line, wrapped figures, sums."""

from tests.split.test_aligned import cells
from yxtools.split.aligned.body import BodyLine, shape
from yxtools.split.aligned.centred import rows
from yxtools.split.aligned.columns import part_exclusive
from yxtools.split.aligned.continued import adding_up
from yxtools.split.aligned.pushed import put_back
from yxtools.split.aligned.sums import Sum, broken, figures_of, sums
from yxtools.split.aligned.tokens import Token, tokenize
from yxtools.split.aligned.wrapped import unwrapped
from yxtools.split.model import Line


def tokens_of(*texts: str) -> list[list[Token]]:
    return [tokenize(text, at) for at, text in enumerate(texts)]


def test_text_behind_a_wide_figure_is_put_back() -> None:
    lines = tokens_of(
        "一、财政拨款收入        51,733,600.00 一、一般公共服务支出",
        "三、国有资本经营收入             二、外交支出",
        "四、其他收入                 三、国防支出",
        "五、事业收入          1,168,125.00 四、教育支出",
    )
    again = put_back(lines, 0)
    assert {line[-1].left for line in again} == {23}
    assert all(line[1].right == 22 for line in (again[0], again[3]))
    assert [[token.text for token in line] for line in again] == [[t.text for t in line] for line in lines]


def test_text_is_not_put_back_where_no_column_begins() -> None:
    lines = tokens_of("甲  1,000.00 乙", "丙  2,000.00 丁")
    assert put_back(lines, 0) == lines


def test_two_sides_whose_figures_push_the_names() -> None:
    text = """
    项目         预算数             项目         预算数
一、财政拨款收入        51,733,600.00 一、一般公共服务支出       100.00
二、国有资本经营收入             二、外交支出
三、其他收入                 三、国防支出           12.00
四、事业收入          1,168,125.00 四、教育支出           88.00
"""
    assert cells(text)[1:] == [
        ["一、财政拨款收入", "51,733,600.00", "一、一般公共服务支出", "100.00"],
        ["二、国有资本经营收入", "", "二、外交支出", ""],
        ["三、其他收入", "", "三、国防支出", "12.00"],
        ["四、事业收入", "1,168,125.00", "四、教育支出", "88.00"],
    ]


def test_rows_line_under_line_are_shared_out_by_column() -> None:
    text = """
单位名称  科目编码      科目名称         合计       基本支出
云岚
                机关事业单
市水
      2080506   位职业年金      134.26     134.26
务局
                缴费支出
本级
云岚
市水              行政单位医
      2101101             155.89     155.89
务局              疗
本级
云岚
市水
      2130201   行政运行       761.50     761.50
务局
本级
"""
    assert cells(text)[1:] == [
        ["云岚市水务局本级", "2080506", "机关事业单位职业年金缴费支出", "134.26", "134.26"],
        ["云岚市水务局本级", "2101101", "行政单位医疗", "155.89", "155.89"],
        ["云岚市水务局本级", "2130201", "行政运行", "761.50", "761.50"],
    ]


def test_names_that_begin_on_the_line_of_the_header_side_are_the_first_rows() -> None:
    text = """
科目编码      科目名称         合计
          社会保障
208       和就业支       733.00
          出
          行政事业
20805     单位养老       733.00
          支出
          行政单位
2080501                556.00
          离退休
"""
    assert [row[1] for row in cells(text)[1:]] == [
        "社会保障和就业支出",
        "行政事业单位养老支出",
        "行政单位离退休",
    ]


def test_rows_that_cannot_be_shared_out_are_left_to_follow_each_other() -> None:
    lines = [
        BodyLine(0, 1, {0: "甲"}, frozenset(), {0: 2}),
        BodyLine(1, 2, {1: "1.00"}, frozenset({1}), {1: 4}),
        BodyLine(2, 3, {1: "2.00"}, frozenset({1}), {1: 4}),
        BodyLine(3, 4, {0: "合计", 1: "3.00"}, frozenset({1}), {0: 4, 1: 4}),
    ]
    found = list(rows(lines, shape(lines)))
    assert sum(len(row.lines()) for row in found) == len(lines)


def test_wrapped_figure_stands_on_the_line_of_its_row() -> None:
    texts = [
        "          8,846.3         7.10",
        "420  甲              1,969.60",
        "                5         2.20",
    ]
    lines = [Line(at, text, 1) for at, text in enumerate(texts)]
    read = unwrapped(lines, tokens_of(*texts), 0)
    assert [[token.text for token in line] for line in read] == [
        ["8,846.3", "7.10"],
        ["420", "甲", "1,969.60"],
        ["5", "2.20"],
    ]  # the last line has an amount of its own: a row, and no rests
    texts[2] = "                5"
    read = unwrapped(lines, tokens_of(*texts), 0)
    assert [token.text for token in read[1]] == ["420", "甲", "8,846.35", "1,969.60"]
    assert read[2] == []


def test_whole_numbers_below_amounts_are_no_rests() -> None:
    texts = ["甲   12.50", "乙       3"]
    tokens = tokens_of(*texts)
    assert unwrapped([Line(at, text, 1) for at, text in enumerate(texts)], tokens, 0) == tokens


def test_levels_of_a_code_printed_on_rows_of_their_own_are_columns() -> None:
    lines = tokens_of("208         甲", "     05     乙", "         01   丙")
    assert part_exclusive([[token] for line in lines for token in line[:1]], []) == [5, 9]


def test_levels_of_a_code_are_no_spaced_out_word() -> None:
    assert [token.text for token in tokenize("称     类      款    项   码", 0)] == [
        "称",
        "类",
        "款",
        "项",
        "码",
    ]


FIGURED = [False, True, True, True, True]
TABLE = [
    ("", "合计", "小计", "其中：教育收费", "经营"),
    ("甲", "50.00", "30.00", "4.00", "20.00"),
    ("乙", "30.00", "30.00", "", ""),
]


def test_sums_are_learnt_from_rows() -> None:
    rows = [figures_of(row, FIGURED) for row in TABLE[1:]]
    assert sums(rows, [1, 2, 4]) == [Sum(1, ((2, 4),))]
    assert broken([figures_of(("丙", "5.00", "", "5.00", ""), FIGURED)], [Sum(1, ((2, 4),))]) == 1


def test_blank_rows_say_nothing_of_sums() -> None:
    rows = [figures_of(("甲", "9.00", "", "1.00", "2.00"), FIGURED)] * 2
    rows += [figures_of(("乙", "9.00", "", "", ""), FIGURED)] * 30
    assert not any(one.whole == 2 for one in sums(rows, [1, 2, 3, 4]))


def test_columns_of_a_page_are_those_that_add_up() -> None:
    page = [("丙", "7.00", "3.00", "4.00")]
    assert adding_up([0, 1, 2, 3], page, TABLE, 5) == [0, 1, 2, 4]
    assert adding_up([0, 1, 3, 4], page, TABLE, 5) == [0, 1, 2, 4]


def test_columns_of_a_page_stay_where_nothing_is_gained() -> None:
    page = [("丙", "9.00", "3.00", "4.00")]  # wrong in any columns
    assert adding_up([0, 1, 2, 4], page, TABLE, 5) == [0, 1, 2, 4]
