"""yx-sum: which printed figures cannot all be true."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from yxtools.cli import options
from yxtools.cli.explain import write_rules
from yxtools.cli.results import Asked, Results, choosing, result
from yxtools.cli.selection import Selection, selecting
from yxtools.cli.session import Session, apply
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from yxtools.taxonomy import Taxonomy


TESTED = frozenset({"table", "card", "claim"})
"""The records whose figures relations tie."""


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
@choosing
@selecting
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
    session: Session,
    files: tuple[str, ...],
    only: str | None,
    selection: Selection,
    exit_zero: bool,
    keep: bool,
    list_rules: bool,
    rule: str | None,
    taxonomy: str | None,
) -> int:
    if list_rules or rule is not None:
        from yxtools.cli.rules import rules as catalogue
        from yxtools.taxonomy import load

        return write_rules(session, catalogue(load(taxonomy)), rule)
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

    empty = True
    for document in documents:
        empty = False
        with session.reporting():
            found = apply(tested, document)
            read = [line.record for line in document]
            _expect_figures(session, read)
            try:
                results.document(result(asked, read, found))
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
                raise blamed(error, read) from error
    results.end()
    if empty and not session.status:
        session.say(_("no records: nothing to check"))
    return session.status or results.tally.status(exit_zero=exit_zero)


def _expect_figures(session: Session, read: Sequence[Record]) -> None:
    """Say so where a document has nothing to test: then nothing fails, and that is no praise. Of input that
    could not be read enough is said.
    """
    types = {record["type"] for record in read}
    if types & TESTED or session.status:
        return
    if "grid" in types:
        what = _("{document}: no tables or cards, only grids; yx-table and yx-cards read them")
    else:
        what = _("{document}: no table, card or claim: nothing to check")
    session.say(what.format(document=read[0].get("doc")))


def require_known(selection: Selection, taxonomy: "Taxonomy") -> None:
    """Raise YxError if a --rule matches no rule there is."""
    if selection.rules:
        from yxtools.checks.catalogue import rules

        selection.require_known(rule.name for rule in rules(taxonomy))
