"""What is known at one place of a passage: the statement spoken of, the lists that are open, the headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from yxtools.claims.comparing import Comparisons
from yxtools.claims.composing import composed, kind_of
from yxtools.claims.explained import Explanation
from yxtools.claims.lists import Lists
from yxtools.claims.model import Basis, Dims, Item, Printed, Reading, Subject, Unread
from yxtools.claims.segments import SENTENCE, Segment
from yxtools.claims.subjects import Subjects
from yxtools.claims.words import Words
from yxtools.split.headings import numbering
from yxtools.text import squeeze

# What may stand behind a paragraph that is a title.
_ENDS = " ：:。.\u3000"

_FURTHEST = 200
_PUBLIC_MONEY = ("fiscal", "general", "government", "state", "special")


@dataclass(frozen=True, slots=True)
class Ratio:
    """占本年支出1450万元的, 完成预算30万元的: what the percentage that follows is of."""

    item: Item
    whole: Subject | None
    version: str | None


class Scene:
    """The state of reading. `context`: dimensions that headings give every subject; `bound`: among measures
    of work, where an amount is a part of the money of the tables."""

    def __init__(
        self, words: Words, subjects: Subjects, comparisons: Comparisons, context: Dims, *, bound: bool
    ) -> None:
        self.words, self.subjects, self.comparisons = words, subjects, comparisons
        self.context = context
        self._bound = bound
        self.reading = Reading()
        self.lists = Lists(self.reading, words.trees)
        self.current: Item | None = None
        """The statement spoken of."""
        self._outside: list[Item | None] = []
        """What was spoken of where each open bracket began."""
        self.version: str | None = None
        """The version that figures are of where no words say it."""
        self.lead: Dims = {}
        """What a line before the statements says they are of."""
        self.topic: Subject | None = None
        """A subject named without a figure, for those that follow in the paragraph."""
        self._before: tuple[Subject | None, Item | None] = (None, None)
        """Topic and opening of the paragraph before, which a page may have cut."""
        self.opening: Item | None = None
        """The statement that opened the last sentence of this paragraph to begin with a class."""
        self._titled = False
        """Whether the paragraph is nothing but its topic, which is that of the next one, too."""
        self.basis: Basis | None = None
        """What the sentence compares with."""
        self.before = ""
        """Words without meaning of their own, put before the next label."""
        self.prior: Printed | None = None
        """The figure of the period compared with, stated before the change."""
        self.ratio: Ratio | None = None
        """A whole or a budget just stated, of which the percentage that follows is."""
        self.balancing: int | None = None
        """The last sentence in which amounts are added up to a balance, not to what the tables print."""
        self.told_each: int | None = None
        """The last sentence in which an amount for one of several was told."""
        self.behind: Printed | None = None
        """The figure that the segment before ends in."""
        self.reason = False
        """Whether an explanation is being given."""
        self.purpose = False
        """Whether it is one of what money is for."""
        self._classed = False
        """Whether a class was spoken of: an amount of nothing named may be of one, too."""
        self.year: int | None = None
        """The year that the sentence is on: 2023年度“三公”经费支出决算中."""
        self.of_budget = False
        """Whether it is one of what sets the final figure apart from the budget."""
        self.explanation = Explanation(words)
        self._begin = 0
        """Where the sentence begins."""
        self.sentence = 0
        self.paragraph = 0
        self.text = ""

    def begin_paragraph(self, at: int, text: str) -> None:
        """The next paragraph of the passage."""
        unnumbered = numbering(text) is None
        self._before = (self.topic, self.opening) if unnumbered else (None, None)
        self.topic = self.topic if self._titled and unnumbered else None
        self.paragraph, self.text, self._titled, self.opening = at, text, False, None
        self._outside.clear()
        self.begin_sentence(0)

    def name_topic(self, subject: Subject, segment: Segment) -> None:
        """A subject is named without a figure."""
        self.topic = subject
        self._titled = self.begins(segment) and not self.text[segment.end :].strip(_ENDS)

    def resume(self, segment: Segment) -> None:
        """年初预算为… at the beginning of a paragraph: the one before goes on."""
        if self.begins(segment) and self.topic is None and self.opening is None:
            self.topic, self.opening = self._before

    def begins(self, segment: Segment) -> bool:
        """Whether nothing but a number stands before a segment in its paragraph."""
        return self._is_bare(0, segment)

    def opens(self, segment: Segment) -> bool:
        """Whether nothing but a number stands before a segment in its sentence."""
        return self._is_bare(self._begin, segment)

    def _is_bare(self, begin: int, segment: Segment) -> bool:
        return not self.words.ordinal.sub("", squeeze(self.text[begin : segment.start]), count=1)

    def begin_sentence(self, at: int) -> None:
        """What holds within a sentence ends; the next one begins at this place of the paragraph."""
        self._begin = at
        self.end_explanation()
        self.reason, self.basis, self.prior, self.ratio, self.before = False, None, None, None, ""
        self.of_budget, self.year = False, None
        self.sentence += 1

    def bracket(self, side: int) -> None:
        """A bracket opens (1) or closes (-1): what was spoken of before it is spoken of again behind it."""
        self.lists.bracket(side)
        if side > 0:
            self._outside.append(self.current)
        elif side < 0 and self._outside:
            self.current = self._outside.pop() or self.current

    def explains(self, label: str) -> None:
        """An explanation begins with these words, if they are of the kind."""
        if self.words.reason.search(label):
            self.purpose = not self.reason and self.words.purpose.search(label) is not None
            self.reason = True

    def end_explanation(self) -> None:
        """A clause of an explanation ends: its arithmetic, if it has any, is a statement."""
        found = self.explanation.closed(self.paragraph)
        if found is not None:
            self.reading.explained.append(found)
            said = {printed.ref for _, _, printed in found.terms}
            self.reading.unread = [one for one in self.reading.unread if one.printed.ref not in said]

    def unread(self, printed: Printed, reason: str, label: str = "") -> None:
        """A figure that is understood as no statement."""
        self.reading.unread.append(Unread(printed, self.paragraph, reason, label))

    # --- statements made so far ----------------------------------------------------------------------

    def recent(self) -> Iterator[Item]:
        """The statements of this passage from the last one back; no further than anyone refers back."""
        return islice(reversed(self.reading.items), _FURTHEST)

    def back_to_head(self) -> None:
        """What the list before divided is spoken of again: 按用途划分."""
        parts = self.current.parent if self.current is not None else None
        if parts is not None and parts.heads and not parts.paragraphs:
            self.current = parts.heads[0]
            self.lists.close_inline()

    def heads(self) -> list[Item]:
        """The statements a list may be of, the nearest first: of this sentence, else of the one before."""
        near = [item for item in self.recent() if not item.explained and item.paragraph >= self.paragraph - 1]
        own = [item for item in near if item.sentence == self.sentence] or [
            item for item in near if item.sentence == self.sentence - 1
        ]
        current = [self.current] if self.current is not None else []
        if self.current is not None and self.current.parent is not None:
            current += [item for item in self.current.parent.heads if item is not self.current]
        return current + [item for item in own if not any(item is one for one in current)]

    # --- subjects ------------------------------------------------------------------------------------

    @property
    def surroundings(self) -> Dims:
        """The dimensions that the headings and the lead give."""
        return {**self.context, **self.lead}

    def composed(self, subject: Subject) -> Dims:
        """A subject's dimensions with what the list it stands in, the lead and the headings add."""
        outer, inner = self.surroundings, self.lists.inner
        if inner is not None:
            outer = {**outer, **inner.dims, **inner.head_dims}
        return composed(subject, outer)

    def stated(self, subject: Subject, printed: Printed, segment: Segment, *, listed: bool) -> Item:
        """A new statement; `listed`: it may be a member of the list that is open."""
        own = composed(subject, self.surroundings)
        self.lists.settle(subject, own)
        self.lists.reach(segment.mark, subject, own)
        if subject.year is None and (year := self._year_of_list() if listed else self.year):
            subject = replace(subject, year=year)
        bound = self._bounded(subject)
        subject = self._of_class(subject, listed=listed)
        dims = self._dims(subject, printed, listed=listed)
        if bound and "nature" not in dims and not subject.names and self._of_projects(segment.start, printed):
            dims = {**dims, "measure": "expenditure", "nature": "project"}
        item = Item(subject, dims, self.paragraph, segment.start, printed.end, self.sentence, bound=bound)
        if self._shares_fund(subject, dims, segment):
            item.dims, item.fund_taken = {**dims, "fund": self.fund_before}, True
        self.reading.items.append(item)
        if listed:
            self.lists.add(item, segment.mark)
        if subject.names and self.opens(segment):
            self.opening = item
        item.unsure = self.balancing == self.sentence
        item.unsure |= subject.silent and self._classed and not bound and "item" not in dims
        self._classed = self._classed or bool(subject.names)
        self.current = item
        return item

    def _of_class(self, subject: Subject, *, listed: bool) -> Subject:
        """初中教育支出20万元，其中：基本支出20万元: a nature within a list of a class is of that class."""
        heads = self.lists.inner.heads if listed and self.lists.inner is not None else []
        of = heads[0].subject if heads else None
        if of is None or not of.names or subject.names or set(subject.dims) - {"nature", "measure"}:
            return subject
        return replace(subject, names=of.names, classes=of.classes) if "nature" in subject.dims else subject

    def _dims(self, subject: Subject, printed: Printed, *, listed: bool) -> Dims:
        inner = self.lists.inner
        if subject.silent and listed and inner is not None and inner.heads:
            return {}
        dims = self.composed(subject)
        if printed.family in ("元", "", "1"):
            return dims
        return {name: value for name, value in dims.items() if name in ("thing", "kind") and "thing" in dims}

    def _year_of_list(self) -> int | None:
        """The year of what the open list divides: its parts are of the same."""
        heads = self.lists.inner.heads if self.lists.inner is not None else []
        return self.year or (heads[0].subject.year if heads else None)

    @property
    def fund_before(self) -> str:
        """The fund of the statement spoken of, if it is one of public money."""
        fund = self.current.dims.get("fund", "") if self.current is not None else ""
        return fund if fund in _PUBLIC_MONEY else ""

    def _shares_fund(self, subject: Subject, dims: Dims, segment: Segment) -> bool:
        """政府性基金年初结转0万元，本年收入5万元: a total that names no fund, after one that does."""
        before = self.current
        if before is None or before.sentence != self.sentence or not 0 < segment.mark < SENTENCE:
            return False
        total = bool(subject.dims) and not subject.names and set(subject.dims) <= {"measure", "origin"}
        measures = kind_of(before.dims.get("measure")), kind_of(dims.get("measure"))
        other = measures[0] != measures[1] or before.dims.get("origin") != dims.get("origin")
        return total and other and "fund" not in dims and "both" not in measures and bool(self.fund_before)

    def _bounded(self, subject: Subject) -> bool:
        inner = self.lists.inner
        of_bounded = inner is not None and bool(inner.heads) and inner.heads[0].bound
        return self._bound or self.words.involved.search(subject.text) is not None or of_bounded

    def _of_projects(self, start: int, printed: Printed) -> bool:
        """Whether an amount among performance figures is of projects."""
        before = self.text[:start]
        return printed.family == "元" and self.words.of_projects.search(before) is not None
