"""Where one card ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yxtools.cards.lines import Line
from yxtools.cards.vocabulary import Vocabulary
from yxtools.text import squeeze

# 附件2, 附表1-3
ATTACHMENT = re.compile(r"^附(?:件|表)[0-9一二三四五六七八九十\-－.]{0,6}[:：]?$")
# A title ends with 表, perhaps with a remark: …绩效目标表(2024年度)
TITLE_END = re.compile(r"^[^(].*表(?:\([^()]{1,15}\))?$")
LONGEST_TITLE = 80


def is_title(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is the title of a card."""
    if len(line.cells) != 1 or len(line.cells[0].text) > LONGEST_TITLE:
        return False
    text = squeeze(line.cells[0].text)
    if refers(text, vocabulary):
        return False
    return TITLE_END.search(text) is not None and vocabulary.regex("titles", "card").search(text) is not None


def refers(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text only says where a card stands."""
    return len(text) <= LONGEST_TITLE and vocabulary.regex("titles", "reference").search(text) is not None


def opens(line: Line, vocabulary: Vocabulary) -> str | None:
    """What of a card a line opens: title, project or project_code; None if nothing."""
    if not line.cells:
        return None
    if len(line.cells) == 1 and ATTACHMENT.match(squeeze(line.cells[0].text)):
        return "title"
    if is_title(line, vocabulary):
        return "title"
    label = vocabulary.field(line.cells[0].text)
    if label is not None and label.kind == "head" and label.key in ("project", "project_code"):
        glued_text = bool(label.rest) and label.rest[0] not in " :：,，\n\t　"
        return None if glued_text or (len(line.cells) == 1 and not label.rest) else label.key
    return None


def is_indicator(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is a row of indicators, or heads them: it holds a label of a level, or the number of an
    indicator.
    """
    tag = vocabulary.regex("indicators", "tag")
    return not line.prose and any(
        vocabulary.level(cell.text) is not None or (len(cell.text) < 5 and tag.match(cell.text))
        for cell in line.cells[:3]
    )


def cut(lines: Iterable[Line], vocabulary: Vocabulary) -> Iterator[list[Line]]:
    """The lines of every card."""
    current: list[Line] = []
    seen: set[str] = set()
    for line in lines:
        if not current and line.prose and refers(line.text, vocabulary):
            continue
        what, indicator = opens(line, vocabulary), is_indicator(line, vocabulary)
        body = bool(seen & {"project", "funds", "indicators"})
        if (
            (what == "title" and body)
            or (what in ("project", "project_code") and (what in seen or seen & {"funds", "indicators"}))
            or ("closed" in seen and what is None and indicator)
        ):
            yield current
            current, seen = [], set()
        current.append(line)
        if indicator:
            seen.add("indicators")
        _note(line, what, seen, vocabulary)
    if current:
        yield current


def _note(line: Line, what: str | None, seen: set[str], vocabulary: Vocabulary) -> None:
    """Remember what of a card has been seen."""
    if what is not None:
        seen.add(what)
    for cell in line.cells[:3]:
        label = vocabulary.field(cell.text)
        if label is None:
            continue
        if label.kind in ("total", "source") and not line.prose:
            seen.add("funds")
        if label.key in ("clerk", "reviewers") and "indicators" in seen:
            seen.add("closed")
        if label.kind == "head" and label.key == "project_code" and not line.prose:
            seen.add("project_code")
        if label.kind == "head" and label.key == "project" and not line.prose:
            seen.add("project")
