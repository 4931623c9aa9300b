"""Units and the projects they own."""

from pathlib import Path

import pytest

from tests.reading import grid, parents, table
from yxtools.tables import tables
from yxtools.taxonomy import load

HEAD = "项目名称\t合计"


def tree(*rows: str) -> dict[str, str | None]:
    return parents(table([HEAD, *rows], "项目支出预算表"))


def test_projects_below_units_below_the_total() -> None:
    found = tree("合计\t60", "甲局\t40", "修缮工程\t25", "展览经费\t15", "乙中心\t20", "年鉴项目\t20")
    assert found == {
        "合计": None,
        "甲局": "合计",
        "修缮工程": "甲局",
        "展览经费": "甲局",
        "乙中心": "合计",
        "年鉴项目": "乙中心",
    }


def test_sums_tell_where_names_do_not() -> None:
    """A project may be called like an organisation, and a unit unlike one."""
    found = tree("合计\t60", "甲局\t40", "援建某医院\t25", "展览经费\t15", "乙处\t20", "年鉴项目\t20")
    assert found["援建某医院"] == "甲局"


def test_no_units() -> None:
    assert tree("合计\t40", "修缮工程\t25", "展览经费\t15") == {
        "合计": None,
        "修缮工程": "合计",
        "展览经费": "合计",
    }


def test_the_department_in_the_first_row_stands_for_the_total() -> None:
    found = tree("云溪县档案局\t60", "甲馆\t40", "修缮工程\t25", "展览经费\t15", "乙中心\t20", "年鉴项目\t20")
    assert (found["云溪县档案局"], found["甲馆"], found["年鉴项目"]) == (None, "云溪县档案局", "乙中心")


@pytest.mark.parametrize(
    "rows",
    [
        ["甲局小计\t40", "修缮工程\t25", "展览经费\t15", "乙局小计\t20", "年鉴项目\t20"],
        ["修缮工程\t25", "展览经费\t15", "甲局小计\t40", "年鉴项目\t20", "乙局小计\t20"],
    ],
)
def test_named_subtotals_above_or_below_their_rows(rows: list[str]) -> None:
    assert tree("合计\t60", *rows) == {
        "合计": None,
        "甲局小计": "合计",
        "乙局小计": "合计",
        "修缮工程": "甲局小计",
        "展览经费": "甲局小计",
        "年鉴项目": "乙局小计",
    }


def test_one_wrong_figure_does_not_change_the_tree() -> None:
    right = tree("合计\t60", "甲局\t40", "修缮工程\t25", "展览经费\t15", "乙中心\t20", "年鉴项目\t20")
    wrong = tree("合计\t60", "甲局\t40", "修缮工程\t52", "展览经费\t15", "乙中心\t20", "年鉴项目\t20")
    assert wrong == right


def test_no_rows() -> None:
    assert tree() == {}


@pytest.mark.parametrize("name", ["乙中心", "乙中心（本级）", "乙局本级", "乙局机关", "乙办公室本部"])
def test_a_name_that_ends_like_an_organisation_s_is_a_unit_s(name: str) -> None:
    """Where the figures tell nothing: no sum holds."""
    found = tree("合计\t100", "甲局\t40", "修缮工程\t24", name, "年鉴项目\t19")
    assert found["年鉴项目"] == name


@pytest.mark.parametrize("name", ["乙中心建设", "乙局专项经费", "乙学校补助（本级）"])
def test_a_name_that_ends_like_a_project_s_is_none(name: str) -> None:
    found = tree("合计\t100", "甲局\t40", "修缮工程\t24", f"{name}\t11", "年鉴项目\t19")
    assert (found[name], found["年鉴项目"]) == ("甲局", "甲局")


def test_organisations_of_a_taxonomy_of_ones_own(tmp_path: Path) -> None:
    words = '[organisation]\nendings = ["档案柜"]\nbehind = ["分部"]\nnot_endings = ["局"]'
    (tmp_path / "captions.toml").write_text(words, encoding="utf-8")
    rows = [HEAD, "合计\t100", "甲档案柜分部\t40", "修缮事项\t24", "乙局\t16"]
    (found,) = tables([grid(rows, "项目支出预算表")], load(tmp_path))
    assert parents(found)["乙局"] == "甲档案柜分部"
