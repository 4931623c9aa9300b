"""The row that numbers the columns (栏次): 栏次 | 1 | 2, 甲 | 乙 | 1=2+3 | 2 | 3, ** | ** | 1 | 2.

Such a row looks like figures, and small figures look like such a row. Two witnesses are asked: what it says
(栏次, 1=2+3), and where it stands (right below the head, and again where the head is printed again).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from yxtools.tables.labels import Labels
from yxtools.tables.model import Cell

# The number of a column, and how it is worked out from others: 1, 1=2+3.
NUMBER = re.compile(r"(\d{1,2})(=[\d+\-()*/%]{1,40})?")

# Stars over codes and names, which have no number.
STARS = re.compile(r"\*+")


def numbering_rows(body: Sequence[Sequence[Cell]], below: int, counting: bool, labels: Labels) -> set[int]:
    """The rows of the body that number the columns; `below` is the row right below the head.

    `counting` says that some column counts things: then 1 | 2 | 3 alone in its table is no numbering.
    """
    found = {at for at, row in enumerate(body) if says_so(row, labels)}
    after = below + 1 if below < len(body) and not any(one.figure for one in body[below]) else below
    for at in {below, after}:
        if at < len(body) and at not in found and reads_so(body[at], labels):
            alone = all(one.nothing for row in [*body[:at], *body[at + 1 :]] for one in row)
            if not (alone and counting):
                printed = _texts(body[at])
                found |= {again for again, row in enumerate(body) if again >= at and _texts(row) == printed}
    return found


def says_so(row: Sequence[Cell], labels: Labels) -> bool:
    """Whether a row numbers the columns wherever it stands: it says 栏次, or how a column is worked out."""
    texts = _texts(row)
    numbers = [match for text in texts if (match := NUMBER.fullmatch(text))]
    said = any(map(labels.numbers_columns, texts)) or any(match[2] for match in numbers)
    return said and bool(numbers) and len(texts) > 1 and _only_captions(texts, labels)


def reads_so(row: Sequence[Cell], labels: Labels) -> bool:
    """Whether a row right below the head numbers the columns: consecutive integers, and captions."""
    if says_so(row, labels):
        return True
    texts = [one.squeezed for one in row if one.squeezed]
    numbers = [int(match[1]) for text in texts if (match := NUMBER.fullmatch(text))]
    captions = [text for text in texts if not NUMBER.fullmatch(text)]
    if not numbers or numbers[0] > 2 or not _only_captions(texts, labels):
        return False
    if any(after != before + 1 for before, after in pairwise(numbers)):
        return False
    if len(captions) == 1 and captions[0].isascii() and captions[0].isalpha():
        return False  # A | 1 | 2 | 3: a thing of that name
    if captions and all(map(STARS.fullmatch, captions)):
        return True
    full = not captions and numbers[0] == 1 and len(row) <= len(numbers) + 2
    return len(numbers) >= 3 or (full and len(numbers) > 1)


def _texts(row: Sequence[Cell]) -> list[str]:
    return [one.squeezed for one in row if not one.nothing]


def _only_captions(texts: Sequence[str], labels: Labels) -> bool:
    return all(
        NUMBER.fullmatch(text) or STARS.fullmatch(text) or labels.captions_column(text) for text in texts
    )
