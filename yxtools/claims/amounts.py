"""A figure and the words before it: an amount, a count, a change, a share, a rate of completion."""

from __future__ import annotations

from dataclasses import replace

from yxtools.claims.bare import MONEY, with_unit
from yxtools.claims.comparing import final_against_budget
from yxtools.claims.composing import agrees
from yxtools.claims.earlier import alike, compared_with, earlier, measured, nearest
from yxtools.claims.model import Basis, Change, Item, Printed, Share, Subject
from yxtools.claims.phrases import open_list
from yxtools.claims.resuming import resumes
from yxtools.claims.scene import Ratio, Scene
from yxtools.claims.segments import COMMA, SEMICOLON, SENTENCE, Segment, after
from yxtools.claims.versions import is_version, on_topic, told_further, told_in_sentence
from yxtools.language import later
from yxtools.text import squeeze
from yxtools.units import PERCENT, PERCENTAGE_POINT

# Before a target or an approximation.
BOUNDS = frozenset("<>≤≥=约超近")

# The measure of what one thing costs.
AVERAGE = "average"

_LONGEST_OPENER = 8


def read_figure(scene: Scene, segment: Segment, printed: Printed) -> None:
    """Take in a figure with the words before it."""
    printed = with_unit(scene, segment.label, printed)
    if _begins_item(scene, segment):
        segment = replace(segment, mark=SEMICOLON)
    words, percent = scene.words, printed.figure.unit == PERCENT
    if printed.figure.unit in (PERCENTAGE_POINT, None):
        scene.unread(printed, later("percentage points") if printed.figure.unit else later("no unit"))
        return
    label = _opened_before(scene, segment)
    if label != segment.label:
        # a list that begins with the figure is not ended by the mark before it
        segment = replace(segment, mark=min(segment.mark, COMMA))
    scene.explains(label)
    if label and label[-1] in BOUNDS:
        scene.unread(printed, later("a target"))
    elif _in_a_row(scene, segment, label):
        scene.unread(printed, later("one of several figures in a row"))
    elif scene.reason and not resumes(scene, segment, label, printed):
        _explains(scene, label, printed, segment)
    else:
        ratio, scene.ratio = scene.ratio, None
        if percent and ratio is not None and not segment.mark and words.of_it.match(label):
            _ratio(scene, ratio, printed, segment)
        elif percent and (match := words.completion.search(label)):
            _rate(scene, match["version"], printed, segment)
        elif percent and (match := words.share.search(label)):
            _share(scene, label[: match.start()], match["whole"], printed, segment)
        elif (match := words.level.search(label)) and not percent:
            _level(scene, label[: match.start()], 1 if match["up"] else -1, printed, segment)
        elif (found := final_against_budget(words, label)) and found[0] and scene.current and not percent:
            _against_budget(scene, scene.current, found, printed, segment)
        elif match := words.change.search(label):
            _change(scene, label[: match.start()], 1 if match["up"] else -1, printed, segment)
        elif percent:
            scene.unread(printed, later("a percentage of nothing named"))
        elif scene.current is None or not _of_ratio(scene, scene.current, label, printed, segment):
            _value(scene, label, printed, segment)
        scene.before = ""


def _begins_item(scene: Scene, segment: Segment) -> bool:
    """购置0辆公务接待费4.5万元: the next item of a list, the mark before it forgotten."""
    behind = scene.behind
    counted = behind is not None and behind.family not in (MONEY, "", "1")
    return counted and not segment.mark and "item" in scene.subjects.read(segment.label).dims


def _in_a_row(scene: Scene, segment: Segment, label: str) -> bool:
    """收、支总计各为100，120万元: which is of what cannot be told."""
    behind, printed = scene.behind, segment.printed
    if behind is None or printed is None or label or scene.before or not 0 < segment.mark <= COMMA:
        return False
    return printed.family == MONEY and (behind.family == MONEY or behind.figure.unit is None)


def _opened_before(scene: Scene, segment: Segment) -> str:
    """其中基本支出, （含基本支出: a list that opens without a mark; returns the label after it."""
    bare = scene.words.ordinal.sub("", segment.label)
    for pattern, complete in ((scene.words.opener, True), (scene.words.partial, False)):
        for length in range(min(len(bare), _LONGEST_OPENER), 1, -1):
            if pattern.fullmatch(bare[:length]):
                open_list(scene, "", segment, complete=complete)
                return bare[length:]
    if segment.bracket > 0 and scene.words.change.search(segment.label) is None:
        open_list(scene, "", segment, complete=True)
    return segment.label


# --- explanations ----------------------------------------------------------------------------------------


def _explains(scene: Scene, label: str, printed: Printed, segment: Segment) -> None:
    if segment.mark >= SEMICOLON:
        scene.end_explanation()
    scene.explanation.add(label, printed, segment.start)
    scene.unread(printed, later("in an explanation"), label)


# --- amounts and counts ----------------------------------------------------------------------------------


def _value(scene: Scene, label: str, printed: Printed, segment: Segment) -> None:
    if _is_prior(scene, label, printed):
        return
    if adds := scene.words.adding.match(label):
        scene.lists.close_inline()
        scene.balancing, label = scene.sentence, label[adds.end() :]
    said = scene.before + label
    subject = scene.subjects.read(said)
    if is_version(subject) and told_further(scene, subject, printed, segment):
        return
    subject, further = on_topic(scene, subject)
    if scene.version and subject.version is None:
        subject = replace(subject, version=scene.version)
    if not label or (subject.silent and printed.family not in ("元", "")):
        subject, said = _named_after(scene, subject, said, printed)
    average = subject.dims.get("measure") == AVERAGE
    each = average or scene.words.per_head.search(label) is not None or "/" in printed.family
    # 每人3.5万元，共计7万元: what they come to is not the total of the list
    again = scene.told_each == scene.sentence and scene.words.total.match(label) is not None
    scene.told_each = scene.sentence if each else scene.told_each
    if (each or again) and not average:
        scene.unread(printed, later("an amount for one of several"), label)
        # what follows may be said of it
        scene.current = None
        return
    if scene.words.apart.match(label):
        scene.unread(printed, later("how far two amounts are apart"), label)
        return
    if scene.words.total.match(squeeze(said)) and scene.lists.inner is not None:
        item = scene.stated(subject, printed, segment, listed=False)
        item.values[""] = printed
        scene.lists.total(item)
        return
    if scene.words.spent.match(label):
        subject = _spent(scene, subject)
    if told_in_sentence(scene, subject, printed, segment):
        return
    item = scene.stated(subject, printed, segment, listed=not average and not further)
    item.values[subject.version or ""] = printed


def _is_prior(scene: Scene, label: str, printed: Printed) -> bool:
    """比2022年100万元增加…: the figure compared with, before the change is told."""
    item = scene.current
    found = scene.comparisons.basis(label) or scene.comparisons.year_before(label)
    if found is None or item is None:
        return False
    basis, subject = found[0], scene.subjects.read(found[1])
    again = subject.understood and agrees(subject.dims, item.dims) and not subject.names
    if not (subject.silent or again):
        return False
    if basis.own:
        item.values.setdefault(basis.version or "budget", printed)
    scene.basis, scene.prior = basis, printed
    return True


def _spent(scene: Scene, subject: Subject) -> Subject:
    """接待5批次，30人次，共计支出2万元: the money of the item of 三公 that the paragraph is on."""
    for item in scene.recent():
        if item.paragraph != scene.paragraph:
            break
        if "item" in item.dims and not item.explained:
            return replace(subject, dims=item.dims)
    return subject


def _named_after(scene: Scene, subject: Subject, said: str, printed: Printed) -> tuple[Subject, str]:
    """7个项目: what the words behind the figure name."""
    behind = after(scene.text, printed.end)
    named = scene.subjects.read(behind) if behind else Subject()
    return (named if behind and not subject.dims else subject), said or behind


# --- changes ---------------------------------------------------------------------------------------------


def _change(scene: Scene, rest: str, direction: int, printed: Printed, segment: Segment) -> None:
    found = scene.comparisons.basis(rest)
    basis, rest = found if found is not None else (scene.basis or Basis(), rest)
    subject = scene.subjects.read(scene.before + rest)
    compared = found is not None or scene.basis is not None
    if not compared and printed.figure.unit != PERCENT and _weak(scene, segment, rest):
        if subject.residue or scene.current is None:
            _value(scene, segment.label, printed, segment)
            return
    if subject.unit or (subject.residue and not subject.silent and segment.mark != 0):
        scene.unread(printed, later("a change of something unknown"))
        scene.current = None  # the rate beside it is no one else's
        return
    item = scene.current
    if subject.understood:
        item = alike(scene, subject) if compared else None
        item = item or _told_before(scene, subject, basis) or alike(scene, subject)
        item = item or scene.stated(subject, printed, segment, listed=True)
    if item is not None and subject.silent and not _comparable(item, printed):
        item = measured(scene, printed) or item
    if item is None or item.explained:
        scene.unread(printed, later("a change of nothing named"))
        return
    scene.current = item
    change = Change(basis, direction, year=subject.year, paragraph=scene.paragraph)
    change.start, change.end = segment.start, printed.end
    told_again = found is None and subject.silent
    _add_change(scene, item, change, printed, beside=segment.mark < SENTENCE and told_again)


def _told_before(scene: Scene, subject: Subject, basis: Basis) -> Item | None:
    """The nearest statement on a subject; one of the year compared with states the figure before."""
    for item in earlier(scene, scene.composed(subject)):
        if not compared_with(scene, item, subject, basis):
            return item
        scene.prior = scene.prior or item.value
    return None


def _level(scene: Scene, rest: str, direction: int, printed: Printed, segment: Segment) -> None:
    """支出决算减少为2万元: the amount itself, and which way it went to get there."""
    found = scene.comparisons.basis(rest)
    basis, rest = found if found is not None else (scene.basis or Basis(), rest)
    _value(scene, rest, printed, segment)
    item = scene.current
    if item is not None and printed in item.values.values():
        change = Change(basis, direction, paragraph=scene.paragraph)
        change.start, change.end = segment.start, printed.end
        item.changes.append(change)


def _against_budget(
    scene: Scene, item: Item, found: tuple[int | None, str, str], printed: Printed, segment: Segment
) -> None:
    """决算数大于预算数5万元: a change against the budget of the same year."""
    direction, version, _before = found
    if direction is None or item.explained or not _comparable(item, printed):
        scene.unread(printed, later("a change of nothing named"))
        return
    change = Change(Basis(None, version, own=True), direction, printed, paragraph=scene.paragraph)
    change.start, change.end = segment.start, printed.end
    item.changes.append(change)


def _comparable(item: Item, printed: Printed) -> bool:
    """Whether a figure may be a change of what an item states: money of money, a count of a count."""
    value = item.value
    return value is None or printed.figure.unit == PERCENT or value.family == printed.family


def _weak(scene: Scene, segment: Segment, rest: str) -> bool:
    """Whether the words for a change may be part of a name: 提高…补助."""
    label = segment.label
    return scene.words.strong.search(label[len(rest) :] if label.startswith(rest) else label) is None


def _add_change(scene: Scene, item: Item, change: Change, printed: Printed, *, beside: bool) -> None:
    """A rate joins the amount before it, an amount the rate beside it; else a change of its own."""
    last = item.changes[-1] if item.changes else None
    amount = printed.figure.unit != PERCENT
    if amount and beside and last is not None and last.amount is None and last.percent is not None:
        # one change told twice, whichever ways it is said to go
        last.amount, last.end = printed, printed.end
        last.percent_direction, last.direction = last.direction, change.direction
    elif amount:
        change.amount, change.prior, scene.prior = printed, scene.prior, None
        item.changes.append(change)
    elif last is not None and last.percent is None and last.direction:
        last.percent, last.percent_direction, last.end = printed, change.direction, printed.end
    else:
        change.percent, change.prior, scene.prior = printed, scene.prior, None
        item.changes.append(change)


# --- shares and completion -------------------------------------------------------------------------------


def _share(scene: Scene, before: str, whole: str, printed: Printed, segment: Segment) -> None:
    subject = scene.subjects.read(scene.before + before)
    item = scene.current
    if subject.understood:
        item = nearest(scene, scene.composed(subject)) or scene.stated(subject, printed, segment, listed=True)
    elif subject.residue:
        item = None
    if item is None:
        scene.unread(printed, later("a share of nothing named"))
        return
    item.shares.append(Share(printed, scene.subjects.read(whole), segment.start, printed.end))
    item.end = printed.end
    scene.current = item


def _of_ratio(scene: Scene, item: Item, label: str, printed: Printed, segment: Segment) -> bool:
    """An amount that the percentage after it is of: 完成预算30万元的, 占本年支出1450万元的."""
    if (match := scene.words.completion.search(label)) and match["version"]:
        version = scene.words.version(match["version"])
        item.values.setdefault(version, printed)
        scene.ratio = Ratio(item, None, version)
        return True
    if match := scene.words.share.search(label):
        return _whole(scene, item, match["whole"], printed, segment)
    return False


def _whole(scene: Scene, part: Item, whole: str, printed: Printed, segment: Segment) -> bool:
    """占本年支出1450万元的65%: the whole is stated, too."""
    subject = scene.subjects.read(whole)
    if not subject.understood:
        return False
    scene.stated(subject, printed, segment, listed=False).values[subject.version or ""] = printed
    scene.current, scene.ratio = part, Ratio(part, subject, None)
    return True


def _ratio(scene: Scene, ratio: Ratio, printed: Printed, segment: Segment) -> None:
    """The percentage of a whole or a budget that was stated directly before it."""
    if ratio.whole is not None:
        ratio.item.shares.append(Share(printed, ratio.whole, segment.start, printed.end))
    else:
        ratio.item.rates.append((ratio.version or "budget", printed, segment.start, printed.end))
    ratio.item.end = printed.end
    scene.current = ratio.item


def _rate(scene: Scene, version: str | None, printed: Printed, segment: Segment) -> None:
    if scene.current is None:
        scene.unread(printed, later("completion of nothing named"))
        return
    of = scene.words.version(version) if version else "budget"
    scene.current.rates.append((of, printed, segment.start, printed.end))
    scene.current.end = printed.end
