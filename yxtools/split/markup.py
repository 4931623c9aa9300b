"""Tables in markup: Markdown pipe tables, and HTML tables left in text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from yxtools.split.model import Line, Region, Row

# The line that separates a Markdown table's head from its body: |---|:--:|.
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")

# A pipe that is not escaped.
_PIPE = re.compile(r"(?<!\\)\|")

# Where an HTML table starts and ends.
_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)

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
    rows = []
    for line in run:
        if rule(line.text):
            continue
        inner = line.text.strip()[1:]
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        rows.append(Row(line.number, tuple(cell.strip() for cell in _PIPE.split(inner)), (line.number,)))
    if rows and len(run) > 1:
        yield Region("markdown", run[0].number, run[-1].number, tuple(rows))


def _html(lines: Sequence[Line]) -> Iterator[Region]:
    run: list[Line] = []
    for line in lines:
        if not run and not _OPEN.search(line.text):
            continue
        run.append(line)
        if _CLOSE.search(line.text):
            region = _parsed(run)
            if region.rows:
                yield region
            run = []


def _parsed(run: Sequence[Line]) -> Region:
    parser = _Table(run[0].number)
    for line in run:
        parser.number = line.number
        parser.feed(line.text + "\n")
    parser.close()
    return Region("html", run[0].number, run[-1].number, tuple(parser.rows()))


class _Table(HTMLParser):
    """Collects cells with their spans; merged cells leave blanks, as in the other layouts."""

    def __init__(self, number: int) -> None:
        super().__init__(convert_charrefs=True)
        self.number = number
        self._rows: list[list[tuple[str, int, int, int]]] = []
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._start = number

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end()
            self._rows.append([])
        elif tag in ("td", "th"):
            self._end()
            given = dict(attrs)
            self._span = (_number(given.get("colspan")), _number(given.get("rowspan")))
            self._cell, self._start = [], self.number

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end(self) -> None:
        if self._cell is None:
            return
        if not self._rows:
            self._rows.append([])
        text = "".join(self._cell).strip()
        self._rows[-1].append((text, *self._span, self._start))
        self._cell = None

    def rows(self) -> Iterator[Row]:
        """The rows, every merged cell printed once in its first place, blanks in the others."""
        held: dict[int, int] = {}
        for printed in self._rows:
            cells: list[str] = []
            for text, across, down, _ in printed:
                while held.get(len(cells), 0):
                    held[len(cells)] -= 1
                    cells.append("")
                for column in range(len(cells), len(cells) + across):
                    held[column] = down - 1
                cells += [text] + [""] * (across - 1)
            while held.get(len(cells), 0):
                held[len(cells)] -= 1
                cells.append("")
            if printed:
                lines = tuple(sorted({start for *_, start in printed}))
                yield Row(lines[0], tuple(cells), lines)


def _number(text: str | None) -> int:
    return min(int(text), _WIDEST_SPAN) if text and text.isdigit() and int(text) > 0 else 1
