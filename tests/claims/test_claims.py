import pytest

from tests.claims.reading import left, of, raws, read, records
from yxtools.claims import claims, unread
from yxtools.schema import validate
from yxtools.taxonomy import load


def test_claims_stand_after_their_text_and_all_else_passes() -> None:
    given = records("收入总计5万元。", "无数字。", "支出总计5万元。")
    found = list(claims(given, load()))
    assert [record["type"] for record in found] == ["document", "text", "claim", "text", "text", "claim"]
    assert [record for record in found if record["type"] != "claim"] == given
    assert [record["id"] for record in found if record["type"] == "claim"] == ["c1", "c2"]


def test_a_value_takes_from_heading_and_list_what_it_leaves_out() -> None:
    found = read(
        "支出100万元，其中：",
        "基本支出60万元，占60%；",
        "项目支出40万元，占40%。",
        section="一般公共预算财政拨款支出情况",
    )
    dims = [claim["dims"] for claim in of("value", found)]
    assert dims == [
        {"fund": "general", "measure": "expenditure"},
        {"fund": "general", "measure": "expenditure", "nature": "basic"},
        {"fund": "general", "measure": "expenditure", "nature": "project"},
    ]
    assert raws(of("sum", found)[0]) == ["100万元", "60万元", "40万元"]
    assert [raws(claim) for claim in of("share", found)] == [
        ["60万元", "60%", "100万元"],
        ["40万元", "40%", "100万元"],
    ]


def test_two_subjects_in_one_sentence_keep_their_changes() -> None:
    found = of(
        "change",
        read("收入总计减少2万元，下降10%，支出总计增加1万元，增长5%。", "收入总计18万元，支出总计21万元。"),
    )
    assert [(claim["dims"]["measure"], claim["relation"], raws(claim)) for claim in found] == [
        ("income total", "down", ["2万元", "10%"]),
        ("expenditure total", "up", ["1万元", "5%"]),
    ]


@pytest.mark.parametrize(
    ("said", "against"),
    [
        ("比上年增加1万元", {"year": None, "version": None, "own": False}),
        ("较2022年度决算数增加1万元", {"year": 2022, "version": "final", "own": False}),
        ("与2022年预算执行数相比增加1万元", {"year": 2022, "version": "execution", "own": False}),
        ("比年初预算数增加1万元", {"year": None, "version": "initial", "own": True}),
    ],
)
def test_what_a_change_is_measured_against(said: str, against: dict[str, object]) -> None:
    assert of("change", read(f"收入总计5万元，{said}。"))[0]["period"]["against"] == against


def test_the_same_as_the_year_before() -> None:
    found = of("change", read("公务接待费2万元，与上年持平。因公出国（境）费0万元，与上年决算数相同。"))
    assert [(claim["dims"]["item"], claim["relation"]) for claim in found] == [
        ("reception", "same"),
        ("abroad", "same"),
    ]


def test_the_figure_before_may_be_stated() -> None:
    found = of("change", read("收入总计110万元，比2022年100万元增加10万元，增长10%。"))[0]
    assert raws(found, "prior") == ["100万元"]


def test_budget_and_final_figure_of_one_subject() -> None:
    found = read(
        "卫生健康支出年初预算10万元，支出决算9万元，完成年初预算的90%，决算数小于预算数的主要原因是节约。"
    )
    assert [claim["period"]["version"] for claim in of("value", found)] == ["initial", "final"]
    assert raws(of("completion", found)[0]) == ["90%", "9万元", "10万元"]
    assert of("direction", found)[0]["relation"] == "<"


def test_an_item_named_in_a_sentence_of_its_own() -> None:
    found = read("1.农林水支出（类）水利（款）水利工程建设（项）。年初预算为8万元，支出决算为9万元。")
    assert [claim["dims"]["class"] for claim in of("value", found)] == ["functional:2130305"] * 2


def test_lists_within_lists() -> None:
    found = of(
        "sum",
        read(
            "支出100万元，其中：基本支出60万元，包括人员经费50万元和日常公用经费10万元；"
            "项目支出40万元，主要为水库加固30万元，堤防维修10万元。"
        ),
    )
    assert [(claim["relation"], raws(claim)) for claim in found] == [
        ("=", ["100万元", "60万元", "40万元"]),
        ("=", ["60万元", "50万元", "10万元"]),
        ("<=", ["40万元", "30万元", "10万元"]),
    ]


def test_parts_of_a_member_are_no_members() -> None:
    found = of(
        "sum",
        read(
            "“三公”经费10万元，其中：公务用车购置及运行费8万元，公务用车购置费0万元，公务用车运行费8万元，公务接待费2万元。"
        ),
    )
    assert [raws(claim) for claim in found] == [["10万元", "8万元", "2万元"], ["8万元", "0万元", "8万元"]]


def test_a_list_may_name_some_parts_only() -> None:
    assert of("sum", read("项目支出9万元，其中：甲工程5万元、乙工程3万元等。"))[0]["relation"] == "<="


def test_parts_of_one_fund_are_only_some_of_the_parts() -> None:
    found = read(
        "支出9万元，其中：基本支出6万元。基本支出中，一般公共预算财政拨款安排人员经费4万元、公用经费1万元。"
    )
    assert of("sum", found)[-1]["relation"] == "<="


def test_grades_are_counted_together() -> None:
    found = of("sum", read("涉及项目9个，资金5万元。自评结果为：7个项目为“优”，2个项目为“良”。"))
    assert raws(found[0]) == ["9个", "7个", "2个"]


@pytest.mark.parametrize(
    ("text", "stated", "named"),
    [
        ("下属单位3家，分别是：甲站、乙站（丙站、丁站）、戊站。", "3家", 3),
        ("组织对《甲项目》《乙项目》《丙项目》2个项目开展评价。", "2个", 3),
        ("决算包括局机关、甲站、乙站共3个单位。", "3个", 3),
        ("设4个内设机构，包括：办公室、财务科、人事科（老干部科）、法规科。", "4个", 4),
    ],
)
def test_counted_lists(text: str, stated: str, named: int) -> None:
    found = [claim for claim in read(text) if "listed" in claim][0]
    assert (raws(found), len(found["listed"])) == ([stated], named)


def test_counts_that_add_up_to_numbered_paragraphs() -> None:
    found = [
        claim
        for claim in read("行政单位1家，事业单位1家，具体包括：", "1.局机关", "2.服务中心")
        if "listed" in claim
    ]
    assert [len(claim["listed"]) for claim in found] == [2, 2]


def test_explanations_are_left_out_but_for_their_arithmetic() -> None:
    text = "收入总计9万元，比上年减少3万元，主要原因是甲站减少2万元，乙站减少1万元，导致总体减少3万元。"
    found = read(text)
    assert raws([claim for claim in found if claim.get("of") == "explanation"][0]) == [
        "3万元",
        "2万元",
        "1万元",
    ]
    assert left(text) == []
    assert left("收入总计9万元，主要原因是甲站拨款2万元。") == [("2万元", "in an explanation")]


def test_statements_of_nothing() -> None:
    found = read("本年度无此项支出。", section="政府性基金预算财政拨款支出情况")
    assert [(claim["relation"], claim["dims"]["fund"]) for claim in found] == [("nothing", "government")]
    found = read("2023年没有使用国有资本经营预算拨款安排的支出。")
    assert [(claim["relation"], claim["dims"]["fund"]) for claim in found] == [("nothing", "state")]


def test_the_lines_of_a_wrapped_paragraph() -> None:
    given = records("收入总计5万元，支出总计5万元。")
    given[-1] |= {"lines": [7, 8], "starts": [0, 8], "src": {"file": "a.txt", "line": 7, "end_line": 8}}
    found = [record for record in claims(given, load()) if record["type"] == "claim"]
    assert [claim["figures"][0]["line"] for claim in found] == [7, 8]


def test_every_claim_keeps_its_schema() -> None:
    text = "收入总计5万元，比上年增加1万元，增长25%，其中：财政拨款收入3万元，占60%；其他收入2万元。"
    found = read(
        text, "截至2023年12月31日，共有车辆2辆。", "下属单位2家，分别是：甲站、乙站。", "本年度无此项支出。"
    )
    assert found and not [message for claim in found for message in validate(claim)]


@pytest.mark.parametrize(
    ("said", "date"), [("2023年12月31日", "2023-12-31"), ("二〇二三年12月底", "2023-12"), ("2023年", "2023")]
)
def test_the_date_a_stock_is_of(said: str, date: str) -> None:
    (claim,) = read(f"截至{said}，共有车辆2辆。")
    assert claim["period"]["as_of"] == date


def test_what_is_not_read_keeps_its_schema() -> None:
    found = list(unread(records("合格率达到54%，满意率90%。"), load()))
    assert [record["id"] for record in found] == ["u1", "u2"]
    assert not [message for record in found for message in validate(record)]


def test_long_text_is_read_in_linear_time() -> None:
    read("收入总计5万元，其中：" + "、".join(f"支持项目{at}号{at}.00万元" for at in range(1, 1500)) + "。")
