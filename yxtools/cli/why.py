"""One finding or check in full: its relations as trees, and the lines that print their figures."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from yxtools.cli.blocks import block, implied, lead
from yxtools.cli.layout import indented, room, width, wrapped
from yxtools.cli.paint import painted
from yxtools.cli.places import Span, own_operands, places
from yxtools.cli.text import harmless
from yxtools.cli.tree import tree_of
from yxtools.cli.words import word
from yxtools.errors import YxError
from yxtools.language import _
from yxtools.stream import Record

AROUND = 1
"""Lines shown before and after one that prints a figure."""

MARGIN = 24
"""Columns kept before a figure that stands far to the right of a long line."""


def explained(records: Sequence[Record], text: str, identity: str, *, color: bool) -> str:
    """The finding or check called `identity`. Raises YxError if there is none."""
    checks = {record["id"]: record for record in records if record["type"] == "check"}
    findings = {record["id"]: record for record in records if record["type"] == "finding"}
    if identity in findings:
        finding = findings[identity]
        chosen = [checks[name] for name in finding["checks"]]
        head = block({**finding, "checks": []}, checks, color=color)
    elif identity in checks:
        finding, chosen = {"suspects": checks[identity]["suspects"]}, [checks[identity]]
        head = "\n".join(lead(checks[identity], color=color))
    else:
        raise YxError(
            _("no finding or check is called {name!r}: f1 is the first finding, k1 the first check").format(
                name=identity
            )
        )
    printing = [record for record in records if record["type"] in ("table", "claim")]
    wanted = {suspect["ref"]: implied(suspect) for suspect in finding["suspects"]}
    relations = [_relation(check, wanted, color=color) for check in chosen]
    return "\n\n".join([head, *relations, *_passages(chosen, printing, text, color=color)]) + "\n"


def _relation(check: Record, wanted: Mapping[str, str], *, color: bool) -> str:
    """A relation with its figures as a tree, and what comes of them."""
    status = painted(word("status", check["status"]), check["status"], color=color)
    said = wrapped(harmless(check["message"]), room(2))
    tree = tree_of(check, wanted, color=color)
    below = [indented(part, 2) for part in filter(None, [tree, *said])]
    return "\n".join([f"{check['id']}  {check['rule']}  {status}", *below])


def _passages(
    checks: Collection[Record], records: Iterable[Record], text: str, *, color: bool
) -> Iterator[str]:
    """The lines that print the figures, those around them, and a gap where lines are left out."""
    lines = text.split("\n")
    operands = [operand for check in checks for operand in own_operands(check)]
    found = places(lines, records, checks)
    marks: dict[int, set[Span]] = {check["src"]["line"]: set() for check in checks}
    marks |= {operand["line"]: set() for operand in operands}
    for span in (span for operand in operands for span in found.get(operand["ref"], ())):
        marks.setdefault(span.line, set()).add(span)
    near = {at for line in marks for at in range(line - AROUND, line + AROUND + 1) if 1 <= at <= len(lines)}
    digits = len(str(max(near, default=0)))
    passage: list[str] = []
    for at in sorted(near):
        if passage and at - 1 not in near:
            yield "\n".join(passage)
            passage = []
        passage += _line(at, digits, lines[at - 1], marks.get(at, ()), color=color)
    if passage:
        yield "\n".join(passage)


def _line(at: int, digits: int, line: str, marked: Iterable[Span], *, color: bool) -> list[str]:
    """A line with its number; its figures in colour, or underlined by carets where there is none."""
    margin = f"{at:>{digits}} │ "
    text, spans = _legible(line.rstrip(), marked)
    text, spans = _window(text, spans, len(margin))
    if color:
        return [painted(margin, "aside", color=True) + _painted(text, spans)]
    carets = ""
    for start, end in spans:
        carets += " " * (width(text[:start]) - width(carets)) + "^" * width(text[start:end])
    return [margin + text, *([" " * digits + " │ " + carets] if carets else [])]


def _legible(line: str, marked: Iterable[Span]) -> tuple[str, list[tuple[int, int]]]:
    """A line fit for a terminal, and where the marked pieces stand in it; of two that overlap the first."""
    text, spans, at = "", [], 0
    for span in sorted(marked):
        if span.start >= at:
            text += _fit(line[at : span.start])
            start = len(text)
            text += _fit(line[span.start : span.end])
            spans.append((start, len(text)))
            at = span.end
    return text + _fit(line[at:]), spans


def _fit(piece: str) -> str:
    return harmless(piece.replace("\t", "  "))


def _window(text: str, spans: Sequence[tuple[int, int]], margin: int) -> tuple[str, list[tuple[int, int]]]:
    """The part of a long line that a terminal has room for, from a little before its first figure."""
    limit = room(margin)
    if limit is None or width(text) <= limit:
        return text, list(spans)
    start = 0
    if spans and width(text[: spans[-1][1]]) > limit:
        start = max(0, spans[0][0] - MARGIN)
    end = start
    free = limit - 2
    while end < len(text) and (free := free - width(text[end])) >= 0:
        end += 1
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    shift = start - len(before)
    kept = [(one - shift, two - shift) for one, two in spans if one >= start and two <= end]
    return before + text[start:end] + after, kept


def _painted(text: str, spans: Iterable[tuple[int, int]]) -> str:
    shown, at = "", 0
    for start, end in spans:
        if start >= at:
            shown += text[at:start] + painted(text[start:end], "fail", color=True)
            at = end
    return shown + text[at:]
