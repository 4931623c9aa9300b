"""The labels of performance cards, as far as a page of aligned text needs them to see the rows of a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from yxtools.patterns import lazy_pattern
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

# What stands around the words of a label: 其中：, a colon, a unit or the most points in brackets.
AROUND = lazy_pattern(r"^其中[:：]|[:：]$|[(（][^()（）]{0,12}[)）]$")

# A label with its blanks and brackets is not longer. So many cells are kept: they are asked about again.
LONGEST, KEPT = 60, 4096


class CardLabels:
    """The labels of cards.toml, and of forms.toml the cells that only cards print."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        data, forms = taxonomy.file("cards"), taxonomy.forms
        self._telling = frozenset(forms["card_cells"]) - frozenset(forms["shared_cells"])
        head = data["head"]
        self._opening = _bare_all([head["project"], head["project_code"]])
        self._hint = lazy_pattern("|".join(bare(text) for text in sorted({*self._telling, *self._opening})))
        indicators, funds = data["indicators"], data["funds"]
        levels = [entry["labels"] + entry["level2"] for entry in indicators["level1"]]
        column = indicators["column"]
        self._level_heads = _bare_all([column["level1"], column["level2"], column["level3"]])
        self._levels = _bare_all([levels, indicators["synonyms"], indicators["group"]])
        self._funds = _bare_all([funds["total"], funds["source"], funds["column"]])
        parts = ("head", "contacts", "narrative", "heading", "tail", "scores", "plan")
        fields = [data[part] for part in parts]
        self._known = _bare_all([fields, column]) | self._level_heads | self._levels | self._funds
        self._headings = _bare_all([data["heading"], indicators["group"]])
        self._sources = _bare_all([funds["total"], funds["source"]])
        self._heads = _bare_all([column, funds["column"]])
        self._columns = _bare_all(funds["column"])
        self._scores = _bare_all(data["scores"])
        self._names = _bare_all(column["level3"])
        self._begun = frozenset(word[:end] for word in self._known for end in range(1, len(word)))
        self._ended = frozenset(word[start:] for word in self._levels for start in range(1, len(word)))
        self._title = lazy_pattern(data["titles"]["card"])

    def hinted(self, text: str) -> bool:
        """Whether a text may hold what tells a card."""
        return self._hint.search(text) is not None

    def opening(self, cells: Sequence[str]) -> bool:
        """Whether the cells of a line open a card: the name or code of a project behind its label."""
        return len(cells) > 1 and bare(cells[0]) in self._opening and not any(map(self.known, cells[1:2]))

    def telling(self, cell: str) -> bool:
        """Whether a cell is one that only cards print."""
        return squeeze(cell) in self._telling

    def known(self, cell: str) -> bool:
        """Whether a cell is a label of a card."""
        return bare(cell) in self._known

    def begun(self, cell: str) -> bool:
        """Whether a cell is the beginning of a label."""
        return bare(cell) in self._begun

    def level(self, cell: str) -> bool:
        """Whether a cell is the label of a level of indicators, or of all of them."""
        return bare(cell) in self._levels

    def head(self, cell: str) -> bool:
        """Whether a cell heads a column, of indicators or of amounts."""
        return bare(cell) in self._heads

    def level_head(self, cell: str) -> bool:
        """Whether a cell heads the column of a level: 一级指标."""
        return bare(cell) in self._level_heads

    def name_head(self, cell: str) -> bool:
        """Whether a cell heads the names of the indicators."""
        return bare(cell) in self._names

    def heading(self, cell: str) -> bool:
        """Whether a cell is a heading over several rows, without a value of its own."""
        return bare(cell) in self._headings

    def source(self, cell: str) -> bool:
        """Whether a cell is the label of a total of amounts, or of a source."""
        return bare(cell) in self._sources

    def column(self, cell: str) -> bool:
        """Whether a cell heads a column of amounts."""
        return bare(cell) in self._columns

    def score(self, cell: str) -> bool:
        """Whether a cell is the label of a score."""
        return bare(cell) in self._scores

    def ended(self, cell: str) -> bool:
        """Whether a cell is the end of the label of a level."""
        return bare(cell) in self._ended

    def fund(self, cell: str) -> bool:
        """Whether a cell is a label of the amounts: of a total, of a source, or over a column."""
        return bare(cell) in self._funds

    def title(self, text: str) -> bool:
        """Whether a lone line is the title of a card."""
        return self._title.search(squeeze(text)) is not None


@lru_cache(KEPT)
def bare(cell: str) -> str:
    """The words of a label, squeezed, without what stands around them; a long text has none."""
    if len(cell) > LONGEST:
        return ""
    return AROUND.sub("", AROUND.sub("", squeeze(cell)))


def _bare_all(data: Any) -> frozenset[str]:
    """The labels in nested lists and tables, bare."""
    return frozenset(bare(text) for text in _texts(data))


def _texts(data: Any) -> Iterator[str]:
    """The texts of nested lists and tables of labels; a pattern beside them is none."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from () if isinstance(part, str) else _texts(part)
    else:
        for part in data:
            yield from _texts(part)
