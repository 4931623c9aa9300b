"""yx-sum: which printed figures cannot all be true."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yxtools.cli import options
from yxtools.cli.selection import Selection, Tally
from yxtools.cli.session import Session, apply, is_terminal
from yxtools.cli.views import CHECKS, OVERVIEW, RULES
from yxtools.stream import Record

if TYPE_CHECKING:
    from decimal import Decimal

    from yxtools.taxonomy import Taxonomy


@options.command("yx-sum", epilog=options.EXIT_OF_CHECKS)
@options.record_files
@options.selection
@click.option("--keep", is_flag=True, help="Write the records read as well, before their checks.")
@click.option("--list-rules", is_flag=True, help="List the rules, what each asserts and where it comes from.")
@options.taxonomy
def command(
    files: tuple[str, ...],
    rules: tuple[str, ...],
    statuses: tuple[str, ...],
    severities: tuple[str, ...],
    tolerance: "Decimal | None",
    exit_zero: bool,
    keep: bool,
    list_rules: bool,
    taxonomy: Path | None,
    form: str | None,
    color: str,
    validate: bool,
    keep_going: bool,
) -> int:
    """Test every relation between the figures of a stream and write a check record for each.

    Reads JSON Lines from FILES or standard input, as yx-table writes them.
    """
    if list_rules:
        return write_rules(form, color, taxonomy)
    session = Session("yx-sum", form=form, color=color, validate=validate, keep_going=keep_going)
    out = session.writer(OVERVIEW if keep else CHECKS)
    documents = session.documents(files)
    selection = Selection(rules, statuses, severities, tolerance)
    from yxtools.checks import checks
    from yxtools.taxonomy import load

    known = load(taxonomy)
    require_known(selection, known)

    def tested(records: Iterable[Record]) -> Iterable[Record]:
        return checks(records, known)

    tally = Tally()
    for document in documents:
        found = apply(tested, document)
        if keep:
            for line in document:
                out.write(line.record)
        for record in session.checked(tally.selected(found, selection)):
            out.write(record)
        out.end_document()
    if is_terminal(sys.stderr):
        session.say(str(tally))
    return session.status or tally.status(exit_zero=exit_zero)


def require_known(selection: Selection, taxonomy: "Taxonomy") -> None:
    """Raise YxError if a --rule matches no rule there is."""
    if selection.rules:
        from yxtools.checks.catalogue import rules

        selection.require_known(rule.name for rule in rules(taxonomy))


def write_rules(form: str | None, color: str, taxonomy: Path | None) -> int:
    """The rules as a table, or as records of type `rule` in the format asked for."""
    from yxtools.checks.catalogue import rules
    from yxtools.taxonomy import load

    session = Session("yx-sum", form=form or "table", color=color, validate=False, keep_going=False)
    out = session.writer(RULES)
    for rule in rules(load(taxonomy)):
        out.write({"type": "rule", **{column: getattr(rule, column) for column in RULES.columns}})
    out.end_document()
    return session.status
