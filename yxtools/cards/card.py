"""The `card` record from a draft."""

from __future__ import annotations

import re
from typing import Any

from yxtools import years
from yxtools.cards.draft import Draft
from yxtools.cards.funds import Amount, maximum_at_head
from yxtools.cards.outcome import Indicator, amounts_of, outcome
from yxtools.cards.vocabulary import Vocabulary
from yxtools.figures import Figure, parse_figure
from yxtools.language import _
from yxtools.text import squeeze

Record = dict[str, Any]

# (2024年度), 2024年, 2024年度
YEAR = re.compile(rf"(?<![0-9])({years.YEAR})(?:年\s*度?)?(?![0-9])")
GRADES = {"优秀": "优", "良好": "良"}
# A year inside 2024.1.1-2024.12.31 or 2024年1月
PERIOD_YEAR = re.compile(rf"(?<![0-9])({years.YEAR})(?=[年.\-/\s])")


def kind(draft: Draft, vocabulary: Vocabulary) -> str:
    """target, self-evaluation or transfer-self-evaluation; a title is believed less than what the card
    prints.
    """
    title = " ".join(draft.titles)
    evaluated = bool(draft.scores) or any(
        role == "actual" for row in draft.rows if row.header is not None for role, _ in row.header.roles
    )
    evaluated = (
        evaluated
        or "conclusion" in draft.narrative
        or vocabulary.regex("titles", "self_evaluation").search(title) is not None
    )
    if evaluated and (
        "central_department" in draft.heads or vocabulary.regex("titles", "transfer").search(squeeze(title))
    ):
        return "transfer-self-evaluation"
    return "self-evaluation" if evaluated else "target"


def record(draft: Draft, vocabulary: Vocabulary, contacts: bool, year: int | None) -> Record:
    """The fields of the card record but for its identity: type, doc, id and src. `year` is that of the
    document.
    """
    found = outcome(draft, vocabulary)
    scores = dict(found.scores)
    funds = amounts_of(draft)
    for amount in funds:
        if amount.scope == "score" and amount.source == "total":
            scores.setdefault("execution", (amount.figure, amount.line))
        elif amount.scope == "weight" and amount.source == "total":
            draft.maxima.setdefault("execution", (amount.figure.raw, amount.line))
    if "execution" in scores and (most := maximum_at_head(draft.funds)) is not None:
        draft.maxima.setdefault("execution", most)
    for key in ("execution", "total"):
        if key in draft.scores:
            scores[key] = draft.scores[key]
    card: Record = {
        "kind": kind(draft, vocabulary),
        "title": draft.titles[0] if draft.titles else None,
        "subject": _subject(draft, vocabulary),
        "project": _text(draft, "project"),
        "project_code": _squeezed(draft, "project_code"),
        "department": _text(draft, "department"),
        "entity": _text(draft, "entity"),
        "central_department": _text(draft, "central_department"),
        "filer": _text(draft, "filer"),
        "year": _year(draft) or (year if "project" in draft.heads else None),
        "attribute": _text(draft, "attribute"),
        "duration": _text(draft, "duration"),
        "period": _text(draft, "period"),
        "unit": draft.unit,
        "filed": _squeezed(draft, "filed"),
        "funds": [amount.record() for amount in funds if amount.scope not in ("weight", "score")],
        "tasks": [_task(name, figure, line) for name, figure, line in draft.tasks],
        "unread": draft.unread,
        "plan": draft.plan,
        "plan_label": draft.plan_label,
        "indicators": [_indicator(indicator) for indicator in found.indicators],
        "scores": [_score(name, figure, line, draft) for name, (figure, line) in scores.items()],
        "maxima": [_maximum(name, text, line) for name, (text, line) in draft.maxima.items()],
        "stated": _stated(draft, vocabulary),
        "narrative": draft.narrative,
        "remarks": [{"text": text, "line": line} for text, line in draft.remarks],
        "lines": dict(sorted(draft.where.items())),
        "blanks": _blanks(draft, funds, scores, found.indicators),
        "notes": draft.notes,
    }
    if contacts:
        card["contacts"] = draft.contacts
    _missing(card)
    return card


def _subject(draft: Draft, vocabulary: Vocabulary) -> str:
    """Whether the card is of a department as a whole or of a project."""
    whole = vocabulary.regex("titles", "department")
    return "department" if any(whole.search(squeeze(title)) for title in draft.titles) else "project"


def _task(name: str, figure: Figure, line: int) -> Record:
    return {"name": name, "value": figure.value, "decimals": figure.decimals, "raw": figure.raw, "line": line}


def _text(draft: Draft, key: str) -> str | None:
    text = draft.heads.get(key)
    return text.replace("\n", "") if text else None


def _squeezed(draft: Draft, key: str) -> str | None:
    text = draft.heads.get(key)
    plain = squeeze(text) if text else None
    if plain and text and len(plain) < len(text):
        draft.notes.append(
            _("line {line}: blanks inside {text!r} taken out").format(line=draft.where[key], text=text)
        )
    return plain


def _year(draft: Draft) -> int | None:
    """The year evaluated, else that of the title, else that of the period."""
    evaluated = draft.heads.get("evaluated_year")
    if evaluated and (match := YEAR.search(evaluated)) is not None:
        draft.where["year"] = draft.where["evaluated_year"]
        return years.year(match[1])
    if draft.year is not None:
        draft.where["year"] = draft.year_line or 1
        return draft.year
    period = draft.heads.get("period")
    if period and (match := PERIOD_YEAR.search(period)) is not None:
        draft.where["year"] = draft.where["period"]
        return years.year(match[1])
    return None


def _indicator(found: Any) -> Record:
    return {
        "scope": found.scope,
        "level1": found.level1,
        "level2": found.level2,
        "level3": found.level3,
        "target": found.target,
        "actual": found.actual,
        "reason": found.reason,
        "score": _value(found.score),
        "weight": _value(found.weight),
        "description": found.description,
        "basis": found.basis,
        "unit": found.unit,
        "line": found.line,
    }


def _value(text: str | None) -> int | float | None:
    figure = parse_figure(text) if text else None
    return figure.value if figure is not None else None


def _score(name: str, figure: Figure, line: int, draft: Draft) -> Record:
    return {"name": name, "value": figure.value, "decimals": figure.decimals, "raw": figure.raw, "line": line}


def _maximum(name: str, text: str, line: int) -> Record:
    figure = parse_figure(text)
    return {"name": name, "value": figure.value if figure else 0, "line": line}


def _stated(draft: Draft, vocabulary: Vocabulary) -> Record | None:
    """The score and grade that the conclusion states."""
    text = draft.narrative.get("conclusion")
    if not text:
        return None
    score = vocabulary.regex("scores", "stated_score").search(text[:200])
    grade = vocabulary.regex("scores", "stated_grade").search(text[:200]) or vocabulary.regex(
        "scores", "bare_grade"
    ).match(text)
    if score is None and grade is None:
        return None
    figure = parse_figure(score[1]) if score is not None else None
    return {
        "score": figure.value if figure is not None else None,
        "grade": GRADES.get(grade[1], grade[1]) if grade is not None else None,
        "line": draft.where["conclusion"],
    }


def _blanks(draft: Draft, funds: list[Amount], scores: Record, indicators: list[Indicator]) -> list[Record]:
    """The fields whose label is printed and whose value is not."""
    filled = {("total", amount.scope) for amount in funds if amount.source == "total"}
    filled |= {("narrative", key) for key in draft.narrative} | {("score", key) for key in scores}
    filled |= {("head", key) for key in draft.heads} | {("contacts", key) for key in draft.contacts}
    blanks = [
        {"field": key, "line": line}
        for (kind_, key), line in draft.labels.items()
        if kind_ in ("head", "contacts", "narrative", "score", "total")
        and (kind_, key) not in filled
        and not (key == "annual" and ("total", "budget") in filled)
    ]
    named = {indicator.level1 for indicator in indicators}
    for row in draft.rows:
        if row.level1 is None:
            continue
        if scores.keys() - {"execution", "total"} and row.level1.key not in scores:
            blanks.append({"field": f"score of {row.level1.key}", "line": row.line})
        if indicators and row.level1.text not in named and row.level1.key not in named:
            blanks.append({"field": f"indicators of {row.level1.key}", "line": row.line})
    return blanks


def _missing(card: Record) -> None:
    """Say what every card has and this one does not."""
    if card["project"] is None and card["subject"] == "project":
        card["notes"].append(_("the head of the card is missing: project, amounts and year are unknown"))
    elif not card["funds"]:
        card["notes"].append(_("no amounts could be read"))
    bare = [indicator["line"] for indicator in card["indicators"] if indicator["level2"] is None]
    if bare:
        card["notes"].append(
            _("no level 2 is known of the indicators on lines {lines}").format(
                lines=", ".join(map(str, sorted(set(bare))))
            )
        )
    if not card["indicators"]:
        card["notes"].append(_("no indicators could be read"))
