"""The taxonomy: read when it is asked for, merged with one's own, wrong files named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DISCLOSURE
from yxtools.checks import checks
from yxtools.checks.cards.words import words_of
from yxtools.errors import TaxonomyError
from yxtools.split.document import split
from yxtools.tables import tables
from yxtools.taxonomy import Classification, Taxonomy, load, pattern

Own = Callable[..., Taxonomy]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """`own(captions="…")`: the taxonomy with files of one's own."""

    def written(**files: str) -> Taxonomy:
        for name, text in files.items():
            (tmp_path / f"{name.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
        return load(tmp_path)

    return written


def run(taxonomy: Taxonomy) -> None:
    """The whole pipe over a small disclosure."""
    found = split(DISCLOSURE, doc="d", file="d.txt", encoding="utf-8", sha256="0" * 64, taxonomy=taxonomy)
    list(checks(list(tables(found, taxonomy)), taxonomy))


# --- merging


def test_without_a_directory_there_is_ours() -> None:
    taxonomy = load()
    assert taxonomy.functional.names["201"] == "一般公共服务支出"
    assert taxonomy.economic.names["301"] == "工资福利支出"
    assert taxonomy.economic_government.names["501"] == "机关工资福利支出"


def test_an_empty_directory_changes_nothing(own: Own) -> None:
    assert own().captions == load().captions


def test_lists_are_joined_ours_last(own: Own) -> None:
    assert own(captions='department = ["部族"]').captions["department"] == [
        "部族",
        *load().captions["department"],
    ]


def test_tables_are_merged_key_by_key(own: Own) -> None:
    taxonomy = own(functional='[names]\n201 = "另一名称"\n999 = "新类"')
    assert taxonomy.functional.names["201"] == "另一名称"
    assert taxonomy.functional.names["999"] == "新类"
    assert taxonomy.functional.names["208"] == "社会保障和就业支出"


def test_files_of_other_names_are_left_alone(own: Own) -> None:
    assert own(notes="= not TOML").captions == load().captions


def test_nothing_is_read_before_it_is_needed(own: Own) -> None:
    own(labels="= not TOML").captions  # noqa: B018
    with pytest.raises(TaxonomyError):
        own().labels  # noqa: B018


def test_a_label_of_ones_own_is_understood(own: Own) -> None:
    taxonomy = own(captions='department = ["报送机构"]')
    text = "报送机构：云溪县档案馆\n单位：万元\n名称\t合计\n甲\t1.00\n乙\t2.00\n"
    found = list(split(text, doc="d", file="d", encoding="utf-8", sha256="0" * 64, taxonomy=taxonomy))
    assert found[-1]["entity"] == "云溪县档案馆"


# --- what is wrong is named


def test_a_directory_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="not a directory"):
        load(tmp_path / "none")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ('department = "部门"', "department"),
        ("[stage]\nfinal = 5", "stage.final"),
        ('[organisation.endings]\nx = "局"', "organisation.endings"),
    ],
)
def test_another_type_than_ours(own: Own, written: str, key: str) -> None:
    with pytest.raises(TaxonomyError) as caught:
        own(captions=written).captions  # noqa: B018
    assert caught.value.key == key and caught.value.file.endswith("captions.toml")


@pytest.mark.parametrize("written", ["= x", "a = ", "[a", 'a = "\\x"'])
def test_no_toml(own: Own, written: str) -> None:
    with pytest.raises(TaxonomyError, match="captions.toml"):
        own(captions=written).captions  # noqa: B018


def test_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "captions.toml").write_bytes("department = ['部']".encode("gb18030"))
    with pytest.raises(TaxonomyError, match="captions.toml"):
        load(tmp_path).captions  # noqa: B018


@pytest.mark.parametrize(
    ("name", "written", "key"),
    [
        ("captions", 'number = ["("]', "number"),
        ("captions", 'title = ["("]', "title"),
        ("captions", '[organisation]\nendings = ["("]', "organisation.endings"),
        ("captions", "money = [5]", "money"),
        ("captions", "contents = [5]", "contents"),
        ("captions", "[stage]\nfinal = [5]", "stage.final"),
        ("labels", '[[dimension.fund]]\nvalue = "a"\nmatch = 5', "dimension.fund"),
        ("labels", '[[dimension.fund]]\nvalue = "a"', "dimension.fund"),
        ("labels", '[[dimension.fund]]\nmatch = "a"', "dimension.fund"),
        ("labels", '[[dimension.fund]]\nvalue = 5\nmatch = "a"', "dimension.fund"),
        ("labels", '[[dimension.fund]]\nvalue = "a"\nmatch = "a"\nscope = "row"', "dimension.fund"),
        ("labels", '[dimension]\ncolour = "a"', "dimension.colour"),
        ("labels", "[roles]\nname_order = [5]", "roles.name_order"),
        ("forms", '[[form]]\nid = "x"\nrows = "sides"\ntitle = 5', "form.x.title"),
        ("forms", '[[form]]\nid = "x"\nrows = "sides"\nheadless = "甲"', "form.x.headless"),
        ("forms", '[[form]]\nid = "x"\nrows = "sides"\ndims = { fund = 5 }', "form.x.dims"),
        ("forms", "card_cells = [[1]]", "card_cells"),
        ("functional", "[names]\n999 = 5", "names.999"),
        ("functional", "[aliases]\n201 = [5]", "aliases.201"),
        ("dimensions", "[complete]\nfund = [5]", "complete.fund"),
        ("dimensions", "[tree.fund]\nall = [5]", "tree.fund.all"),
    ],
)
def test_a_wrong_entry_is_one_line_that_names_file_and_key(
    own: Own, name: str, written: str, key: str
) -> None:
    with pytest.raises(TaxonomyError) as caught:
        run(own(**{name: written}))
    said = str(caught.value)
    assert f"{name}.toml" in said and key in said and "\n" not in said


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ('[checks]\nprompt = "("', "checks.prompt"),
        ("[checks]\ndone = [5]", "checks.done"),
        ('[checks.failed]\n"不合格" = 5', "checks.failed.不合格"),
        ('[checks.quantity.before]\n">=" = [5]', "checks.quantity.before.>="),
        ('[scores]\nband = "("', "scores.band"),
        ("[head]\nproject = [5]", "head.project"),
    ],
)
def test_a_wrong_entry_of_cards(own: Own, written: str, key: str) -> None:
    with pytest.raises(TaxonomyError) as caught:
        words_of(own(cards=written))
    assert (caught.value.key, "\n" in str(caught.value)) == (key, False)


def test_a_comparison_of_ones_own_is_understood(own: Own) -> None:
    words = words_of(own(cards='[checks.quantity.before]\n">=" = ["起码"]'))
    found = words.quantity("起码5次")
    assert found is not None and found.operator == ">="


def test_a_pattern_that_is_none() -> None:
    with pytest.raises(TaxonomyError) as caught:
        pattern("(", "labels.toml", "a.b")
    assert str(caught.value).startswith("labels.toml: a.b: ")


def test_a_pattern_that_is_one() -> None:
    assert pattern("[甲乙]", "labels.toml", "a").search("乙")


# --- classifications


def test_names_find_codes_the_shortest_first() -> None:
    found = Classification("x", {"names": {"20101": "行政运行", "2010101": "行政运行", "201": "公 共"}})
    assert found.codes == {"行政运行": ("20101", "2010101"), "公共": ("201",)}


def test_aliases_and_retired_names_count() -> None:
    data = {"names": {"201": "新名"}, "aliases": {"201": ["旧名"]}, "retired": {"202": "废类"}}
    found = Classification("x", data)
    assert (found.code("旧名"), found.code("新名"), found.code("废类"), found.code("无")) == (
        "201",
        "201",
        "202",
        None,
    )


def test_a_code_within_another() -> None:
    found = Classification("x", {"names": {"301": "其他", "30199": "其他", "30299": "其他"}})
    assert found.code("其他") == "301"
    assert found.code("其他", "301") == "30199"
    assert found.code("其他", "302") == "30299"
    assert found.code("其他", "303") is None


def test_what_is_made_of_a_taxonomy_is_made_once() -> None:
    made: list[Taxonomy] = []

    def make(taxonomy: Taxonomy) -> int:
        made.append(taxonomy)
        return len(made)

    one, other = load(), load()
    assert (one.once(make), one.once(make), other.once(make)) == (1, 1, 2)
    assert made == [one, other]
