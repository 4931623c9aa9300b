"""Tables most of whose sums fail."""

from __future__ import annotations

from tests.checks.suspects.test_findings import reported
from tests.checks.suspects.test_suspects import cell, found, named
from yxtools.checks.relation import Relation, summed

CLASSES = ["12.41", "23.72", "8.35", "41.16", "5.07", "19.88", "33.59"]
"""Two subclasses each, the second 1.23."""


def column() -> list[str]:
    """A class, its two subclasses, the next class: and the total of all at the end."""
    cents = [round(float(raw) * 100) for raw in CLASSES]
    rows = [f"{one / 100:.2f}" for whole in cents for one in (whole, whole - 123, 123)]
    return [*rows, f"{sum(cents) / 100:.2f}"]


def table(printed: list[str]) -> list[Relation]:
    cells = [cell(row, 0, raw) for row, raw in enumerate(printed)]
    heads = range(0, len(cells) - 1, 3)
    classes = [summed("down", cells[at], [(1, cells[at + 1]), (1, cells[at + 2])]) for at in heads]
    return [*classes, summed("down", cells[-1], [(1, cells[at]) for at in heads])]


def test_a_sound_table() -> None:
    assert found(table(column())) == []


def test_figures_that_stand_two_rows_above_their_own() -> None:
    sound = column()
    (cause,) = found(table([*sound[:3], *sound[5:], "0.10", "0.20"]))
    assert named(cause) == [("t1.r3", None, "figures on other rows")] and not cause.tie
    assert cause.suspects[0].operand.line == 4 and len(cause.mended) == 7


def test_a_long_sound_beginning_vouches_for_no_rest() -> None:
    """Most sums of the whole table hold; those that follow the slip fail."""
    longer = [*column()[:-1] * 2, "288.36"]
    assert found(table(longer)) == []
    moved = [*longer[:21], *longer[23:], "0.10", "0.20"]
    (cause,) = found(table(moved))
    assert named(cause) == [("t1.r21", None, "figures on other rows")]


def test_sums_that_no_move_mends() -> None:
    wrong = [raw if at % 3 else f"{at}7.77" for at, raw in enumerate(column()[:-1])]
    (cause,) = found(table([*wrong, "300.00"]))
    assert named(cause) == [("t1.r0", None, "most sums fail")]
    assert len(cause.mended) == 8


def test_what_ties_the_table_to_others_is_told_with_it() -> None:
    wrong = [raw if at % 3 else f"{at}7.77" for at, raw in enumerate(column()[:-1])]
    elsewhere = Relation("duplicate/fact", cell(3, 0, "23.72", "t2"), ((1, cell(3, 0, wrong[3])),))
    (cause,) = found([*table([*wrong, "300.00"]), elsewhere])
    assert len(cause.mended) == 9


def test_few_wrong_figures_are_still_named() -> None:
    """Five of eight sums fail, of five figures."""
    printed = column()
    for row in (1, 4, 7, 10, 13):
        printed[row] = "77.77"
    refs = {ref for cause in found(table(printed)) for ref, _value, _slip in named(cause)}
    assert {"t1.r1.c0", "t1.r4.c0", "t1.r7.c0", "t1.r10.c0", "t1.r13.c0"} <= refs


HEAD = """\
云溪县档案馆2024年度部门决算

支出决算表
公开03表
部门：云溪县档案馆\t\t\t金额单位：万元
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
栏次\t\t1\t2\t3
"""
ROWS = [
    ("", "合计", 21742),
    ("201", "一般公共服务支出", 12050),
    ("20126", "档案事务", 12050),
    ("2012601", "行政运行", 8010),
    ("2012604", "档案馆", 4040),
    ("205", "教育支出", 1365),
    ("20508", "进修及培训", 1365),
    ("2050803", "培训支出", 1365),
    ("208", "社会保障和就业支出", 4307),
    ("20805", "行政事业单位养老支出", 3090),
    ("2080505", "机关事业单位基本养老保险缴费支出", 2057),
    ("2080506", "机关事业单位职业年金缴费支出", 1033),
    ("20808", "抚恤", 1217),
    ("2080801", "死亡抚恤", 1217),
    ("210", "卫生健康支出", 1914),
    ("21011", "行政事业单位医疗", 1914),
    ("2101101", "行政单位医疗", 1914),
    ("221", "住房保障支出", 2106),
    ("22102", "住房改革支出", 2106),
    ("2210201", "住房公积金", 2106),
]


def disclosure(gap: int) -> str:
    """The figures from the sixth row on stand `gap` rows above their own."""
    amounts = [amount for _code, _name, amount in ROWS]
    amounts = [*amounts[:5], *amounts[5 + gap :], *([611, 522, 433][:gap])]
    rows = [
        f"{code}\t{name}\t{amount / 100:.2f}\t{amount / 100:.2f}\t"
        for (code, name, _), amount in zip(ROWS, amounts, strict=True)
    ]
    return HEAD + "\n".join(rows) + "\n"


def test_a_table_off_its_rows_is_one_finding() -> None:
    assert reported(disclosure(0))[1] == []
    checks, (finding,) = reported(disclosure(2))
    assert finding["severity"] == "error" and not finding["tie"]
    assert "the figures of 支出决算表 do not stand on their rows from " in finding["message"]
    assert finding["checks"] == [check["id"] for check in checks if check["status"] == "fail"]
