"""The findings of a document as a table: what is wrong, the figures suspected, the relations that say so."""

from collections.abc import Sequence
from decimal import Decimal

from yxtools.cli.blocks import implied
from yxtools.cli.paper.disclosure import Disclosure, severities
from yxtools.cli.paper.evidence import evidence
from yxtools.cli.paper.markup import Content, Html, element, join
from yxtools.cli.paper.parts import (
    cell,
    column,
    counted,
    figure_name,
    filled,
    line_link,
    magnitude,
    printed,
    row_head,
    section,
    signed,
)
from yxtools.cli.words import SEVERITIES, word
from yxtools.figures import parse_figure
from yxtools.language import _, _n
from yxtools.stream import Record

COLUMNS = 6
"""Cells of a figure's row; the sentence and the evidence span them."""

LINES_SHOWN = 8
"""Lines listed for a finding that suspects no figure."""


def findings(disclosure: Disclosure, found: Sequence[Record]) -> Html:
    """The section of the findings, remarks folded away below the others; a sentence where there are none."""
    name = f"{disclosure.anchor}-findings"
    if not found:
        return section(name, _("Findings"), element("p", _("No relation fails."), class_="none"))
    numbered = list(enumerate(found, 1))
    remarks = [one for one in numbered if one[1]["severity"] == "info"]
    graver = [one for one in numbered if one[1]["severity"] != "info"]
    table = _table(disclosure, graver, counted(SEVERITIES, severities(found))) if graver else None
    return section(name, _("Findings"), table, _remarks(disclosure, remarks) if remarks else None)


def _remarks(disclosure: Disclosure, numbered: Sequence[tuple[int, Record]]) -> Html:
    count = _n("{count} remark", "{count} remarks", len(numbered)).format(count=len(numbered))
    return element("details", element("summary", count), _table(disclosure, numbered), class_="remarks")


def _table(
    disclosure: Disclosure, numbered: Sequence[tuple[int, Record]], caption: str | None = None
) -> Html:
    groups = [_group(disclosure, number, finding) for number, finding in numbered]
    said = element("caption", caption) if caption else None
    return element("table", said, _head(), *groups, class_="findings")


def _head() -> Html:
    columns = (
        ("number", _("No."), True),
        ("severity", _("Severity"), True),
        ("figure", _("Figure"), False),
        ("line", _("Line"), True),
        ("printed", _("Printed"), None),
        ("implied", _("Implied"), None),
        ("difference", _("Difference"), True),
        ("slip", _("Slip"), False),
    )
    cells = [column(key, title, numeric) for key, title, numeric in columns]
    return element("thead", element("tr", *cells))


def _group(disclosure: Disclosure, number: int, finding: Record) -> Html:
    """All rows of one finding: its sentence, a row a figure, its evidence."""
    figures = [_figure(disclosure, suspect) for suspect in finding["suspects"]]
    rows = [
        element("td", finding["message"], class_="says", colspan=COLUMNS),
        *(figures or [_lines(disclosure, finding)]),
        element("td", *evidence(disclosure, finding), class_="why", colspan=COLUMNS),
    ]
    severity = element("span", word("severity", finding["severity"]), class_=f"tag {finding['severity']}")
    lead = join(
        element("th", finding["id"], scope="rowgroup", rowspan=len(rows), class_="number"),
        element("td", severity, rowspan=len(rows), class_="severity"),
    )
    return element(
        "tbody",
        *(element("tr", lead if at == 0 else None, row) for at, row in enumerate(rows)),
        id=disclosure.finding_anchor(number),
        data_kind=finding["severity"],
        data_rules=" ".join(finding["rules"]),
        **_sort_keys(number, finding),
    )


def _figure(disclosure: Disclosure, suspect: Record) -> Html:
    raw = suspect["printed"]
    difference = _difference(suspect)
    return join(
        row_head("figure", *figure_name(suspect, suspect.get("title"))),
        cell("line", _("Line"), line_link(disclosure, suspect["line"])),
        cell("printed", _("Printed"), *printed(raw, suspect.get("unit"))),
        cell("implied", _("Implied"), implied(suspect)),
        cell("difference", _("Difference"), signed(None if difference is None else float(difference), raw)),
        cell("slip", _("Slip"), word("slip", suspect["slip"] or "")),
    )


def _lines(disclosure: Disclosure, finding: Record) -> Html:
    """The row of a finding that suspects no figure: where to look."""
    links = [line_link(disclosure, line) for line in finding["lines"][:LINES_SHOWN]]
    more = ["…"] if len(finding["lines"]) > LINES_SHOWN else []
    said = filled(_("lines {lines}"), lines=join(*links, *more, between=_(", ")))
    return element("td", said, class_="where", colspan=COLUMNS)


def _sort_keys(number: int, finding: Record) -> dict[str, Content]:
    suspect: Record = next(iter(finding["suspects"]), {})
    difference = _difference(suspect)
    return {
        "data_number": number,
        "data_severity": list(SEVERITIES).index(finding["severity"]),
        "data_figure": " ".join(filter(None, (suspect.get("title"), suspect.get("label")))),
        "data_line": min(finding["lines"], default=None),
        "data_difference": magnitude(None if difference is None else abs(difference), suspect.get("unit")),
        "data_slip": suspect.get("slip"),
    }


def _difference(suspect: Record) -> Decimal | None:
    """By how much the printed figure exceeds the implied one, in its own unit."""
    figure = parse_figure(suspect.get("printed", ""))
    if figure is None or suspect["implied"] is None:
        return None
    return Decimal(figure.scaled).scaleb(-figure.decimals) - Decimal(repr(suspect["implied"]))
