"""JSON Lines in and out: one record a line, one document in memory at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from yxtools.errors import InputError
from yxtools.language import _
from yxtools.limits import MOST_BYTES, MOST_RECORDS

Record = dict[str, Any]
Report = Callable[[InputError], None]
"""What to do about input that cannot be read: raise the error, or say it and go on."""

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
    for at, (number, line) in enumerate(_lines(stream, file, report)):
        try:
            found = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            # orjson counts lines within the one line it was given: only the column means anything
            what = error.msg.split(": line ")[0]
            what = _("not JSON: {what} (column {column})").format(what=what, column=error.colno)
            if not at and not line.lstrip().startswith(b"{"):
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


def documents(lines: Iterable[Line], report: Report) -> Iterator[list[Line]]:
    """The records of one document after another; a document of too many goes to `report` instead.

    A document ends where the next `document` record begins; in a stream without them where another
    document is named.
    """
    document: list[Line] = []
    current, refused = None, False
    for line in lines:
        doc = line.record.get("doc", current)
        if document and (line.record["type"] == "document" or doc != current is not None):
            if not refused:
                yield document
            document, refused = [], False
        current = doc
        if len(document) < MOST_RECORDS:
            document.append(line)
        elif not refused:
            refused = True
            report(line.error(_("a document of more than {most:,} records").format(most=MOST_RECORDS)))
    if document and not refused:
        yield document


def dump(record: Record) -> bytes:
    """`record` as a line of a stream, with the line end."""
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def _lines(stream: BinaryIO, file: str, report: Report) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(BOM)
        if len(line) > MOST_BYTES:
            what = _("a line longer than {size} MiB").format(size=MOST_BYTES >> 20)
            report(InputError(what, file=file, line=number))
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES)
        elif not line.isspace():
            yield number, line
