"""A finding at a terminal: the sentence, the figures suspected, the relations that say so."""

from collections.abc import Iterable, Mapping, Sequence

from yxtools.cli.layout import Columns, cut, drawn, indented, room, wrapped
from yxtools.cli.paint import painted
from yxtools.cli.rules import rule_title
from yxtools.cli.text import harmless
from yxtools.cli.words import title, word
from yxtools.language import _n
from yxtools.notation import like
from yxtools.stream import Record

SHOWN = 6
"""Suspects, and failing relations, shown of a finding; the others are counted."""

LEAD = 3
"""Lines of a terminal that the sentence about a finding may take."""

INDENT = 4


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
    return drawn(map(title, names), [[row[name] for name in names] for row in rows], columns, room(INDENT))


def _suspect(suspect: Record) -> dict[str, str]:
    # a figure of a card is called after its project, which is the title already
    label = suspect["label"].removeprefix(f"{suspect['title']} ")
    row, _dot, column = label.rpartition(" · ")
    shown = {
        "line": str(suspect["line"]),
        "title": suspect["title"] or "",
        "row": row or column,
        "column": column if row else "",
        "printed": suspect["printed"],
        "implied": implied(suspect),
        "slip": word("slip", suspect["slip"] or ""),
    }
    return {name: harmless(text) for name, text in shown.items()}


def implied(suspect: Record) -> str:
    """What a suspect should be, as the figure is printed; nothing where no figure is implied."""
    return "" if suspect["implied"] is None else like(suspect["implied"], suspect["printed"])


def _evidence(finding: Record, checks: Sequence[Record], *, color: bool) -> str:
    """The relations that fail; one that was told before is shown by the title of its rule."""

    def paint(text: str, at: int) -> str:
        return painted(text, "aside", color=color)

    told = [finding["message"]]
    said = []
    for check in checks:
        repeated = any(sentence.startswith(check["message"]) for sentence in told)
        said.append(rule_title(check["rule"]) if repeated else check["message"])
        told.append(check["message"])
    rows = [
        [check["id"], check["rule"], str(check["src"]["line"]), harmless(text)]
        for check, text in zip(checks, said, strict=True)
    ]
    columns = Columns(right=frozenset({2}), wrap=frozenset({3}), paint=paint)
    return drawn([""] * 4, rows, columns, room(INDENT))
