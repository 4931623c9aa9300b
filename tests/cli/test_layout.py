import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from yxtools.cli.layout import Columns, cut, drawn, room, width, wrapped

# Text of one line, as Chinese disclosures and this program mix it.
LINE = st.text(st.sampled_from("一般公共预算支出，：（）“”·abc 0123.,-%"))


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("一般公共预算", 12, "一般公共预算"),
        ("一般公共预算", 11, "一般公共预…"),
        ("一般公共预算", 10, "一般公共…"),
        ("abc", 2, "a…"),
        ("", 0, ""),
    ],
)
def test_names_are_cut_by_columns(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown
    assert width(shown) <= columns


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("本年支出合计 120.50", ["本年支出", "合计", "120.50"]),
        ("支出，收入，合计", ["支出，收", "入，合计"]),
        ("expected 1.50", ["expected", "1.50"]),
        ("", [""]),
    ],
)
def test_sentences_are_broken_at_blanks_and_between_characters(text: str, lines: list[str]) -> None:
    assert wrapped(text, 8) == lines


@given(LINE, st.integers(2, 40))
def test_breaking_loses_nothing_but_blanks(text: str, columns: int) -> None:
    assert "".join(wrapped(text, columns)).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.tuples(LINE, st.integers(0, 10**9)), min_size=1), st.integers(40, 120))
def test_figures_are_never_cut(rows: list[tuple[str, int]], limit: int) -> None:
    cells = [[name, f"{amount:,}.00"] for name, amount in rows]
    columns = Columns(right=frozenset({1}), cut=frozenset({0}))
    lines = drawn(["项目", "金额"], cells, columns, limit).split("\n")
    assert len(lines) == len(rows) + 2
    assert all(wcswidth(line) <= limit for line in lines)
    for line, (_name, amount) in zip(lines[2:], cells, strict=True):
        assert line.endswith(amount)


def test_heads_of_figures_are_wrapped_where_there_is_no_room() -> None:
    rows = [["1.00", "2.00"]]
    wide = drawn(["一般公共预算财政拨款", "政府性基金预算"], rows, Columns(right=frozenset({0, 1})))
    narrow = drawn(["一般公共预算财政拨款", "政府性基金预算"], rows, Columns(right=frozenset({0, 1})), 24)
    assert len(wide.split("\n")) == 3
    assert narrow.split("\n")[:2] == [" 一般公共预   政府性基金", " 算财政拨款         预算"]


def test_no_terminal_no_limit_but_that_of_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert room() is None
    monkeypatch.setenv("COLUMNS", "132")
    assert (room(), room(4)) == (132, 128)
    monkeypatch.setenv("COLUMNS", "10")
    assert (room(), room(4)) == (40, 36)
