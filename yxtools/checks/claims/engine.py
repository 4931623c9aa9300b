"""What the prose states, against the tables and against itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from yxtools.checks.claims.book import Book, Record
from yxtools.checks.claims.counts import counts
from yxtools.checks.claims.headings import headings
from yxtools.checks.claims.periods import repeats, years
from yxtools.checks.claims.priors import priors
from yxtools.checks.claims.rates import changes, completions, directions
from yxtools.checks.claims.shares import shares
from yxtools.checks.claims.sums import sums
from yxtools.checks.claims.values import notes, values
from yxtools.checks.observation import Observation, Tested
from yxtools.checks.printed import Printed, printed
from yxtools.checks.relation import Operand, Relation
from yxtools.claims.words import words_of
from yxtools.language import _
from yxtools.taxonomy import Taxonomy

_BY_KIND: dict[str, Callable[[Book, Record], Iterator[Relation]]] = {
    "value": values,
    "count": counts,
    "share": shares,
    "change": changes,
    "completion": completions,
    "direction": directions,
    "sum": sums,
}


# Rules on words: what fails is no figure, and no other figure is expected.
_OF_WORDS = frozenset(["prose/year", "prose/direction", "prose/base"])


def claim_tests(records: Sequence[Record], prints: Printed, taxonomy: Taxonomy) -> Iterator[Tested]:
    """What the `claim` records of one document are tested for, in printed order.

    `records` holds the `document` and `claim` records (others are passed over), `prints` the tables. A
    statement that is understood but has nothing to be checked against is `unverifiable`, with the reason as
    message.
    Raises TaxonomyError if a pattern is broken.
    """
    claims = [record for record in records if record["type"] == "claim"]
    document = next((record for record in records if record["type"] == "document"), {})
    seen: set[tuple[Any, ...]] = set()
    for relation in claim_relations(Book(claims, prints, taxonomy, document)):
        refs = tuple(sorted((sign, operand.ref) for sign, operand in relation.operands))
        if (relation.rule, refs) not in seen:
            seen.add((relation.rule, refs))
            yield _of_words(relation)
    yield from headings(records, words_of(taxonomy))


def claim_checks(records: Sequence[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The `check` records of `claim_tests`, without suspects: ids p1, p2, …"""
    prints = printed((record for record in records if record["type"] == "table"), taxonomy)
    for count, test in enumerate(claim_tests(records, prints, taxonomy), 1):
        first = next(record for record in records if record["type"] in ("claim", "table"))
        identity = {"type": "check", "doc": first["doc"], "id": f"p{count}"}
        yield test.record(identity, first["src"]["file"])


def _of_words(relation: Relation) -> Relation | Observation:
    """A relation; where no figure is at stake but words, what they say and what is wrong with them."""
    if relation.rule == "prose/nothing" and relation.empty():
        return _nothing_printed(relation.whole)
    if relation.rule not in _OF_WORDS or relation.status() != "fail":
        return relation
    whole = relation.whole
    message = _("{whole} {printed}: {note}").format(whole=whole.label, printed=whole.raw, note=relation.note)
    operands = tuple(one for _sign, one in relation.operands if not one.blank or one is whole)
    return Observation(relation.rule, message, operands, relation.severity)


def _nothing_printed(words: Operand) -> Observation:
    message = _("{words}: the tables print nothing").format(words=words.raw)
    return Observation("prose/nothing", message, (words,), failed=False)


def claim_relations(book: Book) -> Iterator[Relation]:
    """The relations of the claims, claim by claim; then those of the notes of tables."""
    found: list[tuple[int, Relation]] = []
    # values first: the other checks ask which figures the tables bear out
    order = sorted(range(len(book.claims)), key=lambda at: book.claims[at]["kind"] not in ("value", "count"))
    for at in order:
        claim = book.claims[at]
        found += [(at, relation) for relation in _BY_KIND[claim["kind"]](book, claim)]
        found += [(at, relation) for relation in years(book, claim)]
    found += repeats(book)
    found += priors(book)
    yield from (relation for _at, relation in sorted(found, key=lambda one: one[0]))
    yield from notes(book)
