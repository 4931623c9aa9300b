from pathlib import Path

import pytest

from tests.diff.facts import TAXONOMY
from yxtools.diff.crosswalk import NO_CHANGE, Crosswalk
from yxtools.errors import TaxonomyError
from yxtools.taxonomy import load

CROSSWALK = Crosswalk(TAXONOMY)


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (2023, 2024, "21006", "21017"),
        (2020, 2026, "2100699", "2101799"),
        (2018, 2019, "21506", "22401"),
        (2019, 2020, "2080504", "2080501"),
        (2019, 2021, "2089901", "2089999"),
    ],
)
def test_a_recoding_lies_between_two_years(before: int, after: int, old: str, new: str) -> None:
    edition = CROSSWALK.between(before, after)
    assert edition.recoded[f"functional:{old}"] == f"functional:{new}"


@pytest.mark.parametrize(
    ("before", "after", "code", "name"),
    [
        (2018, 2019, "210", "医疗卫生与计划生育支出"),
        (2019, 2020, "20805", "行政事业单位离退休"),
        (2020, 2021, "21305", "扶贫"),
        (2018, 2026, "207", "文化体育与传媒支出"),
    ],
)
def test_a_renaming_keeps_the_name_before(before: int, after: int, code: str, name: str) -> None:
    assert CROSSWALK.between(before, after).renamed[f"functional:{code}"] == name


@pytest.mark.parametrize(("before", "after"), [(2024, 2024), (2024, 2023), (None, 2024), (2023, None)])
def test_nothing_changes_within_a_year_or_where_a_year_is_unknown(
    before: int | None, after: int | None
) -> None:
    assert CROSSWALK.between(before, after) is NO_CHANGE


def test_nothing_was_recoded_from_2024_to_2026() -> None:
    assert not CROSSWALK.between(2024, 2026).recoded


@pytest.mark.parametrize("scheme", ["functional", "economic", "economic-government"])
def test_renamed_codes_are_known_by_both_names(scheme: str) -> None:
    data = TAXONOMY.file(scheme)
    assert data["renamed"]
    for entry in data["renamed"]:
        assert set(entry) == {"code", "old", "year"}
        assert entry["old"] in data["aliases"][entry["code"]]
        assert entry["old"] != data["names"][entry["code"]]
        assert 2018 < entry["year"] <= 2026


def test_recodings_follow_each_other(tmp_path: Path) -> None:
    (tmp_path / "functional.toml").write_text(
        '[[recoded]]\nold = "21017"\nnew = "21099"\nyear = 2025\n', encoding="utf-8"
    )
    edition = Crosswalk(load(tmp_path)).between(2023, 2025)
    assert edition.recoded["functional:21006"] == edition.recoded["functional:21017"] == "functional:21099"


def test_a_broken_entry_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "economic.toml").write_text('[[renamed]]\ncode = "301"\nyear = "2024"\n', encoding="utf-8")
    with pytest.raises(TaxonomyError, match=r"economic\.toml: renamed"):
        _ = Crosswalk(load(tmp_path)).between(2023, 2025).renamed
