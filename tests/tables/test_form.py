"""Which form a grid is."""

from pathlib import Path

import pytest

from tests.reading import TAXONOMY, grid
from yxtools.errors import TaxonomyError
from yxtools.tables import tables
from yxtools.tables.form import UNKNOWN, Forms
from yxtools.taxonomy import load

FORMS = Forms(TAXONOMY)


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("收入支出决算总表", "balance"),
        ("部门收支总表", "balance"),
        ("收入决算表", "income"),
        ("部门收入总表", "income"),
        ("支出决算表", "expenditure"),
        ("2024年部门支出总体情况表", "expenditure"),
        ("财政拨款收入支出决算总表", "fiscal-balance"),
        ("财政拨款收支预算总表", "fiscal-balance"),
        ("一般公共预算财政拨款支出决算表", "general-expenditure"),
        ("一般公共预算支出表", "general-expenditure"),
        ("一般公共预算财政拨款基本支出决算表", "general-basic"),
        ("财政拨款基本支出决算表", "fiscal-basic"),
        ("政府性基金预算财政拨款收入支出决算表", "government-fund"),
        ("政府性基金预算支出表", "government-fund"),
        ("国有资本经营预算财政拨款支出决算表", "state-capital"),
        ("财政拨款“三公”经费支出决算表", "three-public"),
        ("项目支出表", "projects"),
        ("政府采购预算表", "procurement"),
        ("政府购买服务支出表", "government-purchase-of-services"),
        ("国有资产占用情况表", "assets"),
        ("机关运行经费预算表", "operating-funds"),
        ("项目支出绩效目标表", "card"),
        ("一般公共预算基本支出表（政府经济分类）", "basic-government-economic"),
        ("云溪县之最", None),
        ("", None),
        (None, None),
    ],
)
def test_form_by_title(title: str | None, form: str | None) -> None:
    assert FORMS.titled(title, "final")["id"] == form


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        (
            ["科目编码\t科目名称\t合计\t基本支出\t项目支出", "201\t甲\t2\t1\t1", "20101\t乙\t2\t1\t1"],
            "final/expenditure",
        ),
        (["科目编码\t科目名称\t合计\t事业收入", "201\t甲\t2\t2", "20101\t乙\t2\t2"], "final/income"),
        (["项目\t收入\t项目\t支出", "一、甲\t1\t一、乙\t1", "总计\t1\t总计\t1"], "final/balance"),
        (["科目编码\t科目名称\t人员经费\t公用经费", "301\t甲\t2\t", "30101\t乙\t2\t"], "final/basic"),
        (["合计\t因公出国（境）费\t公务接待费", "3\t1\t2"], "final/three-public"),
        (["名称\t高度", "云山\t1.5"], None),
    ],
)
def test_form_by_the_head_where_the_title_is_lost(rows: list[str], form: str | None) -> None:
    document = {"type": "document", "year": 2024, "stage": "final", "entity": None}
    (understood,) = (one for one in tables([document, grid(rows, None)], TAXONOMY) if one["type"] == "table")
    assert understood["form"] == form
    guessed = [f"form guessed from the head: {form.partition('/')[2]}"] if form is not None else []
    assert understood["warnings"] == guessed


@pytest.mark.parametrize(
    ("title", "rows", "card"),
    [
        ("项目支出绩效目标表", ["项目名称\t甲"], True),
        (None, ["一级指标\t二级指标\t三级指标"], True),
        ("支出决算表", ["一级指标\t合计"], False),
        ("支出决算表", ["科目编码\t合计"], False),
        ("重点事项安排", ["项目名称\t金额\t绩效目标", "设备购置\t10.00\t购置设备3台"], False),
        (None, ["项目名称\t绩效目标\t数量指标"], True),
    ],
)
def test_cards_are_left_to_those_who_read_them(title: str | None, rows: list[str], card: bool) -> None:
    assert FORMS.card(grid(rows, title)) is card


def test_a_form_of_fiscal_appropriations_says_no_fund_of_its_parts() -> None:
    assert FORMS.titled("财政拨款基本支出决算表", "final")["dims"]["fund"] == "fiscal"


def test_a_card_of_one_stage_is_a_card(tmp_path: Path) -> None:
    own = '[[form]]\nid = "own"\nrows = "card"\ntitle = "任务书"\nstage = "budget"\n'
    (tmp_path / "forms.toml").write_text(own, encoding="utf-8")
    assert Forms(load(tmp_path)).card(grid(["甲\t乙"], "项目任务书"))


def test_a_guess_of_ones_own(tmp_path: Path) -> None:
    own = '[[guess]]\nform = "assets"\nhead = ["高度"]\ncodes = "none"\n'
    (tmp_path / "forms.toml").write_text(own, encoding="utf-8")
    (found,) = tables([grid(["名称\t高度", "云山\t1.5"], None)], load(tmp_path))
    assert found["form"] == "assets"


def test_a_form_of_ones_own_comes_first(tmp_path: Path) -> None:
    own = '[[form]]\nid = "peaks"\nrows = "statistics"\ntitle = "之最"\nstage = "budget"\n'
    (tmp_path / "forms.toml").write_text(own, encoding="utf-8")
    forms = Forms(load(tmp_path))
    assert forms.titled("云溪县之最", "budget")["id"] == "peaks"
    assert forms.titled("云溪县之最", "final") is UNKNOWN
    assert forms.titled("支出决算表", "final")["id"] == "expenditure"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('[[form]]\nrows = "sides"', "id"),
        ('[[form]]\nid = "x"\nrows = "towers"', "form.x.rows"),
        ('[[form]]\nid = "x"\nrows = "sides"\ntitle = "("', "form.x.title"),
        ('[[form]]\nid = "x"\nrows = "sides"\nnot = "["', "form.x.not"),
        ('[[form]]\nid = "x"\nrows = "sides"\ndims = "general"', "form.x.dims"),
        ('form = "x"', "form"),
        ('[[guess]]\nform = "towers"', "guess.form"),
        ('[[guess]]\nform = "assets"\nhead = ["("]', "guess"),
    ],
)
def test_a_form_that_is_wrong_names_file_and_key(tmp_path: Path, written: str, words: str) -> None:
    (tmp_path / "forms.toml").write_text(written, encoding="utf-8")
    with pytest.raises(TaxonomyError) as caught:
        Forms(load(tmp_path))
    assert "forms.toml" in str(caught.value) and words in str(caught.value)
