"""What batch jobs (yx.mk, yxtools/batch) ask of yx-audit: where their rules are, and their words."""

import os

import click

from yxtools.cli.options import together
from yxtools.language import _


def _print_makefile(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        click.echo(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "yx.mk"))
        context.exit()


def _print_words(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        click.echo(words(), nl=False)
        context.exit()


choices = together(
    click.option(
        "--makefile",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_makefile,
        help=_("Print the path of make rules for batch jobs (include them) and exit."),
    ),
    click.option(
        "--batch-words",
        is_flag=True,
        is_eager=True,
        hidden=True,
        expose_value=False,
        callback=_print_words,
        help=_("Print the words of batch jobs for the shell and exit."),
    ),
)


def words() -> str:
    """What the scripts say, as assignments of a POSIX shell; %s stands for what they fill in.

    The scripts have no catalogue of messages to ask.
    """
    from shlex import quote

    said = {
        "said_tables": _("tables"),
        "said_cards": _("cards"),
        "said_exact": _("exact"),
        "said_rounded": _("rounded"),
        "said_fail": _("fail"),
        "said_unverifiable": _("unverifiable"),
        "said_errors": _("errors"),
        "said_warnings": _("warnings"),
        "said_remarks": _("remarks"),
        "said_document": _("document"),
        "said_total": _("%s read, %s not read"),
        "said_columns": _(
            "(tables, cards; relations by status; findings by severity; a line a disclosure: %s)"
        ),
        "said_others": _("not looked at: %s files that are not called *.txt"),
        "said_gone": _("the disclosure is gone, not its result: %s"),
        "said_unnamed": _("not audited, a line break in the name (shown as ?):"),
        "said_unread": _("cannot be read:"),
        "said_left": _(", about %s min %s s left"),
        "said_ended": _("%s: yx-audit ended with status %s"),
    }
    return "".join(f"{name}={quote(text)}\n" for name, text in said.items())
