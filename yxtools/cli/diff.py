"""yx-diff: what changed between the figures of two or more disclosures."""

import gc
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from yxtools.cli import options
from yxtools.cli.changes import CHANGES, STATUSES
from yxtools.cli.comparison import write, write_page
from yxtools.cli.launch import FINDINGS, OK
from yxtools.cli.periods import Given, documents
from yxtools.cli.session import Session
from yxtools.cli.wanted import Wanted, as_tree
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from yxtools.figures import Figure
    from yxtools.taxonomy import Taxonomy

BY = ("year", "stage", "entity")

EXIT_OF_DIFF = _(
    "Exit status: 0 nothing that was asked for changed, 1 something did or a stated change is wrong, "
    "2 usage or unreadable input."
)


def _figure(_context: click.Context, _option: click.Parameter, value: str | None) -> "Figure | None":
    if value is None:
        return None
    from yxtools.figures import parse_figure

    figure = parse_figure(value)
    if figure is None or figure.scaled < 0:
        raise click.BadParameter(_("{value!r} is no amount").format(value=value))
    return figure


selection = options.together(
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice(list(STATUSES)),
        help=_("Only changes with this status (may be repeated)."),
    ),
    click.option(
        "--fund",
        "funds",
        multiple=True,
        metavar=_("FUND"),
        help=_("Only figures of this fund, such as general (may be repeated)."),
    ),
    click.option(
        "--measure",
        "measures",
        multiple=True,
        metavar=_("MEASURE"),
        help=_("Only this measure, such as expenditure (may be repeated)."),
    ),
    click.option(
        "--level",
        "levels",
        multiple=True,
        metavar=_("LEVEL"),
        help=_("Only codes of this level: 类, 款 or 项 (may be repeated)."),
    ),
    click.option(
        "--min-delta",
        "least",
        callback=_figure,
        metavar="N",
        help=_("Only differences of N or more, in the unit of the figures or one given: 100万元."),
    ),
    click.option(
        "--min-percent",
        "percent",
        callback=_figure,
        metavar="N",
        help=_("Only changes of N percent or more; those from nothing are."),
    ),
    click.option(
        "--top",
        type=click.IntRange(min=1),
        metavar="N",
        help=_("Only the N largest changes of every two documents."),
    ),
)


@options.command(
    "yx-diff",
    _(
        "Compare the figures of two or more disclosures and write a change record for each that differs.\n\n"
        "FILES hold records, as yx-table and yx-claims write them, or the text of disclosures. Figures "
        "are matched by what they mean, not by where they stand; years and stages tell the order. What a "
        "document states about a change is checked against the other document."
    ),
    epilog=EXIT_OF_DIFF,
    formats=options.PAGES,
)
@options.record_files
@click.option(
    "--by",
    type=click.Choice(BY),
    default="year",
    show_default=True,
    help=_("Compare years; stages: the budget with the outcome of a year; or entities: departments."),
)
@selection
@click.option("--all", "everything", is_flag=True, help=_("Write the figures that did not change as well."))
@click.option("--tree", is_flag=True, help=_("In the order of the classification, indented on a terminal."))
@click.option("--explain", is_flag=True, help=_("Show which parts account for the change of a total."))
@click.option("--keep", is_flag=True, help=_("Write the records read as well, before the changes."))
@click.option("--list-rules", is_flag=True, help=_("List what is checked of stated changes."))
@click.option("--exit-zero", is_flag=True, help=_("Exit with 0 instead of 1 when something changed."))
@options.taxonomy
def command(
    session: Session,
    files: tuple[str, ...],
    by: str,
    statuses: tuple[str, ...],
    funds: tuple[str, ...],
    measures: tuple[str, ...],
    levels: tuple[str, ...],
    least: "Figure | None",
    percent: "Figure | None",
    top: int | None,
    everything: bool,
    tree: bool,
    explain: bool,
    keep: bool,
    list_rules: bool,
    exit_zero: bool,
    taxonomy: str | None,
) -> int:
    if list_rules:
        return _list_rules(session)
    from yxtools.diff import changes, statements
    from yxtools.taxonomy import load

    # all that is read is kept to the end: a collector would look through it again and again for nothing
    gc.disable()
    known = load(taxonomy)
    given = list(_read(session, files, known, keep=keep))
    compared = [one.document for one in given if one.document is not None]
    wanted = Wanted(statuses, funds, measures, levels, least, percent, top)
    found = changes(compared, known, by, everything=everything or "same" in statuses)
    try:
        selected = list(session.checked(wanted.selected(found, known)))
        checks = list(session.checked(statements(compared, known))) if by != "entity" else []
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        from yxtools.schema import blamed

        raise blamed(error, (claim for one in compared for claim in one.claims)) from error
    if session.form == "html":
        ordered = sorted(selected, key=as_tree) if tree else selected
        write_page(session, given, ordered if explain else map(_without_parts, ordered), checks)
    else:
        write(session, selected, checks, explain=explain, tree=tree)
    differ = any(change["status"] != "same" for change in selected) or any(map(_counts, checks))
    return session.status or (FINDINGS if differ and not exit_zero else OK)


def _read(session: Session, files: Sequence[str], taxonomy: "Taxonomy", *, keep: bool) -> Iterator[Given]:
    """The documents; their records are passed through if they are to be kept."""
    out = session.writer(CHANGES) if keep and session.form == "jsonl" else None
    for one in documents(session, files, taxonomy):
        if out is not None:
            for record in session.checked(one.records):
                out.write(record)
            out.end_document()
        # a page says what the documents are; else what they were made of need not stay in memory
        yield one if session.form == "html" else Given(one.document, [])


def _without_parts(change: Record) -> Record:
    return {**change, "parts": []}


def _counts(check: Record) -> bool:
    return bool(check["status"] == "fail" and check["severity"] != "info")


def _list_rules(session: Session) -> int:
    from yxtools.cli.explain import write_rules
    from yxtools.diff.rules import DIFF_RULES

    return write_rules(session, DIFF_RULES)
