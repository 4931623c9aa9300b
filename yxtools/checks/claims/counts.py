"""Numbers of things: against the names listed for them, and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from yxtools.checks.claims.book import Book, Record, operand, role
from yxtools.checks.claims.values import thing
from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.claims.counted import TOGETHER
from yxtools.figures import Interval
from yxtools.language import _

_LONGEST_NAMING = 300
_FARTHEST = 40
"""Statements of a paragraph within which money is told beside the visits it paid for."""


def counts(book: Book, claim: Record) -> Iterator[Relation]:
    figure = role(claim, "count")
    if figure is not None:
        yield _listed(book, claim, operand(figure))
        return
    figure = role(claim, "value")
    if figure is not None:
        yield from _batches(book, claim, operand(figure))
        yield from _of_all_the_money(book, claim, operand(figure))
    if figure is None or not claim["understood"] or "thing" not in claim["dims"]:
        return
    stated = operand(figure)
    yield from thing(book, claim, stated)


def _batches(book: Book, claim: Record, people: Operand) -> Iterator[Relation]:
    """8批次，5人次: a batch or a delegation has at least one member."""
    batches = _batches_before(book, claim) if people.unit in ("人次", "人") else None
    if batches is not None and batches.line == people.line:
        if batches.figure is not None and batches.figure.is_zero:
            none, note = Interval(0, 0), _("nobody comes in {batches}").format(batches=batches.raw)
            yield Relation("prose/count", people, (), severity="warning", note=note, expected=none)
            return
        note = _("{batches} of at least one person each").format(batches=batches.raw)
        yield Relation(
            "prose/bound", replace(batches, unit=people.unit), ((1, people),), AT_MOST, "warning", note
        )


def _batches_before(book: Book, claim: Record) -> Operand | None:
    """The batches directly before a number of people; of 8批次（其中：外事0批次） all of them."""
    found = None
    for one in (one for one in book.before(claim) if one["kind"] != "sum"):
        figure = role(one, "value") if one["kind"] == "count" else None
        if figure is None or figure["unit"] not in ("批次", "批", "个"):
            break
        found = operand(figure)
    return found


def _of_all_the_money(book: Book, claim: Record, stated: Operand) -> Iterator[Relation]:
    """公务接待费1万元，8批次；国内接待费1万元，8批次: a part that is all the money is all the visits, too."""
    costs: list[Record] = []
    same: Operand | None = None
    for one in islice(book.before(claim), _FARTHEST):
        if one["kind"] == "value" and "item" in one["dims"]:
            costs.append(one)
        elif costs and one["kind"] == "count" and (figure := role(one, "value")) is not None:
            same = operand(figure) if figure["unit"] == stated.unit else same
        if len(costs) == 2:
            break
    if same is not None and len(costs) == 2 and _is_all(costs[1], costs[0]):
        yield Relation("prose/repeat", stated, ((1, same),), severity="warning")


def _is_all(whole: Record, part: Record) -> bool:
    """Whether one kind of an item's money is stated to be as much as all of it."""
    kind = part["dims"].get("kind")
    money, own = role(whole, "value"), role(part, "value")
    if kind is None or {**whole["dims"], "kind": kind} != part["dims"] or not money or not own:
        return False
    return own["value"] != 0 and operand(own).point() == operand(money).point()


def _listed(book: Book, claim: Record, stated: Operand) -> Relation:
    """The number of things against the names listed for it; numbers together against the names of all."""
    number = len(claim["listed"])
    note = _naming(claim["listed"])
    counted = Interval(number, number)
    if claim["subject"] == TOGETHER:
        return _together(book, claim, stated, counted, note)
    point = stated.point()
    if claim["relation"] == ">=" and not point.before(counted):
        counted = point
    return Relation("prose/count", stated, (), severity="warning", note=note, expected=counted)


def _naming(names: list[str]) -> str:
    listed = "、".join(names)
    if len(listed) < _LONGEST_NAMING:
        return _("{count} are named: {names}").format(count=len(names), names=listed)
    return _("{count} are named").format(count=len(names))


def _together(book: Book, claim: Record, stated: Operand, counted: Interval, note: str) -> Relation:
    """行政单位1家，事业单位2家: the first number against what the others leave of the names."""
    others = [
        operand(one)
        for record in book.beside(claim)
        for one in record["figures"][:1]
        if record.get("listed") == claim["listed"] and record["src"] == claim["src"]
    ]
    if others and others[0].ref != stated.ref:
        return Relation("prose/count", stated, (), AT_MOST, "info", note, expected=stated.interval())
    for other in others[1:]:
        counted = counted - other.point()
    return Relation("prose/count", stated, (), severity="warning", note=note, expected=counted)
