"""Amounts of rows of funds: by pairs, under heads, and where labels and amounts do not pair off."""

import pytest

from yxtools.cards.funds import FundRow, Token, amounts
from yxtools.cards.vocabulary import Vocabulary
from yxtools.figures import parse_figure
from yxtools.taxonomy import load

VOCABULARY = Vocabulary(load())


def row(text: str, line: int = 1) -> FundRow:
    tokens = []
    for column, cell in enumerate(text.split("|")):
        label, figure = VOCABULARY.field(cell, glued=False), parse_figure(cell)
        if label is not None:
            tokens.append(Token(column, label=label))
        elif figure is not None:
            tokens.append(Token(column, figure=figure))
    return FundRow(line, tuple(tokens))


def found(*texts: str) -> list[tuple[str, str, str]]:
    rows = [row(text, line) for line, text in enumerate(texts, 1)]
    return [(amount.scope, amount.source, amount.figure.raw) for amount in amounts(rows)]


def test_pairs() -> None:
    assert found("项目预算金额|9|实际到位金额|8", "市财政|9|市财政|8") == [
        ("budget", "total", "9"),
        ("received", "total", "8"),
        ("budget", "city", "9"),
        ("received", "city", "8"),
    ]


def test_a_blank_amount_leaves_its_scope_blank() -> None:
    assert found("项目预算金额|9|实际到位金额||实际执行金额|7")[1:] == [("spent", "total", "7")]


def test_a_label_printed_once_too_often_is_placed_by_its_column() -> None:
    texts = ("项目预算金额||9|实际到位金额||8", "市财政||市财政|||市财政||8")
    assert found(*texts)[-1] == ("received", "city", "8")


def test_heads_of_columns_with_a_shift_and_a_blank() -> None:
    texts = ("|全年预算数|全年执行数|预算执行率", "|年度资金总额|10|9|90%", "|地方资金|10||90%")
    assert found(*texts)[-2:] == [("budget", "local", "10"), ("rate", "local", "90%")]


def test_sources_without_a_total_are_of_no_scope() -> None:
    assert found("市财政|9") == []


BOTH = [
    ("implementation", "total", "90"),
    ("annual", "total", "50"),
    ("implementation", "fiscal", "80"),
    ("annual", "fiscal", "30"),
    ("annual", "carried over", "15"),
    ("implementation", "other", "10"),
    ("annual", "other", "5"),
]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "||项目资金总额||90|年度资金申请总额||50",
            "||其中：财政资金||80|其中：当年财政拨款||30",
            "|||||上年结转资金||15",
            "||其他资金||10|其他资金||5",
        ),
        # no empty cells: the only source of a row is known by what it is
        (
            "实施期资金总额|90|年度资金总额|50",
            "财政拨款|80|财政拨款|30",
            "上年结转|15",
            "其他资金|10|其他资金|5",
        ),
        # two sources of one row
        (
            "|中期资金总额|90|年度资金总额|50",
            "|财政拨款|80|财政拨款|30",
            "|||上年结转|15",
            "|其他资金|10|其他资金|5",
        ),
        ("项目资金总额|90|财政拨款|80|其他资金|10", "年度金额|50|财政拨款|30|上年结转|15|其他资金|5"),
        (
            "项目总额|90",
            "财政拨款|80",
            "其他资金|10",
            "年度金额|50",
            "财政拨款|30",
            "上年结转|15",
            "其他资金|5",
        ),
        (
            "||项目总额|年度金额",
            "|项目总额|90|年度金额|50",
            "|财政拨款|80|30",
            "|上年结转||15",
            "|其他资金|10|5",
        ),
    ],
    ids=[
        "side by side",
        "no empty cells",
        "shifted",
        "a row each",
        "one below the other",
        "heads of columns",
    ],
)
def test_two_scopes(texts: tuple[str, ...]) -> None:
    assert sorted(found(*texts)) == sorted(BOTH)


def test_a_source_of_each_scope_in_one_row() -> None:
    texts = ("|项目总额|90|年度金额|50", "|其他资金|10|自筹资金|5")
    assert found(*texts)[2:] == [("implementation", "other", "10"), ("annual", "own", "5")]


def test_a_source_alone_is_of_the_scope_above_it() -> None:
    texts = ("||项目总额||90|年度金额||50", "|||||其他资金||5")
    assert found(*texts)[2:] == [("annual", "other", "5")]
