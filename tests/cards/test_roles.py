"""The cells behind the name of an indicator, by role."""

import pytest

from tests.cards.printed import VOCABULARY, row
from yxtools.cards.roles import fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|产出指标|数量指标|指标1|次数|≥2次|3次|已完成|50", ("次数", "≥2次", "3次", "已完成", "50")),
        # the actual is blank, the reason is not
        ("|||指标1|设备费|≥6万元/年|||已完成", ("设备费", "≥6万元/年", None, "已完成", None)),
        # a blank between name and target
        ("|指标3|办公费||≥6万元/年|6.41万|已完成||", ("办公费", "≥6万元/年", "6.41万", "已完成", None)),
        # the column of reasons is lost
        ("|产出指标|数量指标|指标1|归档|按合同|已完成|47", ("归档", "按合同", "已完成", None, "47")),
        # actual and status in one cell
        ("|产出指标|数量指标|指标1|床位|50张|100%已完成|50", ("床位", "50张", "100%", "已完成", "50")),
        # number and name in one cell
        ("|产出指标|数量指标|指标1 人数|6人|6人||50", ("人数", "6人", "6人", None, "50")),
    ],
)
def test_cells_by_role(text: str, expected: tuple[str | None, ...]) -> None:
    name, found = fields(row(text), VOCABULARY)
    assert (name, *(found.get(key) for key in ("target", "actual", "reason", "score"))) == expected


def test_a_row_of_a_score_alone_names_nothing() -> None:
    assert fields(row("|效益指标|经济效益指标|指标1|||||27"), VOCABULARY) == (None, {"score": "27"})
