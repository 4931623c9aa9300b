from tests.cli.paper.records import TEXT, Record, check, operand, table
from yxtools.cli.places import Place, Span, places


def placed(text: str, *records: Record) -> dict[str, Place]:
    """The places of the figures of checks that other records print."""
    checks = [record for record in records if record["type"] == "check"]
    return places(text.split("\n"), [record for record in records if record["type"] != "check"], checks)


def marked(text: str, *records: Record) -> dict[str, str]:
    """The text on both sides of each figure, marked in it."""
    lines = text.split("\n")
    return {
        ref: f"{lines[span.line - 1][: span.start]}[{lines[span.line - 1][span.start : span.end]}]"
        for ref, (span,) in placed(text, *records).items()
    }


def test_a_figure_that_prints_twice_is_found_by_its_column() -> None:
    found = marked(TEXT, table(), check())
    assert found["t1.r1.c2"] == "2012601\t行政运行\t[80.00]"
    assert found["t1.r1.c3"] == "2012601\t行政运行\t80.00\t[08.00]"
    assert found["t1.r1.c4"] == "2012601\t行政运行\t80.00\t08.00\t[80.00]"


def test_only_lines_of_failing_checks_are_searched() -> None:
    assert {span.line for place in placed(TEXT, table(), check()).values() for span in place} == {4}


def test_without_text_there_are_no_places() -> None:
    assert places([], [table()], [check()]) == {}


def test_no_part_of_a_longer_number() -> None:
    figures = [operand("p1.4", "支出", "0.5", 1), operand("p1.9", "收入", "10", 1)]
    assert marked("支出10.5、0.5、110、10.0、10。", check(operands=figures)) == {
        "p1.4": "支出10.5、[0.5]",
        "p1.9": "支出10.5、0.5、110、10.0、[10]",
    }


def test_a_row_printed_a_cell_a_line_ends_at_an_empty_line() -> None:
    figures = [operand("c1.f0", "预算", "5.00", 1), operand("c2.f0", "预算", "7.00", 1)]
    found = placed("\t预算\n\t省级\n\t5.00\n\n\t7.00", check(operands=figures))
    assert found == {"c1.f0": (Span(3, 1, 5),)}


def test_a_line_beyond_the_text_has_no_figures() -> None:
    assert placed("甲", check(operands=[operand("t1.r0.c0", "甲", "1", 9)])) == {}


def test_a_figure_parted_by_the_end_of_a_line() -> None:
    figures = [operand("p1.2", "支出", "1234.56", 1), operand("p1.9", "收入", "7.00", 1)]
    found = placed("收入7.00，支出123 \n  4.56万元", check(operands=figures))
    assert found == {"p1.2": (Span(1, 9, 12), Span(2, 2, 6)), "p1.9": (Span(1, 2, 6),)}


def test_the_figures_of_another_document_are_not_looked_for() -> None:
    other = {**operand("t1.r1.c3", "支出", "6.00", 1), "file": "other.txt"}
    figures = [operand("t1.r1.c2", "支出", "5.00", 1), other]
    assert placed("5.00 6.00", check(operands=figures)).keys() == {"t1.r1.c2"}
