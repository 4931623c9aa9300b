"""The years of headings: a heading, or the title, that stands alone with another year is named."""

from __future__ import annotations

from typing import Any

from yxtools.checks.claims.headings import headings
from yxtools.claims.words import words_of
from yxtools.taxonomy import load

Record = dict[str, Any]

WORDS = words_of(load())


def found(stage: str, year: int, *titles: str, stated: int = 0, of: int = 0) -> list[tuple[int, str]]:
    """The lines and titles named in a disclosure of these headings and `stated` claims on the year `of`."""
    src = {"file": "a.txt", "line": 1, "end_line": 9}
    title = f"{year}年度部门{'决算' if stage == 'final' else '预算'}"
    records: list[Record] = [
        {"type": "document", "id": "d1", "year": year, "stage": stage, "title": title, "src": src}
    ]
    for line, text in enumerate(titles, 2):
        records.append({"type": "section", "id": f"s{line}", "title": text, "src": {**src, "line": line}})
    records += [{"type": "claim", "period": {"year": of}}] * stated
    return [(one.operands[0].line, one.operands[0].raw) for one in headings(records, WORDS)]


def test_headings_of_one_year_are_silent() -> None:
    assert found("final", 2023, "2023年度部门决算表", "2023年度部门决算情况说明", stated=5, of=2023) == []


def test_a_heading_of_another_year_is_named() -> None:
    titles = "2023年度部门决算表", "2022年度部门决算情况说明"
    assert found("final", 2023, *titles, stated=5, of=2023) == [(3, titles[1])]


def test_a_title_against_all_else_is_named() -> None:
    assert found("final", 2021, "2023年度部门决算情况说明", stated=5, of=2023) == [(1, "2021年度部门决算")]


def test_the_year_before_may_have_headings() -> None:
    titles = "2024年部门预算表", "2024年部门预算情况说明", "2023年预算执行情况", "2023年“三公”经费决算情况"
    assert found("budget", 2024, *titles, stated=5, of=2024) == []
