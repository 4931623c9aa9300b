"""From a form as a style file describes it to a table of cells.

Column trees are written as one reads them: `合计=spent|基本支出>(小计=basic|人员经费=personnel)`. The words
after `=` choose entries of the ledger (`model.WORDS`). Among them `prev` means the year before, `plan` the
budget of the same year; `delta` and `percent` compare with the year before. Label columns name the part of
the row they show: `科目编码=code|科目名称=name`; `seq` numbers the rows. A line of a side may also count
things: `公务用车保有量（辆） = #7 辆`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import zip_longest
from typing import Any

from .model import (
    CLASSES,
    GOVERNMENT,
    NAMES,
    YUAN,
    Department,
    Entry,
    Unit,
    class_name,
    code_name,
    selected,
    total,
)

CHINESE = "零一二三四五六七八九十"
LEVEL_INDENT = "　"
NAME_FIELDS = {"name", "indented", "coded", "unitname", "project", "spaced", "dashed"}


@dataclass(frozen=True, slots=True)
class Key:
    """What a printed figure is: the truth a reader is measured against."""

    row: str
    name: str
    leaf: str
    unit: str
    year: int
    tied: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed; a figure has a key, the rest of a cell merged over rows is filler."""

    text: str
    span: int = 1
    key: Key | None = None
    filler: bool = False


@dataclass(slots=True)
class Table:
    """A table as printed, before it is laid out."""

    title: str
    number: str
    above: list[str]
    captions: list[list[str]]
    head: list[list[Cell]]
    body: list[list[Cell]]
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """A header with the columns below it; a leaf has words that say what stands in it."""

    header: str
    words: str = ""
    parts: tuple[Column, ...] = ()

    @property
    def leaves(self) -> tuple[Column, ...]:
        return tuple(leaf for part in self.parts for leaf in part.leaves) if self.parts else (self,)

    @property
    def depth(self) -> int:
        return 1 + max((part.depth for part in self.parts), default=0)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a matrix: its labels by name, what the truth calls it and the entries it stands for."""

    labels: dict[str, str]
    row: str  # the code if one is printed, else the name
    where: dict[str, str]
    tied: bool = True


def columns(text: str) -> tuple[Column, ...]:
    """Parse a column tree."""
    found, rest = _columns(text)
    assert not rest, f"cannot read the columns {text!r} from {rest!r}"
    return found


def _columns(text: str) -> tuple[tuple[Column, ...], str]:
    found: list[Column] = []
    while True:
        end = min((text.index(mark) for mark in "|)>" if mark in text), default=len(text))
        header, _, words = text[:end].partition("=")
        parts: tuple[Column, ...] = ()
        text = text[end:]
        if text.startswith(">("):
            parts, text = _columns(text[2:])
            text = text[1:]
        found.append(Column(header.strip(), words.strip(), parts))
        if not text.startswith("|"):
            return tuple(found), text
        text = text[1:]


def head_rows(tree: Iterable[Column]) -> list[list[Cell]]:
    """The rows of a header: a merged cell is printed at its top left, the rest of it stays empty."""
    tree = tuple(tree)
    depth = max(column.depth for column in tree)
    rows: list[list[Cell]] = [[] for _ in range(depth)]

    def place(column: Column, level: int) -> None:
        rows[level].append(Cell(column.header, len(column.leaves)))
        for part in column.parts:
            place(part, level + 1)
        if not column.parts:
            for below in rows[level + 1 :]:
                below.append(Cell("", filler=True))

    for column in tree:
        place(column, 0)
    return rows


def chinese(number: int) -> str:
    """1 → 一, 21 → 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else CHINESE[tens] + "十"
    return head + (CHINESE[ones] if ones or not tens else "")


class Printer:
    """Prints amounts and labels of one department in one style."""

    def __init__(self, style: dict[str, Any], form: dict[str, Any], department: Department) -> None:
        self.style = {**style, **form}
        self.department = department
        self.unit: str = self.style["unit"]
        self.stage: str = style["stage"]
        self.tied: bool = form.get("tied", True)
        self.ledger_name: str = form.get("ledger", "main")
        self.scope: str = form.get("scope", "")
        self.chosen: dict[tuple[str, str], list[Entry]] = {}

    # -- figures

    def number(self, value: Decimal) -> str:
        text = f"{value.quantize(Decimal(1).scaleb(-self.style['decimals']), ROUND_HALF_UP):,}"
        if not self.style.get("thousands"):
            text = text.replace(",", "")
        if self.style.get("trim") and "." in text:
            text = text.rstrip("0").rstrip(".")
        return text

    def money(self, amount: int) -> str:
        if not amount:
            return str(self.style.get("zero", ""))
        return self.number(Decimal(amount) / (YUAN if self.unit == "元" else YUAN * 10_000))

    def amount(self, words: str, where: dict[str, str], previous: bool = False) -> int:
        name = ("prev:" if previous else "") + self.ledger_name
        if (name, words) not in self.chosen:
            self.chosen[name, words] = selected(self.department.ledgers[name], f"{self.scope} {words}")
        return total(self.chosen[name, words], "", **where)

    def figure(self, column: Column, row: Row) -> Cell:
        """The figure of a row in a column; a column of blank words is empty."""
        words = column.words.split()
        flags = {word for word in words if word in ("prev", "plan", "delta", "percent")}
        rest = " ".join(word for word in words if word not in flags)
        year, unit = self.department.year - ("prev" in flags), self.unit
        if flags & {"delta", "percent"}:
            now, before = self.amount(rest, row.where), self.amount(rest, row.where, previous=True)
            text = self.money(now - before)
            if "percent" in flags:
                unit = "%"
                ratio = Decimal(now - before) / before if before else None
                text = "" if ratio is None else self.number(100 * ratio) + self.style.get("percent", "")
        else:
            text = self.money(self.amount(rest, row.where, previous=bool(flags)))
        tied = self.tied and row.tied and not flags & {"delta", "percent"} and "其中" not in column.header
        # a dash says that there is no figure
        name = row.labels.get("unitname", row.row)
        key = Key(row.row, name, column.header, unit, year, tied) if any(c.isdigit() for c in text) else None
        return Cell(text, key=key)

    # -- rows

    def name(self, code: str) -> str:
        return self.style.get("names", {}).get(code) or code_name(code, self.department.year)

    def text(self, template: str) -> str:
        """A text of the style with years, entity, its code, unit and table number filled in."""
        one = self.department
        known = {"year": one.year, "prev": one.year - 1, "entity": one.name, "code": one.code}
        return template.format(**known, unit=self.unit, number=self.style.get("number", ""))

    def codes(self, levels: tuple[int, ...], **where: str) -> list[str]:
        """The codes that occur, with those above them, in order."""
        previous = ["prev:" + self.ledger_name] if self.style.get("with_previous") else []
        codes = {
            entry.code
            for name in [self.ledger_name, *previous]
            for entry in self.department.ledgers[name]
            if total((entry,), self.scope, **where)
        }
        return sorted({code[:length] for code in codes for length in levels if length <= len(code)})

    def code_row(self, code: str, prefix: str = "", **where: str) -> Row:
        name, level = self.name(code), max(0, (len(code) - 3) // 2)
        indent = LEVEL_INDENT * level
        labels = {
            "code": code, "name": name, "indented": indent + name, "coded": f"{indent}[{code}]{name}",
            "spaced": f"{code} {name}", "dashed": f"{code}-{name}",
            "l": code[:3], "k": code[3:5], "x": code[5:7],
            "govcode": GOVERNMENT.get(code, ""), "govname": self.name(GOVERNMENT.get(code, code)),
            "own-l": code if level == 0 else "", "own-k": code[3:] if level == 1 else "", "own-x": code[5:],
        }  # fmt: skip
        return Row({**labels, **({"unitcode": prefix} if prefix else {})}, code, {"code": code, **where})

    def unit_row(self, code: str, name: str) -> Row:
        labels = {"unitcode": code, "unitname": name, "name": name, "indented": name, "code": code}
        return Row(labels, code, {"unit": code})

    def rows(self, kind: str) -> Iterator[Row]:
        """The rows of a matrix, without its total."""
        units = [unit for unit in self.department.units if self.amount("", {"unit": unit.code})]
        match kind:
            case "functions" | "economic":
                levels = tuple(self.style.get("levels", (3, 5, 7) if kind == "functions" else (3, 5)))
                yield from (self.code_row(code) for code in self.codes(levels))
            case "categories":
                for code in self.codes((1,)):
                    yield Row({"name": NAMES[code]}, NAMES[code], {"code": code})
            case "units":
                yield self.unit_row(self.department.code, self.department.name)
                yield from (self.unit_row(unit.code, unit.name) for unit in units)
            case "units-functions":
                for unit in units:
                    yield self.unit_row(unit.code, unit.name)
                    for code in self.codes(tuple(self.style.get("levels", (7,))), unit=unit.code):
                        yield self.code_row(code, unit.code, unit=unit.code)
            case "projects":
                yield from self.projects()
            case "flat":
                yield from self.flat(units)
            case "one":
                yield Row({}, "", {})
            case _:
                raise ValueError(f"no such rows: {kind}")

    def projects(self) -> Iterator[Row]:
        seen: dict[tuple[str, str], Entry] = {}
        for entry in self.department.ledgers["main"]:
            if entry.project:
                seen.setdefault((entry.unit, entry.project), entry)
        for unit, project in seen:
            name = self.department.unit_name(unit)
            labels = {"type": "特定目标类", "project": project, "projectunit": name}
            yield Row(labels, project, {"unit": unit, "project": project})

    def flat(self, units: Sequence[Unit]) -> Iterator[Row]:
        """Every unit with every code it spends on, both named in every row."""
        for unit in units:
            for code in self.codes((7,), unit=unit.code):
                row = self.code_row(code, unit.code, unit=unit.code)
                yield replace(row, labels={**row.labels, "unitname": unit.name})

    def total_row(self, labels: tuple[Column, ...], where: dict[str, str]) -> Row:
        at = self.style.get("total_in", "name")
        fields = [label.words for label in labels]
        named = [field for field in fields if field in NAME_FIELDS]
        slot = fields[0] if at == "first" or not named else named[0]
        label = self.style.get("total_label", "合计")
        return Row({slot: label}, label, where)


def matrix(printer: Printer) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Rows by code, unit or project; columns by fund, nature or origin."""
    style = printer.style
    label_tree = columns(printer.text(style["labels"])) if style.get("labels") else ()
    figure_tree = columns(printer.text(style["columns"]))
    labels = tuple(leaf for column in label_tree for leaf in column.leaves)
    figures = tuple(leaf for column in figure_tree for leaf in column.leaves)
    rows = list(printer.rows(style["rows"]))
    if style["rows"] not in ("one",) and style.get("total", "last") != "none":
        whole = printer.total_row(labels, {})
        rows = [whole, *rows] if style.get("total") == "first" else [*rows, whole]
    for number, row in enumerate(rows, 1):
        row.labels["seq"] = str(number)
    head = head_rows((*label_tree, *figure_tree))
    if style.get("column_numbers"):
        blanks = [Cell("栏次"), *[Cell("")] * (len(labels) - 1)] if labels else []
        head.append([*blanks, *(Cell(str(number)) for number in range(1, len(figures) + 1))])
    body = [
        [
            *(Cell(row.labels.get(label.words, "")) for label in labels),
            *(printer.figure(column, row) for column in figures),
        ]
        for row in rows
    ]
    return head, body


def _side_lines(printer: Printer, text: str) -> list[list[tuple[str, str]]]:
    """Label and words of every line of a side, in blocks that start level with those of the other sides."""
    blocks: list[list[tuple[str, str]]] = [[]]
    for line in text.strip("\n").split("\n"):
        if not line.strip():
            continue
        if line.strip() == "---":
            blocks.append([])
        elif line.startswith("*classes "):
            blocks[-1] += _class_lines(printer, line.removeprefix("*classes "))
        else:
            label, _, words = line.partition("=")
            blocks[-1].append((printer.text(label.rstrip()), words.strip()))
    return blocks


def _class_lines(printer: Printer, line: str) -> Iterator[tuple[str, str]]:
    """`{cn}、{name} [from=1] = words`: one line a class, all of them or those that occur, numbered on."""
    template, _, words = line.rpartition("=")
    year = printer.department.year
    left_out = printer.style.get("no_classes", ())
    listed = [code for code in CLASSES if class_name(code, year) and code not in left_out]
    if printer.style.get("classes") == "present":
        listed = [code for code in listed if printer.amount(words, {"code": code})]
    for number, code in enumerate(listed, 1):
        label = template.strip().format(cn=chinese(number), n=number, name=printer.name(code), code=code)
        yield label.replace("_", "　"), f"{words} @{code}"


def sides(printer: Printer) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Income beside expenditure, or any number of such lists beside each other."""
    parts = printer.style["side"]
    trees: list[Column] = []
    blocks: list[list[list[list[Cell]]]] = []
    numbered = 0
    for part in parts:
        tree = columns(printer.text(part["columns"]))
        leaves = tuple(leaf for column in tree for leaf in column.leaves)
        path = part["header"].split(">") if part.get("header") else []
        for header in reversed(path):
            tree = (Column(header, parts=tree),)
        trees += tree
        lines = _side_lines(printer, part["rows"])
        blocks.append([[_side_row(printer, leaves, *line) for line in block] for block in lines])
    body: list[list[Cell]] = []
    widths = [len(side[0][0]) for side in blocks]
    for level in zip_longest(*blocks, fillvalue=[]):
        for line in zip_longest(*level):
            filled = [cells or [Cell("")] * width for cells, width in zip(line, widths, strict=True)]
            body.append([cell for cells in filled for cell in cells])
    head = head_rows(_merged(trees))
    every = [leaf for column in trees for leaf in column.leaves]
    if printer.style.get("column_numbers"):
        count = iter(range(1, len(every)))
        head.append([Cell(_column_number(leaf, count)) for leaf in every])
    for at, leaf in enumerate(every):
        if leaf.words == "line":
            for row in body:
                numbered += 1
                row[at] = Cell(str(numbered))
    return head, body


def _column_number(leaf: Column, count: Iterator[int]) -> str:
    return "栏次" if leaf.words == "label" else "" if leaf.words == "line" else str(next(count))


def _side_row(printer: Printer, leaves: tuple[Column, ...], label: str, words: str) -> list[Cell]:
    """One line of a side; words after `@` name its class, `blank` leaves its figures out."""
    words, _, code = words.partition("@")
    row = Row({}, label.replace("　", ""), {"code": code} if code else {}, tied="其中" not in label)
    cells = []
    for leaf in leaves:
        if leaf.words in ("label", "line"):
            cells.append(Cell(label if leaf.words == "label" else ""))
        elif not words.strip():
            cells.append(Cell(""))
        elif words.startswith("#"):
            cells.append(_count(printer, words, leaf, row))
        else:
            cells.append(printer.figure(replace(leaf, words=f"{words} {leaf.words}"), row))
    return cells


def _count(printer: Printer, words: str, leaf: Column, row: Row) -> Cell:
    """A number of things, as the style file states it: `#3`, `#3 辆`."""
    number, _, unit = words.removeprefix("#").strip().partition(" ")
    return Cell(number, key=Key(row.row, row.row, leaf.header, unit, printer.department.year, tied=False))


def _merged(trees: list[Column]) -> list[Column]:
    """Neighbouring columns under the same header become one."""
    merged: list[Column] = []
    for tree in trees:
        if merged and tree.parts and merged[-1].header == tree.header:
            merged[-1] = Column(tree.header, parts=tuple(_merged([*merged[-1].parts, *tree.parts])))
        else:
            merged.append(tree)
    return merged


def parallel(printer: Printer) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Economic codes in three groups of code, name and figure, then the totals of both halves."""
    style = printer.style
    group = columns(style["columns"])
    half = [list(_economic_rows(printer, nature)) for nature in ("personnel", "public")]
    cut = (len(half[1]) + 1) // 2
    lists = [half[0], half[1][:cut], half[1][cut:]]
    head = head_rows(
        (Column(style["groups"][0], parts=group), Column(style["groups"][1], parts=(*group, *group)))
    )
    blank = [Cell("")] * len(group)
    body = [
        [cell for row in line for cell in (_group(printer, group, row) if row else blank)]
        for line in zip_longest(*lists)
    ]
    closing: list[Cell] = []
    for label, span, nature in zip(style["sums"], (2, 5), ("personnel", "public"), strict=True):
        closing += [Cell(label, span), printer.figure(group[-1], Row({}, label, {"nature": nature}))]
    return head, [*body, closing]


def _group(printer: Printer, group: tuple[Column, ...], row: Row) -> list[Cell]:
    """Code, name and figure of an economic row."""
    return [
        Cell(row.labels[column.words]) if column.words in row.labels else printer.figure(column, row)
        for column in group
    ]


def _economic_rows(printer: Printer, nature: str) -> Iterator[Row]:
    for code in printer.codes((3, 5), nature=nature):
        yield printer.code_row(code, nature=nature)


KINDS = {"matrix": matrix, "sides": sides, "parallel": parallel}


def table(style: dict[str, Any], form: dict[str, Any], department: Department) -> Table:
    """A form of a style filled in for a department."""
    printer = Printer(style, form, department)
    head, body = KINDS[form.get("kind", "matrix")](printer)
    number, place = str(form.get("number", "")), style.get("number_at", "before")
    title = printer.text(style.get("title", "{title}").replace("{title}", form["title"]))
    above = [number] if number and place == "before" else []
    above.append(number + title if place == "glued" else title)
    if number and place == "after":
        above.append(number)
    captions = [[printer.text(cell) for cell in line] for line in style["captions"]]
    notes = [printer.text(note) for note in form.get("notes", ())]
    return Table(printer.text(form["title"]), number, above, captions, head, body, notes)
