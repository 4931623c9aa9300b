"""From failing checks to findings: what is wrong, said once, however many relations show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from yxtools.checks import slips
from yxtools.checks.observation import Observation, Tested
from yxtools.checks.relation import EQUAL, Operand
from yxtools.checks.suspects.evidence import absurd
from yxtools.checks.suspects.finding import Finding
from yxtools.checks.suspects.graph import Graph, connected
from yxtools.checks.suspects.joint import contradictions
from yxtools.checks.suspects.prose_amounts import amounts
from yxtools.checks.suspects.sentences import sentence
from yxtools.checks.suspects.suspects import Cause, Surroundings, causes
from yxtools.checks.tables.captions import RULE as CAPTION
from yxtools.checks.tables.captions import captions

Record = dict[str, Any]

GRAVITY = ("error", "warning", "info")
OWNER = re.compile(r"[^.]+")
"""The table or card that a ref begins with."""


def reported(tests: Sequence[Tested], doc: str, file: str, records: Iterable[Record]) -> Iterator[Record]:
    """The `check` records of what was tested, then the `finding` records of those that fail, the gravest
    first. `records` holds the tables and cards, whose titles the findings give.
    """
    statuses = [test.status() for test in tests]
    held = list(records)
    graph = Graph(tests, statuses)
    found = causes(graph, _surroundings(tests, held))
    wrong = {suspect.operand.ref for cause in found for suspect in cause.suspects}
    together = list(contradictions(graph, statuses, wrong))
    tests, statuses = [*tests, *together], statuses + [one.status() for one in together]
    checks = [
        test.record({"type": "check", "doc": doc, "id": f"k{at}"}, file) for at, test in enumerate(tests, 1)
    ]
    _name_suspects(checks, tests, found)
    titles = {record["id"]: _title(record) for record in held if record["type"] in ("table", "card")}
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


def _surroundings(tests: Iterable[Tested], held: Sequence[Record]) -> Surroundings:
    observed = (one for one in tests if isinstance(one, Observation) and one.rule == CAPTION)
    confused = {OWNER.findall(one.operands[0].ref)[0] for one in observed}
    return Surroundings(captions(held), confused, lambda: amounts(held))


def _name_suspects(checks: Sequence[Record], tests: Sequence[Tested], found: Iterable[Cause]) -> None:
    """Every check that a cause explains names those of its own figures that are wrong."""
    for cause in found:
        for at in cause.mended:
            own = {operand.ref for operand in _operands(tests[at])}
            named = [one for one in cause.suspects if one.operand.ref in own]
            checks[at]["suspects"] = [one.record() for one in named]
            if cause.of_precision and checks[at]["severity"] == "error":
                checks[at]["severity"] = "warning"


def _title(record: Record) -> str | None:
    """What a table is called, and what a card is about: cards of one disclosure share their title."""
    own = record["project"] if record["type"] == "card" else None
    title: str | None = own or record["title"]
    return title


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
        named = (operand.ref for operand in _operands(tests[at]))
        same = next((by_figure[ref] for ref in named if ref in by_figure), None)
        if same is not None:
            same.checks.add(at)
        else:
            alone.append(_unexplained(at, tests[at], titles))
    return findings + _merged(alone, lambda one: _figures(tests[min(one.checks)], titles))


def _explained(found: Iterable[Cause], titles: Mapping[str, str | None]) -> list[Finding]:
    return [
        Finding(
            set(cause.mended),
            [_suspect(one.record(), one.operand, titles) for one in cause.suspects],
            cause.tie,
            rivals=cause.rivals,
        )
        for cause in found
    ]


def _unexplained(at: int, test: Tested, titles: Mapping[str, str | None]) -> Finding:
    """A check with no cause but what it may itself say."""
    if not isinstance(test, Observation):
        wanted = test.wanted.shifted(-test.whole.power)
        return Finding({at}, absurd=test.kind == EQUAL and absurd(test.whole, wanted))
    operands = {operand.ref: operand for operand in test.operands}
    named = [_suspect(one, operands[one["ref"]], titles) for one in test.suspects if one["ref"] in operands]
    whole = any(one["slip"] in slips.OF_WHOLES for one in named)
    return Finding({at}, named, observed=whole)


def _owner(ref: str, titles: Mapping[str, str | None]) -> str | None:
    found = OWNER.match(ref)
    return titles.get(found[0]) if found is not None else None


def _suspect(record: Record, operand: Operand, titles: Mapping[str, str | None]) -> Record:
    return {
        "ref": operand.ref,
        "label": operand.label,
        "title": _owner(operand.ref, titles),
        "line": operand.line,
        "printed": operand.raw,
        "unit": operand.unit,
        "implied": record["implied"],
        "slip": record["slip"],
    }


def _figures(test: Tested, titles: Mapping[str, str | None]) -> list[Any]:
    """By what a check that nothing explains belongs to others: its figures, and that the same is said; an
    observation to its own kind only.
    """
    kind = test.rule if isinstance(test, Observation) else None
    operands = list(_operands(test))
    said = (test.rule, *((_owner(one.ref, titles), one.label, one.raw) for one in operands))
    return [said, *((kind, one.ref) for one in operands if one.figure is not None)]


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
    observed = any(one.observed for one in findings)
    rivals = max(one.rivals for one in findings)
    contradictory = any(one.absurd for one in findings)
    return Finding(checks, list(suspects.values()), findings[0].tie, observed, rivals, contradictory)


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
        "rivals": one.rivals,
        "checks": [check["id"] for check in own],
        "lines": lines,
        "message": sentence(one, gravest, own),
        "src": {"file": file, "line": lines[0], "end_line": lines[-1]},
    }


def _lines(checks: Iterable[Record]) -> set[int]:
    return {line for check in checks for line in (check["src"]["line"], check["src"]["end_line"])}
