"""Lists of parts while a passage is read: which list a statement belongs to, and where a list ends.

The marks between the members decide: a list whose members are divided by 、 ends at the first ； if it stands
in a list divided by ；. A full stop ends every list but those whose members are the paragraphs that follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yxtools.claims.composing import OUTSIDE_THE_TREE
from yxtools.claims.model import Dims, Item, Parts, Reading, Subject
from yxtools.claims.segments import SEMICOLON
from yxtools.claims.words import Trees
from yxtools.split.headings import numbering

_FUNDAMENTAL = {
    "income": "income",
    "income total": "income",
    "expenditure": "expenditure",
    "expenditure total": "expenditure",
}


def doubt_names(lists: Iterable[Parts]) -> None:
    """图书馆 beside 局机关 and 服务中心, or in a list of 三公, is an organisation and no class.

    What is called as the head is, and is another amount, is something else.
    """
    for parts in lists:
        head = parts.head_dims
        special = "item" in head or head.get("measure") in OUTSIDE_THE_TREE
        others = any(member.subject.residue and not member.subject.names for member in parts.members)
        for member in parts.members:
            subject = member.subject
            bare = len(subject.names) == 1 and subject.text == subject.names[0]
            if bare and "item" not in subject.dims and (special or others):
                member.unsure = True
        for one in parts.again:
            one.unsure = one.unsure or not _says_again(one, parts.heads[0])


def _says_again(item: Item, head: Item) -> bool:
    """Whether a statement within a list is of the same amount as the head, if both are amounts."""
    said, known = item.value, head.value
    if said is None or known is None or said.family != known.family:
        return True
    return (said.figure.scaled, said.figure.decimals) == (known.figure.scaled, known.figure.decimals)


class Lists:
    """The lists that are open."""

    def __init__(self, reading: Reading, trees: Trees) -> None:
        self._reading, self._trees = reading, trees
        self._open: list[Parts] = []
        self._level: int | None = None
        """The level of the number of the paragraph that is read."""

    @property
    def inner(self) -> Parts | None:
        """The innermost open list."""
        return self._open[-1] if self._open else None

    def open(
        self,
        heads: Sequence[Item],
        dims: Dims,
        *,
        complete: bool,
        paragraphs: bool,
        paragraph: int,
        start: int,
    ) -> None:
        """A list begins; `heads`: the statements it may be of, the nearest first."""
        if self._open and not self._open[-1].members and not self._open[-1].paragraphs and not heads:
            heads = self._open[-1].heads
        parts = Parts(list(heads), dims, complete, paragraphs, start, paragraph)
        self._open.append(parts)
        self._reading.lists.append(parts)

    def bracket(self, side: int) -> None:
        """A bracket opens (1) or closes (-1): the lists that began inside end with it."""
        if side > 0:
            self._open.append(Parts([], {}, False, False, 0, 0, bracket=True))
        elif side < 0:
            while self._open and not self._open.pop().bracket:
                pass

    def next_paragraph(self, text: str, *, goes_on: bool) -> bool:
        """What was open within a paragraph ends with it, unless it ends with ； in no list of paragraphs.

        A number of a higher level ends the lists of paragraphs with lower ones. Returns whether the lists of
        the paragraph before stay open.
        """
        number = numbering(text)
        self._level = number.level if number is not None else None
        while self._level and self._open and (self._open[-1].level or 0) > self._level:
            self._open.pop()
        if goes_on and self._open and not any(parts.paragraphs for parts in self._open):
            return True
        self.close_inline()
        return False

    def close_inline(self) -> None:
        """The lists within the paragraph end."""
        self._open = [parts for parts in self._open if parts.paragraphs]

    def end_sentence(self, current: Item | None) -> Item | None:
        """A full stop: returns the statement that the next sentence goes on with."""
        for parts in reversed(self._open):
            if (
                not parts.paragraphs
                and current is not None
                and (current in parts.members or current in parts.totals)
                and parts.heads
            ):
                current = parts.heads[0]
        self.close_inline()
        return current

    def reach(self, mark: int, subject: Subject, dims: Dims) -> None:
        """Close what ends before a statement that stands after a mark of this strength."""
        while self._open and not self._open[-1].paragraphs:
            inner = self._open[-1]
            if not inner.members and not inner.bracket:
                if mark < SEMICOLON:
                    break
                self._open.pop()
                continue
            if inner.bracket:
                break
            outer = next((parts for parts in reversed(self._open[:-1]) if not parts.bracket), None)
            divided = outer is not None and not outer.paragraphs and (inner.strength or mark > 2)
            ended = outer is not None or (len(inner.members) > 1 and mark >= SEMICOLON)
            limit = max(inner.strength, 1) if divided or (inner.strength == 1 and ended) else SEMICOLON
            if mark > limit or self._leaves(inner, subject, dims):
                self._open.pop()
            else:
                break

    def settle(self, subject: Subject, dims: Dims) -> None:
        """The first member of a list tells which of the statements before it the list is of."""
        inner = self.inner
        while (
            inner is not None
            and not inner.members
            and len(inner.heads) > 1
            and self._leaves(inner, subject, dims)
        ):
            del inner.heads[0]

    def add(self, item: Item, mark: int) -> None:
        """A statement joins the innermost list."""
        inner = self.inner
        if inner is None or inner.bracket or any(item is head for head in inner.heads):
            return
        if inner.paragraphs and mark < 3 and inner.members and inner.members[-1].paragraph == item.paragraph:
            return
        if self._leaves(inner, item.subject, item.dims):
            if inner.heads and item.dims == inner.heads[0].dims:
                inner.again.append(item)
            return
        if inner.paragraphs and inner.members and inner.level and inner.level != self._level:
            inner.complete = inner.complete and not (self._level is None and item.subject.names)
            return
        if inner.paragraphs and not inner.members:
            inner.level = self._level
        if inner.members and not inner.paragraphs:
            inner.strength = max(inner.strength, min(mark, 3), 1)
        inner.members.append(item)
        item.parent = inner

    def total(self, item: Item) -> None:
        """合计 closes the innermost list: it says the head again."""
        if self._open:
            self._open[-1].totals.append(item)

    def _leaves(self, parts: Parts, subject: Subject, dims: Dims) -> bool:
        """Whether a subject can be no part of a list's head: income in a list of expenditure, the head."""
        head = parts.head_dims
        said = _FUNDAMENTAL.get(subject.dims.get("measure", "")) if "origin" not in subject.dims else None
        wanted = _FUNDAMENTAL.get(head.get("measure", ""))
        if said and wanted and said != wanted:
            return True
        for name in ("item", "kind", "nature"):
            value, whole = subject.dims.get(name), head.get(name)
            if name == "item" and "kind" in subject.dims and "kind" not in head and value == whole:
                continue
            if (
                value
                and whole
                and (value != whole or name == "item")
                and value not in self._below(name, whole)
            ):
                return name != "kind" or subject.dims.get("item") == head.get("item")
        inner, outer = dims.get("class", ""), head.get("class", "")
        if (
            inner
            and outer
            and inner.partition(":")[0] == outer.partition(":")[0]
            and not inner.startswith(outer)
        ):
            return True
        if subject.dims.get("measure", "").endswith(" total"):
            return True
        again = bool(subject.dims and not subject.names and parts.heads) and dims == parts.heads[0].dims
        return again and not self._of_counted(parts)

    @staticmethod
    def _of_counted(parts: Parts) -> bool:
        """Whether a list goes on with what the things just counted cost: 其他项目29个，涉及金额100万元."""
        last = parts.members[-1].value if parts.members else None
        return last is not None and last.family not in ("元", "")

    def _below(self, dimension: str, value: str) -> set[str]:
        """The values below a value of a dimension."""
        direct = self._trees.get(dimension, {}).get(value, ())
        return set(direct).union(*(self._below(dimension, one) for one in direct)) if direct else set()
