"""The printed facts that a statement in prose may mean, the most literal reading first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from yxtools.checks.claims.things import listed, purchased
from yxtools.checks.index import key
from yxtools.checks.printed import Printed
from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet
from yxtools.claims.subjects import Subjects
from yxtools.claims.words import Words, words_of
from yxtools.tables.labels import Labels, plain
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

Record = dict[str, Any]
Known = tuple[str | None, ...]
"""Measure, class, item, version and year."""
Index = dict[Known, list[tuple[dict[str, str], Operand]]]
"""The facts (dimensions and figure) by what is known of them."""

STRICT, EQUIVALENT, LOOSE, HINT = 0, 1, 2, 3
"""How literally a fact is what a statement says: word for word, by another name, perhaps; or so little that
only an agreement says anything."""

_LISTS = frozenset(["statistics", "assets"])
_VERSIONS = {
    "adjusted": ("adjusted", "budget"),
    "initial": ("initial",),
    "budget": ("budget", "adjusted"),
    "execution": ("execution",),
}
_VERSION = 3
"""Where Known holds the version."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact and how literally it is meant."""

    looseness: int
    operand: Operand
    dims: Mapping[str, str]


class ClaimFacts:
    """The facts of the tables of one document, found by what a claim names."""

    def __init__(self, prints: Printed, taxonomy: Taxonomy, year: int | None, stage: str | None) -> None:
        self.sheets = prints.sheets
        self._year, self.stage = str(year), stage
        self._by: Index = {}
        self._blank: Index = {}
        self._gaps: Index = {}
        """The blank cells in rows that print figures."""
        self._units: dict[str, Index] = {}
        """The facts of organisations that belong to the department, by name."""
        self._named: dict[str, set[str]] = {}
        self._things: list[tuple[dict[str, str], Operand]] = []
        for fact in prints.facts:
            self._add(self._by, dict(fact.key), fact.operand)
        words, labels = words_of(taxonomy), taxonomy.once(Labels)
        subjects = Subjects(taxonomy, words, ())
        for one in self.sheets:
            self._names(one)
            self._blanks(one, taxonomy.dimensions["default"])
            if one.kind in _LISTS:
                self._things += listed(one, subjects)
            if one.kind == "purchases":
                self._things += purchased(one, labels)
        self._one_budget = self._prints_one_budget(words)
        self._only_general = {fund: self._equal(fund) for fund in ("all", "fiscal")}

    def _add(self, index: Index, dims: dict[str, str], operand: Operand) -> None:
        unit = dims.pop("unit", None)
        if unit is not None:
            if index is not self._by:
                return
            index = self._units.setdefault(plain(unit), {})
            dims.setdefault("class", "total")
        known = (
            dims.get("measure"),
            dims.get("class"),
            dims.get("item"),
            dims.get("version"),
            dims.get("year"),
        )
        index.setdefault(known, []).append((dims, operand))

    def _prints_one_budget(self, words: Words) -> bool:
        """Whether the tables print one budget of a year, and no note calls it the adjusted one."""
        versions = {known[_VERSION] for known in self._by}
        notes = (note["text"] for one in self.sheets for note in one.table["notes"])
        adjusted = any(words.adjusted_note.search(squeeze(note)) for note in notes)
        return not adjusted and versions.isdisjoint(("initial", "adjusted"))

    def _equal(self, fund: str) -> bool:
        """Whether all money (or all fiscal money) of the department is general budget money."""
        for measure in ("income total", "income", "expenditure total", "expenditure"):
            amounts: dict[str, list[Operand]] = {}
            for dims, operand in self._by.get((measure, "total", None, None, self._year), ()):
                if dims.get("nature") == "all" and not operand.blank and dims.get("origin") != "carried":
                    amounts.setdefault(dims["fund"], []).append(operand)
            for one in amounts.get(fund, ()):
                for other in amounts.get("general", ()):
                    if one.point() == other.point() and measure.startswith("expenditure"):
                        return True
        return False

    def _names(self, one: Sheet) -> None:
        for row in one.rows:
            found = row["dims"].get("class", "")
            if found.startswith(("functional:", "economic:")):
                self._named.setdefault(plain(row["name"]), set()).add(found)

    def _blanks(self, one: Sheet, default: Mapping[str, str]) -> None:
        """The blank cells; in a short list of items with figures a blank is as good as a printed zero."""
        filled_rows, filled_columns = one.filled()
        for row in one.rows:
            alone = not row["name"] and len(one.rows) == 1
            if not (row["known"] or row["role"] == "total" or alone):
                continue
            for column in one.columns:
                if row["block"] != column["block"] or not (alone or not one.prints(row, column)):
                    continue
                if (made := key(one, row, column, default, True)) is not None:
                    operand = one.at(row, column)
                    item = one.kind == "items" and (
                        row["index"] in filled_rows or column["index"] in filled_columns
                    )
                    self._add(self._blank if operand.blank and not item else self._by, dict(made), operand)
                    if operand.blank and row["index"] in filled_rows:
                        self._add(self._gaps, dict(made), operand)

    # --- looking up ----------------------------------------------------------------------------------

    def find(
        self, claim: Record, *, version: str | None = None, year: int | None = None, zero: bool = False
    ) -> list[Candidate]:
        """The facts that `claim` (or the `whole` of a share) may mean; those most literally meant first."""
        dims = dict(claim["dims"])
        other_year = year is not None and str(year) != self._year
        if "thing" in dims or dims.get("measure") == "procurement":
            return self._thing(dims) if not other_year else []
        index = self._units.get(plain(claim["unit"])) if claim.get("unit") else self._by
        if index is None or not dims.get("measure"):
            return []
        found: list[Candidate] = []
        for name in self._versions(version):
            found = self._meant(index, claim, name, year)
            if zero and index is self._by:
                found += self._meant(self._blank, claim, name, year)
            if version == "initial" and name == "budget":
                found = [replace(one, looseness=max(one.looseness, LOOSE)) for one in found]
            if found:
                break
        if not found and dims.get("measure") == "operating funds" and not other_year:
            found = self._thing(dims)
        return sorted(found, key=lambda one: one.looseness)

    def gaps(self, claim: Record, *, version: str | None = None, year: int | None = None) -> list[Candidate]:
        """The blank cells that `claim` means, in rows of the tables that print figures."""
        if claim.get("unit") or not claim["dims"].get("measure"):
            return []
        meant = (self._meant(self._gaps, claim, name, year) for name in self._versions(version))
        return [one for found in meant for one in found if one.looseness <= EQUIVALENT]

    def _meant(self, index: Index, claim: Record, version: str | None, year: int | None) -> list[Candidate]:
        """The facts of one version of a year's figures."""
        dims, wanted = dict(claim["dims"]), str(year) if year is not None else self._year
        readings = self._classes(claim, dims)
        return [one for reading in readings for one in self._search(index, dims, reading, version, wanted)]

    def _versions(self, version: str | None) -> Iterator[str | None]:
        if version in (None, "", self.stage) or (version == "final" and self.stage == "final"):
            yield None
        elif self.stage == "budget" and version in ("budget", "initial"):
            yield None
        else:
            yield from _VERSIONS.get(version or "", ())
            if version == "initial" and self._one_budget:
                yield "budget"

    def _classes(self, claim: Record, dims: dict[str, str]) -> list[str]:
        """The classes a claim may mean, as the tables name them; `total` where it names none."""
        if dims.get("item") and not dims.get("class"):
            return ["total"]
        if not claim.get("names"):
            return [dims.get("class", "total")]
        names = claim["names"]
        printed = set(self._named.get(names[-1], ())) | set(self._named.get(names[-1] + "支出", ()))
        given = set(claim.get("classes", ()))
        both = printed & given
        if both:
            return sorted(both)
        if len(names) > 1 and printed:
            outer = [set(self._named.get(name, ())) for name in names[:-1]]
            inside = {
                one
                for one in printed
                if all(any(one.startswith(code) for code in above) or not above for above in outer)
            }
            return sorted(inside or printed)
        return sorted(printed or given)

    def _search(
        self,
        index: Index,
        dims: dict[str, str],
        reading: str,
        version: str | None,
        year: str,
    ) -> Iterator[Candidate]:
        item = dims.get("item")
        for measure, loose_measure in self._measures(dims["measure"]):
            for known, operand in index.get((measure, reading, item, version, year), ()):
                loose = [
                    loose_measure,
                    self._fund(dims, known),
                    self._nature(dims, known, reading),
                    self._origin(dims, known),
                ]
                if all(one is not None for one in loose):
                    yield Candidate(max(one for one in loose if one is not None), operand, known)

    def _measures(self, measure: str) -> list[tuple[str, int]]:
        budget = self.stage == "budget"
        other = EQUIVALENT if budget else LOOSE
        if measure in ("income", "expenditure"):
            return [(measure, STRICT), (f"{measure} total", other)]
        if measure in ("income total", "expenditure total"):
            return [(measure, STRICT), (measure.partition(" ")[0], other)]
        return [(measure, STRICT)]

    def _fund(self, dims: Mapping[str, str], known: Mapping[str, str]) -> int | None:
        wanted, printed = dims.get("fund", "all"), known.get("fund", "all")
        if wanted == printed:
            return STRICT
        if dims.get("item") or dims.get("measure") == "operating funds":
            return EQUIVALENT if printed in ("all", "fiscal", "general") else None
        if wanted not in ("all", "fiscal"):
            return None
        if printed in ("government", "state") and known.get("class", "").startswith("functional:"):
            return HINT
        if printed != "general":
            return None
        if self._only_general[wanted]:
            return EQUIVALENT
        if wanted == "fiscal" and (
            dims.get("nature") == "basic" or known.get("class", "").startswith("economic")
        ):
            return EQUIVALENT
        return HINT

    def _nature(self, dims: Mapping[str, str], known: Mapping[str, str], reading: str) -> int | None:
        wanted, printed = dims.get("nature", "all"), known.get("nature", "all")
        if wanted == printed:
            return STRICT
        if reading.startswith("economic:") and {wanted, printed} <= {"all", "basic", "personnel", "public"}:
            return STRICT if wanted == "basic" or printed == "basic" else EQUIVALENT
        return None

    def _origin(self, dims: Mapping[str, str], known: Mapping[str, str]) -> int | None:
        wanted, printed = dims.get("origin"), known.get("origin")
        if wanted == printed:
            return STRICT
        if "carried" in (wanted, printed):
            return None
        income = dims["measure"].startswith("income")
        if self.stage == "final":
            return STRICT if income else EQUIVALENT
        return LOOSE if wanted is None else EQUIVALENT

    def _thing(self, dims: dict[str, str]) -> list[Candidate]:
        wanted = {name: value for name, value in dims.items() if name in ("thing", "measure", "kind")}
        if wanted.get("thing"):
            wanted.pop("measure", None)
        return [Candidate(STRICT, operand, known) for known, operand in self._things if known == wanted]
