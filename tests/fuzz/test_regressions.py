"""Inputs that once broke something, cut down to what breaks."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.fuzz.commands import ran
from tests.fuzz.material import TAXONOMY, every_record
from tests.fuzz.patience import patience
from tests.reading import grid, printed, recorded, split_text, tables_of, understand
from yxtools import limits
from yxtools.checks import checks
from yxtools.claims import claims
from yxtools.errors import InputError
from yxtools.figures import json_number
from yxtools.limits import MOST_CHARACTERS, MOST_COLUMNS
from yxtools.stream import dump

TITLE = "云溪县档案馆2024年度部门决算\n\n"


def paragraph(text: str) -> dict[str, Any]:
    """A text record."""
    src = {"file": "d.txt", "line": 1, "end_line": 1}
    return {
        "type": "text",
        "doc": "d",
        "id": "p1",
        "section": None,
        "role": None,
        "text": text,
        "lines": [1],
        "src": src,
    }


@pytest.mark.parametrize(
    "text", ["（类）支出1.00万元。", "2024年度（款）（项）支出1万元，其中（类）2万元。", "-（类）1万元。"]
)
def test_a_path_of_marks_alone_names_no_class(text: str) -> None:
    found = list(claims([paragraph(text)], TAXONOMY))
    assert found[0]["text"] == text


@pytest.mark.parametrize("digits", [18, 19, 20, 30])
def test_figures_beyond_64_bits_are_written(digits: int) -> None:
    figure = "9" * digits
    text = f"{TITLE}档案事务支出{figure}万元，占本年支出合计的{figure}%，比上年增加{figure}万元。\n"
    for record in every_record(text + text.replace("9", "8")):
        json.loads(dump(record))


def test_a_number_for_json() -> None:
    assert json_number(2**63 - 1, 0) == 2**63 - 1 and isinstance(json_number(2**63 - 1, 0), int)
    assert json_number(10**25, 0) == 1e25 and isinstance(json_number(10**25, 0), float)
    assert json_number(-(2**64), 0) == -(2.0**64)


@pytest.mark.parametrize("span", ["9" * 5000, "0" * 5000, "²", "١٢", "-1", "1e9", ""])
def test_spans_that_are_no_numbers(span: str) -> None:
    rows = f'<tr><td colspan="{span}" rowspan="{span}">项目</td></tr><tr><td>档案</td><td>1.00</td></tr>'
    assert every_record(f"{TITLE}<table>{rows}</table>\n")


def test_an_amount_in_a_column_of_codes_is_kept() -> None:
    table = understand(
        [grid(["项目\t行次\t决算数", "档案\t1\t3.00", "修复\t186.94\t", "\t7.25\t"], "机构运行信息表")]
    )[0]
    texts = [text["text"] for row in table["rows"] for text in row["texts"]]
    assert "186.94" in texts and "7.25" in texts


@pytest.mark.parametrize("cells", ["\t" * (MOST_COLUMNS + 1), "1.00\t" * (MOST_COLUMNS + 1)])
def test_a_row_of_too_many_cells_is_refused(cells: str) -> None:
    with pytest.raises(InputError, match="1,002 cells") as refused:
        tables_of(f"{TITLE}项目\t金额\n{cells}合计\n")
    assert refused.value.line == 4


def test_spans_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "<tr><td colspan=200 rowspan=9999>1.00</td></tr>\n"
    with pytest.raises(InputError, match="a row of 1,200 cells"):
        tables_of(f"{TITLE}<table>\n" + row * 10_000 + "</table>\n")
    monkeypatch.setattr(limits, "MOST_CELLS", 10_000)
    held = "<tr>" + "<td colspan=190 rowspan=200>1</td>" * 5 + "</tr>\n" + "<tr><td>1</td></tr>\n" * 150
    with pytest.raises(InputError, match="10,000 cells"):
        tables_of(f"{TITLE}<table>\n{held}</table>\n")


def test_a_record_of_too_many_cells_is_refused() -> None:
    vast = grid(["项目\t金额", "\t".join(["1.00"] * (MOST_COLUMNS + 1))])
    with pytest.raises(InputError, match="1,001 cells") as refused:
        understand([vast])
    assert (refused.value.file, refused.value.line) == ("d.txt", 2)


def test_relations_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    held = tables_of(f"{TITLE}支出决算表\n项目\t合计\t基本\t项目\n" + "档案\t3.00\t1.00\t2.00\n" * 9)
    monkeypatch.setattr(limits, "MOST_RELATIONS", 3)
    with pytest.raises(InputError, match="d.txt: more than 3 relations"):
        list(checks(held, TAXONOMY))


def test_a_paragraph_of_too_many_characters_is_refused() -> None:
    with pytest.raises(InputError, match="d.txt:1: a paragraph longer than 1,000,000 characters"):
        list(claims([paragraph("支" * (MOST_CHARACTERS + 1))], TAXONOMY))


def test_tabs_alone_are_blank_lines() -> None:
    found = split_text(TITLE + "\t\t\t\n" * (MOST_COLUMNS + 1) + "说明。\n")
    assert [record["type"] for record in found] == ["document", "text", "text"]


GOOD = grid(["项目\t金额", "档案\t1.00"])
VAST = grid(["项目\t金额", "\t".join(["1.00"] * (MOST_COLUMNS + 1))])
LONG: dict[str, Any] = {"type": "text", "doc": "v", "id": "p1", "section": None, "role": None, "lines": [1]}
LONG |= {"text": "支" * (MOST_CHARACTERS + 1), "src": {"file": "v.txt", "line": 1, "end_line": 1}}


@pytest.mark.parametrize(
    ("name", "vast", "what"),
    [
        ("table", {**VAST, "doc": "v"}, "d.txt:2: a row of 1,001 cells"),
        ("claims", LONG, "v.txt:1: a paragraph longer"),
    ],
)
def test_a_document_beyond_the_limits_is_skipped(name: str, vast: dict[str, Any], what: str) -> None:
    stream = dump(GOOD) + dump(vast) + dump({**GOOD, "doc": "e"})
    status, out, said = ran(name, ["--format", "jsonl"], stream)
    assert status == 2 and what in said and b'"doc":"e"' not in out
    status, out, said = ran(name, ["--format", "jsonl", "--keep-going"], stream)
    assert status == 2 and what in said
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["d", "e"]


def test_checks_go_on_after_a_document_beyond_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (
        tables_of(f"{TITLE}支出决算表\n项目\t合计\t基本\t项目\n" + "档案\t3.00\t1.00\t2.00\n" * rows)
        for rows in (1, 9)
    )
    stream = b"".join(dump({**table, "doc": doc}) for doc, table in (("a", many[0]), ("b", few[0])))
    monkeypatch.setattr(limits, "MOST_RELATIONS", 3)
    status, out, said = ran("sum", ["--format", "jsonl", "--keep-going"], stream)
    assert status == 2 and "more than 3 relations" in said
    assert {json.loads(line)["doc"] for line in out.splitlines()} == {"b"}


def test_long_labels_are_read_in_time() -> None:
    heads = f"{TITLE}支出决算表\n科目\t{'占' * 100_000}\t{'()' * 50_000}\n"
    with patience(2):
        assert tables_of(heads + "201\t1.00\t1.00\n" * 3)


def test_notes_after_a_table_are_read_in_time() -> None:
    rows = "项目\t金额\n档案\t1.00\n"
    with patience(4):
        assert split_text(f"{TITLE}支出决算表\n{rows}" + "说明。\n" * 40_000)


@pytest.mark.parametrize(
    "text", ["<table><设></table>", "<table><tr><td><设备>1.00</td></tr></table>", "<table>< td></table>"]
)
def test_what_only_looks_like_a_tag_is_printed_once(text: str) -> None:
    assert recorded(split_text(text)) == printed(text)


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown", "table"])
@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("table", {"type": "table", "doc": "d", "id": "t1", "rows": 7}),
        ("cards", {"type": "card", "doc": "d", "id": "c1", "project": []}),
        ("claims", {"type": "claim", "doc": "d", "id": "m1", "figures": [{}]}),
        ("sum", {"type": "section", "doc": "d", "id": "s1", "src": [1]}),
    ],
)
def test_a_broken_record_passed_through_is_blamed(name: str, record: dict[str, Any], form: str) -> None:
    keep = ["--keep"] if name == "sum" else []
    status, _, said = ran(name, ["--format", form, *keep], dump(record))
    assert status == 2 and f"{record['id']} of d: {record['type']}" in said


def test_yx_diff_runs_twice_in_a_process() -> None:
    src = {"file": "d", "line": 1, "end_line": 1}
    sound = b"".join(
        dump({"type": "claim", "doc": doc, "id": "m1", "kind": "value", "src": src}) for doc in "de"
    )
    first = ran("diff", [], sound)
    assert ran("diff", [], sound) == first
