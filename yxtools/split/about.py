"""What a disclosure says of itself as a whole: its title, department, year, stage and layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeVar

from yxtools.split.captions import Captions, year_inside
from yxtools.split.fragments import Fragment
from yxtools.split.main_title import MainTitles
from yxtools.split.organisations import Organisations
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

_T = TypeVar("_T")


def about(running: Sequence[str], found: Sequence[Fragment], taxonomy: Taxonomy) -> dict[str, Any]:
    """`title`, `entity`, `year`, `stage` and `layout` of a disclosure, each None where nothing tells it.

    `running` are its lines of running text, `found` its tables. What the title does not tell, the tables do,
    then the first heading that reads as a title.
    """
    captions, main = taxonomy.once(Captions), taxonomy.once(MainTitles)
    titles = [captions.plain_title(one.title)[0] for one in found if one.title]
    title, heading = main.find(running, len(found)), main.heading(running)
    layouts = Counter(one.region.layout for one in found)
    return {
        "title": title,
        "entity": _entity(title or heading, running, found, taxonomy),
        "year": (main.year(title) if title else None)
        or _commonest([one.caption.year for one in found] + [*map(year_inside, titles)])
        or (main.year(heading) if heading else None),
        "stage": (main.stage(title) if title else None)
        or _stage(titles, taxonomy)
        or (main.stage(heading) if heading else None),
        "layout": max(sorted(layouts), key=lambda layout: layouts[layout], default=None),
    }


def _stage(titles: Sequence[str], taxonomy: Taxonomy) -> str | None:
    """The stage that most titles of tables tell; a title that names both is one of final accounts."""
    stages = taxonomy.captions["stage"]
    final = [title for title in titles if any(word in title for word in stages["final"])]
    budget = [title for title in titles if any(word in title for word in stages["budget"])]
    if not final and not budget:
        return None
    return "final" if len(final) >= len(set(budget) - set(final)) else "budget"


def _entity(
    title: str | None, running: Sequence[str], found: Sequence[Fragment], taxonomy: Taxonomy
) -> str | None:
    """The department: the one most captions name, else the one the title opens with, by its whole name if a
    heading such as 第一部分 …概况 has more of it.
    """
    named = _commonest([one.caption.entity for one in found])
    if named or title is None:
        return named
    organisations = taxonomy.once(Organisations)
    name = organisations.opening(title)
    if name is None:
        return None
    presented = (organisations.presented(squeeze(line)) for line in running)
    return max((whole for whole in presented if whole and whole.endswith(name)), key=len, default=name)


def _commonest(values: Sequence[_T | None]) -> _T | None:
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None
