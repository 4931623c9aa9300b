"""The amounts of a card: which scope (implementation period, year, budget, received, spent) and which source
each is of.

Three layouts: every label is followed by its amount, and the labels repeat once a scope; or the scopes head
columns of
amounts; or a single scope is listed. Column numbers only decide where labels and amounts do not pair off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yxtools.cards.vocabulary import Label
from yxtools.figures import Figure

FIGURES = frozenset({"initial", "budget", "received", "spent", "rate", "weight", "score"})


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
    header: list[tuple[str, int]] = []
    scopes: list[tuple[str, int]] = []
    for row in rows:
        columns = _columns(row)
        if columns and (not row.figures or len(columns) > 1):
            header = columns
            continue
        totals = [
            (token.label.key, token.column)
            for token in row.labels
            if token.label and token.label.kind == "total"
        ]
        if totals and not header:
            known = {scope for scope, _ in scopes}
            scopes += [(scope, column) for scope, column in totals if scope not in known]
        for amount in _under(header, row) if header else _paired(scopes, row):
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


def _columns(row: FundRow) -> list[tuple[str, int]]:
    """The heads of columns in a row; beside one, 预算数 without its amount heads a column, too."""
    labels = [(token.label, token.column) for token in row.labels if token.label is not None]
    if not any(label.kind == "column" for label, _column in labels):
        return []
    return [
        (label.key, column)
        for label, column in labels
        if label.kind == "column" or (label.kind == "total" and label.key in FIGURES and not row.figures)
    ]


def _source(label: Label) -> str:
    return label.key if label.kind == "source" else "total"


def _paired(scopes: list[tuple[str, int]], row: FundRow) -> Iterator[Amount]:
    """Amounts that follow their labels; the n-th print of a source in a row is of the n-th scope."""
    if not scopes:
        return
    counts: dict[str, int] = {}
    repeats: dict[str, int] = {}
    for token in row.labels:
        if token.label is not None:
            repeats[token.label.key] = repeats.get(token.label.key, 0) + 1
    waiting: Token | None = None
    for token in row.tokens:
        if token.label is not None:
            waiting = token
            counts[token.label.key] = counts.get(token.label.key, 0) + 1
        elif waiting is not None and waiting.label is not None and token.figure is not None:
            label = waiting.label
            if label.kind == "total":
                scope = label.key
            elif repeats[label.key] <= len(scopes):
                scope = scopes[counts[label.key] - 1][0]
            else:
                column = waiting.column
                scope = min(scopes, key=lambda known: abs(known[1] - column))[0]
            yield Amount(scope, _source(label), token.figure, row.line)
            waiting = None


def _under(header: list[tuple[str, int]], row: FundRow) -> Iterator[Amount]:
    """Amounts under the heads of columns; a rate is known by its %, the others by order, else by their
    columns.
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
            fitting = [scope for scope in left if (scope[0] == "rate") == percent]
            if not fitting:
                continue
            nearest = min(fitting, key=lambda scope: abs(scope[1] + shift - token.column))
            left = left[left.index(nearest) + 1 :]
            pairs.append((nearest, token))
    for (scope, _), token in pairs:
        if token.figure is not None:
            yield Amount(scope, source, token.figure, row.line)
