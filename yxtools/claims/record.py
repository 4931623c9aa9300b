"""Statements as `claim` records."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from yxtools import years
from yxtools.claims.bodies import Placed, Record, body_of, figure, item_body, name_of, placed, placed_at
from yxtools.claims.model import Change, Counted, Explained, Item, Printed, Reading, Share, Subject
from yxtools.claims.passage import Paragraph
from yxtools.claims.sums import sums_of
from yxtools.claims.words import Trees

_LONGEST_SENTENCE = 1000

# The date that figures of stock are given for.
AS_OF = re.compile(
    rf"截(?:至|止到?)\s*({years.YEAR})\s*年(?:\s*(\d{{1,2}})\s*月)?(?:\s*(\d{{1,2}})\s*日|底|末)?"
)


def claims_of(reading: Reading, paragraphs: Sequence[Paragraph], trees: Trees) -> Iterator[Placed]:
    """The claims of a passage: paragraph, offset and record without type, doc and id.

    `trees`: the parts of the values of each dimension; a list may name a part beside its whole.
    """
    for item in reading.items:
        yield from _values(item, paragraphs)
        for change in item.changes:
            at = item.paragraph if change.paragraph is None else change.paragraph
            yield placed_at(at, change.start, change.end, paragraphs, _change(item, change))
        for share in item.shares:
            yield placed(item, share.start, share.end, paragraphs, _share(item, share))
        for version, rate, start, end in item.rates:
            yield placed(item, start, end, paragraphs, _completion(item, version, rate))
        for one in item.compared:
            body = _direction(item, one.direction, one.version)
            yield placed_at(one.paragraph, one.start, one.end, paragraphs, body)
    for parts in reading.lists:
        yield from sums_of(parts, paragraphs, trees)
    for counted in reading.counted:
        yield _counted(counted, paragraphs)
    for explained in reading.explained:
        yield _explained(explained, paragraphs)
    for nothing in reading.nothing:
        body = body_of("value", nothing.text, nothing.dims, (), ())
        body |= {"relation": "nothing"}
        body["period"]["year"] = nothing.year
        yield placed_at(nothing.paragraph, nothing.start, nothing.end, paragraphs, body)


def repetitions(
    reading: Reading, paragraphs: Sequence[Paragraph], repeated: Container[str]
) -> Iterator[Placed]:
    """The figures of explanations that the document gives more than once in the same words."""
    for one in reading.unread:
        if one.label in repeated:
            body = body_of("value", one.label, {}, (), ())
            body["figures"] = [figure("value", one.printed, one.label)]
            body |= {"understood": False, "of": "explanation"}
            yield placed_at(one.paragraph, one.printed.start, one.printed.end, paragraphs, body)


def _values(item: Item, paragraphs: Sequence[Paragraph]) -> Iterator[Placed]:
    for version, printed in item.values.items():
        kind = "value" if printed.family in ("元", "") else "count"
        body = item_body(kind, item, [figure("value", printed, name_of(item))])
        body["period"]["version"] = version or None
        if item.bound and kind == "value":
            body["relation"] = "<="
        if item.fund_taken:
            body["taken"] = ["fund"]
        if "thing" in item.dims and (date := _as_of(paragraphs[item.paragraph].text[: printed.end])):
            body["period"]["as_of"] = date
        yield placed(item, item.start, printed.end, paragraphs, body)


def _as_of(text: str) -> str | None:
    """The last date a stock is said to be of, as 2023-12-31."""
    dates = AS_OF.findall(text[-_LONGEST_SENTENCE:])
    if not dates:
        return None
    year, *month_and_day = dates[-1]
    return "-".join([str(years.year(year)), *(part.rjust(2, "0") for part in month_and_day if part)])


def _change(item: Item, change: Change) -> Record:
    figures = []
    value = item.value
    if value is not None:
        figures.append(figure("value", value, name_of(item)))
    if change.amount is not None:
        figures.append(figure("amount", change.amount, "增减额", change.direction))
    if change.prior is not None:
        figures.append(figure("prior", change.prior, "上年数"))
    if change.percent is not None:
        figures.append(figure("percent", change.percent, "增减率", change.percent_direction))
    body = item_body("change", item, figures)
    body["relation"] = {1: "up", -1: "down", 0: "same"}[change.direction]
    body["period"]["year"] = change.year or item.subject.year
    body["period"]["against"] = {
        "year": change.basis.year,
        "version": change.basis.version,
        "own": change.basis.own,
    }
    return body


def _share(item: Item, share: Share) -> Record:
    figures = [figure("share", share.percent, "占比")]
    if item.value is not None:
        figures.insert(0, figure("part", item.value, name_of(item)))
    body = item_body("share", item, figures)
    whole, head = share.whole, _head(item)
    if head is not None and head.value is not None and (whole.silent or _of_item(whole, head)):
        figures.append(figure("whole", head.value, name_of(head)))
    if (
        budget := next(
            (item.values[one] for one in ("initial", "adjusted", "budget") if one in item.values), None
        )
    ) is not None:
        figures.append(figure("budget", budget, name_of(item)))
    body["whole"] = {
        "subject": whole.text,
        "dims": whole.dims,
        "names": list(whole.names),
        "classes": list(whole.classes),
        "understood": not whole.residue,
    }
    return body


def _of_item(whole: Subject, head: Item) -> bool:
    """占总支出的80% in a list of 三公: all expenditure may be that of the list."""
    return "item" in head.dims and set(whole.dims) == {"measure"} and not whole.names and not whole.residue


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
    figures, final = [figure("rate", rate, "完成率")], _final(item)
    if final is not None:
        figures.append(figure("final", final, name_of(item)))
    budget = item.values.get(version) or (item.values.get("budget") if version != "initial" else None)
    if budget is None and version == "budget":
        budget = next((item.values[one] for one in ("initial", "adjusted") if one in item.values), None)
    if budget is not None:
        figures.append(figure("budget", budget, name_of(item)))
    body = item_body("completion", item, figures)
    body["period"]["version"] = version
    return body


def _final(item: Item) -> Printed | None:
    """What was spent: as the final figure, if any amount is said to be."""
    return item.values.get("final") or item.values.get("execution") or item.value


def _direction(item: Item, relation: int, version: str) -> Record:
    final = _final(item)
    figures = [figure("final", final, name_of(item))] if final is not None else []
    budget = item.values.get(version) or next(
        (item.values[one] for one in ("budget", "initial", "adjusted") if one in item.values), None
    )
    if budget is not None:
        figures.append(figure("budget", budget, name_of(item)))
    body = item_body("direction", item, figures)
    body["relation"] = {1: ">", -1: "<", 0: "="}[relation]
    body["period"]["version"] = version
    return body


def _counted(counted: Counted, paragraphs: Sequence[Paragraph]) -> Placed:
    body = body_of("count", counted.noun, {}, (), ())
    body["figures"] = [figure("count", counted.figure, counted.noun)]
    body |= {"relation": ">=" if counted.at_least else "=", "listed": list(counted.names)}
    return placed_at(counted.paragraph, counted.start, counted.end, paragraphs, body)


def _explained(explained: Explained, paragraphs: Sequence[Paragraph]) -> Placed:
    (_sign, label, whole), *others = explained.terms
    body = body_of("sum", label, {}, (), ())
    parts = [figure("part", printed, one, sign) for sign, one, printed in others]
    body |= {"figures": [figure("whole", whole, label), *parts], "relation": "=", "of": "explanation"}
    return placed_at(explained.paragraph, explained.start, explained.end, paragraphs, body)
