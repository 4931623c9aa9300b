"""The amounts of a card: which scope (implementation period, year, budget, received, spent) and which source
each is of.

Four layouts: every label is followed by its amount, and the labels repeat once a scope; or the scopes head
columns of amounts; or the scopes stand one below the other, each above its sources; or a single scope is
listed. Column numbers only decide where labels and amounts do not pair off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.cards.vocabulary import Label
from yxtools.figures import Figure

FIGURES = frozenset({"initial", "budget", "received", "spent", "rate", "weight", "score"})
# What is left of the year before is money of a year: where it is printed once, it is of no other scope.
YEARLY = frozenset({"carried over"})

Scope = tuple[str, int]
"""A scope and the column it is printed in."""


@dataclass(frozen=True, slots=True)
class Token:
    """A label or an amount of a row of funds, at its column."""

    column: int
    label: Label | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class FundRow:
    """One row of funds."""

    line: int
    tokens: tuple[Token, ...]

    @property
    def labels(self) -> list[Token]:
        return [token for token in self.tokens if token.label is not None]

    @property
    def figures(self) -> list[Token]:
        return [token for token in self.tokens if token.figure is not None]


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a card. Scopes weight and score stand for the execution score of its row."""

    scope: str
    source: str
    figure: Figure
    line: int

    def record(self) -> dict[str, Any]:
        figure = self.figure
        return {
            "scope": self.scope,
            "source": self.source,
            "value": figure.value,
            "decimals": figure.decimals,
            "raw": figure.raw,
            "line": self.line,
        }


def amounts(rows: Sequence[FundRow]) -> Iterator[Amount]:
    """The amounts of the rows of one card, in printed order; the first print of a scope and source counts."""
    seen: set[tuple[str, str]] = set()
    header: list[Scope] = []
    signed = True
    scopes: list[Scope] = []
    for row in rows:
        columns = _columns(row)
        if columns and (not row.figures or len(columns) > 1):
            header, signed = _of_figures(columns), not _percent_at_head(row)
            continue
        if not header:
            scopes = _opened(scopes, row)
        for amount in _under(header, row, signed) if header else _paired(scopes, row):
            if (amount.scope, amount.source) not in seen:
                seen.add((amount.scope, amount.source))
                yield amount


def maximum_at_head(rows: Sequence[FundRow]) -> tuple[str, int] | None:
    """The maximum that the head of the column of scores names, and its line: 得分(20分*执行率)."""
    for row in rows:
        for token in row.labels:
            label = token.label
            if label is not None and (label.kind, label.key) == ("column", "score") and label.maximum:
                return label.maximum, row.line
    return None


def _columns(row: FundRow) -> list[Scope]:
    """The heads of columns in a row; beside one, 预算数 without its amount heads a column, too."""
    labels = [(token.label, token.column) for token in row.labels if token.label is not None]
    if not any(label.kind == "column" for label, _column in labels):
        return []
    return [
        (label.key, column)
        for label, column in labels
        if label.kind == "column" or (label.kind == "total" and label.key in FIGURES and not row.figures)
    ]


def _of_figures(columns: list[Scope]) -> list[Scope]:
    """The heads of columns without the first one, if its scope is printed again: 年度预算数 before 年初预算
    and 调整后预算数 stands above the sources.
    """
    first, *others = columns
    return others if first[0] in dict(others) else columns


def _percent_at_head(row: FundRow) -> bool:
    """Whether the head of the rates prints the % that the rates then lack: 执行率(%)."""
    labels = (token.label for token in row.labels)
    return any(label is not None and label.key == "rate" and label.unit is not None for label in labels)


def _source(label: Label) -> str:
    return label.key if label.kind == "source" else "total"


def _opened(scopes: list[Scope], row: FundRow) -> list[Scope]:
    """The scopes that stand side by side at a row: those known, and those that its totals open. A total below
    one that is known begins a block of its own.
    """
    known = dict(scopes)
    fresh = [(key, column) for kind, key, column in _printed(row) if kind == "total" and key not in known]
    if fresh and {column for _scope, column in fresh} <= set(known.values()):
        return fresh
    return scopes + fresh


def _printed(row: FundRow) -> list[tuple[str, str, int]]:
    """The labels of a row: kind, key and column."""
    return [(one.label.kind, one.label.key, one.column) for one in row.labels if one.label is not None]


def _paired(scopes: list[Scope], row: FundRow) -> Iterator[Amount]:
    """Amounts that follow their labels; behind a label that stands alone, as many as there are scopes are
    theirs.
    """
    if not scopes:
        return
    if [kind for kind, _key, _column in _printed(row)] == ["source"] and len(row.figures) == len(scopes):
        yield from _along(scopes, row)
        return
    label: Label | None = None
    at = -1
    for token in row.tokens:
        if token.label is not None:
            label, at = token.label, at + 1
        elif label is not None and token.figure is not None:
            yield Amount(_scope(scopes, row, at, token.column), _source(label), token.figure, row.line)
            label = None


def _along(scopes: list[Scope], row: FundRow) -> Iterator[Amount]:
    """The amounts of one source, one of every scope."""
    label = row.labels[0].label
    for (scope, _column), token in zip(scopes, row.figures, strict=True):
        if label is not None and token.figure is not None:
            yield Amount(scope, _source(label), token.figure, row.line)


def _scope(scopes: list[Scope], row: FundRow, at: int, figure: int) -> str:
    """The scope of the label `at` of a row, whose amount stands in the column `figure`.

    A total is a scope. The n-th print of a source is of the n-th scope, if it is printed more than once; a
    source behind a total is of it; and the n-th of as many sources as there are scopes is of the n-th.
    """
    labels = _printed(row)
    kind, key, column = labels[at]
    if kind == "total":
        return key
    again = [place for place, one in enumerate(labels) if one[:2] == (kind, key)]
    if 1 < len(again) <= len(scopes):
        return scopes[again.index(at)][0]
    totals = [name for one, name, _column in labels[:at] if one == "total"]
    if totals:
        return totals[-1]
    if len(again) == 1 and key in YEARLY and "annual" in dict(scopes):
        return "annual"
    if len(labels) == len(scopes):
        return scopes[at][0]
    # left of all scopes a label heads its row, and the amount stands below its scope
    place = figure if column < min(start for _scope, start in scopes) else column
    return min(scopes, key=lambda known: abs(known[1] - place))[0]


def _under(header: list[Scope], row: FundRow, signed: bool) -> Iterator[Amount]:
    """Amounts under the heads of columns; a rate is known by its % if rates are `signed`, the others by
    order, else by their columns.
    """
    first = row.labels[0] if row.labels else None
    if first is None or first.label is None:
        return
    source = _source(first.label)
    scopes = [(scope, column) for scope, column in header if scope in FIGURES]
    figures = row.figures
    if len(figures) == len(scopes):
        pairs = list(zip(scopes, figures, strict=True))
    else:
        shift = max(0, first.column - scopes[0][1] + 1) if scopes else 0
        pairs, left = [], list(scopes)
        for token in figures:
            percent = token.figure is not None and token.figure.percent
            fitting = [scope for scope in left if (scope[0] == "rate") == percent or not signed]
            if not fitting:
                continue
            nearest = min(fitting, key=lambda scope: abs(scope[1] + shift - token.column))
            left = left[left.index(nearest) + 1 :]
            pairs.append((nearest, token))
    for (scope, _), token in pairs:
        if token.figure is not None:
            yield Amount(scope, source, token.figure, row.line)
