"""A disclosure as the audit reads it, and the places in its text where something can be altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from yxtools.cards import cards
from yxtools.checks import checks
from yxtools.claims import claims
from yxtools.split.document import split
from yxtools.tables import tables
from yxtools.tables.facts import facts
from yxtools.taxonomy import load

Record = dict[str, Any]

TAXONOMY = load()


@dataclass(frozen=True, slots=True)
class Place:
    """A printed figure: where it stands in the text, and what it is a figure of."""

    ref: str
    owner: str
    """What prints it: the title of a table, `cards` or `prose`."""
    label: str
    line: int
    start: int
    printed: str
    column: int | None = None
    """Of a table's figure, its column."""


@dataclass(slots=True)
class Audited:
    """A text and what the audit says of it."""

    lines: list[str]
    records: list[Record]
    checks: list[Record] = field(default_factory=list)
    findings: list[Record] = field(default_factory=list)

    @property
    def tied(self) -> set[str]:
        """The figures that relations tie."""
        return {operand["ref"] for check in self.checks for operand in check["operands"]}

    def of_type(self, kind: str) -> list[Record]:
        """The records of one type."""
        return [record for record in self.records if record["type"] == kind]


def audited(lines: list[str]) -> Audited:
    """The whole audit of a text, in this process."""
    text = "\n".join(lines)
    found = split(text, doc="d", file="d.txt", encoding="utf-8", sha256="0" * 64, taxonomy=TAXONOMY)
    records = list(claims(cards(tables(found, TAXONOMY), TAXONOMY), TAXONOMY))
    result = Audited(lines, records)
    for record in checks(records, TAXONOMY):
        (result.findings if record["type"] == "finding" else result.checks).append(record)
    return result


def places(one: Audited) -> list[Place]:
    """Every figure of tables, cards and prose that is found in the text where it is said to be."""
    taken: dict[int, int] = {}
    """Of every line, the end of the last figure found: figures of one line come from left to right."""
    found = []
    for ref, owner, label, line, raw, column in sorted(_figures(one), key=lambda figure: figure[3]):
        start = _start(one.lines[line - 1], raw, taken.get(line, 0))
        if start is not None:
            taken[line] = start + len(raw)
            found.append(Place(ref, owner, label, line, start, raw, column))
    return found


def _figures(one: Audited) -> Iterator[tuple[str, str, str, int, str, int | None]]:
    for table in one.of_type("table"):
        for fact in facts(table):
            label = f"{fact['row']['name']} {fact['column'][-1] if fact['column'] else ''}"
            column = int(fact["id"].rpartition(".c")[2])
            yield fact["id"], str(table["title"]), label, fact["src"]["line"], fact["raw"], column
    for card in one.of_type("card"):
        for at, fund in enumerate(card["funds"]):
            label = f"{card['project']} {fund['scope']} {fund['source']}"
            yield f"{card['id']}.f{at}", "cards", label, fund["line"], fund["raw"], None
    yield from _stated(one.of_type("claim"))


def _stated(claimed: Iterable[Record]) -> Iterator[tuple[str, str, str, int, str, int | None]]:
    """Every figure of the prose once, though several claims use it, in the order of the text."""
    stated = {figure["ref"]: figure for claim in claimed for figure in claim["figures"]}
    for figure in sorted(stated.values(), key=lambda one: (one["line"], int(one["ref"].rpartition(".")[2]))):
        yield figure["ref"], "prose", figure["label"], figure["line"], figure["raw"], None


def _start(line: str, raw: str, after: int) -> int | None:
    """Where a figure stands in its line, beyond the figures before it if possible; not inside another."""
    for begin in (after, 0):
        at = line.find(raw, begin) if raw else -1
        while at >= 0:
            before, behind = line[at - 1 : at], line[at + len(raw) : at + len(raw) + 1]
            if not (before.isdigit() or before == "." or behind.isdigit()):
                return at
            at = line.find(raw, at + 1)
    return None
