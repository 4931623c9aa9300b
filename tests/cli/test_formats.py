import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from yxtools.cli.formats import View, cell, writer
from yxtools.cli.layout import Columns, drawn
from yxtools.cli.notations import defused
from yxtools.cli.text import harmless, one_line

VIEW = View(
    types=frozenset({"row"}),
    columns=("name", "value", "list"),
    brief=("name", "value"),
    row=lambda record: record,
)
ROWS: list[dict[str, object]] = [
    {"type": "other", "name": "not shown"},
    {"type": "row", "name": '=HYPERLINK("x"),甲', "value": "-1.50", "list": ["基本支出", "人员\n经费"]},
    {"type": "row", "name": "a|b\\c", "value": None, "list": []},
]


def written(form: str, rows: list[dict[str, object]] = ROWS, *, color: bool = False) -> str:
    out = io.BytesIO()
    target = writer(form, VIEW, out, color=color)
    for row in rows:
        target.write(row)
    target.end_document()
    return out.getvalue().decode()


def test_csv() -> None:
    assert written("csv") == (
        'name,value,list\n"\'=HYPERLINK(""x""),甲",-1.50,"基本支出 / 人员\n经费"\na|b\\c,,\n'
    )


def test_tsv_has_a_line_a_row() -> None:
    assert written("tsv") == (
        'name\tvalue\tlist\n\'=HYPERLINK("x"),甲\t-1.50\t基本支出 / 人员 经费\na|b\\c\t\t\n'
    )


def test_markdown() -> None:
    assert written("markdown").splitlines()[1:] == [
        "| --- | --- | --- |",
        '| =HYPERLINK("x"),甲 | -1.50 | 基本支出 / 人员 经费 |',
        "| a\\|b\\\\c |  |  |",
    ]


@pytest.mark.parametrize("form", ["jsonl", "table", "csv", "tsv", "markdown"])
def test_no_records_no_bytes(form: str) -> None:
    assert written(form, []) == ""


def test_columns_line_up_in_chinese_too() -> None:
    rows = [["一般公共预算", "1234567890.50"], ["a", "0.10"]]
    lines = drawn(["项目", "value"], rows, Columns(right=frozenset({1}))).splitlines()
    assert len({wcswidth(line) for line in lines}) == 1
    assert lines[2].endswith("1234567890.50") and lines[3].endswith("         0.10")


def test_only_statuses_are_coloured_and_only_when_asked_to() -> None:
    view = View(frozenset(), ("status", "message"), ("status", "message"), lambda record: record)
    shown = []
    for color in (False, True):
        out = io.BytesIO()
        target = writer("table", view, out, color=color)
        target.write({"type": "check", "status": "fail", "message": "fail \x1b[2J"})
        target.end_document()
        shown.append(out.getvalue().decode())
    assert "\x1b" not in shown[0]
    assert shown[1].count("\x1b") == 2 and "\x1b[31mfail\x1b[0m" in shown[1]


FORMULAS = (
    "=1+1",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "-其他",
    "＝1＋1",
    "＋1＋1",
    "－1－1",
    "＠SUM(A1)",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_defused(text: str) -> None:
    assert defused(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["", "其中：", "1-2", " =1", "'=1", "-1,234.50", "+3.5%", "-", "--", "－12.50", "－"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize("hidden", ["\u202e=1+1", "\x00@SUM(A1)", "\x1b＝1"])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_formula_hides_behind_what_is_taken_away(form: str, hidden: str) -> None:
    out = io.BytesIO()
    view = View(frozenset(), ("text",), ("text",), lambda record: record)
    writer(form, view, out).write({"type": "text", "text": hidden})
    cell = out.getvalue().decode().split("\n")[1]
    assert cell[0] in "'\"" or cell == hidden


def test_cells() -> None:
    values = [None, True, 1.5, "a", ["b", None], {"class": "201", "fund": "all"}]
    assert list(map(cell, values)) == ["", "true", "1.5", "a", "b / ", "class=201; fund=all"]


@given(st.text())
def test_text_for_a_terminal_is_one_line_without_control_characters(text: str) -> None:
    for shown in (harmless(text), one_line(text)):
        assert len(shown.splitlines()) <= 1
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000 for c in shown)


def test_chinese_blanks_and_punctuation_are_kept() -> None:
    assert harmless("项\u3000目：——“a”") == one_line("项\u3000目：——“a”") == "项\u3000目：——“a”"
