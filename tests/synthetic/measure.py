"""How much of an invented disclosure the pipe reads rightly, what it wrongly reports, what it notices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from .document import Disclosure, Fact

Record = dict[str, Any]

FULL_WIDTH = str.maketrans("（）：，．％“”‘’０１２３４５６７８９", "():,.%\"\"''0123456789")
BLANKS = re.compile(r"[\s　]+")
NOT_CHINESE = re.compile(r"[^一-鿿]")
YEAR = re.compile(r"\d{4}年度?")
LEADING_SCOPE = re.compile(r"^(部门|单位|预算)+")
# a code before a name: [201]一般公共服务支出, 301-工资福利支出, 201 一般公共服务支出
LEADING_CODE = re.compile(r"\[?(\d{3,9})[]-]?(?=[一-鿿])")


@dataclass(frozen=True, slots=True)
class Pipe:
    """The steps from text to checks; there may be no checks yet."""

    split: Callable[[str], Iterable[Record]]
    tables: Callable[[Iterable[Record]], Iterable[Record]]
    facts: Callable[[Record], Iterable[Record]]
    checks: Callable[[Iterable[Record]], Iterable[Record]] | None

    def read(self, text: str) -> list[Record]:
        return list(self.tables(self.split(text)))


def pipe() -> Pipe:
    """The pipe of the package. Raises ImportError if it cannot read tables."""
    from yxtools import checks
    from yxtools.split.document import split
    from yxtools.tables import tables
    from yxtools.tables.facts import facts
    from yxtools.taxonomy import load

    taxonomy = load(None)
    check = getattr(checks, "checks", None)
    return Pipe(
        lambda text: split(text, doc="d", file="d.txt", encoding="utf-8", sha256="0" * 64),
        lambda records: tables(records, taxonomy),
        facts,
        check and (lambda records: check(records, taxonomy)),
    )


@dataclass(slots=True)
class Measure:
    """Shares of one disclosure or the sum of several."""

    facts: int = 0
    seen: int = 0  # the figure was found on its line
    placed: int = 0  # with its row and leaf
    meant: int = 0  # with its title, unit and year as well
    invented: int = 0  # figures found that nobody printed
    alarms: int = 0
    faults: int = 0
    noticed: int = 0
    examples: list[str] = field(default_factory=list)

    def __iadd__(self, other: Measure) -> Measure:
        for name in ("facts", "seen", "placed", "meant", "invented", "alarms", "faults", "noticed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.examples += other.examples
        return self


def norm(text: object) -> str:
    """A label without its spaces, in half-width punctuation."""
    return BLANKS.sub("", str(text or "").translate(FULL_WIDTH))


def plain_title(text: object) -> str:
    """A title without year, scope and the word 预算."""
    bare = NOT_CHINESE.sub("", YEAR.sub("", norm(text)))
    return LEADING_SCOPE.sub("", bare).replace("预算", "")


def number(text: object) -> Decimal:
    return Decimal(str(text).replace(",", "").rstrip("%")).normalize() + 0


def _cell(line: int, value: object) -> tuple[Any, ...]:
    return line, number(value)


def _row(label: object) -> str:
    """A row label: its code where it begins with one."""
    text = norm(label)
    code = LEADING_CODE.match(text)
    return code.group(1) if code else text


def _truth(fact: Fact) -> tuple[Any, ...]:
    return (*_cell(fact.line, fact.printed), _row(fact.row), norm(fact.leaf))


def _found(record: Record, units: dict[str, str]) -> tuple[Any, ...]:
    """A unit may be known by its name as well as by its code."""
    row = record.get("row") or {}
    column = record.get("column") or [""]
    label = row.get("code") or _row(row.get("name"))
    cell = _cell(record["src"]["line"], record["value"])
    return (*cell, units.get(label, label), norm(column[-1] if column else ""))


def _meaning(fact: Fact) -> tuple[Any, ...]:
    return (*_truth(fact), plain_title(fact.title), fact.unit, fact.year)


def _found_meaning(record: Record, units: dict[str, str], titles: set[str]) -> tuple[Any, ...]:
    """A title that begins with the department's name is as good as the bare one."""
    title = plain_title(record.get("title"))
    known = max((one for one in titles if title.endswith(one)), key=len, default=title)
    return (*_found(record, units), known, norm(record.get("unit")), record.get("year"))


def reading(
    disclosure: Disclosure,
    records: Iterable[Record],
    facts: Callable[[Record], Iterable[Record]],
    examples: int = 5,
) -> Measure:
    """Compare the facts of the tables with the truth."""
    found = [fact for table in records if table.get("type") == "table" for fact in facts(table)]
    found = [fact for fact in found if fact.get("value") is not None]
    truth = disclosure.facts
    titles = {plain_title(fact.title) for fact in truth}
    units = {norm(fact.name): fact.row for fact in truth if fact.name != fact.row}
    cells = (
        Counter(_cell(fact.line, fact.printed) for fact in truth),
        Counter(_cell(fact["src"]["line"], fact["value"]) for fact in found),
    )
    places = Counter(map(_truth, truth)), Counter(_found(fact, units) for fact in found)
    meanings = Counter(map(_meaning, truth)), Counter(_found_meaning(fact, units, titles) for fact in found)
    measure = Measure(
        facts=len(truth),
        seen=(cells[0] & cells[1]).total(),
        placed=(places[0] & places[1]).total(),
        meant=(meanings[0] & meanings[1]).total(),
        invented=(cells[1] - cells[0]).total(),
    )
    measure.examples = list(_differences(meanings[0] - meanings[1], meanings[1] - meanings[0], examples))
    return measure


def _differences(missed: Counter[Any], extra: Counter[Any], most: int) -> Iterator[str]:
    """The first misread figures: the truth, and what was read on that line for that value."""
    for key in sorted(missed, key=lambda key: key[0])[:most]:
        said = [other for other in extra if other[:2] == key[:2]]
        yield f"    line {key[0]}: {_said(key)}\n      read as {_said(said[0]) if said else 'nothing'}"


def _said(key: tuple[Any, ...]) -> str:
    return " | ".join(str(part) for part in key[1:])


def failing(checks: Iterable[Record]) -> list[Record]:
    return [check for check in checks if check.get("type") == "check" and check.get("status") == "fail"]


def cited(checks: Iterable[Record]) -> set[tuple[str, int]]:
    """Rules and lines of the failing checks."""
    return {
        (str(check.get("rule")), item["line"])
        for check in failing(checks)
        for part in ("operands", "suspects")
        for item in check.get(part) or ()
        if item.get("line")
    }


def altered(rng: Random, printed: str) -> str:
    """The figure with one digit replaced, by at least twenty units of its last place."""
    places = [at for at, char in enumerate(printed) if char.isdigit()]
    exponent = number(printed).as_tuple().exponent if "." not in printed else -len(printed.partition(".")[2])
    step = Decimal(1).scaleb(int(exponent))
    while True:
        at = rng.choice(places)
        changed = printed[:at] + rng.choice("123456789") + printed[at + 1 :]
        if abs(number(changed) - number(printed)) >= 20 * step:
            return changed


def with_fault(disclosure: Disclosure, fact: Fact, changed: str) -> str:
    """The text with one figure printed otherwise."""
    lines = disclosure.text.split("\n")
    line = lines[fact.line - 1]
    lines[fact.line - 1] = line[: fact.start] + changed + line[fact.start + len(fact.printed) :]
    return "\n".join(lines)


def measure(steps: Pipe, disclosure: Disclosure, faults: int = 0, examples: int = 5) -> Measure:
    """Everything about one disclosure; `faults` figures are changed one at a time."""
    records = steps.read(disclosure.text)
    result = reading(disclosure, records, steps.facts, examples)
    if steps.checks is None:
        return result
    checks = list(steps.checks(records))
    result.alarms = len(failing(checks))
    alarms = failing(checks)[:examples]
    result.examples += [f"    false alarm {check.get('rule')}: {check.get('message')}" for check in alarms]
    rng = Random(f"{disclosure.style}/{disclosure.seed}")
    tied = [fact for fact in disclosure.facts if fact.tied and number(fact.printed)]
    before = cited(checks)
    for fact in rng.sample(tied, min(faults, len(tied))):
        changed = altered(rng, fact.printed)
        after = cited(steps.checks(steps.read(with_fault(disclosure, fact, changed))))
        result.faults += 1
        if any(line == fact.line for _, line in after - before):
            result.noticed += 1
        elif len(result.examples) < 2 * examples:
            result.examples.append(
                f"    not noticed: line {fact.line} {fact.title} {fact.row} {fact.leaf}: "
                f"{fact.printed} → {changed}"
            )
    return result
