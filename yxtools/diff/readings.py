"""The facts that a statement in prose may speak of, the most literal reading first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from yxtools.checks.claims.book import operand, role, sharpest
from yxtools.checks.index import Key
from yxtools.checks.relation import Operand
from yxtools.diff.model import Document, Print

Record = dict[str, Any]
Subject = tuple[Any, ...]

# Dimensions of prose that tables do not print under.
_PROSE_ONLY = frozenset(["thing", "kind"])

# What prose calls all or fiscal money is printed as general budget money where there is no other.
_FUNDS = {"all": ("all", "fiscal", "general"), "fiscal": ("fiscal", "general")}
_NATURES = {"all": ("all", "basic", "personnel", "public"), "basic": ("basic", "personnel", "public")}


def readings(claim: Record, default: Mapping[str, str]) -> Iterator[Key]:
    """The keys that may be meant; none where the claim is not understood or of another organisation."""
    dims = {**default, **claim["dims"]}
    if not claim["understood"] or claim.get("unit") or not dims.get("measure") or _PROSE_ONLY & dims.keys():
        return
    for measure, name, fund, nature, origin in product(
        _measures(dims["measure"]),
        _classes(claim),
        _FUNDS.get(dims["fund"], (dims["fund"],)),
        _NATURES.get(dims["nature"], (dims["nature"],)),
        _origins(dims.get("origin")),
    ):
        made = {**dims, "measure": measure, "class": name, "fund": fund, "nature": nature, "origin": origin}
        if nature == dims["nature"] or name.startswith("economic:"):
            yield tuple(sorted((key, value) for key, value in made.items() if value is not None))


def _measures(measure: str) -> tuple[str, ...]:
    if measure.endswith(" total"):
        return measure, measure.removesuffix(" total")
    return measure, f"{measure} total"


def _classes(claim: Record) -> tuple[str, ...]:
    if claim["dims"].get("item"):
        return ("total",)
    if "class" in claim["dims"]:
        return (claim["dims"]["class"],)
    return tuple(claim["classes"]) or (() if claim["names"] else ("total",))


def _origins(origin: str | None) -> tuple[str | None, ...]:
    return ("carried",) if origin == "carried" else (origin, "current" if origin is None else None)


def meant(
    claim: Record, after: Document, before: Mapping[Key, Print], default: Mapping[str, str]
) -> tuple[Print, Print, bool] | None:
    """The figures of both documents that a claim compares, and whether it says so word for word.

    The figure it states itself tells which reading is meant.
    """
    value = role(claim, "value")
    interval = operand(value).interval() if value is not None else None
    for at, key in enumerate(readings(claim, default)):
        new, old = after.prints.get(key), before.get(key)
        if new is not None and old is not None and (interval is None or interval.meets(new.interval)):
            return new, old, at == 0
    return None


def stated_in(document: Document) -> dict[Subject, Operand]:
    """The figures of its own year that a document states in prose, by what they are of: of several that agree
    the most precise.
    """
    found: dict[Subject, list[Operand]] = {}
    for one in document.claims:
        own_year = one["period"]["year"] in (None, document.year)
        if one["kind"] in ("value", "count") and one["understood"] and own_year:
            figure = role(one, "value")
            if figure is not None:
                found.setdefault(subject(one), []).append(operand(figure))
    return {about: sharpest(said) for about, said in found.items()}


def subject(claim: Record) -> Subject:
    """What a claim is about, as a key."""
    names = () if "class" in claim["dims"] or "item" in claim["dims"] else tuple(claim["names"])
    return tuple(sorted(claim["dims"].items())), names, claim.get("unit")
