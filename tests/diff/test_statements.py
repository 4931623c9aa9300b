"""What prose says of another year, against the document of that year."""

import pytest

from tests.diff.facts import TAXONOMY
from yxtools.claims import claims
from yxtools.diff import read, statements
from yxtools.diff.model import Document
from yxtools.split.document import split
from yxtools.tables import tables

ENTITY = "云溪县档案馆"


def disclosure(year: int, total: str, prose: str, entity: str = ENTITY) -> Document:
    text = (
        f"{entity}{year}年度部门决算\n\n支出决算表\n部门：{entity}\t金额单位：万元\n"
        f"科目编码\t科目名称\t本年支出合计\n合计\t\t{total}\n201\t一般公共服务支出\t{total}\n\n"
        f"第三部分 情况说明\n{prose}\n"
    )
    doc, file = f"y{year}", f"y{year}.txt"
    found = split(text, doc=doc, file=file, encoding="utf-8", sha256="0" * 64, taxonomy=TAXONOMY)
    return read(list(claims(tables(found, TAXONOMY), TAXONOMY)), TAXONOMY)


def told(
    prose: str, *, before: str = "100.00", after: str = "120.00", last: str = ""
) -> list[tuple[str, str]]:
    given = [disclosure(2023, before, last), disclosure(2024, after, prose)]
    return [(one["rule"], one["status"]) for one in statements(given, TAXONOMY)]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("本年支出合计120.00万元，比上年增加20.00万元。", [("diff/change", "exact")]),
        ("本年支出合计120.00万元，比上年增加25.00万元。", [("diff/change", "fail")]),
        (
            "本年支出合计120.00万元，比2023年增加20.00万元，增长25.00%。",
            [("diff/change", "exact"), ("diff/percent", "fail")],
        ),
        (
            "本年支出合计120.00万元，比上年减少20.00万元，下降16.67%。",
            [("diff/change", "fail"), ("diff/percent", "fail")],
        ),
        ("本年支出合计120.00万元，与上年相同。", [("diff/change", "fail")]),
        ("本年支出合计120.00万元，比2022年增加20.00万元。", []),
        ("本年支出合计120.00万元。", []),
    ],
)
def test_stated_changes(prose: str, expected: list[tuple[str, str]]) -> None:
    assert told(prose) == expected


def test_a_figure_that_only_prose_states_in_both_years() -> None:
    prose = "机关运行经费支出{}万元，比上年增加{}万元。"
    last = prose.format("5.00", "1.00")
    assert told(prose.format("8.00", "3.00"), last=last) == [("diff/change", "exact")]
    assert told(prose.format("8.00", "4.00"), last=last) == [("diff/change", "fail")]


def test_nothing_is_checked_against_another_department() -> None:
    given = [
        disclosure(2023, "100.00", "", "青屿市档案馆"),
        disclosure(2024, "120.00", "本年支出合计120.00万元，比上年增加25.00万元。"),
    ]
    assert list(statements(given, TAXONOMY)) == []


def test_a_check_names_the_lines_and_files_of_both() -> None:
    given = [
        disclosure(2023, "100.00", ""),
        disclosure(2024, "120.00", "本年支出合计120.00万元，比上年增加25.00万元。"),
    ]
    (check,) = statements(given, TAXONOMY)
    assert (check["doc"], check["src"]["file"], check["src"]["line"]) == ("y2024", "y2024.txt", 10)
    assert [(one["line"], one.get("file")) for one in check["operands"]] == [
        (10, None),
        (6, None),
        (6, "y2023.txt"),
    ]
    assert check["message"].endswith("(y2023, line 6: 100.00)")
