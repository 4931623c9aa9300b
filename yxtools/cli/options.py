"""What the commands have in common: each option is declared once, here."""

from collections.abc import Callable
from functools import reduce, wraps
from typing import TYPE_CHECKING, Any

import click

from yxtools import __version__
from yxtools.cli.help import Command
from yxtools.cli.session import Session
from yxtools.language import LANGUAGES, _

if TYPE_CHECKING:
    from decimal import Decimal

Function = Callable[..., Any]
Decorator = Callable[[Function], Function]

FORMATS = ("jsonl", "table", "csv", "tsv", "markdown")
PAGES = (*FORMATS, "html")
"""The formats of commands whose results make a page."""

STATUSES = ("exact", "rounded", "fail", "unverifiable")
SEVERITIES = ("error", "warning", "info")

EXIT_OF_FILTERS = _("Exit status: 0 all was read, 2 usage or unreadable input.")
EXIT_OF_CHECKS = _(
    "Exit status: 0 none of the selected checks failed (remarks of severity info do not count), 1 one "
    "failed, 2 usage or unreadable input."
)


def command(
    name: str, about: str, epilog: str = EXIT_OF_FILTERS, formats: tuple[str, ...] = FORMATS
) -> Callable[[Function], click.Command]:
    """A command; `about` is what --help says. The options that every one has come to it as a session."""

    def declare(function: Function) -> click.Command:
        @wraps(function)
        def run(*, form: str | None, color: str, validate: bool, keep_going: bool, **given: Any) -> int:
            session = Session(name, form=form, color=color, validate=validate, keep_going=keep_going)
            status: int = function(session, **given)
            return status

        settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
        every = together(click.version_option(__version__, prog_name=name), _format(formats), _every)
        return click.command(
            name,
            Command,
            help=about,
            epilog=epilog,
            options_metavar=_("[OPTIONS]"),
            context_settings=settings,
        )(every(run))

    return declare


def together(*decorators: Decorator) -> Decorator:
    """Several options as one decorator, shown by --help in this order."""
    return lambda function: reduce(lambda inner, decorate: decorate(inner), reversed(decorators), function)


def _format(formats: tuple[str, ...]) -> Decorator:
    said = _(
        "How records are written: table on a terminal, else jsonl (JSON Lines), unless said here. "
        "csv, tsv and markdown hold the command's own records, one a row."
    )
    page = _("html is a working paper: one page that needs nothing but a browser.")
    told = f"{said} {page}" if "html" in formats else said
    return click.option("--format", "form", type=click.Choice(formats), help=told)


_every = together(
    click.option(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        help=_("Colour what a terminal shows. auto: on a terminal, unless NO_COLOR is set."),
    ),
    click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        # launch() has seen it before this option was declared
        expose_value=False,
        help=_("Messages and help in Chinese (zh) or English (en); else as the locale says."),
    ),
    click.option("--validate", is_flag=True, help=_("Check records read and written against their schema.")),
    click.option(
        "--keep-going",
        is_flag=True,
        help=_("Report what cannot be read, skip it and go on; the exit status is 2 in the end."),
    ),
)

record_files = click.argument(
    "files", nargs=-1, metavar=_("[FILES]..."), type=click.Path(allow_dash=True, readable=False)
)

disclosures = together(
    record_files,
    click.option(
        "--jsonl",
        is_flag=True,
        help=_('Read lines of {"doc": …, "text": …} instead of plain text.'),
    ),
    click.option(
        "--files-from",
        type=click.Path(allow_dash=True, readable=False),
        metavar="FILE",
        help=_("Read the names of further files from FILE, one a line (- is standard input)."),
    ),
    click.option(
        "-0", "--null", is_flag=True, help=_("The names in --files-from end with NUL (find -print0).")
    ),
    click.option(
        "--doc", metavar="NAME", help=_("Call the document NAME, not by its file; for a single one.")
    ),
)

taxonomy = click.option(
    "--taxonomy",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help=_("Add the forms, labels and rules of the TOML files in DIR, or override built-in ones."),
)


def _tolerance(_context: click.Context, _option: click.Parameter, value: str | None) -> "Decimal | None":
    if value is None:
        return None
    from decimal import Decimal, InvalidOperation

    try:
        tolerance = Decimal(value)
    except InvalidOperation:
        tolerance = Decimal("NaN")
    if not tolerance.is_finite() or tolerance < 0:
        raise click.BadParameter(_("{value!r} is no amount").format(value=value))
    return tolerance


selection = together(
    click.option(
        "--rule",
        "rules",
        multiple=True,
        metavar="GLOB",
        help=_("Only checks of rules with this name, such as 'sum/*' (may be repeated)."),
    ),
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice(STATUSES),
        help=_("Only checks with this status (may be repeated)."),
    ),
    click.option(
        "--severity",
        "severities",
        multiple=True,
        type=click.Choice(SEVERITIES),
        help=_("Only checks of this severity (may be repeated)."),
    ),
    click.option(
        "--tolerance",
        callback=_tolerance,
        metavar="N",
        help=_(
            "Let differences up to N, in the unit of the check, pass as rounded. "
            "What the printed precision explains passes anyway."
        ),
    ),
    click.option("--exit-zero", is_flag=True, help=_("Exit with 0 instead of 1 when a check failed.")),
)
