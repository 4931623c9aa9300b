"""The text of a document with its lines numbered and the figures of the findings marked on them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from yxtools.cli.paper.disclosure import Disclosure
from yxtools.cli.paper.markup import Html, element, join
from yxtools.cli.paper.parts import section
from yxtools.cli.places import Place, Span
from yxtools.language import _
from yxtools.stream import Record

CONTEXT = 2
"""Lines around a cited one that an excerpt shows as well."""


TAB = element("i", "\t")

Marks = dict[int, dict[Span, bool]]
"""The marked pieces of the lines, and of each whether a finding suspects the figure."""


def source(disclosure: Disclosure, findings: Sequence[Record], places: Mapping[str, Place]) -> Html:
    """The section of the numbered text; nothing where the text is not at hand."""
    if not disclosure.lines:
        return Html()
    cited = _cited(disclosure, findings)
    near = {line + by for line in cited for by in range(-CONTEXT, CONTEXT + 1)}
    marks = _marks(disclosure, findings, places)
    rows = [
        element(
            "li",
            *_pieces(shown, marks[line]),
            _back(disclosure, findings, cited[line]) if line in cited else None,
            id=disclosure.line_anchor(line),
            value=line if line in near else None,
            class_="cited" if line in cited else "near" if line in near else None,
        )
        for line, shown in enumerate(disclosure.lines, 1)
    ]
    name = f"{disclosure.anchor}-text"
    box = element("input", type="checkbox", class_="excerpt")
    choice = element("label", box, " ", _("Only the lines cited"), class_="choice") if cited else None
    layout = "aligned" if disclosure.head.get("layout") == "aligned" else "flowing"
    text_ = element("ol", *rows, class_=f"text {layout}", lang="zh")
    class_ = "source" if cited else "source uncited"
    return section(name, _("Text of the disclosure"), choice, text_, class_=class_)


def _cited(disclosure: Disclosure, findings: Iterable[Record]) -> dict[int, list[int]]:
    """The lines that findings name, and the numbers of these."""
    cited: dict[int, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings, 1):
        named = {suspect["line"] for suspect in finding["suspects"]} | set(finding["lines"])
        named |= {figure["line"] for figure in disclosure.figures(finding)}
        for line in named:
            cited[line].append(number)
    return cited


def _marks(disclosure: Disclosure, findings: Iterable[Record], places: Mapping[str, Place]) -> Marks:
    marks: Marks = defaultdict(dict)
    for finding in findings:
        suspects = {suspect["ref"] for suspect in finding["suspects"]}
        operands = {figure["ref"] for figure in disclosure.figures(finding)}
        for ref in suspects | operands:
            for span in places.get(ref, ()):
                on_line = marks[span.line]
                on_line[span] = ref in suspects or on_line.get(span, False)
    return marks


def _back(disclosure: Disclosure, findings: Sequence[Record], citing: Iterable[int]) -> Html:
    """Links to the findings that cite a line."""
    links = [
        element("a", findings[number - 1]["id"], href=f"#{disclosure.finding_anchor(number)}")
        for number in citing
    ]
    return element("span", join(*links, between=" "), class_="back")


def _pieces(shown: str, marks: Mapping[Span, bool]) -> Iterator[Html]:
    """The line cut at its marks; of two that overlap the first counts."""
    at = 0
    for span, suspect in sorted(marks.items()):
        if span.start >= at:
            yield _tabbed(shown[at : span.start])
            yield element("mark", shown[span.start : span.end], class_="suspect" if suspect else None)
            at = span.end
    yield _tabbed(shown[at:])


def _tabbed(shown: str) -> Html:
    """Text in which every tab is an element, so that the columns it separates can be seen."""
    return join(*shown.split("\t"), between=TAB)
