"""The cells of a line as labels and values: what is printed in one cell is taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yxtools.cards.lines import Cell, Line
from yxtools.cards.vocabulary import UNIT_TAIL, Label, Vocabulary
from yxtools.figures import Figure, is_nothing, parse_figure
from yxtools.language import _

# Fields of a foot or caption that stand in one text: 单位（盖章）：… 填报日期：…
INLINE = re.compile(
    r"(?=(?:填报日期|填报时间|填报人|填表人|经办人|联系电话|负责人|联系人|(?<!联系)电话)\s*[:：,，])"
)
LONGEST_FOOT = 120
_MARKS = frozenset(":：,，")
# What parts a label from the value glued behind it.
SEPARATORS = " :：,，、。\n\t　"
ENDING = frozenset("clerk telephone leader filed conclusion experience problems reviewers note total".split())
# Labels that may interrupt a table of indicators.
AFTER_INDICATORS = ENDING | {"project", "project_code", "filer"}

Piece = tuple[Cell, Label | None]


def pieces(line: Line, vocabulary: Vocabulary, inside: bool, notes: list[str]) -> Iterator[Piece]:
    """The cells of a line with the labels they print; a label with a value glued behind it gives two pieces.

    `inside` says that the line stands among the indicators. `notes` gets a word on values that share a cell
    with their label.
    """
    waiting: Label | None = None
    taken = False
    for cell in (part for whole in line.cells for part in _parts(whole, vocabulary)):
        label = vocabulary.field(cell.text, glued=True)
        if label is None or not _believed(label, waiting, taken, line, inside):
            yield cell, None
            taken = True
            if waiting is not None and waiting.kind != "narrative":
                waiting = None
            continue
        yield cell, label
        waiting, taken = label, False
        rest = label.rest.lstrip(SEPARATORS).rstrip()
        if rest:
            yield cell._replace(text=rest), None
            waiting = label if label.kind == "narrative" else None
            taken = True
            marked_off = label.rest[:1] in ("", ":", "：")
            if not line.prose and not marked_off and label.kind not in ("tail", "contacts"):
                notes.append(
                    _("line {line}: {text} and its value share a cell").format(
                        line=line.line, text=label.text
                    )
                )


def _believed(label: Label, waiting: Label | None, taken: bool, line: Line, inside: bool) -> bool:
    """Whether a cell that reads as a label is one, and not the value of the label that waits for one.

    `taken` says that this label has a value already.
    """
    answering = waiting is not None and waiting.kind in ("narrative", "head")
    if label.rest and waiting is not None and waiting.kind == "narrative":
        return False
    if label.rest and not _glued(label, waiting, line):
        return False
    if answering and not taken and (not label.exact or (label.kind == "source" and not _figures(line))):
        return False
    return label.exact or not inside or label.key in AFTER_INDICATORS | {"completion", "execution"}


def _figures(line: Line) -> bool:
    """Whether a line prints any figure."""
    return any(number(cell.text) is not None for cell in line.cells)


def _glued(label: Label, waiting: Label | None, line: Line) -> bool:
    """Whether a value may be glued behind a label: marked off, or nothing else waits for a value."""
    if label.rest[0] in SEPARATORS:
        return (
            waiting is None
            or waiting.kind in ("heading", "tail")
            or label.kind in ("contacts", "head", "total", "source")
            or not line.prose
        )
    if label.kind == "column" or (line.prose and label.kind not in ("score", "tail", "contacts")):
        return False
    if waiting is not None and waiting.kind in ("head", "contacts", "narrative"):
        return False
    if label.kind in ("total", "source") or label.kind == "score":
        return number(label.rest.strip(SEPARATORS)) is not None
    return label.kind in ("head", "contacts", "narrative", "tail") and len(label.text) >= 4


def _parts(cell: Cell, vocabulary: Vocabulary) -> Sequence[Cell]:
    """A cell that holds several fields, taken apart: at lines that are labels, and before the labels of a
    foot.
    """
    if "\n" in cell.text:
        texts = [text.strip() for text in cell.text.split("\n") if text.strip()]
        found = [vocabulary.field(text, glued=False) for text in texts]
        if any(label is not None for label in found) or (UNIT_TAIL.search(texts[0]) and len(texts) > 1):
            return [cell._replace(text=text) for text in texts]
    if (
        len(cell.text) < LONGEST_FOOT
        and not _MARKS.isdisjoint(cell.text)
        and len(split := [part for part in INLINE.split(cell.text) if part.strip()]) > 1
    ):
        return [cell._replace(text=part.strip()) for part in split]
    return (cell,)


def number(text: str) -> Figure | None:
    """The figure a cell prints; blanks inside a date of filing or a code are no matter here."""
    return None if is_nothing(text) else parse_figure(text)
