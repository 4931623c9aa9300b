"""What a disclosure says of itself as a whole: its title, department, year, stage and layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeVar

from yxtools.patterns import lazy_pattern
from yxtools.split.captions import Captions, year_inside
from yxtools.split.fragments import Fragment
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze
from yxtools.years import YEAR

_T = TypeVar("_T")

# The title of a disclosure, and the line above that it carries on, are no longer.
_LONGEST_TITLE, _LONGEST_ABOVE = 60, 30

# A shorter name opening a title is one only if it ends as organisations do: 某某局, not 关于做好.
_SURELY_NAME = 4


def about(running: Sequence[str], found: Sequence[Fragment], taxonomy: Taxonomy) -> dict[str, Any]:
    """`title`, `entity`, `year`, `stage` and `layout` of a disclosure, each None where nothing tells it.

    `running` are its lines of running text, `found` its tables.
    """
    captions = taxonomy.once(Captions)
    titles = [captions.plain_title(one.title)[0] for one in found if one.title]
    title = _title(running, taxonomy)
    layouts = Counter(one.region.layout for one in found)
    return {
        "title": title,
        "entity": _entity(title, found, taxonomy),
        "year": (year_inside(title) if title else None)
        or _commonest([one.caption.year for one in found] + [*map(year_inside, titles)]),
        "stage": _stage([title] if title else [], taxonomy) or _stage(titles, taxonomy),
        "layout": max(sorted(layouts), key=lambda layout: layouts[layout], default=None),
    }


def _title(running: Sequence[str], taxonomy: Taxonomy) -> str | None:
    """The first line of running text, or pair of lines, that reads as the title of a disclosure."""
    stages = taxonomy.captions["stage"]
    words = [word for word in stages["final"] + stages["budget"] if len(word) > 2]
    for before, line in zip(["", *running], running, strict=False):
        squeezed = squeeze(line)
        if len(squeezed) > _LONGEST_TITLE or squeezed.endswith("表"):
            continue
        if any(word in squeezed for word in words):
            above = squeeze(before)
            alone = (
                not 0 < len(above) <= _LONGEST_ABOVE
                or taxonomy.once(Captions).heading(before) is not None
                or any(word in above for word in words)
            )
            return (squeezed if alone else above + squeezed).lstrip('《"').rstrip('》"')
    return None


def _stage(titles: Sequence[str], taxonomy: Taxonomy) -> str | None:
    """The stage that most titles tell; a title that names both is one of final accounts."""
    stages = taxonomy.captions["stage"]
    final = [title for title in titles if any(word in title for word in stages["final"])]
    budget = [title for title in titles if any(word in title for word in stages["budget"])]
    if not final and not budget:
        return None
    return "final" if len(final) >= len(set(budget) - set(final)) else "budget"


def _entity(title: str | None, found: Sequence[Fragment], taxonomy: Taxonomy) -> str | None:
    """The department: the one most captions name, else the one the title opens with."""
    named = _commonest([one.caption.entity for one in found])
    if named or title is None:
        return named
    opens = taxonomy.once(_opening).match(title)
    if opens is None:
        return None
    name = opens.group(1)
    sure = len(name) >= _SURELY_NAME or taxonomy.once(Captions).organisation(name)
    return name if sure else None


def _opening(taxonomy: Taxonomy) -> re.Pattern[str]:
    """The name that opens a title, up to the year or what follows the names of organisations."""
    behind = "|".join(map(re.escape, taxonomy.captions["organisation"]["before"]))
    return lazy_pattern(rf"(?:{YEAR}年?度?)?((?:(?!{YEAR})\D){{3,40}}?)(?:{YEAR}|{behind})")


def _commonest(values: Sequence[_T | None]) -> _T | None:
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None
