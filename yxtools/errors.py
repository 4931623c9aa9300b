"""What can be wrong with the input or the taxonomy: said in one line, exit status 2, never a traceback."""

from yxtools.language import _


class YxError(Exception):
    """Something the user can put right; its text is the line that goes to stderr."""


class InputError(YxError):
    """Input that cannot be read: `what` is wrong, in which `file`, on which `line` (1-based), where known."""

    def __init__(self, what: str, *, file: str | None = None, line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.file = file
        self.line = line

    def within(self, file: str) -> "InputError":
        """The same error, naming the file it was found in unless it names one already."""
        return InputError(self.what, file=self.file or file, line=self.line)

    def __str__(self) -> str:
        place = [] if self.file is None else [self.file]
        if self.line is not None:
            place.append(str(self.line) if place else _("line {line}").format(line=self.line))
        return ": ".join([":".join(place), self.what] if place else [self.what])


class TaxonomyError(YxError):
    """A taxonomy that cannot be used: its `file`, the dotted `key` in it (where known), `what` is wrong."""

    def __init__(self, file: str, key: str | None, what: str) -> None:
        super().__init__(file, key, what)
        self.file = file
        self.key = key
        self.what = what

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.what) if part)
