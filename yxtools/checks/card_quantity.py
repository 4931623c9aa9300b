"""What a target or an actual value says: a bound, a figure with its unit, a time, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from yxtools.figures import Interval, parse_figure
from yxtools.text import squeeze
from yxtools.units import unit_family

# Comparison before a figure, in signs and words, after squeezing.
OPERATOR = re.compile(
    r"^(>=|<=|≥|≤|>|<|=|不少于|不低于|大于等于|大于|高于|超过|至少|不超过|不大于|不高于|小于等于|小于|低于|少于|约|大约)"
)
OPERATORS = {
    **dict.fromkeys((">=", "≥", "不少于", "不低于", "大于等于", "至少"), ">="),
    **dict.fromkeys(("<=", "≤", "不超过", "不大于", "不高于", "小于等于"), "<="),
    **dict.fromkeys((">", "大于", "高于", "超过"), ">"),
    **dict.fromkeys(("<", "小于", "低于", "少于"), "<"),
    **dict.fromkeys(("=",), "="),
    **dict.fromkeys(("约", "大约"), "~"),
}
# Comparison behind a figure: 5次以上, 600人左右
AFTER = re.compile(r"(?:(及?以上)|(及?以下|以内|之内)|(左右|上下))$")
# A number and what follows it, after squeezing.
NUMBER = re.compile(r"^([0-9][0-9,]*(?:\.[0-9]+)?)([^0-9].{0,20})?$")
# A date by its month: 2024年12月底前, 每年11月底前, 10月前, 7月底
MONTH = re.compile(
    r"^(?:每年|当年|≤|<)?(?:(20[0-9]{2})年(?:度)?)?(?:每年)?(1[0-2]|0?[1-9])月(?:份)?(?:[1-3]?[0-9]日)?(底|末|初|中旬|下旬|上旬)?(?:之?前|以前|完成)?"
)
YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A bound on a figure. `family` and `power` are of its unit; family "" is no unit, None an unknown
    one.
    """

    operator: str
    point: Interval
    family: str
    power: int
    unit: str
    text: str

    @property
    def value(self) -> Interval:
        """The figure in the basic unit of its family."""
        return self.point.shifted(self.power)

    @property
    def percent(self) -> bool:
        return self.unit == "%"

    @property
    def money(self) -> bool:
        """Whether it is an amount of money, not one per head or time; a bare 万 is taken for 万元 by the
        caller.
        """
        return self.family == "元"


def quantity(text: str | None) -> Quantity | None:
    """The figure and bound of a cell; None if it is anything else."""
    return _quantity(text) if text and len(text) <= 60 else None


# Every rule reads the same cells, and cards of one disclosure the same words.
@lru_cache(4096)
def _quantity(text: str) -> Quantity | None:
    plain = squeeze(text)
    operator = "="
    bounded = OPERATOR.match(plain)
    if bounded is not None:
        operator = OPERATORS[bounded[1]]
        plain = plain[bounded.end() :]
    after = AFTER.search(plain)
    if after is not None:
        plain = plain[: after.start()]
        operator = ">=" if after[1] else "<=" if after[2] else "~"
    operator = operator if bounded is not None or after is not None else ""
    figure = parse_figure(plain)
    if figure is not None:
        unit = figure.unit or ""
        family, power = unit_family(unit) or ("", 0)
        return Quantity(operator, figure.point, family if unit not in ("万", "亿") else "", power, unit, text)
    found = NUMBER.match(plain)
    if found is None or (figure := parse_figure(found[1])) is None:
        return None
    unit = found[2] or ""
    if unit.startswith(("年", "月", "日", "-", "~", "/", "、", ":", "至", "届")):
        return None
    return Quantity(operator, figure.point, unit, 0, unit, text)


def deadline(text: str | None) -> tuple[int | None, int] | None:
    """The year (if printed) and month of a date or deadline."""
    if not text or (found := MONTH.match(squeeze(text))) is None:
        return None
    return (int(found[1]) if found[1] else None), int(found[2])


def _noun(family: str) -> str:
    """A family of units without the time it is per: 人/年 counts 人, as the year is understood."""
    return family.removesuffix("/年").removesuffix("/年度")


def met(target: Quantity, actual: Quantity, lower_is_better: bool) -> bool | None:
    """Whether an actual figure meets its target; None if the two cannot be compared."""
    if target.percent != actual.percent and actual.percent and target.unit != "‰":
        # an actual in percent of a target that is none: the degree of completion
        if target.family not in ("1",):
            return None
    if _noun(target.family) != _noun(actual.family) and not (
        target.unit in ("万", "万元") and actual.unit in ("万", "万元")
    ):
        return None
    wanted, got = target.value, actual.value
    below, above = got.before(wanted), wanted.before(got)
    if target.operator in (">=", ">"):
        return not below if target.operator == ">=" else above
    if target.operator in ("<=", "<"):
        return not above if target.operator == "<=" else below
    if target.operator == "~":
        return None
    return not above if lower_is_better else not below
