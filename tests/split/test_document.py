"""The records of a disclosure, in order, with every character in one of them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading import Record, grids, printed, recorded, split_text
from yxtools.split.document import split
from yxtools.taxonomy import load

HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
ROWS = "201\t一般公共服务支出\t120.50\t100.00\t20.50\n20126\t档案事务\t120.50\t100.00\t20.50\n"
TABLE = "支出决算表\n单位：万元\n" + HEAD + ROWS


def kinds(text: str) -> list[str]:
    return [record["type"] for record in split_text(text)]


def document(text: str) -> Record:
    return split_text(text)[0]


def test_records_come_in_printed_order_after_the_document() -> None:
    text = "某县某馆2024年度部门决算\n第一部分 概况\n负责档案。\n" + TABLE + "注：略。\n第二部分 说明\n完。\n"
    assert kinds(text) == ["document", "text", "section", "text", "grid", "section", "text"]


def test_identities_are_unique() -> None:
    records = split_text("一、概况\n正文。\n" + TABLE + "二、说明\n正文。\n" + TABLE)
    ids = [record["id"] for record in records]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云溪县档案馆2024年度部门决算", {"year": 2024, "stage": "final", "entity": "云溪县档案馆"}),
        ("2025年云溪县档案馆部门预算", {"year": 2025, "stage": "budget", "entity": "云溪县档案馆"}),
        ("云溪县档案馆\n2024年度决算公开", {"year": 2024, "stage": "final", "entity": "云溪县档案馆"}),
        ("云溪县档案馆二〇二五年部门预算", {"year": 2025, "stage": "budget", "entity": "云溪县档案馆"}),
        ("档案局2025年部门预算", {"year": 2025, "entity": "档案局"}),
        ("关于做2025年部门预算的说明", {"year": 2025, "entity": None}),
        # a name on two lines or three: the place or its government, then the office
        ("江东省云溪县\n档案和方志馆\n2024 年度部门决算", {"entity": "江东省云溪县档案和方志馆"}),
        ("云溪县人民政府\n柳河路街道办事处 2024\n年度部门决算", {"entity": "云溪县人民政府柳河路街道办事处"}),
        ("江东省\n云溪市\n档案馆\n2024年度部门决算", {"entity": "江东省云溪市档案馆"}),
        ("云溪县档案馆\n2024年度部门\n决算公开", {"year": 2024, "entity": "云溪县档案馆"}),
        # … and lines that are none of it
        ("江东省云溪县\n云溪县档案馆\n2024年度部门决算", {"entity": "云溪县档案馆"}),
        ("江东省云溪县\n云溪县档案馆2024年度部门决算", {"entity": "云溪县档案馆"}),
        ("云溪县财政局\n云溪县档案馆2024年度部门决算", {"entity": "云溪县档案馆"}),
        ("各部门请于本市网站查看。\n档案和方志馆\n2024年度部门决算", {"entity": "档案和方志馆"}),
        ("《云溪县档案馆2025年单位预算》", {"year": 2025, "stage": "budget"}),
        (
            "云溪县档案馆2022年预算情况说明\n三、部门预算情况说明",
            {
                "title": "云溪县档案馆2022年预算情况说明",
                "year": 2022,
                "stage": "budget",
                "entity": "云溪县档案馆",
            },
        ),
        (
            "二、云溪县档案馆2024年度部门决算情况说明",
            {"title": None, "year": 2024, "stage": "final", "entity": "云溪县档案馆"},
        ),
        ("云溪县志", {"title": None, "year": None, "stage": None, "entity": None}),
    ],
)
def test_what_the_title_says(title: str, expected: dict[str, Any]) -> None:
    found = document(title + "\n\n正文。\n")
    assert {name: found[name] for name in expected} == expected


def test_the_heading_over_the_overview_has_the_whole_name() -> None:
    body = "\n\n第一部分 江东省云溪县档案馆概况\n一、主要职能\n保管档案。\n"
    assert document("档案馆2024年度部门决算" + body)["entity"] == "江东省云溪县档案馆"
    assert document("方志馆2024年度部门决算" + body)["entity"] == "方志馆"


def test_the_number_of_a_part_is_not_of_the_name() -> None:
    assert document("第三部分 云溪县档案馆2024年度部门决算情况说明\n")["entity"] == "云溪县档案馆"


def test_captions_name_the_entity_and_the_year() -> None:
    found = document(
        "2024年度部门决算\n\n" + TABLE.replace("单位：万元", "部门：云溪县档案馆\t2023年\t单位：万元")
    )
    assert found["entity"] == "云溪县档案馆"


@pytest.mark.parametrize(("text", "lines"), [("一行", 1), ("一行\n", 1), ("一行\n\n", 2), ("甲\n乙\n丙", 3)])
def test_lines_are_counted(text: str, lines: int) -> None:
    found = document(text)
    assert found["lines"] == lines and found["src"]["end_line"] == lines


def test_layouts_mixed_in_one_document() -> None:
    aligned = "科目编码   科目名称          合计     基本支出\n201    一般公共服务支出     120.50    100.00\n"
    aligned += "20126  档案事务             120.50    100.00\n"
    markdown = "| 名称 | 合计 |\n|---|---|\n| 甲 | 1.00 |\n"
    html = "<table><tr><td>名称</td><td>合计</td></tr><tr><td>乙</td><td>2.00</td></tr></table>\n"
    celled = "\t名称\n\t合计\n\n\t丙\n\t3.00\n"
    text = "\n正文一句。\n".join([TABLE, aligned, markdown, html, celled])
    assert [grid["layout"] for grid in grids(text)] == ["tab", "aligned", "markdown", "html", "cell"]


def test_a_table_between_the_lines_of_an_aligned_one_is_not_lost() -> None:
    wide = "科目编码  科目名称       合计       基本支出"
    text = f"甲部门2024年度部门决算\n甲部门2024年度部门决算\n{HEAD}{wide}"
    assert printed(text) == recorded(split_text(text))


# --- sections and paragraphs


@pytest.mark.parametrize("gap", ["\t", "        "])
def test_labels_of_ones_own_are_read_in_every_layout(tmp_path: Path, gap: str) -> None:
    (tmp_path / "captions.toml").write_text(
        'department = ["呈报机构"]\nunit = ["货币计量"]\n', encoding="utf-8"
    )
    lines = ["2024年收入预算表", "呈报机构：云溪县档案馆|货币计量：万元", "项目|合计|财政拨款"]
    lines += ["教育支出|100.00|100.00", "合计|100.00|100.00"]
    records = split(
        "\n".join(lines).replace("|", gap),
        doc="d",
        file="d.txt",
        encoding="utf-8",
        sha256="0" * 64,
        taxonomy=load(tmp_path),
    )
    (grid,) = [record for record in records if record["type"] == "grid"]
    assert (grid["entity"], grid["unit"]) == ("云溪县档案馆", "万元")
    assert grid["rows"][0]["cells"] == ["项目", "合计", "财政拨款"]


def test_sections_know_their_parents() -> None:
    text = "第一部分 概况\n一、职责\n（一）档案\n1.接收\n二、机构\n第二部分 报表\n一、总表说明\n"
    sections = [record for record in split_text(text) if record["type"] == "section"]
    titles = {record["id"]: record["title"] for record in sections}
    assert [(record["title"], titles.get(record["parent"])) for record in sections] == [
        ("概况", None),
        ("职责", "概况"),
        ("档案", "职责"),
        ("接收", "档案"),
        ("机构", "概况"),
        ("报表", None),
        ("总表说明", "报表"),
    ]


def test_paragraphs_and_tables_know_their_section() -> None:
    records = split_text("一、职责\n负责档案。\n二、收支情况\n" + TABLE)
    assert [record.get("section") for record in records[1:]] == [None, "s1", None, "s2"][: len(records) - 1]


def test_a_paragraph_cut_by_a_page_break_is_one() -> None:
    text = "本馆负责全县档案的接收、保管和利用，并且负责指导全县各个机关单位的\n\n\f\n日常档案工作。\n"
    (only,) = [record for record in split_text(text) if record["type"] == "text"]
    assert only["lines"] == [1, 4] and only["src"] == {"file": "d.txt", "line": 1, "end_line": 4}


def test_paragraphs_cut_by_a_page_number_and_a_watermark() -> None:
    start = "本馆负责全县档案的接收、保管和利用，并且负责指导全县各个机关单位的"
    text = f"内部\n内部\n内部\n{start}\n- 1 -\n\f内部\n日常档案工作。\n"
    records = split_text(text)
    assert [record["text"] for record in records[1:]] == [start + "日常档案工作。"]
    assert {noise["kind"]: noise["count"] for noise in records[0]["noise"]} == {
        "watermark": 4,
        "page number": 1,
    }


def test_contents_are_paragraphs_with_a_role() -> None:
    text = "目录\n一、概况……1\n二、收入决算表……2\n\n一、概况\n正文。\n"
    assert [record.get("role") for record in split_text(text)[1:]] == ["contents"] * 3 + [None, None]


# --- notes


@pytest.mark.parametrize(
    "notes",
    [
        ["注：本表为空。"],
        ["注：1.本表反映支出。", "2.金额单位转换时可能存在尾差。"],
        ["备注：略", "说明：略"],
        [
            "注：本表反映部门本年度按照功能分类科目核算的各项支出情况，不包括上缴上级和对附属单位的",
            "补助支出。",
        ],
    ],
)
def test_notes_below_a_table_are_its_own(notes: list[str]) -> None:
    (only,) = grids(TABLE + "\n".join(notes) + "\n\n下文一句。\n")
    assert [note["text"] for note in only["notes"]] == notes


def test_text_below_a_table_is_not() -> None:
    (only,) = grids(TABLE + "本表反映支出。\n注：略。\n")
    assert only["notes"] == []


# --- titles from the contents


def test_a_lost_title_comes_from_the_contents() -> None:
    listed = "目录\n第一部分 概况\n第二部分 2024年度部门决算表\n一、收入决算表\n二、支出决算表\n\n"
    body = "第一部分 概况\n负责档案。\n第二部分 2024年度部门决算表\n单位：万元\n" + HEAD + ROWS
    found = grids(listed + body + "\n\n" + TABLE)
    assert [(grid["title"], grid["title_from"]) for grid in found] == [
        ("收入决算表", "contents"),
        ("支出决算表", "print"),
    ]


# --- every character


LINES = [
    *(
        "",
        "",
        "云溪县档案馆2024年度部门决算",
        "目录",
        "一、概况\t1",
        "二、支出决算表……3",
        "第一部分 概况",
        "一、概况",
    ),
    *(
        "（一）职责",
        "支出决算表",
        "支出决算表（续）",
        "公开03",
        "表",
        "公开03表",
        "部门：云溪县档案馆\t单位：万元",
        "单位：",
    ),
    *(
        "万元",
        "科目编码\t科目名称\t合计\t基本支出",
        "201\t甲\t10.00\t9.00",
        "\t\t合计\t3",
        "\t科目编码",
        "\t201",
        "\t\t",
    ),
    *(
        "更多字",
        "注：略。",
        "负责全县档案的接收、保管和利用，负责全县档案的接收、保管和利用，负责",
        "档案馆",
        "档案馆",
        "12",
    ),
    *(
        "- 12 -",
        "\f",
        "\f12",
        "正文\f下页",
        "科目编码  科目名称       合计       基本支出",
        "* 项目",
        "栏次\t\t1\t2",
    ),
    *(
        "201    一般公共服务支出    120.50    100.00",
        "          合计           120.50    100.00",
        "    名称很长的一个",
    ),
    *(
        "[bookmark: _Toc1]一、标题",
        "[bookmark: _Toc1]",
        "\x85",
        "a\u2028b",
        "\x0b\x0c\x0b",
        "\ufeff",
        "\x01\x1f甲",
    ),
]
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def conserved(text: str) -> None:
    """Asserts that every character stands in one record, which covers the lines it is printed on."""
    records = split_text(text)
    assert recorded(records) == printed(text)
    lines = text.split("\n")
    covered = {number for noise in records[0]["noise"] for number in noise["lines"]}
    for record in records[1:]:
        source = record["src"]
        assert 1 <= source["line"] <= source["end_line"] <= len(lines)
        span = range(source["line"], source["end_line"] + 1)
        assert recorded([record]) <= printed("".join(lines[number - 1] for number in span))
        assert all(row["line"] in span for row in record.get("rows", []))
        covered.update(span)
    assert all(number in covered for number, line in enumerate(lines, 1) if line.strip())


@QUICK
@given(st.lists(st.sampled_from(LINES), max_size=30).map("\n".join))
def test_every_character_of_a_disclosure_is_kept(text: str) -> None:
    conserved(text)


@QUICK
@given(st.text(st.characters(exclude_characters="\r<|", exclude_categories=["Cs"]), max_size=200))
def test_every_character_of_any_text_is_kept(text: str) -> None:
    conserved(text)


@pytest.mark.parametrize(
    "char", ["\x85", "\u2028", "\u2029", "\x0b", "\x1c", "\x01", "\ufeff", "\u200b", "\x7f"]
)
def test_odd_characters_end_no_line(char: str) -> None:
    text = f"一、概况\n甲{char}乙。\n{HEAD}201\t甲{char}乙\t1.00\t1.00\t\n20126\t丙\t1.00\t1.00\t\n"
    conserved(text)
    (only,) = grids(text)
    assert [row["line"] for row in only["rows"]] == [3, 4, 5]


@pytest.mark.parametrize(
    "text", ["<table></table>", "|---|---|\n|---|---|", "甲\n<table><tr></tr></table>\n乙"]
)
def test_markup_without_cells_is_no_table(text: str) -> None:
    assert grids(text) == []


MARKUP = [
    "| 科目 | 金额 |\n|---|---|\n| 201 | 3.00 |\n",
    "支出决算表（单位：万元）<table><tr><td>甲</td><td>1</td></tr></table>尾文。\n",
    "<table><caption>支出决算表</caption>\n<tr><td>甲</td>\n<td>1</td></tr>\n</table>\n",
]


@pytest.mark.parametrize("text", MARKUP)
def test_text_around_cells_in_markup_is_kept(text: str) -> None:
    characters = {char: count for char, count in printed(text).items() if char > "\x7f"}
    found = recorded(split_text(text))
    assert {char: found[char] for char in characters} == characters


@pytest.mark.parametrize("text", MARKUP)
def test_markup_itself_is_noise(text: str) -> None:
    assert recorded(split_text(text)) == printed(text)
