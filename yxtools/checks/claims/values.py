"""Stated amounts, counts and statements of nothing, against the figures of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yxtools.checks.claims.averages import AVERAGE, average
from yxtools.checks.claims.book import Book, Record, family, operand, role, words_said
from yxtools.checks.claims.facts import HINT, Candidate
from yxtools.checks.claims.tables import empty_notes, printed_for
from yxtools.checks.relation import AT_MOST, Operand, Relation, unverifiable
from yxtools.claims.comparing import BUDGETS
from yxtools.figures import Interval
from yxtools.language import _


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
        yield unverifiable("prose/value", stated, (), _("the tables print nothing under this name"))
    elif claim["dims"]["measure"] == AVERAGE:
        yield average(book, claim, stated)
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
        yield _either_fund(book, claim, stated)


def _either_fund(book: Book, claim: Record, stated: Operand) -> Relation:
    """An amount whose fund the statement before it names, perhaps: false only if false of all money."""
    found = _against(book, claim, stated)
    if "fund" not in claim.get("taken", ()) or found.status() != "fail":
        return found
    denied = book.wrong.pop(stated.ref)
    dims = {name: value for name, value in claim["dims"].items() if name != "fund"}
    other = _against(book, {**claim, "dims": dims}, stated)
    if other.status() in ("exact", "rounded"):
        return other
    book.wrong[stated.ref] = denied
    return found


def _against(book: Book, claim: Record, stated: Operand) -> Relation:
    """A stated amount against the fact it means."""
    year, version = claim["period"]["year"], claim["period"]["version"]
    if "kind" in claim["dims"] and "item" in claim["dims"]:
        return _part_of_item(book, claim, stated)
    zero = stated.figure is not None and stated.figure.is_zero
    found = _found(book, claim, stated, year, version, zero)
    if not found:
        return (
            _derived(book, claim, stated)
            or _denied_by_blank(book, claim, stated)
            or _part_of_purchases(book, claim, stated)
            or unverifiable("prose/value", stated, (), _why(book, claim))
        )
    return judged(book, "prose/value", claim, stated, found)


def _part_of_item(book: Book, claim: Record, stated: Operand) -> Relation:
    """国内接待费: at most all of 公务接待费."""
    dims = {name: value for name, value in claim["dims"].items() if name != "kind"}
    found = [one.operand for one in book.facts.find({**claim, "dims": dims, "names": []})]
    if not found:
        return unverifiable("prose/bound", stated, (), _why(book, claim))
    return Relation("prose/bound", stated, ((1, found[0]),), AT_MOST)


def _part_of_purchases(book: Book, claim: Record, stated: Operand) -> Relation | None:
    """授予中小企业合同金额: at most all purchases, where the prose states them."""
    dims = claim["dims"]
    if dims.get("measure") != "procurement" or not dims.get("kind"):
        return None
    whole = book.stated({"measure": "procurement"}, "value")
    return None if whole is None else Relation("prose/bound", stated, ((1, whole),), AT_MOST, "warning")


def _found(
    book: Book, claim: Record, stated: Operand, year: int | None, version: str | None, zero: bool
) -> list[Candidate]:
    own = year if year not in (None, book.year) else None
    found = book.facts.find(claim, version=version, year=own, zero=zero)
    return [one for one in found if one.operand.blank or family(one.operand) == family(stated)]


def _why(book: Book, claim: Record) -> str:
    if claim.get("unit"):
        return _("of another organisation: {name}").format(name=claim["unit"])
    year = claim["period"]["year"]
    if year is not None and year != book.year:
        return _("the tables print no figures of {year}").format(year=year)
    return _("no table prints this figure")


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
        note = _("ambiguous: agrees with {label} (line {line}), but may mean {other}")
        nearby, agreeing = close[0].operand.label, further[0].operand
        note = note.format(label=agreeing.label, line=agreeing.line, other=nearby)
        return unverifiable(rule, stated, (), note)
    if nearest >= HINT:
        note = _("may be more than {label} (line {line})")
        note = note.format(label=close[0].operand.label, line=close[0].operand.line)
        return unverifiable(rule, stated, (), note)
    if (whole := book.of_unknown.get(stated.ref)) is not None:
        return unverifiable(
            rule, stated, (), _("a part of {whole}").format(whole=f"{whole.label} {whole.raw}")
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


def _denied_by_blank(book: Book, claim: Record, stated: Operand) -> Relation | None:
    """An amount where the tables leave the cell blank, in a row that prints other figures."""
    period = claim["period"]
    own = period["year"] if period["year"] not in (None, book.year) else None
    blanks = book.facts.gaps(claim, version=period["version"], year=own)
    if not blanks:
        return None
    book.wrong[stated.ref] = blanks[0].operand
    note = _("line {line} prints no figure there").format(line=blanks[0].operand.line)
    return Relation("prose/value", stated, ((1, blanks[0].operand),), severity="warning", note=note)


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
    if book.stage == "final" and claim["period"]["version"] in BUDGETS:
        return unverifiable("prose/bound", stated, (), _("a budget may exceed what was spent"))
    found = [
        one for one in book.facts.find(claim) if one.looseness <= 1 and family(one.operand) == family(stated)
    ]
    note = _("money passed on to others may explain it")
    if found:
        points = [one.operand.point() for one in found]
        finest = max(point.scale for point in points)
        amounts = [point.at(finest).low for point in points]
        largest = found[amounts.index(max(amounts))]
        return Relation("prose/bound", stated, ((1, largest.operand),), AT_MOST, "warning", note)
    parts = parts_of(book, claim)
    if parts is not None:
        return Relation("prose/bound", stated, tuple(parts), AT_MOST, "warning", note)
    return unverifiable("prose/bound", stated, (), _why(book, claim))


def _nothing(book: Book, claim: Record) -> Iterator[Relation]:
    """无此项支出: the tables of that fund or item print nothing."""
    printed, there = printed_for(book.facts.sheets, claim["dims"])
    said = words_said(claim)
    if printed:
        yield Relation(
            "prose/nothing",
            printed[0],
            ((1, said),),
            note=_("line {line} says {words}").format(line=said.line, words=claim["quote"]),
        )
    elif there:
        yield Relation("prose/nothing", said, ())
    else:
        yield unverifiable("prose/nothing", said, (), _("no table is on this"))


def notes(book: Book) -> Iterator[Relation]:
    """本表无数据: the note of a table against its figures."""
    for text, line, printed in empty_notes(book.facts.sheets, book.words.empty_note):
        said = Operand.place(f"note.{line}", text, line, text)
        if printed:
            yield Relation(
                "prose/nothing",
                printed[0],
                ((1, said),),
                note=_("line {line} says {words}").format(line=line, words=text),
            )
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
            _("vehicles kept with fiscal money are some of all vehicles"),
        )
    elif thing == "bought vehicles" and stated.figure is not None:
        yield _bought(book, stated)
    else:
        yield unverifiable("prose/value", stated, (), _("no table prints this figure"))


def _bought(book: Book, stated: Operand) -> Relation:
    """Vehicles are bought if and only if money is spent on buying them."""
    claim = {"dims": {"measure": "expenditure", "item": "purchase"}, "names": [], "classes": []}
    costs = [one.operand for one in book.facts.find(claim, zero=True)]
    if not costs:
        said = book.stated({"item": "purchase", "measure": "expenditure"}, "value")
        costs = [said] if said is not None else []
    if not costs or stated.figure is None:
        return unverifiable("prose/value", stated, (), _("no table prints what vehicles cost"))
    spends = any(cost.figure is not None and not cost.figure.is_zero for cost in costs)
    if spends == (not stated.figure.is_zero):
        return Relation(
            "prose/value", stated, (), expected=stated.interval(), note=_("fits what is spent on vehicles")
        )
    return Relation(
        "prose/value",
        stated,
        ((1, costs[0]),),
        severity="warning",
        note=_("does not fit what is spent on vehicles"),
        expected=Interval(-1, -1) if not spends else Interval(1, 1),
    )
