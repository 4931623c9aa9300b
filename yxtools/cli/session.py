"""One run of a command: the files it opens, what it complains about, the records it writes."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from yxtools.cli import memory
from yxtools.cli.formats import View, Writer, writer
from yxtools.cli.launch import OK, TROUBLE
from yxtools.cli.text import complain, file_name, reason
from yxtools.errors import InputError, YxError
from yxtools.language import _
from yxtools.stream import Line, Record, documents, read_records

STDIN = "-"

Step = Callable[[Iterable[Record]], Iterable[Record]]
"""What makes further records of those of a document."""


class Session:
    """What the options that every command has amount to, and whether anything went wrong so far."""

    def __init__(
        self, command: str, *, form: str | None, color: str, validate: bool, keep_going: bool
    ) -> None:
        self.command = command
        self._asked = form
        self.form = form or ("table" if is_terminal(sys.stdout) else "jsonl")
        on_terminal = is_terminal(sys.stdout) and not os.environ.get("NO_COLOR")
        self.color = color == "always" or (color == "auto" and on_terminal)
        self.validate = validate
        self.keep_going = keep_going
        self.status = OK

    def report(self, error: InputError) -> None:
        """Raise `error`, or under --keep-going say it, remember that there was trouble, and go on."""
        if not self.keep_going:
            raise error
        self.status = TROUBLE
        self.say(error)

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Report what is wrong with a document that is worked on within; the next one may be sound."""
        try:
            yield
        except InputError as error:
            self.report(error)

    def say(self, message: YxError | str) -> None:
        """One line on stderr."""
        complain(message, self.command)

    def documents(self, files: Sequence[str]) -> Iterator[list[Line]]:
        """The records of the files (standard input if there are none), one document after another."""
        lines = (line for path in files_or_stdin(files) for line in self._records(path))
        for document in documents(lines, self.report):
            memory.tidy()
            yield document

    def filter(self, step: Step, files: Sequence[str], view: View) -> int:
        """Write what `step` makes of every document of the files; the exit status of it all."""
        out = self.writer(view)
        for document in self.documents(files):
            with self.reporting():
                for record in self.checked(apply(step, document)):
                    out.write(record)
            out.end_document()
        return self.status

    def writer(self, view: View, default: str | None = None) -> Writer:
        """Where the records go: standard output, in the format asked for, or else in that of `default`."""
        return writer(self._asked or default or self.form, view, self.output(), color=self.color)

    def output(self) -> BinaryIO:
        """The bytes of standard output. Raises YxError if it is closed."""
        if sys.stdout is None:
            raise YxError(_("standard output is closed"))
        out: BinaryIO = sys.stdout.buffer
        if isinstance(out, io.RawIOBase):
            # PYTHONUNBUFFERED takes the buffer away, and with it the promise that a write is a whole one
            out = open(out.fileno(), "wb", closefd=False)
        return out

    def checked(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records on their way out, each checked against its schema under --validate."""
        for record in records:
            if self.validate:
                from yxtools.schema import validate

                for message in validate(record):
                    broken = _("a record made here breaks its schema: {id}: {what}")
                    raise YxError(broken.format(id=record.get("id"), what=message))
            yield record

    def _records(self, path: str) -> Iterator[Line]:
        try:
            with opened(path) as stream:
                for line in read_records(stream, shown(path), self.report):
                    if self.validate and (broken := _broken(line)):
                        self.report(broken)
                    else:
                        yield line
        except OSError as error:
            self.report(InputError(reason(error), file=shown(path)))


def apply(step: Step, document: list[Line]) -> list[Record]:
    """What `step` makes of the records of a document.

    A record that breaks its schema makes any step stumble: then InputError says which record is to blame.
    """
    try:
        return list(step([line.record for line in document]))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        for broken in filter(None, map(_broken, document)):
            raise broken from error
        raise


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for `-`. Raises OSError, or YxError if that is closed."""
    if path != STDIN:
        with open(path, "rb") as stream:
            yield stream
    elif sys.stdin is None:
        raise YxError(_("standard input is closed"))
    else:
        yield sys.stdin.buffer


def files_or_stdin(files: Sequence[str]) -> Sequence[str]:
    """The files named, or standard input, unless that is a terminal: nobody meant that without `-`."""
    if not files and is_terminal(sys.stdin):
        raise YxError(_("no input: name a file or pipe one in (--help shows how; - reads what you type)"))
    return files or (STDIN,)


def shown(path: str) -> str:
    """The name of an input in records and messages."""
    return "stdin" if path == STDIN else file_name(path)


def is_terminal(stream: Any) -> bool:
    """Whether `stream` is open and a terminal."""
    return stream is not None and stream.isatty()


def _broken(line: Line) -> InputError | None:
    from yxtools.schema import validate

    messages = validate(line.record)
    return line.error(messages[0]) if messages else None
