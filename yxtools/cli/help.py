"""--help: options in groups, for a terminal on which Chinese takes two columns a character."""

from collections.abc import Iterable, Iterator

import click

from yxtools.cli.layout import width, wrapped
from yxtools.language import _

TERMS = 32
"""Columns that an option may take before its text begins below it."""

INPUT = frozenset("jsonl files_from null doc taxonomy by contacts".split())
SELECTION = frozenset(
    "findings checks why rules statuses severities tolerance funds measures levels least percent top "
    "everything".split()
)
OUTPUT = frozenset("form color facts unread tree explain keep".split())
"""The options by what they are about, as their parameters are called; all others are general."""


class Formatter(click.HelpFormatter):
    """Breaks and aligns lines by the columns they take."""

    def write_heading(self, heading: str) -> None:
        self.write(" " * self.current_indent + _("{heading}:").format(heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        paragraphs = [
            "\n".join(indent + line for line in wrapped(" ".join(one.split()), self.width - len(indent)))
            for one in text.split("\n\n")
        ]
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = TERMS, col_spacing: int = 2) -> None:
        indent = " " * self.current_indent
        rows = list(rows)
        column = min(max(width(term) for term, _text in rows), col_max - self.current_indent) + col_spacing
        for term, text in rows:
            beside = width(term) + col_spacing <= column
            lines = wrapped(text, self.width - len(indent) - column)
            if beside:
                self.write(indent + term + " " * (column - width(term)) + lines.pop(0) + "\n")
            else:
                self.write(indent + term + "\n")
            for line in lines:
                self.write(indent + " " * column + line + "\n")


class Context(click.Context):
    """Has help written by the formatter above."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose --help shows its options in groups."""

    context_class = Context

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, records in grouped(self, ctx):
            with formatter.section(heading):
                formatter.write_dl(records)


def grouped(command: click.Command, context: click.Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The options of a command in groups: the heading, and of each option its form and what it does.

    Arguments have a name only: what is said of the command says what they are.
    """
    groups: dict[str, list[tuple[str, str]]] = {
        heading: [] for heading in (_("Input"), _("Selection"), _("Output"), _("General"))
    }
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            groups[_group(parameter.name or "")].append(record)
    yield from ((heading, records) for heading, records in groups.items() if records)


def _group(name: str) -> str:
    if name in INPUT:
        return _("Input")
    if name in SELECTION:
        return _("Selection")
    return _("Output") if name in OUTPUT else _("General")
