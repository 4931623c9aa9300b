"""The kinds of faults: each makes of a disclosure and a chance one that has one thing wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

from tests.faults.disclosure import Audited, Place
from tests.faults.fault import TRIES, Fault, Kind, in_table, number, put
from tests.faults.rows import ROW_KINDS

UNIT = re.compile(r"(?<=单位[:：])(\s*)(万?元)")
"""A unit caption."""
YEAR = re.compile(r"20[0-9]{2}(?=年[^，,。；;]{0,25}[0-9]\.[0-9]{2}万元)")
"""A year in the clause of an amount."""
DIRECTIONS = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}
DIRECTION = re.compile(rf"(?:{'|'.join(DIRECTIONS)})(?=了?[0-9])")
"""A word for a direction right before its figure."""
STEPS = 20
"""Units of its last place by which an altered figure differs at least: less may be rounding."""


# --- one figure


def _digit(rng: Random, printed: str) -> str:
    at = rng.choice([at for at, char in enumerate(printed) if char.isdigit()])
    return printed[:at] + rng.choice("0123456789") + printed[at + 1 :]


def _swap(rng: Random, printed: str) -> str:
    at = [at for at in range(len(printed) - 1) if printed[at].isdigit() and printed[at + 1].isdigit()]
    if not at:
        return printed
    first = rng.choice(at)
    return printed[:first] + printed[first + 1] + printed[first] + printed[first + 2 :]


def _point(rng: Random, printed: str) -> str:
    at = printed.find(".")
    to = at + rng.choice((-1, 1))
    if at < 2 or not printed[to : to + 1].isdigit() or not printed[-1:].isdigit() and to > at:
        return printed
    bare = printed[:at] + printed[at + 1 :]
    return bare[:to] + "." + bare[to:]


def _sign(rng: Random, printed: str) -> str:
    return printed[1:] if printed[0] == "-" else "-" + printed


def _far(new: str, old: str) -> bool:
    """Whether a figure is altered by more than rounding, and still written like one."""
    decimals = len(re.sub(r"[^0-9]", "", old.partition(".")[2]))
    step = Decimal(1).scaleb(-decimals)
    leads = new.lstrip("-")[:1]
    if leads in (".", ",") or (leads == "0" and old.lstrip("-")[:1] != "0") or new.endswith("."):
        return False
    return abs(number(new) - number(old)) >= STEPS * step


def _figure(kind: str, alter: Callable[[Random, str], str], wanted: Callable[[Place], bool]) -> Kind:
    """A kind that alters one figure of those wanted."""

    def plant(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
        found = [place for place in known if wanted(place) and number(place.printed) != 0]
        for _ in range(TRIES if found else 0):
            place = rng.choice(found)
            new = alter(rng, place.printed)
            if new != place.printed and _far(new, place.printed):
                return _altered(kind, one, place, new)
        return None

    return plant


def _altered(kind: str, one: Audited, place: Place, new: str) -> Fault:
    lines = list(one.lines)
    lines[place.line - 1] = put(lines[place.line - 1], place, new)
    said = f"line {place.line} {place.owner} {place.label}: {place.printed} → {new}"
    right = (number(place.printed),)
    return Fault(kind, place.owner, place.label, lines, ((place.line, new),), right, said)


# --- words and captions


def _unit(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
    """The unit of a table, 元 for 万元 or the other way round."""
    captions = [
        (caption["line"], table)
        for table in one.of_type("table")
        for caption in table["captions"]
        if UNIT.search(caption["text"]) and UNIT.search(one.lines[caption["line"] - 1])
    ]
    if not captions:
        return None
    line, table = rng.choice(captions)
    lines = list(one.lines)
    lines[line - 1] = UNIT.sub(
        lambda found: found[1] + ("元" if found[2] == "万元" else "万元"), lines[line - 1], count=1
    )
    said = f"line {line} {table['title']}: {lines[line - 1].strip()}"
    return Fault("unit", str(table["title"]), "unit", lines, ((line, ""),), (), said)


def _word(kind: str, pattern: re.Pattern[str], turned: Callable[[str], str], kinds: frozenset[str]) -> Kind:
    """A kind that turns a word in a line where the prose claims something."""

    def plant(rng: Random, one: Audited, known: Sequence[Place]) -> Fault | None:
        stated = sorted(
            {
                figure["line"]
                for claim in one.of_type("claim")
                if claim["kind"] in kinds
                for figure in claim["figures"]
            }
        )
        found = [(line, word) for line in stated for word in pattern.finditer(one.lines[line - 1])]
        if not found:
            return None
        line, word = rng.choice(found)
        lines = list(one.lines)
        new = turned(word[0])
        lines[line - 1] = lines[line - 1][: word.start()] + new + lines[line - 1][word.end() :]
        around = one.lines[line - 1][max(0, word.start() - 20) : word.end() + 15]
        return Fault(kind, "prose", word[0], lines, ((line, ""),), (), f"line {line} {around} → {new}")

    return plant


KINDS: dict[str, Kind] = {
    "digit replaced": _figure("digit replaced", _digit, in_table),
    "digits swapped": _figure("digits swapped", _swap, in_table),
    "point moved": _figure("point moved", _point, in_table),
    "sign": _figure("sign", _sign, in_table),
    "unit": _unit,
    **ROW_KINDS,
    "amount in prose": _figure(
        "amount in prose", _digit, lambda place: place.owner == "prose" and "元" in place.printed
    ),
    "percentage": _figure(
        "percentage", _digit, lambda place: place.owner == "prose" and "%" in place.printed
    ),
    "direction": _word("direction", DIRECTION, DIRECTIONS.__getitem__, frozenset(["change"])),
    "year": _word(
        "year", YEAR, lambda year: str(int(year) - 1), frozenset(["value", "change", "completion", "share"])
    ),
    "card amount": _figure("card amount", _digit, lambda place: place.owner == "cards"),
}
