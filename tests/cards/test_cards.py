"""Cards of every layout, read whole."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cards.samples import (
    DEPARTMENT,
    DIRECTIONS,
    EVALUATION,
    NATIONAL,
    NUMBERED,
    PROSE,
    TARGET,
    TRANSFER,
    document,
    read,
    records,
)
from yxtools.schema import validate

Record = dict[str, Any]

ALL = (TARGET, EVALUATION, NATIONAL, TRANSFER, NUMBERED, DIRECTIONS, DEPARTMENT, PROSE)


def funds(card: Record) -> dict[tuple[str, str], float]:
    return {(fund["scope"], fund["source"]): fund["value"] for fund in card["funds"]}


def rows(card: Record, *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(indicator[field] for field in fields) for indicator in card["indicators"]]


def test_target_heads_and_funds() -> None:
    (card,) = read(TARGET)
    assert card["kind"] == "target"
    assert card["project"] == "馆藏档案修复"
    assert card["department"] == "021-云溪县档案局"
    assert (card["year"], card["unit"], card["filed"]) == (2024, "元", "20240109114045")
    assert funds(card)["implementation", "total"] == 168000
    assert funds(card)["annual", "province"] == 168000
    assert ("annual", "other") not in funds(card)


def test_target_halves_and_slid_labels() -> None:
    (card,) = read(TARGET)
    found = rows(card, "scope", "level1", "level2", "level3", "target")
    assert ("annual", "产出指标", "质量指标", "修复验收合格", "≥95%") in found
    assert ("implementation", "产出指标", "质量指标", "装帧完好率", "≥95%") in found
    # slid one column to the left
    assert ("annual", "产出指标", "成本指标", "修复成本", "168000元") in found
    assert ("implementation", "满意度指标", "服务对象满意度指", "查档群众满意度", "≥90%") in found
    assert len(found) == 14


def test_blanks_in_the_date_of_filing_are_said() -> None:
    (card,) = read(TARGET)
    assert any("blanks inside" in note for note in card["notes"])


def test_self_evaluation() -> None:
    (card,) = read(EVALUATION)
    assert card["kind"] == "self-evaluation"
    assert funds(card)["spent", "total"] == 22.4
    assert funds(card)["spent", "city"] == 22.4
    scores = {score["name"]: score["value"] for score in card["scores"]}
    assert scores == {"产出指标": 50, "效益指标": 27, "满意度指标": 10, "execution": 8, "total": 95}
    assert card["stated"]["score"] == 95 and card["stated"]["grade"] == "优"
    assert card["narrative"]["effects"] == "保障查档服务。"


def test_a_label_above_its_group_is_put_back() -> None:
    (card,) = read(EVALUATION)
    found = dict(rows(card, "level3", "level2"))
    assert found["利用服务水平"] == "社会效益指标"
    assert found["档案保存条件"] == "可持续影响指标"
    assert any("above its group" in note for note in card["notes"])


def test_national_form() -> None:
    (card,) = read(NATIONAL)
    assert funds(card)["initial", "total"] == 100
    assert funds(card)["budget", "carried over"] == 20
    assert funds(card)["rate", "fiscal"] == 87.14
    assert {s["name"]: s["value"] for s in card["scores"]} == {"execution": 9, "total": 95}
    assert ("档案保存年限", 15, 15) in rows(card, "level3", "weight", "score")
    assert ("查档群众满意度", "88%", "样本偏少") in rows(card, "level3", "actual", "reason")
    assert card["narrative"]["completion"] == "全年扫描5200卷。"


def test_transfer_payment() -> None:
    (card,) = read(TRANSFER)
    assert card["kind"] == "transfer-self-evaluation"
    assert funds(card)["rate", "local"] == 95
    assert ("时效指标", "补助下拨时间", "12月底前", "11月底") in rows(
        card, "level2", "level3", "target", "actual"
    )
    assert "problems" not in card["narrative"]


def test_numbered_cards_with_a_plan_and_broken_rows() -> None:
    (card,) = read(NUMBERED)
    assert card["project_code"] == "10000025P0001"
    assert funds(card) == {("budget", "total"): 30, ("budget", "fiscal"): 30}
    assert [step["value"] for step in card["plan"]] == [None, 10, 20, 30]
    assert rows(card, "level2", "description", "target", "basis") == [
        ("数量指标", "保洁河道长度", "≥12公里", "年度计划"),
        ("成本指标", "实际支出小于预算数", "≤30万元", "年度计划"),
    ]


def test_target_in_three_columns() -> None:
    (card,) = read(DIRECTIONS)
    assert rows(card, "level1", "level2", "target") == [
        ("成本指标", "经济成本指标", "≤300万元"),
        ("产出指标", "数量指标", "≥20家"),
        ("产出指标", "质量指标", "100%"),
        ("满意度指标", "服务对象满意度指标", "≥90%"),
    ]


def test_department_as_a_whole() -> None:
    (card,) = read(DEPARTMENT)
    assert (card["subject"], card["entity"], card["unit"]) == ("department", "云溪县水务局", "万元")
    assert [(task["name"], task["value"]) for task in card["tasks"]] == [("防汛抗旱", 120), ("河道整治", 380)]
    assert funds(card) == {("budget", "total"): 500}


def test_prose_card_leaves_its_texts() -> None:
    found = records(document(PROSE))
    (card,) = [record for record in found if record["type"] == "card"]
    assert (card["project"], card["entity"]) == ("山区茶园专项", "云溪县农业农村局")
    assert funds(card) == {("annual", "total"): 120}
    assert any(record["type"] == "text" and "总预算" in record["text"] for record in found)


def test_cards_of_a_document_in_order() -> None:
    found = read(*ALL)
    assert len(found) == len(ALL)
    lines = [card["src"]["line"] for card in found]
    assert lines == sorted(lines)


@pytest.mark.parametrize("sample", ALL)
def test_the_order_of_the_filters_does_not_matter(sample: str) -> None:
    assert read(sample) == read(sample, cards_first=True)


@pytest.mark.parametrize("sample", ALL)
def test_cards_keep_their_schema(sample: str) -> None:
    assert [validate(card) for card in read(sample)] == [[]]


def test_a_repeated_head_is_one_card() -> None:
    head, _, body = TARGET.strip("\n").partition("绩效指标|")
    header, *indicators = ("绩效指标|" + body).split("\n")
    pages = "\n".join(
        [head + header, *indicators[:3], "", "仅供内部审核", "", head + header, *indicators[3:]]
    )
    (card,) = read(pages)
    assert len(card["indicators"]) == 14
    assert "the head is repeated on 2 pages" in card["notes"]


def test_two_cards_of_one_name_stay_two() -> None:
    assert len(read(EVALUATION, EVALUATION)) == 2


def test_a_lost_upper_half_is_a_card_of_its_own() -> None:
    lower = EVALUATION[EVALUATION.index("|效益指标（30分）") :]
    whole, half = read(EVALUATION, lower)
    assert whole["project"] == "档案馆运行经费"
    assert half["project"] is None and half["year"] is None
    assert {score["name"] for score in half["scores"]} == {"效益指标", "满意度指标", "total"}
    assert any("head of the card is missing" in note for note in half["notes"])


def test_markup_inside_cells() -> None:
    marked = TARGET.replace(
        "168,000|年度资金总额：|168,000", "168,000|年度资金总额： <td>168,000</td>|168,000"
    )
    (card,) = read(marked)
    assert funds(card)["annual", "total"] == 168000
    assert any("markup" in note for note in card["notes"])


def test_an_unknown_source_is_said() -> None:
    (card,) = read(TARGET.replace("||单位自筹|0|单位自筹|0||", "||月亮基金|5|月亮基金|5||"))
    assert len(card["unread"]) == 1
    assert any("label is not known" in note for note in card["notes"])


def test_contacts_only_on_request() -> None:
    (card,) = read(EVALUATION)
    assert "contacts" not in card and "甲某某" not in str(card)
    (card,) = read(EVALUATION, contacts=True)
    assert card["contacts"]["leader"] == "甲某某"
    assert card["contacts"]["clerk"] == "乙某"


def test_documents_without_cards_pass() -> None:
    text = "云溪县档案馆2024年部门预算\n\n一、主要职责\n负责档案的保管。\n"
    assert records(text, cards_first=True) == records(text)
    assert all(record["type"] != "card" for record in records(text))


def test_a_year_in_chinese_numerals() -> None:
    (card,) = read(EVALUATION.replace("2024年度", "二〇二四年度"))
    assert card["year"] == 2024
