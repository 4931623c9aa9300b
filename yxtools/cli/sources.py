"""The disclosures a command is to read, and their way through yx-split."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from yxtools.cli import memory
from yxtools.cli.session import Session, files_or_stdin, opened, shown
from yxtools.cli.text import reason
from yxtools.errors import InputError, YxError
from yxtools.language import _
from yxtools.limits import MOST_BYTES
from yxtools.stream import BOM, Record, read_objects

if TYPE_CHECKING:
    from yxtools.taxonomy import Taxonomy

LINE_BYTES = 4_000_000
"""Bytes without a line end after which reading stops: in any encoding the line is too long by then."""

CHUNK = 1 << 20

DISCLOSURE = '{"doc": …, "text": …}'
"""A line of --jsonl."""


class Source(NamedTuple):
    """One disclosure: what its records call `file`, the id of the document, and where its bytes are."""

    file: str
    doc: str
    path: str
    data: bytes | None = None

    def held(self) -> "Source":
        """The same with its bytes in memory. Raises InputError."""
        try:
            return self._replace(data=_read(self.path)) if self.data is None else self
        except InputError as error:
            raise error.within(self.file) from error

    def text(self) -> str:
        """The text of a disclosure that is held, lines as its records number them."""
        from yxtools.split.decode import decode

        text, _encoding = decode(self.data or b"", repair=True)
        return text


def sources(
    session: Session, files: Sequence[str], jsonl: bool, files_from: str | None, null: bool, doc: str | None
) -> Iterator[Source]:
    """The disclosures named by the options, in order; they are read when their turn comes."""
    if files_from is not None:
        files = [*files, *_names(files_from, null)]
    else:
        files = files_or_stdin(files)
    if doc is not None and (len(files) > 1 or jsonl):
        raise YxError(_("--doc names a single document"))
    for path in files:
        if jsonl:
            yield from _objects(session, path)
        else:
            yield _source(path, doc)


def split_source(
    source: Source, taxonomy: "Taxonomy", *, keep_going: bool, warn: Callable[[InputError], None]
) -> Iterator[Record]:
    """The records of one disclosure. Raises InputError; of broken bytes `keep_going` only warns."""
    from hashlib import sha256

    from yxtools.split.decode import decode
    from yxtools.split.document import split

    memory.tidy()
    try:
        data = _read(source.path) if source.data is None else source.data
        try:
            text, encoding = decode(data)
        except InputError as error:
            if not keep_going:
                raise
            text, encoding = decode(data, repair=True)
            what = _("{what}; read as U+FFFD").format(what=error.what)
            warn(InputError(what, file=source.file, line=error.line))
        digest = sha256(data).hexdigest()
        naming = {"doc": source.doc, "file": source.file, "encoding": encoding, "sha256": digest}
        yield from split(text, **naming, taxonomy=taxonomy)
    except InputError as error:
        raise error.within(source.file) from error


def _source(path: str, doc: str | None) -> Source:
    name = shown(path)
    stem = name[:-4] if name.lower().endswith(".txt") else name
    return Source(name, doc or stem, path)


def _objects(session: Session, path: str) -> Iterator[Source]:
    """The disclosures of a stream of {"doc", "text"} lines."""
    try:
        with opened(path) as stream:
            for line in read_objects(stream, shown(path), session.report):
                doc, text = line.record.get("doc"), line.record.get("text")
                if isinstance(doc, str) and doc and isinstance(text, str):
                    yield Source(doc, doc, path, text.encode())
                else:
                    session.report(
                        line.error(_("not a disclosure: {form} is expected").format(form=DISCLOSURE))
                    )
    except OSError as error:
        session.report(InputError(reason(error), file=shown(path)))


def _names(path: str, null: bool) -> list[str]:
    try:
        with opened(path) as stream:
            data = stream.read()
    except OSError as error:
        raise InputError(reason(error), file=shown(path)) from error
    names = data.split(b"\0") if null else data.splitlines()
    return [os.fsdecode(name) for name in names if name]


def _read(path: str) -> bytes:
    try:
        with opened(path) as stream:
            return b"".join(_chunks(stream))
    except OSError as error:
        raise InputError(reason(error)) from error


def _refuse_records(head: bytes) -> None:
    """Raise InputError if what begins like this is JSON Lines: as text it would seem to be a disclosure."""
    start = head.removeprefix(BOM).lstrip()
    if start.startswith(b'{"type":'):
        raise InputError(_("records, not text: yx-table, yx-cards, yx-claims and yx-sum read them"))
    if start.startswith(b'{"doc":'):
        raise InputError(_("not text: --jsonl reads lines of {form}").format(form=DISCLOSURE))


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a disclosure; InputError as soon as they can be none, before they fill the memory."""
    from yxtools.split.decode import recognise

    size = unbroken = 0
    while chunk := stream.read(CHUNK):
        if not size:
            recognise(chunk)
            _refuse_records(chunk)
        size += len(chunk)
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        unbroken = unbroken + len(chunk) if end < 0 else len(chunk) - end
        if size > MOST_BYTES:
            raise InputError(_("larger than {size} MiB: no disclosure is").format(size=MOST_BYTES >> 20))
        if unbroken > LINE_BYTES:
            raise InputError(_("a line longer than 1,000,000 characters: not the text of a disclosure"))
        yield chunk
