"""The rows of a table's body, one for every block of columns: code, name, figures, and what the label
means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.figures import is_nothing
from yxtools.split.headings import numbering
from yxtools.tables.codes import SplitCodes, unbracketed
from yxtools.tables.heads import plain_leaf
from yxtools.tables.labels import OF_WHICH, Labels, plain, unit_of
from yxtools.tables.model import Cell, Column, Row, SetAside
from yxtools.tables.shape import Matrix, kind
from yxtools.taxonomy.levels import LEVELS
from yxtools.text import squeeze

# Blanks that typesetting put beside a Chinese character.
_GAPS = re.compile(r"(?<=[^\x00-\x7f])\s+|(?<!\s)\s+(?=[^\x00-\x7f])")

# White space a name is indented by.
_INDENT = re.compile(r"^[\s\u3000]*")


# Columns whose cells are of a row even if it prints nothing else: an amount may have strayed there.
_KEYS = frozenset(["code", "line"])


def name_of(text: str) -> str:
    """A name as printed, without the blanks of typesetting."""
    return _GAPS.sub("", text.strip()).replace("\n", "").strip()


def rows(
    body: Matrix, columns: Sequence[Column], labels: Labels, form: dict[str, Any]
) -> tuple[list[Row], list[SetAside]]:
    """The rows, in printed order, those of one line block by block; and what is printed in none of them."""
    found: list[Row] = []
    set_aside = []
    blocks = max((column.block for column in columns), default=0) + 1
    by_block = [[column for column in columns if column.block == block] for block in range(blocks)]
    namers = [_namer(block, labels) for block in by_block]
    codes = [SplitCodes() for _block in by_block]
    for cells in body:
        printed = [
            _row(cells, block, namer, last, labels)
            for block, namer, last in zip(by_block, namers, codes, strict=True)
        ]
        _borrow_names(printed)
        for row in printed:
            if row.name or row.code or _printed(row) or any(columns[at].role in _KEYS for at in row.texts):
                if not _carries_on(row, found, labels):
                    found.append(row)
            else:
                set_aside += _beside(row)
    for index, row in enumerate(found):
        row.index = index
        _uncode(row, labels, form)
        _describe(row, columns, labels, form)
    return found, set_aside


def _carries_on(row: Row, found: Sequence[Row], labels: Labels) -> bool:
    """Joins a name wrapped over two lines to its row, where the classification knows the whole name."""
    above = next((one for one in reversed(found) if one.block == row.block), None)
    if above is None or above.code is None or row.code is not None or not row.name:
        return False
    if _printed(row) or any(text not in ("", row.name) for text in row.texts.values()):
        return False
    taxonomy = labels.taxonomy
    known = (taxonomy.functional, taxonomy.economic, taxonomy.economic_government)
    whole = squeeze(above.name + row.name)
    if not any(above.code in scheme.codes.get(whole, ()) for scheme in known):
        return False
    above.name += row.name
    return True


def _namer(block: Sequence[Column], labels: Labels) -> list[Column]:
    """The name columns of a block, the one that names the row first."""
    names = [column for column in block if column.role == "name"]

    texts = [
        column for column in block if column.role == "text" and _rank(column, labels) < len(labels.name_order)
    ]
    return sorted([*names, *texts], key=lambda column: (_rank(column, labels), column.index))


def _rank(column: Column, labels: Labels) -> int:
    """How early a name column is in the order of `labels`; its length for one that is not in it."""
    leaf = plain_leaf(column.path)
    return next(
        (at for at, order in enumerate(labels.name_order) if order.search(leaf)), len(labels.name_order)
    )


def _row(
    cells: Sequence[Cell], block: Sequence[Column], namer: Sequence[Column], codes: SplitCodes, labels: Labels
) -> Row:
    naming = next((column for column in namer if cells[column.index].squeezed), None)
    code, used = _code(cells, block, naming, codes, labels)
    if naming is None:
        coded = [column for column in block if column.role == "code"]
        naming = next((column for column in coded if kind(cells[column.index]) == "word"), None)
    named = cells[naming.index] if naming is not None else None
    text = named.text if named is not None and not (named.nothing and named.squeezed) else ""
    figures = {column.index: cells[column.index] for column in block if column.role == "figure"}
    first = next((cell.line for cell in figures.values() if cell.figure is not None), None)
    line = first or (named.line if named is not None else cells[block[0].index].line if block else 0)
    row = Row(0, line, block[0].block if block else 0, code, name_of(text), figures)
    row.indent = len(_INDENT.match(text).group().replace("\u3000", "  "))  # type: ignore[union-attr]
    numbers = [column for column in block if column.role == "line" and _numbers_row(cells[column.index])]
    row.line_no = cells[numbers[0].index].squeezed if numbers else None
    used |= {column.index for column in numbers[:1]} | ({naming.index} if naming is not None else set())
    row.texts = {
        column.index: name_of(cells[column.index].text)
        for column in block
        if column.role in ("text", "name", "unit")
        or (column.role in ("code", "line") and column.index not in used and not cells[column.index].nothing)
    }
    return row


def _numbers_row(cell: Cell) -> bool:
    """Whether a cell of a column of line numbers holds one; an amount there is no figure of the table."""
    return not cell.nothing and (cell.figure is None or cell.figure.decimals == 0)


def _code(
    cells: Sequence[Cell],
    block: Sequence[Column],
    naming: Column | None,
    codes: SplitCodes,
    labels: Labels,
) -> tuple[str | None, set[int]]:
    """The code of the row that `naming` names, and the columns it was read from."""
    coded = [column for column in block if column.role == "code"]
    split = [column for column in coded if plain_leaf(column.path) in LEVELS]
    parts = [cells[column.index].squeezed for column in split]
    code = codes.joined([part if part.isdigit() else "" for part in parts]) if parts else None
    if code is not None:
        return code, {column.index for column, part in zip(split, parts, strict=True) if part in code}
    whole = [column for column in coded if column not in split and _is_code(cells[column.index])]
    coding = _coding(whole, naming, block, labels)
    if coding is None:
        return None, set()
    return unbracketed(cells[coding.index].squeezed), {coding.index}


def _coding(
    coded: Sequence[Column], naming: Column | None, block: Sequence[Column], labels: Labels
) -> Column | None:
    """Of the columns that hold codes the one of what `naming` names: units have codes of their own
    (单位编码 | 单位名称 | 科目编码 | 科目名称), and a code stands left of its name.
    """
    of_units = [column for column in coded if labels.owner_code(column.leaf)]
    of_others = [column for column in coded if column not in of_units]
    units = any(column.role == "name" and labels.owner_name(column.leaf) for column in block)
    if naming is None:
        found = of_others or of_units
    elif labels.owner_name(naming.leaf):
        found = of_units or of_others
    elif units or of_others and _rank(naming, labels) < len(labels.name_order):
        found = of_others
    else:
        found = list(coded)
    left = [column for column in found if naming is not None and column.index < naming.index]
    return left[-1] if left else next(iter(found), None)


def _is_code(cell: Cell) -> bool:
    """Whether a cell holds a code; an amount in a column of codes strayed there."""
    amount = cell.figure is not None and cell.figure.decimals > 0
    return not amount and cell.squeezed.isascii() and any(char.isdigit() for char in cell.squeezed)


def _beside(row: Row) -> list[SetAside]:
    """What a line prints that is no row: the number of a blank row, or words in other columns."""
    texts = [text for text in row.texts.values() if not is_nothing(text)]
    what = "text" if texts else "line number"
    texts = [row.line_no, *texts] if row.line_no else texts
    return [SetAside(what, row.line, texts)] if texts else []


def _printed(row: Row) -> bool:
    return any(not cell.nothing for cell in row.cells.values())


def _uncode(row: Row, labels: Labels, form: dict[str, Any]) -> None:
    """Takes a code printed before the name out of the name."""
    owned = form.get("rows") in ("units", "projects", "purchases")
    coded = labels.coded(row.name, owned) if row.code is None else None
    if coded is not None:
        row.code, row.name = coded


def _borrow_names(printed: Sequence[Row]) -> None:
    """A figure without a label takes the label that a merged cell at its left holds (公用经费合计 …
    563.10).
    """
    lent: Row | None = None
    for row in printed:
        figures = any(cell.figure is not None for cell in row.cells.values())
        if row.name and not figures:
            lent = row
        elif row.name:
            lent = None
        elif figures and row.code is None and lent is not None:
            lent.texts = {at: text for at, text in lent.texts.items() if text != lent.name}
            row.name, lent.name, lent = lent.name, "", None


def _describe(row: Row, columns: Sequence[Column], labels: Labels, form: dict[str, Any]) -> None:
    """Role, numbering, dimensions and unit from the row's name."""
    squeezed = squeeze(row.name)
    bare = plain(row.name)
    number = numbering(squeezed)
    row.number = number.level if number is not None and number.rest else 0
    row.partial = bool(OF_WHICH.match(squeezed)) or bool(number and OF_WHICH.match(number.rest))
    row.unit = unit_of(squeezed)
    if labels.total(squeezed) and not (row.code and row.code.isdigit()):
        row.role, row.grand = "total", labels.grand(squeezed)
    side = next((column.side for column in columns if column.block == row.block and column.side), None)
    row.dims = dict(_row_dims(bare, side, row, labels, form))
    listed = form.get("rows") in ("sides", "functional")
    row.known = "label" not in row.dims or bool(row.number) or not listed


def _row_dims(
    bare: str, side: str | None, row: Row, labels: Labels, form: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    """The dimensions a row's label tells: its class by code or name, else what its words say."""
    rows_kind = form.get("rows")
    classified = _classified(bare, side, row, labels, rows_kind)
    if classified is not None:
        yield "class", classified
        if side is not None:
            yield "measure", side
        return
    said = dict(labels.dims(bare, "row"))
    unknown = not said and bool(bare) and row.role != "total"
    if side is not None:
        said.setdefault("measure", side)
        if said.get("measure") == "closing" and side == "income" and labels.grand(bare):
            said["measure"] = "income total"
        if row.role == "total" and row.grand:
            said["measure"] = f"{side} total"
    if row.role != "total" and rows_kind in ("units", "projects", "purchases") and (row.code or bare):
        yield (
            ("unit", row.code or bare)
            if rows_kind == "units"
            else ("class", f"{rows_kind}:{row.code or bare}")
        )
        return
    if row.role != "total" and row.code and rows_kind in ("functional", "economic", "economic-government"):
        yield "class", f"code:{row.code}"
        return
    if row.role != "total" and rows_kind in ("economic", "economic-government"):
        return  # a name without a code: its place in the list tells its class
    if unknown:
        yield "label", bare
    yield from said.items()


def _classified(bare: str, side: str | None, row: Row, labels: Labels, rows_kind: str | None) -> str | None:
    """`scheme:code` of a row that a classification of expenditure knows."""
    taxonomy = labels.taxonomy
    if (
        row.code
        and row.code.isdigit()
        and rows_kind not in ("units", "projects", "purchases", "assets", "statistics")
    ):
        if len(row.code) not in (3, 5, 7):
            return None
        scheme = labels.scheme(row.code)
        return f"{scheme}:{row.code}" if scheme else None
    if (
        row.code is None
        and row.role != "total"
        and (side == "expenditure" or rows_kind in ("sides", "functional"))
        and side != "income"
    ):
        code = taxonomy.functional.codes.get(bare, ("",))[0]
        if len(code) == 3:
            return f"functional:{code}"
        code = taxonomy.economic.codes.get(bare, ("",))[0]
        if len(code) == 3:
            return f"economic:{code}"
    return None
