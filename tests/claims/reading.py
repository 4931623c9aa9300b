"""Claims from a few lines of prose, for the tests of this package."""

from __future__ import annotations

from typing import Any

from yxtools.claims import claims, unread
from yxtools.taxonomy import load

Record = dict[str, Any]

TAXONOMY = load()


def records(*lines: str, section: str | None = None) -> list[Record]:
    """A document of an invented department: an optional heading, and a `text` record a line."""
    src = {"file": "a.txt", "line": 1, "end_line": 1}
    found: list[Record] = [
        {"type": "document", "doc": "a", "id": "d1", "year": 2023, "stage": "final", "src": src}
    ]
    if section is not None:
        head = {"level": 2, "number": "一、", "title": section, "parent": None, "text": section, "src": src}
        found.append({"type": "section", "doc": "a", "id": "s1", **head})
    for number, line in enumerate(lines, 2):
        found.append(
            {
                "type": "text",
                "doc": "a",
                "id": f"p{number}",
                "section": "s1" if section else None,
                "role": None,
                "text": line,
                "lines": [number],
                "src": {"file": "a.txt", "line": number, "end_line": number},
            }
        )
    return found


def read(*lines: str, section: str | None = None) -> list[Record]:
    """The claims of the lines."""
    found = claims(records(*lines, section=section), TAXONOMY)
    return [record for record in found if record["type"] == "claim"]


def left(*lines: str) -> list[tuple[str, str]]:
    """What was not read: figure and reason."""
    return [(record["raw"], record["reason"]) for record in unread(records(*lines), TAXONOMY)]


def of(kind: str, found: list[Record]) -> list[Record]:
    """The claims of one kind."""
    return [claim for claim in found if claim["kind"] == kind]


def raws(claim: Record, role: str | None = None) -> list[str]:
    """The figures of a claim as printed."""
    return [figure["raw"] for figure in claim["figures"] if role in (None, figure["role"])]
