"""The documents that yx-diff compares: streams of records, or disclosures read in this process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yxtools.cli.session import Session, files_or_stdin, opened, shown
from yxtools.cli.sources import Source, split_source
from yxtools.cli.text import reason
from yxtools.errors import InputError
from yxtools.language import _
from yxtools.stream import BOM, Line, Record

if TYPE_CHECKING:
    from yxtools.diff import Document
    from yxtools.taxonomy import Taxonomy

READ = frozenset(["document", "table", "fact", "claim"])
"""The records that tell a document's figures and what it is."""


@dataclass(frozen=True, slots=True)
class Given:
    """A document as it was given: what there is to compare (None: nothing), its records, its text.

    The text is empty where records were given.
    """

    document: "Document | None"
    records: list[Record]
    text: str = ""


def documents(session: Session, files: Sequence[str], taxonomy: "Taxonomy") -> Iterator[Given]:
    """The documents of the files, in the order given. Raises InputError for what cannot be read."""
    for path in files_or_stdin(files):
        try:
            records = _holds_records(path)
        except OSError as error:
            session.report(InputError(reason(error), file=shown(path)))
            continue
        if not records:
            with session.reporting():
                yield _of_text(session, path, taxonomy)
            continue
        for lines in session.documents([path]):
            with session.reporting():
                yield _of_records(session, lines, taxonomy)


def _holds_records(path: str) -> bool:
    """Whether the first thing in a file is a JSON object; nothing is consumed of standard input."""
    with opened(path) as stream:
        peek = getattr(stream, "peek", None)
        head: bytes = peek() if peek is not None else b""
    return head.removeprefix(BOM).lstrip()[:1] == b"{"


def _of_records(session: Session, lines: Sequence[Line], taxonomy: "Taxonomy") -> Given:
    """The document of the records."""
    from yxtools.diff import read

    records = [line.record for line in lines]
    told = [record for record in records if record["type"] in READ]
    if not told:
        return Given(None, records)
    try:
        found = read(told, taxonomy)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        from yxtools.schema import validate

        for line in lines:
            for message in validate(line.record)[:1]:
                raise line.error(message) from error
        raise
    if not found.prints and any(record["type"] == "grid" for record in records):
        session.say(
            _("{document}: no tables, only grids; yx-table makes tables of them").format(document=found.doc)
        )
    return Given(found, records)


def _of_text(session: Session, path: str, taxonomy: "Taxonomy") -> Given:
    from yxtools.claims import claims
    from yxtools.diff import read
    from yxtools.tables import tables

    name = shown(path)
    source = Source(name, name.removesuffix(".txt"), path).held()
    split = split_source(source, taxonomy, keep_going=session.keep_going, warn=session.say)
    records = list(claims(tables(split, taxonomy), taxonomy))
    return Given(read(records, taxonomy), records, source.text())
