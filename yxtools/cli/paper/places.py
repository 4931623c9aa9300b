"""Where on its line a figure stands: records name the line of a figure, a reader wants to see it marked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yxtools.cli.paper.disclosure import Disclosure

CELL_LINES = 30
"""Lines after the first that a row printed a cell a line may have; it ends at an empty line."""

LAST_NUMBER = re.compile(r"(?<!\d)\d+(?=\D*$)")
"""Orders the figures of a line: the column of `t5.r3.c2`, the offset of `p21.30`, the index of `c504.f0`."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a line, `end` not included."""

    line: int
    start: int
    end: int


def places(disclosure: Disclosure) -> dict[str, Span]:
    """The places of the figures by their `ref`, for all figures on lines that a failing check names.

    A figure that prints twice on a line is told from the other by its order: the figures of a table row, and
    the statements of a line, are looked for from left to right.
    """
    if not disclosure.lines:
        return {}
    found: dict[str, Span] = {}
    for (line, _), figures in _printed(disclosure).items():
        found.update(_along(disclosure.lines, line, sorted(figures.items(), key=_order)))
    return found


def _printed(disclosure: Disclosure) -> dict[tuple[int, str], dict[str, str]]:
    """The printed figures by ref, for each line and each table, text or card on it."""
    cited = {operand["line"] for check in disclosure.checks.values() for operand in check["operands"]}
    printed: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    for ref, line, raw in _figures(disclosure):
        if line in cited and raw:
            printed[line, ref.partition(".")[0]][ref] = raw
    return printed


def _figures(disclosure: Disclosure) -> Iterator[tuple[str, int, str]]:
    for table in disclosure.tables:
        for row in table["rows"]:
            for cell in row["cells"]:
                yield f"{table['id']}.r{row['index']}.c{cell['column']}", row["line"], cell["raw"]
    for record in (*disclosure.claims, *disclosure.checks.values()):
        for figure in record.get("figures") or record.get("operands") or ():
            yield figure["ref"], figure["line"], figure["raw"]


def _order(figure: tuple[str, str]) -> int:
    number = LAST_NUMBER.search(figure[0])
    return int(number[0]) if number else 0


def _along(lines: list[str], line: int, figures: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Span]]:
    """The figures found one after the other; one that does not follow the others, from the start again."""
    at = Span(line, 0, 0)
    for ref, raw in figures:
        span = _find(lines, raw, at) or _find(lines, raw, Span(line, 0, 0))
        if span:
            at = span
            yield ref, span


def _find(lines: list[str], raw: str, after: Span) -> Span | None:
    """The first `raw` behind `after` that is not part of a longer number, in its line or in its row."""
    pattern = re.compile(rf"(?<![\d.,]){re.escape(raw)}(?!\d|[.,]\d)" if raw[0].isdigit() else re.escape(raw))
    start = after.end
    for line in range(after.line, min(after.line + CELL_LINES, len(lines)) + 1):
        if found := pattern.search(lines[line - 1], start):
            return Span(line, *found.span())
        if not lines[line - 1].strip():
            break
        start = 0
    return None
