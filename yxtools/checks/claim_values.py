"""Stated amounts, counts and statements of nothing, against the figures of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yxtools.checks.claim_book import Book, Record, family, operand, role
from yxtools.checks.claim_facts import HINT, Candidate
from yxtools.checks.relation import AT_MOST, Operand, Relation, unverifiable
from yxtools.figures import Interval


def values(book: Book, claim: Record) -> Iterator[Relation]:
    if claim["relation"] == "nothing":
        yield from _nothing(book, claim)
        return
    figure = role(claim, "value")
    if figure is None:
        return
    stated = operand(figure)
    if claim.get("of") == "explanation":
        return
    if not claim["understood"] or not claim["dims"].get("measure"):
        yield unverifiable("prose/value", stated, (), "the tables print nothing under this name")
    elif claim["relation"] == "<=":
        yield _bounded(book, claim, stated)
    elif claim["dims"]["measure"] == "both":
        measures = ("income total", "expenditure total")
        found = [
            _against(book, {**claim, "dims": {**claim["dims"], "measure": measure}}, stated)
            for measure in measures
        ]
        verdicts = [relation for relation in found if relation.status() in ("exact", "rounded")]
        yield from (
            relation
            for relation in found
            if not verdicts
            or relation in verdicts
            or relation.severity == "error"
            and relation.status() == "fail"
        )
    else:
        yield _against(book, claim, stated)


def _against(book: Book, claim: Record, stated: Operand) -> Relation:
    """A stated amount against the fact it means."""
    year, version = claim["period"]["year"], claim["period"]["version"]
    if "kind" in claim["dims"] and "item" in claim["dims"]:
        return _part_of_item(book, claim, stated)
    zero = stated.figure is not None and stated.figure.is_zero
    found = _found(book, claim, stated, year, version, zero)
    if not found:
        derived = _derived(book, claim, stated)
        if derived is not None:
            return derived
        return unverifiable("prose/value", stated, (), _why(book, claim))
    return judged(book, "prose/value", claim, stated, found)


def _part_of_item(book: Book, claim: Record, stated: Operand) -> Relation:
    """国内接待费: at most all of 公务接待费."""
    dims = {name: value for name, value in claim["dims"].items() if name != "kind"}
    found = [one.operand for one in book.facts.find({**claim, "dims": dims, "names": []})]
    if not found:
        return unverifiable("prose/bound", stated, (), _why(book, claim))
    return Relation("prose/bound", stated, ((1, found[0]),), AT_MOST)


def _found(
    book: Book, claim: Record, stated: Operand, year: int | None, version: str | None, zero: bool
) -> list[Candidate]:
    own = year if year not in (None, book.year) else None
    found = book.facts.find(claim, version=version, year=own, zero=zero)
    return [one for one in found if one.operand.blank or family(one.operand) == family(stated)]


def _why(book: Book, claim: Record) -> str:
    if claim.get("unit"):
        return f"of another organisation: {claim['unit']}"
    year = claim["period"]["year"]
    if year is not None and year != book.year:
        return f"the tables print no figures of {year}"
    return "no table prints this figure"


def judged(book: Book, rule: str, claim: Record, stated: Operand, found: Sequence[Candidate]) -> Relation:
    """The verdict, if every reading gives the same one; else that it depends on the reading."""
    nearest = found[0].looseness
    close = [one for one in found if one.looseness == nearest]
    relations = [Relation(rule, stated, ((1, one.operand),)) for one in close]
    held = [relation for relation in relations if relation.status() != "fail"]
    if held:
        book.verified[stated.ref] = held[0].parts[0][1]
        return held[0]
    further = [
        one
        for one in found
        if one.looseness > nearest and Relation(rule, stated, ((1, one.operand),)).status() != "fail"
    ]
    if further:
        label = further[0].operand.label
        return unverifiable(
            rule,
            stated,
            (),
            f"ambiguous: agrees with {label} (line {further[0].operand.line}), "
            f"but may mean {close[0].operand.label}",
        )
    if nearest >= HINT:
        return unverifiable(
            rule, stated, (), f"may be more than {close[0].operand.label} (line {close[0].operand.line})"
        )
    same = all(one.operand.interval().meets(close[0].operand.interval()) for one in close)
    sure = nearest <= 1 and same and not claim.get("unit")
    book.wrong[stated.ref] = close[0].operand
    return replace(relations[0], severity="error" if sure else "warning")


def _derived(book: Book, claim: Record, stated: Operand) -> Relation | None:
    """基本支出 = 人员经费 + 公用经费, where only these are printed."""
    parts = parts_of(book, claim)
    if parts is None:
        return None
    relation = Relation("prose/value", stated, tuple(parts))
    if relation.status() != "fail":
        book.verified[stated.ref] = stated
    return relation


def parts_of(book: Book, claim: Record) -> list[tuple[int, Operand]] | None:
    dims = claim["dims"]
    if claim["names"] or dims.get("class"):
        return None
    nature = dims.get("nature")
    if nature == "basic":
        return _every(book, claim, [(1, {"nature": "personnel"}), (1, {"nature": "public"})])
    if nature == "project":
        whole = _every(book, claim, [(1, {"nature": "all"})])
        basic = _every(book, claim, [(1, {"nature": "basic"})]) or parts_of(
            book, {**claim, "dims": {**dims, "nature": "basic"}}
        )
        return whole + [(-1, part) for _, part in basic] if whole and basic else None
    return None


def _every(
    book: Book, claim: Record, wanted: Sequence[tuple[int, dict[str, str]]]
) -> list[tuple[int, Operand]] | None:
    found = []
    for sign, changes in wanted:
        dims = {name: value for name, value in {**claim["dims"], **changes}.items() if value != "all"}
        candidates = [one for one in book.facts.find({**claim, "dims": dims}) if one.looseness <= 1]
        if not candidates:
            return None
        found.append((sign, candidates[0].operand))
    return found


def _bounded(book: Book, claim: Record, stated: Operand) -> Relation:
    """A part of the department's money: at most what the tables print, but for transfers to others."""
    found = [
        one for one in book.facts.find(claim) if one.looseness <= 1 and family(one.operand) == family(stated)
    ]
    note = "money passed on to others may explain it"
    if found:
        largest = max(
            found,
            key=lambda one: one.operand.point().middle.low * 10 ** (12 - min(12, one.operand.point().scale)),
        )
        return Relation("prose/bound", stated, ((1, largest.operand),), AT_MOST, "warning", note)
    parts = parts_of(book, claim)
    if parts is not None:
        return Relation("prose/bound", stated, tuple(parts), AT_MOST, "warning", note)
    return unverifiable("prose/bound", stated, (), _why(book, claim))


def _nothing(book: Book, claim: Record) -> Iterator[Relation]:
    """无此项支出: the tables of that fund or item print nothing."""
    printed, there = book.facts.printed(claim["dims"])
    said = Operand(
        f"{claim['text']}.{claim['id']}", claim["subject"], claim["src"]["line"], "", None, 0, None
    )
    if printed:
        yield Relation(
            "prose/nothing", printed[0], ((1, said),), note=f"line {said.line} says {claim['quote']}"
        )
    elif there:
        yield Relation("prose/nothing", said, ())
    else:
        yield unverifiable("prose/nothing", said, (), "no table is on this")


def notes(book: Book) -> Iterator[Relation]:
    """本表无数据: the note of a table against its figures."""
    for text, line, printed in book.facts.empty_notes(book.words.empty_note):
        said = Operand(f"note.{line}", text, line, "", None, 0, None)
        if printed:
            yield Relation("prose/nothing", printed[0], ((1, said),), note=f"line {line} says {text}")
        else:
            yield Relation("prose/nothing", said, ())


def thing(book: Book, claim: Record, stated: Operand) -> Iterator[Relation]:
    found = [one for one in book.facts.find(claim) if family(one.operand) in (family(stated), "元", "")]
    thing = claim["dims"]["thing"]
    if found:
        near = [replace(one, operand=replace(one.operand, power=0, unit=stated.unit)) for one in found]
        yield judged(book, "prose/value", claim, stated, near)
    elif thing == "kept vehicles" and (total := book.stated({"thing": "vehicles"}, "count")) is not None:
        yield Relation(
            "prose/bound",
            stated,
            ((1, total),),
            AT_MOST,
            "warning",
            "vehicles kept with fiscal money are some of all vehicles",
        )
    elif thing == "bought vehicles" and stated.figure is not None:
        yield _bought(book, stated)
    else:
        yield unverifiable("prose/value", stated, (), "no table prints this figure")


def _bought(book: Book, stated: Operand) -> Relation:
    """Vehicles are bought if and only if money is spent on buying them."""
    claim = {"dims": {"measure": "expenditure", "item": "purchase"}, "names": [], "classes": []}
    costs = [one.operand for one in book.facts.find(claim, zero=True)]
    if not costs:
        said = book.stated({"item": "purchase", "measure": "expenditure"}, "value")
        costs = [said] if said is not None else []
    if not costs or stated.figure is None:
        return unverifiable("prose/value", stated, (), "no table prints what vehicles cost")
    spends = any(cost.figure is not None and not cost.figure.is_zero for cost in costs)
    if spends == (not stated.figure.is_zero):
        return Relation(
            "prose/value", stated, (), expected=stated.interval(), note="fits what is spent on vehicles"
        )
    return Relation(
        "prose/value",
        stated,
        ((1, costs[0]),),
        severity="warning",
        note="does not fit what is spent on vehicles",
        expected=Interval(-1, -1) if not spends else Interval(1, 1),
    )
