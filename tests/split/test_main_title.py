"""The title of a disclosure, the stage and the year it tells."""

import pytest

from tests.reading import TAXONOMY
from yxtools.split.main_title import PROSE, YEAR_ENDS, MainTitles

MAIN = MainTitles(TAXONOMY)


@pytest.mark.parametrize(
    ("title", "year", "stage"),
    [
        ("云溪县档案馆2022年预算情况说明", 2022, "budget"),
        ("云溪县档案馆2023年度决算情况说明", 2023, "final"),
        ("云溪县档案馆2018年度“三公”经费决算情况说明", 2018, "final"),
        ("云溪县档案馆2019年“三公”经费预算情况", 2019, "budget"),
        ("云溪县档案馆2020年度一般公共预算财政拨款“三公”经费支出决算情况说明", 2020, "final"),
        ("云溪县档案馆2020年度一般公共预算财政拨款“三公”经费公开说明", 2020, None),
        ("云溪县2021年决算报告", 2021, "final"),
        ("云溪县档案馆关于2021年度部门决算的说明", 2021, "final"),
        ("云溪县档案馆2018年部门预算公开说明", 2018, "budget"),
        ("云溪县档案馆2022年部门预算及“三公”经费预算公开", 2022, "budget"),
        ("关于云溪县2019年县级决算草案的报告", 2019, "final"),
        ("云溪县2017年“三公”经费支出情况", 2017, None),
        ("云溪县2021年“三公”经费预算安排和使用情况", 2021, "final"),
        ("云溪县档案馆2024部门预算", 2024, "budget"),
        ("云溪县2023年预算执行情况", 2023, "final"),
        ("云溪县2023年预算执行情况和2024年预算草案报告", 2024, "budget"),
        ("云溪县档案馆2022年度决算及2024年预算公开", 2022, "final"),
        ("云溪县档案馆2024年度项目支出绩效自评报告", 2024, None),
    ],
)
def test_first_lines_that_are_titles(title: str, year: int, stage: str | None) -> None:
    found = MAIN.find([title, "一、2016年部门预算情况", "2016年安排12万元。"], 0)
    assert found is not None and found.replace('"', "") == title.replace("“", "").replace("”", "")
    assert (MAIN.year(found), MAIN.stage(found)) == (year, stage)


@pytest.mark.parametrize(
    "running",
    [
        [],
        ["云溪县志"],
        ["三、部门预算情况说明"],
        ["（一）2024年部门预算情况"],
        ["2024年工作报告"],
        ["2024年部门预算安排经费30万元"],
        ["请到本馆查看部门预算。"],
        ["2024年收支总表"],
        ["一、概况", "2024年度收支情况"],  # below a heading a year is not enough
        ["本馆负责档案。", "2024年度收支情况"],
    ],
)
def test_lines_that_are_none(running: list[str]) -> None:
    assert MAIN.find(running, 5) is None


@pytest.mark.parametrize(
    ("running", "title"),
    [
        (["索引号：000123", "云溪县2024年财政决算情况"], "云溪县2024年财政决算情况"),
        (["三、部门预算情况说明", "云溪县档案馆2024年部门预算"], "云溪县档案馆2024年部门预算"),
        (["云溪县", "档案馆", "2024年度部门决算"], "云溪县档案馆2024年度部门决算"),
        (
            ["第三部分 云溪县档案馆2024年度", "部门决算情况说明"],
            "第三部分云溪县档案馆2024年度部门决算情况说明",
        ),
        (["云溪县档案馆2024年度部门决算情况说", "明"], "云溪县档案馆2024年度部门决算情况说明"),
        (["云溪县档案馆2024年度部门决算情况", "说明"], "云溪县档案馆2024年度部门决算情况说明"),
        (["云溪县档案馆2024年度部门决算", "目录"], "云溪县档案馆2024年度部门决算"),
    ],
)
def test_the_lines_of_a_title(running: list[str], title: str) -> None:
    assert MAIN.find(running, 0) == title


def test_the_title_of_a_sole_table() -> None:
    assert MAIN.find(["云溪县2024年“三公”经费预算表"], 1) == '云溪县2024年"三公"经费预算表'
    assert MAIN.find(["云溪县2024年“三公”经费预算表"], 2) is None
    assert MAIN.find(["云溪县档案馆2024年部门预算公开表"], 9) == "云溪县档案馆2024年部门预算公开表"


def test_a_numbered_heading_is_no_title_but_tells_the_same() -> None:
    running = ["二、云溪县档案馆2024年度部门决算情况说明", "收入12万元。"]
    assert MAIN.find(running, 0) is None
    assert MAIN.heading(running) == "二、云溪县档案馆2024年度部门决算情况说明"
    assert MAIN.heading(["部门决算情况说明", "三、部门预算收入12万元"]) is None


@pytest.mark.parametrize("text", ["保管档案。", "安排12万元", "预算3.5元", "是否公开?"])
def test_prose(text: str) -> None:
    assert PROSE.search(text)


@pytest.mark.parametrize("text", ["2024年部门预算", "元江县2024年预算", "单位:万元"])
def test_no_prose(text: str) -> None:
    assert not PROSE.search(text)


@pytest.mark.parametrize(("text", "ends"), [("档案馆2024年度", True), ("2024", True), ("2024年预算", False)])
def test_lines_that_end_with_the_year(text: str, ends: bool) -> None:
    assert bool(YEAR_ENDS.search(text)) is ends
