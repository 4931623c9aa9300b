"""Cards in the forms of further provinces: what is read of them, and what is remarked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cards.invented import Rows, piped, rows, tabbed
from tests.cards.provinces import CARDS
from tests.faults.disclosure import Audited, audited

LIST = """
预算05-2表
项目支出绩效目标表
（2025年度）
单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|指标属性|指标内容
滇源县水务局|||||||||
河道清淤专项资金|完成河道清淤12公里。|产出指标|数量指标|清淤河道长度|>=|12|公里|定量指标|清淤河道的长度
||产出指标|质量指标|验收合格率|=|100|%|定量指标|验收合格的比例
||效益指标|社会效益指标|防洪能力|=|有效提升|是/否|定性指标|防洪能力提升情况
||满意度指标|服务对象满意度指标|群众满意度|>=|90|%|定量指标|问卷调查
水库巡查经费|完成水库巡查480次。|产出指标|数量指标|巡查水库次数|>=|480|次|定量指标|巡查的次数
||产出指标|时效指标|隐患上报及时率|=|100|%|定量指标|及时上报的比例
||满意度指标|服务对象满意度指标|周边群众满意度|>=|95|%|定量指标|问卷调查
"""
UNDER_AMOUNTS = "evaluation under the amounts of the year"
KINDS = "evaluation with kinds, figures and units"
TWO_LINES = "evaluation under two lines of heads"
PREFACE = ["云溪县示例局2025年度部门预算", "", "第四部分 附件", ""]


def read(lines: list[str]) -> Audited:
    return audited([*PREFACE, *lines, ""])


def card(printed: Rows) -> Any:
    (found,) = read(tabbed(printed)).of_type("card")
    return found


def funds(found: Any) -> list[tuple[str, str, str]]:
    return [(one["scope"], one["source"], one["raw"]) for one in found["funds"]]


def failing(printed: Rows) -> list[tuple[str, ...]]:
    return [(*one["rules"], one["severity"]) for one in read(tabbed(printed)).findings]


def with_row(name: str, old: str, new: str) -> Rows:
    """The rows of a card, one of them printed otherwise."""
    text = CARDS[name]
    assert text.count(old) == 1
    return [line.split("|") for line in text.replace(old, new).strip().splitlines()]


@pytest.mark.parametrize("name", CARDS)
def test_a_sound_card_is_whole_and_silent_in_tabs_and_pipes(name: str) -> None:
    for lines in (tabbed(rows(name)), piped(rows(name))):
        found = read(lines)
        (one,) = found.of_type("card")
        assert not found.findings
        assert one["project"] and one["department"] and one["funds"] and not one["blanks"]
        assert all(indicator["level2"] and indicator["target"] for indicator in one["indicators"])
        if one["kind"] == "self-evaluation":
            assert {"execution", "total"} <= {score["name"] for score in one["scores"]}
            assert all(indicator["actual"] for indicator in one["indicators"])


def test_the_head_of_the_labels_is_no_head_of_amounts() -> None:
    assert funds(card(rows(UNDER_AMOUNTS)))[:4] == [
        ("initial", "total", "0.00"),
        ("budget", "total", "42.80"),
        ("spent", "total", "42.80"),
        ("rate", "total", "100.00%"),
    ]


def test_rows_whose_merged_cells_are_lost_stand_under_the_same_heads() -> None:
    printed = with_row(UNDER_AMOUNTS, "|总额||0.00|42.80|42.80", "总额|0.00|42.80|42.80")
    assert funds(card(printed))[:4] == funds(card(rows(UNDER_AMOUNTS)))[:4]


def test_cost_stays_under_the_outputs_where_no_row_is_labelled_cost() -> None:
    levels = {one["level2"]: one["level1"] for one in card(rows(UNDER_AMOUNTS))["indicators"]}
    assert levels["经济成本指标"] == "产出指标"
    labelled = with_row(UNDER_AMOUNTS, "||经济成本指标|", "|成本指标|经济成本指标|")
    levels = {one["level2"]: one["level1"] for one in card(labelled)["indicators"]}
    assert levels["经济成本指标"] == "成本指标"


def test_the_year_stands_behind_the_title() -> None:
    assert card(rows(UNDER_AMOUNTS))["year"] == 2023


def test_rates_without_the_sign_that_their_head_prints() -> None:
    rates = [one for one in funds(card(rows(KINDS))) if one[0] == "rate"]
    assert rates == [
        ("rate", "total", "90.00"),
        ("rate", "fiscal", "86.84"),
        ("rate", "carried over", "100.00"),
    ]


@pytest.mark.parametrize(("rate", "found"), [("0.90", []), ("0.95", [("card/rate", "error")])])
def test_a_rate_may_be_printed_as_a_share(rate: str, found: list[tuple[str, ...]]) -> None:
    assert failing(with_row(TWO_LINES, "|0.90|", f"|{rate}|")) == found


def test_a_head_of_two_lines_and_a_total_above_its_score() -> None:
    found = card(rows(TWO_LINES))
    first = found["indicators"][1]
    assert (first["target"], first["actual"], first["weight"], first["score"]) == (">=15个", "16", 10, 10)
    assert found["stated"]["grade"] == "优"


@pytest.mark.parametrize("text", ["其他需要说明的事项|无|||||||||", "说明|无|||||||||"])
def test_a_remark_is_no_indicator(text: str) -> None:
    printed = with_row(KINDS, "其他需要说明的事项|无|||||||||", text)
    assert len(card(printed)["indicators"]) == 7
    assert [one["text"] for one in card(printed)["remarks"]] == [f"{text.split('|')[0]} 无"]


def test_no_indicator_scores_more_than_it_weighs() -> None:
    printed = with_row(KINDS, "|16|10|10|", "|16|10|12|")
    assert any("card/score-maximum" in rules for rules in failing(printed))


def test_scores_out_of_another_whole_than_the_weights() -> None:
    text = (
        CARDS[KINDS]
        .replace("|20|20|", "|20|100|")
        .replace("|15|15|", "|15|100|")
        .replace("|10|10|", "|10|100|")
    )
    rules = failing([line.split("|") for line in text.strip().splitlines()])
    assert not any("card/score-maximum" in found for found in rules)


def listed(text: str) -> Audited:
    return read(tabbed([line.split("|") for line in text.strip().splitlines()]))


def test_a_list_holds_a_card_for_every_project() -> None:
    found = listed(LIST)
    first, second = found.of_type("card")
    assert not found.findings
    assert (first["project"], second["project"]) == ("河道清淤专项资金", "水库巡查经费")
    assert [len(one["indicators"]) for one in (first, second)] == [4, 3]
    assert {one["entity"] for one in (first, second)} == {"滇源县水务局"}
    assert second["narrative"] == {"goal": "完成水库巡查480次。"}
    asked = second["indicators"][0]
    assert (asked["level2"], asked["level3"], asked["target"]) == ("数量指标", "巡查水库次数", ">=480次")
    assert asked["description"] == "巡查的次数"


def test_a_list_may_repeat_the_project_in_every_row_and_the_head_on_every_page() -> None:
    lines = LIST.strip().splitlines()
    head = next(line for line in lines if "一级指标" in line)
    name = ""
    full = []
    for line in lines:
        cells = line.split("|")
        name = cells[0] or name
        full += [head] if cells[4:5] == ["验收合格率"] else []
        full.append("|".join([name, *cells[1:]]))
    plain, repeated = (listed(text).of_type("card") for text in (LIST, "\n".join(full)))
    assert [(one["project"], len(one["indicators"])) for one in repeated] == [
        (one["project"], len(one["indicators"])) for one in plain
    ]


def test_a_fault_in_a_list_is_found() -> None:
    spoiled = LIST.replace("巡查水库次数|>=|480", "巡查水库次数|>=|≥")
    assert spoiled != LIST
    assert [finding["rules"] for finding in listed(spoiled).findings] == [["card/target-empty"]]
