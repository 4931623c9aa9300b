"""What stands before and after the documents of a page: all of them at a glance, and the rules applied."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yxtools.cli.paper.disclosure import Disclosure, severities
from yxtools.cli.paper.markup import Html, element
from yxtools.cli.paper.parts import cell, column, row_head
from yxtools.cli.rules import built_in
from yxtools.cli.words import SEVERITIES, word
from yxtools.language import _
from yxtools.stream import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as the overview lists it."""

    anchor: str
    title: str
    entity: str | None
    year: int | None
    stage: str | None
    severities: Counter[str]
    changes: int


def entry(disclosure: Disclosure, found: Sequence[Record]) -> Entry:
    """What is kept of a document once it is written."""
    return Entry(
        disclosure.anchor,
        disclosure.title,
        disclosure.head.get("entity"),
        disclosure.head.get("year"),
        disclosure.head.get("stage"),
        severities(found),
        len(disclosure.changes),
    )


def overview(entries: Sequence[Entry]) -> Html:
    """The table of the documents, each leading to its part of the page."""
    compared = any(one.changes for one in entries)
    head = (
        column("title", _("Document"), False),
        column("entity", _("Department"), False),
        column("year", _("Year"), True),
        column("stage", _("Stage"), False),
        *(column(severity, word("severity", severity), True) for severity in SEVERITIES),
        column("changes", _("Changes"), True) if compared else None,
    )
    rows = [_row(number, one, compared) for number, one in enumerate(entries, 1)]
    table = (element("thead", element("tr", *head)), element("tbody", *rows))
    caption = element("caption", _("{n} documents").format(n=len(entries)))
    heading = element("h2", _("Overview"), id="overview")
    return element(
        "section", heading, element("table", caption, *table, class_="overview"), aria_labelledby="overview"
    )


def _row(number: int, one: Entry, compared: bool) -> Html:
    keys = {"entity": one.entity, "year": one.year, "stage": one.stage, "changes": one.changes}
    return element(
        "tr",
        row_head("title", element("a", one.title, href=f"#{one.anchor}")),
        cell("entity", _("Department"), one.entity, lang="zh"),
        cell("year", _("Year"), one.year),
        cell("stage", _("Stage"), word("stage", one.stage or "")),
        *(
            cell(severity, word("severity", severity), one.severities[severity] or None)
            for severity in SEVERITIES
        ),
        cell("changes", _("Changes"), one.changes) if compared else None,
        data_number=number,
        data_title=one.title,
        **{f"data_{key}": value for key, value in keys.items()},
        **{f"data_{severity}": one.severities[severity] for severity in SEVERITIES},
    )


def criteria(names: Iterable[str]) -> Html | None:
    """The rules of the findings: what each asserts and the regulation or form it comes from."""
    wanted = set(names)
    known = [rule.record() for name, rule in built_in().items() if name in wanted]
    if not known:
        return None
    items = [
        element(
            "div",
            element("dt", rule["title"], " ", element("code", rule["name"])),
            element("dd", rule["asserts"]),
            element("dd", rule["formula"], lang="zh"),
            element("dd", element("cite", rule["source"])),
        )
        for rule in known
    ]
    heading = element("h2", _("Rules these findings rest on"), id="criteria")
    return element("section", heading, element("dl", *items, class_="criteria"), aria_labelledby="criteria")
