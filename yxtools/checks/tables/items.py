"""Basic expenditure on travel abroad, receptions and vehicles, within the three public expenses (三公经费).

The table of the three public expenses is of all that fiscal money pays for them, be it basic expenditure or
that of projects; the table of basic expenditure by economic class prints the part that is basic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yxtools.checks.index import Fact, Key
from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.checks.sheet import Sheet
from yxtools.units import YUAN, unit_family

Record = dict[str, Any]
Tree = Mapping[str, Sequence[str]]

RULE = "bound/item"
WHOLE = "three public"
_WIDER = {"general": ("general", "fiscal", "all"), "fiscal": ("fiscal", "all")}
"""The funds of a table of which those of a part are, its own first."""


def bounds(facts: Sequence[Fact], sheets: Sequence[Sheet], data: Record) -> Iterator[Relation]:
    """Every figure of basic expenditure with the figure of the three public expenses that holds it: of the
    same year and version, of the same fund or a wider one. `data` are the dimensions of the taxonomy.
    """
    item_of = {name: item for item, names in data["within"]["item"].items() for name in names}
    known: dict[Key, Operand] = {}
    for sheet in sheets:
        for key, operand in _items(sheet, data):
            known.setdefault(key, operand)
    for fact in facts if known else ():
        dims = dict(fact.key)
        item = item_of.get(dims.get("class", ""))
        if item is None or dims.get("nature") != "basic" or fact.operand.blank:
            continue
        keys = (_key({**dims, "item": item, "fund": fund}) for fund in _WIDER.get(dims["fund"], ()))
        whole = next((known[key] for key in keys if key in known), None)
        if whole is not None:
            yield Relation(RULE, fact.operand, ((1, whole),), AT_MOST)


def _key(dims: Mapping[str, str]) -> Key:
    """What must be the same of a part and its whole."""
    kept = ("item", "fund", "year", "stage", "version", "scope")
    return tuple((name, dims[name]) for name in kept if name in dims)


def _items(sheet: Sheet, data: Record) -> Iterator[tuple[Key, Operand]]:
    """What a table prints for every item, the largest where it prints several (其中); a blank is zero where
    the items that are printed add up without it.
    """
    if sheet.table["dims"].get("item") != WHOLE:
        return
    groups: dict[tuple[tuple[str, str], ...], dict[str, Operand]] = {}
    for row in sheet.rows:
        for column in sheet.columns:
            operand, dims = sheet.at(row, column), sheet.dims(row, column)
            if not operand.legible or not _amount(operand, column, dims):
                continue
            dims |= {"year": str(column["year"] or sheet.table["year"]), "stage": str(sheet.table["stage"])}
            item = dims.pop("item", "")
            dims = {**data["default"], **dims}
            group = groups.setdefault(tuple(sorted(dims.items())), {})
            found = group.get(item)
            if found is None or found.blank or not operand.blank and found.point().before(operand.point()):
                group[item] = operand
    for printed, group in groups.items():
        told = WHOLE in group and not group[WHOLE].blank
        known = _known(group, WHOLE, told, data["tree"]["item"])
        yield from ((_key({**dict(printed), "item": item}), group[item]) for item in known)


def _amount(operand: Operand, column: Record, dims: Mapping[str, str]) -> bool:
    """Whether a cell is of all expenditure on an item: of no single nature, origin or unit."""
    family = unit_family(operand.unit) if operand.unit else None
    return (
        family is not None
        and family[0] == YUAN
        and not column["counts"]
        and dims.get("measure") == "expenditure"
        and dims.get("class") == "total"
        and not {"label", "change", "nature", "origin"} & set(dims)
    )


def _known(group: Mapping[str, Operand], whole: str, told: bool, tree: Tree) -> Iterator[str]:
    """The items below `whole` whose amount is known: it is printed, or the whole, if its own is `told`,
    leaves nothing for it.
    """
    parts = [part for part in tree.get(whole, ()) if part in group]
    sums = told and Relation(RULE, group[whole], tuple((1, group[part]) for part in parts)).status() != "fail"
    for part in tree.get(whole, ()):
        known = part in group and (sums or not group[part].blank)
        if known:
            yield part
        yield from _known(group, part, known, tree)
