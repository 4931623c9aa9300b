"""yx-claims: what the prose states."""

from collections.abc import Iterable

import click

from yxtools.cli import options
from yxtools.cli.formats import Row, View
from yxtools.cli.session import Session
from yxtools.cli.views import EXCERPT, place
from yxtools.language import _
from yxtools.stream import Record


def _claim(record: Record) -> Row:
    said = _("{role} {printed} (line {line})")
    shown = [
        said.format(role=figure["role"], printed=figure["raw"], line=figure["line"])
        for figure in record["figures"]
    ]
    return {**record, **place(record), "figures": shown, "excerpt": record["quote"][:EXCERPT]}


def _unread(record: Record) -> Row:
    return {**record, **place(record)}


CLAIMS = View(
    types=frozenset({"claim"}),
    columns=(
        *("doc", "id", "text", "kind", "subject", "dims", "names", "relation", "figures", "period"),
        *("quote", "file", "line", "end_line", "page"),
    ),
    brief=("line", "id", "kind", "relation", "excerpt"),
    row=_claim,
)
UNREAD = View(
    types=frozenset({"unread"}),
    columns=("doc", "raw", "reason", "quote", "file", "line"),
    brief=("line", "raw", "reason", "quote"),
    row=_unread,
)


@options.command(
    "yx-claims",
    _(
        "Add a claim record for every checkable statement of the text records; pass every record through.\n\n"
        "Reads JSON Lines from FILES or standard input, as yx-split writes them."
    ),
)
@options.record_files
@click.option(
    "--unread", "only_unread", is_flag=True, help=_("Write the figures no claim holds, and why, instead.")
)
@options.taxonomy
def command(session: Session, files: tuple[str, ...], only_unread: bool, taxonomy: str | None) -> int:
    from yxtools.claims import claims, unread
    from yxtools.taxonomy import load

    known = load(taxonomy)

    def read(records: Iterable[Record]) -> Iterable[Record]:
        return unread(records, known) if only_unread else claims(records, known)

    return session.filter(read, files, UNREAD if only_unread else CLAIMS)
