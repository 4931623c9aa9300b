"""Cards against each other: printed twice, of one name, counted or planned differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.cards.words import called
from yxtools.checks.cards.blanks import CONTACTS
from yxtools.checks.cards.funds import plan_kind
from yxtools.checks.cards.model import Card, alike, cited, head
from yxtools.checks.cards.words import Words
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.figures import Interval
from yxtools.language import _
from yxtools.text import squeeze

# Fields that count things for a whole area, and so much of each as is looked at.
COUNTING = ("completion", "effects", "outputs", "conclusion", "overview")
LONGEST = 1000
# A field is missing, not blanked, if at most one card in so many lacks it.
FEW = 5


def checks(cards: Sequence[Card], words: Words) -> Iterator[Observation]:
    """All checks across the cards of one document."""
    yield from _duplicates(cards)
    yield from _plan_heads(cards)
    yield from _plan_kinds(cards)
    yield from _areas(cards, words)
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


def _plan_heads(cards: Sequence[Card]) -> Iterator[Observation]:
    """A payment plan headed (%) prints percent."""
    headed = [
        card
        for card in cards
        if plan_kind(card) == "amount" and squeeze(card.record["plan_label"] or "").endswith("(%)")
    ]
    if headed:
        yield Observation(
            "card/plan-unit",
            _("{count} payment plans are headed {label} and print amounts").format(
                count=len(headed), label=headed[0].record["plan_label"]
            ),
            tuple(_plan_head(card) for card in headed),
            "info",
        )


def _plan_head(card: Card) -> Operand:
    label = _("{name} payment plan").format(name=card.name)
    return Operand.place(f"{card.id}.plan", label, card.at("plan_label"), card.record["plan_label"])


def _plan_kinds(cards: Sequence[Card]) -> Iterator[Observation]:
    """Payment plans of one document print the same thing: amounts, or percent."""
    kinds = {card.id: plan_kind(card) for card in cards}
    common = Counter(kind for kind in kinds.values() if kind is not None).most_common(1)
    if not common or common[0][1] < 2:
        return
    usual, count = common[0]
    for card in cards:
        kind = kinds[card.id]
        if kind is not None and kind not in (usual, "fraction"):
            steps = [
                card.place(f"p{at}", step["label"], step["line"], step["raw"])
                for at, step in enumerate(card.record["plan"])
            ]
            yield Observation(
                "card/plan-unit",
                _("{name}: the payment plan prints {kind}, {count} other cards print {other}").format(
                    name=card.name, kind=called(kind), count=count, other=called(usual)
                ),
                cited(steps, card.amount("budget")),
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
            where = card.place(field, called(field), line)
            yield Observation(
                "card/missing",
                _("{name}: {field} is left blank, other cards give it").format(
                    name=card.name, field=called(field)
                ),
                (where,),
                "info",
            )


def _areas(cards: Sequence[Card], words: Words) -> Iterator[Observation]:
    """What is counted for the whole area is the same in every card."""
    found: dict[str, list[tuple[int, Operand]]] = defaultdict(list)
    for card in cards:
        for field in COUNTING:
            text = squeeze(card.narrative.get(field, ""))[:LONGEST]
            for match in words.pattern("area_count").finditer(text):
                found[match[1]].append((int(match[2]), card.text(field, match[0])))
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
