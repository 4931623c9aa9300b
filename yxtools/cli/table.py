"""yx-table: raw tables understood."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from yxtools.cli import options
from yxtools.cli.session import Session
from yxtools.cli.views import FACTS, TABLES
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from yxtools.taxonomy import Taxonomy


@options.command(
    "yx-table",
    _(
        "Turn the grid records of a stream into table records; pass every other record through.\n\n"
        "Reads JSON Lines from FILES or standard input, as yx-split writes them."
    ),
)
@options.record_files
@click.option("--facts", is_flag=True, help=_("Write one fact record a figure instead of the tables."))
@options.taxonomy
def command(session: Session, files: tuple[str, ...], facts: bool, taxonomy: str | None) -> int:
    from yxtools.tables import tables
    from yxtools.taxonomy import load

    known = load(taxonomy)

    def understood(records: Iterable[Record]) -> Iterable[Record]:
        found = tables(records, known)
        return flattened(found, known) if facts else found

    return session.filter(understood, files, FACTS if facts else TABLES)


def flattened(records: Iterable[Record], taxonomy: "Taxonomy") -> Iterator[Record]:
    """The records with every table replaced by its facts."""
    from yxtools.tables.facts import facts

    for record in records:
        if record["type"] == "table":
            yield from facts(record, taxonomy)
        else:
            yield record
