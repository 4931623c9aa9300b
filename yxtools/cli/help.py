"""--help for a terminal on which Chinese takes two columns a character: click counts characters."""

from collections.abc import Iterable

import click

from yxtools.cli.layout import width, wrapped
from yxtools.language import _

TERMS = 32
"""Columns that an option may take before its text begins below it."""


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
    formatter_class = Formatter


class Command(click.Command):
    context_class = Context
