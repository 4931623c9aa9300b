"""Lists of parts against their heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yxtools.checks.claims.book import Book, Record, operand
from yxtools.checks.claims.tables import rows_under
from yxtools.checks.relation import AT_MOST, Operand, Relation
from yxtools.language import _

# So few amounts come to another by chance.
_FEWEST_PARTS = 2


def sums(book: Book, claim: Record) -> Iterator[Relation]:
    whole, *parts = claim["figures"]
    head = operand(whole)
    if claim.get("of") == "change":
        signs = [part["sign"] * (whole["sign"] or 1) for part in parts]
        yield Relation(
            "prose/sum",
            head,
            tuple((sign, operand(part)) for sign, part in zip(signs, parts, strict=True) if sign),
            severity="warning",
        )
        return
    if claim.get("of") == "explanation":
        yield Relation(
            "prose/sum", head, tuple((part["sign"], operand(part)) for part in parts), severity="warning"
        )
        return
    members = tuple((1, operand(part)) for part in parts)
    relation = Relation("prose/sum", head, members)
    if claim["relation"] == "<=" and relation.status() == "fail":
        yield _some(book, head, members)
        return
    if relation.status() != "fail":
        yield relation
        return
    yield _failing_sum(book, claim, relation)


def _some(book: Book, head: Operand, members: tuple[tuple[int, Operand], ...]) -> Relation:
    """Some of the parts: together at most the head; said of the largest, the first to be too large."""
    points = [one.point() for _, one in members]
    largest = max(range(len(members)), key=lambda at: points[at].at(max(one.scale for one in points)).low)
    rest = tuple((-sign, one) for at, (sign, one) in enumerate(members) if at != largest)
    return Relation(
        "prose/sum",
        members[largest][1],
        ((1, head), *rest),
        AT_MOST,
        "warning",
        _("some of the parts of a whole"),
    )


def _first_parts(relation: Relation) -> Relation | None:
    """共100人，其中：行政60人，事业40人，离退休20人: the parts that add up exactly, and more behind them."""
    for count in range(len(relation.parts) - 1, _FEWEST_PARTS - 1, -1):
        some = replace(relation, parts=relation.parts[:count])
        if some.status() == "exact":
            return some
    return None


def _failing_sum(book: Book, claim: Record, relation: Relation) -> Relation:
    """A list that does not add up: it leaves a part out, or a member is wrong already, or who knows why."""
    first = _first_parts(relation)
    if first is not None:
        return first
    omitted = _omitted(book, claim, relation)
    if omitted is not None:
        label, left_out = omitted
        note = _("the list leaves out {name}: with it, the parts add up").format(name=label)
        rest = relation.whole.interval() - left_out.interval()
        return Relation(
            "prose/list", relation.whole, ((1, left_out),), severity="warning", note=note, expected=rest
        )
    corrected = Relation(
        relation.rule,
        _right(book, relation.whole),
        tuple((sign, _right(book, one)) for sign, one in relation.parts),
    )
    known = any(one.ref in book.wrong for _, one in relation.operands)
    if known and corrected.status() != "fail":
        return replace(relation, severity="info", note=_("with the figures of the tables it adds up"))
    less = relation.residual.low > 0
    if less and all(one.ref in book.verified for _sign, one in relation.operands):
        # every figure is as printed: the list names some of the parts only
        return _some(book, relation.whole, relation.parts)
    divided = claim.get("partition") in ("nature", "item", "kind") and claim["understood"]
    return replace(relation, severity="warning" if less and not divided else "error")


def _right(book: Book, one: Operand) -> Operand:
    known = book.wrong.get(one.ref)
    return one if known is None else replace(known, label=one.label)


def _omitted(book: Book, claim: Record, relation: Relation) -> tuple[str, Operand] | None:
    """The row of the tables that a list of classes leaves out, if that alone explains the gap."""
    gap = relation.residual
    whole = claim["dims"].get("class") or (claim["classes"][0] if len(claim["classes"]) == 1 else None)
    if whole is None:
        return None
    stating = (book.stating.get(figure["ref"]) for figure in claim["figures"])
    stated = {one["dims"].get("class") for one in stating if one is not None}
    for name, left_out in rows_under(book.facts.sheets, whole, claim["dims"]):
        if name not in stated and left_out.interval().meets(gap):
            return left_out.label, left_out
    return None
