"""Statements as `claim` records."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Any

from yxtools.claims.model import Change, Counted, Item, Parts, Printed, Reading, Share, Subject
from yxtools.claims.passage import Paragraph
from yxtools.claims.words import Trees

Record = dict[str, Any]
Placed = tuple[int, int, Record]
"""Paragraph, offset in it, and the claim that stands there."""

# Members of a list of which parts and wholes are told apart; no list of classes is longer.
_MOST_PARTS = 200

_LONGEST_SENTENCE = 1000

# The date that figures of stock are given for.
AS_OF = re.compile(r"截(?:至|止到?)\s*((?:19|20)\d\d)\s*年(?:\s*(\d{1,2})\s*月)?(?:\s*(\d{1,2})\s*日|底|末)?")


def claims_of(reading: Reading, paragraphs: Sequence[Paragraph], trees: Trees) -> Iterator[Placed]:
    """The claims of a passage: paragraph, offset and record without type, doc and id.

    `trees`: the parts of the values of each dimension; a list may name a part beside its whole.
    """
    for item in reading.items:
        yield from _values(item, paragraphs)
        for change in item.changes:
            yield _placed(item, change.start, change.end, paragraphs, _change(item, change))
        for share in item.shares:
            yield _placed(item, share.start, share.end, paragraphs, _share(item, share))
        for version, rate, start, end in item.rates:
            yield _placed(item, start, end, paragraphs, _completion(item, version, rate))
        for relation, version, start, end in item.compared:
            yield _placed(item, start, end, paragraphs, _direction(item, relation, version))
    for parts in reading.lists:
        yield from _sums(parts, paragraphs, trees)
    for counted in reading.counted:
        yield _counted(counted, paragraphs)
    for explained in reading.explained:
        (_, label, whole), *others = explained.terms
        body = _body("sum", label, {}, (), ())
        body["figures"] = [figure("whole", whole, label)] + [
            figure("part", printed, one, sign) for sign, one, printed in others
        ]
        body |= {"relation": "=", "of": "explanation"}
        yield _at(explained.paragraph, explained.start, explained.end, paragraphs, body)
    for nothing in reading.nothing:
        body = _body("value", nothing.text, nothing.dims, (), ())
        body |= {"relation": "nothing"}
        yield _at(nothing.paragraph, nothing.start, nothing.end, paragraphs, body)


def repetitions(
    reading: Reading, paragraphs: Sequence[Paragraph], repeated: Container[str]
) -> Iterator[Placed]:
    """The figures of explanations that the document gives more than once in the same words."""
    for one in reading.unread:
        if one.label in repeated:
            body = _body("value", one.label, {}, (), ())
            body["figures"] = [figure("value", one.printed, one.label)]
            body |= {"understood": False, "of": "explanation"}
            yield _at(one.paragraph, one.printed.start, one.printed.end, paragraphs, body)


def figure(role: str, printed: Printed, label: str = "", sign: int | None = None) -> Record:
    """A figure of a claim and its role in it."""
    body = {
        "role": role,
        "label": label,
        "ref": printed.ref,
        "value": printed.figure.value,
        "decimals": printed.figure.decimals,
        "raw": printed.figure.raw,
        "unit": printed.figure.unit,
        "line": printed.line,
    }
    return body if sign is None else {**body, "sign": sign}


def _values(item: Item, paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    for version, printed in item.values.items():
        kind = "value" if printed.family in ("元", "") else "count"
        body = _of(kind, item, [figure("value", printed, _name(item))])
        body["period"]["version"] = version or None
        if item.bound and kind == "value":
            body["relation"] = "<="
        if "thing" in item.dims and (date := _as_of(paragraphs[item.paragraph].text[: printed.end])):
            body["period"]["as_of"] = date
        yield _placed(item, item.start, printed.end, paragraphs, body)


def _as_of(text: str) -> str | None:
    """The last date a stock is said to be of, as 2023-12-31."""
    dates = AS_OF.findall(text[-_LONGEST_SENTENCE:])
    return "-".join(part.rjust(2, "0") for part in dates[-1] if part) if dates else None


def _change(item: Item, change: Change) -> Record:
    figures = []
    value = item.value
    if value is not None:
        figures.append(figure("value", value, _name(item)))
    if change.amount is not None:
        figures.append(figure("amount", change.amount, "增减额", change.direction))
    if change.prior is not None:
        figures.append(figure("prior", change.prior, "上年数"))
    if change.percent is not None:
        figures.append(figure("percent", change.percent, "增减率", change.percent_direction))
    body = _of("change", item, figures)
    body["relation"] = {1: "up", -1: "down", 0: "same"}[change.direction]
    body["period"]["against"] = {
        "year": change.basis.year,
        "version": change.basis.version,
        "own": change.basis.own,
    }
    return body


def _share(item: Item, share: Share) -> Record:
    figures = [figure("share", share.percent, "占比")]
    if item.value is not None:
        figures.insert(0, figure("part", item.value, _name(item)))
    body = _of("share", item, figures)
    whole, head = share.whole, _head(item)
    if whole.silent and head is not None and head.value is not None:
        figures.append(figure("whole", head.value, _name(head)))
    if (
        budget := next(
            (item.values[one] for one in ("initial", "adjusted", "budget") if one in item.values), None
        )
    ) is not None:
        figures.append(figure("budget", budget, _name(item)))
    body["whole"] = {
        "subject": whole.text,
        "dims": whole.dims,
        "names": list(whole.names),
        "classes": list(whole.classes),
        "understood": not whole.residue,
    }
    return body


def _head(item: Item) -> Item | None:
    """The statement of the whole that an item is listed under."""
    parts = item.parent
    if parts is None:
        return None
    family = item.value.family if item.value is not None else ""
    return next(
        (head for head in parts.heads if head.value is not None and head.value.family == family), None
    )


def _completion(item: Item, version: str, rate: Printed) -> Record:
    figures = [figure("rate", rate, "完成率")]
    if item.value is not None:
        figures.append(figure("final", item.value, _name(item)))
    budget = item.values.get(version) or (item.values.get("budget") if version != "initial" else None)
    if budget is None and version == "budget":
        budget = next((item.values[one] for one in ("initial", "adjusted") if one in item.values), None)
    if budget is not None:
        figures.append(figure("budget", budget, _name(item)))
    body = _of("completion", item, figures)
    body["period"]["version"] = version
    return body


def _direction(item: Item, relation: int, version: str) -> Record:
    figures = [figure("final", item.value, _name(item))] if item.value is not None else []
    budget = item.values.get(version) or next(
        (item.values[one] for one in ("budget", "initial", "adjusted") if one in item.values), None
    )
    if budget is not None:
        figures.append(figure("budget", budget, _name(item)))
    body = _of("direction", item, figures)
    body["relation"] = {1: ">", -1: "<", 0: "="}[relation]
    body["period"]["version"] = version
    return body


def _sums(parts: Parts, paragraphs: Sequence[Paragraph], trees: Trees) -> Iterator[Placed]:
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
            if not any(member is head for member in members):
                yield from _sum(parts, head, members, paragraphs)


def _sum(
    parts: Parts, head: Item, members: Sequence[Item], paragraphs: Sequence[Paragraph]
) -> Iterator[Placed]:
    text = paragraphs[members[-1].paragraph].text
    end = members[-1].end
    ends_open = re.match(r"\s*等", text[end:]) is not None
    whole_fund = all(_apart(head, member) < 2 for member in members)
    complete = parts.complete and not ends_open and len(members) > 1 and whole_fund
    versions = [
        version for version in head.values if version and all(version in member.values for member in members)
    ]
    for version in versions or [""]:
        whole = head.values[version] if version else head.value
        addends = [(member, member.values[version] if version else member.value) for member in members]
        if whole is None:
            continue
        figures = [figure("whole", whole, _name(head))]
        figures += [
            figure("part", printed, _name(member)) for member, printed in addends if printed is not None
        ]
        body = _of("sum", head, figures)
        body["relation"] = "=" if complete else "<="
        body["period"]["version"] = version or None
        body["partition"] = _partition(head, members)
        yield _span(head, members[-1], paragraphs, body)
    if complete:
        yield from _changes(head, members, paragraphs)


def _changes(head: Item, members: Sequence[Item], paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    """The changes of the parts add up to the change of the head."""
    changed = [_amount_of(member) for member in members]
    own = _amount_of(head)
    if own is not None and own[0] is not None and all(one is not None for one in changed):
        figures = [figure("whole", own[0], _name(head), own[1])]
        figures += [
            figure("part", one[0], _name(member), one[1])
            for member, one in zip(members, changed, strict=True)
            if one and one[0]
        ]
        if len(figures) > 1:
            body = _of("sum", head, figures)
            body |= {"relation": "=", "of": "change"}
            yield _span(head, members[-1], paragraphs, body)


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


def _counted(counted: Counted, paragraphs: Sequence[Paragraph]) -> Placed:
    body = _body("count", counted.noun, {}, (), ())
    body["figures"] = [figure("count", counted.figure, counted.noun)]
    body |= {"relation": ">=" if counted.at_least else "=", "listed": list(counted.names)}
    return _at(counted.paragraph, counted.start, counted.end, paragraphs, body)


def _of(kind: str, item: Item, figures: list[Record]) -> Record:
    subject: Subject = item.subject
    body = _body(kind, subject.text, item.dims, subject.names, subject.classes)
    body["figures"] = figures
    body["period"]["year"] = subject.year
    body["understood"] = subject.understood or (subject.silent and bool(item.dims))
    if subject.unit:
        body["unit"] = subject.unit
    return body


def _body(
    kind: str, subject: str, dims: dict[str, str], names: Sequence[str], classes: Sequence[str]
) -> Record:
    return {
        "kind": kind,
        "subject": subject,
        "dims": dict(dims),
        "names": list(names),
        "classes": list(classes) if len(classes) <= 40 else [],
        "understood": True,
        "relation": "=",
        "figures": [],
        "period": {"year": None, "version": None},
    }


def _name(item: Item) -> str:
    return item.subject.text or "、".join(item.subject.names)


def _placed(item: Item, start: int, end: int, paragraphs: Sequence[Paragraph], body: Record) -> Placed:
    return _at(item.paragraph, start, end, paragraphs, body)


def _span(head: Item, last: Item, paragraphs: Sequence[Paragraph], body: Record) -> Placed:
    if head.paragraph == last.paragraph:
        first, end = min(head.start, last.start), max(head.end, last.end)  # 合计 may follow its parts
        return _at(head.paragraph, first, end, paragraphs, body)
    quote = (
        paragraphs[head.paragraph].text[head.start :]
        + " … "
        + paragraphs[last.paragraph].text[last.start : last.end]
    )
    placed = _at(head.paragraph, head.start, len(paragraphs[head.paragraph].text), paragraphs, body)
    placed[2]["quote"] = quote
    placed[2]["src"]["end_line"] = paragraphs[last.paragraph].line(last.end - 1)
    return placed


def _at(paragraph: int, start: int, end: int, paragraphs: Sequence[Paragraph], body: Record) -> Placed:
    one = paragraphs[paragraph]
    file = one.records[0]["src"]["file"]
    src = {"file": file, "line": one.line(start), "end_line": one.line(max(start, end - 1))}
    return paragraph, start, {**body, "quote": one.text[start:end].strip("，。；、 "), "src": src}
