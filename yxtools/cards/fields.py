"""The fields of a card: labels with their values, beside them or below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yxtools.cards.draft import Draft
from yxtools.cards.funds import FundRow, Token
from yxtools.cards.lines import Line
from yxtools.cards.pieces import AFTER_INDICATORS, Piece, number, pieces
from yxtools.cards.vocabulary import LONGEST_LABEL, Label, Vocabulary
from yxtools.language import _
from yxtools.text import squeeze

# So many lines of text below its label a value is still awaited.
LONGEST_WAIT = 12


@dataclass(slots=True)
class Place:
    """Where in the card its reader is."""

    inside: bool = False
    """Among the indicators."""
    reviewers: bool = False
    """In the list of those who reviewed it."""


@dataclass(slots=True)
class Waiting:
    """A label whose value is still to come, on its own line or below."""

    label: Label
    column: int
    line: int


class Fields:
    """Reads the lines of a card that hold fields into its draft, line by line."""

    def __init__(self, vocabulary: Vocabulary, draft: Draft, place: Place) -> None:
        self.vocabulary = vocabulary
        self.draft = draft
        self.place = place
        self.pending: list[Waiting] = []
        self.steps: list[tuple[str, int]] = []
        self.tasks = False

    def read(self, line: Line) -> None:
        """A line of labels and values."""
        found = list(pieces(line, self.vocabulary, self.place.inside, self.draft.notes))
        if self._whole(found):
            found = [(cell, label and replace(label, kind="source")) for cell, label in found]
        labels = [label for _, label in found if label is not None]
        if self.place.reviewers and not any(label.kind in ("contacts", "head", "tail") for label in labels):
            return
        if self._plan(line, labels):
            return
        if any(label.key == "tasks" for label in labels):
            self.tasks = True
            self.draft.unit = self.draft.unit or next((label.unit for label in labels if label.unit), None)
            self._values(line, [piece for piece in found if piece[1] is None or piece[1].kind == "heading"])
            return
        if self.tasks and self._task(line):
            return
        self.tasks = False
        if not labels:
            if not self.pending and self._unread(line):
                self.draft.unread.append(line.line)
                self.draft.notes.append(
                    _("line {line}: an amount whose label is not known ({text})").format(
                        line=line.line, text=line.cells[0].text
                    )
                )
            self._below(line)
            return
        if any(label.kind in ("total", "source", "column") for label in labels) and not (
            labels[0].kind == "narrative" and labels[0].exact and len(labels) == 1
        ):
            self._fund_row(line, found)
        self._values(line, found)

    def _whole(self, found: Sequence[Piece]) -> bool:
        """Whether 合计 begins the row of the totals right below the heads of columns of funds: it is no
        score.
        """
        label = found[0][1] if found else None
        heads = self.draft.funds[-1] if self.draft.funds else None
        return (
            label is not None
            and (label.kind, label.key) == ("score", "total")
            and not self.place.inside
            and heads is not None
            and len(heads.labels) > 1
            and not heads.figures
            and sum(label is not None for _cell, label in found) == 1
        )

    def _task(self, line: Line) -> bool:
        """A task of a department with its budget, or their total."""
        figure = next(
            (found for cell in reversed(line.cells) if (found := number(cell.text)) is not None), None
        )
        name = squeeze(line.cells[0].text)
        if figure is None or len(line.cells) < 2:
            return False
        if name in self.vocabulary.data["tasks"]["total"]:
            label = Label("total", "budget", name)
            tokens = (Token(line.cells[0].column, label=label), Token(line.cells[-1].column, figure=figure))
            self.draft.funds.append(FundRow(line.line, tokens))
        else:
            self.draft.tasks.append((line.cells[0].text, figure, line.line))
        return True

    def _unread(self, line: Line) -> bool:
        """Whether a line among the funds holds amounts of a source that no label names."""
        texts = [cell.text for cell in line.cells]
        return (
            bool(self.draft.funds)
            and not self.place.inside
            and not line.prose
            and not self.draft.narrative
            and number(texts[0]) is None
            and len(texts[0]) < LONGEST_LABEL
            and any(number(text) is not None for text in texts[1:])
        )

    def _values(self, line: Line, found: Sequence[Piece]) -> None:
        """Give every label of the line the cells behind it."""
        waiting: Waiting | None = None
        taken = 0
        # the rows of a table fill what the row above left open; lines of text may wait longer
        self.pending = [w for w in self.pending if line.prose and w.line >= line.line - LONGEST_WAIT]
        fresh: list[Waiting] = []
        before = 0
        for cell, label in found:
            if label is not None:
                # behind several headings a label is the head of a column
                if label.kind != "narrative" or before < 2:
                    self.draft.labels.setdefault((label.kind, label.key), line.line)
                before += 1 if label.kind == "heading" else 2
                if waiting is not None and not taken:
                    fresh.append(waiting)
                waiting, taken = Waiting(label, cell.column, line.line), 0
                self._seen(label, line)
            elif waiting is not None:
                self._store(waiting.label, cell.text, line.line, taken)
                taken += 1
        if waiting is not None and not taken:
            fresh.append(waiting)
        self.pending += [
            w
            for w in fresh
            if w.label.kind in ("narrative", "score") or (line.prose and w.label.kind in ("head", "contacts"))
        ]

    def _seen(self, label: Label, line: Line) -> None:
        draft = self.draft
        if label.unit and label.unit[-1] == "元" and label.kind in ("total", "heading", "column", "source"):
            draft.unit = draft.unit or label.unit
        if label.kind == "tail" and label.key == "reviewers":
            self.place.reviewers, self.place.inside = True, False
        elif self.place.inside and label.key in AFTER_INDICATORS:
            self.place.inside = False
        draft.scoped = draft.scoped or label.key == "period_goal"
        if label.kind == "score" and label.key == "execution":
            draft.where.setdefault("execution", line.line)
            if label.maximum:
                draft.maxima.setdefault("execution", (label.maximum, line.line))
        if label.kind == "score" and label.key == "total":
            draft.where["total"] = line.line
        # 备注 also heads a column
        first = self.vocabulary.field(line.cells[0].text)
        if label.kind == "tail" and first is not None and first.kind == "tail":
            draft.remarks.append((line.text, line.line))

    def _below(self, line: Line) -> None:
        """A line without labels: the values of labels above it."""
        last: Waiting | None = None
        for cell in line.cells:
            if not self.pending:
                if last is not None and last.label.key == "goal":
                    self._store(last.label, cell.text, line.line, 1)
                return
            fitting = [w for w in self.pending if w.column == cell.column and not line.prose] or self.pending
            chosen = fitting[0]
            if chosen.label.kind == "score" and number(cell.text) is None and len(fitting) > 1:
                chosen = fitting[1]
            self.pending.remove(chosen)
            self._store(chosen.label, cell.text, line.line, 0)
            last = chosen

    def _store(self, label: Label, text: str, line: int, taken: int) -> None:
        draft = self.draft
        if label.kind == "head" and not taken:
            draft.set(draft.heads, label.key, text, line)
        elif label.kind == "contacts" and not taken:
            draft.set(draft.contacts, label.key, text, line)
        elif label.kind == "narrative":
            key = label.key + "_annual" if label.key == "goal" and taken and draft.scoped else label.key
            draft.set(draft.narrative, key, text, line)
        elif label.kind == "score":
            self._score(label, text, line)

    def _score(self, label: Label, text: str, line: int) -> None:
        figure = number(text)
        if (
            figure is None
            and (match := self.vocabulary.regex("scores", "in_brackets").search(text)) is not None
        ):
            figure = number(match[1])
        if figure is not None and not figure.percent:
            self.draft.scores[label.key] = (figure, line)
        elif label.key == "execution":
            self.draft.set(self.draft.narrative, "execution", text, line)

    def _fund_row(self, line: Line, found: Sequence[Piece]) -> None:
        tokens = []
        for cell, label in found:
            if label is not None and label.kind in ("total", "source", "column"):
                tokens.append(Token(cell.column, label=label))
            elif label is None and (figure := number(cell.text)) is not None:
                tokens.append(Token(cell.column, figure=figure))
        self.draft.funds.append(FundRow(line.line, tuple(tokens)))

    def _plan(self, line: Line, labels: Sequence[Label]) -> bool:
        """The head of a payment plan, or its figures below."""
        step = self.vocabulary.regex("plan", "step")
        if any(label.kind == "plan" for label in labels):
            self.steps = [
                (squeeze(cell.text), cell.column) for cell in line.cells if step.match(squeeze(cell.text))
            ]
            self.draft.plan_label = line.cells[0].text
            self.draft.where["plan_label"] = line.line
            return bool(self.steps)
        if not self.steps or labels:
            return False
        for name, column in self.steps:
            cell = next((cell for cell in line.cells if cell.column == column), None)
            figure = number(cell.text) if cell is not None else None
            self.draft.plan.append(
                {
                    "label": name,
                    "value": figure.value if figure else None,
                    "decimals": figure.decimals if figure else None,
                    "raw": figure.raw if figure else "",
                    "line": cell.line if cell is not None else line.line,
                }
            )
        self.steps = []
        return True
