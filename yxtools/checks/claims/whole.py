"""Amounts in whole 万元 of the prose: exact where the tables show that zeros behind the point are left out.

20万元 beside 19.84万元 stands for 20.00万元, not for anything that rounds to 20, if every whole amount that
the tables bear out is exact. Where a single one is rounded or cut off, they may all be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yxtools.checks.claims.facts import EQUIVALENT, ClaimFacts
from yxtools.units import money_power

Record = dict[str, Any]

ENOUGH = 3
"""Whole amounts, all exact, that are no chance."""
DECIMALS = 2
"""What 万元 are printed with: cents are the same in 元, and hundreds of 元 in 万元."""


def exact_wholes(claims: Sequence[Record], facts: ClaimFacts, year: int | None) -> Sequence[Record]:
    """The claims of a disclosure of `year`, their whole amounts with the decimals they are exact to."""
    borne_out: set[int] = set()
    for claim in claims:
        figure = next((one for one in claim["figures"] if one["role"] == "value"), None)
        own = claim["kind"] == "value" and claim["understood"] and claim["period"]["year"] in (None, year)
        exact = _exact(claim, figure, facts) if own and figure is not None and _whole(figure) else None
        if exact is False:
            return claims
        if exact and figure is not None:
            borne_out.add(figure["value"])
    if len(borne_out) < ENOUGH:
        return claims
    return [{**claim, "figures": [_finer(figure) for figure in claim["figures"]]} for claim in claims]


def _whole(figure: Record) -> bool:
    """Whether a figure is an amount in 万元 or 亿元 without decimals, and none of nothing."""
    return figure["decimals"] == 0 and bool(figure["value"]) and bool(money_power(figure["unit"] or ""))


def _finer(figure: Record) -> Record:
    return {**figure, "decimals": DECIMALS} if _whole(figure) else figure


def _exact(claim: Record, figure: Record, facts: ClaimFacts) -> bool | None:
    """Whether the tables print exactly this amount; None where they print another, or none that is finer."""
    power = money_power(figure["unit"]) or 0
    found = [one for one in facts.find(claim, version=claim["period"]["version"]) if not one.operand.blank]
    for operand in (one.operand for one in found if one.looseness <= EQUIVALENT):
        printed = operand.figure
        if printed is None or printed.decimals - operand.power + power <= 0:
            continue
        point = operand.point().shifted(-power)
        apart = abs(point.low - figure["value"] * 10**point.scale)
        if apart < 10**point.scale:
            return not apart
    return None
