"""The claims of one document with what they are checked against, and what was found out about them so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.checks.claims.facts import LOOSE, STRICT, Candidate, ClaimFacts
from yxtools.checks.claims.whole import exact_wholes
from yxtools.checks.printed import Printed
from yxtools.checks.relation import Operand, Relation
from yxtools.claims.words import words_of
from yxtools.figures import Figure, Interval, restored
from yxtools.taxonomy import Taxonomy
from yxtools.units import unit_family

Record = dict[str, Any]


class Book:
    """What the checks of one document's claims share. Filled by the checks of values, which come first."""

    def __init__(self, claims: Sequence[Record], prints: Printed, taxonomy: Taxonomy, document: Record):
        self.year: int | None = document.get("year")
        self.stage: str | None = document.get("stage")
        self.facts = ClaimFacts(prints, taxonomy, self.year, self.stage)
        self.claims = claims = exact_wholes(claims, self.facts, self.year)
        self.at = {claim["id"]: at for at, claim in enumerate(claims)}
        self._of_text: dict[str, list[Record]] = {}
        self._places: dict[str, int] = {}
        """Where in its paragraph a claim stands."""
        for claim in claims:
            beside = self._of_text.setdefault(claim["text"], [])
            self._places[claim["id"]] = len(beside)
            beside.append(claim)
        self.heads: dict[str, list[Operand]] = {}
        """The heads of the lists that a figure is a member of, by its ref."""
        self.of_unknown: dict[str, Operand] = {}
        """The figures that add up to one of which it is not known what it is of."""
        self.stating: dict[str, Record] = {}
        """The claims that state a value, by the ref of their first figure."""
        for claim in claims:
            if claim["kind"] == "sum":
                head = operand(claim["figures"][0])
                for figure in claim["figures"][1:]:
                    self.heads.setdefault(figure["ref"], []).append(head)
                if not claim["understood"] and _adds_up(claim):
                    self.of_unknown |= {figure["ref"]: head for figure in claim["figures"][1:]}
            elif claim["kind"] == "value" and claim["figures"]:
                self.stating.setdefault(claim["figures"][0]["ref"], claim)
        self.words = words_of(taxonomy)
        self.trees = self.words.trees
        self.verified: dict[str, Operand] = {}
        """Printed figures of the prose that the tables bear out, by ref: the figure of the table."""
        self.wrong: dict[str, Operand] = {}
        """Those that the tables deny: the figure of the table."""
        self._stated: dict[tuple[Any, ...], Operand | None] = {}
        """What was asked for before of what the prose states."""
        self._loose: set[str] = set()
        """Figures of the tables that are perhaps the budget that the prose names."""
        self.values: dict[tuple[Any, ...], list[tuple[Record, Operand]]] = {}
        """The amounts and counts stated of each subject."""
        for claim in claims:
            figure = role(claim, "value")
            if claim["kind"] in ("value", "count") and figure is not None and claim["understood"]:
                self.values.setdefault(self.key(claim), []).append((claim, operand(figure)))

    def key(self, claim: Record) -> tuple[Any, ...]:
        """What makes two statements of one figure."""
        dims = {name: value for name, value in claim["dims"].items() if value not in ("all",)}
        version = claim["period"]["version"]
        if version in (None, self.stage):
            version = None
        named = tuple(claim["names"]) if "class" not in dims and "item" not in dims else ()
        return (
            tuple(sorted(dims.items())),
            named,
            version,
            claim["period"]["year"] or self.year,
            claim.get("unit"),
            claim["kind"],
        )

    def beside(self, claim: Record) -> list[Record]:
        """The claims of the same paragraph, in printed order."""
        return self._of_text[claim["text"]]

    def before(self, claim: Record) -> Iterator[Record]:
        """Those of them that come before it, the nearest first."""
        beside = self.beside(claim)
        return (beside[at] for at in range(self._places[claim["id"]] - 1, -1, -1))

    def amount(self, claim: Record, name: str) -> Operand | None:
        """An amount that a claim states, or the fact it speaks of."""
        figure = role(claim, name)
        if figure is not None:
            return operand(figure)
        if not claim["understood"] or not claim["dims"].get("measure"):
            return None
        found = self._printed(claim)
        if found and found[0].looseness == STRICT and not found[0].operand.blank:
            return found[0].operand
        return self._said(claim)

    def _printed(self, claim: Record) -> list[Candidate]:
        """The facts a claim speaks of; of income and expenditure both, where the two are one amount."""
        dims = claim["dims"]
        if dims["measure"] != "both":
            return self.facts.find(claim)
        measures = ("income", "expenditure")
        sides = [self.facts.find({**claim, "dims": {**dims, "measure": measure}}) for measure in measures]
        told = [side[0].operand.point() for side in sides if side]
        return sides[0] if len(told) > 1 and told[0] == told[1] else []

    def _said(self, claim: Record) -> Operand | None:
        """The amount that the prose states elsewhere for what a claim is about."""
        dims = claim["dims"]
        readings = [dims, {**dims, "origin": "current"}]
        if dims.get("measure") == "both":
            readings = [
                {**dims, "measure": measure} for measure in ("both", "income total", "expenditure total")
            ]
        for reading in readings:
            known = self.values.get(self.key({**claim, "dims": reading, "kind": "value"}))
            if known:
                return sharpest([one for _claim, one in known])
        return None

    def budget(self, claim: Record, version: str) -> Operand | None:
        """The budget, in the version named, of what a claim is about: as stated, else as printed."""
        figure = role(claim, "budget")
        if figure is not None:
            return operand(figure)
        wanted = {**claim, "period": {**claim["period"], "version": version}}
        for one in (version, "budget", "initial", "adjusted"):
            key = self.key({**wanted, "kind": "value", "period": {**claim["period"], "version": one}})
            if key in self.values and (one == version or version == "budget"):
                return sharpest([one for _claim, one in self.values[key]])
        found = self.facts.find(claim, version=version)
        if not found or found[0].looseness > LOOSE or found[0].operand.blank:
            return None
        if found[0].looseness == LOOSE:
            self._loose.add(found[0].operand.ref)
        return found[0].operand

    def severity(self, budget: Operand) -> str:
        """How grave it is to disagree with a budget: a warning where the tables call it by another name."""
        return "warning" if budget.ref in self._loose else "error"

    def stated(self, dims: dict[str, str], kind: str) -> Operand | None:
        """What the prose itself says of a subject."""
        wanted = *sorted(dims.items()), kind
        if wanted not in self._stated:
            found = list(self._statements(dims, kind))
            self._stated[wanted] = sharpest(found) if found else None
        return self._stated[wanted]

    def _statements(self, dims: dict[str, str], kind: str) -> Iterator[Operand]:
        for claim in self.claims:
            if claim["kind"] != kind or not claim["understood"]:
                continue
            if claim["period"]["version"] not in (None, self.stage):
                continue
            own = {name: value for name, value in claim["dims"].items() if name != "fund" or "fund" in dims}
            if own == dims and (figure := role(claim, "value")) is not None:
                yield operand(figure)


def _adds_up(claim: Record) -> bool:
    """Whether the parts of a list of amounts come to what they are said to be the parts of."""
    if claim.get("of") or claim["relation"] != "=":
        return False
    whole, *parts = (operand(figure) for figure in claim["figures"])
    return Relation("prose/sum", whole, tuple((1, part) for part in parts)).status() == "exact"


# Decimals given to a figure that stands for nothing but itself.
_EXACT = 6


def operand(figure: Record) -> Operand:
    """A figure of a claim as an operand. Raises ValueError where its decimals make no sense.

    A count is exact, and so is a zero printed without decimals: in prose 0万元 says that there is nothing.
    """
    printed = restored(figure["value"], figure["decimals"], figure["raw"], figure["unit"])
    known = unit_family(figure["unit"]) if figure["unit"] else None
    power = known[1] if known else 0
    counted = known is not None and known[0] not in ("元", "1", "")
    if printed.decimals == 0 and (counted or printed.is_zero):
        scaled = printed.scaled * 10**_EXACT
        printed = Figure(scaled, _EXACT, printed.raw, printed.percent, printed.unit)
    place = figure["ref"], figure["label"], figure["line"], figure["raw"]
    return Operand(*place, printed, power, figure["unit"])


def precision(one: Operand) -> int:
    """How finely a figure is printed: the more, the less room rounding leaves it."""
    return (one.figure.decimals if one.figure is not None else 0) - one.power


def sharpest(stated: Sequence[Operand]) -> Operand:
    """Of several statements of one figure the most precise that agrees with the first."""
    first = stated[0].interval()
    return max((one for one in stated if one.interval().meets(first)), key=precision)


def elsewhere(interval: Interval) -> Interval:
    """An interval that does not meet this one: what is expected where no figure would do."""
    gap = (interval.high - interval.low) * 3 + 10**interval.scale
    return interval + Interval(gap, gap, interval.scale)


def words_said(claim: Record) -> Operand:
    """The words of a claim, where they and no figure are at stake."""
    ref = f"{claim['text']}.{claim['id']}"
    return Operand.place(ref, claim["subject"], claim["src"]["line"], claim["quote"])


def role(claim: Record, name: str) -> Record | None:
    """The figure of a claim that has this role in it."""
    return next((figure for figure in claim["figures"] if figure["role"] == name), None)


def family(one: Operand) -> str:
    """What an operand measures: 元, 个, 辆, 1 (a share)."""
    found = unit_family(one.unit) if one.unit else None
    return found[0] if found else ""
