"""Names of organisations."""

import pytest

from tests.reading import TAXONOMY
from yxtools.split.organisations import Organisations, coded, unbracketed, without_code

ORGANISATIONS = Organisations(TAXONOMY)


@pytest.mark.parametrize(
    "name", ["云溪县档案馆", "云溪县人民政府（本级）".replace("（", "(").replace("）", ")"), "政府办"]
)
def test_named(name: str) -> None:
    assert ORGANISATIONS.named(name)


@pytest.mark.parametrize("name", ["", "档案保管经费", "云溪县"])
def test_not_named(name: str) -> None:
    assert not ORGANISATIONS.named(name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云溪县档案馆2024年度部门决算", "云溪县档案馆"),
        ("云溪县2024年财政决算", "云溪县"),
        ('2024年云溪县档案馆财政拨款"三公"经费预算', "云溪县档案馆"),
        ('2024年度云溪县本级"三公"经费决算', "云溪县"),
        ("云溪州州本级2024年度决算", "云溪州"),
        ("云溪县机关事业单位养老保险中心2024年部门预算", "云溪县机关事业单位养老保险中心"),
        ("关于云溪县2024年县级决算草案的报告", "云溪县"),
        ("关于批复云溪县档案馆2024年部门预算的通知", "云溪县档案馆"),
        ("第三部分:云溪县档案馆2024年度部门决算", "云溪县档案馆"),
        ("十一、云溪县档案馆部门预算", "云溪县档案馆"),
        ("云溪县科创服务联合体2024年部门预算", "云溪县科创服务联合体"),
        ("关于做好2024年部门预算的说明", None),
        ("关于加强部门预算管理的说明", None),
        ("本部门预算情况说明", None),
        ("全县2024年决算情况", None),
        ("某站7号楼2024年部门预算", None),
        ("部门决算情况说明", None),
    ],
)
def test_the_name_that_opens_a_title(title: str, name: str | None) -> None:
    assert ORGANISATIONS.opening(title) == name


def test_the_name_over_the_overview() -> None:
    assert ORGANISATIONS.presented("第一部分云溪县档案馆概况") == "云溪县档案馆"
    assert ORGANISATIONS.presented("第一部分云溪县档案馆部门概况") == "云溪县档案馆"
    assert ORGANISATIONS.presented("一、主要职能") is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [("361云溪县档案馆", "云溪县档案馆"), ("[063]档案馆", "档案馆"), ("档案馆", "档案馆"), ("-", None)],
)
def test_codes_before_names(printed: str, name: str | None) -> None:
    assert without_code(printed) == name
    assert coded(printed) is (printed[0] in "[3")


def test_brackets_behind_names() -> None:
    assert unbracketed("档案馆(本级)(汇总)") == "档案馆"
