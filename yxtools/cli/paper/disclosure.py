"""What a working paper knows of a document: its records as they come, its text where that is at hand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from yxtools.cli.places import own_operands
from yxtools.stream import Record


@dataclass(frozen=True, slots=True)
class Text:
    """A text on the page: the anchor of its document, and how many lines it has."""

    anchor: str
    lines: int

    def line(self, line: int) -> str | None:
        """The anchor of a line, if there is such a line."""
        return f"{self.anchor}-l{line}" if 0 < line <= self.lines else None


@dataclass(slots=True)
class Disclosure:
    """A document and what was found in it. `number` sets the anchors of a page apart."""

    doc: str
    number: int
    head: Record = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    others: Mapping[str, Text] = field(default_factory=dict)
    """Other texts on the page, by file: figures are compared with theirs."""
    tables: list[Record] = field(default_factory=list)
    cards: int = 0
    claims: list[Record] = field(default_factory=list)
    relations: Counter[str] = field(default_factory=Counter)
    """The relations tested, by status: also of those whose checks are not shown."""
    checks: dict[str, Record] = field(default_factory=dict)
    """Those that fail or have no verdict."""
    findings: list[Record] = field(default_factory=list)
    changes: list[Record] = field(default_factory=list)

    def add(self, record: Record) -> None:
        """Take in a record; types that a working paper does not show are passed over."""
        match record["type"]:
            case "document":
                self.head = record
            case "table":
                self.tables.append(record)
            case "card":
                self.cards += 1
            case "claim":
                self.claims.append(record)
            case "check":
                if record["status"] in ("fail", "unverifiable"):
                    self.checks[record["id"]] = record
            case "finding":
                self.findings.append(record)
            case "change":
                self.changes.append(record)

    @property
    def title(self) -> str:
        """The title the document prints, or the name it goes by."""
        return self.head.get("title") or self.doc

    @property
    def anchor(self) -> str:
        """The anchor of the document; those of its parts begin with it."""
        return f"d{self.number}"

    def failed(self) -> Iterator[Record]:
        """The findings; a failing check that belongs to none of them is one by itself."""
        yield from self.findings
        known = {finding["id"] for finding in self.findings}
        for check in self.checks.values():
            if check["status"] == "fail" and check.get("finding") not in known:
                yield self._alone(check)

    def figures(self, finding: Record) -> Iterator[Record]:
        """The figures of the document that the evidence of a finding names."""
        for check in self.evidence(finding):
            yield from own_operands(check)

    def evidence(self, finding: Record) -> list[Record]:
        """The failing checks that a finding rests on, as far as they are at hand."""
        return [self.checks[name] for name in finding["checks"] if name in self.checks]

    def unverified(self) -> list[Record]:
        """The checks without a verdict."""
        return [check for check in self.checks.values() if check["status"] == "unverifiable"]

    def line_anchor(self, line: int, file: str | None = None) -> str | None:
        """The anchor of a line, if it is on the page: of the text, or of that of another `file`."""
        text = self.text if file in (None, self.file) else self.others.get(file or "")
        return text.line(line) if text else None

    @property
    def text(self) -> Text:
        """The text as other documents of the page refer to it."""
        return Text(self.anchor, len(self.lines))

    @property
    def file(self) -> str:
        """The name of the file that the document was read from, or the name it goes by."""
        return str(self.head["src"]["file"]) if self.head else self.doc

    def finding_anchor(self, index: int) -> str:
        """The anchor of a finding, numbered from 1."""
        return f"{self.anchor}-f{index}"

    def title_of(self, ref: str) -> str | None:
        """The title of the table that a figure is printed in, if it is of a table that has one."""
        name = ref.partition(".")[0]
        return next((table["title"] for table in self.tables if table["id"] == name), None)

    def _alone(self, check: Record) -> Record:
        """The finding that a failing check is where nothing groups it with others."""
        operands = {operand["ref"]: operand for operand in check["operands"]}
        return {
            **{key: check[key] for key in ("doc", "id", "severity", "message", "src")},
            "type": "finding",
            "rules": [check["rule"]],
            "suspects": [
                {**operands.get(suspect["ref"], {}), **suspect, "title": self.title_of(suspect["ref"])}
                for suspect in check["suspects"]
            ],
            "tie": False,
            "checks": [check["id"]],
            "lines": sorted({one["line"] for one in own_operands(check)} or {check["src"]["line"]}),
        }


def severities(found: Iterable[Record]) -> Counter[str]:
    """How many findings of each severity there are."""
    return Counter(finding["severity"] for finding in found)
