"""yx-cards: performance cards understood."""

from collections.abc import Iterable
from pathlib import Path

import click

from yxtools.cli import options
from yxtools.cli.formats import Row, View, drawn
from yxtools.cli.session import Session, apply
from yxtools.cli.text import harmless
from yxtools.stream import Record


def _card(record: Record) -> Row:
    totals = {fund["scope"]: fund["raw"] for fund in record["funds"] if fund["source"] == "total"}
    scores = {score["name"]: score["raw"] for score in record["scores"]}
    src = record["src"]
    return {
        **record,
        "file": src["file"],
        "line": src["line"],
        "end_line": src["end_line"],
        "funds": [f"{scope} {raw}" for scope, raw in totals.items()],
        "indicators": len(record["indicators"]),
        "score": scores.get("total"),
        "notes": len(record["notes"]),
    }


def _draw(record: Record) -> str:
    """The card below a line that says what it is: amounts, then indicators."""
    facts = (
        record["id"],
        record["project"] or "(no project)",
        record["kind"],
        record["year"],
        record["entity"],
    )
    title = " · ".join(str(part) for part in (*facts, f"line {record['src']['line']}") if part)
    funds = [
        [f"{fund['scope']} {fund['source']}", fund["raw"], record["unit"] or ""] for fund in record["funds"]
    ]
    head = ["line", "scope", "level 2", "indicator", "target", "actual"]
    rows = [
        [
            harmless(str(indicator[name] or ""))
            for name in ("line", "scope", "level2", "level3", "target", "actual")
        ]
        for indicator in record["indicators"]
    ]
    parts = [harmless(title)]
    if funds:
        parts.append(drawn(["amount", "printed", "unit"], funds, right=frozenset({1})))
    if rows:
        parts.append(drawn(head, rows, right=frozenset({0})))
    return "\n".join([*parts, *(harmless(f"note: {note}") for note in record["notes"])])


CARDS = View(
    types=frozenset({"card"}),
    columns=(
        *(
            "doc",
            "id",
            "kind",
            "project",
            "project_code",
            "department",
            "entity",
            "year",
            "attribute",
            "duration",
            "unit",
        ),
        *("filed", "funds", "indicators", "score", "notes", "file", "line", "end_line"),
    ),
    brief=("line", "kind", "project", "funds", "indicators", "score"),
    row=_card,
    draw=_draw,
)


@options.command("yx-cards")
@options.record_files
@click.option(
    "--contacts", is_flag=True, help="Keep the names and telephone numbers of those who filled the cards in."
)
@options.taxonomy
def command(
    files: tuple[str, ...],
    contacts: bool,
    taxonomy: Path | None,
    form: str | None,
    color: str,
    validate: bool,
    keep_going: bool,
) -> int:
    """Turn the grids and texts of performance cards into card records; pass every other record through.

    Reads JSON Lines from FILES or standard input, as yx-split and yx-table write them.
    """
    session = Session("yx-cards", form=form, color=color, validate=validate, keep_going=keep_going)
    out = session.writer(CARDS)
    documents = session.documents(files)
    from yxtools.cards import cards
    from yxtools.taxonomy import load

    known = load(taxonomy)

    def understood(records: Iterable[Record]) -> Iterable[Record]:
        return cards(records, known, contacts)

    for document in documents:
        for record in session.checked(apply(understood, document)):
            out.write(record)
        out.end_document()
    return session.status
