"""Text made fit for a terminal, and the one place that writes to stderr."""

import errno
import os

from yxtools.errors import YxError
from yxtools.language import _, later
from yxtools.patterns import lazy_pattern

# What could move the cursor, hide text or break a line: C0 and C1 controls, line and paragraph separators,
# marks that turn the direction of writing, and surrogates (bytes of a file name that are no UTF-8).
UNSAFE = lazy_pattern(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
BREAKS = lazy_pattern(r"[\t\n\v\f\r\x85\u2028\u2029]+")

# What the system says in its own language, said in the reader's.
REASONS = {
    errno.ENOENT: later("No such file or directory"),
    errno.EISDIR: later("Is a directory"),
    errno.EACCES: later("Permission denied"),
    errno.ENOSPC: later("No space left on device"),
}


def one_line(text: str) -> str:
    """`text` on one line, with everything unsafe shown escaped: nothing of a file's name is lost."""
    return UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def harmless(text: str) -> str:
    """`text` on one line for reading: line breaks and tabs become blanks, all else unsafe is dropped."""
    return UNSAFE.sub("", BREAKS.sub(" ", text))


def file_name(path: str) -> str:
    """A path as records name it: any bytes, also those that are no UTF-8, become text that JSON can hold."""
    return os.fsencode(path).decode("utf-8", "replace")


def reason(error: OSError) -> str:
    """Why the system refused."""
    known = REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)


def complain(error: YxError | str, command: str) -> None:
    """One line on stderr: an error that knows its file stands alone (`file:line: what`)."""
    import click

    line = one_line(str(error))
    click.echo(line if getattr(error, "file", None) else f"{command}: {line}", err=True)
