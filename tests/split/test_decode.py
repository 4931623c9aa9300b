import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yxtools.errors import InputError
from yxtools.limits import MOST_CHARACTERS
from yxtools.split.decode import decode

TEXT = "云溪县档案馆2024年度部门决算\n部门：云溪县档案馆\t金额单位：万元\n本年收入合计\t27\t120.50\n"


def failure(data: bytes, *, repair: bool = False) -> str:
    with pytest.raises(InputError) as caught:
        decode(data, repair=repair)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


WORDS = "决算 部门 本年收入合计 财政拨款 一般公共预算 项目支出 120.50 （万元）, \t 年末结转和结余 \n".split(
    " "
)


@given(st.lists(st.sampled_from(WORDS), min_size=5).map(lambda words: "总计" + "".join(words)))
def test_gb18030_is_told_from_utf_8_by_a_few_words(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_line_ends_are_universal(end: str, encoding: str) -> None:
    assert decode(TEXT.replace("\n", end).encode(encoding))[0] == TEXT


def test_a_page_break_is_kept_and_html_is_text() -> None:
    assert decode(b"one\ftwo\n")[0] == "one\ftwo\n"
    assert decode(b"<html><table><tr><td>1</td></tr></table></html>")[1] == "utf-8"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \t\r\n\f\xe3\x80\x80", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdftotext -layout"),
        (b"\n%PDF-1.7", "pdftotext -layout"),
        (b"PK\x03\x04" + bytes(100), "pandoc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "soffice"),
        (b"{\\rtf1\\ansi", "rich text"),
        (b"\x1f\x8b\x08\x00", "gunzip"),
        (b"\x89PNG\r\n\x1a\n", "text recognition"),
        (bytes(range(256)) * 50, "binary data"),
        (bytes(range(1, 256)) * 50, "binary data"),
        (b"\x7fELF\x01\x01\x01" + b"\x02\x03\x04\x05" * 50, "binary data"),
        (TEXT.encode() + b"b\0c\n", "line 4: a NUL"),
        (b"a\n" + b"x" * (MOST_CHARACTERS + 1), "line 2: a line longer than 1,000,000 characters"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, words: str) -> None:
    assert words in failure(data)
    assert words in failure(data, repair=True)


def test_the_longest_line_is_read() -> None:
    assert len(decode(b"\n" + b"x" * MOST_CHARACTERS)[0]) == MOST_CHARACTERS + 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_a_text_cut_inside_a_character(encoding: str) -> None:
    data = (TEXT + "总计").encode(encoding)[:-1]
    if encoding == "utf-16-le":
        data = codecs.BOM_UTF16_LE + data
    assert failure(data) == "line 4: the text ends inside a character"
    assert decode(data, repair=True)[0] == TEXT + "总\ufffd"


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_a_broken_byte_is_named_with_its_line(end: bytes) -> None:
    data = (TEXT.encode() + "总\n".encode() + b"\xff" + "计\n".encode()).replace(b"\n", end)
    assert failure(data) == "line 5: byte 0xff is no UTF-8"
    assert decode(data, repair=True) == (TEXT + "总\n\ufffd计\n", "utf-8")


def test_a_broken_byte_in_gb18030() -> None:
    data = TEXT.encode("gb18030") + b"\xff" + TEXT.encode("gb18030")
    assert failure(data) == "line 4: byte 0xff is no GB18030"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_error_of_one_line(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except InputError as error:
        assert "\n" not in str(error)
    else:
        assert "\r" not in text and text.strip()
