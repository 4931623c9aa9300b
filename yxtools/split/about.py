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

# The number before a heading of the highest level: 第一部分, 一、
_PART = r"(?:第[一二三四五六七八九十]{1,3}(?:部分|章)[:、]?|[一二三四五六七八九十]、)?"

# A name as a line of its own: no stops, no figures.
_NAME = lazy_pattern(r"[一-鿿()、·]{2,40}?")

# A title that opens with its year has its name on the line above.
_DATED = lazy_pattern(YEAR)

# The title of a disclosure, and the line above that it carries on, are no longer.
_LONGEST_TITLE, _LONGEST_ABOVE = 60, 30

# A name takes no more lines above those, and begins with a place of so many characters at least.
_MOST_ABOVE, _PLACE = 2, 2

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
        "entity": _entity(title, running, found, taxonomy),
        "year": (year_inside(title) if title else None)
        or _commonest([one.caption.year for one in found] + [*map(year_inside, titles)]),
        "stage": _stage([title] if title else [], taxonomy) or _stage(titles, taxonomy),
        "layout": max(sorted(layouts), key=lambda layout: layouts[layout], default=None),
    }


def _title(running: Sequence[str], taxonomy: Taxonomy) -> str | None:
    """The first line of running text, or pair of lines, that reads as the title of a disclosure."""
    stages = taxonomy.captions["stage"]
    words = [word for word in stages["final"] + stages["budget"] if len(word) > 2]
    for at, (before, line) in enumerate(zip(["", *running], running, strict=False)):
        squeezed = squeeze(line)
        if len(squeezed) > _LONGEST_TITLE or squeezed.endswith("表"):
            continue
        if any(word in squeezed for word in words):
            above = squeeze(before)
            alone = (
                not 0 < len(above) <= _LONGEST_ABOVE
                or taxonomy.once(Captions).heading(before) is not None
                or any(word in above for word in words)
                or _whole_without(above, squeezed)
            )
            lines = [squeezed] if alone else [above, squeezed]
            name = [] if alone else _opened_above(running[: at - 1], lines[0], taxonomy)
            return "".join([*name, *lines]).lstrip('《"').rstrip('》"')
    return None


def _opened_above(before: Sequence[str], opened: str, taxonomy: Taxonomy) -> list[str]:
    """The lines that begin the name which a title opened by `opened` carries on: the place or government of
    an office (云溪市云山区, …人民政府), or the office itself where the title opens with the year.
    """
    areas = tuple(taxonomy.captions["organisation"]["areas"])
    found: list[str] = []
    for line in reversed(before[-_MOST_ABOVE:]):
        name = squeeze(line)
        if not _NAME.fullmatch(name) or len(name) > _LONGEST_ABOVE:
            break
        if _DATED.match(opened):
            begins = taxonomy.once(Captions).organisation(name)
        else:
            begins = name.endswith(areas) and not _whole_without(name, opened)
        if not begins:
            break
        found.insert(0, name)
        opened = name
    return found


def _whole_without(above: str, following: str) -> bool:
    """Whether a name is whole without the line above: it begins as that begins or ends, with its place."""
    ends = any(following.startswith(above[at:]) for at in range(len(above)))
    return ends or following[:_PLACE] == above[:_PLACE]


def _stage(titles: Sequence[str], taxonomy: Taxonomy) -> str | None:
    """The stage that most titles tell; a title that names both is one of final accounts."""
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
    opens = taxonomy.once(_opening).match(title)
    if opens is None:
        return None
    name = opens.group(1)
    sure = len(name) >= _SURELY_NAME or taxonomy.once(Captions).organisation(name)
    if not sure:
        return None
    heading = taxonomy.once(_overview)
    headed = (match.group(1) for line in running if (match := heading.fullmatch(squeeze(line))))
    return max((whole for whole in headed if whole.endswith(name)), key=len, default=name)


def _opening(taxonomy: Taxonomy) -> re.Pattern[str]:
    """The name that opens a title, up to the year or what follows the names of organisations."""
    behind = "|".join(map(re.escape, taxonomy.captions["organisation"]["before"]))
    return lazy_pattern(rf"{_PART}(?:{YEAR}年?度?)?((?:(?!{YEAR})\D){{3,40}}?)(?:{YEAR}|{behind})")


def _overview(taxonomy: Taxonomy) -> re.Pattern[str]:
    """The name in the heading over what a disclosure says of the department: 第一部分 …概况."""
    ends = "|".join(map(re.escape, taxonomy.captions["organisation"]["overview"]))
    return lazy_pattern(rf"{_PART}({_NAME.pattern})(?:部门|单位)?(?:{ends})")


def _commonest(values: Sequence[_T | None]) -> _T | None:
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None
