"""How a wrong figure came about: the slip of hand that turns the right figure into the printed one."""

from __future__ import annotations

from collections.abc import Iterator

from yxtools.figures import Figure, Interval
from yxtools.language import later

UNIT_POWER = 4
"""Powers of ten between 元 and 万元."""
MOVES = (1, 2, UNIT_POWER)
"""Places by which a decimal point is moved."""
MOVED = later("decimal point moved")
DIGITS = 3
"""Digits that do not agree by chance with those of another figure, its point moved."""

EXCHANGED = later("rows exchanged")
DOUBLED = later("row printed twice")
STRAY = later("row out of place")
MISSING = later("row missing")
UNIT = later("unit confused")
MISPLACED = later("figures on other rows")
UNSOUND = later("most sums fail")
OF_WHOLES = frozenset([MISSING, UNIT, MISPLACED, UNSOUND])
"""What happens to no figure, but to a row or a table."""

CUT = later("cut off")
LAST_PLACE = later("off by one in the last place")
OF_ROUNDING = frozenset([CUT, LAST_PLACE])
"""What happens to a figure that is computed or made coarser, not copied."""


def slip(printed: int, implied: int, room: int = 0) -> str | None:
    """The slip that explains `printed` where `implied` is right, both scaled by the same decimals; None if
    none does. `room` is how far rounding may have moved `implied`.
    """
    if implied == -printed:
        return later("sign lost")
    if (implied < 0) != (printed < 0) and implied:
        return None
    wrong, right = str(abs(printed)), str(abs(implied))
    if wrong.rstrip("0") == right.rstrip("0") and wrong != right:
        return later("unit confused") if abs(len(wrong) - len(right)) == UNIT_POWER else MOVED
    power = _moved(abs(printed), abs(implied), room)
    if power is not None:
        return later("unit confused") if power == UNIT_POWER else MOVED
    width = max(len(wrong), len(right))
    if len(wrong) == len(right):
        return _same_length(wrong, right)
    if len(wrong) + 1 == width == len(right) and _one_less(wrong, right):
        return later("digit dropped")
    if len(right) + 1 == width == len(wrong) and _one_less(right, wrong):
        return later("digit doubled") if _doubled(wrong, right) else later("digit added")
    return None


def cut_off(printed: Figure, wanted: Interval) -> bool:
    """Whether a figure is a point with its last digits dropped, where they should have been rounded."""
    dropped = wanted.scale - printed.decimals
    if dropped <= 0 or printed.is_zero:
        return False
    size = abs(wanted.low) // int(10**dropped)
    kept = size if wanted.low >= 0 else -size
    return printed.scaled == kept != wanted.rounded(printed.decimals)


def of_rounding(printed: Figure, wanted: Interval) -> str | None:
    """The slip by which a figure that is computed misses a point by one in its last place."""
    if abs(wanted.rounded(printed.decimals) - printed.scaled) != 1:
        return None
    return CUT if cut_off(printed, wanted) else LAST_PLACE


def variants(printed: int) -> Iterator[int]:
    """The figures, scaled by the same decimals, that one slip of a common kind turns into `printed`."""
    sign, digits = (-1 if printed < 0 else 1), str(abs(printed))
    for power in MOVES:
        yield printed * int(10**power)
        if printed % int(10**power) == 0:
            yield printed // int(10**power)
    # a figure does not begin with a zero
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and (at or digits[1] != "0"):
            yield sign * int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and (at or other != "0"):
                yield sign * int(digits[:at] + other + digits[at + 1 :])
    yield -printed


def _moved(wrong: int, right: int, room: int) -> int | None:
    """The places by which a point was moved, where that took the last places away (12.34 for 123.41) or where
    rounding hides it (347.00 for 34.70, of which sums give 34.69).
    """
    if room * 10 ** (DIGITS - 1) > right:
        room = 0  # too few of its digits are sure
    for power in MOVES:
        step = int(10**power)
        cut = len(str(wrong)) >= DIGITS and abs(wrong * step - right) < max(step, room + 1)
        if cut or (len(str(right)) >= DIGITS and abs(wrong - right * step) <= room * step):
            return power
    return None


def _same_length(wrong: str, right: str) -> str | None:
    differing = [at for at, (one, two) in enumerate(zip(wrong, right, strict=True)) if one != two]
    if len(differing) == 1:
        return later("digit replaced")
    if len(differing) == 2:
        first, second = differing
        if wrong[first] == right[second] and wrong[second] == right[first]:
            return later("digits transposed")
    return None


def _one_less(short: str, long: str) -> bool:
    """Whether `long` without one of its digits is `short`; no amount becomes a zero so."""
    if short == "0":
        return False
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    return short[at:] == long[at + 1 :]


def _doubled(wrong: str, right: str) -> bool:
    return any(
        wrong[:at] + wrong[at + 1 :] == right and wrong[at] == wrong[at - 1] for at in range(1, len(wrong))
    )
