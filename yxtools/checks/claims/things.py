"""Lists of counts and amounts, and tables of purchases: what their rows say of a department's things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet, additive
from yxtools.claims.subjects import Subjects
from yxtools.tables.labels import Labels, plain

Thing = tuple[dict[str, str], Operand]
"""What a figure is of (thing, kind, measure), and the figure."""


def listed(one: Sheet, subjects: Subjects) -> Iterator[Thing]:
    """The rows of a list of counts and amounts, each under what its name and the headings above it say."""
    heading: dict[str, str] = {}
    tops = [row for row in one.rows if row["parent"] is None]
    for row in one.rows:
        said = subjects.read(plain(row["name"]))
        column = one.columns[-1] if one.columns and one.columns[-1]["block"] == row["block"] else None
        printed = [one.at(row, each) for each in one.columns if not one.at(row, each).blank]
        own = {name: value for name, value in said.dims.items() if name in ("measure", "kind", "thing")}
        if not printed and own.get("measure") in ("procurement", "operating funds") and "kind" not in own:
            heading = {"measure": own["measure"]}
            continue
        if column is None or not (printed or "thing" in own or "kind" in own):
            heading = heading if printed or not said.residue else {}
            continue
        if "thing" not in own:
            beside = tops if row["parent"] is None else one.children[row["parent"]]
            siblings = (child for child in beside if not one.at(child, column).blank)
            whole = (
                row["role"] == "total"
                or "measure" in own
                or heading.get("measure") == "operating funds"
                and len(list(islice(siblings, 2))) == 1
            )
            own = {**heading, **{name: value for name, value in own.items() if name in ("kind", "measure")}}
            if not own.get("measure") or not whole and "kind" not in own:
                continue
        yield own, printed[-1] if printed else one.at(row, column)


def purchased(one: Sheet, labels: Labels) -> Iterator[Thing]:
    """The total of a table of purchases."""
    for row in one.rows:
        if row["role"] != "total" or row["parent"] is not None:
            continue
        for column in one.columns:
            operand = one.at(row, column)
            if (
                not column["counts"]
                and additive(column, labels)
                and not operand.blank
                and "label" not in column["dims"]
                and "fund" not in column["dims"]
            ):
                yield {"measure": "procurement"}, operand
                return
