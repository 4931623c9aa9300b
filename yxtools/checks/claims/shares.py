"""Shares against part and whole: stated beside them, elsewhere in the prose, or printed in the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yxtools.checks.claims.book import Book, Record, family, operand, role
from yxtools.checks.claims.facts import HINT
from yxtools.checks.claims.granted import share_alone
from yxtools.checks.claims.rates import undefined
from yxtools.checks.growth import rate_decimals
from yxtools.checks.relation import Operand, Relation, calculated, ratio, unverifiable
from yxtools.language import _


def shares(book: Book, claim: Record) -> Iterator[Relation]:
    figure = role(claim, "share")
    if figure is None:
        return
    stated = operand(figure)
    part = book.amount(claim, "part")
    if part is None:
        alone = share_alone(book, claim, stated)
        yield alone or unverifiable("prose/share", stated, (), _("the part is not stated"))
        return
    wholes, perhaps = _wholes(book, claim)
    budget = role(claim, "budget")
    if budget is not None:
        note = _("a rate of completion, called a share")
        parts = (part, operand(budget))
        completed = calculated("prose/share", stated, parts, ratio(rate_decimals(stated)), note=note)
        if completed is not None and completed.status() != "fail":
            yield completed
            return
    missing = _("the whole is not known")
    found = _any_ratio(book, "prose/share", stated, part, wholes or perhaps, missing)
    denied = found.status() == "fail" and not wholes
    yield unverifiable("prose/share", stated, (), missing) if denied else found


def _wholes(book: Book, claim: Record) -> tuple[list[Operand], list[Operand]]:
    """What a share may be of; and figures that may be less than that: only their agreement says anything."""
    own = role(claim, "whole")
    whole = claim["whole"]
    if own is not None and not whole["dims"]:
        return [operand(own)], []
    if not whole["subject"]:
        return _containing(book, claim), []
    if not whole["dims"].get("measure") or not whole["understood"]:
        return [], []
    dims = dict(whole["dims"])
    found = _stated(book, dims)
    if not found and "fund" in claim["dims"] and "fund" not in dims:
        found = _stated(book, {**dims, "fund": claim["dims"]["fund"]})
    facts = book.facts.find({"dims": dims, "names": whole["names"], "classes": whole["classes"]})
    printed = [one for one in facts if not one.operand.blank]
    hints = [one.operand for one in printed if one.looseness >= HINT]
    found += [operand(own)] if own is not None else []
    return found + [one.operand for one in printed if one.looseness < HINT], hints


def _stated(book: Book, dims: dict[str, str]) -> list[Operand]:
    """What the prose states of this year of the subject that a share names."""
    return [
        one
        for key, known in book.values.items()
        for _, one in known
        if _same_whole(dict(key[0]), dims) and key[2] is None and key[3] == book.year
    ]


def _same_whole(known: dict[str, str], dims: dict[str, str]) -> bool:
    """Whether a stated subject is the whole that a share names; of 三公 the fund need not be named again."""
    if "item" in dims and "fund" not in dims:
        known = {name: value for name, value in known.items() if name != "fund"}
    return known == dims


def _containing(book: Book, claim: Record) -> list[Operand]:
    """What a subject is a part of: all classes, the item above it, all natures, all funds."""
    dims = dict(claim["dims"])
    wanted: list[dict[str, str]] = []
    if "item" not in dims and ("class" in dims or claim["names"]):
        wanted = [{name: value for name, value in dims.items() if name != "class"}]
    else:
        for name in ("item", "nature", "fund"):
            above = [one for one, parts in book.trees.get(name, {}).items() if dims.get(name) in parts]
            wanted += [
                {
                    **{key: value for key, value in dims.items() if key != name},
                    **({} if one == "all" else {name: one}),
                }
                for one in above
            ]
    found = []
    for one in wanted:
        found += [
            known
            for key, said in book.values.items()
            for _, known in said[:1]
            if dict(key[0]) == one and not key[1] and key[2] is None
        ]
        facts = book.facts.find({"dims": one, "names": [], "classes": []}) if one.get("measure") else []
        found += [fact.operand for fact in facts if fact.looseness <= 1 and not fact.operand.blank]
    return found


def _any_ratio(
    book: Book, rule: str, stated: Operand, part: Operand, wholes: Sequence[Operand], missing: str
) -> Relation:
    """A rate against part ÷ whole: it holds if any reading of the whole makes it hold."""
    relations = []
    for whole in wholes:
        if family(whole) == family(part):
            made = calculated(rule, stated, (part, whole), ratio(rate_decimals(stated)))
            relations += [made] if made is not None else []
    if not relations:
        zeros = [whole for whole in wholes if whole.figure is None or whole.figure.is_zero]
        if zeros:
            return undefined(rule, stated, (part, zeros[0]), _("a share of zero is undefined"))
        return unverifiable(rule, stated, (), missing)
    held = [relation for relation in relations if relation.status() != "fail"]
    if held:
        return held[0]
    wrong = part.ref in book.wrong
    return replace(relations[0], severity="error" if len(relations) == 1 and not wrong else "warning")
