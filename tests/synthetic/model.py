"""One department's money as a ledger, from which every form takes its figures.

An entry says that a unit uses an amount of one fund, of one origin, for one functional code and one nature.
Income is the entries summed by fund and origin, expenditure the same entries summed by code and nature; what
is not spent has the nature `closing` or `distributed`. So income and expenditure balance by construction, in
every cut of the ledger. Amounts are integers in 分.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

YUAN = 100

FISCAL = {"general", "govfund", "statecap"}
OWN = {"business", "trading", "superior_grant", "affiliate_income", "other"}
BASIC = {"personnel", "public"}
SPENT = BASIC | {"project", "trading_spend", "remitted", "subsidy"}

# A word of the style files selects entries by one field; several words select what all of them select.
WORDS: dict[str, tuple[str, set[str]]] = {
    **{word: ("fund", {word}) for word in FISCAL | OWN | {"special"}},
    "fiscal": ("fund", FISCAL),
    "own": ("fund", OWN),
    "nonfiscal": ("fund", OWN | {"special"}),
    **{word: ("origin", {word}) for word in ("current", "carried", "surplus")},
    **{word: ("nature", {word}) for word in SPENT | {"closing", "distributed"}},
    "basic": ("nature", BASIC),
    "spent": ("nature", SPENT),
    "left": ("nature", {"closing", "distributed"}),
    **{word: ("code", {word}) for word in ("abroad", "purchase", "running", "reception")},
    "vehicles": ("code", {"purchase", "running"}),
    "administrative": ("kind", {"administrative"}),
    "institution": ("kind", {"institution"}),
}

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("model.toml").read_text(encoding="utf-8"))
CLASSES: dict[str, list[tuple[int, str]]] = DATA["classes"]
NAMES: dict[str, str] = DATA["names"]
GOVERNMENT: dict[str, str] = DATA["government"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A budget unit of the department: the office itself or an institution."""

    code: str
    name: str
    kind: str  # administrative | institution


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount (in 分) with everything the forms may ask about it."""

    unit: str
    kind: str
    code: str
    fund: str
    origin: str
    nature: str
    amount: int
    project: str = ""


Ledger = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A department, its units and its ledgers.

    Ledgers: main, economic, government, sangong, procurement, and `prev:` of each for the year before.
    """

    code: str
    name: str
    year: int
    units: tuple[Unit, ...]
    ledgers: dict[str, Ledger]

    def unit_name(self, code: str) -> str:
        return next(unit.name for unit in self.units if unit.code == code)


def class_name(code: str, year: int) -> str:
    """The name of a functional class in a year, "" where the year did not have it."""
    return next((name for since, name in reversed(CLASSES[code]) if since <= year), "")


def code_name(code: str, year: int) -> str:
    """The name of a functional or economic code in a year."""
    if code in CLASSES:
        return class_name(code, year)
    if code == "20805" and year < 2020:
        return "行政事业单位离退休"
    return NAMES[code]


def total(ledger: Iterable[Entry], words: str, **where: str) -> int:
    """The sum of the entries all words select, and whose fields begin with the values of `where`.

    `business+special` selects what either word selects.
    """
    tests = list(where.items())
    return sum(
        entry.amount
        for entry in selected(ledger, words)
        if all(getattr(entry, field).startswith(value) for field, value in tests)
    )


def selected(ledger: Iterable[Entry], words: str) -> list[Entry]:
    """The entries that all words select."""
    tests = _tests(words)
    return [entry for entry in ledger if all(getattr(entry, field) in values for field, values in tests)]


@cache
def _tests(words: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The fields and values that words ask for."""
    tests = []
    for word in words.split():
        fields, values = zip(*(WORDS[part] for part in word.split("+")), strict=True)
        tests.append((fields[0], frozenset().union(*values)))
    return tuple(tests)


def split(rng: Random, amount: int, parts: int, step: int) -> list[int]:
    """An amount cut at random into so many positive parts, all but the last multiples of `step`."""
    weights = [rng.uniform(0.4, 1.6) for _ in range(parts)]
    shares = [max(1, int(amount * weight / sum(weights)) // step) * step for weight in weights[:-1]]
    return [*shares, amount - sum(shares)]


def department(seed: int, stage: str, year: int) -> Department:
    """A department invented from a seed. Final accounts have 分 and carry-overs; budgets are in whole 元."""
    rng = Random(f"{seed}/{stage}")
    theme = DATA["theme"][seed % len(DATA["theme"])]
    office, institutions = theme["office"], theme["institutions"]
    place = rng.choice(DATA["places"])
    code = str(rng.randrange(301, 480))
    units = (Unit(f"{code}001", f"{place}{office}本级", "administrative"),) + tuple(
        Unit(f"{code}{number:03}", f"{place}{name}", "institution")
        for number, name in enumerate(institutions[: rng.choice((2, 3))], 2)
    )
    step = YUAN if stage == "budget" else 1
    main = tuple(entry for unit in units for entry in _unit_entries(rng, unit, theme, stage, step, year))
    sangong = tuple(entry for unit in units for entry in _sangong(rng, unit, step))
    economic = tuple(entry for unit in units for entry in _economic(rng, unit, main, sangong, step))
    ledgers: dict[str, Ledger] = {
        "main": main,
        "economic": economic,
        "government": tuple(replace(entry, code=_government(entry)) for entry in economic),
        "sangong": sangong,
        "procurement": tuple(entry for unit in units for entry in _procurement(rng, unit, main, step)),
    }
    ledgers |= {f"prev:{name}": _previous(rng, ledger, step) for name, ledger in ledgers.items()}
    ledgers["prev:government"] = tuple(replace(e, code=_government(e)) for e in ledgers["prev:economic"])
    return Department(code, place + office, year, units, ledgers)


def _amount(rng: Random, low: int, high: int, step: int) -> int:
    """An amount between two bounds in 万元."""
    return rng.randrange(low * 10_000 * YUAN, high * 10_000 * YUAN, step)


def _unit_entries(
    rng: Random, unit: Unit, theme: dict[str, Any], stage: str, step: int, year: int
) -> Iterable[Entry]:
    """What one unit receives, spends and keeps."""
    administrative = unit.kind == "administrative"
    running = theme["office_code" if administrative else "institution_code"]

    def entry(
        code: str, fund: str, origin: str, nature: str, low: int, high: int, project: str = ""
    ) -> Entry:
        amount = _amount(rng, low, high, step)
        return Entry(unit.code, unit.kind, code, fund, origin, nature, amount, project)

    yield entry(running, "general", "current", "personnel", 400, 900)
    yield entry(running, "general", "current", "public", 90, 180)
    yield entry("2080501" if administrative else "2080502", "general", "current", "personnel", 20, 80)
    yield entry("2080505", "general", "current", "personnel", 40, 90)
    yield entry("2080506", "general", "current", "personnel", 20, 45)
    yield entry("2101101" if administrative else "2101102", "general", "current", "personnel", 15, 60)
    yield entry("2210201", "general", "current", "personnel", 40, 80)
    yield from _projects(entry, rng, unit, theme["project_codes"], theme["projects"])
    if administrative:
        yield entry("2120803", "govfund", "current", "project", 100, 700, "城区管网建设")
        yield entry("2120803", "govfund", "carried", "project", 10, 60, "城区管网建设")
        if year >= 2018 and rng.random() < 0.6:
            yield entry("2230105", "statecap", "current", "project", 5, 40, "社会化管理补助")
        if stage == "final" or rng.random() < 0.5:
            yield entry(running, "general", "carried", "closing", 1, 20)
            yield entry("2120899", "govfund", "current", "closing", 5, 30)
    else:
        yield from _own_funds(entry, rng, unit, running, stage)


def _projects(
    entry: Callable[..., Entry], rng: Random, unit: Unit, codes: list[str], names: list[str]
) -> Iterable[Entry]:
    """Projects of a unit; one of them is paid from what was carried over."""
    for number, name in enumerate(rng.sample(names, rng.choice((2, 3)))):
        project = f"{unit.name[3:] or unit.name}{name}"
        code = rng.choice(codes)
        yield entry(code, "general", "current", "project", 10, 600, project)
        if number == 0:
            yield entry(code, "general", "carried", "project", 5, 80, project)


def _own_funds(
    entry: Callable[..., Entry], rng: Random, unit: Unit, code: str, stage: str
) -> Iterable[Entry]:
    """Money of an institution beside the appropriation."""
    yield entry(code, "business", "current", "public", 30, 300)
    if unit.code.endswith("2"):
        yield entry(code, "special", "current", "public", 20, 90)
        yield entry(code, "business", "surplus", "public", 5, 40)
        yield entry(code, "superior_grant", "current", "project", 5, 50, f"{unit.name[3:]}上级补助项目")
        if stage == "final":
            yield entry(code, "business", "current", "distributed", 2, 15)
            yield entry(code, "other", "carried", "closing", 2, 15)
    if rng.random() < 0.5:
        yield entry(code, "trading", "current", "trading_spend", 10, 90)
    if rng.random() < 0.5:
        yield entry(code, "other", "current", "project", 3, 30, f"{unit.name[3:]}合作项目")
    if rng.random() < 0.3:
        yield entry(code, "affiliate_income", "current", "subsidy", 3, 30)
        yield entry(code, "business", "current", "remitted", 3, 20)


def _sangong(rng: Random, unit: Unit, step: int) -> Iterable[Entry]:
    """Travel abroad, vehicles and receptions of a unit, paid from the general fund."""
    bounds = {"running": (4, 18), "reception": (1, 6)}
    if unit.kind == "administrative":
        bounds |= {"abroad": (2, 15), "purchase": (18, 40)}
    for code, (low, high) in bounds.items():
        nature = "project" if code in ("abroad", "purchase") else "public"
        yield Entry(unit.code, unit.kind, code, "general", "current", nature, _amount(rng, low, high, step))


def _economic(rng: Random, unit: Unit, main: Ledger, sangong: Ledger, step: int) -> Iterable[Entry]:
    """Basic expenditure of the general fund by economic code; vehicles and receptions as in 三公."""
    base = Entry(unit.code, unit.kind, "", "general", "current", "personnel", 0)
    personnel = total(main, "general personnel", unit=unit.code)
    yield from _spread(rng, replace(base, amount=personnel), DATA["personnel"], step)
    rest = total(main, "general public", unit=unit.code)
    for code, word in (("30217", "reception"), ("30231", "running")):
        amount = total(sangong, word, unit=unit.code)
        rest -= amount
        yield replace(base, code=code, nature="public", amount=amount)
    yield from _spread(rng, replace(base, nature="public", amount=rest), DATA["public"], step)


def _spread(rng: Random, entry: Entry, codes: list[str], step: int) -> Iterable[Entry]:
    """An entry cut at random into parts, one a code."""
    for code, amount in zip(codes, split(rng, entry.amount, len(codes), step), strict=True):
        yield replace(entry, code=code, amount=amount)


def _government(entry: Entry) -> str:
    """The government economic code of an entry of the economic ledger."""
    if entry.kind == "administrative" or entry.code.startswith("303"):
        return GOVERNMENT[entry.code]
    return {"301": "50501", "302": "50502", "310": "50601"}[entry.code[:3]]


def _procurement(rng: Random, unit: Unit, main: Ledger, step: int) -> Iterable[Entry]:
    """Purchases of a unit by category, a part of its projects."""
    base = Entry(unit.code, unit.kind, "", "general", "current", "project", 0)
    share = total(main, "general current project", unit=unit.code) // 3 // step * step
    yield from _spread(rng, replace(base, amount=share), ["A", "B", "C"], step)


def _previous(rng: Random, ledger: Ledger, step: int) -> Ledger:
    """The ledger of the year before: the same entries, other amounts."""
    return tuple(
        replace(entry, amount=int(entry.amount * rng.uniform(0.75, 1.2)) // step * step) for entry in ledger
    )
