"""How a wrong figure came about: the slip of hand that turns the right figure into the printed one."""

from __future__ import annotations

from yxtools.figures import Figure


def slip(printed: Figure, implied: int) -> str | None:
    """The slip that explains `printed` where `implied` (scaled by the same decimals) is right; None if none
    does.
    """
    if implied == -printed.scaled:
        return "sign lost"
    if (implied < 0) != (printed.scaled < 0) and implied:
        return None
    wrong, right = str(abs(printed.scaled)), str(abs(implied))
    if wrong.rstrip("0") == right.rstrip("0") and wrong != right:
        return "unit confused" if abs(len(wrong) - len(right)) == 4 else "decimal point moved"
    width = max(len(wrong), len(right))
    if len(wrong) == len(right):
        return _same_length(wrong, right)
    if len(wrong) + 1 == width == len(right) and _one_less(wrong, right):
        return "digit dropped"
    if len(right) + 1 == width == len(wrong) and _one_less(right, wrong):
        return "digit doubled" if _doubled(wrong, right) else "digit added"
    return None


def _same_length(wrong: str, right: str) -> str | None:
    differing = [at for at, (one, two) in enumerate(zip(wrong, right, strict=True)) if one != two]
    if len(differing) == 1:
        return "digit replaced"
    if len(differing) == 2:
        first, second = differing
        if wrong[first] == right[second] and wrong[second] == right[first]:
            return "digits transposed"
    return None


def _one_less(short: str, long: str) -> bool:
    """Whether `long` without one of its digits is `short`."""
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    return short[at:] == long[at + 1 :]


def _doubled(wrong: str, right: str) -> bool:
    return any(
        wrong[:at] + wrong[at + 1 :] == right and wrong[at] == wrong[at - 1] for at in range(1, len(wrong))
    )
