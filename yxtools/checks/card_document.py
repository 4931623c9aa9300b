"""Checks of cards against each other and against the document they stand in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yxtools.checks.card_funds import plan_kind
from yxtools.checks.card_model import Card, Finding, cited
from yxtools.checks.card_text import CONTACTS
from yxtools.checks.relation import Operand, Relation
from yxtools.figures import Interval, parse_amounts, restored
from yxtools.text import squeeze
from yxtools.units import money_power

Record = dict[str, Any]
Checked = Relation | Finding

# "公开项目绩效目标64个", "编报绩效目标的项目共25个"
COUNTED = re.compile(r"(公开|编报|编制|填报)[^。；，]{0,12}绩效目标[^0-9。；，]{0,10}([0-9]{1,4})个")
# 项目支出 with its amount
EXPENDITURE = re.compile(r"项目支出(?:预算)?(?=[0-9])")
# Things counted for a whole area: 全市村卫生室数620个
AREA_COUNT = re.compile(r"全[市省县区州盟旗]([一-鿿]{3,8}?)(?:数|数量|共|共有)?([0-9]{2,6})[个家所]")
SHORTEST_KEY = 4
# A field is missing, not blanked, if at most one card in so many lacks it.
FEW = 5
# What a list of projects in prose must have to be one.
FEWEST_ITEMS = 4


def checks(cards: Sequence[Card], records: Sequence[Record]) -> Iterator[Checked]:
    """All checks across the cards of one document."""
    yield from _duplicates(cards)
    yield from _plans(cards)
    yield from _areas(cards)
    yield from _contacts(cards)
    tables = [record for record in records if record["type"] == "table"]
    targets = [card for card in cards if not card.evaluated and card.record["project"]]
    if targets:
        yield from _rows(targets, tables)
        texts = [record for record in records if record["type"] == "text"]
        if all(stated == len(targets) for stated, _, _ in _stated_counts(texts)):
            yield from _whole(targets, tables, texts)
        yield from _listed(targets, texts)
        yield from _counted(targets, texts)


def _head(card: Card) -> tuple[Operand, ...]:
    """The card and the name of its project."""
    first = Operand(f"{card.id}", card.name, card.at("title"), card.record["title"] or "", None, 0, None)
    return (first, card.text("project", card.record["project"] or ""))


# --- cards against cards
# --------------------------------------------------------------------------------------------


def _duplicates(cards: Sequence[Card]) -> Iterator[Finding]:
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
            if same and _alike(first.key, other.key):
                text = f"{first.name} and {other.name}: one card under two names"
                yield Finding("card/duplicate", text, cited(_head(first), _head(other)), "warning")
            else:
                cells = [first.cell(at, "target") for at in range(len(first.indicators))]
                cells += [other.cell(at, "target") for at in range(len(other.indicators))]
                yield Finding(
                    "card/same-indicators",
                    f"{first.name} and {other.name} have the same indicators and targets",
                    cited(cells),
                    "info",
                )
    yield from _missing_names(cards, told)


def _pairs(group: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    """Every later card of a group with the first one."""
    return ((group[0], other) for other in group[1:])


def _missing_names(cards: Sequence[Card], told: set[tuple[str, str]]) -> Iterator[Finding]:
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


def _alike(one: str, other: str) -> bool:
    """Whether two names are one but for a few characters in one place."""
    before = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    first, second = one[before:], other[before:]
    behind = next(
        (at for at, (a, b) in enumerate(zip(first[::-1], second[::-1], strict=False)) if a != b),
        min(len(first), len(second)),
    )
    rest = max(len(first), len(second)) - behind
    return rest <= max(2, min(len(one), len(other)) // 6) and min(len(one), len(other)) > SHORTEST_KEY


def _twins(first: Card, other: Card) -> Finding:
    """Two cards of one name and one entity: the same card twice, or two projects of one name."""
    shown = cited(_head(first), _head(other))
    differences = [name for name, one, two in _compared(first, other) if one != two]
    if first.record["project_code"] != other.record["project_code"] or (
        _money(first) != _money(other) and _content(first) != _content(other)
    ):
        return Finding(
            "card/same-name",
            f"{first.name}: two projects of one name ({', '.join(differences)} differ)",
            shown,
            "warning" if first.record["project_code"] else "info",
        )
    what = f"with differences in {', '.join(differences)}" if differences else "word for word"
    return Finding("card/duplicate", f"{first.name}: the card is printed twice, {what}", shown, "warning")


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


def _plans(cards: Sequence[Card]) -> Iterator[Finding]:
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
                f"{card.name} payment plan",
                card.at("plan_label"),
                card.record["plan_label"],
                None,
                0,
                None,
            )
            for card in headed
        ]
        yield Finding(
            "card/plan-unit",
            f"{len(headed)} payment plans are headed {headed[0].record['plan_label']} and print amounts",
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
            yield Finding(
                "card/plan-unit",
                f"{card.name}: the payment plan prints {kind}, {common[0][1]} other cards print "
                f"{common[0][0]}",
                cited(steps, card.amount("budget")),
                "warning",
            )


def _contacts(cards: Sequence[Card]) -> Iterator[Finding]:
    """Who filled a card in is said, where the other cards say it."""
    for field in sorted(CONTACTS):
        blank = [
            (card, one["line"]) for card in cards for one in card.record["blanks"] if one["field"] == field
        ]
        if len(blank) * FEW > len(cards):
            continue
        for card, line in blank:
            where = Operand(f"{card.id}.{field}", f"{card.name} {field}", line, "", None, 0, None)
            yield Finding(
                "card/missing", f"{card.name}: {field} is left blank, other cards give it", (where,), "info"
            )


def _areas(cards: Sequence[Card]) -> Iterator[Finding]:
    """What is counted for the whole area is the same in every card."""
    found: dict[str, list[tuple[int, Operand]]] = defaultdict(list)
    for card in cards:
        for field in ("completion", "effects", "outputs", "conclusion", "overview"):
            for match in AREA_COUNT.finditer(squeeze(card.narrative.get(field, ""))[:1000]):
                found[match[1].removesuffix("数")].append((int(match[2]), card.text(field, match[0])))
    for name, counts in found.items():
        numbers = sorted({number for number, _ in counts})
        if len(numbers) > 1:
            yield Finding(
                "card/area-count",
                f"{name}: {' and '.join(map(str, numbers))} in one document",
                cited([operand for _, operand in counts]),
                "warning",
            )


# --- cards against tables
# -------------------------------------------------------------------------------------------


def _rows(cards: Sequence[Card], tables: Iterable[Record]) -> Iterator[Checked]:
    """The project of a card has a row in the project expenditure table, with its amount."""
    rows: dict[str, list[Operand]] = defaultdict(list)
    for table in tables:
        if table["rows_kind"] == "projects" and table["unit"] and "结转" not in (table["title"] or ""):
            for name, operand in _projects(table):
                rows[name].append(operand)
    if not rows:
        return
    known = {card.key for card in cards}
    for card in cards:
        budget = card.amount("annual") or card.amount("budget")
        if budget is None or card.power is None:
            continue
        exact = rows.get(card.key)
        near = exact or next(
            (found for name, found in rows.items() if name not in known and _alike(name, card.key)), None
        )
        if near is None:
            yield Finding(
                "card/no-row", f"{card.name}: no row of the project table has this name", _head(card), "info"
            )
            continue
        fitting = next((row for row in near if row.interval().meets(budget.interval())), near[0])
        note = "row of the project table" if exact else f"row of the project table named {fitting.label}"
        yield Relation(
            "card/project-row", budget, ((1, fitting),), severity="warning" if exact else "info", note=note
        )
    lonely = [
        operands[0]
        for name, operands in rows.items()
        if name not in known and not any(_alike(name, key) for key in known)
    ]
    # a department that publishes a few of its cards owes none for the other rows
    for operand in lonely if 2 * len(lonely) <= len(rows) else ():
        yield Finding(
            "card/no-card", f"{operand.label}: a row of the project table without a card", (operand,), "info"
        )


def _projects(table: Record) -> Iterator[tuple[str, Operand]]:
    """The projects of a table: name and first figure; rows above other rows are units, not projects."""
    parents = {row["parent"] for row in table["rows"]}
    power = money_power(table["unit"]) or 0
    for row in table["rows"]:
        if row["index"] in parents or not row["cells"]:
            continue
        cell = row["cells"][0]
        if cell["value"] is None:
            continue
        figure = restored(cell["value"], cell["decimals"], cell["raw"])
        yield (
            squeeze(row["name"]),
            Operand(
                f"{table['id']}.r{row['index']}.c{cell['column']}",
                row["name"],
                cell.get("line", row["line"]),
                cell["raw"],
                figure,
                power,
                table["unit"],
            ),
        )


def _whole(cards: Sequence[Card], tables: Sequence[Record], texts: Sequence[Record]) -> Iterator[Relation]:
    """The budgets of all cards add up to the project expenditure of the department, in its table and in its
    prose.
    """
    total = _project_expenditure(tables)
    parts = [
        budget
        for card in cards
        if (budget := card.amount("annual") or card.amount("budget")) is not None and card.power is not None
    ]
    if total is None or len(parts) < 2 or len(parts) < len(cards):
        return
    stated = (
        operand
        for text in texts
        if (operand := _stated_expenditure(text)) is not None and operand.point() == total.point()
    )
    for whole in (total, next(stated, None)):
        if whole is not None:
            yield Relation(
                "card/sum-of-cards",
                whole,
                tuple((1, part) for part in parts),
                severity="warning",
                note=f"sum of {len(parts)} cards",
            )


def _stated_expenditure(text: Record) -> Operand | None:
    """The project expenditure that a text states."""
    match = EXPENDITURE.search(text["text"])
    amount = next(parse_amounts(text["text"][match.start() + 4 :]), None) if match is not None else None
    power = money_power(amount[2].unit) if amount is not None and amount[2].unit else None
    if amount is None or power is None:
        return None
    return Operand(
        text["id"], "项目支出", text["src"]["line"], amount[2].raw, amount[2], power, amount[2].unit
    )


def _project_expenditure(tables: Sequence[Record]) -> Operand | None:
    """The total of project expenditure in the table of all expenditure of a budget."""
    for table in tables:
        if (
            table["stage"] != "budget"
            or not (table["form"] or "").endswith("/expenditure")
            or not table["unit"]
            or not table["rows"]
        ):
            continue
        column = next(
            (
                c
                for c in table["columns"]
                if c["role"] == "figure" and (c.get("dims") or {}).get("nature") == "project"
            ),
            None,
        )
        row = next((r for r in table["rows"] if squeeze(r["name"]) in ("合计", "总计")), None)
        cell = (
            next((c for c in row["cells"] if column is not None and c["column"] == column["index"]), None)
            if row is not None
            else None
        )
        if cell is not None and row is not None and cell["value"] is not None:
            figure = restored(cell["value"], cell["decimals"], cell["raw"])
            return Operand(
                f"{table['id']}.r{row['index']}.c{cell['column']}",
                "项目支出",
                cell.get("line", row["line"]),
                cell["raw"],
                figure,
                money_power(table["unit"]) or 0,
                table["unit"],
            )
    return None


# --- cards against prose
# --------------------------------------------------------------------------------------------


def _listed(cards: Sequence[Card], texts: Iterable[Record]) -> Iterator[Checked]:
    """Projects that the explanation of project expenditure lists with amounts have cards with these
    amounts.
    """
    for text in texts:
        items = _items(text["text"]) if "项目支出" in text["text"] else []
        if len(items) < FEWEST_ITEMS:
            continue
        matched = [
            (name, operand, [card for card in cards if _names(name, card.key)])
            for name, operand in items_at(text, items)
        ]
        if sum(bool(found) for _, _, found in matched) * 3 < len(matched):
            continue
        for name, operand, found in matched:
            budgets = [
                budget
                for card in found
                if (budget := card.amount("annual") or card.amount("budget")) is not None
            ]
            if not found:
                yield Finding(
                    "card/no-card",
                    f"{name} {operand.raw}: listed in the explanation, no card has this name",
                    (operand,),
                    "info",
                )
            elif budgets:
                yield Relation(
                    "card/listed",
                    operand,
                    tuple((1, budget) for budget in budgets),
                    severity="warning",
                    note="cards of this name",
                )


def items_at(text: Record, items: Sequence[tuple[str, Any]]) -> Iterator[tuple[str, Operand]]:
    """Listed items as operands."""
    for at, (name, figure) in enumerate(items):
        unit = "万元" if figure.unit == "万" else figure.unit
        yield (
            name,
            Operand(
                f"{text['id']}.{at}",
                name,
                text["src"]["line"],
                figure.raw,
                figure,
                money_power(unit) or 0,
                unit,
            ),
        )


def _items(text: str) -> list[tuple[str, Any]]:
    """The items of the list behind 项目支出: name and amount."""
    match = EXPENDITURE.search(text)
    if match is None:
        return []
    sentence = text[match.start() :].split("。")[0]
    found = []
    for part in re.split(r"[，,；;]", sentence)[1:]:
        amounts = list(parse_amounts(part))
        if len(amounts) == 1:
            begin, _, figure = amounts[0]
            name = squeeze(part[:begin]).removeprefix("主要为").removeprefix("其中:").removeprefix("主要是")
            if (
                len(name) >= SHORTEST_KEY
                and figure.unit
                and (figure.unit == "万" or money_power(figure.unit) is not None)
            ):
                found.append((name, figure))
    return found


def _names(name: str, key: str) -> bool:
    """Whether a short name is that of a project: all its characters stand in it in order, and are half of
    it.
    """
    if len(name) * 2 < len(key) and name not in key:
        return False
    rest = iter(key)
    return all(char in rest for char in name)


def _counted(cards: Sequence[Card], texts: Iterable[Record]) -> Iterator[Finding]:
    """As many cards are printed as the prose says were published."""
    for stated, match, text in _stated_counts(texts):
        operand = Operand(text["id"], match[0], text["src"]["line"], match[2], None, 0, "个")
        severity = "warning" if match[1] == "公开" else "info"
        yield Finding(
            "card/count",
            f"{match[0]}: {len(cards)} cards are printed",
            (operand,),
            severity,
            failed=stated != len(cards),
        )


def _stated_counts(texts: Iterable[Record]) -> Iterator[tuple[int, re.Match[str], Record]]:
    """How many cards the prose says there are."""
    return ((int(match[2]), match, text) for text in texts for match in COUNTED.finditer(text["text"]))
