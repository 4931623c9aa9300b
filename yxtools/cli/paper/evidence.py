"""The relations that a finding rests on: the figures of each, as printed, and what they should amount to."""

from collections.abc import Iterator

from yxtools.cli.paper.disclosure import Disclosure
from yxtools.cli.paper.markup import Html, element, join
from yxtools.cli.paper.parts import cell, column, figure_name, line_link, printed, row_head
from yxtools.cli.rules import rule_title
from yxtools.language import _, _n
from yxtools.stream import Record


def evidence(disclosure: Disclosure, finding: Record) -> Iterator[Html]:
    """The relations in a part that opens; what is to be said of all of them above."""
    doubt = _doubt(finding)
    if doubt:
        yield element("p", doubt, class_="tie")
    checks = disclosure.evidence(finding)
    suspects = {suspect["ref"] for suspect in finding["suspects"]}
    titles = _(", ").join(dict.fromkeys(map(rule_title, finding["rules"])))
    if not checks:
        yield element("p", titles, class_="rules")
        return
    count = _n("{n} relation says so", "{n} relations say so", len(checks)).format(n=len(checks))
    yield element(
        "details",
        element("summary", count, element("span", titles, class_="rules")),
        *(_relation(disclosure, check, finding, suspects) for check in checks),
    )


def _doubt(finding: Record) -> str | None:
    """What is to be said where the relations alone do not tell which figure is wrong."""
    if finding["tie"]:
        return _("Each of these figures alone would explain it; one of them is wrong.")
    others = finding.get("rivals", 0)
    if not others:
        return None
    return _n(
        "{n} other figure of the relation could be wrong instead, though no known slip explains it.",
        "{n} other figures of the relation could be wrong instead, though no known slip explains them.",
        others,
    ).format(n=others)


def _relation(disclosure: Disclosure, check: Record, finding: Record, suspects: set[str]) -> Html:
    """One relation: its rule, its tables, what is said of it unless the finding says the same."""
    titles = [disclosure.title_of(operand["ref"]) for operand in check["operands"]]
    common = titles[0] if len(set(titles)) == 1 else None
    head = column("figure", _("Figure")), column("printed", _("Printed")), column("line", _("Line"))
    rows = [
        element(
            "tr",
            row_head("figure", *figure_name(operand, None if common else title)),
            cell("printed", _("Printed"), *printed(operand["raw"], operand["unit"])),
            cell("line", _("Line"), line_link(disclosure, operand["line"], operand.get("file"))),
            class_="suspect" if operand["ref"] in suspects else None,
        )
        for operand, title in zip(check["operands"], titles, strict=True)
    ]
    said = check["message"] if check["message"] != finding["message"] else None
    caption = join(element("b", rule_title(check["rule"])), common, said, between=" ")
    table = (element("thead", element("tr", *head)), element("tbody", *rows))
    return element("table", element("caption", caption), *table, class_="relation")
