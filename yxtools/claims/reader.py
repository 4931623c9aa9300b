"""From segments to statements: what every figure of a passage is, and of what subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from yxtools.claims.counted import counted
from yxtools.claims.explained import Explanation
from yxtools.claims.lists import Lists
from yxtools.claims.model import Basis, Change, Dims, Item, Nothing, Printed, Reading, Share, Subject, Unread
from yxtools.claims.passage import GOES_ON, Paragraph
from yxtools.claims.segments import SENTENCE, Segment, after, segments
from yxtools.claims.subjects import Subjects
from yxtools.claims.words import Words
from yxtools.text import squeeze
from yxtools.units import PERCENT, PERCENTAGE_POINT

_SEMICOLON = 3
_FURTHEST = 200

# Funds that a department may have none of.
_FUNDS = ("government", "state", "special")

# Before a target or an approximation.
BOUNDS = frozenset("<>≤≥=约超近")
_SAYS_MEASURE = ("measure", "item", "thing")


class Reader:
    """Reads the paragraphs of one passage. `context`: dimensions that headings give every subject."""

    def __init__(self, words: Words, subjects: Subjects, context: Dims, *, bound: bool = False) -> None:
        self._words, self._subjects, self._context, self._bound = words, subjects, context, bound
        self.reading = Reading()
        self._lists = Lists(self.reading, words.trees)
        self._current: Item | None = None
        self._lead: Dims = {}
        self._basis: Basis | None = None
        self._before = ""
        self._prior: Printed | None = None
        self._topic: Subject | None = None
        self._reason = False
        self._explanation = Explanation(words)
        self._sentence = 0
        self._paragraph = 0
        self._text = ""

    def read(self, paragraphs: Sequence[Paragraph]) -> Reading:
        """What the paragraphs say."""
        for self._paragraph, paragraph in enumerate(paragraphs):
            self._text = paragraph.text
            before = paragraphs[self._paragraph - 1].text if self._paragraph else ""
            goes_on = self._lists.next_paragraph(goes_on=GOES_ON.search(before) is not None)
            self._begin_sentence()
            self._topic = None
            first = True
            for segment in segments(paragraph):
                if segment.mark >= SENTENCE and not first:
                    self._current = self._lists.end_sentence(self._current)
                    self._begin_sentence()
                if first and goes_on:
                    segment = replace(segment, mark=_SEMICOLON)
                self._lists.bracket(segment.bracket)
                if segment.printed is None:
                    self._words_alone(segment)
                else:
                    self._figure(segment, segment.printed)
                first = False
            self._explained()
            self.reading.counted += counted(self._words, paragraph, paragraphs, self._paragraph)
        return self.reading

    def _begin_sentence(self) -> None:
        self._explained()
        self._reason, self._basis, self._prior, self._before = False, None, None, ""
        self._sentence += 1

    def _explained(self) -> None:
        found = self._explanation.closed(self._paragraph)
        if found is not None:
            self.reading.explained.append(found)
            said = {printed.ref for _, _, printed in found.terms}
            self.reading.unread = [one for one in self.reading.unread if one.printed.ref not in said]

    # --- words without a figure ----------------------------------------------------------------------

    def _words_alone(self, segment: Segment) -> None:
        label, words = segment.label, self._words
        if segment.colon and (opener := words.opener.search(label + ":")):
            self._open(label[: opener.start()], segment, complete=True)
        elif words.opener.fullmatch(label):
            self._open("", segment, complete=True)
        elif segment.colon and words.partial.search(label):
            self._open(words.partial.sub("", label), segment, complete=False)
        elif words.reason.search(label):
            self._compared(segment)
            self._reason = True
        elif self._reason:
            return
        elif match := words.within.match(label):
            self._head_named(match["head"], segment)
        elif words.same.search(label) and self._same(segment):
            return
        elif self._compared(segment):
            return
        elif words.nothing_here.match(label):
            self.reading.nothing.append(
                Nothing({**self._context, **self._lead}, self._paragraph, segment.start, segment.end, label)
            )
        elif match := words.nothing.match(label):
            self._nothing(match["before"], match["what"], segment)
        elif segment.colon and (subject := self._subjects.read(label)).understood:
            self._lead_in(subject, segment)
        elif segment.colon and words.result.search(label):
            self._open("", segment, complete=True)
        elif basis := self._own_or_other_basis(label):
            self._basis = basis[0]
            self._before = basis[1]
        elif (subject := self._subjects.read(label)).silent:
            self._before += label
        elif subject.understood and (subject.names or "item" in subject.dims):
            self._topic = subject

    def _open(self, head: str, segment: Segment, *, complete: bool) -> None:
        self._reason = False
        subject = self._subjects.read(self._before + head) if head else Subject()
        heads = self._heads()
        dims = self._composed(subject) if subject.understood else {}
        if subject.understood and not (heads and _within_dims(dims, heads[0].dims)):
            heads = [item for item in heads if _within_dims(dims, item.dims)]
        last = not self._text[segment.end :].strip(" ：:\u3000")
        self._lists.open(
            heads, dims, complete=complete, paragraphs=last, paragraph=self._paragraph, start=segment.start
        )

    def _nothing(self, before: str, what: str, segment: Segment) -> None:
        """没有使用政府性基金预算拨款安排的支出: of a fund or an item; more cannot be told from a sentence."""
        subject = self._subjects.read(what)
        known = subject.dims.get("fund") in _FUNDS or "item" in subject.dims
        if known and not subject.residue and not subject.names and self._subjects.read(before).silent:
            dims = composed(subject, {})
            self.reading.nothing.append(
                Nothing(dims, self._paragraph, segment.start, segment.end, segment.label)
            )

    def _lead_in(self, subject: Subject, segment: Segment) -> None:
        """主要内容如下：what follows is of this subject; parts of it, if its amount was stated."""
        if subject.names or "item" in subject.dims:
            self._topic = subject
            return
        self._lead = self._composed(subject)
        heads = [item for item in self._recent() if item.dims == self._lead and not item.explained]
        if heads and not self._text[segment.end :].strip(" ：:\u3000"):
            self._lists.open(
                heads,
                self._lead,
                complete=False,
                paragraphs=True,
                paragraph=self._paragraph,
                start=segment.start,
            )

    def _heads(self) -> list[Item]:
        """The statements a list may be of, the nearest first: of this sentence, else of the one before."""
        near = [
            item for item in self._recent() if not item.explained and item.paragraph >= self._paragraph - 1
        ]
        own = [item for item in near if item.sentence == self._sentence] or [
            item for item in near if item.sentence == self._sentence - 1
        ]
        current = [self._current] if self._current is not None else []
        if self._current is not None and self._current.parent is not None:
            current += [item for item in self._current.parent.heads if item is not self._current]
        return current + [item for item in own if not any(item is one for one in current)]

    def _head_named(self, label: str, segment: Segment) -> None:
        subject = self._subjects.read(label)
        if not subject.understood:
            return
        dims = self._composed(subject)
        heads = [item for item in self._recent() if item.dims == dims and not item.explained]
        self._lists.close_inline()
        self._lists.open(
            heads, dims, complete=True, paragraphs=False, paragraph=self._paragraph, start=segment.start
        )

    def _same(self, segment: Segment) -> bool:
        """与上年相同: a change of nothing."""
        match = self._words.same.search(segment.label)
        found = self._own_or_other_basis(segment.label[: match.start()] if match else "")
        if found is None and self._basis is not None and match is not None and match.start() == 0:
            found = self._basis, ""
        if found is None:
            return False
        basis, rest = found
        subject = self._subjects.read(rest)
        item = (
            self._current
            if subject.silent or not subject.understood
            else self._found(self._composed(subject))
        )
        if item is not None and not item.explained:
            item.changes.append(Change(basis, 0, None, None, 0, None, segment.start, segment.end))
            item.end = segment.end
        return True

    def _compared(self, segment: Segment) -> bool:
        """决算数大于预算数."""
        match = self._words.compare.search(segment.label)
        if match is None or self._current is None or self._reason:
            return False
        said = match["end"] or match["word"]
        direction = 1 if self._words.greater.search(said) else -1 if self._words.less.search(said) else 0
        if direction or self._words.equal.search(said):
            self._current.compared.append((direction, _version(match["version"]), segment.start, segment.end))
        return True

    def _own_or_other_basis(self, label: str) -> tuple[Basis, str] | None:
        """What the words compare with, and the words without that; None if they compare nothing."""
        compared = list(self._words.basis.finditer(label))
        if not compared:
            own = self._words.own_basis.search(label)
            if own is None:
                return None
            return Basis(None, _version(own["version"]), True), label[: own.start()] + label[own.end() :]
        last = compared[-1]
        basis = Basis(int(last["year"]) if last["year"] else None, _version(last["version"] or "") or None)
        return basis, label[: last.start()] + label[last.end() :]

    # --- figures -------------------------------------------------------------------------------------

    def _figure(self, segment: Segment, printed: Printed) -> None:
        label, words = segment.label, self._words
        if printed.figure.unit in (PERCENTAGE_POINT, None):
            self._unread(printed, "percentage points" if printed.figure.unit else "no unit")
            return
        bare = self._opened_before(label, segment)
        if segment.bracket > 0 and bare == label:
            self._open("", segment, complete=True)
        label = bare
        if words.reason.search(label):
            self._reason = True
        if label and label[-1] in BOUNDS:
            self._unread(printed, "a target")
            return
        if self._reason and not self._resumes(segment, label, printed):
            if segment.mark >= _SEMICOLON:
                self._explained()
            self._explanation.add(label, printed, segment.start)
            self._unread(printed, "in an explanation", label)
            return
        percent = printed.figure.unit == PERCENT
        if percent and (match := words.completion.search(label)):
            self._rate(match["version"], printed, segment)
        elif (match := words.share.search(label)) and percent:
            self._share(label[: match.start()], match["whole"], printed, segment)
        elif match := words.change.search(label):
            self._change(label[: match.start()], 1 if match["up"] else -1, printed, segment)
        elif percent:
            self._unread(printed, "a percentage of nothing named")
        else:
            self._value(label, printed, segment)
        self._before = ""

    def _opened_before(self, label: str, segment: Segment) -> str:
        """其中基本支出: a list that opens without a mark; returns the label after it."""
        bare = self._words.ordinal.sub("", label)
        for pattern, complete in ((self._words.opener, True), (self._words.partial, False)):
            for length in range(min(len(bare), 9), 1, -1):
                if pattern.fullmatch(bare[:length]) and (match := pattern.fullmatch(bare[:length])):
                    self._open("", segment, complete=complete)
                    return bare[match.end() :]
        return label

    def _resumes(self, segment: Segment, label: str, printed: Printed) -> bool:
        """Whether a figure after an explanation speaks of the department's totals again."""
        if segment.mark < 2 or printed.figure.unit == PERCENT or self._words.change.search(label):
            return False
        subject = self._subjects.read(label)
        if not subject.understood or subject.unit is not None:
            return False
        if (
            "item" in subject.dims
            or segment.mark >= _SEMICOLON
            and any(name in self._composed(subject) for name in _SAYS_MEASURE)
        ):
            self._reason = False
        return not self._reason

    def _value(self, label: str, printed: Printed, segment: Segment) -> None:
        found = self._own_or_other_basis(label) if label else None
        if (
            found is not None
            and not found[0].own
            and self._current is not None
            and self._subjects.read(found[1]).silent
        ):
            self._basis, self._prior = found[0], printed
            return
        said = self._before + label
        subject = self._subjects.read(said)
        if (
            self._topic is not None
            and not subject.names
            and not subject.residue
            and not set(subject.dims) - {"measure"}
        ):
            version, year = subject.version, subject.year
            subject = replace(
                self._topic, version=version or self._topic.version, year=year or self._topic.year
            )
        start = segment.start
        if not label or (subject.silent and printed.family not in ("元", "")):
            subject, said = self._counted_after(subject, said, printed)
        if self._words.total.match(squeeze(said)) and self._lists.inner is not None:
            item = self._new(subject, printed, start, segment, listed=False)
            item.values[""] = printed
            self._lists.total(item)
            return
        version = subject.version or ""
        current = self._current
        if (
            current is not None
            and not current.explained
            and self._continues(current, subject, printed, segment)
        ):
            current.values[version] = printed
            current.end = printed.end
            return
        item = self._new(subject, printed, start, segment, listed=True)
        item.values[version] = printed

    def _counted_after(self, subject: Subject, said: str, printed: Printed) -> tuple[Subject, str]:
        behind = after(self._text, printed.end)
        named = self._subjects.read(behind) if behind else Subject()
        return (named if behind and not subject.dims else subject), said or behind

    def _continues(self, item: Item, subject: Subject, printed: Printed, segment: Segment) -> bool:
        """Whether an amount is another version of the current subject's: 年初预算…，支出决算…"""
        own = subject.names and subject.names == item.subject.names
        if (subject.names and not own) or subject.residue or not subject.version or segment.mark >= SENTENCE:
            return False
        value = item.value
        if (
            value is None
            or value.family != printed.family
            or subject.version in item.values
            or not (set(item.values) - {""})
        ):
            return False
        return all(item.dims.get(name) == value for name, value in subject.dims.items())

    def _change(self, rest: str, direction: int, printed: Printed, segment: Segment) -> None:
        found = self._own_or_other_basis(rest)
        basis, rest = found if found is not None else (self._basis or Basis(), rest)
        subject = self._subjects.read(self._before + rest)
        percent = printed.figure.unit == PERCENT
        weak = (
            self._words.strong.search(
                segment.label[len(rest) :] if segment.label.startswith(rest) else segment.label
            )
            is None
        )
        if (
            found is None
            and self._basis is None
            and not percent
            and weak
            and (subject.residue or self._current is None)
        ):
            self._value(segment.label, printed, segment)
            return
        item = self._current
        if subject.unit or (subject.residue and not subject.silent and segment.mark != 0):
            self._unread(printed, "a change of something unknown")
            return
        if subject.understood:
            item = self._found(self._composed(subject)) or self._new(
                subject, printed, segment.start, segment, listed=True
            )
        if item is None or item.explained:
            self._unread(printed, "a change of nothing named")
            return
        self._current = item
        last = item.changes[-1] if item.changes else None
        if percent and last is not None and last.percent is None and last.direction:
            last.percent, last.percent_direction, last.end = printed, direction, printed.end
        elif percent:
            item.changes.append(
                Change(basis, direction, None, printed, direction, None, segment.start, printed.end)
            )
        else:
            item.changes.append(
                Change(basis, direction, printed, None, 0, self._prior, segment.start, printed.end)
            )
            self._prior = None

    def _share(self, before: str, whole: str, printed: Printed, segment: Segment) -> None:
        subject = self._subjects.read(self._before + before)
        item = self._current
        if subject.understood:
            item = self._found(self._composed(subject)) or self._new(
                subject, printed, segment.start, segment, listed=True
            )
        elif subject.residue:
            item = None
        if item is None:
            self._unread(printed, "a share of nothing named")
            return
        item.shares.append(Share(printed, self._subjects.read(whole), segment.start, printed.end))
        item.end = printed.end
        self._current = item

    def _rate(self, version: str | None, printed: Printed, segment: Segment) -> None:
        if self._current is None:
            self._unread(printed, "completion of nothing named")
            return
        self._current.rates.append((_version(version or "预算"), printed, segment.start, printed.end))
        self._current.end = printed.end

    # --- subjects ------------------------------------------------------------------------------------

    def _composed(self, subject: Subject) -> Dims:
        """A subject's dimensions with what the list it stands in, the lead and the headings add."""
        outer = {**self._context, **self._lead}
        inner = self._lists.inner
        if inner is not None:
            outer = {**outer, **inner.dims, **inner.head_dims}
        return composed(subject, outer)

    def _new(self, subject: Subject, printed: Printed, start: int, segment: Segment, *, listed: bool) -> Item:
        own = composed(subject, {**self._context, **self._lead})
        self._lists.settle(subject, own)
        self._lists.reach(segment.mark, subject, composed(subject, {**self._context, **self._lead}))
        dims = self._composed(subject)
        if printed.family not in ("元", "", "1"):
            dims = {
                name: value for name, value in dims.items() if name in ("thing", "kind") and "thing" in dims
            }
        if subject.silent and listed and self._lists.inner is not None and self._lists.inner.heads:
            dims = {}
        bound = self._bound or self._words.involved.search(subject.text) is not None
        inner = self._lists.inner
        bound = bound or inner is not None and bool(inner.heads) and inner.heads[0].bound
        if bound and "nature" not in dims and not subject.names and self._of_projects(start, printed):
            dims = {**dims, "measure": "expenditure", "nature": "project"}
        item = Item(subject, dims, self._paragraph, start, printed.end, self._sentence, bound=bound)
        self.reading.items.append(item)
        if listed:
            self._lists.add(item, segment.mark)
        self._current = item
        return item

    def _recent(self) -> Iterator[Item]:
        """The statements of this passage from the last one back; no further than anyone refers back."""
        return islice(reversed(self.reading.items), _FURTHEST)

    def _of_projects(self, start: int, printed: Printed) -> bool:
        """Whether an amount among performance figures is of projects."""
        before = self._text[:start]
        return printed.family == "元" and "项目" in before and "整体" not in before

    def _found(self, dims: Dims) -> Item | None:
        """The nearest statement on a subject in this passage, in this paragraph or the one before."""
        for item in self._recent():
            if item.paragraph < self._paragraph - 1:
                return None
            if item.dims == dims and not item.explained:
                return item
        return None

    def _unread(self, printed: Printed, reason: str, label: str = "") -> None:
        self.reading.unread.append(Unread(printed, self._paragraph, reason, label))


def composed(subject: Subject, outer: Dims) -> Dims:
    """A subject's own dimensions, completed by those of what it stands in."""
    own = dict(subject.dims)
    if len(subject.classes) == 1:
        own["class"] = subject.classes[0]
    if own.get("origin") == "carried" and _kind(outer.get("measure")) == "expenditure":
        own["measure"] = "expenditure"
    if own.get("thing") or (not own and not subject.names):
        return own if own else dict(outer)
    found = {name: value for name, value in outer.items() if name not in ("class", "item", "kind", "thing")}
    if "item" in own and subject.names:
        economic = outer.get("class", "").startswith("economic") or outer.get("nature") in (
            "basic",
            "personnel",
            "public",
        )
        own.pop("item" if economic and "item" not in outer else "class", None)
    if own.get("fund") == "fiscal" and found.get("fund") in ("general", "government", "state"):
        own.pop("fund")
    if own.get("measure") in ("operating funds", "procurement"):
        found.pop("nature", None)
        found.pop("origin", None)
    if (
        _kind(own.get("measure"))
        and _kind(found.get("measure"))
        and _kind(own["measure"]) != _kind(found["measure"])
    ):
        if found.get("measure") != "both":
            found = {name: value for name, value in found.items() if name == "fund"}
    if "measure" in own and "origin" not in own and own["measure"] != found.get("measure"):
        found.pop("origin", None)
    if found.get("measure") in ("income total", "expenditure total") and (
        set(own) | ({"class"} if subject.names else set())
    ) & {"class", "fund", "nature", "origin"}:
        found["measure"] = found["measure"].partition(" ")[0]
    if found.get("measure") == "procurement" and "kind" not in own and "measure" not in own:
        found.pop("measure")
    if found.get("measure") == "both" and "origin" in own and "measure" not in own:
        found["measure"] = "both"
    if own.get("measure") == "expenditure" and found.get("measure") in ("procurement", "operating funds"):
        own.pop("measure")
        if "kind" not in own and "kind" in outer:
            own["kind"] = outer["kind"]
    if "item" in own or (
        "item" in outer
        and not subject.names
        and not ({"fund", "nature", "thing", "kind"} & set(own))
        and own.get("measure") == "expenditure"
    ):
        own.setdefault("item", outer.get("item", ""))
        found.pop("nature", None)
        found.pop("origin", None)
    return {**found, **own}


def _kind(measure: str | None) -> str:
    return (measure or "").partition(" ")[0] if measure != "both" else "both"


def _within_dims(part: Dims, whole: Dims) -> bool:
    return all(whole.get(name) == value for name, value in part.items())


def _version(text: str) -> str:
    for word, name in (
        ("年初", "initial"),
        ("调整", "adjusted"),
        ("全年", "adjusted"),
        ("执行", "execution"),
        ("决算", "final"),
        ("完成", "final"),
    ):
        if word in text:
            return name
    return "budget" if "预算" in text else ""
