"""The amounts that the prose prints, whether or not a statement was understood: what is printed there is the
likelier for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from yxtools.figures import Interval, parse_figure
from yxtools.units import money_power

Record = dict[str, Any]

AMOUNT = re.compile(r"(?<![0-9.,，])([0-9][0-9,，]{0,20}(?:\.[0-9]{1,6})?)\s?(亿元|万元|元)")
"""An amount with its unit."""


def amounts(records: Iterable[Record]) -> Counter[Interval]:
    """How often the paragraphs of a document print each amount, in yuan."""
    found: Counter[Interval] = Counter()
    for record in records:
        for match in AMOUNT.finditer(record["text"]) if record["type"] == "text" else ():
            figure = parse_figure(match[1])
            power = money_power(match[2])
            if figure is not None and power is not None:
                found[figure.point.shifted(power)] += 1
    return found
