"""Projects told in words, with and without a form."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cards.samples import PROSE, TAXONOMY, TOLD, TWO_SCOPES, document, read, records
from yxtools.cards.cut import refers
from yxtools.cards.vocabulary import Vocabulary
from yxtools.schema import validate

Record = dict[str, Any]

VOCABULARY = TAXONOMY.once(Vocabulary)


def funds(card: Record) -> dict[tuple[str, str], float]:
    return {(fund["scope"], fund["source"]): fund["value"] for fund in card["funds"]}


def test_a_project_told_and_filed_is_one_card() -> None:
    (card,) = read(TOLD, TWO_SCOPES)
    assert validate(card) == []
    assert (card["title"], card["unit"]) == ("项目支出绩效目标申报表", "元")
    assert (card["project"], card["entity"]) == ("滨河步道建设", "云溪县河道管理所")
    assert funds(card)["annual", "total"] == 1652000
    assert funds(card)["annual", "carried over"] == 132000
    assert "2024年度预算安排165.20万元" in card["narrative"]["budget_text"]
    assert card["narrative"]["basis"] == "1.《云溪县滨水空间规划》\n2.《云溪县绿道建设办法》"


def test_its_texts_stay_in_the_stream() -> None:
    found = records(document(TOLD, TWO_SCOPES))
    assert any(one["type"] == "text" and "165.20万元" in one["text"] for one in found)


@pytest.mark.parametrize("heading", ["项目经费情况说明", "滨河步道项目经费情况说明"])
def test_a_heading_that_names_the_project_shortly_or_not_at_all(heading: str) -> None:
    (card,) = read(TOLD.replace("滨河步道建设项目经费情况说明", heading), TWO_SCOPES)
    assert card["project"] == "滨河步道建设"
    assert "budget_text" in card["narrative"]


def test_another_project_is_a_card_of_its_own() -> None:
    told, form = read(PROSE, TWO_SCOPES)
    assert (told["project"], form["project"]) == ("山区茶园专项", "滨河步道建设")


def test_forms_behind_all_that_is_told() -> None:
    other = TWO_SCOPES.replace("滨河步道建设", "山区茶园专项")
    first, second = read(PROSE, TOLD, other, TWO_SCOPES)
    assert first["narrative"]["overview"] == "支持山区茶园改造。"
    assert second["narrative"]["overview"] == "步道沿青溪两岸，分两年建成。"


def test_without_a_form() -> None:
    (card,) = read(TOLD)
    assert validate(card) == []
    assert funds(card) == {("implementation", "total"): 420, ("annual", "total"): 165.2}
    assert card["entity"] is None
    assert card["narrative"]["implementer"].startswith("施工单位")
    assert "goal" not in card["narrative"]


def test_without_a_form_and_a_name() -> None:
    assert read(TOLD.replace("滨河步道建设项目经费情况说明", "项目经费情况说明")) == []


@pytest.mark.parametrize(
    ("said", "entity"),
    [
        ("云溪县农业农村局", "云溪县农业农村局"),
        ("云溪县农业农村局、云溪县水务局。", "云溪县农业农村局、云溪县水务局"),
        ("实施单位：云溪县茶叶站", "云溪县茶叶站"),
        ("由云溪县农业农村局组织实施。", None),
        ("建设单位为县农业农村局，施工单位为某某公司。", None),
    ],
)
def test_who_carries_it_out(said: str, entity: str | None) -> None:
    (card,) = read(PROSE.replace("\n云溪县农业农村局\n", f"\n{said}\n"))
    assert card["entity"] == entity


@pytest.mark.parametrize(
    "text", ["详见单位的项目绩效目标表", "（包括总目标、年度目标，具体见表格）", "见附件1绩效目标表"]
)
def test_a_line_that_refers_to_a_form(text: str) -> None:
    assert refers(text, VOCABULARY)


@pytest.mark.parametrize(
    "text", ["项目支出绩效目标表", "财政项目支出绩效目标申报表", "意见征集项目绩效目标表"]
)
def test_a_title_refers_to_nothing(text: str) -> None:
    assert not refers(text, VOCABULARY)


def test_a_row_of_totals_below_heads_of_scopes() -> None:
    head, _, rest = TWO_SCOPES.partition("项目资金（元）")
    columns = (
        "项目资金（万元）|资金来源||项目总额|年度金额|||\n|合计||420.00|165.20|||\n|财政拨款||400.00|150.00|||\n"
        "|上年结转|||13.20|||\n|其他资金||20.00|2.00|||\n"
    )
    (card,) = read(head + columns + rest[rest.index("年度总体目标") :])
    assert (card["kind"], card["scores"]) == ("target", [])
    assert funds(card)["implementation", "total"] == 420
    assert funds(card)["annual", "total"] == 165.2
    assert funds(card)["annual", "carried over"] == 13.2
