"""What became of the classes of the classifications from one year to another: recoded, merged, renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from yxtools.taxonomy import Taxonomy

SCHEMES = ("functional", "economic", "economic-government")

Entry = tuple[str, str, str]
"""Kind (recoded, renamed), class, and what stands for it: another class, or the name before."""


class Edition:
    """The changes between two years, by class (functional:21006); read when first asked for."""

    def __init__(self, entries: Callable[[], Iterable[Entry]] = tuple) -> None:
        self._entries = entries

    @cached_property
    def recoded(self) -> Mapping[str, str]:
        """The class now in force for one that is not any more."""
        found: dict[str, str] = {}
        for kind, one, other in self._entries():
            if kind == "recoded":
                found = {old: other if new == one else new for old, new in found.items()}
                found[one] = other
        return found

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The classes with another official name: the name before."""
        found: dict[str, str] = {}
        for kind, one, other in self._entries():
            if kind == "renamed":
                found.setdefault(one, other.partition(":")[2])
        return found


NO_CHANGE = Edition()


class Crosswalk:
    """The recodings of a taxonomy, read when first asked for. Raises TaxonomyError then."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy

    @cached_property
    def _entries(self) -> list[tuple[int, str, str, str]]:
        """Every entry behind its year, by year."""
        found = []
        for scheme in SCHEMES:
            data = self._taxonomy.file(scheme)
            for kind, name, value in (("recoded", "old", "new"), ("renamed", "code", "old")):
                for entry in data.get(kind, ()):
                    one, other = f"{scheme}:{entry[name]}", f"{scheme}:{entry[value]}"
                    found.append((entry["year"], kind, one, other))
        return sorted(found)

    def between(self, before: int | None, after: int | None) -> Edition:
        """What changed after the year `before`, up to the year `after`; nothing where a year is unknown."""
        if before is None or after is None or before >= after:
            return NO_CHANGE
        return Edition(lambda: [entry[1:] for entry in self._entries if before < entry[0] <= after])
