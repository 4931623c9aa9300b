"""What a document is and what was read of it: the head of its part of the page."""

from collections.abc import Iterator, Sequence

from yxtools.cli.paper.disclosure import Disclosure, severities
from yxtools.cli.paper.markup import Content, Html, element, join
from yxtools.cli.paper.parts import counted, filled, line_link
from yxtools.cli.rules import rule_title
from yxtools.cli.words import SEVERITIES, STATUSES, word
from yxtools.language import _
from yxtools.stream import Record


def summary(disclosure: Disclosure, found: Sequence[Record]) -> Html:
    """Title and facts of the document, the tables read, the findings and relations counted."""
    head = disclosure.head
    facts = [
        element("div", element("dt", term), element("dd", value))
        for term, value in _facts(disclosure, found)
        if value
    ]
    return join(
        element("h2", disclosure.title, id=disclosure.anchor, lang="zh"),
        element("dl", *facts, class_="facts"),
        _tables(disclosure) if head else None,
    )


def _facts(disclosure: Disclosure, found: Sequence[Record]) -> Iterator[tuple[str, Content]]:
    head = disclosure.head
    yield _("Department"), head.get("entity")
    yield _("Year"), head.get("year")
    yield _("Stage"), word("stage", head.get("stage") or "")
    yield _("File"), disclosure.file
    yield _("SHA-256"), element("code", head["sha256"]) if head else None
    yield _("Read"), _read(disclosure) if head else None
    yield _("Relations"), counted(STATUSES, disclosure.relations)
    if disclosure.relations:
        yield _("Findings"), counted(SEVERITIES, severities(found)) or _("none")


def _read(disclosure: Disclosure) -> str:
    unknown = sum(table["form"] is None for table in disclosure.tables)
    message = _("{lines} lines, {tables} tables ({unknown} of unknown form), {cards} performance cards")
    return message.format(
        lines=disclosure.head["lines"], tables=len(disclosure.tables), unknown=unknown, cards=disclosure.cards
    )


def _tables(disclosure: Disclosure) -> Html | None:
    if not disclosure.tables:
        return None
    items = [
        element(
            "li",
            element("span", table["title"] or _("(no title)"), lang="zh"),
            " ",
            element("span", table["form"] or _("unknown form"), class_="form"),
            " ",
            _line(disclosure, table),
        )
        for table in disclosure.tables
    ]
    return element("details", element("summary", _("Tables found")), element("ul", *items), class_="tables")


def unverified(disclosure: Disclosure) -> Html | None:
    """The relations without a verdict, and why they have none."""
    checks = disclosure.unverified()
    if not checks:
        return None
    items = [
        element(
            "li",
            _line(disclosure, check),
            " ",
            element("b", rule_title(check["rule"])),
            " ",
            check["message"],
        )
        for check in checks
    ]
    count = _("Relations without a verdict: {n}").format(n=len(checks))
    return element("details", element("summary", count), element("ul", *items), class_="unverified")


def _line(disclosure: Disclosure, record: Record) -> Html:
    return filled(_("line {line}"), line=line_link(disclosure, record["src"]["line"]))
