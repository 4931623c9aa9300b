"""Tables in markup: Markdown pipe tables, and HTML tables left in text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from yxtools.limits import MOST_COLUMNS, Allowance
from yxtools.split import stacked
from yxtools.split.model import Line, Region, Row

# The line that separates a Markdown table's head from its body: |---|:--:|.
_RULE = re.compile(r"\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)*+\|?\s*")

# A pipe that is not escaped.
_PIPE = re.compile(r"(?<!\\)\|")

# Where an HTML table starts.
_OPEN = re.compile(r"<table\b", re.IGNORECASE)

# A tag, a comment or a declaration, perhaps cut short by the next or by the end of the line; what opens
# otherwise (<设备>) is text.
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*+(?:>|(?=<)|$)")

# A tag cut short: html.parser makes one of it and the next, and which one depends on its version.
_CUT = re.compile(r"</?[A-Za-z][^<>]*+(?=<|$)")

_WIDEST_SPAN = 200


def regions(lines: Sequence[Line]) -> list[Region]:
    """The Markdown and HTML tables among `lines`."""
    return [*_markdown(lines), *_html(lines)]


def rule(text: str) -> bool:
    """Whether a line is the rule below a Markdown head."""
    return "-" in text and "|" in text and bool(_RULE.fullmatch(text.strip()))


def _markdown(lines: Sequence[Line]) -> Iterator[Region]:
    run: list[Line] = []
    for line in lines:
        text = line.text.strip()
        piped = text.startswith("|") and len(_PIPE.findall(text)) >= 2
        if piped and (not run or run[-1].number == line.number - 1):
            run.append(line)
            continue
        yield from _piped(run)
        run = [line] if piped else []
    yield from _piped(run)


def _piped(run: Sequence[Line]) -> Iterator[Region]:
    """The table of a run of piped lines; one line alone, or rules alone, are none."""
    rows, markup = [], []
    for line in run:
        text = line.text.strip()
        if rule(text):
            markup.append((line.number, text))
            continue
        inner = text[1:-1] if text.endswith("|") and not text.endswith("\\|") else text[1:]
        markup.append((line.number, "|" * (len(text) - len(inner) + len(_PIPE.findall(inner)))))
        cells = [cell.strip() for cell in _PIPE.split(inner)]
        rows += [Row(line.number, one, (line.number,)) for one in stacked.rows(cells)]
    if rows and len(run) > 1:
        yield Region("markdown", run[0].number, run[-1].number, tuple(rows), markup=tuple(markup))


def _html(lines: Sequence[Line]) -> Iterator[Region]:
    parser: _Tables | None = None
    for line in lines:
        if parser is None and _OPEN.search(line.text):
            parser = _Tables()
        if parser is None:
            continue
        parser.read(line)
        if not parser.open:
            yield from parser.regions()
            parser = None


class _Tables(HTMLParser):
    """Collects the cells of tables with their spans, and the text between tables; tags are markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = False
        self._line = Line(0, "", 1)
        self._tables: list[list[list[tuple[str, int, int, int]]]] = []
        self._lines: list[list[int]] = []
        self._outside: list[list[Line]] = [[]]
        self._markup: list[tuple[int, str]] = []
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._start = 0

    def read(self, line: Line) -> None:
        """Reads one line; `open` then says whether a table goes on below it."""
        self._line = line
        self._markup += [(line.number, tag) for tag in _TAG.findall(line.text)]
        self.feed(_CUT.sub(r"\g<0>>", line.text) + "\n")
        if self.open:
            self._lines[-1].append(line.number)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end()
            self.open = True
            self._tables.append([])
            self._lines.append([self._line.number])
            self._outside.append([])
        elif tag == "tr" and self.open:
            self._end()
            self._tables[-1].append([])
        elif tag in ("td", "th") and self.open:
            self._end()
            given = dict(attrs)
            self._span = (_number(given.get("colspan")), _number(given.get("rowspan")))
            self._cell, self._start = [], self._line.number

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end()
        if tag == "table" and self.open:
            self.open = False
            self._lines[-1].append(self._line.number)

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
            return
        # a caption inside a table is printed above it
        place = self._outside[-2] if self.open else self._outside[-1]
        place += [Line(self._line.number, text, self._line.page) for text in data.split("\n") if text.strip()]

    def _end(self) -> None:
        if self._cell is None or not self._tables:
            return
        if not self._tables[-1]:
            self._tables[-1].append([])
        self._tables[-1][-1].append(("".join(self._cell).strip(), *self._span, self._start))
        self._cell = None

    def regions(self) -> Iterator[Region]:
        """The tables read; the text around them goes to the first below it, what follows the last to that."""
        last = len(self._tables) - 1
        above: list[Line] = []
        skipped: list[int] = []
        for at, (rows, own) in enumerate(zip(map(_rows, self._tables), self._lines, strict=True)):
            above += self._outside[at]
            lines = [*skipped, *own]
            skipped = [] if rows else lines
            if not rows and at < last:
                continue
            after = tuple(self._outside[at + 1]) if at == last else ()
            markup = tuple(self._markup) if at == last else ()
            yield Region("html", min(lines), max(lines), rows, tuple(above), after, markup)
            above = []


def _rows(printed_rows: Sequence[Sequence[tuple[str, int, int, int]]]) -> tuple[Row, ...]:
    """The rows of a table, every merged cell printed once in its first place, blanks in the others."""
    held: dict[int, int] = {}
    rows = []
    allowance = Allowance()  # spans make many cells of little text
    for printed in printed_rows:
        cells: list[str] = []
        for text, across, down, _ in printed[:MOST_COLUMNS]:
            _continue(cells, held)
            for column in range(len(cells), len(cells) + across):
                held[column] = down - 1
            cells += [text] + [""] * (across - 1)
        _continue(cells, held)
        if printed:
            allowance.take(max(len(cells), len(printed)), printed[0][3])
            lines = tuple(sorted({start for *_, start in printed}))
            rows += [Row(lines[0], one, lines) for one in stacked.rows(cells)]
    return tuple(rows)


def _continue(cells: list[str], held: dict[int, int]) -> None:
    """Blanks for the cells that reach down from rows above."""
    while held.get(len(cells), 0):
        held[len(cells)] -= 1
        cells.append("")


def _number(text: str | None) -> int:
    # no more digits than tell it from the widest: int() refuses thousands of them
    digits = text.lstrip("0")[:4] if text and text.isascii() and text.isdigit() else ""
    return min(int(digits), _WIDEST_SPAN) if digits else 1
