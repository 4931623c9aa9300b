"""Which printed figure is wrong: the fewest figures whose correction satisfies what fails and keeps what
holds.

Failing relations are symptoms. Those that share figures are looked at together. One figure whose correction
mends them all and breaks nothing is their cause; else two figures are looked for, or figures that go
together (one column off, rows exchanged, one figure restated); else the figure that mends most. Relations
that hold vouch for their figures: whatever breaks one is no cause. Of several causes that are left, the
likelier slip is taken; where nothing tells them apart they are all named, as a tie. Within a single
relation any of its figures would do, and a slip proves nothing: then it is said how many others there are.
The search is deterministic and bounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from yxtools.checks import slips
from yxtools.checks.relation import AT_MOST, Operand
from yxtools.checks.suspects import structures
from yxtools.checks.suspects.evidence import PROOFS, Evidence, Suspect
from yxtools.checks.suspects.graph import Graph, connected
from yxtools.checks.suspects.hypotheses import Budget, Guesses, Hypothesis
from yxtools.checks.suspects.scrambled import scrambled
from yxtools.checks.suspects.truncated import truncations
from yxtools.figures import Interval

MOST_TIED = 12
MOST_STEPS = 100_000
"""Work for one document: a sound one takes none, one wrong figure some hundred steps."""
MOST_PAIRED = 60
"""Failing relations above which they have more than two causes."""
LARGEST_PAIRED = 40
"""Figures of a relation above which no second wrong figure is looked for."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why relations fail: the figures that are wrong (together, or one of them: a tie)."""

    suspects: tuple[Suspect, ...]
    tie: bool
    mended: frozenset[int]
    """The failing relations, by their positions, that its correction satisfies."""
    rivals: int = 0
    """How many other figures would do as well, but that no known slip explains them."""
    of_precision: bool = False
    """Whether figures say what they mean, and only print it too coarsely."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a document besides its relations."""

    captions: Mapping[str, Operand] = field(default_factory=dict)
    """The unit that each table prints above itself, by table."""
    confused: Collection[str] = ()
    """The tables known to be in another unit than they print."""
    prose: Callable[[], Counter[Interval]] = Counter
    """How often the paragraphs print each amount."""


def causes(graph: Graph, known: Surroundings | None = None) -> list[Cause]:
    """The causes of what fails among the relations of one document. A failing relation of which nothing can
    be said has none.
    """
    return _Search(graph, known or Surroundings()).causes() if graph.failing() else []


class _Search:
    def __init__(self, graph: Graph, known: Surroundings) -> None:
        self.graph = graph
        self.guesses = Guesses(self.graph, Budget(MOST_STEPS))
        self.evidence = Evidence(graph, known.prose)
        self.captions, self.confused = known.captions, known.confused

    def causes(self) -> list[Cause]:
        open_ = set(self.graph.failing())
        found: list[Cause] = []
        while fresh := self._of_structure(open_):
            found += fresh
        waiting = self._components(open_)
        while waiting and self.guesses.budget.left > 0:
            component = waiting.pop(0)
            one = self._cause(component)
            if one is None:
                waiting[:0] = self._bounds_apart(component)
            if one is not None:
                found.append(one)
                self._correct(one)
                waiting[:0] = self._components(component - one.mended)
        return found

    def _of_structure(self, open_: set[int]) -> list[Cause]:
        """What rows and tables as wholes explain; takes it out of what is open."""
        looks = (
            self._units,
            self._scrambled,
            self._truncated,
            self._exchanged,
            self._doubled,
            self._shifted,
            self._strayed,
            self._gaps,
        )
        found = []
        for look in looks:
            for cause in look(open_):
                if cause.mended and cause.mended <= open_:
                    found.append(cause)
                    open_ -= cause.mended
                    self._correct(cause)
        return found

    def _correct(self, cause: Cause) -> None:
        """Take the figures of a cause as what they should be: another table may restate them."""
        for suspect in () if cause.tie else cause.suspects:
            if suspect.implied is not None:
                self.graph.corrected[suspect.ref] = self.graph.change(suspect.ref, suspect.implied)

    # -- rows and tables as wholes

    def _units(self, failing: Collection[int]) -> list[Cause]:
        """Tables of which nothing holds but what stands in them, unless their unit is another."""
        told = structures.units(self.graph, failing, self.confused)
        found = [one for one in told if one[0] in self.captions]
        found = [one for one in found if one[0] in self.confused] or found
        most = max((len(mended) for _table, mended in found), default=0)
        best = [(table, mended) for table, mended in found if len(mended) == most]
        if not best:
            return []
        suspects = tuple(Suspect(self.captions[table], None, 0, slips.UNIT) for table, _ in best)
        return [Cause(suspects, len(best) > 1, best[0][1])]

    def _scrambled(self, failing: Collection[int]) -> Iterator[Cause]:
        for one in scrambled(self.guesses, failing):
            yield Cause((Suspect(one.start, None, 0, one.slip),), False, one.mended)

    def _truncated(self, failing: Collection[int]) -> Iterator[Cause]:
        for one in truncations(self.guesses, failing):
            yield replace(self._changed_together(one), of_precision=True)

    def _exchanged(self, failing: Collection[int]) -> Iterator[Cause]:
        exchanged = structures.exchanges(self.guesses, failing)
        found = [one for one in exchanged if not self._of_one_figure(one.mended)]
        while found:
            most = max(len(one.mended) for one in found)
            best = next(one for one in found if len(one.mended) == most)
            cause = self._made([one for one in found if one.mended == best.mended])
            if cause is not None:
                yield cause
            found = [one for one in found if not one.mended & best.mended]

    def _of_one_figure(self, failing: Collection[int]) -> bool:
        """Whether one figure explains as much: then no two rows are to blame."""
        shared = _shared(self.graph, failing)
        return any(_explains(one, failing) for one in self.guesses.singles(failing, shared))

    def _doubled(self, failing: Collection[int]) -> Iterator[Cause]:
        yield from map(self._changed_together, structures.doubles(self.guesses, failing))

    def _strayed(self, failing: Collection[int]) -> Iterator[Cause]:
        """A row that only its figures explain."""
        strays = [
            one for one in structures.strays(self.guesses, failing) if not self._of_one_figure(one.mended)
        ]
        if len(strays) == 1:
            yield self._changed_together(strays[0])

    def _changed_together(self, one: Hypothesis) -> Cause:
        suspects = [self.evidence.suspect(ref, change, one.slip) for ref, change in one.changes.items()]
        return Cause(tuple(suspects), False, one.mended)

    def _shifted(self, failing: Collection[int]) -> Iterator[Cause]:
        """Figures one column off, where two columns are the worse for it."""
        refs = sorted({ref for at in failing for ref in self.graph.ties[at].terms})
        for one in self.guesses.shifts(refs):
            if len(one.mended) > 1 and not one.broken:
                cause = self._made([one])
                if cause is not None:
                    yield cause

    def _gaps(self, failing: Collection[int]) -> Iterator[Cause]:
        for gap in structures.gaps(self.graph, failing, self.evidence.printed):
            yield Cause((Suspect(gap.row, None, 0, slips.MISSING),), False, gap.mended)

    def _components(self, failing: Collection[int]) -> list[set[int]]:
        """The failing relations parted into those that hang together by figures."""
        self.guesses.budget.spend(sum(len(self.graph.ties[at].terms) for at in failing))
        parts = connected({at: self.graph.ties[at].terms for at in sorted(failing)})
        return [set(part) for part in parts]

    def _bounds_apart(self, component: set[int]) -> list[set[int]]:
        """The equations of a component and its bounds by themselves; nothing where it has only one kind.

        A bound that fails says of neither of its figures that it is wrong in an equation, too.
        """
        bounds = {at for at in component if self.graph.ties[at].relation.kind == AT_MOST}
        if not bounds or bounds == component:
            return []
        return [*self._components(component - bounds), *self._components(bounds)]

    def _cause(self, component: set[int]) -> Cause | None:
        """What explains all of a component, else most of it; None where nothing does."""
        for hypotheses in (self._whole, self._together, self._pairs, self._most):
            found = [one for one in hypotheses(component) if self.evidence.plausible(one)]
            if found:
                likely, rivals = self._likeliest(found)
                if len(component) > 1:
                    return self._made(likely)
                (at,) = component
                return self._made(likely, max(rivals, self.evidence.open_parts(at, likely)))
        return None

    # -- stages of the search, each worth trying only if the one before found nothing

    def _whole(self, component: set[int]) -> Iterator[Hypothesis]:
        """One figure that mends everything and breaks nothing."""
        shared = _shared(self.graph, component)
        yield from _best_of_each(
            one for one in self.guesses.singles(component, shared) if _explains(one, component)
        )

    def _together(self, component: set[int]) -> Iterator[Hypothesis]:
        """Figures that go together: one wherever it is restated."""
        shared = _shared(self.graph, component)
        copied = (self.guesses.copies(one) for one in self.guesses.singles(component, shared))
        yield from (one for one in copied if _explains(one, component))

    def _pairs(self, component: set[int]) -> Iterator[Hypothesis]:
        """Two figures that mend everything between them."""
        smallest = min(sorted(component), key=lambda at: len(self.graph.ties[at].terms))
        refs = list(self.graph.ties[smallest].terms)
        if 1 < len(component) <= MOST_PAIRED and len(refs) <= LARGEST_PAIRED:
            yield from (one for one in self.guesses.pairs(component, refs) if _explains(one, component))

    def _most(self, component: set[int]) -> list[Hypothesis]:
        """The figures that mend most and break least."""
        refs = sorted({ref for at in component for ref in self.graph.ties[at].terms})
        found = list(self.guesses.singles(component, refs))
        # a relation that holds by chance is rare: one broken weighs more than one mended
        best = max((_merit(one) for one in found), default=(0, 0))
        if best[0] <= 0:
            return []
        first = [one for one in found if _merit(one) == best]
        return list(_best_of_each(one for one in first if one.mended == first[0].mended))

    # -- which of several

    def _likeliest(self, found: Sequence[Hypothesis]) -> tuple[list[Hypothesis], int]:
        """Those that the rest of the document and the slips speak for, and how many others only slips speak
        against.
        """
        if len(found) == 1:
            return list(found), 0
        evidence = [self.evidence.weight(one) for one in found]
        best = max(evidence)
        likely = [one for one, weight in zip(found, evidence, strict=True) if weight == best]
        as_good = sum(1 for weight in evidence if weight[:PROOFS] == best[:PROOFS])
        return likely, as_good - len(likely)

    # -- the result

    def _made(self, hypotheses: Sequence[Hypothesis], rivals: int = 0) -> Cause | None:
        suspects = {
            ref: self.evidence.suspect(ref, change, one.slip)
            for one in hypotheses
            for ref, change in one.changes.items()
        }
        if len(hypotheses) > 1 and len(suspects) > MOST_TIED:
            return None
        mended = frozenset().union(*(one.mended for one in hypotheses))
        return Cause(tuple(suspects.values()), len(hypotheses) > 1, mended, rivals)


def _shared(graph: Graph, component: Collection[int]) -> list[str]:
    """The figures that stand in every relation of a component."""
    ordered = sorted(component, key=lambda at: (len(graph.ties[at].terms), at))
    shared = list(graph.ties[ordered[0]].terms)
    for at in ordered[1:]:
        shared = [ref for ref in shared if ref in graph.ties[at].terms]
    return shared


def _explains(one: Hypothesis, component: Collection[int]) -> bool:
    return not one.broken and one.mended >= set(component)


def _merit(one: Hypothesis) -> tuple[int, int]:
    return (len(one.mended) - 2 * one.broken, -one.broken)


def _best_of_each(found: Iterable[Hypothesis]) -> Iterator[Hypothesis]:
    """The first hypothesis about each figure: the most precise."""
    seen: set[tuple[str, ...]] = set()
    for one in found:
        refs = tuple(one.changes)
        if refs not in seen:
            seen.add(refs)
            yield one
