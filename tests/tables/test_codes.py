"""How codes are printed."""

from collections.abc import Sequence

import pytest

from yxtools.tables.codes import BRACKETED, CODE, CODED, SplitCodes, unbracketed


@pytest.mark.parametrize("text", ["201", "20126", "2012601", "063001002", "123456789012"])
def test_code(text: str) -> None:
    assert CODE.fullmatch(text)


@pytest.mark.parametrize("text", ["20", "2012", "201260", "12345678", "201.5"])
def test_no_code(text: str) -> None:
    assert not CODE.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[201]一般公共服务支出", "201"),
        ("20126-档案事务", "20126"),
        ("2012601行政运行", "2012601"),
        ("301工资福利支出", "301"),
        ("063001002云溪县档案馆", "063001002"),
        ("30101_基本工资", "30101"),
    ],
)
def test_coded(text: str, code: str) -> None:
    match = CODED.match(text)
    assert match is not None and match["code"] == code


@pytest.mark.parametrize(
    "text", ["2024年支出", "201", "201.5万元", "20台电脑", "201%", "2012年", "100,000.00"]
)
def test_not_coded(text: str) -> None:
    assert not CODED.match(text)


@pytest.mark.parametrize("text", ["[201]", "(2012601)", "[01]"])
def test_bracketed(text: str) -> None:
    assert BRACKETED.fullmatch(text) and unbracketed(text) == text[1:-1]


@pytest.mark.parametrize("text", ["201", "[201", "[甲]", "[]", "[201]甲"])
def test_not_bracketed(text: str) -> None:
    assert unbracketed(text) == text


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ([["201", "", ""], ["", "1", ""], ["", "", "4"]], ["201", "20101", "2010104"]),
        ([["201", "26", "01"], ["", "", ""], ["", "05", ""]], ["2012601", None, "20105"]),
        ([["2012601", "", ""]], ["2012601"]),
        ([["", "", "01"]], ["01"]),
    ],
)
def test_parts_not_printed_again_are_those_printed_last(
    printed: Sequence[Sequence[str]], codes: list[str | None]
) -> None:
    split = SplitCodes()
    assert [split.joined(parts) for parts in printed] == codes
