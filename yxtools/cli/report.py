"""What a terminal shows of an audit: a heading a document, a block a finding, and what it all adds up to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from yxtools.cli.blocks import INDENT, block
from yxtools.cli.layout import Columns, drawn, indented, room, wrapped
from yxtools.cli.options import SEVERITIES, STATUSES
from yxtools.cli.paint import painted
from yxtools.cli.rules import rule_title
from yxtools.cli.text import harmless
from yxtools.cli.words import word
from yxtools.language import _, _n
from yxtools.stream import Record

REMARKS = 5
"""Remarks of a document that are shown one by one; more are counted, rule by rule."""


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
    every: bool = False
    """Whether remarks are shown one by one, however many."""
    documents: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)

    def document(self, heading: Heading, made: Mapping[str, int], records: Sequence[Record]) -> None:
        """One document: `made` counts its relations by status, `records` are its findings and checks."""
        findings = [record for record in records if record["type"] == "finding"]
        findings.sort(key=lambda record: SEVERITIES.index(record["severity"]))
        remarks = [record for record in findings if record["severity"] == "info"]
        folded = len(remarks) > REMARKS and not self.every
        checks = {record["id"]: record for record in records if record["type"] == "check"}
        self.documents += 1
        self.relations.update(made)
        self.findings.update(record["severity"] for record in findings)
        blocks = [self._heading(heading, made)]
        shown = findings[: -len(remarks)] if folded else findings
        blocks += [block(record, checks, color=self.color) for record in shown]
        blocks += [_counted(remarks)] if folded else []
        self._put("\n\n".join(blocks) + "\n\n")

    def end(self) -> None:
        """The closing lines: documents, relations and findings, and where to read on."""
        if not self.documents:
            self._put(_("no document was read") + "\n")
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
        if not total and not self.relations.total():
            return _("nothing was tested: is this the text of a disclosure?")
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


def _counted(remarks: Sequence[Record]) -> str:
    """How many remarks of which rules there are, the most frequent first."""
    count = Counter(remark["rules"][0] for remark in remarks)
    rows = [[str(number), rule, rule_title(rule)] for rule, number in count.most_common()]
    behave = Columns(right=frozenset({0}), wrap=frozenset({2}))
    said = _n(
        "{count} remark (--severity info shows it):",
        "{count} remarks (--severity info shows each):",
        len(remarks),
    )
    table = drawn([""] * 3, rows, behave, room(INDENT))
    return said.format(count=len(remarks)) + "\n" + indented(table, INDENT)


def relations(made: Mapping[str, int]) -> str:
    """The relations tested, by status."""
    total = sum(made.values())
    said = [f"{made[status]} {word('status', status)}" for status in STATUSES if made.get(status)]
    count = _n("{count} relation tested", "{count} relations tested", total).format(count=total)
    return (
        _("{relations}: {by_status}").format(relations=count, by_status=_(", ").join(said)) if said else count
    )
