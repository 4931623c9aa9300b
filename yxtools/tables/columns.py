"""What the columns of a table are for: roles, blocks, sides, dimensions, units."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from yxtools.split.headings import numbering
from yxtools.tables.codes import CODED
from yxtools.tables.heads import plain_leaf
from yxtools.tables.labels import OF_WHICH, Labels, plain, unit_of, year_of
from yxtools.tables.model import Column, Dims
from yxtools.tables.shape import Matrix, kind, kinds
from yxtools.tables.siblings import only_rest
from yxtools.text import squeeze


def columns(
    paths: Sequence[tuple[str, ...]], body: Matrix, labels: Labels, form: dict[str, Any]
) -> list[Column]:
    """The columns with roles, blocks, sides, dimensions and units."""
    found = [Column(index, path) for index, path in enumerate(paths)]
    held = kinds(body, len(found))
    for column in found:
        column.role = _role(column, held, body, labels)
    _first_words(found, body)
    _blocks(found, body, labels, bool(form.get("single")))
    for column in found:
        _meaning(column, labels)
    _told_apart(found, labels)
    return found


def _role(column: Column, beside: Sequence[str], body: Matrix, labels: Labels) -> str:
    """The role the header gives, unless the content contradicts it; `beside` is what all columns hold."""
    held = [kind(row[column.index]) for row in body if column.index < len(row)]
    figures = sum(1 for one in held if one in ("figure", "code"))
    words = sum(1 for one in held if one == "word")
    named = labels.role(column.leaf) if column.path else None
    if named is None and len(column.path) > 1 and labels.neutral(column.leaf) and not figures and words:
        named = labels.role(column.path[0])
    if named in ("line", "unit"):
        return named
    if named == "code":
        amounts = sum(
            1
            for row in body
            if column.index < len(row) and any(char in row[column.index].squeezed for char in ".,")
        )
        return "figure" if amounts * 2 > len(held) else "code"
    if named in ("name", "text"):
        return named if figures <= words or not figures else "figure"
    if words > figures:
        return "text" if column.path and _listed(column, body, labels) < 2 else "name"
    return "code" if not column.path and _codes(column.index, beside, body, labels) else "figure"


def _codes(at: int, beside: Sequence[str], body: Matrix, labels: Labels) -> bool:
    """Whether a column without a header holds codes: left of the names, all of them codes; where names stand
    at its left too, or nowhere, the classifications must know them.
    """
    if beside[at] != "code" or any(kind(row[at]) == "figure" for row in body if at < len(row)):
        return False
    left = next((one for one in reversed(beside[:at]) if one != "nothing"), None)
    if "word" in beside[at:] and left != "word":
        return True
    held = [row[at].squeezed for row in body if at < len(row) and kind(row[at]) == "code"]
    return 2 * sum(map(labels.classified, held)) > len(held)


def _listed(column: Column, body: Matrix, labels: Labels) -> int:
    """How many cells of a column read as names of a list: numbered, coded, or a class that a classification
    knows.
    """
    known = labels.taxonomy.functional.codes
    texts = [
        row[column.index].squeezed for row in body if column.index < len(row) and row[column.index].squeezed
    ]
    return sum(
        1
        for text in texts
        if numbering(text) or CODED.match(text) or plain(text) in known or labels.total(text)
    )


def _first_words(found: Sequence[Column], body: Matrix) -> None:
    """A table without a name column takes the first column of words for it."""
    if any(column.role == "name" for column in found):
        return
    for column in found:
        if column.role == "figure":
            break
        if column.role == "text":
            column.role = "name"
            return


def _blocks(found: Sequence[Column], body: Matrix, labels: Labels, single: bool) -> None:
    """Numbers the blocks: a table may print several lists of rows side by side (收入 | 支出; code name
    figure ×4).
    """
    block, seen_figure = 0, False
    first: Column | None = None
    for column in found:
        opens = column.role in ("code", "name", "line")
        if opens and first is None:
            first = column
        if (
            opens
            and seen_figure
            and not single
            and first is not None
            and _new_list(column, first, _listed(column, body, labels) >= 2, labels)
        ):
            block, seen_figure = block + 1, False
        column.block = block
        seen_figure = seen_figure or column.role == "figure"
    for column in found:
        column.side = next(filter(None, map(labels.side, column.path)), None) if block else None


def _new_list(column: Column, first: Column, listed: bool, labels: Labels) -> bool:
    """Whether a label column after figures starts another list of rows."""
    if column.role != "name" or plain_leaf(column.path) == plain_leaf(first.path):
        return True
    if column.path[:1] != first.path[:1] and any(map(labels.names_side, column.path[:1])):
        return True
    return labels.names_list(column.leaf) or listed


def _meaning(column: Column, labels: Labels) -> None:
    """Dimensions from the labels of the path (the lower label speaks last), unit, year."""
    if column.role != "figure":
        return
    dims: Dims = {}
    known = True
    for label in column.path:
        said = dict(labels.dims(plain(label), "column"))
        if not said and not labels.neutral(plain(label)):
            known = False
            dims["label"] = plain(label)
        if "nature" in said and "measure" in dims:
            said.pop("measure", None)  # 年初结转 > 项目支出: the 支出 of a nature's name says no measure
        dims.update(said)
        column.year = year_of(label) or column.year
        column.unit = unit_of(label) or column.unit
        column.partial = bool(OF_WHICH.match(squeeze(label)))
    if known:
        dims.pop("label", None)
    dims.pop("measure", None) if column.side else None
    column.dims = dims
    column.counts = labels.counts(plain(column.leaf)) and column.unit is None


def _told_apart(found: Sequence[Column], labels: Labels) -> None:
    """What a column means beside the others: 财政拨款 beside 政府性基金 is the rest of it; and one whose own
    words are not understood does not mean the same as the 小计 it stands below.
    """
    figures = [column for column in found if column.role == "figure"]
    rest = labels.taxonomy.dimensions.get("rest", {})
    for beside in _groups(figures, lambda column: (column.block, column.path[:-1])):
        own = [column for column in beside if not (column.partial or labels.neutral(plain(column.leaf)))]
        only_rest((column.dims for column in own), rest)
    for same in _groups(figures, lambda column: (column.block, column.year, *sorted(column.dims.items()))):
        understood = [column for column in same if labels.neutral(plain(column.leaf))]
        for column in same if understood else ():
            if column not in understood and len(column.path) > 1:
                column.dims["label"] = plain(column.leaf)


def _groups(found: Sequence[Column], key: Callable[[Column], Any]) -> Iterator[list[Column]]:
    groups: dict[Any, list[Column]] = {}
    for column in found:
        groups.setdefault(key(column), []).append(column)
    return (group for group in groups.values() if len(group) > 1)
