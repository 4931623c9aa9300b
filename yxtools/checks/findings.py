"""From failing checks to findings: what is wrong, said once, however many relations show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yxtools.checks.graph import Graph, Tested, connected
from yxtools.checks.joint import contradictions
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.checks.structures import MISSING
from yxtools.checks.suspects import Cause, causes
from yxtools.language import _, _n

Record = dict[str, Any]

GRAVITY = ("error", "warning", "info")
TELLING = 4
"""Digits of a figure that is not printed twice by chance."""
UNIT = re.compile(r"单\s*位\s*[:：]")
"""The caption that gives the unit of a table."""
OWNER = re.compile(r"[^.]+")
"""The table or card that a ref begins with."""


@dataclass(slots=True)
class Finding:
    """Failing checks, by position, with one explanation."""

    checks: set[int]
    suspects: list[Record] = field(default_factory=list)
    tie: bool = False

    @property
    def refs(self) -> set[str]:
        """The figures that are wrong; of a tie none is said to be."""
        return set() if self.tie else {suspect["ref"] for suspect in self.suspects}

    @property
    def restated(self) -> tuple[Any, ...] | None:
        """What was printed for what, if that is the same wherever it was."""
        told = {(one["printed"], one["unit"], one["implied"]) for one in self.suspects}
        return next(iter(told)) if len(told) == 1 and not self.tie else None

    @property
    def marks(self) -> list[Any]:
        """By what it is known for the same as others: a figure too long to be printed twice by chance."""
        known = self.restated
        return [known] if known is not None and sum(map(str.isdigit, known[0])) >= TELLING else []


def reported(tests: Sequence[Tested], doc: str, file: str, records: Iterable[Record]) -> Iterator[Record]:
    """The `check` records of what was tested, then the `finding` records of those that fail, the gravest
    first. `records` holds the tables and cards, whose titles the findings give.
    """
    statuses = [test.status() for test in tests]
    held = list(records)
    graph = Graph(tests, statuses)
    together = list(contradictions(graph, statuses))
    tests, statuses = [*tests, *together], statuses + [one.status() for one in together]
    found = causes(graph, _captions(held))
    checks = [
        test.record({"type": "check", "doc": doc, "id": f"k{at}"}, file) for at, test in enumerate(tests, 1)
    ]
    for cause in found:
        for at in cause.mended:
            own = {operand.ref for operand in _operands(tests[at])}
            named = [one for one in cause.suspects if one.operand.ref in own]
            checks[at]["suspects"] = [one.record() for one in named]
    titles = {record["id"]: record["title"] for record in held if record["type"] in ("table", "card")}
    findings = _findings(tests, statuses, found, titles)
    made = sorted(
        (_record(one, checks, doc, file) for one in findings),
        key=lambda record: (GRAVITY.index(record["severity"]), record["src"]["line"]),
    )
    for number, finding in enumerate(made, 1):
        finding["id"] = f"f{number}"
    of_check = {check: finding["id"] for finding in made for check in finding["checks"]}
    for check in checks:
        check["finding"] = of_check.get(check["id"])
    yield from checks
    yield from made


def _captions(records: Iterable[Record]) -> dict[str, Operand]:
    """The unit above every table that prints one."""
    found = {}
    for table in records:
        for caption in table["captions"] if table["type"] == "table" else ():
            if table["unit"] and UNIT.search(caption["text"]):
                place = f"{table['id']}.unit", _("unit of {table}").format(table=table["title"])
                found[table["id"]] = Operand(*place, caption["line"], table["unit"], None, 0, None)
    return found


def _operands(test: Tested) -> Iterator[Operand]:
    if isinstance(test, Observation):
        yield from test.operands
    else:
        yield from (operand for _sign, operand in (*test.operands, *test.blanks))


# --- which checks belong together


def _findings(
    tests: Sequence[Tested], statuses: Sequence[str], found: Sequence[Cause], titles: Mapping[str, str | None]
) -> list[Finding]:
    """Every failing check in one finding."""
    findings = _merged(_explained(found, titles), lambda one: one.marks)
    told = set().union(*(one.checks for one in findings))
    left = [at for at, status in enumerate(statuses) if status == "fail" and at not in told]
    by_figure = {ref: one for one in findings for ref in sorted(one.refs)}
    alone = []
    for at in left:
        figures = [operand.ref for operand in _operands(tests[at]) if operand.figure is not None]
        same = next((by_figure[ref] for ref in figures if ref in by_figure), None)
        if same is not None:
            same.checks.add(at)
        else:
            alone.append(_unexplained(at, tests[at], titles))
    return findings + _merged(alone, lambda one: _figures(tests[min(one.checks)]))


def _explained(found: Iterable[Cause], titles: Mapping[str, str | None]) -> list[Finding]:
    return [
        Finding(
            set(cause.mended),
            [_suspect(one.record(), one.operand, titles) for one in cause.suspects],
            cause.tie,
        )
        for cause in found
    ]


def _unexplained(at: int, test: Tested, titles: Mapping[str, str | None]) -> Finding:
    """A check with no cause but what it may itself say."""
    if not isinstance(test, Observation):
        return Finding({at})
    operands = {operand.ref: operand for operand in test.operands}
    named = [_suspect(one, operands[one["ref"]], titles) for one in test.suspects if one["ref"] in operands]
    return Finding({at}, named)


def _suspect(record: Record, operand: Operand, titles: Mapping[str, str | None]) -> Record:
    owner = OWNER.match(operand.ref)
    return {
        "ref": operand.ref,
        "label": operand.label,
        "title": titles.get(owner[0]) if owner is not None else None,
        "line": operand.line,
        "printed": operand.raw,
        "unit": operand.unit,
        "implied": record["implied"],
        "slip": record["slip"],
    }


def _figures(test: Tested) -> list[Any]:
    """The figures by which a check that nothing explains belongs to others: an observation to its own kind
    only.
    """
    kind = test.rule if isinstance(test, Observation) else None
    return [(kind, operand.ref) for operand in _operands(test) if operand.figure is not None]


def _merged(findings: Sequence[Finding], marks: Callable[[Finding], Iterable[Any]]) -> list[Finding]:
    """The findings, those that share a mark made one."""
    return [
        _one([findings[at] for at in part])
        for part in connected({at: marks(one) for at, one in enumerate(findings)})
    ]


def _one(findings: Sequence[Finding]) -> Finding:
    """Findings made one."""
    suspects = {suspect["ref"]: suspect for one in findings for suspect in one.suspects}
    checks = set().union(*(one.checks for one in findings))
    return Finding(checks, list(suspects.values()), findings[0].tie)


# --- records


def _record(one: Finding, checks: Sequence[Record], doc: str, file: str) -> Record:
    own = [checks[at] for at in sorted(one.checks)]
    gravest = min(own, key=lambda check: GRAVITY.index(check["severity"]))
    lines = sorted({suspect["line"] for suspect in one.suspects} or _lines(own))
    return {
        "type": "finding",
        "doc": doc,
        "id": "",
        "severity": gravest["severity"],
        "rules": list(dict.fromkeys(check["rule"] for check in own)),
        "suspects": one.suspects,
        "tie": one.tie,
        "checks": [check["id"] for check in own],
        "lines": lines,
        "message": _message(one, gravest, len(own)),
        "src": {"file": file, "line": lines[0], "end_line": lines[-1]},
    }


def _lines(checks: Iterable[Record]) -> set[int]:
    return {line for check in checks for line in (check["src"]["line"], check["src"]["end_line"])}


def _message(one: Finding, gravest: Record, count: int) -> str:
    """One sentence: what is printed where, what is implied, why, and how many relations say so."""
    if not one.suspects:
        message = str(gravest["message"])
        return message if count == 1 else _("; ").join([message, _fail(count)])
    if one.tie:
        figures = _("; ").join(_figure(suspect) for suspect in one.suspects)
        return _("one of {number} figures is wrong: {figures}").format(
            number=len(one.suspects), figures=figures
        )
    if one.restated is None:
        said = _("; ").join(_correction(suspect) for suspect in one.suspects)
    else:
        said = _correction(one.suspects[0])
        if len(one.suspects) > 1:
            said = _("{said}; so in {number} places").format(said=said, number=len(one.suspects))
    shown = _n("{said} ({count} relation)", "{said} ({count} relations)", count)
    return shown.format(said=said, count=count)


def _fail(count: int) -> str:
    return _n("{count} relation fails", "{count} relations fail", count).format(count=count)


def _figure(suspect: Record) -> str:
    return _("{label} {printed} (line {line})").format(
        label=suspect["label"], printed=suspect["printed"] or _("(blank)"), line=suspect["line"]
    )


def _correction(suspect: Record) -> str:
    if suspect["slip"] == MISSING:
        template = _("the parts of {label} (line {line}) are too few: a row seems to be missing")
        return template.format(**suspect)
    figure = _figure(suspect)
    if suspect["implied"] is None:
        template = _("{figure} seems wrong: {slip}") if suspect["slip"] else _("{figure} seems wrong")
    else:
        template = _("{figure} should be {implied}")
        if suspect["slip"]:
            template = _("{figure} should be {implied}: {slip}")
    return template.format(figure=figure, implied=suspect["implied"], slip=_(suspect["slip"] or "-"))
