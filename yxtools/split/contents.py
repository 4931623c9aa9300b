"""The list of contents: where it stands, and the tables it promises, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yxtools.split.captions import plain_title
from yxtools.split.headings import MARKS, SENTENCE, numbering
from yxtools.split.model import Line
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

# The leader and page number that end an entry: ……12, ....3, a tab and 12; squeezed but for the tab.
LEADER = re.compile(r"(?:(?<![.…·\-_])[.…·\-_]{2,}+|(?<!\s)(?:\t|\s{2,}+))\s*+(?:\d{1,4}|[.…]*+)\s*+$")

_LONGEST_ENTRY = 60


def entry(text: str) -> str:
    """An entry of the contents without leader and page number, squeezed."""
    return squeeze(LEADER.sub("", MARKS.sub("", text.strip())))


def find(lines: Sequence[Line], taxonomy: Taxonomy) -> tuple[list[Line], list[str]]:
    """The lines of the contents (its heading first), and the titles of the tables it lists, in order.

    The contents end where the body begins: at the first line that repeats an earlier entry, or that is no
    entry.
    """
    heads = {squeeze(word) for word in taxonomy.captions["contents"]}
    printed = [line for line in lines if line.text.strip()]
    start = next((at for at, line in enumerate(printed[:200]) if squeeze(line.text) in heads), None)
    if start is None:
        return [], []
    found, seen = [printed[start]], set[str]()
    for line in printed[start + 1 :]:
        text = entry(line.text)
        if text in seen or len(text) > _LONGEST_ENTRY or SENTENCE.search(plain_title(text)[0]):
            break
        if line.text.strip("\t").count("\t") > 1:
            break
        seen.add(text)
        found.append(line)
    while len(found) > 1 and not (numbering(found[-1].text) or LEADER.search(found[-1].text)):
        found.pop()
    return found, [title for title in map(_table, found[1:]) if title]


def _table(line: Line) -> str | None:
    """The title of the table that an entry of the contents names, if it names one."""
    opened = numbering(entry(line.text))
    if opened is not None and opened.level == 1:
        return None  # 第二部分 2024年部门决算表 announces tables, it is none
    title, _ = plain_title(entry(line.text))
    bare = re.sub(r"\([^()]*\)$", "", title)
    return title if bare.endswith("表") and len(bare) > 2 else None
