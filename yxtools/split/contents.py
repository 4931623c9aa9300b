"""The list of contents: where it stands, and the tables it promises, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yxtools.patterns import lazy_pattern
from yxtools.split.captions import Captions
from yxtools.split.cells import cells
from yxtools.split.headings import MARKS, SENTENCE, numbering
from yxtools.split.markup import rule
from yxtools.split.model import Line
from yxtools.taxonomy import Taxonomy
from yxtools.text import squeeze

# The leader and page number that end an entry: ……12, ....3, a tab and 12; squeezed but for the tab.
LEADER = lazy_pattern(r"(?:(?<![.…·\-_])[.…·\-_]{2,}+|(?<!\s)(?:\t|\s{2,}+))\s*+(?:\d{1,4}|[.…]*+)\s*+$")

_LONGEST_ENTRY = 60


def entry(text: str) -> str:
    """An entry of the contents without leader and page number, squeezed."""
    return squeeze(LEADER.sub("", MARKS.sub("", text.strip())))


def find(lines: Sequence[Line], taxonomy: Taxonomy) -> tuple[list[Line], list[str]]:
    """The lines of the contents (its heading first), and the titles of the tables it lists, in order.

    The contents end where the body begins: at the first line that repeats an earlier entry, with its number
    or without, or that is no entry. A row of a table is none: what the contents take, no check sees.
    """
    captions = taxonomy.once(Captions)
    heads = {squeeze(word) for word in taxonomy.captions["contents"]}
    printed = [line for line in lines if line.text.strip()]
    start = next((at for at, line in enumerate(printed[:200]) if squeeze(line.text) in heads), None)
    if start is None:
        return [], []
    found, seen = [printed[start]], set[str]()
    for line in printed[start + 1 :]:
        said = unpiped(line.text)
        text = entry(said)
        title, led = captions.plain_title(text)[0], LEADER.search(said)
        if text in seen or title in seen and not led:
            break
        if len(text) > _LONGEST_ENTRY or SENTENCE.search(title) or _row(said, captions):
            break
        seen |= {text, title} - {""}
        found.append(line)
    while len(found) > 1 and not _ends(unpiped(found[-1].text)):
        found.pop()
    entries = [unpiped(line.text) for line in found[1:]]
    own = [entries[at] for at in range(len(entries)) if not _of_part(entries, at)]
    return found, [table for text in own if (table := _table(text, captions))]


def unpiped(text: str) -> str:
    """A row of pipes as a row of tabs: contents are printed as a table, too; nothing of its rules."""
    bare = text.strip()
    if not bare.startswith("|"):
        return text
    return "" if rule(bare) else "\t".join(cell.strip() for cell in bare.strip("|").split("|")).strip()


def _ends(text: str) -> bool:
    """Whether a line may be the last of the contents."""
    return numbering(text) is not None or LEADER.search(text) is not None


def _row(text: str, captions: Captions) -> bool:
    """Whether a line has cells as no entry has: the number, the title and the page are not counted."""
    parts = cells(LEADER.sub("", text.strip()))
    opened = numbering(parts[0])
    if opened is not None and not opened.rest:
        del parts[0]
    return len(parts) > 1 and not captions.title(parts[-1]) and ".." not in text and "…" not in text


def _of_part(entries: Sequence[str], at: int) -> bool:
    """Whether an entry is the rest of 第二部分 … above it, which announces numbered tables and is none."""
    if not 0 < at < len(entries) - 1 or LEADER.search(entries[at - 1]):
        return False
    above, own, below = (numbering(entry(text)) for text in entries[at - 1 : at + 2])
    return own is None and above is not None and above.level == 1 and below is not None and below.level > 1


def _table(text: str, captions: Captions) -> str | None:
    """The title of the table that an entry of the contents names, if it names one."""
    opened = numbering(entry(text))
    if opened is not None and opened.level == 1:
        return None  # 第二部分 2024年部门决算表 announces tables, it is none
    title, _ = captions.plain_title(entry(text))
    bare = re.sub(r"\([^()]*\)$", "", title)
    return title if bare.endswith("表") and len(bare) > 2 else None
