"""Statements against each other: the same figure twice, the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yxtools.checks.claims.book import Book, Record, elsewhere, family, operand, role, words_said
from yxtools.checks.claims.facts import EQUIVALENT
from yxtools.checks.claims.values import parts_of
from yxtools.checks.relation import Operand, Relation
from yxtools.language import _

# Digits of a figure that is not that of two years by chance.
_TELLING = 6


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
            bounded = "<=" in (claim["relation"], known[0][0]["relation"])
            checked = one.ref in book.verified or one.ref in book.wrong
            denied = one.ref in book.wrong or first.ref in book.wrong
            # what a statement says twice is wrong in both places, or says which one is
            again = denied and claim["text"] == known[0][0]["text"]
            other = bounded or one.ref in book.of_unknown or family(one) != family(first)
            if not other and (again or not checked):
                yield (
                    book.at[claim["id"]],
                    Relation("prose/repeat", one, ((1, first),), severity="warning"),
                )


def years(book: Book, claim: Record) -> Iterator[Relation]:
    """The years a claim names: its own, the one it compares with, the date of a stock."""
    if book.year is None:
        return
    if not claim["figures"]:
        yield from _nothing_in(book, claim, book.year)
        return
    stated = operand(claim["figures"][0])
    yield from _year_compared_with(book, claim, stated, book.year)
    yield from _date(book, claim, stated, book.year)
    named = claim["period"]["year"]
    if named in (None, book.year):
        return
    if claim["kind"] == "change":
        yield from _year_after(book, claim, stated, book.year)
    elif claim["kind"] == "value" and claim["dims"].get("measure"):
        yield from _year_named(book, claim, stated, book.year)
    elif claim["kind"] in ("value", "count") and _of_own_version(book, claim) and _opens(book, claim):
        yield misdated(stated, of_other_year(named, book.year), "warning")


def _of_own_version(book: Book, claim: Record) -> bool:
    """Whether a claim names the kind of its disclosure: 纳入2023年度部门决算的单位, in a final account."""
    return claim["period"]["version"] is not None and claim["period"]["version"] == book.stage


def _nothing_in(book: Book, claim: Record, year: int) -> Iterator[Relation]:
    """2023年没有政府性基金支出: nothing of the disclosure's own year, if the paragraph speaks of no other."""
    named = claim["period"]["year"]
    same = (one["period"]["year"] for one in book.beside(claim))
    if claim["relation"] == "nothing" and named not in (None, year) and all(one == named for one in same):
        yield misdated(words_said(claim), of_other_year(named, year), "warning")


def of_other_year(named: int, year: int) -> str:
    """What is wrong with a figure of another year than the disclosure's."""
    return _("of {other}, in a disclosure of {year}").format(other=named, year=year)


def _year_compared_with(book: Book, claim: Record, stated: Operand, year: int) -> Iterator[Relation]:
    """A change is against the year before."""
    against, own = claim["period"].get("against"), claim["period"]["year"] or year
    if against and against["year"] is not None and not against["own"] and against["year"] != own - 1:
        if against["year"] < own and _compared_twice(book, claim, own - 1):
            return
        severity = "error" if against["year"] >= own else "warning"
        note = _("{year} is compared with {other}").format(year=own, other=against["year"])
        yield misdated(stated, note, severity)


def _compared_twice(book: Book, claim: Record, before: int) -> bool:
    """Whether a figure is compared with the year before, too: 比上年增加2万元；比2019年减少3万元."""
    value = role(claim, "value")
    return value is not None and any(
        one["kind"] == "change"
        and one is not claim
        and one["period"]["against"]["year"] in (None, before)
        and not one["period"]["against"]["own"]
        and (role(one, "value") or {}).get("ref") == value["ref"]
        for one in book.beside(claim)
    )


def _year_after(book: Book, claim: Record, stated: Operand, year: int) -> Iterator[Relation]:
    """2022年支出比上年增加, of an amount that the tables print for 2023."""
    value = role(claim, "value")
    if value is not None and value["ref"] == stated.ref and stated.ref in book.verified:
        if not any(one["period"]["year"] == claim["period"]["year"] for one in _stating(book, stated)):
            here = stated if stated.line == claim["src"]["line"] else words_said(claim)
            yield misdated(here, of_other_year(claim["period"]["year"], year), "warning")


def _stating(book: Book, stated: Operand) -> list[Record]:
    """The claims that state an amount."""
    figures = ((one, role(one, "value")) for one in book.claims if one["kind"] == "value")
    return [one for one, figure in figures if figure is not None and figure["ref"] == stated.ref]


def _date(book: Book, claim: Record, stated: Operand, year: int) -> Iterator[Relation]:
    """A stock is of the end of the year of an account, or of the year before a budget."""
    as_of = claim["period"].get("as_of")
    if as_of and not year - (book.stage == "budget") <= int(as_of[:4]) <= year:
        note = _("as of {date}, in a disclosure of {year}").format(date=as_of, year=year)
        yield misdated(stated, note, "warning")


def _year_named(book: Book, claim: Record, stated: Operand, year: int) -> Iterator[Relation]:
    """An amount said to be of another year that the tables print for this one."""
    period = claim["period"]
    this = {**claim, "period": {**period, "year": None}}
    twice = [one for one, printed in book.values.get(book.key(this), ()) if _same_amount(printed, stated)]
    telling = _telling(stated) or (_opens(book, claim) and _is_compared(book, claim))
    if any(one["text"] == claim["text"] for one in twice) or twice and not telling:
        return  # the text gives this year's figure, too: it stayed what it was
    found = [
        one
        for one in book.facts.find(this, version=period["version"])
        if not one.operand.blank and one.looseness <= EQUIVALENT
    ]
    zero = stated.figure is not None and stated.figure.is_zero
    parts = parts_of(book, this) if not found else None
    relations = [Relation("prose/value", stated, ((1, one.operand),)) for one in found]
    relations += [Relation("prose/value", stated, tuple(parts))] if parts else []
    if not zero and any(relation.status() != "fail" for relation in relations):
        note = _("said to be of {other}; the tables print it for {year}")
        yield misdated(stated, note.format(other=period["year"], year=year), "error")
    elif period["year"] > year or (_opens(book, claim) and period["version"] in (None, book.stage)):
        yield misdated(stated, of_other_year(period["year"], year), "warning")


def _is_compared(book: Book, claim: Record) -> bool:
    """Whether the paragraph compares an amount with the year before: it is the amount that is reported."""
    own = claim["figures"][0]["ref"]
    changes = (one for one in book.beside(claim) if one["kind"] == "change")
    return any(
        (role(one, "value") or {}).get("ref") == own
        and one["period"]["against"]["year"] is None
        and not one["period"]["against"]["own"]
        for one in changes
    )


def _same_amount(one: Operand, other: Operand) -> bool:
    return one.interval().meets(other.interval())


def _telling(stated: Operand) -> bool:
    """Whether a figure is too long to be that of two years by chance."""
    return sum(map(str.isdigit, stated.raw)) >= _TELLING


def _opens(book: Book, claim: Record) -> bool:
    """Whether a claim opens its paragraph, which nowhere speaks of the disclosure's own year."""
    same = book.beside(claim)
    return (
        same[0] is claim
        and not any(one["period"]["year"] == book.year for one in same)
        and not _compared_with_own(book, same)
    )


def _compared_with_own(book: Book, claims: Sequence[Record]) -> bool:
    return any((one["period"].get("against") or {}).get("year") == book.year for one in claims)


def misdated(stated: Operand, note: str, severity: str) -> Relation:
    """A figure, or words, of another year than is said."""
    expected = elsewhere(stated.interval())
    return Relation("prose/year", stated, (), severity=severity, note=note, expected=expected)
