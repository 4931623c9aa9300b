"""What words compare with: another period, the budget of the same year, final figure and budget."""

from __future__ import annotations

from yxtools.claims.model import Basis
from yxtools.claims.subjects import Subjects
from yxtools.claims.words import Words

BUDGETS = ("initial", "adjusted", "budget")
"""The versions of a year's figures that are budgets."""


class Comparisons:
    """Reads comparisons. `year`: that of a final account, whose budgets are of the same year."""

    def __init__(self, words: Words, subjects: Subjects, year: int | None) -> None:
        self._words, self._subjects, self._year = words, subjects, year

    def basis(self, label: str) -> tuple[Basis, str] | None:
        """What a label compares with, and the label without those words; None if it compares nothing."""
        compared = list(self._words.basis.finditer(label))
        if compared:
            last = compared[-1]
            year, rest = int(last["year"]) if last["year"] else None, label[last.end() :]
            version = self._words.version(last["version"] or "") or self._subjects.read(rest).version
            own = year is not None and year == self._year and version in (*BUDGETS, "execution")
            return Basis(None if own else year, version or None, own), label[: last.start()] + rest
        budget = self._words.own_basis.search(label)
        if budget is None:
            return None
        basis = Basis(None, self._words.version(budget["version"]), True)
        return basis, label[: budget.start()] + label[budget.end() :]

    def year_before(self, label: str) -> tuple[Basis, str] | None:
        """上年收入: a figure of the year before, and the label without its year."""
        match = self._words.year_before.match(label)
        if match is None:
            return None
        rest = label[match.end() :]
        return Basis(None, self._subjects.read(rest).version), rest


def final_against_budget(words: Words, label: str) -> tuple[int | None, str, str] | None:
    """决算数大于预算数: 1 greater, -1 less, 0 equal, None if left open; the version of the budget; the words
    before the comparison.

    None if the label compares no such thing, or leaves open which: 决算数小于预算数（或与预算数持平）.
    """
    match = words.compare.search(label)
    if match is None or words.alternative.match(label, match.end()):
        return None
    said = match["end"] or match["word"]
    direction = 1 if words.greater.search(said) else -1 if words.less.search(said) else None
    equal = words.equal.search(said)
    if direction is None and equal is not None and words.nearly.search(said[: equal.start()]) is None:
        direction = 0
    return direction, words.version(match["version"]), label[: match.start()]
