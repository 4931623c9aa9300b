"""What looks like a figure on the page, before any table is known.

What a cell says is read by `yxtools.figures`. Here a word is only sorted, and sorted generously: a code
(0105), a slip of the printer (12,34) and the dash printed for nothing stand where figures do. One sign before
a number and one bracket behind it are as good as another, in half or full width.
"""

from __future__ import annotations

from yxtools.patterns import lazy_pattern

_OPENS, _CLOSES = r"[-−－–—+＋△▲负(（¥￥]{0,3}", r"[)）%％‰]{0,2}"

# A word that is a figure, or what is printed for none.
FIGURE = lazy_pattern(rf"{_OPENS}\d[\d,，]*(?:[.．]\d+)?{_CLOSES}[*]?|[-−－–—]{{1,6}}|[/／]{{1,3}}")

# A figure with decimals or separators, which no code, year or number of a row or page has.
AMOUNT = lazy_pattern(rf"{_OPENS}(?:\d[\d,，]*[.．]\d+|\d{{1,3}}(?:[,，]\d{{3}})+){_CLOSES}")

# Enough of an amount to find one anywhere in a line.
AMOUNT_INSIDE = lazy_pattern(r"\d[.．]\d|\d[,，]\d{3}")
