"""yx-cards: performance cards understood."""

from collections.abc import Iterable

import click

from yxtools.cards.words import called
from yxtools.cli import options
from yxtools.cli.formats import Row, View
from yxtools.cli.layout import Columns, cut, drawn, room
from yxtools.cli.session import Session
from yxtools.cli.text import harmless
from yxtools.cli.views import place
from yxtools.cli.words import title, word
from yxtools.language import _
from yxtools.stream import Record


def _card(record: Record) -> Row:
    totals = {fund["scope"]: fund["raw"] for fund in record["funds"] if fund["source"] == "total"}
    scores = {score["name"]: score["raw"] for score in record["scores"]}
    return {
        **record,
        **place(record),
        "funds": [f"{scope} {raw}" for scope, raw in totals.items()],
        "indicators": len(record["indicators"]),
        "score": scores.get("total"),
        "notes": len(record["notes"]),
    }


def _draw(record: Record) -> str:
    """The card below a line that says what it is: amounts, then indicators, then what was repaired."""
    line = _("line {line}").format(line=record["src"]["line"])
    kind = word("kind", record["kind"])
    facts = (
        record["id"],
        record["project"] or _("(no project)"),
        kind,
        record["year"],
        record["entity"],
        line,
    )
    limit = room()
    heading = harmless(" · ".join(str(part) for part in facts if part))
    notes = [harmless(_("note: {note}").format(note=note)) for note in record["notes"]]
    tables = filter(None, (_funds(record, limit), _indicators(record, limit)))
    return "\n".join([cut(heading, limit) if limit else heading, *tables, *notes])


def _funds(record: Record, limit: int | None) -> str:
    rows = [
        [called(fund["scope"]), called(fund["source"]), fund["raw"], record["unit"] or ""]
        for fund in record["funds"]
    ]
    head = [_("amount"), _("from"), title("printed"), title("unit")]
    return _drawn(head, rows, Columns(right=frozenset({2})), limit)


def _indicators(record: Record, limit: int | None) -> str:
    names = ("line", "scope", "level2", "level3", "target", "actual")
    rows = [
        [called(one[name] or "") if name == "scope" else str(one[name] or "") for name in names]
        for one in record["indicators"]
    ]
    head = [title("line"), _("period"), _("level 2"), _("indicator"), _("target"), _("actual")]
    columns = Columns(right=frozenset({0}), cut=frozenset({3}), wrap=frozenset({4, 5}))
    return _drawn(head, rows, columns, limit)


def _drawn(head: list[str], rows: list[list[str]], columns: Columns, limit: int | None) -> str:
    return drawn(head, [list(map(harmless, row)) for row in rows], columns, limit) if rows else ""


CARDS = View(
    types=frozenset({"card"}),
    columns=(
        *("doc", "id", "kind", "project", "project_code", "department", "entity", "year", "attribute"),
        *("duration", "unit", "filed", "funds", "indicators", "score", "notes", "file", "line", "end_line"),
    ),
    brief=("line", "kind", "project", "funds", "indicators", "score"),
    row=_card,
    draw=_draw,
)


@options.command(
    "yx-cards",
    _(
        "Turn the grids and texts of performance cards into card records; pass all other records through.\n\n"
        "Reads JSON Lines from FILES or standard input, as yx-split and yx-table write them."
    ),
)
@options.record_files
@click.option(
    "--contacts",
    is_flag=True,
    help=_("Keep the names and telephone numbers of those who filled the cards in."),
)
@options.taxonomy
def command(session: Session, files: tuple[str, ...], contacts: bool, taxonomy: str | None) -> int:
    from yxtools.cards import cards
    from yxtools.taxonomy import load

    known = load(taxonomy)

    def understood(records: Iterable[Record]) -> Iterable[Record]:
        return cards(records, known, contacts)

    return session.filter(understood, files, CARDS)
