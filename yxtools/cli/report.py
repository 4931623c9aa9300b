"""What a terminal shows of an audit: a heading a document, a block a finding, and what it all adds up to."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import BinaryIO

from yxtools.cli.layout import Columns, cut, drawn, indented, room, wrapped
from yxtools.cli.options import SEVERITIES, STATUSES
from yxtools.cli.paint import painted
from yxtools.cli.text import harmless
from yxtools.cli.words import title, word
from yxtools.language import _, _n
from yxtools.stream import Record

SHOWN = 6
"""Suspects, and failing relations, shown of a finding; the others are counted."""

LEAD = 3
"""Lines of a terminal that the sentence about a finding may take."""

INDENT = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """What a document is, and what was found in it."""

    title: str
    facts: tuple[str, ...]

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Heading":
        """The heading of the records of one document, with or without its `document` record."""
        count: Counter[str] = Counter()
        document: Record = {}
        doc = ""
        for record in records:
            count[record["type"]] += 1
            doc = doc or str(record.get("doc", ""))
            if record["type"] == "document":
                document = record
        stage = word("stage", document.get("stage") or "")
        file = document["src"]["file"] if document else ""
        said = [file, document.get("entity"), document.get("year"), stage, *_contents(count)]
        return cls(document.get("title") or doc, tuple(str(part) for part in said if part))


def _contents(count: Mapping[str, int]) -> Iterable[str]:
    tables, cards, claims = (count[kind] for kind in ("table", "card", "claim"))
    if tables:
        yield _n("{count} table", "{count} tables", tables).format(count=tables)
    if cards:
        yield _n("{count} performance card", "{count} performance cards", cards).format(count=cards)
    if claims:
        yield _n("{count} statement", "{count} statements", claims).format(count=claims)


@dataclass(slots=True)
class Report:
    """Writes documents one after another; `end` says what they add up to."""

    out: BinaryIO
    color: bool
    documents: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)

    def document(self, heading: Heading, made: Mapping[str, int], records: Sequence[Record]) -> None:
        """One document: `made` counts its relations by status, `records` are its findings and checks."""
        findings = [record for record in records if record["type"] == "finding"]
        findings.sort(key=lambda record: SEVERITIES.index(record["severity"]))
        checks = {record["id"]: record for record in records if record["type"] == "check"}
        self.documents += 1
        self.relations.update(made)
        self.findings.update(record["severity"] for record in findings)
        blocks = [self._heading(heading, made)]
        blocks += [block(record, checks, color=self.color) for record in findings]
        self._put("\n\n".join(blocks) + "\n\n")

    def end(self) -> None:
        """The closing lines: documents, relations and findings, and where to read on."""
        if not self.documents:
            return
        parts = [_n("{count} document", "{count} documents", self.documents).format(count=self.documents)]
        parts += [relations(self.relations)] if self.documents > 1 else []
        lines = [_("; ").join([*parts, self._found()])]
        if self.findings:
            lines.append(_("One in full: yx-audit --why ID FILE. A rule: yx-sum --explain RULE."))
        if self.relations["unverifiable"]:
            lines.append(_("What could not be verified, and why: --status unverifiable."))
        text = "\n".join(line for one in lines for line in wrapped(one, room()))
        self._put(painted(text, "aside", color=self.color) + "\n")

    def _heading(self, heading: Heading, made: Mapping[str, int]) -> str:
        limit = room()
        lines = [painted(line, "title", color=self.color) for line in wrapped(harmless(heading.title), limit)]
        lines += wrapped(harmless(" · ".join(heading.facts)), limit) if heading.facts else []
        lines += wrapped(relations(made), limit)
        return "\n".join(lines)

    def _found(self) -> str:
        total = self.findings.total()
        if not total:
            return _("nothing that disagrees")
        forms = {
            "error": _n("{count} error", "{count} errors", self.findings["error"]),
            "warning": _n("{count} warning", "{count} warnings", self.findings["warning"]),
            "info": _n("{count} remark", "{count} remarks", self.findings["info"]),
        }
        counted = [(form, self.findings[severity]) for severity, form in forms.items()]
        said = [form.format(count=count) for form, count in counted if count]
        count = _n("{count} finding", "{count} findings", total).format(count=total)
        return _("{findings} ({by_severity})").format(findings=count, by_severity=_(", ").join(said))

    def _put(self, text: str) -> None:
        self.out.write(text.encode("utf-8", "replace"))
        self.out.flush()


def relations(made: Mapping[str, int]) -> str:
    """The relations tested, by status."""
    total = sum(made.values())
    said = [f"{made[status]} {word('status', status)}" for status in STATUSES if made.get(status)]
    count = _n("{count} relation tested", "{count} relations tested", total).format(count=total)
    return (
        _("{relations}: {by_status}").format(relations=count, by_status=_(", ").join(said)) if said else count
    )


def block(finding: Record, checks: Mapping[str, Record], *, color: bool) -> str:
    """A finding: where and what, the figures, and the relations that say so."""
    lines = lead(finding, color=color)
    if len(lines) > LEAD:
        lines = [*lines[: LEAD - 1], cut(lines[LEAD - 1] + " …", room() or 0)]
    failing = [checks[name] for name in finding["checks"] if name in checks]
    if suspects := finding["suspects"]:
        lines.append(indented(_suspects(suspects[:SHOWN], color=color), INDENT))
        more = _n("and {count} more figure", "and {count} more figures", len(suspects) - SHOWN)
        lines += _rest(more, len(suspects) - SHOWN, color=color)
    if failing:
        lines.append(indented(_evidence(finding, failing[:SHOWN], color=color), INDENT))
        more = _n("and {count} more relation", "and {count} more relations", len(failing) - SHOWN)
        lines += _rest(more, len(failing) - SHOWN, color=color)
    return "\n".join(lines)


def _rest(form: str, count: int, *, color: bool) -> Iterable[str]:
    if count > 0:
        yield indented(painted(form.format(count=count), "aside", color=color), INDENT)


def lead(record: Record, *, color: bool) -> list[str]:
    """`file:line: severity id: message`, as compilers write it: editors find the place."""
    src = record["src"]
    place = harmless(f"{src['file']}:{src['line']}: ")
    severity = word("severity", record["severity"])
    said = wrapped(f"{place}{severity} {record['id']}: {harmless(record['message'])}", room())
    for at, line in enumerate(said):
        start = 0 if at else len(place)
        if line.startswith(severity, start):
            shown = painted(severity, record["severity"], color=color)
            said[at] = line[:start] + shown + line[start + len(severity) :]
            break
    return said


def _suspects(suspects: Sequence[Record], *, color: bool) -> str:
    """The figures that may be wrong: where they stand, what is printed and what it should be."""
    rows = [_suspect(suspect) for suspect in suspects]
    # a column that is empty throughout says nothing
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    numbers = dict(enumerate(names))

    def paint(text: str, at: int) -> str:
        return painted(text, numbers[at], color=color)

    columns = Columns(
        right=frozenset(at for at, name in numbers.items() if name in ("line", "printed", "implied")),
        cut=frozenset(at for at, name in numbers.items() if name in ("title", "row", "column")),
        wrap=frozenset(at for at, name in numbers.items() if name == "slip"),
        paint=paint,
    )
    return drawn(map(title, names), [[row[name] for name in names] for row in rows], columns, _inner())


def _suspect(suspect: Record) -> dict[str, str]:
    row, _dot, column = suspect["label"].rpartition(" · ")
    shown = {
        "line": str(suspect["line"]),
        "title": suspect["title"] or "",
        "row": row or column,
        "column": column if row else "",
        "printed": suspect["printed"],
        "implied": amount(suspect["implied"], suspect["printed"]),
        "slip": word("slip", suspect["slip"] or ""),
    }
    return {name: harmless(text) for name, text in shown.items()}


def amount(value: int | float | None, printed: str) -> str:
    """A value as the figure it should replace is printed: decimals, thousands and unit alike."""
    if value is None:
        return ""
    found = PRINTED.fullmatch(printed)
    decimals, unit = (len(found[1] or "."), found[2]) if found else (1, "")
    shown = f"{value:,.{decimals - 1}f}" if "," in printed else f"{value:.{decimals - 1}f}"
    return (shown if float(shown.replace(",", "")) == value else str(value)) + unit


PRINTED = re.compile(r"\s*[-+]?[\d,]+(\.\d+)?([^\d]*)")
"""A printed figure: its decimals with the point, and the unit after it."""


def _evidence(finding: Record, checks: Sequence[Record], *, color: bool) -> str:
    """The relations that fail; one whose message is that of the finding is shown by the title of its rule."""

    def paint(text: str, at: int) -> str:
        return painted(text, "aside", color=color)

    said = [
        _title(check["rule"]) if check["message"] == finding["message"] else check["message"]
        for check in checks
    ]
    rows = [
        [check["id"], check["rule"], str(check["src"]["line"]), harmless(text)]
        for check, text in zip(checks, said, strict=True)
    ]
    columns = Columns(right=frozenset({2}), wrap=frozenset({3}), paint=paint)
    return drawn([""] * 4, rows, columns, _inner())


@cache
def _title(name: str) -> str:
    """What a built-in rule is called; those of a taxonomy of one's own go by their name."""
    from yxtools.checks.catalogue import BUILT_IN

    return next((_(rule.title) for rule in BUILT_IN if rule.name == name), "")


def _inner() -> int | None:
    limit = room()
    return limit - INDENT if limit else None
