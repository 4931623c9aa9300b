"""A page read back: is it well-formed, and what is in it."""

import io
from html.parser import HTMLParser

from tests.cli.paper.records import Record
from yxtools.cli.paper import Paper
from yxtools.cli.paper.markup import VOID

RAW = frozenset({"style", "script"})
"""Elements whose content is not text of the page."""


class Outline(HTMLParser):
    """The elements, texts, anchors and links of a page. AssertionError where its elements do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in RAW:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All text of the page."""
        return "".join(self.texts)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of the elements `tag` that have the attributes wanted."""
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute."""
        return [found for _, attributes in self.elements if (found := attributes.get(attribute)) is not None]


def page(*documents: list[Record], text: str = "") -> str:
    """The page of some documents; `text` is that of each."""
    out = io.BytesIO()
    paper = Paper(out)
    for records in documents:
        paper.document(records, {"exact": 2, "fail": 1}, text)
    paper.end()
    return out.getvalue().decode()
