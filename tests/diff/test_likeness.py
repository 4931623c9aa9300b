import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.diff.facts import TAXONOMY
from yxtools.diff.likeness import Likeness

LIKENESS = Likeness(TAXONOMY)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("中医药传承创新发展补助", "中医药传承与创新发展补助资金"),
        ("2023年基本公共卫生服务补助资金", "2024年基本公共卫生服务补助资金"),
        ("云溪县图书馆免费开放专项", "图书馆免费开放专项经费"),
    ],
)
def test_names_that_are_offered_as_one(before: str, after: str) -> None:
    ((_before, _after, score),) = LIKENESS.pairs([before], [after])
    assert 70 <= score <= 100


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("云溪市第一人民医院", "云溪市第四人民医院"),
        ("档案馆改造一期工程", "档案馆改造二期工程"),
        ("阅览室A区空调更新", "阅览室B区空调更新"),
        ("档案修复", "文物普查"),
    ],
)
def test_names_that_are_not(before: str, after: str) -> None:
    assert LIKENESS.pairs([before], [after]) == []


def test_each_name_is_taken_once_the_likest_first() -> None:
    found = LIKENESS.pairs(["公共文化服务体系建设"], ["公共文化服务体系建设补助", "公共文化服务体系建设费"])
    assert [(old, new) for old, new, _score in found] == [("公共文化服务体系建设", "公共文化服务体系建设费")]


def test_many_names_with_common_words_are_quick() -> None:
    before = [f"云溪县乡村道路维护项目{chr(0x4E00 + at)}{chr(0x5E00 + at)}村" for at in range(3000)]
    assert len(LIKENESS.pairs(before, before)) <= 3000


@given(st.lists(st.text("公共文化卫生服务补助资金一二", max_size=8), unique=True, max_size=6), st.data())
def test_the_other_way_round_gives_the_same_pairs(names: list[str], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.text("公共文化卫生服务补助资金一二", max_size=8), unique=True, max_size=6))
    there = {(old, new, score) for old, new, score in LIKENESS.pairs(names, others)}
    back = {(new, old, score) for old, new, score in LIKENESS.pairs(others, names)}
    assert there == back
