"""Labels that a converter broke over two rows."""

import pytest

from tests.reading import TAXONOMY, grids
from yxtools.split.model import Row
from yxtools.split.tails import BROKEN, REST, without_tails


def joined(*printed: str) -> list[str]:
    rows = [Row(at, tuple(row.split("|")), (at,)) for at, row in enumerate(printed, 1)]
    return ["|".join(row.cells) for row in without_tails(rows, TAXONOMY)]


def test_rest_beside_a_row_of_the_other_side() -> None:
    assert joined(
        "二、政府性基金预算|20.00|二、外交支出|5.00",
        "三、国有资本经营预||三、国防支出|6.00",
        "算||四、公共安全支出|7.00",
    ) == [
        "二、政府性基金预算|20.00|二、外交支出|5.00",
        "三、国有资本经营预算||三、国防支出|6.00",
        "||四、公共安全支出|7.00",
    ]


def test_rest_on_a_row_of_its_own() -> None:
    rows = [Row(1, ("十四、资源勘探工业信", "8.00"), (1,)), Row(2, ("息等支出", ""), (2,))]
    (row,) = without_tails(rows, TAXONOMY)
    assert (row.cells, row.lines) == (("十四、资源勘探工业信息等支出", "8.00"), (1, 2))


@pytest.mark.parametrize(
    "rows",
    [
        ("三、国有资本经营预||三、国防支出|6.00", "算|1.00|四、公共安全支出|7.00"),  # a figure of its own
        ("三、云溪县档案资料编||三、国防支出|6.00", "研||四、公共安全支出|7.00"),  # nobody knows the whole
        ("三、国有资本经营预算||三、国防支出|6.00", "收入||四、公共安全支出|7.00"),  # both may be whole
        ("一般公共服务支出|1.00", "国防支出|"),
        ("三、国有资本经营预|1.00", "算||"),  # rows of another form
    ],
)
def test_what_is_not_certain_stays(rows: tuple[str, ...]) -> None:
    assert joined(*rows) == list(rows)


def test_in_a_table() -> None:
    (grid,) = grids(
        "收支预算总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
        "一、一般公共预算\t20.00\t一、国防支出\t5.00\n三、国有资本经营预\t\t二、外交支出\t15.00\n"
        "算\t\t三、教育支出\t0.00\n收入总计\t20.00\t支出总计\t20.00\n"
    )
    assert [row["cells"][0] for row in grid["rows"]][3:] == ["三、国有资本经营预算", "", "收入总计"]


def test_rest() -> None:
    assert all(map(REST.fullmatch, ["算", "支出", "(款)收入"]))
    assert not any(map(REST.fullmatch, ["", "12", "A", "一般公共服务支出"]))


def test_broken() -> None:
    assert BROKEN.fullmatch("二、外交支") and not BROKEN.fullmatch("外交支")
