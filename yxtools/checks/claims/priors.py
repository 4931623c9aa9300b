"""The figures of the period before: what changes imply of them, against each other and against the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yxtools.checks.claims.book import Book, Record, family, operand, precision, role
from yxtools.checks.claims.facts import STRICT
from yxtools.checks.claims.periods import misdated, of_other_year
from yxtools.checks.growth import grown, over
from yxtools.checks.relation import AT_MOST, Formula, Operand, Relation
from yxtools.claims.comparing import BUDGETS
from yxtools.figures import Interval
from yxtools.language import _

_RULE = "prose/prior"
Key = tuple[Any, ...]
Signed = tuple[int, Operand]
Placed = tuple[int, Relation]
"""The position of the claim that a relation belongs to, and the relation."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a statement implies of the figure before: it is a figure less its change."""

    figure: Operand
    change: Operand | None
    sign: int
    """1 where the figure grew, -1 where it fell, 0 where it stayed."""

    @property
    def terms(self) -> tuple[Signed, ...]:
        """The signed figures that add up to the figure before."""
        return ((1, self.figure), *(() if self.change is None else ((-self.sign, self.change),)))

    @property
    def precision(self) -> int:
        """How finely the coarser of its figures is printed."""
        return min(precision(one) for _sign, one in self.terms)


def priors(book: Book) -> Iterator[Placed]:
    """The figures before that the statements imply: those on the same one agree."""
    first: dict[Key, Before] = {}
    changes = [(at, claim) for at, claim in enumerate(book.claims) if _compares(claim)]
    for at, claim in changes:
        said = _before(claim)
        if said is None:
            continue
        if said.change is not None and said.sign > 0 and said.figure.ref not in book.wrong:
            yield from ((at, one) for one in _negative(said.figure, said.change))
        about = prior_key(book, claim)
        known = first.setdefault(about, said)
        if known.figure.ref == said.figure.ref:
            yield from ((at, one) for one in _printed_before(book, claim, said))
        elif known.figure.interval().meets(said.figure.interval()):
            # of two different amounts of one year one is wrong, or they are not of the same
            yield at, _agreeing(book, claim, known, said)
            first[about] = max(known, said, key=lambda one: one.precision)
    yield from _stated_before(book, first)
    for at, claim in changes:
        implied = first.get(prior_key(book, claim))
        if implied is not None and (relation := _by_rate(claim, implied)) is not None:
            yield at, relation
    yield from _summed_changes(book)


def prior_key(book: Book, claim: Record) -> Key:
    """What makes two statements ones of the same figure before."""
    against = claim["period"]["against"]
    version = against["version"] if against["version"] != book.stage else None
    year = against["year"] or (book.year or 0) - 1
    return (
        *_subject(book, claim),
        version or None,
        year,
        claim["period"]["year"] or book.year,
        claim.get("unit"),
    )


def _subject(book: Book, claim: Record) -> tuple[Any, ...]:
    """The dimensions of a claim; total income and total expenditure are one amount."""
    dims = dict(claim["dims"])
    if dims.get("measure", "").endswith(" total") or _balanced(book, claim):
        dims["measure"] = "total"
    return tuple(sorted(dims.items())), tuple(claim["names"])


def _balanced(book: Book, claim: Record) -> bool:
    """Whether a claim is on all income or all expenditure of a budget, or of a fund of it, and compares with
    a budget, if with anything: both sides of a budget are equal (Budget Law, article 12), what was spent in
    the end may be less.
    """
    dims, against = claim["dims"], claim["period"].get("against")
    whole = set(dims) <= {"measure", "fund"} and dims.get("measure") in ("income", "expenditure")
    budgets = against is None or against["version"] in BUDGETS
    return book.stage == "budget" and whole and budgets and not claim["names"]


def _compares(claim: Record) -> bool:
    return claim["kind"] == "change" and not claim["period"]["against"]["own"] and claim["understood"]


def _before(claim: Record) -> Before | None:
    """What a change says of the figure before, if it states both the figure and the amount of the change."""
    value, amount = role(claim, "value"), role(claim, "amount")
    if value is None or (amount is None and claim["relation"] != "same"):
        return None
    stated = operand(value)
    if amount is None:
        return Before(stated, None, 0)
    change = operand(amount)
    return Before(stated, change, amount["sign"]) if family(change) == family(stated) else None


def _negative(stated: Operand, change: Operand) -> Iterator[Relation]:
    """A figure cannot have grown by more than it is."""
    if (stated.interval() - change.interval()).before(Interval(0, 0)):
        note = _("the figure before would be negative")
        yield Relation(_RULE, change, ((1, stated),), AT_MOST, "error", note)


def _agreeing(book: Book, claim: Record, known: Before, said: Before) -> Relation:
    """The later of two statements against the earlier one."""
    back = () if said.change is None else ((said.sign, said.change),)
    relation = Relation(_RULE, said.figure, (*known.terms, *back), severity=_severity(book, claim))
    if relation.status() == "fail" and said.figure.ref in book.wrong:
        return replace(relation, severity="info")
    return relation


def _severity(book: Book, claim: Record) -> str:
    """Money carried over may set a fund's income apart from its expenditure, in the year before."""
    return "error" if claim["dims"] and not _balanced(book, claim) else "warning"


def _stated_before(book: Book, first: dict[Key, Before]) -> Iterator[Placed]:
    """An amount stated of the year before, against what the changes imply."""
    for at, claim in enumerate(book.claims):
        figure, year = role(claim, "value"), claim["period"]["year"]
        if claim["kind"] != "value" or figure is None or not claim["understood"] or year is None:
            continue
        version = claim["period"]["version"]
        key = (
            *_subject(book, claim),
            version if version != book.stage else None,
            year,
            book.year,
            claim.get("unit"),
        )
        known, stated = first.get(key), operand(figure)
        if known is not None and family(known.figure) == family(stated):
            yield at, Relation(_RULE, stated, known.terms, severity="warning")
        elif known is None and year < (book.year or 0) - 1:
            last = first.get((*_subject(book, claim), key[2], (book.year or 0) - 1, *key[4:]))
            if last is not None and _borne_out(stated, last):
                yield at, misdated(stated, of_other_year(year, book.year or 0), "warning")


def _borne_out(stated: Operand, before: Before) -> bool:
    """Whether an amount is the figure before that a change implies."""
    nothing = stated.figure is None or stated.figure.is_zero
    return not nothing and Relation(_RULE, stated, before.terms).status() != "fail"


def _by_rate(claim: Record, known: Before) -> Relation | None:
    """增长5% without the figure or the amount: against the figure before that another statement implies."""
    percent, amount, value = (role(claim, name) for name in ("percent", "amount", "value"))
    if percent is None or (amount and value):
        return None
    printed_beside = amount or value
    beside = operand(printed_beside) if printed_beside else known.change
    if beside is None or family(beside) != family(known.figure) or beside.ref == known.figure.ref:
        return None
    sign = 1 if claim["relation"] == "up" else -1

    def implied(sign: int, decimals: int, signed: bool) -> Formula:
        def rate(parts: Sequence[Interval]) -> Interval | None:
            printed, figure, *change = parts
            before = figure - change[0] * known.sign if change else figure
            if value:
                return over((printed - before) * sign, before, decimals, signed)
            return over(printed if amount else printed * (sign * known.sign), before, decimals, signed)

        return rate

    parts = [beside, known.figure, *([] if known.change is None else [known.change])]
    return grown(_RULE, operand(percent), parts, sign, implied, severity="warning")


def _printed_before(book: Book, claim: Record, said: Before) -> Iterator[Relation]:
    """The figure before, where a table prints it."""
    year = claim["period"]["against"]["year"] or (book.year or 0) - 1
    found = [
        one for one in book.facts.find(claim, year=year) if not one.operand.blank and one.looseness == STRICT
    ]
    if len(found) == 1:
        back = () if said.change is None else ((said.sign, said.change),)
        yield Relation(_RULE, said.figure, ((1, found[0].operand), *back), severity="warning")


# --- the changes of parts and of their head ----------------------------------------------------------------


def _summed_changes(book: Book) -> Iterator[Placed]:
    """The changes of the parts that a list names are together the change of its head, wherever stated."""
    of_value: dict[str, tuple[Operand | None, int]] = {}
    of_subject: dict[Key, tuple[Operand, int, str]] = {}
    for claim in book.claims:
        value, amount = role(claim, "value"), role(claim, "amount")
        if claim["kind"] != "change" or claim["period"]["against"]["own"] or value is None:
            continue
        if amount is not None:
            stated = operand(amount)
            of_value[value["ref"]] = (stated, amount["sign"])
            of_subject.setdefault(_subject(book, claim), (stated, amount["sign"], value["ref"]))
        elif claim["relation"] == "same":
            of_value[value["ref"]] = (None, 0)
    for at, claim in enumerate(book.claims):
        if _divides(book, claim):
            head, *parts = claim["figures"]
            whole = of_subject.get(_subject(book, claim))
            known = [of_value[part["ref"]] for part in parts if part["ref"] in of_value]
            if whole is not None and whole[2] != head["ref"] and len(known) == len(parts):
                signed = tuple((sign * whole[1], change) for change, sign in known if change is not None)
                note = _("the changes of its parts")
                severity = "info" if any(part["ref"] in book.wrong for part in parts) else "warning"
                yield at, Relation(_RULE, whole[0], signed, severity=severity, note=note)


def _divides(book: Book, claim: Record) -> bool:
    """Whether a claim divides a figure of the disclosure's own kind into all its parts."""
    own = claim["kind"] == "sum" and claim["relation"] == "=" and not claim.get("of")
    return own and claim["period"]["version"] in (None, book.stage)
