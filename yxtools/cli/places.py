"""Where on its line a figure stands: records name the line of a figure, a reader wants to see it marked."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from yxtools.stream import Record

CELL_LINES = 30
"""Lines after the first that a row printed a cell a line may have; it ends at an empty line."""

LAST_NUMBER = re.compile(r"(?<!\d)\d+(?=\D*$)")
"""Orders the figures of a line: the column of `t5.r3.c2`, the offset of `p21.30`, the index of `c504.f0`."""

WRAP = r"(?:[ \t\u3000]*\n[ \t\u3000]*)?"
"""What may part two characters of a figure: the end of a line, with the blanks around it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a line, `end` not included."""

    line: int
    start: int
    end: int


Place = tuple[Span, ...]
"""Where a figure stands: a piece of a line, or of two if the end of a line parts it."""


def places(lines: Sequence[str], records: Iterable[Record], checks: Collection[Record]) -> dict[str, Place]:
    """The places of figures by their `ref`, for all figures on the lines that `checks` name.

    `records` are the tables and claims that print them. A figure that prints twice on a line is told from the
    other by its order: the figures of a table row, and the statements of a line, are looked for from left to
    right.
    """
    if not lines:
        return {}
    found: dict[str, Place] = {}
    for (line, _), figures in _printed(records, checks).items():
        found.update(_along(lines, line, sorted(figures.items(), key=_order)))
    return found


def own_operands(check: Record) -> list[Record]:
    """The operands of a check that its document prints; of a comparison some are another's."""
    return [operand for operand in check["operands"] if "file" not in operand]


def _printed(records: Iterable[Record], checks: Collection[Record]) -> dict[tuple[int, str], dict[str, str]]:
    """The printed figures by ref, for each line and each table, text or card on it."""
    cited = {operand["line"] for check in checks for operand in own_operands(check)}
    printed: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    for ref, line, raw in (figure for record in (*records, *checks) for figure in _figures(record)):
        if line in cited and raw:
            printed[line, ref.partition(".")[0]][ref] = raw
    return printed


def _figures(record: Record) -> Iterator[tuple[str, int, str]]:
    """The figures of a table, a claim or a check: ref, line and printed text."""
    if record["type"] == "table":
        for row in record["rows"]:
            for cell in row["cells"]:
                yield f"{record['id']}.r{row['index']}.c{cell['column']}", row["line"], cell["raw"]
    else:
        for figure in own_operands(record) if record["type"] == "check" else record["figures"]:
            yield figure["ref"], figure["line"], figure["raw"]


def _order(figure: tuple[str, str]) -> int:
    number = LAST_NUMBER.search(figure[0])
    return int(number[0]) if number else 0


def _along(
    lines: Sequence[str], line: int, figures: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, Place]]:
    """The figures found one after the other; one that does not follow the others, from the start again."""
    at = Span(line, 0, 0)
    for ref, raw in figures:
        place = _find(lines, raw, at) or _find(lines, raw, Span(line, 0, 0))
        if place:
            at = place[-1]
            yield ref, place


def _find(lines: Sequence[str], raw: str, after: Span) -> Place:
    """The first `raw` behind `after` that is not part of a longer number: on its line, parted by the end of
    that line, or in its row; nothing if it is not there.
    """
    pattern = _pattern(raw, re.escape(raw))
    start = after.end
    for line in range(after.line, min(after.line + CELL_LINES, len(lines)) + 1):
        if found := pattern.search(lines[line - 1], start):
            return (Span(line, *found.span()),)
        if not lines[line - 1].strip():
            break
        if line == after.line and (parted := _parted(lines, raw, after)):
            return parted
        start = 0
    return ()


def _parted(lines: Sequence[str], raw: str, after: Span) -> Place:
    """`raw` where it begins on the line of `after` and ends on the next one."""
    if after.line >= len(lines):
        return ()
    first, second = lines[after.line - 1 : after.line + 1]
    found = _pattern(raw, WRAP.join(map(re.escape, raw))).search(f"{first}\n{second}", after.end)
    if not found or not found.start() < len(first) < found.end():
        return ()
    indent = len(second) - len(second.lstrip())
    head = Span(after.line, found.start(), len(first.rstrip()))
    return head, Span(after.line + 1, indent, found.end() - len(first) - 1)


def _pattern(raw: str, escaped: str) -> re.Pattern[str]:
    """Finds a figure that is not part of a longer number; other text wherever it stands."""
    return re.compile(rf"(?<![\d.,]){escaped}(?!\d|[.,]\d)" if raw[0].isdigit() else escaped)
