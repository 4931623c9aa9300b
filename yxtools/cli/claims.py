"""yx-claims: what the prose states."""

from collections.abc import Iterable
from typing import Any

import click

from yxtools.cli import options
from yxtools.cli.formats import Row, View
from yxtools.cli.session import Session
from yxtools.language import _
from yxtools.stream import Record

EXCERPT = 60
"""Characters of a quotation that a terminal shows."""


def _claim(record: Record) -> Row:
    place = _("{role} {printed} (line {line})")
    shown = [
        place.format(role=figure["role"], printed=figure["raw"], line=figure["line"])
        for figure in record["figures"]
    ]
    return {**record, **_place(record), "figures": shown, "excerpt": record["quote"][:EXCERPT]}


def _unread(record: Record) -> Row:
    return {**record, **_place(record)}


def _place(record: Record) -> dict[str, Any]:
    return {name: record["src"].get(name) for name in ("file", "line", "end_line", "page")}


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
def command(
    files: tuple[str, ...],
    only_unread: bool,
    taxonomy: str | None,
    form: str | None,
    color: str,
    validate: bool,
    keep_going: bool,
) -> int:
    session = Session("yx-claims", form=form, color=color, validate=validate, keep_going=keep_going)
    out = session.writer(UNREAD if only_unread else CLAIMS)
    documents = session.documents(files)
    from yxtools.claims import claims, unread
    from yxtools.taxonomy import load

    known = load(taxonomy)

    def read(records: Iterable[Record]) -> Iterable[Record]:
        return unread(records, known) if only_unread else claims(records, known)

    return session.filter(read, documents, out)
