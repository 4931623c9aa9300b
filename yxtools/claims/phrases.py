"""Words without a figure: what opens a list, compares, explains, denies, names a subject."""

from __future__ import annotations

from yxtools.claims.comparing import final_against_budget
from yxtools.claims.composing import agrees, composed
from yxtools.claims.earlier import nearest, spoken_of
from yxtools.claims.model import Basis, Change, Compared, Item, Nothing, Subject
from yxtools.claims.scene import Scene
from yxtools.claims.segments import COMMA, Segment

# Funds that a department may have none of.
_FUNDS = ("government", "state", "special")

# What a line that opens a list of the paragraphs after it ends with.
_COLONS = " ：:\u3000"


def read_phrase(scene: Scene, segment: Segment) -> None:
    """Take in the words of a segment that has no figure."""
    label, words = segment.label, scene.words
    if words.divided.match(label):
        scene.back_to_head()
    if _tells_purpose(scene, segment):
        scene.explains(label)
    elif segment.colon and (opener := words.opener.search(label + ":")):
        open_list(scene, label[: opener.start()], segment, complete=True)
    elif words.opener.fullmatch(label):
        open_list(scene, "", segment, complete=True)
    elif segment.colon and words.partial.search(label):
        open_list(scene, words.partial.sub("", label), segment, complete=False)
    elif words.reason.search(label):
        scene.of_budget = _final_against_budget(scene, segment)
        _went(scene, segment)
        scene.explains(label)
    elif not scene.reason:
        _statement(scene, segment)


def _went(scene: Scene, segment: Segment) -> None:
    """财政拨款支出增加的主要原因: which way the figure went, in words alone."""
    match = scene.words.went.search(segment.label)
    if match is None or scene.of_budget or scene.reason:
        return
    subject = scene.subjects.read(scene.before + segment.label[: match.start()])
    if not subject.understood or subject.version is not None:
        return
    dims, here = scene.composed(subject), scene.paragraph
    item = Item(subject, dims, here, segment.start, segment.end, scene.sentence, explained=True)
    direction = 1 if match["up"] else -1
    item.changes.append(Change(Basis(), direction, paragraph=here, start=segment.start, end=segment.end))
    scene.reading.items.append(item)


def _tells_purpose(scene: Scene, segment: Segment) -> bool:
    """…行政运行（项）20万元，主要用于：: what a class is for, and no list of the paragraphs that follow."""
    current = scene.current
    of_class = current is not None and bool(current.subject.names)
    return of_class and segment.colon and scene.words.purpose.search(segment.label) is not None


def open_list(scene: Scene, head: str, segment: Segment, *, complete: bool) -> None:
    """A list of parts begins after `head` (empty: after what was stated last)."""
    scene.reason = False
    subject = scene.subjects.read(scene.before + head) if head else Subject()
    heads = scene.heads()
    dims = scene.composed(subject) if subject.understood else {}
    if subject.understood and not (heads and agrees(dims, heads[0].dims)):
        heads = [item for item in heads if agrees(dims, item.dims)]
    place = {"paragraph": scene.paragraph, "start": segment.start}
    scene.lists.open(heads, dims, complete=complete, paragraphs=_ends_paragraph(scene, segment), **place)


def _statement(scene: Scene, segment: Segment) -> None:
    """Words that state or prepare something."""
    label, words = segment.label, scene.words
    if match := words.within.match(label):
        _head_named(scene, match["head"], segment)
    elif words.same.search(label) and _same(scene, segment):
        return
    elif _final_against_budget(scene, segment):
        return
    elif words.nothing_here.match(label):
        current = scene.current
        own = current.dims if current is not None and current.sentence == scene.sentence else {}
        dims = own or scene.surroundings
        nothing = Nothing(dims, None, scene.paragraph, segment.start, segment.end, label)
        scene.reading.nothing.append(nothing)
    elif match := words.nothing.match(label):
        _nothing(scene, match["before"], match["what"], segment)
    elif segment.colon and (subject := scene.subjects.read(label)).understood:
        _lead_in(scene, subject, segment)
    elif segment.colon and words.result.search(label):
        open_list(scene, "", segment, complete=True)
    elif basis := scene.comparisons.basis(label):
        scene.basis, scene.before = basis
    elif (subject := scene.subjects.read(label)).silent:
        scene.before += "" if segment.colon else label
    elif subject.understood and (subject.names or "item" in subject.dims):
        if _alone(scene, segment):
            scene.name_topic(subject, segment)
        else:
            scene.topic = None
    elif subject.understood and (again := nearest(scene, scene.composed(subject))) is not None:
        scene.current = again


def _alone(scene: Scene, segment: Segment) -> bool:
    """Whether a name is none of several: 支出包括：教育支出、卫生健康支出。收支总预算…"""
    inner = scene.lists.inner
    first = segment.mark >= COMMA or scene.begins(segment)
    return first and (inner is None or inner.paragraphs)


def _ends_paragraph(scene: Scene, segment: Segment) -> bool:
    return not scene.text[segment.end :].strip(_COLONS)


def _nothing(scene: Scene, before: str, what: str, segment: Segment) -> None:
    """没有使用政府性基金预算拨款安排的支出: of a fund or an item; more cannot be told from a sentence."""
    subject = scene.subjects.read(what)
    known = subject.dims.get("fund") in _FUNDS or "item" in subject.dims
    whose = scene.subjects.read(before)
    if known and not subject.residue and not subject.names and whose.silent:
        place = scene.paragraph, segment.start, segment.end
        scene.reading.nothing.append(Nothing(composed(subject, {}), whose.year, *place, segment.label))
        scene.current = None  # 无因公出国支出，与上年相同: what follows is said of it


def _lead_in(scene: Scene, subject: Subject, segment: Segment) -> None:
    """主要内容如下：what follows is of this subject; parts of it, if its amount was stated."""
    if subject.names or "item" in subject.dims:
        scene.name_topic(subject, segment)
        return
    scene.lead = scene.composed(subject)
    heads = [item for item in scene.recent() if item.dims == scene.lead and not item.explained]
    if heads and _ends_paragraph(scene, segment):
        place = {"paragraph": scene.paragraph, "start": segment.start}
        scene.lists.open(heads, scene.lead, complete=False, paragraphs=True, **place)


def _head_named(scene: Scene, label: str, segment: Segment) -> None:
    """基本支出中，… : a list of parts of what is named."""
    subject = scene.subjects.read(label)
    if not subject.understood:
        return
    scene.year = subject.year
    dims = scene.composed(subject)
    heads = [item for item in scene.recent() if item.dims == dims and not item.explained]
    place = {"paragraph": scene.paragraph, "start": segment.start}
    scene.lists.close_inline()
    scene.lists.open(heads, dims, complete=True, paragraphs=False, **place)


def _same(scene: Scene, segment: Segment) -> bool:
    """与上年相同: a change of nothing; 基本相同 states no figure."""
    match = scene.words.same.search(segment.label)
    found = scene.comparisons.basis(segment.label[: match.start()] if match else "")
    if found is None and scene.basis is not None and match is not None and match.start() == 0:
        found = scene.basis, ""
    if found is None:
        return False
    basis, rest = found
    subject = scene.subjects.read(rest)
    again = subject.silent or not subject.understood
    item = scene.current if again else nearest(scene, scene.composed(subject))
    nearly = match is not None and scene.words.nearly.search(segment.label[: match.start()]) is not None
    if item is not None and not item.explained and not nearly:
        here = scene.paragraph
        item.changes.append(Change(basis, 0, paragraph=here, start=segment.start, end=segment.end))
        if item.paragraph == scene.paragraph:
            item.end = segment.end
    return True


def _final_against_budget(scene: Scene, segment: Segment) -> bool:
    """决算数大于预算数; returns whether the words say anything of the kind."""
    found = final_against_budget(scene.words, segment.label)
    if found is None or scene.current is None or scene.reason:
        return False
    direction, version, before = found
    subject = scene.subjects.read(scene.before + before)
    item = spoken_of(scene, subject) if subject.understood else scene.current
    if direction is not None and item is not None:
        item.compared.append(Compared(direction, version, scene.paragraph, segment.start, segment.end))
    return True
