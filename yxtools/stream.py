"""JSON Lines in and out: one record a line, one document in memory at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from yxtools.errors import InputError
from yxtools.language import _

Record = dict[str, Any]
Report = Callable[[InputError], None]
"""What to do about input that cannot be read: raise the error, or say it and go on."""

LINE_LIMIT = 64 << 20
"""Bytes a line of a record stream may have; a longer one would only fill the memory."""

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """A record and where it was read."""

    file: str
    number: int
    record: Record

    def error(self, what: str) -> InputError:
        """That `what` is wrong with this record."""
        return InputError(what, file=self.file, line=self.number)


def read_objects(stream: BinaryIO, file: str, report: Report) -> Iterator[Line]:
    """The JSON objects of `stream`, one a line; blank lines are skipped, what is no object is reported."""
    for number, line in _lines(stream, file, report):
        try:
            found = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            # orjson counts lines within the one line it was given: only the column means anything
            what = error.msg.split(": line ")[0]
            what = _("not JSON: {what} (column {column})").format(what=what, column=error.colno)
            if number == 1 and not line.lstrip().startswith(b"{"):
                what += _("; records are expected here, yx-split makes them of text")
            report(InputError(what, file=file, line=number))
            continue
        if isinstance(found, dict):
            yield Line(file, number, found)
        else:
            report(InputError(_("not a record: a JSON object is expected"), file=file, line=number))


def read_records(stream: BinaryIO, file: str, report: Report) -> Iterator[Line]:
    """The records of `stream`: objects that name their type. Anything else goes to `report`."""
    for line in read_objects(stream, file, report):
        kind = line.record.get("type")
        if isinstance(kind, str) and kind:
            yield line
        else:
            report(line.error(_("not a record: it has no type")))


def documents(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The records of one document after another.

    A document ends where the next `document` record begins; in a stream without them where another
    document is named.
    """
    document: list[Line] = []
    current = None
    for line in lines:
        doc = line.record.get("doc", current)
        if document and (line.record["type"] == "document" or doc != current is not None):
            yield document
            document = []
        current = doc
        document.append(line)
    if document:
        yield document


def dump(record: Record) -> bytes:
    """`record` as a line of a stream, with the line end."""
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def _lines(stream: BinaryIO, file: str, report: Report) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(BOM)
        if len(line) > LINE_LIMIT:
            what = _("a line longer than {size} MiB").format(size=LINE_LIMIT >> 20)
            report(InputError(what, file=file, line=number))
            while line and not line.endswith(b"\n"):
                line = stream.readline(LINE_LIMIT)
        elif not line.isspace():
            yield number, line
