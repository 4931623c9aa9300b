"""Cards against each other: printed twice, of one name, counted or planned differently."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.cards.words import called
from yxtools.checks.card_blanks import CONTACTS
from yxtools.checks.card_funds import plan_kind
from yxtools.checks.card_model import Card, alike, cited, head
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import Interval
from yxtools.language import _
from yxtools.text import squeeze

Record = dict[str, Any]
Checked = Relation | Observation

# Things counted for a whole area: 全市村卫生室数620个
AREA_COUNT = re.compile(r"全[市省县区州盟旗]([一-鿿]{3,8}?)(?:数|数量|共|共有)?([0-9]{2,6})[个家所]")
# A field is missing, not blanked, if at most one card in so many lacks it.
FEW = 5


def checks(cards: Sequence[Card]) -> Iterator[Observation]:
    """All checks across the cards of one document."""
    yield from _duplicates(cards)
    yield from _plans(cards)
    yield from _areas(cards)
    yield from _contacts(cards)


def _duplicates(cards: Sequence[Card]) -> Iterator[Observation]:
    """The same card printed twice, the same name for two projects, the same indicators for two projects."""
    by_name: dict[tuple[str, str], list[Card]] = defaultdict(list)
    by_content: dict[tuple[Any, ...], list[Card]] = defaultdict(list)
    for card in cards:
        if card.key:
            by_name[card.key, squeeze(card.record["entity"] or card.record["filer"] or "")].append(card)
        if len(card.indicators) > 2:
            by_content[_content(card)].append(card)
    told: set[tuple[str, str]] = set()
    for group in by_name.values():
        for first, other in _pairs(group):
            told.add((first.id, other.id))
            yield _twins(first, other)
    for group in by_content.values():
        for first, other in _pairs(group):
            if (first.id, other.id) in told or first.key == other.key:
                continue
            same = _money(first) == _money(other) and bool(first.amounts)
            if same and alike(first.key, other.key):
                text = _("{first} and {other}: one card under two names").format(
                    first=first.name, other=other.name
                )
                yield Observation("card/duplicate", text, cited(head(first), head(other)), "warning")
            else:
                cells = [first.cell(at, "target") for at in range(len(first.indicators))]
                cells += [other.cell(at, "target") for at in range(len(other.indicators))]
                yield Observation(
                    "card/same-indicators",
                    _("{first} and {other} have the same indicators and targets").format(
                        first=first.name, other=other.name
                    ),
                    cited(cells),
                    "info",
                )
    yield from _missing_names(cards, told)


def _pairs(group: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    """Every later card of a group with the first one."""
    return ((group[0], other) for other in group[1:])


def _missing_names(cards: Sequence[Card], told: set[tuple[str, str]]) -> Iterator[Observation]:
    """Cards of one name where the entity of one is not printed."""
    by_key: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        if card.key:
            by_key[card.key].append(card)
    for group in by_key.values():
        for first, other in _pairs(group):
            blank = not first.record["entity"] or not other.record["entity"]
            if blank and (first.id, other.id) not in told and _content(first) == _content(other):
                yield _twins(first, other)


def _content(card: Card) -> tuple[Any, ...]:
    return tuple((squeeze(i["level3"] or ""), squeeze(i["target"] or "")) for i in card.indicators)


def _money(card: Card) -> list[tuple[str, Interval]]:
    return sorted(
        ((f"{scope} {source}", operand.point()) for (scope, source), operand in card.amounts.items()),
        key=lambda one: one[0],
    )


def _twins(first: Card, other: Card) -> Observation:
    """Two cards of one name and one entity: the same card twice, or two projects of one name."""
    shown = cited(head(first), head(other))
    differences = [name for name, one, two in _compared(first, other) if one != two]
    if first.record["project_code"] != other.record["project_code"] or (
        _money(first) != _money(other) and _content(first) != _content(other)
    ):
        return Observation(
            "card/same-name",
            _("{project}: two projects of one name ({differences} differ)").format(
                project=first.name, differences=_(", ").join(map(called, differences))
            ),
            shown,
            "warning" if first.record["project_code"] else "info",
        )
    what = (
        _("with differences in {differences}").format(differences=_(", ").join(map(called, differences)))
        if differences
        else _("word for word")
    )
    return Observation(
        "card/duplicate",
        _("{project}: the card is printed twice, {what}").format(project=first.name, what=what),
        shown,
        "warning",
    )


def _compared(first: Card, other: Card) -> Iterator[tuple[str, Any, Any]]:
    yield "code", first.record["project_code"], other.record["project_code"]
    yield "amounts", _money(first), _money(other)
    yield "indicators", _content(first), _content(other)
    yield (
        "scores",
        {n: s.point() for n, s in first.scores.items()},
        {n: s.point() for n, s in other.scores.items()},
    )
    for field in sorted(set(first.narrative) | set(other.narrative)):
        yield field, squeeze(first.narrative.get(field, "")), squeeze(other.narrative.get(field, ""))


def _plans(cards: Sequence[Card]) -> Iterator[Observation]:
    """Payment plans of one document print the same thing: amounts, or percent."""
    kinds = {card.id: plan_kind(card) for card in cards if card.record["plan"]}
    headed = [
        card
        for card in cards
        if kinds.get(card.id) == "amount" and squeeze(card.record["plan_label"] or "").endswith("(%)")
    ]
    if headed:
        heads = [
            Operand(
                f"{card.id}.plan",
                _("{name} payment plan").format(name=card.name),
                card.at("plan_label"),
                card.record["plan_label"],
                None,
                0,
                None,
            )
            for card in headed
        ]
        yield Observation(
            "card/plan-unit",
            _("{count} payment plans are headed {label} and print amounts").format(
                count=len(headed), label=headed[0].record["plan_label"]
            ),
            cited(heads),
            "info",
        )
    common = Counter(kind for kind in kinds.values() if kind is not None).most_common(1)
    if not common or common[0][1] < 2:
        return
    for card in cards:
        kind = kinds.get(card.id)
        if kind is not None and kind != common[0][0] and kind != "fraction":
            steps = [
                Operand(
                    f"{card.id}.p{at}",
                    f"{card.name} {step['label']}",
                    step["line"],
                    step["raw"],
                    None,
                    0,
                    None,
                )
                for at, step in enumerate(card.record["plan"])
            ]
            yield Observation(
                "card/plan-unit",
                _("{name}: the payment plan prints {kind}, {count} other cards print {other}").format(
                    name=card.name, kind=called(kind), count=common[0][1], other=called(common[0][0])
                ),
                cited(steps, card.amount("budget")),
                "warning",
            )


def _contacts(cards: Sequence[Card]) -> Iterator[Observation]:
    """Who filled a card in is said, where the other cards say it."""
    for field in sorted(CONTACTS):
        blank = [
            (card, one["line"]) for card in cards for one in card.record["blanks"] if one["field"] == field
        ]
        if len(blank) * FEW > len(cards):
            continue
        for card, line in blank:
            where = Operand(f"{card.id}.{field}", f"{card.name} {called(field)}", line, "", None, 0, None)
            yield Observation(
                "card/missing",
                _("{name}: {field} is left blank, other cards give it").format(
                    name=card.name, field=called(field)
                ),
                (where,),
                "info",
            )


def _areas(cards: Sequence[Card]) -> Iterator[Observation]:
    """What is counted for the whole area is the same in every card."""
    found: dict[str, list[tuple[int, Operand]]] = defaultdict(list)
    for card in cards:
        for field in ("completion", "effects", "outputs", "conclusion", "overview"):
            for match in AREA_COUNT.finditer(squeeze(card.narrative.get(field, ""))[:1000]):
                found[match[1].removesuffix("数")].append((int(match[2]), card.text(field, match[0])))
    for name, counts in found.items():
        numbers = sorted({number for number, _ in counts})
        if len(numbers) > 1:
            yield Observation(
                "card/area-count",
                _("{name}: {numbers} in one document").format(
                    name=name, numbers=_(" and ").join(map(str, numbers))
                ),
                cited([operand for _, operand in counts]),
                "warning",
            )
