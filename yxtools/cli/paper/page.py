"""One page for a stream of documents: self-contained, written when the stream ends."""

import shutil
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from string import Template
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from yxtools import __version__
from yxtools.cli.paper.changes import changes
from yxtools.cli.paper.controls import controls
from yxtools.cli.paper.disclosure import Disclosure, Text
from yxtools.cli.paper.findings import findings
from yxtools.cli.paper.markup import Html, element, resource
from yxtools.cli.paper.markup import text as escaped
from yxtools.cli.paper.overview import Entry, criteria, entry, overview
from yxtools.cli.paper.source import source
from yxtools.cli.paper.summary import summary, unverified
from yxtools.cli.places import Place, places
from yxtools.language import LANGUAGE_TAGS, _, spoken
from yxtools.stream import Record

IN_MEMORY = 8 << 20
"""Bytes of finished documents that wait in memory for the end of the stream; more wait in a file."""


class Paper:
    """Takes documents one after another; `end` writes the page.

    The page begins with what is known only then: the overview of the documents.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._written = SpooledTemporaryFile(max_size=IN_MEMORY)
        self._entries: list[Entry] = []
        self._kinds: set[str] = set()
        self._rules: set[str] = set()
        self._texts: dict[str, Text] = {}

    def document(
        self, records: Iterable[Record], relations: Mapping[str, int] | None = None, text: str = ""
    ) -> None:
        """One document: its records, its relations counted by status, its text if that is at hand."""
        disclosure: Disclosure | None = None
        for record in records:
            number = len(self._entries) + 1
            disclosure = disclosure or Disclosure(record["doc"], number, others=self._texts)
            disclosure.add(record)
        if disclosure is not None:
            disclosure.relations.update(relations or {})
            disclosure.lines = text.replace("\f", "").removesuffix("\n").split("\n") if text else []
            if disclosure.lines:
                self._texts[disclosure.file] = disclosure.text
            self._written.write(self._article(disclosure).encode())

    def end(self) -> None:
        """Write the page; nothing if there was no document."""
        if self._entries:
            before, after = _page(self._entries, self._kinds, self._rules)
            self._out.write(before.encode())
            self._written.seek(0)
            shutil.copyfileobj(self._written, self._out)
            self._out.write(after.encode())
            self._out.flush()
        self._written.close()

    def _article(self, disclosure: Disclosure) -> Html:
        found = list(disclosure.failed())
        self._entries.append(entry(disclosure, found))
        self._kinds.update(finding["severity"] for finding in found)
        self._kinds.update(change["status"] for change in disclosure.changes)
        self._rules.update(rule for finding in found for rule in finding["rules"])
        compared = bool(disclosure.changes)
        return element(
            "article",
            summary(disclosure, found),
            changes(disclosure),
            None if compared and not found else findings(disclosure, found),
            unverified(disclosure),
            source(disclosure, found, _places(disclosure)),
            aria_labelledby=disclosure.anchor,
        )


def _places(disclosure: Disclosure) -> dict[str, Place]:
    checks = disclosure.checks.values()
    return places(disclosure.lines, (*disclosure.tables, *disclosure.claims), checks)


def _page(entries: list[Entry], kinds: set[str], rules: set[str]) -> tuple[str, str]:
    """What stands before and after the documents."""
    style, script = resource("paper.css"), resource("paper.js")
    title = entries[0].title if len(entries) == 1 else _("{n} documents").format(n=len(entries))
    values = {
        "language": LANGUAGE_TAGS[spoken()],
        "policy": "; ".join(_policy(style, script)),
        "title": escaped(f"{_('Working paper')} – {title}"),
        "heading": escaped(_("Working paper")),
        "purpose": escaped(_purpose(entries)),
        "version": escaped(__version__),
        "style": style,
        "script": script,
        "controls": controls(kinds, rules) if kinds else "",
        "overview": overview(entries) if len(entries) > 1 else "",
        "criteria": criteria(rules) or "",
    }
    before, after = resource("page.html").split("$documents")
    return Template(before).substitute(values), Template(after).substitute(values)


def _purpose(entries: Iterable[Entry]) -> str:
    if any(one.changes for one in entries):
        return _("What changed between the figures of disclosures.")
    return _("Printed figures that cannot all be true, and the relations that say so.")


def _policy(style: str, script: str) -> Iterator[str]:
    """The content security policy: nothing is loaded, and only the page's own style and script are used."""
    yield "default-src 'none'"
    for name, code in (("style", style), ("script", script)):
        yield f"{name}-src 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
    yield "base-uri 'none'"
    yield "form-action 'none'"
