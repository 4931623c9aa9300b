"""Lists of parts as `claim` records: what adds up to what, in figures and in changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yxtools.claims.bodies import Placed, figure, item_body, name_of, spanned
from yxtools.claims.comparing import BUDGETS
from yxtools.claims.composing import kind_of
from yxtools.claims.model import Item, Parts, Printed
from yxtools.claims.passage import Paragraph
from yxtools.claims.words import Trees
from yxtools.figures import Interval, total

# Members of a list of which parts and wholes are told apart; no list of classes is longer.
_MOST_PARTS = 200

# The end of a list that names some of the parts.
OPEN_END = re.compile(r"\s*等")


def sums_of(parts: Parts, paragraphs: Sequence[Paragraph], trees: Trees) -> Iterator[Placed]:
    """One claim for every unit and version in which a head and its members are stated."""
    known = [member for member in parts.members if member.dims][:_MOST_PARTS]
    inner = {id(one) for one in known if any(_part_of(one, other, trees) for other in known)}
    direct = [member for member in parts.members if id(member) not in inner]
    for member in known:
        own = [one for one in known if id(one) in inner and _part_of(one, member, trees)]
        if own and _all_parts(own, member, trees):
            yield from _sum(parts, member, own, paragraphs)
    families = dict.fromkeys(member.value.family for member in direct if member.value is not None)
    if not families and parts.heads and len(direct) > 1:
        yield from _changes(parts.heads[0], direct, paragraphs)
    for family in families:
        members = [member for member in direct if member.value is not None and member.value.family == family]
        heads = [one for one in parts.heads if one.value is not None and one.value.family == family]
        totals = [one for one in parts.totals if one.value is not None and one.value.family == family]
        for head in [*heads[:1], *totals[:1]]:
            if any(member is head for member in members) or _both_sides(head, members):
                continue
            if not (_exceed(head, members) and _shares_of_more(head, members)):
                yield from _sum(parts, head, members, paragraphs)


def _sum(
    parts: Parts, head: Item, members: Sequence[Item], paragraphs: Sequence[Paragraph]
) -> Iterator[Placed]:
    text = paragraphs[members[-1].paragraph].text
    end = members[-1].end
    ends_open = OPEN_END.match(text, end) is not None
    whole_fund = all(_apart(head, member) < 2 for member in members)
    complete = parts.complete and not ends_open and len(members) > 1 and whole_fund
    complete = complete and not _notable(head, parts) and not any(one.unsure for one in parts.again)
    versions = [
        version for version in head.values if version and all(version in member.values for member in members)
    ]
    for version in versions or [""]:
        whole = head.values[version] if version else head.value
        addends = [(member, member.values[version] if version else member.value) for member in members]
        if whole is None:
            continue
        figures = [figure("whole", whole, name_of(head))]
        figures += [
            figure("part", printed, name_of(member)) for member, printed in addends if printed is not None
        ]
        body = item_body("sum", head, figures)
        whole_budget = version not in BUDGETS or not all(_was_spent(member) for member in members)
        body["relation"] = "=" if complete and whole_budget else "<="
        body["period"]["version"] = version or None
        body["partition"] = _partition(head, members)
        yield spanned(head, members[-1], paragraphs, body)
    if complete and _add_up(head, members):
        yield from _changes(head, members, paragraphs)


def _was_spent(item: Item) -> bool:
    """Whether an item is listed for what was spent on it: such a list leaves out what was only budgeted."""
    return any(version not in BUDGETS for version in item.values)


def _notable(head: Item, parts: Parts) -> bool:
    """固定资产500万元，其中：车辆2辆，30万元: of property only what is notable is listed, with its number."""
    counted = (member.value is not None and member.value.family != "元" for member in parts.members)
    return "thing" in head.dims and head.value is not None and head.value.family == "元" and any(counted)


def _add_up(head: Item, members: Sequence[Item]) -> bool:
    """Whether the members are all the parts, so that their changes are the change of the head."""
    sides = _sides(head, members)
    return sides is not None and sides[0].meets(sides[1])


def _exceed(head: Item, members: Sequence[Item]) -> bool:
    """Whether the members are more than the head together."""
    sides = _sides(head, members)
    return sides is not None and sides[0].before(sides[1])


def _sides(head: Item, members: Sequence[Item]) -> tuple[Interval, Interval] | None:
    """The amount of the head and the sum of its members; None where they are not all in one unit."""
    known = [one.value.figure for one in (head, *members) if one.value is not None]
    if len({one.unit for one in known}) > 1 or len(known) <= len(members):
        return None
    whole, *parts = (one.interval(0) for one in known)
    return whole, total(parts)


def _changes(head: Item, members: Sequence[Item], paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """The changes of the parts add up to the change of the head."""
    changed = [_amount_of(member) for member in members]
    own = _amount_of(head)
    if own is not None and own[0] is not None and all(one is not None for one in changed):
        figures = [figure("whole", own[0], name_of(head), own[1])]
        figures += [
            figure("part", one[0], name_of(member), one[1])
            for member, one in zip(members, changed, strict=True)
            if one and one[0]
        ]
        if len(figures) > 1:
            body = item_body("sum", head, figures)
            body |= {"relation": "=", "of": "change"}
            yield spanned(head, members[-1], paragraphs, body)


def _both_sides(head: Item, members: Sequence[Item]) -> bool:
    """收、支总计100万元，其中：收入总计…；支出总计…: income and expenditure are each the whole again."""
    sides = {kind_of(member.dims.get("measure")) for member in members}
    return head.dims.get("measure") == "both" and {"income", "expenditure"} <= sides


def _shares_of_more(head: Item, members: Sequence[Item]) -> bool:
    """项目支出48万元。其中：教育支出85万元，占支出总计的78%: parts of more than what was stated last."""
    wholes = [share.whole for member in members for share in member.shares]
    narrow = {"nature", "item", "kind", "class"} & set(head.dims)
    return bool(narrow and wholes) and all(one.understood and not narrow & set(one.dims) for one in wholes)


def _part_of(item: Item, whole: Item, trees: Trees) -> bool:
    """Whether a subject is a part of another: a 款 of its 类, 公务用车购置费 of 公务用车购置及运行费."""
    if item is whole or not item.dims or not whole.dims:
        return False
    inner, outer = item.dims.get("class", ""), whole.dims.get("class", "")
    if inner and outer and inner != outer:
        return inner.startswith(outer)
    different = [name for name in {*item.dims, *whole.dims} if item.dims.get(name) != whole.dims.get(name)]
    if len(different) != 1 or item.subject.names != whole.subject.names and not {"item"} & set(different):
        return False
    tree = trees.get(different[0], {})
    return (
        item.dims.get(different[0]) in tree.get(whole.dims.get(different[0], "all"), ())
        and different[0] in whole.dims
    )


def _all_parts(parts: Sequence[Item], whole: Item, trees: Trees) -> bool:
    """Whether the parts are all there are of an item (三公)."""
    wanted = trees.get("item", {}).get(whole.dims.get("item", ""), ())
    return bool(wanted) and {part.dims.get("item") for part in parts} == set(wanted)


def _apart(head: Item, member: Item) -> int:
    """In how many ways a member is narrower than its head: personnel of one fund only is narrower in two."""
    if not head.dims or not member.dims:
        return 0
    ways = sum(member.dims.get(name) != head.dims.get(name) for name in ("fund", "nature", "origin"))
    return ways + (member.subject.names != head.subject.names)


def _partition(head: Item, members: Sequence[Item]) -> str | None:
    """The dimension along which the members divide the head, if they differ in that one only."""
    for name in ("fund", "nature", "item", "kind", "origin"):
        values = [member.dims.get(name) for member in members]
        if (
            all(values)
            and len(set(values)) == len(values)
            and not any(member.subject.names for member in members)
        ):
            return name
    if all(member.subject.names or "class" in member.dims for member in members):
        return "class"
    return None


def _amount_of(item: Item) -> tuple[Printed | None, int] | None:
    """The change an item states: amount and direction; no amount where it stays the same."""
    if not item.changes:
        return None
    change = item.changes[0]
    return (change.amount, change.direction) if change.amount is not None or not change.direction else None
