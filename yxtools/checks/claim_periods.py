"""Statements against each other: the same figure twice, the period before, the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from yxtools.checks.claim_book import Book, Record, elsewhere, family, operand, role
from yxtools.checks.claim_facts import STRICT
from yxtools.checks.claim_values import parts_of
from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.figures import Interval


def repeats(book: Book) -> Iterator[tuple[int, Relation]]:
    """An amount that no table prints, stated more than once."""
    told: dict[tuple[str, str | None], Operand] = {}
    for claim in book.claims:
        if claim["kind"] == "value" and claim.get("of") == "explanation":
            one = operand(claim["figures"][0])
            first = told.setdefault((claim["subject"], one.unit), one)
            if first is not one:
                yield (
                    book.at[claim["id"]],
                    Relation("prose/repeat", one, ((1, first),), severity="warning"),
                )
    for key, known in book.values.items():
        if key[-1] != "value" or len(known) < 2 or not dict(key[0]).get("measure"):
            continue
        first = known[0][1]
        for claim, one in known[1:]:
            if (
                one.ref in book.verified
                or one.ref in book.wrong
                or claim["relation"] == "<="
                or known[0][0]["relation"] == "<="
            ):
                continue
            if family(one) == family(first):
                yield (
                    book.at[claim["id"]],
                    Relation("prose/repeat", one, ((1, first),), severity="warning"),
                )


def priors(book: Book) -> Iterator[tuple[int, Relation]]:
    """The figures of the period before that changes imply: statements on the same one agree."""
    first: dict[tuple[Any, ...], tuple[Operand, Operand | None, int]] = {}
    for at, claim in enumerate(book.claims):
        if claim["kind"] != "change" or claim["period"]["against"]["own"] or not claim["understood"]:
            continue
        value, amount = role(claim, "value"), role(claim, "amount")
        if value is None or (amount is None and claim["relation"] != "same"):
            continue
        stated, change, sign = (
            operand(value),
            operand(amount) if amount else None,
            amount["sign"] if amount else 0,
        )
        if change is not None and family(change) != family(stated):
            continue
        if (
            change is not None
            and sign > 0
            and (stated.interval() - change.interval()).before(Interval(0, 0))
            and stated.ref not in book.wrong
        ):
            note = "the figure before would be negative"
            yield at, Relation("prose/prior", change, ((1, stated),), AT_MOST, "error", note)
        key = _prior_key(book, claim)
        known = first.setdefault(key, (stated, change, sign))
        if known[0].ref == stated.ref:
            yield from ((at, one) for one in _printed_before(book, claim, stated, change, sign))
            continue
        parts = [(1, known[0])]
        if known[1] is not None:
            parts.append((-known[2], known[1]))
        if change is not None:
            parts.append((sign, change))
        relation = Relation("prose/prior", stated, tuple(parts), severity="error" if key[0] else "warning")
        if relation.status() == "fail" and stated.ref in book.wrong:
            relation = replace(relation, severity="info")
        yield at, relation
    yield from _summed_changes(book)


def _summed_changes(book: Book) -> Iterator[tuple[int, Relation]]:
    """The changes of the parts that a list names are together the change of its head, wherever stated."""
    of_value: dict[str, tuple[Operand | None, int, tuple[Any, ...]]] = {}
    of_subject: dict[tuple[Any, ...], tuple[Operand, int, str]] = {}
    for claim in book.claims:
        value, amount = role(claim, "value"), role(claim, "amount")
        if claim["kind"] != "change" or claim["period"]["against"]["own"] or value is None:
            continue
        key = _prior_key(book, claim)
        stated = operand(amount) if amount is not None else None
        if stated is not None or claim["relation"] == "same":
            of_value[value["ref"]] = (stated, amount["sign"] if amount else 0, key[3:])
        if stated is not None and amount is not None:
            of_subject.setdefault(key[:2], (stated, amount["sign"], value["ref"]))
    for claim in book.claims:
        if (
            claim["kind"] != "sum"
            or claim["relation"] != "="
            or claim.get("of")
            or claim["period"]["version"] not in (None, book.stage)
        ):
            continue
        head, *parts = claim["figures"]
        known = [of_value.get(part["ref"]) for part in parts]
        whole = of_subject.get(
            _prior_key(
                book, {**claim, "period": {**claim["period"], "against": {"year": None, "version": None}}}
            )[:2]
        )
        if whole is None or whole[2] == head["ref"] or any(one is None for one in known):
            continue
        signed = tuple((one[1] * whole[1], one[0]) for one in known if one is not None and one[0] is not None)
        yield (
            book.at[claim["id"]],
            Relation("prose/prior", whole[0], signed, severity="warning", note="the changes of its parts"),
        )


def _prior_key(book: Book, claim: Record) -> tuple[Any, ...]:
    against = claim["period"]["against"]
    dims = dict(claim["dims"])
    if dims.get("measure", "").endswith(" total"):
        dims["measure"] = "total"
    version = against["version"] if against["version"] != book.stage else None
    return (
        tuple(sorted(dims.items())),
        tuple(claim["names"]),
        version or None,
        against["year"] or (book.year or 0) - 1,
        claim["period"]["year"] or book.year,
    )


def _printed_before(
    book: Book, claim: Record, stated: Operand, change: Operand | None, sign: int
) -> Iterator[Relation]:
    """The figure before, where a table prints it."""
    year = claim["period"]["against"]["year"] or (book.year or 0) - 1
    found = [
        one for one in book.facts.find(claim, year=year) if not one.operand.blank and one.looseness == STRICT
    ]
    if len(found) == 1:
        parts = [(1, found[0].operand)] + ([(sign, change)] if change is not None else [])
        yield Relation("prose/prior", stated, tuple(parts), severity="warning")


def years(book: Book, claim: Record) -> Iterator[Relation]:
    if book.year is None or not claim["figures"]:
        return
    stated = operand(claim["figures"][0])
    period = claim["period"]
    against = period.get("against")
    own = period["year"] or book.year
    if against and against["year"] is not None and not against["own"] and against["year"] != own - 1:
        severity = "error" if against["year"] >= own else "warning"
        yield _misdated(book, stated, f"{own} is compared with {against['year']}", severity)
    as_of = period.get("as_of")
    if as_of and (int(as_of[:4]) > book.year or int(as_of[:4]) < book.year - (book.stage == "budget")):
        yield _misdated(book, stated, f"as of {as_of}, in a disclosure of {book.year}", "warning")
    if claim["kind"] == "value" and period["year"] not in (None, book.year) and claim["dims"].get("measure"):
        this = {**claim, "period": {**period, "year": None}}
        found = [one for one in book.facts.find(this, version=period["version"]) if not one.operand.blank]
        zero = stated.figure is not None and stated.figure.is_zero
        parts = parts_of(book, this) if not found else None
        relations = [Relation("prose/value", stated, ((1, one.operand),)) for one in found]
        relations += [Relation("prose/value", stated, tuple(parts))] if parts else []
        if not zero and any(relation.status() != "fail" for relation in relations):
            yield _misdated(
                book, stated, f"said to be of {period['year']}; the tables print it for {book.year}", "error"
            )
        elif period["year"] > book.year or _opens(book, claim):
            yield _misdated(book, stated, f"of {period['year']}, in a disclosure of {book.year}", "warning")


def _opens(book: Book, claim: Record) -> bool:
    """Whether a claim opens its paragraph, which nowhere speaks of the disclosure's own year."""
    same = [one for one in book.claims if one["text"] == claim["text"]]
    return (
        same[0] is claim
        and not any(one["period"]["year"] == book.year for one in same)
        and not _compared_with_own(book, same)
    )


def _compared_with_own(book: Book, claims: Sequence[Record]) -> bool:
    return any((one["period"].get("against") or {}).get("year") == book.year for one in claims)


def _misdated(book: Book, stated: Operand, note: str, severity: str) -> Relation:
    return Relation(
        "prose/year", stated, (), severity=severity, note=note, expected=elsewhere(stated.interval())
    )
