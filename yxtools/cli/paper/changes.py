"""What changed between two documents, as a table: totals first."""

from collections import Counter
from collections.abc import Sequence

from yxtools.cli.changes import STATUSES, meaning
from yxtools.cli.paper.disclosure import Disclosure
from yxtools.cli.paper.markup import Html, element, join
from yxtools.cli.paper.parts import cell, column, counted, magnitude, printed, row_head, section, signed
from yxtools.language import _
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
    rows = [_row(at, change) for at, change in enumerate(sorted(found, key=_is_part), 1)]
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


def _row(number: int, change: Record) -> Html:
    before, after = change["before"] or {}, change["after"] or {}
    code = (change["after"] or change["before"])["code"]
    of = " · ".join(meaning(change["key"]))
    raw = after.get("raw") or before.get("raw") or ""
    status = element("span", _(STATUSES[change["status"]]), class_=f"tag {change['status']}")
    note = element("div", change["note"], class_="note") if change["note"] else None
    return element(
        "tr",
        cell("code", _("Code"), code),
        row_head("name", change["label"], note),
        cell("of", _("What"), of),
        cell("before", _("Before"), *printed(before.get("raw", ""), before.get("unit"))),
        cell("after", _("After"), *printed(after.get("raw", ""), after.get("unit"))),
        cell("delta", _("Change"), *printed(signed(change["delta"], raw), change["unit"])),
        cell("percent", _("Percent"), _percent(change["percent"])),
        cell("status", _("Status"), status),
        cell("line", _("Lines"), f"{before.get('line', '')} → {after.get('line', '')}"),
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


def _is_part(change: Record) -> bool:
    """Whether the figure is of one class, not of all."""
    return bool(change["key"].get("class", "total") != "total")


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:+,.2f}%"
