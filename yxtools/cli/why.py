"""One finding or check in full: its relations as trees, and the lines that print their figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from yxtools.cli.layout import Columns, drawn, indented, room, width, wrapped
from yxtools.cli.paint import painted
from yxtools.cli.report import amount, block, lead
from yxtools.cli.text import harmless
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
    implied = {
        suspect["ref"]: amount(suspect["implied"], suspect["printed"]) for suspect in finding["suspects"]
    }
    trees = [_tree(check, implied, color=color) for check in chosen]
    return "\n\n".join([head, *trees, *_passages(chosen, text, color=color)]) + "\n"


def _tree(check: Record, implied: Mapping[str, str], *, color: bool) -> str:
    """A relation: the whole, below it its parts with their signs, and what comes of them."""
    status = painted(word("status", check["status"]), check["status"], color=color)
    rows = [_branch(at, check["operands"], implied) for at in range(len(check["operands"]))]
    limit = room()

    def paint(text: str, at: int) -> str:
        return painted(text, "implied", color=color) if at == IMPLIED else text

    lines = [f"{check['id']}  {check['rule']}  {status}"]
    if rows:
        columns = Columns(right=frozenset({2, 4}), cut=frozenset({1}), paint=paint)
        tree = drawn([""] * (IMPLIED + 1), rows, columns, limit - 2 if limit else None)
        lines.append(indented(tree, 2))
    lines += [indented(line, 2) for line in wrapped(harmless(check["message"]), limit - 2 if limit else None)]
    return "\n".join(lines)


IMPLIED = 5
"""The last column of a tree: branch, label, figure, unit, line, what it should be."""


def _branch(at: int, operands: Sequence[Record], implied: Mapping[str, str]) -> list[str]:
    operand = operands[at]
    branch = (
        "" if at == 0 else ("└" if at == len(operands) - 1 else "├") + ("−" if operand["sign"] < 0 else "+")
    )
    wanted = implied.get(operand["ref"])
    note = _("should be {implied}").format(implied=wanted) if wanted else ""
    place = _("line {line}").format(line=operand["line"])
    shown = [branch, operand["label"], operand["raw"], operand["unit"] or "", place, note]
    return [harmless(text) for text in shown]


def _passages(checks: Iterable[Record], text: str, *, color: bool) -> Iterator[str]:
    """The lines that print the figures, those around them, and a gap where lines are left out."""
    figures: dict[int, set[str]] = {}
    for check in checks:
        figures.setdefault(check["src"]["line"], set())
        for operand in check["operands"]:
            figures.setdefault(operand["line"], set()).add(operand["raw"].strip())
    lines = text.split("\n")
    near = {at for line in figures for at in range(line - AROUND, line + AROUND + 1) if 1 <= at <= len(lines)}
    digits = len(str(max(near, default=0)))
    passage: list[str] = []
    for at in sorted(near):
        if passage and at - 1 not in near:
            yield "\n".join(passage)
            passage = []
        passage += _line(at, digits, lines[at - 1], figures.get(at, set()), color=color)
    if passage:
        yield "\n".join(passage)


def _line(at: int, digits: int, line: str, marked: Iterable[str], *, color: bool) -> list[str]:
    """A line with its number; its figures in colour, or underlined by carets where there is none."""
    margin = f"{at:>{digits}} │ "
    text = harmless(line.replace("\t", "  ").rstrip())
    spans = sorted(span for figure in marked if figure for span in _spans(figure, text))
    text, spans = _window(text, spans, len(margin))
    if color:
        return [painted(margin, "aside", color=True) + _painted(text, spans)]
    carets = ""
    for start, end in spans:
        carets += " " * (width(text[:start]) - width(carets)) + "^" * width(text[start:end])
    return [margin + text, *([" " * digits + " │ " + carets] if carets else [])]


def _spans(figure: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a figure stands in a line, not as a part of a longer one."""
    for match in re.finditer(rf"(?<![\d.,]){re.escape(harmless(figure))}(?![\d]|[.,]\d)", text):
        yield match.span()


def _window(text: str, spans: Sequence[tuple[int, int]], margin: int) -> tuple[str, list[tuple[int, int]]]:
    """The part of a long line that a terminal has room for, from a little before its first figure."""
    limit = room()
    if limit is None or width(text) <= limit - margin:
        return text, list(spans)
    start = 0
    if spans and width(text[: spans[-1][1]]) > limit - margin:
        start = max(0, spans[0][0] - MARGIN)
    end = start
    free = limit - margin - 2
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
