"""Lines of running text, told by what they say: a sentence wrapped around its figures is no row of a table.

Converters, and printers that justify their lines, set blanks around the figures of a sentence as tables do
between their columns. What a sentence says, no row does: stops between its words, a unit behind its figures.
"""

from collections.abc import Sequence
from itertools import pairwise

from yxtools.patterns import lazy_pattern
from yxtools.split.aligned.tokens import Token
from yxtools.text import width

# Stops in brackets belong to a name: 其他支出（不含基建，含补助）.
BRACKETED = lazy_pattern(r"[(（][^()（）]{0,60}[)）]")

# Any stop; and one behind which the next sentence begins: 人员经费。年初预算为
CLAUSE = lazy_pattern(r"[，。；]")
STOP = lazy_pattern(r"[。；][^\s\d.。；]{2}")

_MONEY = r"[十百千万亿]{0,2}元"
_COUNTED = rf"(?:{_MONEY}|[%％‰]|万(?=[（(。，])|[个辆次批人台套件户家项]次?)"

# A figure that states its unit of money: 7,851.46 万元, 0.00元.
MONEY = lazy_pattern(rf"\d[)）]?\s{{0,4}}{_MONEY}")

# A figure that states a unit, or is a year: 7,851.46 万元, 12 人次, 2024 年度.
STATED = lazy_pattern(rf"\d[)）]?\s{{0,4}}(?:{_COUNTED}|年)")

# A figure, its unit, and the stop behind them: 7,851.46 万元，
STATED_STOP = lazy_pattern(rf"\d[)）]?\s{{0,4}}{_COUNTED}\s{{0,4}}[，。；、]")

# Less wide, a line may be a piece of a cell; without a stop it must be as wide as `WIDE`.
NARROW, WIDE = 24, 44

# Running text begins left of this position, or fills its line.
INDENTED, FULL = 12, 60

# No blanks inside a line of running text are wider.
WIDEST_STRAY = 4


def is_sentence(tokens: Sequence[Token], text: str) -> bool:
    """Whether a stripped line, and its tokens, are running text with figures in it."""
    if any(one.figure and two.figure for one, two in pairwise(tokens)):
        return False  # figure beside figure: columns
    wide = width(text)
    if wide < (FULL if tokens[0].left >= INDENTED else NARROW):
        return False
    bare = BRACKETED.sub("", text)
    gap = max((two.left - one.right for one, two in pairwise(tokens)), default=0)
    if gap > 1:
        parted = CLAUSE.search(bare) is not None and MONEY.search(text) is not None
        return gap <= WIDEST_STRAY and (parted or STATED_STOP.search(bare) is not None)
    if CLAUSE.search(bare) and (STATED.search(text) or STOP.search(bare)):
        return True
    return wide >= WIDE and MONEY.search(text) is not None
