"""What changed between two documents, as a table: totals first."""

from collections import Counter
from collections.abc import Sequence

from yxtools.cli.changes import STATUSES, meaning
from yxtools.cli.paper.disclosure import Disclosure
from yxtools.cli.paper.markup import Html, element, join
from yxtools.cli.paper.parts import cell, column, counted, magnitude, printed, row_head, section, signed
from yxtools.language import LANGUAGE_TAGS, _, spoken
from yxtools.stream import Record


def changes(disclosure: Disclosure) -> Html:
    """The sections of the changes of a document, one for each document it is compared with."""
    earlier = dict.fromkeys(change["against"] for change in disclosure.changes)
    return join(
        *(
            _section(disclosure, number, [one for one in disclosure.changes if one["against"] == against])
            for number, against in enumerate(earlier, 1)
        )
    )


def _section(disclosure: Disclosure, number: int, found: Sequence[Record]) -> Html:
    rows = [_row(disclosure, at, change) for at, change in enumerate(sorted(found, key=_is_part), 1)]
    caption = element("caption", counted(STATUSES, Counter(change["status"] for change in found)))
    table = element("table", caption, _head(), element("tbody", *rows), class_="changes")
    title = _("Changes against {doc}").format(doc=found[0]["against"])
    return section(f"{disclosure.anchor}-changes-{number}", title, table)


def _head() -> Html:
    cells = (
        column("code", _("Code"), False),
        column("name", _("Name"), False),
        column("of", _("What"), False),
        column("before", _("Before"), True),
        column("after", _("After"), True),
        column("delta", _("Change"), True),
        column("percent", _("Percent"), True),
        column("status", _("Status"), False),
        column("line", _("Lines")),
    )
    return element("thead", element("tr", *cells))


def _row(disclosure: Disclosure, number: int, change: Record) -> Html:
    before, after = change["before"] or {}, change["after"] or {}
    code = (change["after"] or change["before"])["code"]
    of = " · ".join(meaning(change["key"]))
    raw = after.get("raw") or before.get("raw") or ""
    status = element("span", _(STATUSES[change["status"]]), class_=f"tag {change['status']}")
    note = element("div", change["note"], class_="note") if change["note"] else None
    return element(
        "tr",
        cell("code", _("Code"), code),
        row_head("name", change["label"], note, _parts(change)),
        cell("of", _("What"), of),
        cell("before", _("Before"), *printed(before.get("raw", ""), before.get("unit"))),
        cell("after", _("After"), *printed(after.get("raw", ""), after.get("unit"))),
        cell("delta", _("Change"), *printed(signed(change["delta"], raw), change["unit"])),
        cell("percent", _("Percent"), _percent(change["percent"])),
        cell("status", _("Status"), status),
        cell("line", _("Lines"), _place(disclosure, before), " → ", _place(disclosure, after)),
        class_=None if _is_part(change) else "total",
        data_number=number,
        data_kind=change["status"],
        data_code=code,
        data_name=change["label"],
        data_of=of,
        data_before=magnitude(before.get("value"), before.get("unit")),
        data_after=magnitude(after.get("value"), after.get("unit")),
        data_delta=magnitude(change["delta"], change["unit"]),
        data_percent=change["percent"],
        data_status=change["status"],
    )


def _place(disclosure: Disclosure, figure: Record) -> Html | None:
    """The line of a figure; the head of the table names the document."""
    if not figure:
        return None
    anchor = disclosure.line_anchor(figure["line"], figure["file"])
    return element("a", figure["line"], href=f"#{anchor}") if anchor else join(figure["line"])


def _parts(change: Record) -> Html | None:
    """The parts that account for a change, if they are asked for."""
    items = [
        element("li", part["label"], " ", f"{part['delta']:+,}", " ", _share(part))
        for part in change.get("parts", ())
    ]
    return element("ul", *items, class_="parts") if items else None


def _share(part: Record) -> Html:
    shown = _("{share} % of it").format(share=f"{part['share'] * 100:.1f}")
    return element("span", shown, class_="share", lang=LANGUAGE_TAGS[spoken()])


def _is_part(change: Record) -> bool:
    """Whether the figure is of one class, not of all."""
    return bool(change["key"].get("class", "total") != "total")


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:+,.2f}%"
