"""Amounts of rows of funds: by pairs, under heads, and where labels and amounts do not pair off."""

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
