"""Texts whose columns the converter threw away are said to be so."""

from yxtools.split.illegible import columns_lost


def test_figures_on_lines_of_their_own() -> None:
    warning = columns_lost(["行政运行", "698.61", "1,160.00"] * 20, rows=2)
    assert warning and warning.startswith("40 lines")


def test_rows_parted_by_single_blanks() -> None:
    assert columns_lost(["2070101 行政运行 698.61 698.61"] * 30, rows=0)


def test_prose_and_tables_read_are_no_loss() -> None:
    assert columns_lost(["本年支出合计 100.00 万元", "增长12.5%。", "2024年"] * 40, rows=0) is None
    assert columns_lost(["698.61"] * 30, rows=200) is None
