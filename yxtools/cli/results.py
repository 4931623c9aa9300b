"""What is written of the checks and findings of a document: which of them, and in which shape."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from yxtools.cli.formats import Writer
from yxtools.cli.options import Function, together
from yxtools.cli.report import Heading, Report
from yxtools.cli.selection import Selection, Tally
from yxtools.cli.session import Session, is_terminal
from yxtools.cli.views import CHECKS, FINDINGS, OVERVIEW
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from yxtools.cli.paper import Paper

_kinds = together(
    click.option(
        "--findings",
        is_flag=True,
        help=_("Write findings only: one for each slip, however many checks it fails."),
    ),
    click.option(
        "--checks",
        is_flag=True,
        help=_(
            "Write checks only, one a row. Unless one of the two is said, jsonl has both, a terminal shows a "
            "report of the findings, and csv, tsv and markdown hold the checks."
        ),
    ),
)


def choosing(function: Function) -> Function:
    """--findings and --checks, given to a command as `only`: the type of record to write (None: both)."""

    @wraps(function)
    def run(*args: Any, findings: bool, checks: bool, **others: Any) -> Any:
        if findings and checks:
            raise click.UsageError(_("--findings and --checks exclude each other"))
        return function(*args, only="finding" if findings else "check" if checks else None, **others)

    return _kinds(run)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records are to be written: of the type `only` if one is named; with `everything` also those read.

    `report`: they are shown as a report of findings; `page`: as a page, which says of the document as well.
    """

    selection: Selection
    only: str | None
    everything: bool
    report: bool
    page: bool

    @classmethod
    def of(cls, session: Session, selection: Selection, only: str | None, everything: bool) -> "Asked":
        """A report is what a table is by default; other statuses than `fail` are rows of checks."""
        failing = set(selection.statuses) <= {"fail"}
        report = session.form == "table" and failing and not everything and only is None
        page = session.form == "html"
        return cls(selection, only, everything or page, report, page)


@dataclass(slots=True)
class Result:
    """What is to be written of one document."""

    records: list[Record] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    heading: Heading | None = None
    text: str = ""
    """The text of the document, for a page that shows it."""


def result(asked: Asked, read: list[Record], found: Iterable[Record]) -> Result:
    """Of the records `read` and the checks and findings `found` in them, what was asked for."""
    made = Result()
    chosen = made.tally.selected(found, asked.selection)
    made.records = [record for record in chosen if asked.only in (None, record["type"])]
    if asked.everything:
        made.records = [*read, *made.records]
    if asked.report:
        made.heading = Heading.of(read)
        made.records = [one for one in made.records if one["type"] == "finding" or one["status"] == "fail"]
    return made


class Results:
    """Writes the results of documents one after another, and adds them up."""

    def __init__(self, session: Session, asked: Asked) -> None:
        self.tally = Tally()
        self._session = session
        every = "info" in asked.selection.severities
        self._report = Report(session.output(), session.color, every) if asked.report else None
        self._paper = _paper(session) if asked.page else None
        view = OVERVIEW if asked.everything else FINDINGS if asked.only == "finding" else CHECKS
        self._writer: Writer | None = None if asked.page else session.writer(view)

    def document(self, made: Result) -> None:
        """Write what is to be written of a document."""
        self.tally.merge(made.tally)
        records = self._session.checked(made.records)
        if self._report is not None and made.heading is not None:
            self._report.document(made.heading, made.tally.made, list(records))
        elif self._paper is not None:
            self._paper.document(records, made.tally.made, made.text)
        elif self._writer is not None:
            for record in records:
                self._writer.write(record)
            self._writer.end_document()

    def end(self) -> None:
        """What it all adds up to, for those who watch."""
        if self._paper is not None:
            self._paper.end()
        if self._report is not None:
            self._report.end()
        elif is_terminal(sys.stderr):
            self._session.say(str(self.tally))


def _paper(session: Session) -> "Paper":
    from yxtools.cli.paper import Paper

    return Paper(session.output())
