"""The body of an aligned table: lines of cells, wrapped names joined, as rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from yxtools.split.aligned.header import join_text
from yxtools.split.aligned.tokens import INTEGER
from yxtools.text import width

# What opens a label and never stands at the head of a wrapped line: 一、 （一） 1. ① 其中：
ENUMERATED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}(?:[、．]|[.](?!\d))|[①-⑳]|其中[:：]"
)
# A code (or a row number) in front of a name; no year, no date.
CODED = re.compile(r"\d{3,12}(?![\d年月.．])|\d{1,3}$")
# What a line break does not part: a number or word, a character with the brackets and stops at it.
UNBREAKABLE = re.compile(r"[0-9A-Za-z.,%]+|[(（《“]*.[)）》”、，。：]*")
# A cell is wrapped over no more lines.
MOST_WRAPPED = 60
_OPENING, _CLOSING = "(（〔【《“[", ")）〕】》”]"


@dataclass(slots=True)
class BodyLine:
    """The cells of one line, by column."""

    index: int
    number: int
    cells: dict[int, str]
    figures: frozenset[int]  # the columns that hold a figure
    reach: dict[int, int]  # how far the cells reach, by column, counted from where the column's cells begin
    totals: frozenset[int] = frozenset()  # the columns that hold the label of a total

    def opens_row(self, column: int) -> bool:
        """Whether the text in a column opens a row: an enumeration, a code, a total."""
        text = self.cells[column]
        return bool(column in self.totals or ENUMERATED.match(text) or CODED.match(text))

    @property
    def opens(self) -> bool:
        """Whether any of its texts opens a row."""
        return any(map(self.opens_row, self.cells))


@dataclass(slots=True)
class BodyRow:
    """A row being put together."""

    anchor: BodyLine
    above: list[BodyLine] = field(default_factory=list)
    below: list[BodyLine] = field(default_factory=list)
    needs: frozenset[int] = frozenset()  # the text columns that are empty beside a figure

    def lines(self) -> list[BodyLine]:
        return [*self.above, self.anchor, *self.below]

    def last(self, column: int) -> BodyLine | None:
        """The last line with a cell in the column."""
        return next((line for line in reversed(self.lines()) if column in line.cells), None)

    def cell(self, column: int) -> str:
        return join_text([line.cells.get(column, "") for line in self.lines()])


@dataclass(frozen=True, slots=True)
class Shape:
    """What the body of a table says of its columns."""

    text: frozenset[int]  # columns of text
    codes: frozenset[int]  # columns of codes, beside the text they belong to
    figures: frozenset[int]  # the other columns
    widest: dict[int, int]  # how far the widest text of every column reaches
    filled: dict[int, int]  # how many texts of a column reach so far, or nearly
    centred: bool = False  # whether figures stand between the lines of wrapped names


def shape(lines: Sequence[BodyLine]) -> Shape:
    """Which columns hold text, which codes, and how wide the text is."""
    words: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    integers: Counter[int] = Counter()
    widest: dict[int, int] = {}
    for line in lines:
        for column, text in line.cells.items():
            if column in line.figures:
                figures[column] += 1
                integers[column] += INTEGER.fullmatch(text) is not None
            else:
                words[column] += 1
                widest[column] = max(widest.get(column, 0), line.reach[column])
    names = frozenset(column for column in words if words[column] > figures[column])
    codes = {
        column for column in figures if column + 1 in names and integers[column] * 10 > figures[column] * 9
    }
    full = {
        (column, text)
        for line in lines
        for column, text in line.cells.items()
        if column in widest and line.reach[column] + 1 >= widest[column]
    }
    filled = Counter(column for column, _ in full)
    known = Shape(names, frozenset(codes), frozenset(figures.keys() - names - codes), widest, filled)
    return replace(known, centred=any(needs(line, known) for line in lines))


def needs(line: BodyLine, known: Shape) -> frozenset[int]:
    """The text columns that are empty although a figure stands to the right of them, or a code to the left.

    If there are any, the other empty text columns may have been wrapped like them and count as well."""
    if line.totals:
        return frozenset()
    if (
        all(INTEGER.fullmatch(line.cells[column]) for column in line.figures - known.codes)
        and len(line.cells) > 2
    ):
        return frozenset()  # a row that numbers the columns
    missing: set[int] = set()
    for figure in line.figures:
        if figure in known.codes:
            if figure + 1 not in line.cells:
                missing.add(figure + 1)
            continue
        column = figure - 1
        while column >= 0 and column not in known.text:
            column -= 1
        while column >= 0 and column in known.text:
            if column not in line.cells:
                missing.add(column)
            column -= 1
    return frozenset(column for column in known.text if column not in line.cells) if missing else frozenset()


def body_rows(lines: Sequence[BodyLine], known: Shape) -> list[BodyRow]:
    """Join the lines of wrapped cells to the line they belong to."""
    rows: list[BodyRow] = []
    waiting: list[BodyLine] = []  # lines that belong to the next row
    for place, line in enumerate(lines):
        if not line.figures:
            following = _next_anchor(lines, place)
            above = rows[-1] if rows and not waiting else None
            owner = _owner(line, above, following, waiting, known)
            if (
                owner == "below"
                and above
                and _ends(line, above, known)
                and not _goes_on(lines, place, following)
            ):
                owner = "above"
            if owner == "own" and _around(lines, place, known):
                owner = "below"
            if owner == "above":
                rows[-1].below.append(line)
                continue
            if owner == "below":
                waiting.append(line)
                continue
        rows.append(BodyRow(line, waiting, needs=needs(line, known)))
        waiting = []
    rows.extend(BodyRow(line) for line in waiting)
    return rows


def _next_anchor(lines: Sequence[BodyLine], place: int) -> BodyLine | None:
    """The next line with a figure, if only a few lines of text stand before it, and none that opens a row."""
    columns = lines[place].cells.keys()
    for line in lines[place + 1 : place + 5]:
        if line.figures:
            return line
        if any(column in columns and line.opens_row(column) for column in line.cells):
            return None
    return None


def _ends(line: BodyLine, above: BodyRow, known: Shape) -> bool:
    """True if a line may be the rest of names that begin beside the figures of the row above."""
    return (
        not above.above
        and line.number - above.lines()[-1].number <= 2
        and not line.opens
        and all(_continued(above, column, text, known) for column, text in line.cells.items())
    )


def _goes_on(lines: Sequence[BodyLine], place: int, anchor: BodyLine | None) -> bool:
    """True if the text of a line goes on below the next line of figures: a name wrapped around them."""
    later = [line for line in lines[place + 1 : place + 6] if anchor is None or line.number > anchor.number]
    return bool(later) and not later[0].figures and bool(later[0].cells.keys() & lines[place].cells.keys())


def _around(lines: Sequence[BodyLine], place: int, known: Shape) -> bool:
    """True if a text is wrapped around the next line, which holds only other cells of its row."""
    if place + 2 >= len(lines):
        return False
    line, middle, after = lines[place : place + 3]
    columns = line.cells.keys()
    return (
        after.number == line.number + 2
        and not after.figures
        and columns.isdisjoint(middle.cells)
        and after.cells.keys() <= columns
        and all(_full(line, after.cells.get(column, ""), column, known) for column in columns)
        and not after.opens
    )


def _owner(
    line: BodyLine,
    above: BodyRow | None,
    following: BodyLine | None,
    waiting: Sequence[BodyLine],
    known: Shape,
) -> str:
    """Whose wrapped cell a line of text is: of the row "above", of the row "below", or a row of its "own"."""
    columns = line.cells.keys()
    if above and columns <= above.anchor.cells.keys() and all(len(text) == 1 for text in line.cells.values()):
        return "above"
    if above and not line.opens and line.number - above.lines()[-1].number <= 2:
        short = len(above.below) < max(1, len(above.above))
        if above.needs and columns <= above.needs and short:
            return "above"
        if len(above.below) < len(above.above) and all(
            _continued(above, column, line.cells[column], known) for column in columns
        ):
            return "above"
    if following and following.number - line.number <= 2 + len(waiting) + 2:
        missing = needs(following, known)
        if missing and columns <= missing and not (waiting and line.opens):
            return "below"
    if above and len(above.below) >= MOST_WRAPPED:
        above = None
    whole = above is not None and 0 < len(above.above) <= len(above.below)
    heads = (
        following is not None
        and following.number - line.number == 1
        and all(column in following.cells for column in columns)
        and all(_full(line, following.cells[column], column, known) for column in columns)
        and not any(map(following.opens_row, columns))
    )
    if heads and (whole or known.centred):
        return "below"
    if above and not line.opens and not whole and line.number - above.lines()[-1].number <= 2:
        if any(_continued(above, column, line.cells[column], known) for column in columns):
            return "above"
    if heads:
        return "below"
    return "own"


def _full(upper: BodyLine, lower: str, column: int, known: Shape) -> bool:
    """True if a cell may be wrapped: what follows does not fit it, as far as the column's width is known."""
    if _open_bracket(upper.cells[column]):
        return True
    unit = UNBREAKABLE.match(lower)
    missing = width(unit.group()) if unit else 2
    return upper.reach[column] + missing > known.widest.get(column, 0) > 12


def _continued(row: BodyRow, column: int, text: str, known: Shape) -> bool:
    upper = row.last(column)
    if upper is None or column in upper.totals:
        return False
    if _open_bracket(row.cell(column)):
        return True
    named = column - 1 not in known.codes and known.figures and column < max(known.figures)
    lone = named and not any(figure > column for figure in row.anchor.figures)
    return _full(upper, text, column, known) and (not lone or known.filled[column] > 1)


def _open_bracket(text: str) -> bool:
    return sum(text.count(char) for char in _OPENING) > sum(text.count(char) for char in _CLOSING)
