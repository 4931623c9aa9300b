"""What the commands have in common: each option is declared once, here."""

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from yxtools import __version__

if TYPE_CHECKING:
    from decimal import Decimal

Function = Callable[..., Any]
Decorator = Callable[[Function], Function]

FORMATS = ("jsonl", "table", "csv", "tsv", "markdown")
STATUSES = ("exact", "rounded", "fail", "unverifiable")
SEVERITIES = ("error", "warning", "info")

EXIT_OF_FILTERS = "Exit status: 0 all was read, 2 usage or unreadable input."
EXIT_OF_CHECKS = (
    "Exit status: 0 none of the selected checks failed (remarks of severity info do not count), 1 one "
    "failed, 2 usage or unreadable input."
)


def command(name: str, epilog: str = EXIT_OF_FILTERS) -> Callable[[Function], click.Command]:
    """A command with the options that every one has."""

    def declare(function: Function) -> click.Command:
        settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
        function = click.version_option(__version__, prog_name=name)(_every(function))
        return click.command(name, epilog=epilog, context_settings=settings)(function)

    return declare


def together(*decorators: Decorator) -> Decorator:
    """Several options as one decorator, shown by --help in this order."""
    return lambda function: reduce(lambda inner, decorate: decorate(inner), reversed(decorators), function)


_every = together(
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="How records are written: table on a terminal, else jsonl (JSON Lines), unless said here. "
        "csv, tsv and markdown hold the command's own records, one a row.",
    ),
    click.option(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        help="Colour the statuses of a table. auto: on a terminal, unless NO_COLOR is set.",
    ),
    click.option("--validate", is_flag=True, help="Check records read and written against their schema."),
    click.option(
        "--keep-going",
        is_flag=True,
        help="Report what cannot be read, skip it and go on; the exit status is 2 in the end.",
    ),
)

record_files = click.argument("files", nargs=-1, type=click.Path(allow_dash=True, readable=False))

disclosures = together(
    click.argument("files", nargs=-1, type=click.Path(allow_dash=True, readable=False)),
    click.option("--jsonl", is_flag=True, help='Read lines of {"doc": …, "text": …} instead of plain text.'),
    click.option(
        "--files-from",
        type=click.Path(allow_dash=True, readable=False),
        metavar="FILE",
        help="Read the names of further files from FILE, one a line (- is standard input).",
    ),
    click.option("-0", "--null", is_flag=True, help="The names in --files-from end with NUL (find -print0)."),
    click.option("--doc", metavar="NAME", help="Call the document NAME, not by its file; for a single one."),
)

taxonomy = click.option(
    "--taxonomy",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Add the forms, labels and rules of the TOML files in DIR, or override built-in ones.",
)


def _tolerance(_: click.Context, __: click.Parameter, value: str | None) -> "Decimal | None":
    if value is None:
        return None
    from decimal import Decimal, InvalidOperation

    try:
        tolerance = Decimal(value)
    except InvalidOperation:
        tolerance = Decimal("NaN")
    if not tolerance.is_finite() or tolerance < 0:
        raise click.BadParameter(f"{value!r} is no amount")
    return tolerance


selection = together(
    click.option(
        "--rule",
        "rules",
        multiple=True,
        metavar="GLOB",
        help="Only checks of rules with this name, such as 'sum/*' (may be repeated).",
    ),
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice(STATUSES),
        help="Only checks with this status (may be repeated).",
    ),
    click.option(
        "--severity",
        "severities",
        multiple=True,
        type=click.Choice(SEVERITIES),
        help="Only checks of this severity (may be repeated).",
    ),
    click.option(
        "--tolerance",
        callback=_tolerance,
        metavar="N",
        help="Let differences up to N, in the unit of the check, pass as rounded. "
        "What the printed precision explains passes anyway.",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 instead of 1 when a check failed."),
)
