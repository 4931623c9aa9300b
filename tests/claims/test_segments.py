from typing import Any

from yxtools.claims.passage import paragraphs
from yxtools.claims.segments import JOINED, LIMIT, NAMED, PARTS, STOP, Segment, after, segments


def cut(text: str) -> list[Segment]:
    src = {"file": "a", "line": 1, "end_line": 1}
    record: dict[str, Any] = {"id": "p1", "text": text, "lines": [1], "src": src}
    return list(segments(paragraphs([record])[0]))


def test_a_figure_has_the_words_before_it() -> None:
    found = [
        (one.label, one.printed.figure.raw if one.printed else None, one.mark)
        for one in cut("收入1万元，支出2万元；结余3万元。")
    ]
    assert found == [("收入", "1万元", 5), ("支出", "2万元", 2), ("结余", "3万元", 3)]


def test_marks_between_brackets_and_quotation_marks_are_no_marks() -> None:
    assert [one.label for one in cut("“一般公共服务支出（类）、商贸事务（款）”1万元")] == [
        '"一般公共服务支出(类)、商贸事务(款)"'
    ]


def test_a_bracket_with_parts_is_opened_and_closed() -> None:
    found = cut("用车费3万元（其中：购置费1万元，运行费2万元），接待费1万元。")
    assert [(one.label, one.bracket) for one in found] == [
        ("用车费", 0),
        ("其中", 1),
        ("购置费", 0),
        ("运行费", 0),
        ("接待费", -1),
    ]


def test_a_colon_is_told() -> None:
    assert [(one.label, one.colon) for one in cut("收入3万元，其中：拨款1万元")] == [
        ("收入", False),
        ("其中", True),
        ("拨款", False),
    ]


def test_a_limit_in_a_name_is_no_amount() -> None:
    found = cut("单价100万元（含）以上设备2台")
    assert [one.printed.figure.raw for one in found if one.printed] == ["2台"]
    assert LIMIT.match("（含）以上设备") and LIMIT.match("以上的") and not LIMIT.match("，以上")


def test_income_and_expenditure_are_one_subject() -> None:
    assert [one.label for one in cut("收入、支出总计2万元")] == ["收入、支出总计"]
    assert JOINED.search("收、支总计") and not JOINED.search("货物、工程")


def test_a_bare_multiplier_is_money() -> None:
    printed = cut("总预算1720.00万，")[0].printed
    assert printed is not None and printed.figure.unit == "万元" and printed.family == "元"


def test_words_behind_a_figure_end_at_the_next_mark() -> None:
    assert after("91个项目为“优”，6个", 3) == '项目为"优"'


def test_brackets_of_parts() -> None:
    assert PARTS.match("（其中：") and PARTS.match("(含购置费") and not PARTS.match("（类）")


def test_every_character_is_walked_once() -> None:
    assert len(cut("（" * 3000 + "收入1万元，" * 300)) >= 300


def test_stops_are_marks_and_brackets_of_both_sides() -> None:
    assert STOP.findall("收入（其中：拨款1,000万元），“三公”、其他[略]-1.5。") == list("（：,），“”、。")


def test_a_mark_within_the_name_of_a_class_divides_nothing() -> None:
    said = "节能环保支出（类）环境保护管理事务（款）环境保护法规、规划及标准（项）7.50万元"
    assert NAMED.search(said)
    assert [one.label for one in cut(said) if one.printed] == [
        said[:-6].replace("（", "(").replace("）", ")")
    ]


def test_a_mark_between_two_paths_divides_them() -> None:
    said = "教育支出（类）普通教育（款）、住房保障支出（类）住房改革支出（款）"
    assert NAMED.search(said) is None
    assert len(cut(said + "7.50万元")) == 2
