"""Under which key a fact meets the same fact of another document, and which period it is of."""

from __future__ import annotations

from typing import Any, NamedTuple

from yxtools.checks.index import Key
from yxtools.diff.model import Period
from yxtools.tables.labels import plain
from yxtools.taxonomy import Taxonomy, pattern
from yxtools.units import YUAN, unit_family

Record = dict[str, Any]

# Lists whose rows are told apart by their names, whatever dimensions the names have.
_LISTS = frozenset(["statistics", "assets"])

# The stage that a print of a year's figures belongs to. What is expected to be carried out is neither.
_STAGE_OF = {"initial": "budget", "budget": "budget", "adjusted": "adjusted", "final": "final"}


class Meaning(NamedTuple):
    """The key of a fact, its period, and whether it is a change (amount, percent) rather than an amount."""

    key: Key
    period: Period
    change: str | None


class Keys:
    """Reads facts with the labels and defaults of a taxonomy. Raises TaxonomyError if a pattern is broken."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._default: dict[str, str] = dict(taxonomy.dimensions["default"])
        self._prior = pattern(taxonomy.file("diff")["prior"]["match"], "diff.toml", "prior.match")
        self._periods: dict[tuple[Any, ...], Period] = {}

    def meaning(self, fact: Record, own: Period, more: dict[str, str]) -> Meaning:
        """The meaning of a `fact` record of a document of period `own`.

        `more` are dimensions that only its table tells: the unit that owns a project.
        """
        dims = {**self._default, **fact["dims"], **more}
        version, change = dims.pop("version", None), dims.pop("change", None)
        column = own, fact["year"], version, *fact["column"]
        period = self._periods.get(column)
        if period is None:
            period = self._periods[column] = self._period(fact, own, version)
        if dims.get("origin") == "all":
            del dims["origin"]
        if "class" not in dims and "unit" not in dims or dims.get("measure") in _LISTS:
            dims["row"] = plain(fact["row"]["name"])
        if fact["form"] is None:
            dims["form"] = plain(fact["title"] or "")
        family = unit_family(fact["unit"]) if fact["unit"] and change is None else None
        if family is not None and family[0] != YUAN:
            dims["counted"] = family[0]
        return Meaning(tuple(sorted(dims.items())), period, change)

    def _period(self, fact: Record, own: Period, version: str | None) -> Period:
        year, stage = own
        if fact["year"] is not None and fact["year"] != year:
            year = fact["year"]
        elif year is not None and any(self._prior.search(label) for label in fact["column"]):
            year -= 1
        return year, (stage if version is None else _STAGE_OF.get(version, version))
