"""Indicators in two blocks, of the implementation period and of the year: side by side or stacked."""

from __future__ import annotations

from collections.abc import Sequence

from yxtools.cards.lines import Cell
from yxtools.cards.roles import valued
from yxtools.cards.rows import Header, Row
from yxtools.cards.vocabulary import Vocabulary
from yxtools.text import squeeze

Half = tuple[str | None, str | None]


def halves(row: Row, vocabulary: Vocabulary) -> tuple[Half | None, Half | None]:
    """Name and target of the left and of the right block of a row; None where a block is blank."""
    left, right = list(row.left), list(row.right)
    if not row.divided:
        left, right = _divided(left, row.header)
    return _half(left, vocabulary), _half(right, vocabulary)


def _divided(cells: list[Cell], head: Header | None) -> tuple[list[Cell], list[Cell]]:
    """Cells without a label between the blocks: two and two, else by the column where the second block
    begins.
    """
    if len(cells) == 4:
        return cells[:2], cells[2:]
    if head is None or not cells:
        return cells, []
    names = [column for role, column in head.roles if role == "level3"]
    shift = cells[0].column - names[0] if names and cells[0].column < head.boundary else 0
    boundary = head.boundary + max(-2, min(2, shift))
    left = [cell for cell in cells if cell.column < boundary]
    right = [cell for cell in cells if cell.column >= boundary]
    if len(left) == len(right) == 1 and not _alike(left[0].text, right[0].text):
        return cells, []
    return left, right


def _alike(one: str, other: str) -> bool:
    """Whether two names are one, perhaps with the end of one cut off."""
    one, other = squeeze(one), squeeze(other)
    return one.startswith(other) or other.startswith(one)


def _half(cells: Sequence[Cell], vocabulary: Vocabulary) -> Half | None:
    if not cells:
        return None
    if len(cells) > 1:
        return cells[-2].text, cells[-1].text
    text = cells[0].text
    middle = len(text) // 2
    if valued(text) or (len(text) > 3 and text[:middle] == text[middle:]):
        return None, text
    return split_value(text, vocabulary)


def split_value(text: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """A name with its value behind it, taken apart; the value is None if there is none."""
    match = vocabulary.regex("indicators", "glued_value").match(text) if len(text) < 80 else None
    if match is not None and len(squeeze(match[1])) >= 2:
        return match[1].strip(), match[2].strip()
    for words in vocabulary.data["indicators"]["glued_words"]:
        if text.endswith(words) and len(text) > len(words) + 3:
            return text[: -len(words)].rstrip(" 、，,"), words
    return text, None


def repeated(half: Half, known: Sequence[Half]) -> bool:
    """Whether an indicator was printed before, perhaps with its end cut off."""
    name, target = half
    return name is not None and any(
        target == printed and other is not None and min(len(name), len(other)) >= 4 and _alike(name, other)
        for other, printed in known
    )
