"""Arithmetic inside an explanation: 减少2万元，…减少1万元，导致…减少3万元; 调出6人，招聘2人，差额4人."""

from __future__ import annotations

from yxtools.claims.model import Explained, Printed
from yxtools.claims.words import Words

_FEWEST = 3


class Explanation:
    """Collects the figures of a clause, and says whether the last is the result of the others."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._terms: list[tuple[str, Printed, int]] = []

    def add(self, label: str, printed: Printed, start: int) -> None:
        """The next figure of the clause and the words before it."""
        self._terms.append((label, printed, start))

    def closed(self, paragraph: int) -> Explained | None:
        """The arithmetic of the clause that ends here, if it has any."""
        terms, self._terms = self._terms, []
        terms = [term for term in terms if term[1].family == terms[-1][1].family]
        if len(terms) < _FEWEST:
            return None
        *others, (label, result, _) = terms
        place = paragraph, terms[0][2], result.end
        if self._words.difference.search(label) and len(others) == 2:
            (first_label, first, _), (second_label, second, _) = others
            if _value(first) < _value(second):
                (first_label, first), (second_label, second) = (second_label, second), (first_label, first)
            return Explained(
                ((1, label, result), (1, first_label, first), (-1, second_label, second)), *place
            )
        if self._words.explained_total.search(label) and self._one_way(
            [*(one for one, _, _ in others), label]
        ):
            return Explained(((1, label, result), *((1, one, printed) for one, printed, _ in others)), *place)
        return None

    def _one_way(self, labels: list[str]) -> bool:
        """Whether all the amounts go the same way."""
        said = [self._words.change.search(label) for label in labels]
        ways = {bool(match["up"]) for match in said if match is not None}
        return all(match is not None for match in said) and len(ways) == 1


def _value(printed: Printed) -> int:
    """A figure as an integer that orders figures of one unit."""
    return printed.figure.scaled * int(10 ** (6 - min(6, printed.figure.decimals)))
