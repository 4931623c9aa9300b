"""yx-diff: what changed between the figures of two or more disclosures."""

import gc
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from yxtools.cli import options
from yxtools.cli.changes import CHANGES, STATUSES, Changes
from yxtools.cli.formats import Writer
from yxtools.cli.launch import FINDINGS, OK
from yxtools.cli.periods import documents
from yxtools.cli.session import Session
from yxtools.cli.views import CHECKS
from yxtools.cli.wanted import Wanted, as_tree
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from yxtools.figures import Figure

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
@click.option("--list-rules", is_flag=True, help=_("List what is checked of stated changes."))
@click.option("--exit-zero", is_flag=True, help=_("Exit with 0 instead of 1 when something changed."))
@options.taxonomy
def command(
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
    list_rules: bool,
    exit_zero: bool,
    taxonomy: str | None,
    form: str | None,
    color: str,
    validate: bool,
    keep_going: bool,
) -> int:
    if list_rules:
        return write_rules(form, color)
    session = Session("yx-diff", form=form, color=color, validate=validate, keep_going=keep_going)
    from yxtools.diff import changes, statements
    from yxtools.taxonomy import load

    # all that is read is kept to the end: a collector would look through it again and again for nothing
    gc.disable()
    known = load(taxonomy)
    given = list(documents(session, files, known))
    wanted = Wanted(statuses, funds, measures, levels, least, percent, top)
    found = changes(given, known, by, everything=everything or "same" in statuses)
    selected = list(session.checked(wanted.selected(found, known)))
    checks = list(session.checked(statements(given, known))) if by != "entity" else []
    if session.form == "html":
        write_page(session, sorted(selected, key=as_tree) if tree else selected, checks)
    else:
        write(_writer(session, explain=explain, tree=tree), selected, tree=tree)
        write_checks(session, checks)
    differ = any(change["status"] != "same" for change in selected) or any(map(_counts, checks))
    return session.status or (FINDINGS if differ and not exit_zero else OK)


def _writer(session: Session, *, explain: bool, tree: bool) -> Writer:
    if session.form == "table":
        return Changes(session.output(), color=session.color, explain=explain, tree=tree)
    return session.writer(CHANGES)


def write(out: Writer, changes: Iterable[Record], *, tree: bool) -> None:
    """Write the changes, those of every two documents together."""
    for _pair, group in groupby(changes, lambda change: (change["against"], change["doc"])):
        for change in sorted(group, key=as_tree) if tree else group:
            out.write(change)
        out.end_document()


def write_checks(session: Session, checks: Sequence[Record]) -> None:
    """Write the checks of stated changes: all as records, on a terminal those that fail."""
    if session.form not in ("table", "jsonl"):
        return
    out = session.writer(CHECKS)
    for check in checks:
        if session.form == "jsonl" or check["status"] == "fail":
            out.write(check)
    out.end_document()


def write_page(session: Session, changes: Iterable[Record], checks: Iterable[Record]) -> None:
    """Write the changes of each document, and the checks of what it states about them, as one page."""
    from yxtools.cli.paper import Paper

    documents: dict[str, list[Record]] = {}
    for record in (*changes, *checks):
        documents.setdefault(record["doc"], []).append(record)
    paper = Paper(session.output())
    for records in documents.values():
        paper.document(records, Counter(one["status"] for one in records if one["type"] == "check"))
    paper.end()


def _counts(check: Record) -> bool:
    return bool(check["status"] == "fail" and check["severity"] != "info")


def write_rules(form: str | None, color: str) -> int:
    """The rules of stated changes, as a list or as records of type `rule`."""
    from yxtools.cli.explain import LISTED
    from yxtools.diff.rules import DIFF_RULES

    session = Session("yx-diff", form=form or "table", color=color, validate=False, keep_going=False)
    out = session.writer(LISTED)
    for rule in DIFF_RULES:
        out.write(rule.record())
    out.end_document()
    return session.status
