"""Law 2 across the columns of a table: a column is the sum of others, in every row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yxtools.checks.relation import AT_MOST, Relation, summed, unverifiable
from yxtools.checks.sheet import Sheet, additive
from yxtools.checks.tables.blanks import opened, remarked
from yxtools.language import _
from yxtools.tables.labels import Labels, plain

Record = dict[str, Any]
Tree = Mapping[str, Sequence[str]]


def across(sheet: Sheet, labels: Labels, trees: Mapping[str, Tree]) -> Iterator[Relation]:
    """Every column that is the whole of others, in every row.

    What a column's parts are is read from the grouping of the header, from the dimensions, and from the
    order alone (a head may have lost its groups); the reading that most rows confirm is taken. Where most
    rows deny them all, the head was not understood, and that is said once.
    """
    for block in sorted({column["block"] for column in sheet.columns}):
        columns = [
            column for column in sheet.columns if column["block"] == block and additive(column, labels)
        ]
        rows = [row for row in sheet.rows if row["block"] == block and row["index"] not in sheet.rates]
        readings: dict[int, list[list[Record]]] = {}
        understood = [*_grouped(columns, labels), *_dimensioned(columns, trees)]
        named = {whole["index"] for whole, parts in understood if not all(part["partial"] for part in parts)}
        loose = [(whole, parts) for whole, parts in _beside(columns, labels) if whole["index"] in named]
        for whole, parts in [*understood, *loose]:
            known = readings.setdefault(whole["index"], [])
            if parts and [part["index"] for part in parts] not in [
                [one["index"] for one in old] for old in known
            ]:
                known.append(parts)
        subtotals = {
            column["index"]: [part for part in readings[column["index"]][0] if not part["partial"]]
            for column in columns
            if column["index"] in readings and _whole(column, labels)
        }
        found = [
            relation
            for column in columns
            if column["index"] in readings
            for relation in _column_sums(sheet, rows, column, readings[column["index"]], subtotals)
        ]
        yield from remarked(found)


def _column_sums(
    sheet: Sheet,
    rows: Sequence[Record],
    whole: Record,
    readings: Sequence[list[Record]],
    subtotals: Mapping[int, Sequence[Record]],
) -> Iterator[Relation]:
    if all(sheet.at(row, whole).blank for row in rows):
        return  # a column in which nothing is printed is no total
    tested: list[list[Relation]] = []
    for parts in readings:
        part_of = [part for part in parts if not part["partial"]]
        rule = column_rule(whole, part_of)
        relations = [_row_sum(sheet, row, rule, whole, part_of, subtotals) for row in rows if part_of]
        tested.append(
            [
                relation
                for relation in relations
                if not relation.empty() and (relation.parts or not relation.whole.blank)
            ]
        )
    for part in (part for parts in readings for part in parts if part["partial"]):
        yield from _bound(sheet, rows, part, whole)
    if not any(tested):
        return
    best = max(
        range(len(tested)), key=lambda at: (_holding(tested[at]) * 1000 // max(1, len(tested[at])), -at)
    )
    relations, held = tested[best], _holding(tested[best])
    if len(relations) > 2 and held * 2 < len(relations):
        first = relations[0]
        why = _("its parts were not understood: {count} of {total} rows deny them").format(
            count=len(relations) - held, total=len(relations)
        )
        yield unverifiable(first.rule, first.whole, [operand for _, operand in first.parts], why)
        return
    yield from relations


def _row_sum(
    sheet: Sheet,
    row: Record,
    rule: str,
    whole: Record,
    parts: Sequence[Record],
    subtotals: Mapping[int, Sequence[Record]],
) -> Relation:
    operands = [(1, sheet.at(row, part)) for part in parts]
    relation = summed(rule, sheet.at(row, whole), operands, severity=sheet.severity)
    return opened(
        relation, parts, lambda part: sheet.at(row, part), lambda part: subtotals.get(part["index"], ())
    )


def _bound(sheet: Sheet, rows: Sequence[Record], part: Record, whole: Record) -> Iterator[Relation]:
    for row in rows:
        if not sheet.at(row, part).blank and not sheet.at(row, whole).blank:
            yield Relation(
                "bound/of-which", sheet.at(row, part), ((1, sheet.at(row, whole)),), AT_MOST, sheet.severity
            )


def _holding(relations: Sequence[Relation]) -> int:
    return sum(1 for relation in relations if relation.status() != "fail")


def _comparable(one: Record, other: Record) -> bool:
    """Whether two columns are of one year, one version, one unit, and both amounts (not differences)."""
    same = all(one["dims"].get(name) == other["dims"].get(name) for name in ("version", "change"))
    return (
        same
        and one["year"] == other["year"]
        and one["unit"] == other["unit"]
        and one["counts"] == other["counts"]
    )


def _grouped(columns: Sequence[Record], labels: Labels) -> Iterator[tuple[Record, list[Record]]]:
    """`(whole, parts)` from the grouping of the header: 合计 or 小计 is the sum of what stands beside it."""
    yield from _group(list(columns), 0, labels)


def _group(columns: Sequence[Record], depth: int, labels: Labels) -> Iterator[tuple[Record, list[Record]]]:
    items = _items(columns, depth)
    for members, leaf in items:
        if not leaf:
            yield from _group(members, depth + 1, labels)
    wholes = [members[0] for members, leaf in items if leaf and _whole(members[0], labels)]
    for at, whole in enumerate(wholes):
        after = wholes[at + 1]["index"] if at + 1 < len(wholes) else 10**9
        parts: list[Record] = []
        for members, leaf in items:
            if not whole["index"] < members[0]["index"] < after and not (
                len(wholes) == 1 and members[0] is not whole
            ):
                continue
            parts += [
                part for part in _representatives(members, leaf, depth, labels) if _comparable(whole, part)
            ]
        if parts:
            yield whole, parts


def _beside(columns: Sequence[Record], labels: Labels) -> Iterator[tuple[Record, list[Record]]]:
    """`(whole, parts)` from the order alone: a 合计 or 小计 and the columns up to the next."""
    whole: Record | None = None
    parts: list[Record] = []
    for column in columns:
        if _whole(column, labels):
            if whole is not None and parts:
                yield whole, parts
            whole, parts = column, []
        elif whole is not None and _comparable(whole, column):
            parts.append(column)
    if whole is not None and parts:
        yield whole, parts


def _items(columns: Sequence[Record], depth: int) -> list[tuple[list[Record], bool]]:
    """The leaves and groups of one level of the header: (columns, whether it is a leaf)."""
    items: list[tuple[list[Record], bool]] = []
    label = ""
    for column in columns:
        leaf = len(column["path"]) <= depth + 1
        if not leaf and items and not items[-1][1] and column["path"][depth] == label:
            items[-1][0].append(column)
        else:
            items.append(([column], leaf))
        label = column["path"][depth] if not leaf else ""
    return items


def _representatives(members: list[Record], leaf: bool, depth: int, labels: Labels) -> list[Record]:
    """The columns that stand for a group: its own total, else its members."""
    if leaf:
        return members
    inner = _items(members, depth + 1)
    for group, is_leaf in inner:
        if is_leaf and _whole(group[0], labels):
            return group
    return [part for group, is_leaf in inner for part in _representatives(group, is_leaf, depth + 1, labels)]


def _whole(column: Record, labels: Labels) -> bool:
    leaf = plain(column["path"][-1]) if column["path"] else ""
    return (labels.total(leaf) or leaf in ("金额", "总额")) and "change" not in column["dims"]


def _dimensioned(
    columns: Sequence[Record], trees: Mapping[str, Tree]
) -> Iterator[tuple[Record, list[Record]]]:
    """`(whole, parts)` from the dimensions: parts differ from their whole in one dimension, further down
    its tree.
    """
    for dimension, tree in trees.items():
        holding: dict[str | None, list[Record]] = {}
        for column in columns:
            holding.setdefault(column["full"].get(dimension), []).append(column)
        for whole in columns:
            value = whole["full"].get(dimension, "all")
            below = _descendants(tree, value)
            if not below or "label" in whole["full"]:
                continue
            found = [
                column
                for part in below & holding.keys()
                for column in holding[part]
                if _same_but(whole, column, dimension)
            ]
            found.sort(key=lambda column: column["index"])
            values = {column["full"][dimension] for column in found}
            hidden = set().union(*(_descendants(tree, one) for one in values)) if values else set()
            parts = [
                column
                for column in found
                if column["full"][dimension] not in hidden and _comparable(whole, column)
            ]
            if len(parts) > 1:
                yield whole, parts


def _descendants(tree: Tree, value: str) -> set[str]:
    found: set[str] = set()
    waiting = list(tree.get(value, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += tree.get(one, ())
    return found


def _same_but(one: Record, other: Record, dimension: str) -> bool:
    names = (set(one["full"]) | set(other["full"])) - {dimension}
    if "measure" not in one["full"] or "measure" not in other["full"]:
        names.discard("measure")  # 财政拨款收入 beside 一般公共预算: only some labels say it
    return all(one["full"].get(name) == other["full"].get(name) for name in names)


def column_rule(whole: Record, parts: Sequence[Record]) -> str:
    """The name of the rule by the dimension in which the parts differ."""
    for dimension in ("item", "nature", "fund", "origin"):
        values = {part["full"].get(dimension) for part in parts}
        if len(values) > 1 and None not in values:
            return f"sum/{dimension}"
    return "sum/column"
