"""Costs of an indicator against the money of its card."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cards.samples import TAXONOMY, document, records
from yxtools.checks import checks

TRAINING = """
项目支出绩效目标表

项目名称|讲解员培训||||||
当年预算（万元）|16.50||其中：本级支出|16.50|其他资金|0|
绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重
|产出指标|数量指标|培训人数|≥|100|人|20
||数量指标|培训天数|≥|3|天|20
||质量指标|培训合格率|≥|95|%|10
||成本指标|培训费标准|≤|550|元/人·天|20
|效益指标|社会效益指标|讲解水平|定性|有效提升||20
|满意度指标|服务对象满意度指标|学员满意度|≥|90|%|10
"""


def products(text: str) -> list[dict[str, Any]]:
    found = checks(records(document(text)), TAXONOMY)
    return [one for one in found if one["type"] == "check" and one["rule"] == "card/cost-product"]


def test_a_price_per_head_and_day_is_multiplied_with_both() -> None:
    (check,) = products(TRAINING)
    assert (check["status"], len(check["operands"])) == ("exact", 4)
    assert "16.50" in check["message"]


def test_a_product_that_leaves_out_the_days_is_none() -> None:
    assert products(TRAINING.replace("||数量指标|培训天数|≥|3|天|20", "||质量指标|出勤率|≥|90|%|20")) == []


@pytest.mark.parametrize(("price", "slip"), [("5500", "decimal point moved"), ("700", None)])
def test_a_price_that_is_off(price: str, slip: str | None) -> None:
    (check,) = products(TRAINING.replace("|550|", f"|{price}|"))
    assert check["status"] == "fail"
    assert [one["slip"] for one in check["suspects"]] == ([slip] if slip else [])


@pytest.mark.parametrize(
    ("days", "unit", "status"), [("≥|1|项", "元/人/月", "exact"), ("≥|6|个月", "元/人/月", "fail")]
)
def test_a_price_per_month_is_of_twelve_if_none_are_counted(days: str, unit: str, status: str) -> None:
    monthly = TRAINING.replace("|≥|3|天|", f"|{days}|").replace("|550|元/人·天|", f"|137.5|{unit}|")
    (check,) = products(monthly)
    assert check["status"] == status


def test_a_price_of_the_year_is_multiplied_with_the_heads() -> None:
    yearly = TRAINING.replace("|550|元/人·天|", "|1650|元/人/年|")
    (check,) = products(yearly)
    assert (check["status"], len(check["operands"])) == ("exact", 3)
