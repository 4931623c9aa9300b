from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yxtools.cli.paper.markup import UNSAFE, element, join, text


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("td", "<b>", element("b", 1), None) == "<td>&lt;b&gt;<b>1</b></td>"


def test_attributes() -> None:
    shown = element("input", type="checkbox", class_="a", data_line=0, checked=True, hidden=False, id=None)
    assert shown == '<input type="checkbox" class="a" data-line="0" checked>'


def test_an_attribute_may_be_called_name() -> None:
    assert element("select", name="rule") == '<select name="rule"></select>'


def test_markup_in_an_attribute_is_text() -> None:
    assert element("p", title=element("b", '"')) == '<p title="&lt;b&gt;&amp;quot;&lt;/b&gt;"></p>'


def test_the_separator_is_escaped_too() -> None:
    assert join("a", element("b"), between=" < ") == "a &lt; <b></b>"


@pytest.mark.parametrize("mark", ["\0", "\x1b", "\x85", "\u200f", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_what_could_deceive_is_replaced(mark: str) -> None:
    assert text(f"甲{mark}乙") == "甲\ufffd乙"


def test_what_chinese_text_needs_is_kept() -> None:
    kept = "项\u3000目\t“a”——，\n𠀀"
    assert text(kept) == kept


@settings(deadline=None)
@given(st.text(), st.text())
def test_whatever_is_shown_is_read_back(shown: str, value: str) -> None:
    class Reader(HTMLParser):
        found: tuple[str, str | None] = ("", None)

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found = tag, attrs[0][1]

        def handle_data(self, data: str) -> None:
            texts.append(data)

    texts: list[str] = []
    reader = Reader()
    reader.feed(element("p", shown, title=value))
    reader.close()
    assert reader.found == ("p", UNSAFE.sub("\ufffd", value))
    assert "".join(texts) == UNSAFE.sub("\ufffd", shown)
