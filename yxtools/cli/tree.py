"""A relation as a tree: the whole, below it its parts with their signs, and where each figure stands."""

from collections.abc import Mapping, Sequence

from yxtools.cli.layout import Columns, drawn, room
from yxtools.cli.paint import painted
from yxtools.cli.text import harmless
from yxtools.language import _
from yxtools.stream import Record

IMPLIED = 5
"""The last column of a tree: branch, label, figure, unit, line, what it should be."""

INDENT = 4
"""Columns that whatever shows a tree may indent it by."""


def tree_of(check: Record, wanted: Mapping[str, str], *, color: bool) -> str:
    """The figures of a check; `wanted` says by ref what some of them should be. Empty if it has none."""
    rows = [_branch(at, check["operands"], wanted) for at in range(len(check["operands"]))]
    if not rows:
        return ""

    def paint(text: str, at: int) -> str:
        return painted(text, "implied", color=color) if at == IMPLIED else text

    columns = Columns(right=frozenset({2, 4}), cut=frozenset({1}), paint=paint)
    return drawn([""] * (IMPLIED + 1), rows, columns, room(INDENT))


def _branch(at: int, operands: Sequence[Record], wanted: Mapping[str, str]) -> list[str]:
    operand = operands[at]
    branch = (
        "" if at == 0 else ("└" if at == len(operands) - 1 else "├") + ("−" if operand["sign"] < 0 else "+")
    )
    should = wanted.get(operand["ref"])
    note = _("should be {implied}").format(implied=should) if should else ""
    unit = operand["unit"] if operand["raw"][-1:].isdigit() else ""
    shown = [branch, operand["label"], operand["raw"], unit or "", _place(operand), note]
    return [harmless(text) for text in shown]


def _place(operand: Record) -> str:
    """The line of a figure; with the file if that is another document's."""
    if "file" in operand:
        return f"{operand['file']}:{operand['line']}"
    return _("line {line}").format(line=operand["line"])
