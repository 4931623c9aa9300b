"""One card from its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from yxtools.cards import indicators as table
from yxtools.cards.cut import is_title
from yxtools.cards.funds import FundRow, Token
from yxtools.cards.indicators import Header, Row
from yxtools.cards.lines import Cell, Line, joined
from yxtools.cards.vocabulary import LONGEST_LABEL, UNIT_TAIL, Label, Vocabulary
from yxtools.figures import Figure, is_nothing, parse_figure
from yxtools.text import squeeze

# (2024年度), 2024年, 2024年度
YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?:年度?|年\s*度?)?(?![0-9])")
# A title that says the year of the card: 云溪县2024年度…
TITLE_YEAR = re.compile(r"^[^0-9]{0,12}(20[0-9]{2})\s*年度")
YEAR_LINE = re.compile(r"^[(（]?\s*(20[0-9]{2})\s*年\s*度?\s*[)）]?$")
UNIT_LINE = re.compile(r"(?:金额)?单位[:：]\s*(亿元|万元|千元|元)")
# Fields of a foot or caption that stand in one text: 单位（盖章）：… 填报日期：…
INLINE = re.compile(
    r"(?=(?:填报日期|填报时间|填报人|填表人|经办人|联系电话|负责人|联系人|(?<!联系)电话)\s*[:：,，])"
)
SEPARATORS = " :：,，、。\n\t　"
ENDING = frozenset(
    {
        "clerk",
        "telephone",
        "leader",
        "filed",
        "conclusion",
        "experience",
        "problems",
        "reviewers",
        "note",
        "total",
    }
)
# Labels that may interrupt a table of indicators.
AFTER_INDICATORS = ENDING | {"project", "project_code", "filer"}


@dataclass(slots=True)
class Draft:
    """A card being read."""

    heads: dict[str, str] = field(default_factory=dict)
    narrative: dict[str, str] = field(default_factory=dict)
    contacts: dict[str, str] = field(default_factory=dict)
    where: dict[str, int] = field(default_factory=dict)
    labels: dict[tuple[str, str], int] = field(default_factory=dict)
    """Where every label of a field was printed first, with or without a value."""
    funds: list[FundRow] = field(default_factory=list)
    tasks: list[tuple[str, Figure, int]] = field(default_factory=list)
    """The tasks of a department with their budgets."""
    unread: list[int] = field(default_factory=list)
    """Lines of amounts whose label is not known."""
    plan: list[dict[str, Any]] = field(default_factory=list)
    plan_label: str | None = None
    rows: list[Row] = field(default_factory=list)
    scores: dict[str, tuple[Figure, int]] = field(default_factory=dict)
    maxima: dict[str, tuple[str, int]] = field(default_factory=dict)
    remarks: list[tuple[str, int]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    unit: str | None = None
    year: int | None = None
    year_line: int | None = None
    scoped: bool = False
    notes: list[str] = field(default_factory=list)

    def set(self, store: dict[str, str], key: str, value: str, line: int) -> None:
        """Keep a value; the first print counts, a longer one of a narrative replaces what it repeats."""
        known = store.get(key)
        if known is None or (store is self.narrative and len(value) > len(known)):
            store[key] = value
            self.where[key] = line


@dataclass(slots=True)
class Waiting:
    """A label whose value is still to come, on its own line or below."""

    label: Label
    column: int
    line: int


class Reader:
    """Reads the lines of one card into a draft, line by line."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.draft = Draft()
        self.header: Header | None = None
        self.inside = False
        self.reviewers = False
        self.pending: list[Waiting] = []
        self.steps: list[tuple[str, int]] = []
        self.tasks = False

    def read(self, lines: Sequence[Line]) -> Draft:
        """The draft of a card from all its lines."""
        lines = list(lines)
        at = 0
        while at < len(lines):
            line = lines[at]
            if self.inside or table.header(line, self.vocabulary):
                line, at = self._completed(lines, at)
            self._line(line)
            at += 1
        return self.draft

    def _completed(self, lines: list[Line], at: int) -> tuple[Line, int]:
        """A row that a cell with a blank line broke, joined to its rest; and the place of its last part."""
        line = lines[at]
        width = self.header.width if self.header is not None else 0
        if line.prose or line.width >= width or not self._labelled(line):
            return line, at
        cells, used = list(line.cells), line.width
        while used < width and at + 1 < len(lines):
            following = lines[at + 1]
            if not following.cells:
                at += 1
                continue
            if following.prose:
                texts = [following.text]
                while at + 2 < len(lines) and lines[at + 2].prose:
                    at += 1
                    texts.append(lines[at + 1].text)
                if (
                    at + 2 >= len(lines)
                    or self._labelled(lines[at + 2])
                    or used + lines[at + 2].width >= width
                ):
                    break
                cells.append(Cell(joined(texts), used, following.line))
                used += 1
            elif self._labelled(following) or used + following.width > width or self._ends(following):
                break
            else:
                cells += [replace(cell, column=cell.column + used) for cell in following.cells]
                used += following.width
            at += 1
        if used != line.width:
            line = replace(line, cells=tuple(cells), width=used, end=lines[at].end)
        return line, at

    def _labelled(self, line: Line) -> bool:
        return any(self.vocabulary.level(cell.text) is not None for cell in line.cells[:3])

    def _ends(self, line: Line) -> bool:
        label = self.vocabulary.field(line.cells[0].text) if line.cells else None
        return (
            label is not None
            and label.key in AFTER_INDICATORS
            and (not label.rest or label.rest[0] in SEPARATORS)
        )

    # --- one line
    # ---------------------------------------------------------------------------------------------------

    def _line(self, line: Line) -> None:
        if not line.cells:
            return
        vocabulary, draft = self.vocabulary, self.draft
        if line.marked:
            draft.notes.append(f"line {line.line}: remnants of markup taken out")
        if self._caption(line):
            return
        head = table.header(line, vocabulary)
        if head is not None and not self.reviewers:
            self._head(line, head)
        elif self.inside and table.marker(line, vocabulary):
            draft.rows.append(Row(line.line, marker=True))
        elif self.inside and any(
            (vocabulary.column(cell.text) or "").startswith("level") for cell in line.cells
        ):
            draft.notes.append(f"line {line.line}: what is left of a head was passed over")
        elif self._indicator(line):
            self.inside, self.reviewers = True, False
            row = table.take_apart(line, self.header, vocabulary, self._halves())
            draft.rows.append(row)
            if row.level1 is not None and row.level1.maximum:
                draft.maxima.setdefault(row.level1.key, (row.level1.maximum, row.line))
        else:
            self._fields(line)

    def _halves(self) -> bool:
        return self.draft.scoped and not any(
            role == "actual" for role, _ in (self.header.roles if self.header else ())
        )

    def _caption(self, line: Line) -> bool:
        """Title, year and unit: lines of one cell above the card."""
        draft, text = self.draft, line.cells[0].text
        if len(line.cells) > 1:
            return False
        if is_title(line, self.vocabulary):
            draft.titles.append(text)
            draft.where.setdefault("title", line.line)
            if draft.year is None and (year := TITLE_YEAR.search(text)) is not None:
                draft.year, draft.year_line = int(year[1]), line.line
            return True
        if (year := YEAR_LINE.match(text.strip())) is not None:
            draft.year, draft.year_line = int(year[1]), line.line
            return True
        if (unit := UNIT_LINE.search(text)) is not None and len(text) < 20:
            draft.unit = draft.unit or unit[1]
            return True
        return False

    def _head(self, line: Line, head: Header) -> None:
        self.inside = True
        self.draft.scoped = self.draft.scoped or head.halves
        if self.header is None or len(head.roles) >= 2:
            self.header = head
        if self.draft.rows:
            self.draft.rows.append(Row(line.line, marker=True, header=head))
        for cell in line.cells:
            level = self.vocabulary.level(cell.text)
            if level is not None and level.kind == "level1":
                self.draft.rows.append(Row(line.line, level1=level, header=head))

    def _indicator(self, line: Line) -> bool:
        """Whether a line is a row of indicators."""
        if line.prose or self.reviewers:
            return False
        first = self.vocabulary.field(line.cells[0].text)
        if (
            first is not None
            and first.key in AFTER_INDICATORS
            and (not first.rest or first.rest[0] in SEPARATORS or first.key == "total")
        ):
            if not (first.key == "note" and self.inside and len(line.cells) > 2):
                return False
        if self._labelled(line):
            return True
        if not self.inside:
            return False
        # behind 绩效指标 left alone a head may stand once more
        others = [self.vocabulary.field(cell.text, glued=False) for cell in line.cells[:2]]
        if any(
            o is not None
            and o.exact
            and o.kind in ("narrative", "heading", "total", "score", "head")
            and o.key not in ("heading",)
            for o in others
        ):
            return False
        if any(
            o is not None and o.kind == "heading" and not self.vocabulary.grouping(c.text)
            for o, c in zip(others, line.cells, strict=False)
        ):
            return False
        if self.vocabulary.regex("indicators", "ellipsis").match(squeeze(line.cells[0].text)):
            return False
        return not self._scored_below(line)

    def _scored_below(self, line: Line) -> bool:
        """Whether a line is the value of a total whose label stands on the line above."""
        return len(line.cells) == 1 and bool(self.pending) and parse_figure(line.cells[0].text) is not None

    # --- fields
    # -----------------------------------------------------------------------------------------------------

    def _fields(self, line: Line) -> None:
        """A line of labels and values."""
        pieces = list(self._pieces(line))
        labels = [label for _, label in pieces if label is not None]
        if self.reviewers and not any(label.kind in ("contacts", "head", "tail") for label in labels):
            return
        if self._plan(line, labels):
            return
        if any(label.key == "tasks" for label in labels):
            self.tasks = True
            self.draft.unit = self.draft.unit or next((label.unit for label in labels if label.unit), None)
            self._values(line, [piece for piece in pieces if piece[1] is None or piece[1].kind == "heading"])
            return
        if self.tasks and self._task(line):
            return
        self.tasks = False
        if not labels:
            if not self.pending and self._unread(line):
                self.draft.unread.append(line.line)
                self.draft.notes.append(
                    f"line {line.line}: an amount whose label is not known ({line.cells[0].text})"
                )
            self._below(line)
            return
        if any(label.kind in ("total", "source", "column") for label in labels) and not (
            labels[0].kind == "narrative" and labels[0].exact and len(labels) == 1
        ):
            self._fund_row(line, pieces)
        self._values(line, pieces)

    def _task(self, line: Line) -> bool:
        """A task of a department with its budget, or their total."""
        figure = next(
            (found for cell in reversed(line.cells) if (found := _number(cell.text)) is not None), None
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
            and not self.inside
            and not line.prose
            and not self.draft.narrative
            and _number(texts[0]) is None
            and len(texts[0]) < LONGEST_LABEL
            and any(_number(text) is not None for text in texts[1:])
        )

    def _pieces(self, line: Line) -> Iterator[tuple[Cell, Label | None]]:
        """The cells of a line with the labels they print; a label with a value glued behind it gives two
        pieces.
        """
        waiting: Label | None = None
        taken = False
        figures = any(_number(cell.text) is not None for cell in line.cells)
        for cell in (part for whole in line.cells for part in _parts(whole, self.vocabulary)):
            label = self.vocabulary.field(cell.text, glued=True)
            if label is not None and label.rest and waiting is not None and waiting.kind == "narrative":
                label = None
            if label is not None and label.rest and not self._glued(label, waiting, line):
                label = None
            if (
                label is not None
                and (not label.exact or (label.kind == "source" and not figures))
                and not taken
                and waiting is not None
                and waiting.kind in ("narrative", "head")
            ):
                label = None
            if (
                label is not None
                and waiting is not None
                and waiting.kind == "narrative"
                and taken
                and label.rest
            ):
                label = None
            if (
                label is not None
                and self.inside
                and label.key not in AFTER_INDICATORS | {"completion", "execution"}
                and not label.exact
            ):
                label = None
            if label is None:
                yield cell, None
                taken = True
                if waiting is not None and waiting.kind != "narrative":
                    waiting = None
                continue
            yield cell, label
            waiting, taken = label, False
            rest = label.rest.lstrip(SEPARATORS).rstrip()
            if rest:
                yield replace(cell, text=rest), None
                waiting = label if label.kind == "narrative" else None
                taken = True
                if (
                    not line.prose
                    and label.rest[:1] not in ("", ":", "：")
                    and label.kind not in ("tail", "contacts")
                ):
                    self.draft.notes.append(f"line {line.line}: {label.text} and its value share a cell")

    def _glued(self, label: Label, waiting: Label | None, line: Line) -> bool:
        """Whether a value may be glued behind a label: marked off, or nothing else waits for a value."""
        if label.rest[0] in SEPARATORS:
            return (
                waiting is None
                or waiting.kind in ("heading", "tail")
                or label.kind in ("contacts", "head", "total", "source")
                or not line.prose
            )
        if label.kind == "column" or (line.prose and label.kind not in ("score", "tail", "contacts")):
            return False
        if waiting is not None and waiting.kind in ("head", "contacts", "narrative"):
            return False
        if label.kind in ("total", "source") or label.kind == "score":
            return _number(label.rest.strip(SEPARATORS)) is not None
        return label.kind in ("head", "contacts", "narrative", "tail") and len(label.text) >= 4

    def _values(self, line: Line, pieces: Sequence[tuple[Cell, Label | None]]) -> None:
        """Give every label of the line the cells behind it."""
        waiting: Waiting | None = None
        taken = 0
        # the rows of a table fill what the row above left open; lines of text may wait longer
        self.pending = [w for w in self.pending if line.prose and w.line >= line.line - 12]
        fresh: list[Waiting] = []
        before = 0
        for cell, label in pieces:
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
            self.reviewers, self.inside = True, False
        elif self.inside and label.key in AFTER_INDICATORS:
            self.inside = False
        draft.scoped = draft.scoped or label.key == "period_goal"
        if label.kind == "score" and label.key == "execution":
            draft.where.setdefault("execution", line.line)
            if label.maximum:
                draft.maxima.setdefault("execution", (label.maximum, line.line))
        if label.kind == "score" and label.key == "total":
            draft.where["total"] = line.line
        if label.kind == "tail":
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
            if chosen.label.kind == "score" and _number(cell.text) is None and len(fitting) > 1:
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
        figure = _number(text)
        if (
            figure is None
            and (match := self.vocabulary.regex("scores", "in_brackets").search(text)) is not None
        ):
            figure = _number(match[1])
        if figure is not None and not figure.percent:
            self.draft.scores[label.key] = (figure, line)
        elif label.key == "execution":
            self.draft.set(self.draft.narrative, "execution", text, line)

    # --- funds and payment plan
    # -------------------------------------------------------------------------------------

    def _fund_row(self, line: Line, pieces: Sequence[tuple[Cell, Label | None]]) -> None:
        tokens = []
        for cell, label in pieces:
            if label is not None and label.kind in ("total", "source", "column"):
                tokens.append(Token(cell.column, label=label))
            elif label is None and (figure := _number(cell.text)) is not None:
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
            figure = _number(cell.text) if cell is not None else None
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


def _parts(cell: Cell, vocabulary: Vocabulary) -> Iterator[Cell]:
    """A cell that holds several fields, taken apart: at lines that are labels, and before the labels of a
    foot.
    """
    if "\n" in cell.text:
        texts = [text.strip() for text in cell.text.split("\n") if text.strip()]
        found = [vocabulary.field(text, glued=False) for text in texts]
        if any(label is not None for label in found) or (UNIT_TAIL.search(texts[0]) and len(texts) > 1):
            yield from (replace(cell, text=text) for text in texts)
            return
    if len(cell.text) < 120 and len(split := [part for part in INLINE.split(cell.text) if part.strip()]) > 1:
        yield from (replace(cell, text=part.strip()) for part in split)
        return
    yield cell


def _number(text: str) -> Figure | None:
    """The figure a cell prints; blanks inside a date of filing or a code are no matter here."""
    return None if is_nothing(text) else parse_figure(text)
