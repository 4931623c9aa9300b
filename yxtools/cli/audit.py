"""yx-audit: the whole pipe in one process, over one disclosure or many."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from yxtools.cli import batch, options
from yxtools.cli.parallel import in_order
from yxtools.cli.progress import Progress
from yxtools.cli.results import Asked, Result, Results, choosing, result
from yxtools.cli.selection import Selection, selecting
from yxtools.cli.session import Session
from yxtools.cli.sources import Source, sources, split_source
from yxtools.cli.sum import require_known
from yxtools.errors import InputError
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from yxtools.taxonomy import Taxonomy


PROCESSES = click.IntRange(min=1)
PROCESSES.name = _("a whole number")  # as messages about it call it


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with every disclosure."""

    taxonomy: str | None
    asked: Asked
    keep_going: bool


@dataclass(slots=True)
class Outcome:
    """What came of a disclosure: what to write, what to say about it, the error that ended it."""

    file: str
    result: Result | None = None
    warnings: list[InputError] = field(default_factory=list)
    error: InputError | None = None


@cache
def known(directory: str | None) -> "Taxonomy":
    """The taxonomy, loaded once a process. Raises TaxonomyError."""
    from yxtools.taxonomy import load

    return load(directory)


def audit(job: Job, source: Source) -> Outcome:
    """What the commands of the pipe write of one disclosure."""
    outcome = Outcome(source.file)
    try:
        source = source.held() if job.asked.page else source
        read, found = audited(job, source, outcome.warnings)
    except InputError as error:
        outcome.error = error
    else:
        outcome.result = result(job.asked, read, found)
        outcome.result.text = source.text() if job.asked.page else ""
    return outcome


def audited(job: Job, source: Source, warnings: list[InputError]) -> tuple[list[Record], Iterable[Record]]:
    """The records of one disclosure, and the checks and findings in them. Raises InputError."""
    from yxtools.cards import cards
    from yxtools.checks import checks
    from yxtools.claims import claims
    from yxtools.tables import tables

    taxonomy = known(job.taxonomy)
    split = split_source(source, taxonomy, keep_going=job.keep_going, warn=warnings.append)
    read = list(claims(cards(tables(split, taxonomy), taxonomy), taxonomy))
    return read, checks(read, taxonomy)


@options.command(
    "yx-audit",
    _(
        "Audit disclosures: yx-split, yx-table, yx-cards, yx-claims and yx-sum in one process.\n\n"
        "Reads FILES, or standard input. Records of a file stand together, files in the order given."
    ),
    epilog=options.EXIT_OF_CHECKS,
    formats=options.PAGES,
)
@options.disclosures
@choosing
@click.option(
    "--why",
    metavar="ID",
    help=_("Show one finding (f1) or check (k1) in full, with the lines of its figures; for a single FILE."),
)
@selecting
@click.option("--all", "everything", is_flag=True, help=_("Write every record, not only the checks."))
@click.option(
    "-j",
    "--jobs",
    type=PROCESSES,
    default=1,
    metavar="N",
    help=_("Work in N processes.  [default: 1]"),
)
@batch.choices
@options.taxonomy
def command(
    session: Session,
    only: str | None,
    why: str | None,
    selection: Selection,
    exit_zero: bool,
    everything: bool,
    jobs: int,
    taxonomy: str | None,
    **reading: Any,
) -> int:
    job = Job(taxonomy, Asked.of(session, selection, only, everything), session.keep_going)
    require_known(selection, known(taxonomy))
    found: Iterable[Source] = sources(session, **reading)
    if why is not None:
        return _explain(session, job, list(found), why)
    if not reading["jsonl"]:
        found = list(found)
    results = Results(session, job.asked)
    _write(session, results, job, found, jobs)
    results.end()
    return session.status or results.tally.status(exit_zero=exit_zero)


def _write(session: Session, results: Results, job: Job, found: Iterable[Source], jobs: int) -> None:
    """Audit the disclosures and write their results in order; say what went wrong with which."""
    progress = Progress(len(found) if isinstance(found, list) else None)
    for outcome in in_order(audit, job, found, jobs):
        progress.clear()
        for warning in outcome.warnings:
            session.say(warning)
        if outcome.error:
            session.report(outcome.error)
        if outcome.result:
            results.document(outcome.result)
        progress.advance(outcome.file)
    progress.clear()


def _explain(session: Session, job: Job, found: list[Source], identity: str) -> int:
    """Show one finding or check of a single disclosure."""
    from yxtools.cli.why import explained
    from yxtools.errors import YxError

    if len(found) != 1:
        raise YxError(_("--why shows one finding of a single disclosure"))
    source = found[0].held()
    warnings: list[InputError] = []
    read, checks = audited(job, source, warnings)
    for warning in warnings:
        session.say(warning)
    shown = explained([*read, *checks], source.text(), identity, color=session.color)
    session.output().write(shown.encode("utf-8", "replace"))
    return session.status
