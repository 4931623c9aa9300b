"""Noise is found by the way it repeats."""

import pytest

from tests.reading import TAXONOMY, lines_of, split_text
from tests.synthetic import LAYOUTS, STYLES, disclosure
from yxtools.split.amounts import AMOUNT_INSIDE
from yxtools.split.captions import Captions
from yxtools.split.noise import BOOKMARK, COUNTED, PAGE_NUMBER, Noise, find, without_bookmarks
from yxtools.text import squeeze


def speaks(text: str) -> bool:
    """Whether a line is a title or a caption."""
    return text.strip().endswith("表")


def noise(text: str) -> dict[str, list[int]]:
    """The lines of every kind of noise."""
    found: dict[str, list[int]] = {}
    for one in find(lines_of(text), speaks):
        found.setdefault(one.kind, []).extend(one.lines)
    return found


# --- bookmarks


@pytest.mark.parametrize("text", ["[bookmark: _Toc_2_2_0000000001]", "[bookmark:]", "[bookmark:中文]"])
def test_bookmark(text: str) -> None:
    assert BOOKMARK.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["[bookmark]", "[bookmark: a", "[bookmark: [a]]", "[bookmark:" + "x" * 201 + "]"]
)
def test_no_bookmark(text: str) -> None:
    assert not BOOKMARK.fullmatch(text)


def test_bookmarks_are_taken_out_of_their_lines() -> None:
    clean, found = without_bookmarks(lines_of("[bookmark: a]一、概况[bookmark: b]\n正文"))
    assert [line.text for line in clean] == ["一、概况", "正文"]
    assert found == [Noise("bookmark", "[bookmark: a]", (1,)), Noise("bookmark", "[bookmark: b]", (1,))]


# --- watermarks


def test_a_short_line_that_follows_itself_is_a_watermark() -> None:
    text = "档案馆\n正文第一句话。\n档案馆\n档案馆\n正文第二句话。\n档 案 馆\n"
    assert noise(text) == {"watermark": [1, 3, 4, 6]}


def test_a_watermark_is_kept_as_each_line_prints_it() -> None:
    (document, *_) = split_text("样稿Ａ\n样稿A\n支出情况说明\n样稿Ａ")
    kept = [(noise["text"], noise["lines"]) for noise in document["noise"]]
    assert kept == [("样稿Ａ", [1, 4]), ("样稿A", [2])]


@pytest.mark.parametrize(
    "text",
    [
        "档案馆\n档案馆\n正文。",  # twice only
        "档案馆\n甲\n档案馆\n乙\n档案馆\n丙",  # never follows itself
        "0.00\n0.00\n0.00\n0.00",  # figures may well repeat
        "甲\t1\n甲\t1\n甲\t1\n",  # rows may well repeat
        "长" * 31 + "\n" + "长" * 31 + "\n" + "长" * 31,
        "\t收入\n\t收入\n\t收入\n",  # cells, one a line
        "公开03表\n公开03表\n正文。\n公开03表\n公开03表\n",  # captions
        "其他支出    其他\n" * 3,  # rows without a figure
    ],
)
def test_what_is_no_watermark(text: str) -> None:
    assert noise(text) == {}


# --- running heads


def pages(*contents: str) -> str:
    return "\n\f".join(contents)


def test_first_and_last_lines_that_most_pages_share_are_running_heads() -> None:
    text = pages(*(f"云溪县档案馆 第{at}册\n正文{at}{at}，内容。\n内部资料" for at in "一二三四"))
    found = noise(text.replace("第一册", "第1册").replace("第二册", "第2册"))
    assert found == {"running head": [3, 6, 9, 12]}


def test_digits_in_running_heads_may_differ() -> None:
    text = pages(
        *(f"档案馆2024年第{at}版\n正文一段，内容{'甲乙丙'[at]}。\n尾{'甲乙丙'[at]}" for at in range(3))
    )
    assert noise(text) == {"running head": [1, 4, 7]}


def test_two_pages_are_too_few_for_running_heads() -> None:
    assert noise(pages("档案馆公开\n甲文。", "档案馆公开\n乙文。")) == {}


def test_a_line_in_the_middle_of_pages_is_no_running_head() -> None:
    assert noise(pages(*(f"{at}首\n内部资料\n{at}尾" for at in "甲乙丙丁"))) == {}


@pytest.mark.parametrize(
    "line",
    [
        "合    计      15{at}.00    80.00    70.00",
        "合    计      150.00    80.00    70.00",
        "合计        150",
        "合 计 150 80 70",
        "合计      1,50{at}",
        "合计\t15{at}",
        "项目        合计      基本支出",
        "收支预算表",  # speaks
    ],
)
def test_rows_and_titles_on_every_page_are_no_running_heads(line: str) -> None:
    printed = [(line.format(at=at), "甲乙丙丁"[at % 4]) for at in (3, 1, 9, 6)]
    assert noise(pages(*(f"{one}\n正文。\n尾{at}" for one, at in printed))) == {}
    assert noise(pages(*(f"首{at}\n正文。\n{one}" for one, at in printed))) == {}


@pytest.mark.parametrize(
    "line",
    [
        "某馆部门预算      {page}",
        "某馆202{page}年预算",
        "某馆预算   第 {page} 页 共 30 页",
        "{page}/30 某馆",
        "某馆预算",
    ],
)
def test_numbers_in_running_heads_count_the_pages(line: str) -> None:
    text = pages(*(f"{line.format(page=page + 3)}\n正文{'甲乙丙丁'[page]}。" for page in range(4)))
    assert noise(text) == {"running head": [1, 3, 5, 7]}


@pytest.mark.parametrize("text", ["2024年", "2024 年", "第 12 页", "共30页", "3/30", "3 / 30"])
def test_counted(text: str) -> None:
    assert COUNTED.fullmatch(text)


@pytest.mark.parametrize("text", ["2124年", "12", "第一页", "12345/3", "3年"])
def test_not_counted(text: str) -> None:
    assert not COUNTED.fullmatch(text)


# --- page numbers


@pytest.mark.parametrize(
    "text", ["12", "- 12 -", "第 12 页", "第12页 共30页", "12/30", "—12—", "１２", "12页"]
)
def test_page_number(text: str) -> None:
    assert PAGE_NUMBER.fullmatch(squeeze(text))


@pytest.mark.parametrize("text", ["12345", "1.5", "第十页", "----12", "12-30", "共30页", ""])
def test_no_page_number(text: str) -> None:
    assert not PAGE_NUMBER.fullmatch(squeeze(text))


def test_numbers_that_grow_are_page_numbers() -> None:
    assert noise("正文甲。\n1\n正文乙。\n2\n正文丙。\n4\n") == {"page number": [2, 4, 6]}


def test_a_number_at_the_edge_of_a_page_is_its_number() -> None:
    assert noise("正文甲。\n7\n\f正文乙。") == {"page number": [2]}


@pytest.mark.parametrize("text", ["正文甲。\n7\n正文乙。", "正文。\n900\n正文。\n15\n正文。"])
def test_a_lone_number_is_text(text: str) -> None:
    assert noise(text) == {}


def test_a_decorated_number_needs_no_company() -> None:
    assert noise("正文甲。\n- 7 -\n正文乙。") == {"page number": [2]}


def test_cells_that_stand_alone_between_rows_are_no_page_numbers() -> None:
    table = "在职      20      12\n                 3\n                 5\n离休       2       2\n"
    assert noise(table) == {}


def test_page_numbers_between_the_rows_of_a_table() -> None:
    """A table without page breaks: the numbers grow by one and stand a page apart."""
    page = "\n".join(f"{name}      {at}.00" for at, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑"))
    assert noise(f"{page}\n    7\n{page}\n    8\n{page}\n") == {"page number": [13, 26]}


def test_no_line_is_noise_twice() -> None:
    text = pages(*(f"- {at} -\n- {at} -\n水印\n水印\n正文{at}。\n- {at} -" for at in range(1, 6)))
    numbers = [number for one in find(lines_of(text), speaks) for number in one.lines]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("style", STYLES)
def test_no_amount_is_noise(style: str, layout: str) -> None:
    text = disclosure(style, 1, layout).text.replace("\n\n", "\n\f\n")
    captions = Captions(TAXONOMY)
    found = find(lines_of(text), lambda line: captions.title(line) or captions.read(line) is not None)
    assert not [one for one in found if AMOUNT_INSIDE.search(one.text)]


def test_lines_of_markup_are_no_noise() -> None:
    rows = ["<tr>", "<td></td>", "<td></td>", "<td></td>", "<td>", "合计", "</td>", "</tr>"] * 4
    printed = ["<table>", *rows, "</table>", *["|  |  |"] * 4]
    assert find(lines_of("\n".join(printed)), lambda text: False) == []


def test_heads_that_tables_print_again_are_no_running_heads() -> None:
    rows = "一、甲   1.00  一、乙   2.00\n"
    text = "收支总表\n     收入          支出\n项目 金额 项目 金额\n" + rows
    text += "".join(f"\f     收入          支出\n项目 金额 项目 金额\n{rows}" for _ in range(4))
    assert "running head" not in noise(text)
