"""One card from its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yxtools import years
from yxtools.cards import rows
from yxtools.cards.cut import is_title
from yxtools.cards.draft import Draft
from yxtools.cards.fields import Fields, Place
from yxtools.cards.lines import Cell, Line, joined
from yxtools.cards.pieces import AFTER_INDICATORS, SEPARATORS
from yxtools.cards.rows import Header, Roles, Row
from yxtools.cards.vocabulary import Vocabulary
from yxtools.figures import parse_figure
from yxtools.language import _
from yxtools.text import squeeze

# A title that says the year of the card: 云溪县2024年度…, …绩效自评表(2024年度)
TITLE_YEAR = re.compile(rf"^[^0-9]{{0,40}}({years.YEAR})\s*年度")
# 2024年度 on a line of its own.
YEAR_LINE = re.compile(rf"^[(（]?\s*({years.YEAR})\s*年\s*+度?\s*[)）]?$")
# 金额单位：万元
UNIT_LINE = re.compile(r"(?:金额)?单位[:：]\s*(亿元|万元|千元|元)")
# Kinds of labels that no row of indicators begins with.
FIELDS = frozenset(["narrative", "heading", "total", "score", "head"])


class Reader:
    """Reads the lines of one card into a draft, line by line."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.draft = Draft()
        self.header: Header | None = None
        self.above: Roles = ()
        self.place = Place()
        self.fields = Fields(vocabulary, self.draft, self.place)

    def read(self, lines: Sequence[Line]) -> Draft:
        """The draft of a card from all its lines."""
        lines = list(lines)
        at = 0
        while at < len(lines):
            line = lines[at]
            roles = rows.headed(line, self.vocabulary)
            if self.place.inside or rows.header(line, roles):
                whole, at = self._completed(lines, at)
                if whole is not line:
                    line, roles = whole, rows.headed(whole, self.vocabulary)
            self._line(line, roles)
            at += 1
        return self.draft

    def _completed(self, lines: list[Line], at: int) -> tuple[Line, int]:
        """A row that a cell with a blank line broke, joined to its rest; and the place of its last part."""
        line = lines[at]
        width = self.header.width if self.header is not None else 0
        if line.prose or line.width >= width or not self._labelled(line):
            return line, at
        cells, used = list(line.cells), line.width
        while used < width and at + 1 < len(lines):
            following = lines[at + 1]
            if not following.cells:
                at += 1
                continue
            if following.prose:
                texts = [following.text]
                while at + 2 < len(lines) and lines[at + 2].prose:
                    at += 1
                    texts.append(lines[at + 1].text)
                if (
                    at + 2 >= len(lines)
                    or self._labelled(lines[at + 2])
                    or used + lines[at + 2].width >= width
                ):
                    break
                cells.append(Cell(joined(texts), used, following.line))
                used += 1
            elif self._labelled(following) or used + following.width > width or self._ends(following):
                break
            else:
                cells += [cell._replace(column=cell.column + used) for cell in following.cells]
                used += following.width
            at += 1
        if used != line.width:
            line = line._replace(cells=tuple(cells), width=used, end=lines[at].end)
        return line, at

    def _labelled(self, line: Line) -> bool:
        return any(self.vocabulary.level(cell.text) is not None for cell in line.cells[:3])

    def _ends(self, line: Line) -> bool:
        label = self.vocabulary.field(line.cells[0].text) if line.cells else None
        return (
            label is not None
            and label.key in AFTER_INDICATORS
            and (not label.rest or label.rest[0] in SEPARATORS)
        )

    def _line(self, line: Line, roles: Roles) -> None:
        if not line.cells:
            return
        vocabulary, draft = self.vocabulary, self.draft
        if line.marked:
            draft.notes.append(_("line {line}: remnants of markup taken out").format(line=line.line))
        if self._caption(line):
            return
        head, above = rows.header(line, roles), self.above
        self.above = roles if rows.heads_below(roles) else ()
        if head is not None and not self.place.reviewers:
            self._head(line, head.under(above))
        elif self.above and not self.place.inside:
            return
        elif self.place.inside and len(line.cells) == 1 and rows.leveled(roles):
            # what is left of a second head: the next rows are of the second block
            draft.rows.append(Row(line.line, marker=True))
        elif self.place.inside and rows.leveled(roles):
            draft.notes.append(
                _("line {line}: what is left of a head was passed over").format(line=line.line)
            )
        elif self._indicator(line):
            self.place.inside, self.place.reviewers = True, False
            row = rows.take_apart(line, self.header, vocabulary, self._halves())
            draft.rows.append(row)
            if row.level1 is not None and row.level1.maximum:
                draft.maxima.setdefault(row.level1.key, (row.level1.maximum, row.line))
        else:
            self.fields.read(line)

    def _halves(self) -> bool:
        return self.draft.scoped and not any(
            role == "actual" for role, _ in (self.header.roles if self.header else ())
        )

    def _caption(self, line: Line) -> bool:
        """Title, year and unit: lines of one cell above the card."""
        draft, text = self.draft, line.cells[0].text
        if len(line.cells) > 1:
            return False
        if is_title(line, self.vocabulary):
            draft.titles.append(text)
            draft.where.setdefault("title", line.line)
            if draft.year is None and (year := TITLE_YEAR.search(text)) is not None:
                draft.year, draft.year_line = years.year(year[1]), line.line
            return True
        if (year := YEAR_LINE.match(text.strip())) is not None:
            draft.year, draft.year_line = years.year(year[1]), line.line
            return True
        if (unit := UNIT_LINE.search(text)) is not None and len(text) < 20:
            draft.unit = draft.unit or unit[1]
            return True
        return False

    def _head(self, line: Line, head: Header) -> None:
        self.place.inside = True
        self.draft.scoped = self.draft.scoped or head.halves
        if self.header is None or len(head.roles) >= 2:
            self.header = head
        if self.draft.rows:
            self.draft.rows.append(Row(line.line, marker=True, header=head))
        for cell in line.cells:
            level = self.vocabulary.level(cell.text)
            if level is not None and level.kind == "level1":
                self.draft.rows.append(Row(line.line, level1=level, header=head))

    def _indicator(self, line: Line) -> bool:
        """Whether a line is a row of indicators."""
        if line.prose or self.place.reviewers or self._goes_on(line):
            return False
        if self._labelled(line):
            return True
        if not self.place.inside or self._headed_anew(line):
            return False
        if self.vocabulary.regex("indicators", "ellipsis").match(squeeze(line.cells[0].text)):
            return False
        return not self._scored_below(line)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line begins with a label that only stands behind the indicators."""
        first = self.vocabulary.field(line.cells[0].text)
        if first is None or first.key not in AFTER_INDICATORS:
            return False
        if first.rest and first.rest[0] not in SEPARATORS and first.key != "total":
            return False
        # 备注 may also be the first of several cells of a row
        return not (first.key == "note" and self.place.inside and len(line.cells) > 2)

    def _headed_anew(self, line: Line) -> bool:
        """Whether a field begins; behind 绩效指标 left alone the head of the card may stand once more."""
        for cell in line.cells[:2]:
            label = self.vocabulary.field(cell.text, glued=False)
            if label is None:
                continue
            if label.exact and label.kind in FIELDS and label.key != "heading":
                return True
            if label.kind == "heading" and not self.vocabulary.grouping(cell.text):
                return True
        return False

    def _scored_below(self, line: Line) -> bool:
        """Whether a line is the value of a total whose label stands on the line above."""
        alone = len(line.cells) == 1 and bool(self.fields.pending)
        return alone and parse_figure(line.cells[0].text) is not None
