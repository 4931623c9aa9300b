"""The title of a disclosure: where it stands, and the stage and the year it tells."""

from __future__ import annotations

from collections.abc import Sequence

from yxtools import years
from yxtools.patterns import lazy_pattern
from yxtools.split.captions import YEAR_INSIDE, Captions, year_inside
from yxtools.split.headings import numbering
from yxtools.split.organisations import NAME, Organisations
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

# A line that is prose, no title: a sentence, or an amount of money.
PROSE = lazy_pattern(r"[。；;！!？?]|\d[百千万亿]?元")

# The year that ends a line which a title carries on.
YEAR_ENDS = lazy_pattern(rf"{years.YEAR}年?度?$")

_DATED = lazy_pattern(years.YEAR)

# The title of a disclosure, and the line above that it carries on, are no longer.
_LONGEST_TITLE, _LONGEST_ABOVE = 60, 30

# The end of a title that did not fit its line: 说明, 明.
_LONGEST_REST = 4

# A name takes no more lines above those, and begins with a place of so many characters at least.
_MOST_ABOVE, _PLACE = 2, 2


class MainTitles:
    """Knows titles of disclosures by the words of a taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._captions = taxonomy.once(Captions)
        self._organisations = taxonomy.once(Organisations)
        stage, data = taxonomy.captions["stage"], taxonomy.captions["disclosure"]
        self._stage: dict[str, list[str]] = stage
        self._words = [word for word in stage["final"] + stage["budget"] if len(word) > 2]
        self._subject = lazy_pattern("|".join(data["subject"]))
        self._ends = lazy_pattern(rf"(?:{'|'.join(data['ends'])})$")
        self._sole_ends = lazy_pattern(rf"(?:{'|'.join(data['sole_table_ends'])})$")

    def find(self, running: Sequence[str], tables: int) -> str | None:
        """The first of the lines of running text, or group of lines, that reads as the title of a disclosure
        of so many tables.

        The lines before the first heading and the first sentence may be titles by the year they name; those
        below only by words of disclosures (部门预算).
        """
        first = True
        for at, line in enumerate(running):
            squeezed = squeeze(line)
            number = numbering(line)
            if number is not None and number.level > 1 or PROSE.search(squeezed):
                first = False
                continue
            if self._telling(squeezed) or first and self._dated(squeezed, sole=at == 0 and tables < 2):
                return self._whole(running, at).lstrip('《"').rstrip('》"')
        return None

    def heading(self, running: Sequence[str]) -> str | None:
        """The first numbered heading with the words of a disclosure's title: 二、某某局2024年部门决算情况."""
        lines = (squeeze(line) for line in running if numbering(line) is not None)
        return next((line for line in lines if self._telling(line) and not PROSE.search(line)), None)

    def _telling(self, squeezed: str) -> bool:
        """Whether a line holds words of disclosures, and is no title of a table."""
        if len(squeezed) > _LONGEST_TITLE or squeezed.endswith("表"):
            return False
        return any(word in squeezed for word in self._words)

    def _dated(self, squeezed: str, sole: bool) -> bool:
        """Whether a line names a year, speaks of budgets or expenditure, and ends as titles of disclosures
        do, or of their `sole` table.
        """
        if not 0 < len(squeezed) <= _LONGEST_TITLE or year_inside(squeezed) is None:
            return False
        ends = self._ends.search(squeezed) or sole and self._sole_ends.search(squeezed)
        return bool(ends and self._subject.search(squeezed))

    def _whole(self, running: Sequence[str], at: int) -> str:
        """The title in line `at` with the lines above and below that belong to it."""
        squeezed = squeeze(running[at])
        lines = [squeezed, *self._rest(squeezed, running[at + 1 : at + 2])]
        above = squeeze(running[at - 1]) if at else ""
        if self._alone(running[at - 1] if at else "", squeezed):
            return "".join(lines)
        return "".join([*self._opened_above(running[: at - 1], above), above, *lines])

    def _alone(self, before: str, squeezed: str) -> bool:
        """Whether the line above a title is none of it."""
        above = squeeze(before)
        if not 0 < len(above) <= _LONGEST_ABOVE or ":" in above or any(word in above for word in self._words):
            return True
        if YEAR_ENDS.search(above) and not _DATED.search(squeezed):
            return False
        return self._captions.heading(before) is not None or _whole_without(above, squeezed)

    def _rest(self, squeezed: str, below: Sequence[str]) -> list[str]:
        """The line below a title that ends it."""
        rest = squeeze(below[0]) if below else ""
        if not 0 < len(rest) <= _LONGEST_REST or self._ends.search(squeezed) and not self._ends.search(rest):
            return []
        return [rest] if self._ends.search(squeezed + rest) else []

    def _opened_above(self, before: Sequence[str], opened: str) -> list[str]:
        """The lines that begin the name which a title opened by `opened` carries on: the place or government
        of an office (云溪市云山区, …人民政府), or the office itself where the title opens with the year.
        """
        found: list[str] = []
        for line in reversed(before[-_MOST_ABOVE:]):
            name = squeeze(line)
            if not NAME.fullmatch(name) or len(name) > _LONGEST_ABOVE:
                break
            if _DATED.match(opened):
                begins = self._organisations.named(name)
            else:
                begins = self._organisations.area(name) and not _whole_without(name, opened)
            if not begins:
                break
            found.insert(0, name)
            opened = name
        return found

    def stage(self, title: str) -> str | None:
        """The stage that the title of a disclosure tells; one that names both is of final accounts."""
        bare = self._bare(title)
        told = next((stage for stage in ("final", "budget") if self._place(bare, stage) is not None), None)
        executed = any(word in title for word in self._stage["executed"])
        return told or ("final" if executed else None)

    def year(self, title: str) -> int | None:
        """The year that the title of a disclosure tells: of several the one before the word of its stage."""
        bare, stage = self._bare(title), self.stage(title)
        place = self._place(bare, stage) if stage else None
        named = [match for match in YEAR_INSIDE.finditer(bare) if place and match.end() <= place]
        return years.year(named[-1].group(1)) if named else year_inside(title)

    def _bare(self, title: str) -> str:
        """A title without the words that hold 预算 and tell nothing of a budget."""
        bare = squeeze(title)
        for words in self._stage["not_budget"]:
            bare = bare.replace(words, "")
        return bare

    def _place(self, bare: str, stage: str) -> int | None:
        """Where a title first names a stage."""
        return min((at for word in self._stage[stage] if (at := bare.find(word)) >= 0), default=None)


def _whole_without(above: str, following: str) -> bool:
    """Whether a name is whole without the line above: it begins as that begins or ends, with its place."""
    ends = any(following.startswith(above[at:]) for at in range(len(above)))
    return ends or following[:_PLACE] == above[:_PLACE]
