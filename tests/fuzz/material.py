"""What hostile inputs are made of: samples, invented disclosures, the records the rooms make of them.

YX_CORPUS adds the disclosures of a directory.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.synthetic import LAYOUTS, STYLES, disclosure
from yxtools.cards import cards
from yxtools.checks import checks
from yxtools.claims import claims
from yxtools.split.document import split
from yxtools.tables import tables
from yxtools.taxonomy import load

Record = dict[str, Any]
SAMPLES = Path(__file__).parents[2] / "samples"
TAXONOMY = load()
NAMING = {"doc": "d", "file": "d.txt", "encoding": "utf-8", "sha256": "0" * 64}


@dataclass(frozen=True, slots=True)
class Material:
    """Texts, their pieces, and what the rooms make of some of them."""

    texts: Sequence[str]
    lines: Sequence[str]
    cells: Sequence[str]
    documents: Sequence[list[Record]]
    """Of each of a few texts every record: document, section, text, grid, table, card, claim, check."""

    def grids(self) -> list[Record]:
        """The raw tables."""
        return self._of_type("grid")

    def paragraphs(self) -> list[Record]:
        """The paragraphs."""
        return self._of_type("text")

    def _of_type(self, kind: str) -> list[Record]:
        return [record for document in self.documents for record in document if record["type"] == kind]

    def passage(self, rng: Random, most: int = 60) -> str:
        """Some lines of a text that follow each other."""
        lines = rng.choice(self.texts).split("\n")
        start = rng.randrange(len(lines))
        return "\n".join(lines[start : start + rng.randint(1, most)])


@cache
def material() -> Material:
    """Everything there is, made once a process."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    documents = [every_record(text) for text in texts]
    texts += [disclosure(style, at, LAYOUTS[at % len(LAYOUTS)]).text for at, style in enumerate(STYLES)]
    documents += [every_record(text) for text in texts[-3:]]
    texts += [
        path.read_text(encoding="utf-8")
        for path in sorted(Path(os.environ.get("YX_CORPUS", "-")).glob("*.txt"))
    ]
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    cells = [cell for line in lines for cell in line.split("\t") if cell.strip()]
    return Material(texts, lines, sorted(set(cells)), documents)


def every_record(text: str) -> list[Record]:
    """What all rooms make of a disclosure; the grids stay beside their tables."""
    raw = list(split(text, **NAMING, taxonomy=TAXONOMY))
    read = list(claims(cards(tables(raw, TAXONOMY), TAXONOMY), TAXONOMY))
    grids = [record for record in raw if record["type"] == "grid"]
    return [*read, *grids, *checks(read, TAXONOMY)]
