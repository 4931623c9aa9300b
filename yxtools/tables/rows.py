"""The rows of a table's body, one for every block of columns: code, name, figures, and what the label
means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.split.headings import numbering
from yxtools.tables.labels import CODED, OF_WHICH, Labels, plain, unit_of
from yxtools.tables.model import Cell, Column, Row
from yxtools.tables.shape import SPLIT_CODE, Matrix, plain_leaf
from yxtools.text import squeeze

# Blanks that typesetting put beside a Chinese character.
_GAPS = re.compile(r"(?<=[^\x00-\x7f])\s+|(?<!\s)\s+(?=[^\x00-\x7f])")

# White space a name is indented by.
_INDENT = re.compile(r"^[\s\u3000]*")


def name_of(text: str) -> str:
    """A name as printed, without the blanks of typesetting."""
    return _GAPS.sub("", text.strip()).replace("\n", "").strip()


def rows(body: Matrix, columns: Sequence[Column], labels: Labels, form: dict[str, Any]) -> list[Row]:
    """The rows that hold a figure or a name, in printed order; those of one line stand together, block by
    block.
    """
    found: list[Row] = []
    codes = _Codes()
    blocks = max((column.block for column in columns), default=0) + 1
    by_block = [[column for column in columns if column.block == block] for block in range(blocks)]
    namers = [_namer(block, labels) for block in by_block]
    for cells in body:
        printed = [
            _row(cells, block, namer, codes, labels) for block, namer in zip(by_block, namers, strict=True)
        ]
        _borrow_names(printed)
        for row in printed:
            strayed = any(_strayed(column, cells[column.index]) for column in by_block[row.block])
            if row.name or row.code or strayed or any(not cell.nothing for cell in row.cells.values()):
                if not _carries_on(row, found, labels):
                    found.append(row)
    for index, row in enumerate(found):
        row.index = index
        _describe(row, columns, labels, form)
    return found


def _carries_on(row: Row, found: Sequence[Row], labels: Labels) -> bool:
    """Joins a name wrapped over two lines to its row, where the classification knows the whole name."""
    above = next((one for one in reversed(found) if one.block == row.block), None)
    if above is None or above.code is None or row.code is not None or not row.name:
        return False
    if any(not cell.nothing for cell in row.cells.values()):
        return False
    taxonomy = labels.taxonomy
    known = (taxonomy.functional, taxonomy.economic, taxonomy.economic_government)
    whole = squeeze(above.name + row.name)
    if not any(above.code in scheme.codes.get(whole, ()) for scheme in known):
        return False
    above.name += row.name
    return True


class _Codes:
    """Codes printed over 类 | 款 | 项: the parts not printed again are those printed last."""

    def __init__(self) -> None:
        self.parts = ["", "", ""]

    def joined(self, printed: Sequence[str]) -> str | None:
        """The code of a row whose code columns hold `printed`."""
        filled = [at for at, part in enumerate(printed) if part]
        if not filled:
            return None
        last = printed[filled[-1]]
        if len(last) > 3 or len(printed) == 1:
            return last
        if filled[0] == 0:
            self.parts = [*printed, "", "", ""][:3]
        else:
            for at in range(filled[0], 3):
                self.parts[at] = printed[at] if at < len(printed) else ""
        parts = self.parts[: filled[-1] + 1]
        return (
            "".join(part if at == 0 else part.zfill(2) for at, part in enumerate(parts))
            if all(parts)
            else last
        )


def _namer(block: Sequence[Column], labels: Labels) -> list[Column]:
    """The name columns of a block, the one that names the row first."""
    names = [column for column in block if column.role == "name"]

    def rank(column: Column) -> int:
        leaf = plain_leaf(column.path)
        return next(
            (at for at, order in enumerate(labels.name_order) if order.search(leaf)), len(labels.name_order)
        )

    texts = [column for column in block if column.role == "text" and rank(column) < len(labels.name_order)]
    return sorted([*names, *texts], key=lambda column: (rank(column), column.index))


def _row(
    cells: Sequence[Cell], block: Sequence[Column], namer: Sequence[Column], codes: _Codes, labels: Labels
) -> Row:
    coded = [column for column in block if column.role == "code"]
    parts = [cells[column.index].squeezed for column in coded if plain_leaf(column.path) in SPLIT_CODE]
    code = codes.joined([part if part.isdigit() else "" for part in parts]) if parts else None
    others = [cells[column.index] for column in coded if plain_leaf(column.path) not in SPLIT_CODE]
    code = code or next((one.squeezed for one in others if _is_code(one)), None)
    named: Cell | None = next((cells[column.index] for column in namer if cells[column.index].squeezed), None)
    if named is None:
        words = [cells[column.index] for column in coded if not _is_code(cells[column.index])]
        named = next((one for one in words if one.squeezed), None)
    text = named.text if named is not None and not (named.nothing and named.squeezed) else ""
    figures = {column.index: cells[column.index] for column in block if column.role == "figure"}
    first = next((cell.line for cell in figures.values() if cell.figure is not None), None)
    line = first or (named.line if named is not None else cells[block[0].index].line if block else 0)
    row = Row(0, line, block[0].block if block else 0, code, name_of(text), figures)
    row.indent = len(_INDENT.match(text).group().replace("\u3000", "  "))  # type: ignore[union-attr]
    row.texts = {
        column.index: name_of(cells[column.index].text)
        for column in block
        if column.role in ("text", "name", "unit") or _strayed(column, cells[column.index])
    }
    _uncode(row)
    return row


def _strayed(column: Column, cell: Cell) -> bool:
    """Whether an amount stands where codes or line numbers belong: no figure of the table, but printed."""
    return column.role in ("code", "line") and cell.figure is not None and cell.figure.decimals > 0


def _is_code(cell: Cell) -> bool:
    return bool(cell.squeezed) and cell.squeezed.isascii() and any(char.isdigit() for char in cell.squeezed)


def _uncode(row: Row) -> None:
    """Takes a code printed before the name out of the name."""
    squeezed = squeeze(row.name)
    match = CODED.match(squeezed) if row.code is None else None
    if match:
        row.code = match.group(1)
        row.name = squeezed[match.end() :]


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
    elif not any(cell.figure is not None for cell in row.cells.values()) and not row.code and row.number:
        row.role = "item"
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
        if said.get("measure") == "closing" and side == "income" and "总计" in bare:
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
        scheme = {"2": "functional", "3": "economic", "5": "economic-government"}.get(row.code[:1])
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
