"""The documents that yx-diff compares: streams of records, or disclosures read in this process."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from yxtools.cli.session import Session, files_or_stdin, opened, shown
from yxtools.cli.sources import Source, split_source
from yxtools.cli.text import reason
from yxtools.errors import InputError
from yxtools.language import _
from yxtools.stream import BOM, Line

if TYPE_CHECKING:
    from yxtools.diff import Document
    from yxtools.taxonomy import Taxonomy

READ = frozenset(["document", "table", "fact", "claim"])
"""The records that tell a document's figures and what it is."""


def documents(session: Session, files: Sequence[str], taxonomy: "Taxonomy") -> "Iterator[Document]":
    """The documents of the files, in the order given. Raises InputError for what cannot be read."""
    for path in files_or_stdin(files):
        try:
            if _holds_records(path):
                for lines in session.documents([path]):
                    found = _of_records(session, lines, taxonomy)
                    if found is not None:
                        yield found
            else:
                yield _of_text(session, path, taxonomy)
        except OSError as error:
            session.report(InputError(reason(error), file=shown(path)))
        except InputError as error:
            session.report(error)


def _holds_records(path: str) -> bool:
    """Whether the first thing in a file is a JSON object; nothing is consumed of standard input."""
    with opened(path) as stream:
        peek = getattr(stream, "peek", None)
        head: bytes = peek() if peek is not None else b""
    return head.removeprefix(BOM).lstrip()[:1] == b"{"


def _of_records(session: Session, lines: Sequence[Line], taxonomy: "Taxonomy") -> "Document | None":
    """The document of the records, None if there is nothing in them to compare."""
    from yxtools.diff import read

    told = [line.record for line in lines if line.record["type"] in READ]
    if not told:
        return None
    try:
        found = read(told, taxonomy)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        from yxtools.schema import validate

        for line in lines:
            for message in validate(line.record)[:1]:
                raise line.error(message) from error
        raise
    if not found.prints and any(line.record["type"] == "grid" for line in lines):
        session.say(
            _("{document}: no tables, only grids; yx-table makes tables of them").format(document=found.doc)
        )
    return found


def _of_text(session: Session, path: str, taxonomy: "Taxonomy") -> "Document":
    from yxtools.claims import claims
    from yxtools.diff import read
    from yxtools.tables import tables

    name = shown(path)
    source = Source(name, name.removesuffix(".txt"), path)
    split = split_source(source, taxonomy, keep_going=session.keep_going, warn=session.say)
    return read(list(claims(tables(split, taxonomy), taxonomy)), taxonomy)
