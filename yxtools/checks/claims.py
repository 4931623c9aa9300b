"""What the prose states, against the tables and against itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from yxtools.checks.claim_book import Book, Record
from yxtools.checks.claim_counts import counts
from yxtools.checks.claim_periods import priors, repeats, years
from yxtools.checks.claim_rates import changes, completions, directions, shares
from yxtools.checks.claim_sums import sums
from yxtools.checks.claim_values import notes, values
from yxtools.checks.relation import Relation
from yxtools.checks.rules import Rule
from yxtools.taxonomy import Taxonomy

_PROSE = "部门预算、决算公开情况说明"
CLAIM_RULES: tuple[Rule, ...] = (
    Rule(
        "prose/value",
        "文字与表格一致",
        "an amount stated in the text is the figure the tables print for it",
        _PROSE,
    ),
    Rule("prose/repeat", "文字前后一致", "an amount stated twice in the text is the same", _PROSE),
    Rule("prose/share", "占比", "a share = part ÷ whole", _PROSE),
    Rule("prose/change", "增减率", "a rate of change = change ÷ figure of the period compared with", _PROSE),
    Rule(
        "prose/direction",
        "增减方向",
        "the words for a direction (增加, 下降, 大于) fit the figures beside them",
        _PROSE,
    ),
    Rule(
        "prose/prior",
        "上年数一致",
        "all statements about one figure of the period before imply the same figure",
        _PROSE,
    ),
    Rule("prose/completion", "完成率", "a rate of completion = final figure ÷ budget", _PROSE),
    Rule(
        "prose/sum",
        "分项合计",
        "the parts a list names (其中：…) add up to its head; some of the parts are at most the head",
        _PROSE,
    ),
    Rule(
        "prose/list",
        "分项齐全",
        "a list of the parts of a head leaves none out that the tables print",
        _PROSE,
    ),
    Rule("prose/count", "数量与所列一致", "a number of things is the number of names listed for it", _PROSE),
    Rule(
        "prose/bound",
        "不大于表列数",
        "a part of the money or things of a department is at most all of it",
        _PROSE,
    ),
    Rule("prose/nothing", "无此项", "what is said not to be there is not printed in the tables", _PROSE),
    Rule(
        "prose/year",
        "年度",
        "a statement is of the year of the disclosure, and compares with an earlier one",
        _PROSE,
    ),
)

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
_OF_WORDS = frozenset(["prose/year", "prose/direction"])


def claim_checks(records: Sequence[Record], taxonomy: Taxonomy) -> Iterator[Record]:
    """The `check` records of the `claim` records of one document, in printed order: ids p1, p2, …

    `records` holds the `document`, `table` and `claim` records (others are passed over). A statement that is
    understood but has nothing to be checked against is `unverifiable`, with the reason as message.
    Raises TaxonomyError if a pattern is broken.
    """
    claims = [record for record in records if record["type"] == "claim"]
    document = next((record for record in records if record["type"] == "document"), {})
    tables = [record for record in records if record["type"] == "table"]
    if not claims and not tables:
        return
    first = (claims or tables)[0]
    count = 0
    seen: set[tuple[Any, ...]] = set()
    for relation in claim_relations(Book(claims, tables, taxonomy, document)):
        refs = tuple(sorted((sign, operand.ref) for sign, operand in relation.operands))
        if (relation.rule, refs) in seen:
            continue
        seen.add((relation.rule, refs))
        count += 1
        record = relation.record(
            {"type": "check", "doc": first["doc"], "id": f"p{count}"}, first["src"]["file"]
        )
        if relation.rule in _OF_WORDS and record["status"] == "fail":
            whole = relation.whole
            record |= {"expected": None, "difference": None}
            record["message"] = f"{whole.label} {whole.raw}: {relation.note}"
        yield record


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
    yield from (relation for _, relation in sorted(found, key=lambda one: one[0]))
    yield from notes(book)
