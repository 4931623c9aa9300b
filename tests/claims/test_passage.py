from typing import Any

from yxtools.claims.passage import AMOUNT, ENDED, LEAD_IN, line_starts, paragraphs, passages


def text(at: int, said: str, lines: list[int], **more: Any) -> dict[str, Any]:
    src = {"file": "a", "line": lines[0], "end_line": lines[-1]}
    return {"type": "text", "id": f"p{at}", "text": said, "lines": lines, "role": None, "src": src, **more}


def test_a_heading_or_a_table_ends_a_passage() -> None:
    section = {"type": "section", "id": "s1"}
    found = list(passages([text(1, "甲。", [1]), section, text(2, "乙。", [2]), text(3, "丙。", [3])]))
    assert [[one["id"] for one in passage] for passage in found] == [["p1"], ["p2", "p3"]]


def test_a_record_that_stops_in_mid_sentence_goes_on_in_the_next() -> None:
    cut = [
        text(1, "本部门收入预算40,916.35万元，比上年预算执行数增加", [7]),
        text(2, "31,204.75万元；事业收入0万元。", [8]),
    ]
    found = paragraphs(cut)
    assert len(found) == 1
    assert found[0].line(found[0].text.index("31,204")) == 8
    assert found[0].ref(found[0].text.index("31,204")) == "p2.0"


def test_numbered_paragraphs_stay_apart() -> None:
    assert (
        len(
            paragraphs(
                [text(1, "本部门主要职责是负责全县水利工程建设管理工作", [1]), text(2, "2.防汛工作。", [2])]
            )
        )
        == 2
    )


def test_a_line_that_opens_a_list_stands_alone() -> None:
    before = text(1, "财政拨款收入支出增加的主要原因是人员经费支出的增加", [1])
    assert len(paragraphs([before, text(2, "财政拨款支出主要内容如下：", [2])])) == 2
    assert len(paragraphs([before, text(2, "和下方面：", [2])])) == 1
    assert LEAD_IN.fullmatch("财政拨款支出主要内容如下： ") and not LEAD_IN.fullmatch("支出增加，内容如下：")


def test_an_amount_is_no_ordinal() -> None:
    assert AMOUNT.match("31,204.75万元") and AMOUNT.match("3.5万元") and not AMOUNT.match("2.防汛")
    assert ENDED.search("其中： ") and not ENDED.search("增加")


def test_lines_are_told_by_the_record() -> None:
    assert line_starts(text(1, "一二三四五六", [4, 5], starts=[0, 4])) == [0, 4]


def test_lines_are_estimated_where_the_record_does_not_say() -> None:
    starts = line_starts(text(1, "字" * 25, [4, 5, 6]))
    assert starts == [0, 10, 20]
    assert line_starts(text(1, "字", [4, 5, 6])) == [0, 1, 1]
