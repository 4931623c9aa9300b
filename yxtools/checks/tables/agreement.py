"""Law 1: the same fact printed twice agrees; and law 2 and bounds where whole and parts stand in different
tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from yxtools.checks.index import Fact, Key, replaced
from yxtools.checks.relation import AT_MOST, Relation
from yxtools.checks.slips import UNIT_POWER

_FEW = 2


def duplicates(facts: Sequence[Fact]) -> Iterator[Relation]:
    """Every further print of a fact against its first.

    Two tables that disagree on most of what they share do not print the same facts (one counts what is
    carried over, say): they are not compared, unless they would agree if one had another unit. One wrong
    figure among many that agree is a finding.
    """
    pairs = list(_pairs(facts))
    tables: Counter[tuple[int, int, bool]] = Counter()
    # what is zero agrees in any unit
    shifted: Counter[tuple[int, int]] = Counter()
    amounts: Counter[tuple[int, int]] = Counter()
    columns: Counter[tuple[int, int, int, int, bool]] = Counter()
    tested = []
    for first, other in pairs:
        relation = Relation("duplicate/fact", other.operand, ((1, first.operand),))
        holds = relation.status() != "fail"
        tables[first.sheet, other.sheet, holds] += 1
        shifted[first.sheet, other.sheet] += not holds and of_other_unit(relation)
        amounts[first.sheet, other.sheet] += holds and bool(first.operand.raw.strip("0.,-—"))
        columns[first.sheet, first.column, other.sheet, other.column, holds] += 1
        tested.append((first, other, relation))
    for first, other, relation in tested:
        agree, deny = (tables[first.sheet, other.sheet, holds] for holds in (True, False))
        own_agree, own_deny = (
            columns[first.sheet, first.column, other.sheet, other.column, holds] for holds in (True, False)
        )
        apart = shifted[first.sheet, other.sheet]
        if apart > amounts[first.sheet, other.sheet] and apart >= deny - _FEW:
            yield relation
            continue
        if agree < deny or (own_agree + own_deny > _FEW and own_agree < own_deny):
            continue
        yield relation


def of_other_unit(relation: Relation) -> bool:
    """Whether two prints of a fact differ as 元 and 万元 do."""
    one, other = relation.whole, relation.parts[0][1]
    if one.figure is None or one.figure.is_zero:
        return False
    return any(one.interval().shifted(power).meets(other.interval()) for power in (UNIT_POWER, -UNIT_POWER))


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Every further print of a fact with its first print in another table; not both blank."""
    first: dict[Key, Fact] = {}
    seen: set[tuple[Key, int, int]] = set()
    for fact in facts:
        known = first.setdefault(fact.key, fact)
        if known is fact or known.sheet == fact.sheet or (fact.key, fact.sheet, fact.column) in seen:
            continue
        seen.add((fact.key, fact.sheet, fact.column))
        if not (known.operand.blank and fact.operand.blank):
            yield known, fact


def across_tables(
    facts: Sequence[Fact], complete: Mapping[str, Sequence[Sequence[str]]]
) -> Iterator[Relation]:
    """A whole against parts printed in other tables, for the sets of parts that are complete wherever they
    stand.
    """
    by_key: dict[Key, Fact] = {}
    for fact in facts:
        by_key.setdefault(fact.key, fact)
    printed: dict[str, set[str]] = {}
    for key in by_key:
        for name, value in key:
            printed.setdefault(name, set()).add(value)
    for dimension, families in complete.items():
        for whole_value, *values in families:
            if printed.get(dimension, set()).issuperset(values):
                yield from _voted(list(_family(by_key, dimension, whole_value, values)))


def _family(
    by_key: Mapping[Key, Fact],
    dimension: str,
    whole_value: str,
    values: Sequence[str],
) -> Iterator[tuple[tuple[int, ...], Relation]]:
    for key, fact in by_key.items():
        if dict(key).get(dimension, "all") != whole_value:
            continue
        parts = [by_key.get(replaced(key, **{dimension: value})) for value in values]
        if any(part is None for part in parts) or all(
            part is not None and part.sheet == fact.sheet for part in parts
        ):
            continue
        found = [part for part in parts if part is not None]
        operands = tuple((1, part.operand) for part in found if not part.operand.blank)
        if operands or not fact.operand.blank:
            relation = Relation(f"sum/{dimension}", fact.operand, operands)
            if operands and not fact.operand.blank:
                yield (fact.sheet, *(part.sheet for part in found)), relation


def bounds(facts: Sequence[Fact]) -> Iterator[Relation]:
    """A part of the funds is at most the whole of them: general budget spending on a class <= all spending
    on it.
    """
    by_key: dict[Key, Fact] = {}
    for fact in facts:
        by_key.setdefault(fact.key, fact)
    found = []
    for key, fact in by_key.items():
        dims = dict(key)
        if (
            dims.get("fund") not in ("general", "government", "fiscal", "state")
            or dims.get("measure") != "expenditure"
        ):
            continue
        whole = by_key.get(replaced(key, fund="all"))
        if (
            whole is not None
            and whole.sheet != fact.sheet
            and not fact.operand.blank
            and not whole.operand.blank
        ):
            found.append(
                (
                    (whole.sheet, fact.sheet),
                    Relation("bound/fund", fact.operand, ((1, whole.operand),), AT_MOST),
                )
            )
    yield from _voted(found)


def _voted(found: Sequence[tuple[tuple[int, ...], Relation]]) -> Iterator[Relation]:
    """The relations between tables that hold for most of what those tables share."""
    votes: Counter[tuple[tuple[int, ...], bool]] = Counter(
        (tables, relation.status() != "fail") for tables, relation in found
    )
    for tables, relation in found:
        agree, deny = votes[tables, True], votes[tables, False]
        if agree >= deny and agree > 0:
            yield relation
