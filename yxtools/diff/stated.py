"""What a document says of another period, checked against the document of that period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yxtools.checks.claims.book import elsewhere, family, operand, role
from yxtools.checks.growth import PERCENT_POWER, grown, of_figures
from yxtools.checks.relation import Operand, Relation
from yxtools.diff.align import align
from yxtools.diff.crosswalk import Crosswalk
from yxtools.diff.model import Document, Period, Print
from yxtools.diff.readings import Subject, meant, stated_in, subject
from yxtools.diff.rules import AMOUNT, BUDGET, DIRECTION, PERCENT, PRIOR
from yxtools.diff.series import entity
from yxtools.language import _

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between two documents; `earlier` is the operand of the other one."""

    relation: Relation
    earlier: Operand
    other: Document

    def record(self, identity: Record, file: str) -> Record:
        """The `check` record; the operand of the other document names its file."""
        noted = replace(self.relation, note="; ".join(filter(None, (self.relation.note, self._place()))))
        made = noted.record(identity, file)
        own = []
        for (_sign, one), shown in zip(self.relation.operands, made["operands"], strict=True):
            if one is self.earlier:
                shown["file"] = self.other.file
            else:
                own.append(shown["line"])
        made["src"] = {"file": file, "line": own[0], "end_line": max(own)}
        return made

    def _place(self) -> str:
        said = _("{document}, line {line}: {printed}")
        return said.format(document=self.other.doc, line=self.earlier.line, printed=self.earlier.raw)


class Statements:
    """Checks what each of several documents says of the periods of the others."""

    def __init__(
        self, documents: Sequence[Document], crosswalk: Crosswalk, default: Mapping[str, str]
    ) -> None:
        self._documents = documents
        self._crosswalk = crosswalk
        self._default = default
        self._prose: dict[int, Mapping[Subject, Operand]] = {}

    def records(self, document: Document) -> Iterator[Record]:
        """The `check` records of one document, ids d1, d2, …: of its tables, then of its prose."""
        found = [*self._of_tables(document), *self._of_changes(document), *self._of_claims(document)]
        seen = set()
        for one in found:
            relation = one.relation
            refs = relation.rule, tuple((sign, part.ref) for sign, part in relation.operands)
            if refs not in seen:
                seen.add(refs)
                identity = {"type": "check", "doc": document.doc, "id": f"d{len(seen)}"}
                yield one.record(identity, document.file)

    def _document_of(self, document: Document, period: Period) -> Document | None:
        """The document of the same department and that period, among those given."""
        for other in self._documents:
            same = entity(other) in (None, entity(document)) or entity(document) is None
            if other is not document and other.period == period and same and None not in period:
                return other
        return None

    def _of_tables(self, document: Document) -> Iterator[Statement]:
        """Columns of other periods against the documents of those periods."""
        for period, prints in document.earlier.items():
            other = self._document_of(document, period)
            if other is None:
                continue
            rule = BUDGET if period[0] == document.year else PRIOR
            edition = self._crosswalk.between(period[0], document.year)
            for pair in align(other.prints, prints, edition):
                if pair.before is not None and pair.after is not None and pair.exact:
                    yield _statement(rule, pair.after.operand(), ((1, pair.before),), pair.before, other)

    def _of_changes(self, document: Document) -> Iterator[Statement]:
        """Columns of differences against the difference of the two documents."""
        other = self._before(document)
        if other is None or not document.changes:
            return
        edition = self._crosswalk.between(other.year, document.year)
        pairs = {pair.key: pair for pair in align(other.prints, document.prints, edition)}
        for change in document.changes:
            pair = pairs.get(change.key)
            if pair is None or pair.before is None or pair.after is None or not pair.exact:
                continue
            stated = change.print.operand()
            if change.percent:
                stated = replace(stated, power=PERCENT_POWER)  # whatever unit its table has
                made = _rate(stated, 1, pair.after, pair.before, other)
                if made is not None:
                    yield made
            else:
                parts = ((1, pair.after), (-1, pair.before))
                yield _statement(AMOUNT, stated, parts, pair.before, other)

    def _before(self, document: Document) -> Document | None:
        return self._document_of(document, (document.year - 1, document.stage)) if document.year else None

    def _of_claims(self, document: Document) -> Iterator[Statement]:
        for claim in document.claims:
            if claim["kind"] != "change" or claim["period"]["year"] not in (None, document.year):
                continue
            other = self._compared_with(document, claim)
            sides = None if other is None else self._sides(claim, document, other)
            if other is not None and sides is not None:
                yield from _of_claim(claim, *sides, other)

    def _compared_with(self, document: Document, claim: Record) -> Document | None:
        """The document of the period that a change is measured against."""
        against = claim["period"]["against"]
        if document.year is None or against["own"]:
            return None
        stage = against["version"] or document.stage
        stage = "budget" if stage == "initial" else stage
        return self._document_of(document, (against["year"] or document.year - 1, stage))

    def _sides(
        self, claim: Record, document: Document, other: Document
    ) -> tuple[Operand, Operand, str] | None:
        """The figures of this document and of the other, and how grave it is if they do not fit."""
        found = meant(claim, document, other.prints, self._default)
        if found is not None:
            new, old, literal = found
            return new.operand(), old.operand(), "error" if literal else "warning"
        value, earlier = role(claim, "value"), self._stated(other).get(subject(claim))
        if value is None or earlier is None:
            return None
        return operand(value), earlier, "warning"

    def _stated(self, document: Document) -> Mapping[Subject, Operand]:
        """What a document states in prose."""
        known = self._prose.get(id(document))
        if known is None:
            known = self._prose[id(document)] = stated_in(document)
        return known


def _of_claim(
    claim: Record, new: Operand, old: Operand, severity: str, other: Document
) -> Iterator[Statement]:
    """Amount, rate, earlier figure and direction of a stated change."""
    if family(new) != family(old):
        return
    old = replace(old, label=_("{label} in {document}").format(label=old.label, document=other.doc))
    amount, percent, prior = (role(claim, name) for name in ("amount", "percent", "prior"))
    if amount is not None and family(operand(amount)) == family(new):
        sign = amount["sign"] or 1
        relation = Relation(AMOUNT, operand(amount), ((sign, new), (-sign, old)), severity=severity)
        yield Statement(relation, old, other)
    if prior is not None and family(operand(prior)) == family(old):
        yield Statement(Relation(PRIOR, operand(prior), ((1, old),), severity=severity), old, other)
    if percent is not None:
        made = _percent(operand(percent), percent["sign"] or 1, new, old, severity)
        if made is not None:
            yield Statement(made, old, other)
    if amount is None and percent is None:
        yield Statement(_direction(claim, new, old, severity), old, other)


def _direction(claim: Record, new: Operand, old: Operand, severity: str) -> Relation:
    """与上年相同, or a change of which only the direction is stated."""
    if claim["relation"] == "same":
        return Relation(AMOUNT, new, ((1, old),), severity=severity)
    fits = old.point().before(new.point()) if claim["relation"] == "up" else new.point().before(old.point())
    expected = new.interval() if fits else elsewhere(new.interval())
    note = _("the text says {quote}").format(quote=claim["quote"])
    return Relation(DIRECTION, new, ((1, old),), severity=severity, note=note, expected=expected)


def _statement(
    rule: str, whole: Operand, parts: Sequence[tuple[int, Print]], earlier: Print, other: Document
) -> Statement:
    """A relation whose operand `earlier` stands in the other document."""
    named = _earlier(earlier, other)
    operands = tuple((sign, named if part is earlier else part.operand()) for sign, part in parts)
    return Statement(Relation(rule, whole, operands, severity="warning"), named, other)


def _earlier(one: Print, other: Document) -> Operand:
    label = _("{label} in {document}").format(label=one.label, document=other.doc)
    return replace(one.operand(), label=label)


def _rate(stated: Operand, sign: int, new: Print, old: Print, other: Document) -> Statement | None:
    earlier = _earlier(old, other)
    made = _percent(stated, sign, new.operand(), earlier, "warning")
    return None if made is None else Statement(made, earlier, other)


def _percent(stated: Operand, sign: int, new: Operand, old: Operand, severity: str) -> Relation | None:
    """A stated rate against (new − old) ÷ old; None of zero."""
    return grown(PERCENT, stated, (new, old), sign, of_figures, severity=severity)
