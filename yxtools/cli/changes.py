"""Changes for people: a table of every two documents, with what accounts for the totals if asked for."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from yxtools.cli.formats import Row, View
from yxtools.cli.layout import Columns, drawn, room
from yxtools.cli.paint import painted
from yxtools.cli.text import harmless
from yxtools.cli.wanted import OF, depth
from yxtools.cli.words import title
from yxtools.language import _, later
from yxtools.stream import Record

WORDS = {
    "all": later("all"),
    "income": later("income"),
    "expenditure": later("expenditure"),
    "income total": later("income in total"),
    "expenditure total": later("expenditure in total"),
    "surplus used": later("surplus used"),
    "surplus distributed": later("surplus distributed"),
    "closing": later("carried forward"),
    "operating funds": later("operating funds"),
    "procurement": later("procurement"),
    "fiscal": later("fiscal"),
    "general": later("general budget"),
    "government": later("government funds"),
    "state": later("state capital"),
    "special": later("special account"),
    "own": later("own funds"),
    "business": later("business income"),
    "operating": later("operating"),
    "basic": later("basic"),
    "personnel": later("personnel"),
    "public": later("public"),
    "project": later("projects"),
    "current": later("this year's"),
    "carried": later("carried over"),
    "three public": later("three public expenses"),
    "abroad": later("travel abroad"),
    "vehicles": later("vehicles"),
    "purchase": later("vehicle purchase"),
    "running": later("vehicle running"),
    "reception": later("receptions"),
    "meeting": later("meetings"),
    "training": later("training"),
}
"""What the values of the dimensions are called on a screen."""

STATUSES = {
    "changed": later("changed"),
    "same": later("same"),
    "added": later("added"),
    "removed": later("removed"),
    "recoded": later("recoded"),
}

COLORS = {"added": "exact", "removed": "fail", "recoded": "unverifiable"}
"""The colour of a status, as that of a check."""

SHOWN = ("code", "name", "of", "before", "after", "delta", "percent", "status", "note")
"""The columns of a table, those left out that are empty."""


def _change(record: Record) -> Row:
    shown = record["after"] or record["before"]
    sides: Row = {
        f"{side}_{name}": (record[side] or {}).get(name)
        for side in ("before", "after")
        for name in ("unit", "file", "line")
    }
    values = {side: (record[side] or {}).get("value") for side in ("before", "after")}
    dims = {name: record["key"].get(name) for name in OF}
    return {**record, **dims, **sides, **values, "code": shown["code"], "name": shown["name"]}


CHANGES = View(
    types=frozenset({"change"}),
    columns=(
        *("doc", "against", "id", "status", "code", "name", "label", *OF),
        *("before", "before_unit", "after", "after_unit", "delta", "unit", "percent", "note"),
        *("before_file", "before_line", "after_file", "after_line"),
    ),
    brief=(),
    row=_change,
)


class Changes:
    """Writes the changes of every two documents as one table."""

    def __init__(self, out: BinaryIO, *, color: bool, explain: bool, tree: bool) -> None:
        self._out, self._color, self._explain, self._tree = out, color, explain, tree
        self._changes: list[Record] = []

    def write(self, record: Record) -> None:
        """Take a change; other records are passed over."""
        if record["type"] == "change":
            self._changes.append(record)

    def end_document(self) -> None:
        """Write the table of the changes taken since the last one."""
        if self._changes:
            self._out.write((self._page() + "\n\n").encode())
            self._changes = []
        self._out.flush()

    def _page(self) -> str:
        first, common = self._changes[0], self._common()
        heading = _("{before} → {after}").format(before=first["against"], after=first["doc"])
        lines = [painted(harmless(heading), "title", color=self._color), *map(harmless, common)]
        rows = [line for change in self._changes for line in self._rows(change, common)]
        kept = [name for at, name in enumerate(SHOWN) if any(row[at] for row in rows)]
        cells = [[cell for name, cell in zip(SHOWN, row, strict=True) if name in kept] for row in rows]
        heads = [_("what") if name == "of" else title(name) for name in kept]
        return "\n".join([*lines, drawn(heads, cells, self._columns(kept), room())])

    def _columns(self, kept: Sequence[str]) -> Columns:
        """How the columns behave: figures to the right, names cut, notes wrapped, statuses coloured."""
        meanings = {_(STATUSES[status]): color for status, color in COLORS.items()}

        def paint(text: str, at: int) -> str:
            return painted(text, meanings.get(text, ""), color=self._color) if kept[at] == "status" else text

        def numbered(names: Iterable[str]) -> frozenset[int]:
            return frozenset(kept.index(name) for name in names if name in kept)

        figures = numbered(["before", "after", "delta", "percent"])
        return Columns(figures, cut=numbered(["name"]), wrap=numbered(["of", "note"]), paint=paint)

    def _common(self) -> list[str]:
        """The notes that every change has: they are said once."""
        notes = [change["note"].split("; ") for change in self._changes]
        return [note for note in notes[0] if note and all(note in others for others in notes)]

    def _rows(self, change: Record, common: Sequence[str]) -> list[list[str]]:
        row = _change(change)
        notes = "; ".join(note for note in change["note"].split("; ") if note not in common)
        name = "  " * depth(change) * self._tree + (row["name"] or "")
        of = " · ".join(meaning(change["key"]))
        amounts = [_printed(change, "before"), _printed(change, "after"), _signed(change["delta"])]
        rate = _signed(change["percent"])
        shown = [row["code"] or "", name, of, *amounts, rate and rate + "%", _(STATUSES[change["status"]])]
        rows = [[harmless(text) for text in (*shown, notes)]]
        if self._explain:
            rows += [_part(part) for part in change.get("parts", ())]
        return rows


def meaning(key: dict[str, str]) -> Iterable[str]:
    """The dimensions of a fact in words, without those that say nothing."""
    for name in OF:
        value = key.get(name)
        if value and (value != "all" or name == "item"):
            yield _(WORDS[value]) if value in WORDS else value


def _printed(change: Record, side: str) -> str:
    one = change[side]
    if one is None:
        return ""
    return str(one["raw"]) if one["unit"] == change["unit"] else f"{one['raw']} {one['unit'] or ''}".strip()


def _signed(value: int | float | None) -> str:
    return "" if value is None else f"{value:+,.2f}" if isinstance(value, float) else f"{value:+,}"


def _part(part: Record) -> list[str]:
    """A line below a total: one of the parts that account for its change."""
    share = _("{share} % of it").format(share=f"{part['share'] * 100:.1f}")
    label = harmless("  └ " + part["label"])
    return ["", label, "", "", "", _signed(part["delta"]), "", share, ""]
