import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yxtools import stream
from yxtools.errors import InputError
from yxtools.stream import Line, documents, dump, read_objects, read_records


def refuse(error: InputError) -> None:
    raise error


def read(data: bytes) -> list[dict[str, Any]]:
    return [line.record for line in read_records(io.BytesIO(data), "in.jsonl", refuse)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"type":"text"}\n{"type":', "in.jsonl:2: not JSON: unexpected end of data (column 9)"),
        (b"\n\nnull\n", "in.jsonl:3: not a record: a JSON object is expected"),
        (b'{"doc":"d"}', "in.jsonl:1: not a record: it has no type"),
        (b'{"type":""}', "in.jsonl:1: not a record: it has no type"),
        (b'{"type":["text"]}', "in.jsonl:1: not a record: it has no type"),
        (b'{"type":"text","text":"\\ud800"}', "in.jsonl:1: not JSON: "),
        (b'{"type":"\xff"}', "in.jsonl:1: not JSON: "),
        (b'{"type":"fact","value":NaN}', "in.jsonl:1: not JSON: "),
        (b"[" * 100_000, "in.jsonl:1: not JSON: "),
    ],
)
def test_what_is_no_record_is_an_error_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_reported_lines_are_skipped_and_the_rest_is_read() -> None:
    problems: list[InputError] = []
    data = io.BytesIO(b'{"type":"text","id":"p1"}\nbroken\n[]\n{"type":"text","id":"p2"}\n')
    lines = list(read_records(data, "in", problems.append))
    assert [(line.number, line.record["id"]) for line in lines] == [(1, "p1"), (4, "p2")]
    assert [problem.line for problem in problems] == [2, 3]


def test_a_line_beyond_the_limit_is_skipped_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MOST_BYTES", 20)
    problems: list[InputError] = []
    data = b'{"a":1}\n{"a":"' + b"x" * 100 + b'"}\n{"a":2}'
    lines = list(read_objects(io.BytesIO(data), "in", problems.append))
    assert [(line.number, line.record["a"]) for line in lines] == [(1, 1), (3, 2)]
    assert [problem.line for problem in problems] == [2]


def test_blank_lines_a_byte_order_mark_and_a_missing_line_end_are_no_problem() -> None:
    assert read(b'\xef\xbb\xbf{"type":"a"}\r\n \n{"type":"b"}') == [{"type": "a"}, {"type": "b"}]
    assert read(b"") == []


def unexpected(error: InputError) -> None:
    raise error


def grouped(*records: dict[str, Any]) -> list[list[str]]:
    lines = [Line("in", number, record) for number, record in enumerate(records, 1)]
    return [[line.record["id"] for line in document] for document in documents(lines, unexpected)]


def test_a_document_ends_where_the_next_begins() -> None:
    first, second = {"type": "document", "doc": "a", "id": "a1"}, {"type": "document", "doc": "a", "id": "a2"}
    table = {"type": "table", "doc": "a", "id": "t1"}
    assert grouped(first, table, second, table) == [["a1", "t1"], ["a2", "t1"]]


def test_without_document_records_another_name_is_another_document() -> None:
    one, two = {"type": "table", "doc": "a", "id": "t1"}, {"type": "table", "doc": "b", "id": "t2"}
    nameless = {"type": "remark", "id": "r"}
    assert grouped(one, nameless, one, two) == [["t1", "r", "t1"], ["t2"]]
    assert grouped(nameless, one, two) == [["r", "t1"], ["t2"]]
    assert grouped() == []


def test_only_one_document_is_held() -> None:
    read_so_far = 0

    def endless() -> Any:
        nonlocal read_so_far
        while True:
            read_so_far += 1
            yield Line("in", read_so_far, {"type": "document", "doc": "d", "id": str(read_so_far)})

    next(documents(endless(), unexpected))
    assert read_so_far == 2


def test_a_document_of_too_many_records_is_skipped_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MOST_RECORDS", 2)
    told: list[InputError] = []
    lines = [
        Line("in", at, {"type": "text", "doc": doc, "id": f"{doc}{at}"}) for at, doc in enumerate("abbbbc", 1)
    ]
    read = [[line.record["id"] for line in document] for document in documents(lines, told.append)]
    assert read == [["a1"], ["c6"]]
    assert [str(error) for error in told] == ["in:4: a document of more than 2 records"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.fixed_dictionaries({"type": st.text(min_size=1)}, optional={"value": json_values})))
def test_what_is_written_is_read_again(records: list[dict[str, Any]]) -> None:
    data = b"".join(map(dump, records))
    assert data.count(b"\n") == len(records)
    # infinities are no JSON: they become null, in orjson as in the standard
    again = read(data)
    assert list(map(dump, again)) == list(map(dump, records))
