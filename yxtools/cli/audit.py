"""yx-audit: the whole pipe in one process, over one disclosure or many."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from yxtools.cli import options
from yxtools.cli.parallel import in_order
from yxtools.cli.progress import Progress
from yxtools.cli.selection import Selection, Tally
from yxtools.cli.session import Session, is_terminal
from yxtools.cli.sources import Source, sources, split_source
from yxtools.cli.sum import require_known
from yxtools.cli.views import CHECKS, OVERVIEW
from yxtools.errors import InputError
from yxtools.stream import Record

if TYPE_CHECKING:
    from decimal import Decimal

    from yxtools.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with every disclosure."""

    taxonomy: Path | None
    selection: Selection
    everything: bool
    keep_going: bool


@dataclass(slots=True)
class Outcome:
    """What came of a disclosure: records to write, what to say about it, the error that ended it."""

    file: str
    records: list[Record] = field(default_factory=list)
    warnings: list[InputError] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    error: InputError | None = None


@cache
def known(directory: Path | None) -> "Taxonomy":
    """The taxonomy, loaded once a process. Raises TaxonomyError."""
    from yxtools.taxonomy import load

    return load(directory)


def audit(job: Job, source: Source) -> Outcome:
    """The records of one disclosure, exactly as the commands of the pipe write them."""
    from yxtools.cards import cards
    from yxtools.checks import checks
    from yxtools.claims import claims
    from yxtools.tables import tables

    taxonomy = known(job.taxonomy)
    outcome = Outcome(source.file)
    try:
        split = split_source(source, taxonomy, keep_going=job.keep_going, warn=outcome.warnings.append)
        records = list(claims(cards(tables(split, taxonomy), taxonomy), taxonomy))
    except InputError as error:
        outcome.error = error
        return outcome
    if job.everything:
        outcome.records += records
    outcome.records += outcome.tally.selected(checks(records, taxonomy), job.selection)
    return outcome


def _print_makefile(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        click.echo(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "yx.mk"))
        context.exit()


@options.command("yx-audit", epilog=options.EXIT_OF_CHECKS)
@options.disclosures
@options.selection
@click.option("--all", "everything", is_flag=True, help="Write every record, not only the checks.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Work in N processes.  [default: 1]",
)
@click.option(
    "--makefile",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_makefile,
    help="Print the path of make rules for batch jobs (include them) and exit.",
)
@options.taxonomy
def command(
    rules: tuple[str, ...],
    statuses: tuple[str, ...],
    severities: tuple[str, ...],
    tolerance: "Decimal | None",
    exit_zero: bool,
    everything: bool,
    jobs: int,
    taxonomy: Path | None,
    form: str | None,
    color: str,
    validate: bool,
    keep_going: bool,
    **reading: Any,
) -> int:
    """Audit disclosures: yx-split, yx-table, yx-cards, yx-claims and yx-sum in one process.

    Reads FILES, or standard input. Records of a file stand together, files in the order given.
    """
    session = Session("yx-audit", form=form, color=color, validate=validate, keep_going=keep_going)
    out = session.writer(OVERVIEW if everything else CHECKS)
    job = Job(taxonomy, Selection(rules, statuses, severities, tolerance), everything, keep_going)
    require_known(job.selection, known(taxonomy))
    tally = Tally()
    found: Iterable[Source] = sources(session, **reading)
    if not reading["jsonl"]:
        found = list(found)
    progress = Progress(len(found) if isinstance(found, list) else None)
    for outcome in in_order(audit, job, found, jobs):
        progress.clear()
        for warning in outcome.warnings:
            session.say(warning)
        if outcome.error:
            session.report(outcome.error)
        for record in session.checked(outcome.records):
            out.write(record)
        out.end_document()
        tally.merge(outcome.tally)
        progress.advance(outcome.file)
    progress.clear()
    if is_terminal(sys.stderr):
        session.say(str(tally))
    return session.status or tally.status(exit_zero=exit_zero)
