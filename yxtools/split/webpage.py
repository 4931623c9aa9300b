"""A web page, or text that a converter left tags in, as the lines its reader sees.

Tags of blocks end lines, other tags vanish, entities are decoded, scripts and styles are dropped; tables keep
their markup for the reader of tables. One line of the input may make many lines and many may make one, so
the lines made are numbered anew, and the records read from them are traced back to the lines printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from yxtools.split.model import Line
from yxtools.split.noise import Noise

# Elements whose tags end a line.
_BLOCKS = frozenset(
    "address article aside blockquote body br center dd div dl dt fieldset figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section select title ul".split()
)

# Elements of a table: markup where a table is open, ends of lines elsewhere.
_TABLE = frozenset("table caption colgroup col thead tbody tfoot tr td th".split())

# Elements whose tags stand inside a line.
_INLINE = frozenset(
    "a abbr acronym b big bookmark button cite code del dfn em font i iframe img input ins kbd label link"
    " mark meta noscript object param q s samp small span strike strong sub sup svg tt u var wbr".split()
)

# Elements dropped with what they hold.
_DROPPED = frozenset({"script", "style", "head", "template"})

# A tag (of HTML, or of a vocabulary of its own: <o:p>), the opening of a comment, or a declaration.
_TAG = re.compile(r"<!--|<[!?][^<>]*>|<(/?)([A-Za-z][A-Za-z0-9]*(?::[A-Za-z]+)?)(?![A-Za-z0-9:])[^<>]*>")

# What only a whole page has: its source is broken into lines and indented as its writer liked.
_WHOLE = re.compile(r"</?(?:html|body)\b|<!doctype html", re.IGNORECASE)

# The end of a paragraph: where paragraphs are closed, a break of the source inside one is no end of a line.
_CLOSED = re.compile(r"</p\s*>", re.IGNORECASE)

# A tag of a table.
_TABLE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_TABLE))})\b[^<>]*>", re.IGNORECASE)

# Blanks and breaks that a page shows as one blank.
_BLANKS = re.compile(r"[ \t\r\n]+")

# What an entity must not decode to: the markup of a table.
_OPENS = re.compile(r"<[A-Za-z/!?]")


@dataclass(slots=True)
class Page:
    """The lines as a reader sees them, numbered from 1."""

    lines: list[Line] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)  # the printed line that each of them begins on
    noise: list[Noise] = field(default_factory=list)  # by printed lines


def unfolded(lines: Sequence[Line]) -> Page:
    """The lines of a text with tags as its reader sees them."""
    tagged = [line.text for line in lines if "<" in line.text]
    reader = _Reader(any(map(_WHOLE.search, tagged)), any(map(_CLOSED.search, tagged)))
    for line in lines:
        reader.read(line)
    reader.end_line()
    return reader.page


def traced(record: Mapping[str, Any], origins: Sequence[int]) -> dict[str, Any]:
    """A record of the lines made, with the numbers of the lines printed."""
    return {key: _traced(key, value, origins) for key, value in record.items()}


def _traced(key: str, value: Any, origins: Sequence[int]) -> Any:
    if isinstance(value, dict):
        return traced(value, origins)
    if key in ("line", "end_line", "lines") and isinstance(value, int):
        return origins[value - 1] if value else 0
    if key == "lines":
        return [origins[number - 1] for number in value]
    if isinstance(value, list):
        return [traced(one, origins) if isinstance(one, dict) else one for one in value]
    return value


class _Reader:
    """Reads printed lines one by one; tags and dropped elements may reach over several."""

    def __init__(self, whole: bool, closed: bool) -> None:
        self.page = Page()
        self._whole, self._closed = whole, closed
        self._text: list[str] = []
        self._line = self._begun = Line(0, "", 1)
        self._in_table = False
        self._table = 0  # the first line of the open table
        self._in_block = False
        self._as_printed = False  # in <pre>
        self._in_row = False  # of a table of pipes or tabs: a break stands in a cell
        self._until: str | None = None  # what ends the comment or element being dropped
        self._cut = ""  # a tag that goes on in the next line

    def read(self, line: Line) -> None:
        """Reads one line."""
        self._line = line
        text, self._cut = f"{self._cut} {line.text}" if self._cut else line.text, ""
        opened = text.rfind("<")
        if self._until is None and _goes_on(text, opened) and len(text) < _LONGEST_TAG:
            text, self._cut = text[:opened], text[opened:]
        self._in_row = text.lstrip()[:1] == "|" or not self._whole and "\t" in text.strip()
        for piece in self._kept(text):
            self._text.append(piece)
            if len(self._text) == 1:
                self._begun = line
        if self._cut:
            return
        folded = self._whole or self._closed and self._in_block
        if self._in_table or self._as_printed or not folded:
            self.end_line(printed=not text.strip() or bool(self._text))
        elif self._text and self._text[-1].strip()[-1:].isascii():
            self._text.append(" ")

    def end_line(self, printed: bool = False) -> None:
        """Ends a line of text; without any text only where a blank line is `printed`."""
        text = "".join(self._text)
        self._text = []
        if not text.strip() and not printed:
            return
        if not self._in_table:
            shown = text if self._as_printed or not self._whole else _BLANKS.sub(" ", text).strip(" ")
            text = _decoded(shown)
        at = self._begun if text.strip() else self._line
        self.page.lines.append(Line(len(self.page.lines) + 1, text, at.page))
        self.page.origins.append(at.number)

    def _kept(self, text: str) -> Iterator[str]:
        """The pieces of `text` that are read on, in a line with what stands before them."""
        place = 0
        while place < len(text):
            if self._until is not None:
                place = self._dropped(text, place)
                continue
            tag = _TAG.search(text, place)
            if tag is None:
                yield text[place:]
                return
            if tag.start() > place:
                yield text[place : tag.start()]
            place = tag.end()
            yield from self._tag(tag)

    def _dropped(self, text: str, place: int) -> int:
        """Sets aside what is dropped; returns the place behind it."""
        assert self._until is not None
        end = text.lower().find(self._until, place)
        behind = len(text) if end < 0 else end + len(self._until)
        if text[place:behind].strip():
            self._aside("not shown", text[place:behind].strip())
        if end >= 0:
            self._until = None
        return behind

    def _tag(self, tag: re.Match[str]) -> Iterator[str]:
        """What a tag leaves in the line: itself where it marks a table up or is none of HTML."""
        closing, name = tag.group(1), (tag.group(2) or "").lower()
        if name in _TABLE and (self._in_table or name == "table" and not closing):
            yield from self._of_table(tag.group(), name, bool(closing))
            return
        if name in _BLOCKS or name in _TABLE:
            if not (self._in_table or self._in_row):
                self.end_line()
                self._as_printed = name == "pre" and not closing or name == "br" and self._as_printed
                self._in_block = not closing and name not in ("br", "hr", "body", "html")
            else:
                yield _BREAK
        elif name in _DROPPED and not closing:
            self._until = f"</{name}>"
        elif tag.group() == "<!--":
            self._until = "-->"
        elif name and name not in _INLINE and name not in _DROPPED and ":" not in name:
            yield tag.group()
            return
        self._aside("markup", tag.group())

    def _of_table(self, text: str, name: str, closing: bool) -> Iterator[str]:
        """The tag of a table; a table stands on lines of its own."""
        if name == "table" and not closing:
            self.end_line()
            if self._in_table:
                self._lay_out()
            self._in_table, self._table = True, len(self.page.lines)
        yield text
        if name == "table" and closing:
            self.end_line()
            self._in_table = self._in_block = False

    def _lay_out(self) -> None:
        """Takes the tags off a table that another begins in: it only places what the page shows."""
        lines, origins = self.page.lines[self._table :], self.page.origins[self._table :]
        if sum(line.text.lower().count("</tr") for line in lines) > _LAYOUT_ROWS:
            return
        del self.page.lines[self._table :], self.page.origins[self._table :]
        self._in_table, now = False, self._line
        for line, origin in zip(lines, origins, strict=True):
            self._line = self._begun = line._replace(number=origin)
            for tag in _TABLE_TAG.findall(line.text):
                self._aside("markup", tag)
            for piece in _TABLE_TAG.sub(_BREAK, line.text).split(_BREAK):
                self._text = [piece]
                self.end_line()
        self._line = now

    def _aside(self, kind: str, text: str) -> None:
        self.page.noise.append(Noise(kind, text, (self._line.number,)))


# Where a block ends inside a cell: what it parts are lines of their own, figures above all.
_BREAK = "\n"

# A table that only places others has no more rows before the first of them.
_LAYOUT_ROWS = 3

# No tag is longer: a lone < with none behind it opens none.
_LONGEST_TAG = 4000


def _goes_on(text: str, opened: int) -> bool:
    """Whether the last < of a line opens a tag that the line does not end."""
    return opened >= 0 and text[opened + 1 : opened + 2].isalpha() and ">" not in text[opened:]


def _decoded(text: str) -> str:
    """The text with its entities decoded, but for those that would open a tag."""
    plain = unescape(text) if "&" in text else text
    return text if _OPENS.search(plain) and not _OPENS.search(text) else plain
