"""Shares of contracts granted to small and medium enterprises, kind by kind: their parts are not stated."""

from __future__ import annotations

from collections.abc import Sequence

from yxtools.checks.claims.book import Book, Record, operand, role
from yxtools.checks.relation import Operand, Relation, calculated
from yxtools.figures import Interval, total
from yxtools.language import _

_KINDS = ("goods", "works", "services")
_GRANTED = "medium"
"""The kind of all that is granted; that of one kind of purchases: medium goods."""


def share_alone(book: Book, claim: Record, stated: Operand) -> Relation | None:
    """A share whose part is not stated, as far as it can be tested: it is no more than the whole."""
    whole = Interval(1, 1)
    if whole.before(stated.interval()) and not whole.meets(stated.interval()):
        note = _("more than the whole")
        return Relation("prose/share", stated, (), severity="warning", note=note, expected=whole)
    return _granted(book, claim)


def _granted(book: Book, claim: Record) -> Relation | None:
    """货物采购授予中小企业…占货物支出的80%: the shares, each of its kind, make up all that is granted."""
    granted, shares = _amount(book, _GRANTED), _shares(book, claim)
    if granted is None or _kind(claim) != next(reversed(shares), None):
        return None
    parts: list[Operand] = []
    for kind in _KINDS:
        amount = _amount(book, kind)
        if kind in shares and amount is not None:
            parts += [amount, shares[kind]]
        elif kind in shares or (amount is not None and not (amount.figure and amount.figure.is_zero)):
            return None
    return calculated("prose/share", granted, parts, _weighted, severity="warning")


def _weighted(parts: Sequence[Interval]) -> Interval:
    """The sum of amounts, each with its share."""
    return total(amount * share for amount, share in zip(parts[::2], parts[1::2], strict=True))


def _amount(book: Book, kind: str) -> Operand | None:
    dims = {"measure": "procurement", "kind": kind}
    found = book.facts.find({"dims": dims, "names": [], "classes": []})
    return book.stated(dims, "value") or next((one.operand for one in found if not one.operand.blank), None)


def _shares(book: Book, claim: Record) -> dict[str, Operand]:
    """The shares of the kinds of purchases that the paragraph of a claim states, in printed order."""
    near = (one for one in book.beside(claim) if one["kind"] == "share")
    return {
        _kind(one): operand(figure)
        for one in near
        if _kind(one) in _KINDS and (figure := role(one, "share")) is not None
    }


def _kind(claim: Record) -> str:
    """The kind of purchases of which a claim says what is granted; empty if it says nothing of them."""
    kind = str(claim["dims"].get("kind", ""))
    return kind.removeprefix(f"{_GRANTED} ") if kind.startswith(f"{_GRANTED} ") else ""
