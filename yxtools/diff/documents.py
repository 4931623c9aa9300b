"""The records of one document as facts under their keys: each fact once, the most precise print of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from yxtools.checks.index import Key, replaced
from yxtools.diff.keys import Keys
from yxtools.diff.model import Document, Period, Print, StatedChange
from yxtools.figures import MOST_DIGITS, Interval
from yxtools.language import _
from yxtools.tables.facts import facts
from yxtools.tables.labels import plain
from yxtools.taxonomy import Taxonomy
from yxtools.units import unit_family

Record = dict[str, Any]

# Tables whose rows belong to the row above them that is a unit.
_OWNED = frozenset(["projects", "purchases"])

# Classifications: a class that several rows of one table print is the sum of them (once a unit, say).
_CLASSIFIED = ("functional:", "economic:", "economic-government:", "code:")


def document(records: Sequence[Record], taxonomy: Taxonomy) -> Document:
    """The document that `records` (document, table, fact, claim; at least one) are of, read with `taxonomy`.

    Raises ValueError where a figure's decimals make no sense.
    """
    head = next((record for record in records if record["type"] == "document"), None)
    first = head or records[0]
    found = Document(first["doc"], first["src"]["file"])
    told = [record for record in records if record["type"] in ("table", "fact")]
    found.year, found.stage = (
        (head or {}).get(name) or _commonest(record[name] for record in told) for name in ("year", "stage")
    )
    found.entity = (head or {}).get("entity") or _commonest(record.get("entity") for record in told)
    if not isinstance(found.year, int | None) or not isinstance(found.stage, str | None):
        raise TypeError("year or stage of another type")
    if not isinstance(found.entity, str | None):
        raise TypeError("entity of another type")
    found.claims = [record for record in records if record["type"] == "claim"]
    _fill(found, _facts(told, taxonomy), taxonomy.once(Keys))
    return found


def _commonest(values: Iterable[Any]) -> Any:
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None


def _fill(found: Document, told: Iterable[tuple[Record, dict[str, str]]], keys: Keys) -> None:
    """Sort the figures into those of the document's own period, those of others, and changes."""
    prints: dict[Period, dict[Key, list[Print]]] = {}
    for fact, more in told:
        one = _print(fact)
        if one is None:
            continue
        meaning = keys.meaning(fact, found.period, more)
        if meaning.change is not None:
            found.changes.append(StatedChange(meaning.key, meaning.change == "percent", one))
        else:
            prints.setdefault(meaning.period, {}).setdefault(meaning.key, []).append(one)
    found.prints = _once(prints.pop(found.period, {}))
    found.earlier = {period: _once(printed) for period, printed in prints.items()}


def _facts(told: Iterable[Record], taxonomy: Taxonomy) -> Iterator[tuple[Record, dict[str, str]]]:
    """Every fact, with the dimensions that its table alone tells."""
    nothing: dict[str, str] = {}
    for record in told:
        if record["type"] == "fact":
            yield record, nothing
            continue
        if record["rows_kind"] not in _OWNED:
            yield from ((fact, nothing) for fact in facts(record, taxonomy))
            continue
        owners = _owners(record)
        for fact in facts(record, taxonomy):
            yield fact, owners.get(fact["id"].rpartition(".")[0], nothing)


def _owners(table: Record) -> dict[str, dict[str, str]]:
    """By ref of the row: that it is a total, or the unit (`owner`) it stands under."""
    rows = {row["index"]: row for row in table["rows"]}
    found = {}
    for row in table["rows"]:
        ref = f"{table['id']}.r{row['index']}"
        above = rows.get(row["parent"])
        if row["role"] == "total" and above is None:
            found[ref] = {"class": "total"}
        elif above is not None and above["parent"] is not None:
            found[ref] = {"owner": plain(above["name"])}
    return found


def _print(fact: Record) -> Print | None:
    value, decimals, unit = fact["value"], fact["decimals"], fact["unit"]
    if value is None:
        return None
    if not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    if not 0 <= decimals <= MOST_DIGITS:
        raise ValueError(f"decimals out of range: {decimals}")
    family = unit_family(unit) if unit else None
    power = family[1] if family else 0
    row, column, place = fact["row"], fact["column"], fact["src"]
    named = row["code"], row["name"], column[-1] if column else ""
    return Print(value, decimals, fact["raw"], unit, power, fact["id"], *named, place["line"], place["file"])


# --- one print a fact ----------------------------------------------------------------------------


def _once(printed: Mapping[Key, list[Print]]) -> dict[Key, Print]:
    """Every fact once: rows of one table added up or numbered, of several tables the most precise."""
    found: dict[Key, Print] = {}
    for key, prints in printed.items():
        if len(prints) == 1:
            found[key] = prints[0]
            continue
        for number, told in enumerate(_by_row(key, prints), 1):
            found[key if number == 1 else replaced(key, occurrence=str(number))] = _best(told)
    return found


def _by_row(key: Key, prints: Sequence[Print]) -> list[list[Print]]:
    """The prints of one fact together; several where rows of one name are no further prints of it."""
    tables: dict[str, dict[str, list[Print]]] = {}
    for one in prints:
        row = one.ref.rpartition(".")[0]
        tables.setdefault(row.rpartition(".")[0], {}).setdefault(row, []).append(one)
    if all(len(rows) == 1 for rows in tables.values()):
        return [list(prints)]
    dims = dict(key)
    if dims.get("class") == "total":
        return [[next(iter(rows.values()))[0] for rows in tables.values()]]
    if dims.get("class", "").startswith(_CLASSIFIED) and "label" not in dims:
        return [[combined([_best(same) for same in rows.values()]) for rows in tables.values()]]
    most = max(len(rows) for rows in tables.values())
    lists = [list(rows.values()) for rows in tables.values()]
    return [[one for rows in lists for one in (rows[at] if at < len(rows) else ())] for at in range(most)]


def combined(prints: Sequence[Print]) -> Print:
    """What several prints come to, as if that were printed in the unit of the first."""
    first = prints[0]
    if len(prints) == 1:
        return first
    lines = ", ".join(str(one.line) for one in prints)
    note = _("the sum of lines {lines}").format(lines=lines)
    raw = " + ".join(one.raw for one in prints)
    summed = first._replace(raw=raw, note=note, summed=tuple(prints))
    figure = summed.figure
    return summed._replace(value=figure.value, decimals=figure.decimals)


def _best(prints: Sequence[Print]) -> Print:
    """The most precise of the prints of one fact; prints that deny it are named in its note."""
    best = prints[0] if len(prints) == 1 else _sharpest(prints)
    denied = [one for one in prints if not agrees(one.interval, best.interval)]
    if not denied:
        return best
    others = ", ".join(_("{figure} (line {line})").format(figure=one.raw, line=one.line) for one in denied)
    return best._replace(note=_("also printed as {others}").format(others=others))


def _sharpest(prints: Sequence[Print]) -> Print:
    intervals = [one.interval for one in prints]
    finest = max(interval.scale for interval in intervals)
    lengths = [one.high - one.low for one in (interval.at(finest) for interval in intervals)]
    return prints[lengths.index(min(lengths))]


def agrees(one: Interval, other: Interval) -> bool:
    """Whether two prints may be of one amount: they share more than the end of their intervals.

    12.34 and 12.35 share 12.345 only, which rounds to one of them; they differ.
    """
    shared = one.common(other)
    return shared is not None and (shared.low < shared.high or one == other)
