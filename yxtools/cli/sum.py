"""yx-sum: which printed figures cannot all be true."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from yxtools.cli import options
from yxtools.cli.explain import write_rules
from yxtools.cli.results import Asked, Results, result
from yxtools.cli.results import only as only_one
from yxtools.cli.selection import Selection
from yxtools.cli.session import Session, apply
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from decimal import Decimal

    from yxtools.taxonomy import Taxonomy


@options.command(
    "yx-sum",
    _(
        "Test every relation between the figures of a stream: a check record for each, and a finding for "
        "each slip that failing checks point at.\n\n"
        "Reads JSON Lines from FILES or standard input, as yx-table, yx-cards and yx-claims write them."
    ),
    epilog=options.EXIT_OF_CHECKS,
    formats=options.PAGES,
)
@options.record_files
@only_one
@options.selection
@click.option("--keep", is_flag=True, help=_("Write the records read as well, before their checks."))
@click.option(
    "--list-rules",
    is_flag=True,
    help=_("List the rules, what each asserts and where it comes from, and exit."),
)
@click.option(
    "--explain",
    "rule",
    metavar="RULE",
    help=_("Explain a rule (or all that fit, such as 'sum/*'): formula, examples and source, and exit."),
)
@options.taxonomy
def command(
    files: tuple[str, ...],
    only: str | None,
    rules: tuple[str, ...],
    statuses: tuple[str, ...],
    severities: tuple[str, ...],
    tolerance: "Decimal | None",
    exit_zero: bool,
    keep: bool,
    list_rules: bool,
    rule: str | None,
    taxonomy: str | None,
    form: str | None,
    color: str,
    validate: bool,
    keep_going: bool,
) -> int:
    if list_rules or rule is not None:
        from yxtools.cli.rules import rules as catalogue
        from yxtools.taxonomy import load

        page = Session("yx-sum", form=form or "table", color=color, validate=False, keep_going=False)
        return write_rules(page, catalogue(load(taxonomy)), rule)
    session = Session("yx-sum", form=form, color=color, validate=validate, keep_going=keep_going)
    selection = Selection(rules, statuses, severities, tolerance)
    asked = Asked.of(session, selection, only, everything=keep)
    results = Results(session, asked)
    documents = session.documents(files)
    from yxtools.checks import checks
    from yxtools.schema import blamed
    from yxtools.taxonomy import load

    known = load(taxonomy)
    require_known(selection, known)

    def tested(records: Iterable[Record]) -> Iterable[Record]:
        return checks(records, known)

    for document in documents:
        with session.reporting():
            found = apply(tested, document)
            read = [line.record for line in document]
            try:
                results.document(result(asked, read, found))
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
                raise blamed(error, read) from error
    results.end()
    return session.status or results.tally.status(exit_zero=exit_zero)


def require_known(selection: Selection, taxonomy: "Taxonomy") -> None:
    """Raise YxError if a --rule matches no rule there is."""
    if selection.rules:
        from yxtools.checks.catalogue import rules

        selection.require_known(rule.name for rule in rules(taxonomy))
