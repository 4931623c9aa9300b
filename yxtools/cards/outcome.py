"""What the rows of indicators of a draft hold: indicators with their levels, and scores of sections."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from yxtools.cards.draft import Draft
from yxtools.cards.funds import Amount, amounts
from yxtools.cards.halves import Half, halves, repeated
from yxtools.cards.levels import Level, levels
from yxtools.cards.roles import fields
from yxtools.cards.rows import Row
from yxtools.cards.vocabulary import Vocabulary
from yxtools.figures import Figure, is_nothing, parse_figure
from yxtools.language import _
from yxtools.text import squeeze

# Units of what is a date rather than an amount.
DATES = frozenset(["月", "月份", "日"])

IMPLEMENTATION, ANNUAL = "implementation", "annual"


@dataclass(slots=True)
class Indicator:
    """One indicator as it stands in the card."""

    line: int
    scope: str | None
    level1: str | None
    level2: str | None
    level3: str | None
    target: str | None = None
    actual: str | None = None
    reason: str | None = None
    score: str | None = None
    weight: str | None = None
    description: str | None = None
    basis: str | None = None
    unit: str | None = None


@dataclass(slots=True)
class Outcome:
    """What the rows of indicators hold."""

    indicators: list[Indicator] = field(default_factory=list)
    scores: dict[str, tuple[Figure, int]] = field(default_factory=dict)


def outcome(draft: Draft, vocabulary: Vocabulary) -> Outcome:
    """The indicators of a draft, and the scores of its sections."""
    headers = [row.header for row in draft.rows if row.header is not None]
    roles = {role for head in headers for role, _ in head.roles}
    if draft.scoped and "actual" not in roles:
        return Outcome(list(_side_by_side(draft, vocabulary)))
    return _single(draft, vocabulary, weighted="weight" in roles or _scored_one_by_one(draft, vocabulary))


def _scored_one_by_one(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Whether every indicator has a score of its own: more of them than there are sections."""
    rows = [fields(row, vocabulary) for row in draft.rows if not row.blank and not row.marker]
    scored = ["score" in cells for name, cells in rows if name is not None]
    return all(scored) and len(scored) > sum(row.level1 is not None for row in draft.rows)


def _single(draft: Draft, vocabulary: Vocabulary, weighted: bool) -> Outcome:
    rows = [row for row in draft.rows if not row.blank and not row.marker]
    found = levels(rows, vocabulary, draft.notes)
    done = Outcome()
    printed: dict[str, str] = {}
    labelled = _labelled(rows)
    section: str | None = None
    scored: list[tuple[int, str | None, bool, str]] = []
    for row, level in zip(rows, found, strict=True):
        if row.level1 is not None:
            section = row.level1.key
            if row.level1.text in vocabulary.headings:
                printed[section] = row.level1.text
        parent = _parent(level, section, labelled, vocabulary)
        name, cells = fields(row, vocabulary)
        if cells.get("score") and not weighted:
            scored.append(
                (
                    row.line,
                    row.level1.key if row.level1 else parent,
                    row.level1 is not None,
                    cells["score"],
                )
            )
        if name is None:
            continue
        level1 = printed.get(parent, parent) if parent else None
        _composed(cells, vocabulary)
        indicator = Indicator(row.line, None, level1, level.text if level else None, name)
        for key in ("target", "actual", "reason", "description", "basis", "unit", "weight", "score"):
            if key in cells and (key != "score" or weighted):
                setattr(indicator, key, cells[key])
        done.indicators.append(indicator)
    done.scores = _section_scores(scored, vocabulary, draft.notes)
    return done


def _composed(cells: dict[str, str], vocabulary: Vocabulary) -> None:
    """Join a target that the form prints in three columns: direction, figure, unit."""
    target = cells.get("target")
    if target is None or ("direction" not in cells and "unit" not in cells) or parse_figure(target) is None:
        return
    direction, unit = cells.get("direction", ""), cells.get("unit", "")
    # the form asks for a direction, which says nothing of a date
    sign = direction if squeeze(direction) in vocabulary.signs and unit not in DATES else ""
    cells["target"] = f"{sign}{target}{'' if is_nothing(unit) or target.endswith(unit) else unit}"


def _parent(
    level: Level | None, section: str | None, labelled: Container[str], vocabulary: Vocabulary
) -> str | None:
    """The level 1 of an indicator: that of its level 2 in the official tree, else the one printed last.

    A level 1 that the classic form has as a level 2 (成本指标) is none on a card that labels no row so: what
    the official tree gives it then belongs to the section of the classic form, if this was printed last.
    """
    parent = vocabulary.parents.get(level.key) if level is not None else None
    if parent is None:
        return section
    classic = vocabulary.parents.get(parent)
    return classic if classic is not None and classic == section and parent not in labelled else parent


def _labelled(rows: Sequence[Row]) -> frozenset[str]:
    """The level-1 names that rows are labelled with."""
    return frozenset(row.level1.key for row in rows if row.level1 is not None)


def _section_scores(
    scored: Sequence[tuple[int, str | None, bool, str]], vocabulary: Vocabulary, notes: list[str]
) -> dict[str, tuple[Figure, int]]:
    """The score of every section: beside its label, else of the next section that has none yet."""
    found: dict[str, tuple[Figure, int]] = {}
    certain = {section for _, section, labelled, _ in scored if labelled}
    sections = vocabulary.sections
    for line, section, labelled, text in scored:
        figure = parse_figure(text)
        if figure is None or section is None:
            continue
        target: str | None = section
        if not labelled and (section in found or section in certain) and section in sections:
            target = next((s for s in sections[sections.index(section) + 1 :] if s not in found), None)
            notes.append(
                _(
                    "line {line}: the score {text} stands beside {section}, which has one; taken for {target}"
                ).format(line=line, text=text, section=section, target=target or _("nothing"))
            )
        if target is not None and (labelled or target not in found):
            found[target] = (figure, line)
    return found


def _side_by_side(draft: Draft, vocabulary: Vocabulary) -> Iterator[Indicator]:
    """The indicators of the implementation period and of the year, printed side by side or one block below
    the other.
    """
    printed: dict[str, str] = {}
    labelled = _labelled(draft.rows)
    left = right = None
    section: str | None = None
    stacked = False
    known: list[Half] = []
    for row in draft.rows:
        if row.marker:
            again = row.header is None or (
                not row.header.halves and not any(role == "level1" for role, _ in row.header.roles)
            )
            stacked = again and bool(known)
            if again:
                left = right = section = None
            else:
                known = []
            continue
        if row.level1 is not None:
            section = row.level1.key
            printed[section] = row.level1.text
            if row.level2 is None and row.level2_right is None:
                left = right = None
        if row.level2 is not None:
            left = right = row.level2
        if row.level2_right is not None:
            right = row.level2_right
        first, second = halves(row, vocabulary)
        if row.header is not None and not row.header.halves:
            first, stacked = _stacked(first or second, row.line, known, stacked, draft.notes)
            first, second = (None, first) if stacked else (first, None)
        for half, label, scope in ((first, left, IMPLEMENTATION), (second, right, ANNUAL)):
            if half is not None:
                level = Level(label.key, label.text) if label is not None else None
                parent = _parent(level, section, labelled, vocabulary)
                text = printed.get(parent, parent) if parent else None
                yield Indicator(row.line, scope, text, level.text if level else None, *half)


def _stacked(
    half: Half | None, line: int, known: list[Half], stacked: bool, notes: list[str]
) -> tuple[Half | None, bool]:
    """An indicator of blocks printed one below the other, and whether it is of the second: a repeated one
    begins it.
    """
    if half is None:
        return None, stacked
    if not stacked and repeated(half, known):
        notes.append(
            _("line {line}: the indicators of the year begin below those of the period").format(line=line)
        )
        stacked = True
    known.append(half)
    return half, stacked


def amounts_of(draft: Draft) -> list[Amount]:
    """The amounts of a draft."""
    return list(amounts(draft.funds))
