"""The printed facts that a statement in prose may mean, the most literal reading first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.checks.index import facts, key
from yxtools.checks.relation import Operand
from yxtools.checks.sheet import Sheet, additive, sheet
from yxtools.claims.subjects import Subjects
from yxtools.claims.words import words_of
from yxtools.tables.labels import Labels, plain
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

Record = dict[str, Any]

STRICT, EQUIVALENT, LOOSE, HINT = 0, 1, 2, 3
"""How literally a fact is what a statement says: word for word, by another name, perhaps; or so little that
only an agreement says anything."""

_FISCAL = ("general", "government", "state")
_LISTS = frozenset(["statistics", "assets"])
_VERSIONS = {
    "adjusted": ("adjusted", "budget"),
    "initial": ("initial",),
    "budget": ("budget", "adjusted"),
    "execution": ("execution",),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact and how literally it is meant."""

    looseness: int
    operand: Operand
    dims: Mapping[str, str]


class ClaimFacts:
    """The facts of the tables of one document, found by what a claim names."""

    def __init__(
        self, tables: Sequence[Record], taxonomy: Taxonomy, year: int | None, stage: str | None
    ) -> None:
        labels = Labels(taxonomy)
        self._sheets = [sheet(table, labels) for table in tables]
        self._year, self.stage = str(year), stage
        self._by: dict[tuple[str | None, ...], list[tuple[dict[str, str], Operand]]] = {}
        self._blank: dict[tuple[str | None, ...], list[tuple[dict[str, str], Operand]]] = {}
        self._named: dict[str, set[str]] = {}
        self._things: list[tuple[dict[str, str], Operand]] = []
        default = taxonomy.dimensions["default"]
        for fact in facts(self._sheets, default):
            self._add(self._by, dict(fact.key), fact.operand)
        subjects = Subjects(taxonomy, words_of(taxonomy), ())
        for one in self._sheets:
            self._names(one)
            self._blanks(one, default)
            if one.kind in _LISTS:
                self._things += _listed(one, subjects)
            if one.kind == "purchases":
                self._things += _purchased(one, labels)
        self._only_general = {fund: self._equal(fund) for fund in ("all", "fiscal")}

    def _add(
        self,
        index: dict[tuple[str | None, ...], list[tuple[dict[str, str], Operand]]],
        dims: dict[str, str],
        operand: Operand,
    ) -> None:
        if "unit" in dims:
            return
        known = (
            dims.get("measure"),
            dims.get("class"),
            dims.get("item"),
            dims.get("version"),
            dims.get("year"),
        )
        index.setdefault(known, []).append((dims, operand))

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
        filled_rows = {row["index"] for row, _, _ in one.figures()}
        filled_columns = {column["index"] for _, column, _ in one.figures()}
        for row in one.rows:
            alone = not row["name"] and len(one.rows) == 1
            for column in one.columns:
                operand = one.at(row, column)
                if row["block"] != column["block"] or not (row["known"] or row["role"] == "total" or alone):
                    continue
                if (operand.blank or alone) and (made := key(one, row, column, default, True)) is not None:
                    item = one.kind == "items" and (
                        row["index"] in filled_rows or column["index"] in filled_columns
                    )
                    self._add(self._blank if operand.blank and not item else self._by, dict(made), operand)

    # --- looking up ----------------------------------------------------------------------------------

    def find(
        self, claim: Record, *, version: str | None = None, year: int | None = None, zero: bool = False
    ) -> list[Candidate]:
        """The facts that `claim` (or the `whole` of a share) may mean; those most literally meant first."""
        dims = dict(claim["dims"])
        other_year = year is not None and str(year) != self._year
        if "thing" in dims or dims.get("measure") == "procurement":
            return self._thing(dims) if not other_year else []
        if claim.get("unit") or not dims.get("measure"):
            return []
        wanted = str(year) if year is not None else self._year
        found: list[Candidate] = []
        for name in self._versions(version):
            for reading in self._classes(claim, dims):
                found += self._search(self._by, dims, reading, name, wanted)
                if zero:
                    found += self._search(self._blank, dims, reading, name, wanted)
            if found:
                break
        if not found and dims.get("measure") == "operating funds" and not other_year:
            found = self._thing(dims)
        return sorted(found, key=lambda one: one.looseness)

    def _versions(self, version: str | None) -> Iterator[str | None]:
        if version in (None, "", self.stage) or (version == "final" and self.stage == "final"):
            yield None
        elif self.stage == "budget" and version in ("budget", "initial"):
            yield None
        else:
            yield from _VERSIONS.get(version or "", ())

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
        index: Mapping[tuple[str | None, ...], list[tuple[dict[str, str], Operand]]],
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

    def printed(self, dims: Mapping[str, str]) -> tuple[list[Operand], bool]:
        """The figures other than zero printed for a fund or item as a whole, and whether a table is on it."""
        wanted = {
            name: value
            for name, value in dims.items()
            if name in ("fund", "item") and value not in ("all", "fiscal")
        }
        if not wanted:
            return [], False
        found, there = [], False
        for one in self._sheets:
            own = one.table["dims"]
            if any(own.get(name) != value for name, value in wanted.items()):
                continue
            there = True
            for row, column, operand in one.figures():
                counts = operand.figure is not None and not operand.figure.is_zero and not column["counts"]
                if counts and "change" not in column["dims"] and row["role"] == "total":
                    found.append(operand)
        return found, there

    def empty_notes(self, says_empty: re.Pattern[str]) -> Iterator[tuple[str, int, list[Operand]]]:
        """The notes that say their table is empty: text, line, the figures other than zero in the table."""
        for one in self._sheets:
            for note in one.table["notes"]:
                if says_empty.search(squeeze(note["text"])):
                    found = [
                        operand
                        for _, _, operand in one.figures()
                        if operand.figure is not None and not operand.figure.is_zero
                    ]
                    yield note["text"], note["line"], found

    def rows_under(self, whole: str, dims: Mapping[str, str]) -> list[tuple[str, Operand]]:
        """The filled rows directly below a class in the tables that print it for the same fund."""
        found: list[tuple[str, Operand]] = []
        for one in self._sheets:
            if one.table["dims"].get("fund") != dims.get("fund") and dims.get("fund"):
                continue
            for row in one.rows:
                if row["dims"].get("class") != whole:
                    continue
                for child in one.children.get(row["index"], ()):
                    columns = [column for column in one.columns if column["block"] == child["block"]]
                    operand = next(
                        (one.at(child, column) for column in columns if not one.at(child, column).blank), None
                    )
                    if operand is not None and child["dims"].get("class"):
                        found.append((child["dims"]["class"], operand))
        return found


def _listed(one: Sheet, subjects: Subjects) -> Iterator[tuple[dict[str, str], Operand]]:
    """The rows of a list of counts and amounts, each under what its name and the headings above it say."""
    heading: dict[str, str] = {}
    for row in one.rows:
        said = subjects.read(plain(row["name"]))
        column = one.columns[-1] if one.columns and one.columns[-1]["block"] == row["block"] else None
        printed = [one.at(row, each) for each in one.columns if not one.at(row, each).blank]
        own = {name: value for name, value in said.dims.items() if name in ("measure", "kind", "thing")}
        if not printed and own.get("measure") in ("procurement", "operating funds") and "kind" not in own:
            heading = {"measure": own["measure"]}
            continue
        if column is None or not (printed or "thing" in own or "kind" in own):
            heading = heading if printed or not said.residue else {}
            continue
        if "thing" not in own:
            alone = [
                child
                for child in one.rows
                if child["parent"] == row["parent"] and not one.at(child, column).blank
            ]
            whole = (
                row["role"] == "total"
                or "measure" in own
                or heading.get("measure") == "operating funds"
                and len(alone) == 1
            )
            own = {**heading, **{name: value for name, value in own.items() if name in ("kind", "measure")}}
            if not own.get("measure") or not whole and "kind" not in own:
                continue
        yield own, printed[-1] if printed else one.at(row, column)


def _purchased(one: Sheet, labels: Labels) -> Iterator[tuple[dict[str, str], Operand]]:
    """The total of a table of purchases."""
    for row in one.rows:
        if row["role"] != "total" or row["parent"] is not None:
            continue
        for column in one.columns:
            operand = one.at(row, column)
            if (
                not column["counts"]
                and additive(column, labels)
                and not operand.blank
                and "label" not in column["dims"]
                and "fund" not in column["dims"]
            ):
                yield {"measure": "procurement"}, operand
                return


def operands(candidates: Iterable[Candidate]) -> list[Operand]:
    """The operands of candidates."""
    return [one.operand for one in candidates]
