"""The years that the headings of a disclosure name: one that stands alone against the others is a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from yxtools.checks.claims.periods import of_other_year
from yxtools.checks.observation import Observation
from yxtools.checks.relation import Operand
from yxtools.claims.words import Words
from yxtools.language import _
from yxtools.text import squeeze

Record = dict[str, Any]

_RULE = "prose/year"
_FEWEST = 3
"""Headings and statements that name a year and make another year a slip."""


def headings(records: Sequence[Record], words: Words) -> Iterator[Observation]:
    """The headings on the disclosure itself that name another year than it, where only one of them does;
    its title, where all else names one other year.
    """
    document = next((record for record in records if record["type"] == "document"), {})
    own, year = words.of_stage.get(document.get("stage") or ""), document.get("year")
    if own is None or year is None:
        return
    named = [
        (int(match["year"]), record)
        for record in records
        if record["type"] == "section" and (match := own.search(squeeze(record["title"])))
    ]
    count = Counter(one for one, _record in named)
    stated = Counter(record["period"]["year"] for record in records if record["type"] == "claim")
    for other, record in named:
        if other != year and count[other] == 1 and count[year] + stated[year] >= _FEWEST:
            yield _observed(record, record["title"], of_other_year(other, year))
    others = {one for one in [*count, *stated] if one is not None}
    if len(others) == 1 and year not in others and document.get("title"):
        (other,) = others
        if count[other] and count[other] + stated[other] >= _FEWEST:
            yield _observed(document, document["title"], of_other_year(other, year))


def _observed(heading: Record, title: str, note: str) -> Observation:
    place = heading["id"], _("heading"), heading["src"]["line"], title
    message = _("{whole} {printed}: {note}").format(whole=place[1], printed=title, note=note)
    return Observation(_RULE, message, (Operand.place(*place),))
