"""A table while it is being understood: cells, columns, rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from yxtools.figures import Figure

Dims = dict[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell of the body."""

    text: str
    """As printed."""
    squeezed: str
    figure: Figure | None
    nothing: bool
    """Blank, or printed for nothing (——)."""
    line: int


@dataclass(slots=True)
class Column:
    """One column: what its header says and what it is for."""

    index: int
    path: tuple[str, ...]
    """Header labels from top to leaf, without blanks."""
    role: str = "figure"
    """code, name, line (行次), unit (计量单位), text or figure."""
    block: int = 0
    side: str | None = None
    """income or expenditure, in a table of two sides."""
    dims: Dims = field(default_factory=dict)
    unit: str | None = None
    counts: bool = False
    """Whether it counts things (数量) whose unit its rows tell."""
    year: int | None = None
    partial: bool = False
    """Whether its header says 其中."""

    @property
    def leaf(self) -> str:
        return self.path[-1] if self.path else ""


@dataclass(slots=True)
class Row:
    """One row of one block of columns."""

    index: int
    line: int
    block: int
    code: str | None
    name: str
    """As printed, without the code before it and the blanks of typesetting."""
    cells: dict[int, Cell] = field(default_factory=dict)
    """The cells of its figure columns, by column."""
    role: str = "item"
    """item, total, or unit (in a list of units and their projects)."""
    grand: bool = False
    level: int = 0
    indent: int = 0
    number: int = 0
    """Level of the numbering printed before the name (0: none)."""
    partial: bool = False
    parent: int | None = None
    dims: Dims = field(default_factory=dict)
    unit: str | None = None
    known: bool = True
    """Whether its label is understood; an unknown row may or may not be a part of the total below it."""
    texts: dict[int, str] = field(default_factory=dict)
    """What it prints in columns that hold no figures, its code, name and number left out."""
    line_no: str | None = None
    """The number printed beside it (行次, 序号)."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Printed cells that are in no row and in no header path."""

    kind: str
    """column numbers, head again, label (of the head, over no column), line number or text (of no row)."""
    line: int
    texts: list[str]
    """Its cells as printed, blank ones left out."""
