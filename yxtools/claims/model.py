"""What prose says, while it is being read: figures in their places, statements, lists of parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from yxtools.figures import Figure
from yxtools.units import unit_family

Dims = dict[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure in running text."""

    figure: Figure
    start: int
    end: int
    """Where it stands in its paragraph, sign and unit included."""
    ref: str
    line: int

    @property
    def family(self) -> str:
        """What it measures: 元, 个, 辆, 1 (a share) …"""
        found = unit_family(self.figure.unit) if self.figure.unit else None
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a label names."""

    text: str = ""
    dims: Dims = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """Names of a classification, the outermost first (类, 款, 项); the last one is meant."""
    classes: tuple[str, ...] = ()
    """The classes the last name may stand for: functional:2080501 …"""
    version: str | None = None
    """initial, adjusted, budget, execution or final, if the label says which of a year's figures is meant."""
    year: int | None = None
    unit: str | None = None
    """Another organisation than the department."""
    residue: str = ""
    """What of the label was not understood."""

    @property
    def silent(self) -> bool:
        """Whether the label names nothing of its own."""
        return not (self.dims or self.names or self.residue or self.unit)

    @property
    def understood(self) -> bool:
        return not self.residue and bool(self.dims or self.names)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a change is measured against: a year (None: the year before), a version; or the own budget."""

    year: int | None = None
    version: str | None = None
    own: bool = False


@dataclass(slots=True)
class Change:
    """A difference to another period as it is stated: direction, amount, rate."""

    basis: Basis
    direction: int
    """1 up, -1 down, 0 the same."""
    amount: Printed | None = None
    percent: Printed | None = None
    percent_direction: int = 0
    prior: Printed | None = None
    """The figure before, where it is stated too."""
    year: int | None = None
    """The year after, if it is named again."""
    paragraph: int | None = None
    """Where it is said, if not in the paragraph of the figure."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """The final figure against a version of the budget: 1 greater, -1 less, 0 equal; and where it is said."""

    direction: int
    version: str
    paragraph: int
    start: int
    end: int


@dataclass(slots=True)
class Share:
    """A share as it is stated, and the words that name the whole (empty: that of the list)."""

    percent: Printed
    whole: Subject
    start: int
    end: int


@dataclass(slots=True)
class Item:
    """Everything stated about one subject."""

    subject: Subject
    dims: Dims
    paragraph: int
    start: int
    end: int
    sentence: int
    values: dict[str, Printed] = field(default_factory=dict)
    """Amounts by version; "" where none is named."""
    changes: list[Change] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    rates: list[tuple[str, Printed, int, int]] = field(default_factory=list)
    """Completion: the version that is completed, the rate, where it is said."""
    compared: list[Compared] = field(default_factory=list)
    parent: Parts | None = None
    explained: bool = False
    """Stated in an explanation: of nothing that the tables print."""
    bound: bool = False
    """A part of the money of the tables: at most what they print."""
    unsure: bool = False
    """Named like a class, but probably an organisation: 图书馆."""
    fund_taken: bool = False
    """Its fund is that of the statement before it, and not certain."""

    @property
    def value(self) -> Printed | None:
        """The amount that is meant where nothing else is said: the final figure rather than the budget."""
        for version in ("", "final", "execution", "budget", "adjusted", "initial"):
            if version in self.values:
                return self.values[version]
        return None


@dataclass(slots=True)
class Parts:
    """A list of parts and the statements that may be its head, the nearest first."""

    heads: list[Item]
    dims: Dims
    complete: bool
    paragraphs: bool
    """Whether its members are the paragraphs that follow."""
    start: int
    paragraph: int
    strength: int = 0
    """The strongest mark between two members so far."""
    members: list[Item] = field(default_factory=list)
    totals: list[Item] = field(default_factory=list)
    """合计 within the list: the head again."""
    again: list[Item] = field(default_factory=list)
    """What is named like the head among the members: the head, or one of a name that is not known."""
    bracket: bool = False
    level: int | None = None
    """The level of the numbers that its members, being paragraphs, have."""

    @property
    def head_dims(self) -> Dims:
        """The dimensions of the nearest statement it may be of that has any."""
        return next((head.dims for head in self.heads if head.dims), self.dims)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things that are then named."""

    figure: Printed
    noun: str
    names: tuple[str, ...]
    at_least: bool
    """The list is open: it ends with 等."""
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Explained:
    """Amounts in an explanation of which the last is what the others come to: the result comes first."""

    terms: tuple[tuple[int, str, Printed], ...]
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """A statement that there is nothing: its subject, the year it names, and where it is said."""

    dims: Dims
    year: int | None
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A figure no pattern understood, and why."""

    printed: Printed
    paragraph: int
    reason: str
    label: str = ""


@dataclass(slots=True)
class Reading:
    """What a passage says."""

    items: list[Item] = field(default_factory=list)
    lists: list[Parts] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)
    nothing: list[Nothing] = field(default_factory=list)
    explained: list[Explained] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
