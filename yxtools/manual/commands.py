"""A page of section 1 for every command, from its options as --help shows them."""

from importlib import import_module
from pkgutil import iter_modules

import click

from yxtools import __version__, cli
from yxtools.cli.help import grouped
from yxtools.language import _
from yxtools.limits import limits
from yxtools.manual import roff
from yxtools.manual.examples import examples

RECORDS = "yxtools-records"
"""The page of the record formats."""


def commands() -> list[click.Command]:
    """Every command there is, by name."""
    modules = (import_module(f"{cli.__name__}.{module.name}") for module in iter_modules(cli.__path__))
    found = (getattr(module, "command", None) for module in modules)
    return sorted((one for one in found if isinstance(one, click.Command)), key=name)


def name(command: click.Command) -> str:
    """What the command is called on the command line."""
    assert command.name is not None
    return command.name


def page(command: click.Command) -> str:
    """The page of a command. Its words are those of the language spoken when the command was imported."""
    context = click.Context(command, info_name=name(command))
    about = command.help or ""
    others = [f"{name(other)}(1)" for other in commands() if other is not command]
    shown = [
        roff.head(name(command), 1, __version__),
        roff.section(_("NAME"), f"{roff.text(name(command))} \\- {roff.text(_summary(about))}\n"),
        roff.section(_("SYNOPSIS"), _synopsis(command, context)),
        roff.section(_("DESCRIPTION"), roff.paragraphs(f"{about}\n\n{limits()}")),
        roff.section(_("OPTIONS"), *(_group(*group) for group in grouped(command, context))),
        roff.section(_("EXIT STATUS"), roff.paragraphs(command.epilog or "")),
        roff.section(_("ENVIRONMENT"), roff.entries(_environment())),
        *_examples(command),
        roff.section(_("SEE ALSO"), roff.text(", ".join([*others, f"{RECORDS}(5)"])) + "\n"),
    ]
    return "".join(shown)


def _summary(about: str) -> str:
    """The first sentence, as whatis(1) shows it: without its full stop."""
    sentence = about.split("\n\n")[0].split(". ")[0].split("。")[0]
    return sentence.strip().removesuffix(".")


def _synopsis(command: click.Command, context: click.Context) -> str:
    pieces = " ".join(command.collect_usage_pieces(context))
    return f"\\fB{roff.text(name(command))}\\fR {roff.text(pieces)}\n"


def _group(heading: str, options: list[tuple[str, str]]) -> str:
    return roff.subsection(heading, roff.entries(options))


def _environment() -> list[tuple[str, str]]:
    return [
        (
            "LC_ALL, LC_MESSAGES, LANG, LANGUAGE",
            _("The language of messages and help, Chinese or English, unless --lang names it."),
        ),
        ("NO_COLOR", _("If set, nothing is coloured unless --color=always asks for it.")),
        ("YX_DEBUG", _("If set, an internal error shows where it happened.")),
    ]


def _examples(command: click.Command) -> list[str]:
    found = examples(name(command))
    if not found:
        return []
    shown = (roff.paragraphs(what) + roff.example(line) for what, line in found)
    return [roff.section(_("EXAMPLES"), ".PP\n".join(shown))]
