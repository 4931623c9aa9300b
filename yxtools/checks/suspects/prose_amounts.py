"""The amounts that the prose prints, whether or not a statement was understood: what is printed there is the
likelier for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from yxtools.figures import Interval, parse_amounts
from yxtools.units import money_power

Record = dict[str, Any]


def amounts(records: Iterable[Record]) -> Counter[Interval]:
    """How often the paragraphs of a document print each amount, in yuan."""
    found: Counter[Interval] = Counter()
    for record in records:
        for _start, _end, figure in parse_amounts(record["text"]) if record["type"] == "text" else ():
            power = money_power(figure.unit) if figure.unit else None
            if power is not None:
                found[figure.point.shifted(power)] += 1
    return found
