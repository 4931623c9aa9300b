"""Which changes are shown, and in which order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yxtools.errors import YxError
from yxtools.language import _
from yxtools.stream import Record

if TYPE_CHECKING:
    from decimal import Decimal

    from yxtools.figures import Figure
    from yxtools.taxonomy import Taxonomy

OF = ("measure", "item", "fund", "nature", "origin")
"""The dimensions that tell apart the figures of one row of the classification."""

CLASSIFICATIONS = frozenset(["functional", "economic", "economic-government"])


@dataclass(frozen=True, slots=True)
class Wanted:
    """The changes asked for; what is empty or None lets everything pass."""

    statuses: tuple[str, ...] = ()
    funds: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    least: "Figure | None" = None
    """The smallest difference, in its own unit or that of each change."""
    percent: "Figure | None" = None
    top: int | None = None

    def selected(self, changes: Iterable[Record], taxonomy: "Taxonomy") -> Iterator[Record]:
        """The changes asked for, of every two documents no more than `top`. Raises YxError as it starts."""
        lengths = self._lengths(taxonomy)
        self._require_known(taxonomy)
        taken: dict[tuple[str, str], int] = {}
        for change in changes:
            if not self._takes(change, lengths):
                continue
            pair = change["against"], change["doc"]
            taken[pair] = taken.get(pair, 0) + 1
            if self.top is None or taken[pair] <= self.top:
                yield change

    def _takes(self, change: Record, lengths: frozenset[int]) -> bool:
        key = change["key"]
        return (
            (not self.statuses or change["status"] in self.statuses)
            and (not self.funds or key.get("fund") in self.funds)
            and (not self.measures or key.get("measure") in self.measures)
            and (not self.levels or len(_code(key)) in lengths)
            and (self.least is None or _at_least(change, self.least))
            and (self.percent is None or _rate_at_least(change, self.percent))
        )

    def _lengths(self, taxonomy: "Taxonomy") -> frozenset[int]:
        if not self.levels:
            return frozenset()
        known = taxonomy.file("diff")["level"]
        _known("--level", self.levels, known)
        return frozenset(length for level in self.levels for length in known[level])

    def _require_known(self, taxonomy: "Taxonomy") -> None:
        for option, dimension, values in (
            ("--fund", "fund", self.funds),
            ("--measure", "measure", self.measures),
        ):
            if values:
                told = {entry["value"] for entry in taxonomy.labels["dimension"][dimension]}
                _known(option, values, {"all"} | told | _of_forms(taxonomy, dimension))


def _of_forms(taxonomy: "Taxonomy", dimension: str) -> set[str]:
    return {form["dims"][dimension] for form in taxonomy.forms["form"] if dimension in form.get("dims", {})}


def _known(option: str, values: Iterable[str], known: Iterable[str]) -> None:
    """Raise YxError for a value that would select nothing for ever."""
    for value in values:
        if value not in known:
            said = _("{option}: {value!r} is none of {known}")
            raise YxError(said.format(option=option, value=value, known=", ".join(sorted(known))))


def _at_least(change: Record, least: "Figure") -> bool:
    """Whether a difference is as large; one that cannot be computed is shown."""
    if change["delta"] is None:
        return True
    from yxtools.units import comparable, unit_family

    unit = change["unit"]
    family, wanted = (unit_family(one) if one else None for one in (unit, least.unit or unit))
    if not comparable(unit, least.unit or unit):
        return False
    power = (wanted[1] if wanted else 0) - (family[1] if family else 0)
    return abs(_exact(change["delta"])) >= _amount(least).scaleb(power)


def _rate_at_least(change: Record, percent: "Figure") -> bool:
    """Whether a rate is as large; a change from nothing is larger than any."""
    if change["percent"] is None:
        return bool(change["status"] != "same")
    return abs(_exact(change["percent"])) >= _amount(percent)


def _exact(value: int | float) -> "Decimal":
    from decimal import Decimal

    # a JSON number is the shortest text that reads back as it: the text is the exact amount
    return Decimal(repr(value))


def _amount(figure: "Figure") -> "Decimal":
    from decimal import Decimal

    return Decimal(figure.scaled).scaleb(-figure.decimals)


# --- order ---------------------------------------------------------------------------------------


def _code(key: Mapping[str, str]) -> str:
    """The digits of a class of a classification; none of other facts."""
    scheme, _colon, code = key.get("class", "").partition(":")
    return code if scheme in CLASSIFICATIONS else ""


def as_tree(change: Record) -> tuple[object, ...]:
    """Where a change stands in the tree: below its total, in the order of the codes."""
    key = change["key"]
    of = tuple(key.get(name, "") for name in OF)
    return of, key.get("class") != "total", key.get("class", ""), sorted(key.items())


def depth(change: Record) -> int:
    """How far in the tree a change is indented."""
    key = change["key"]
    if key.get("class") == "total":
        return 0
    return max(1, (len(_code(key)) - 1) // 2) + ("owner" in key)
