"""Units as disclosures print them, and exact conversion between units of one family.

A unit is a multiplier and a noun: 万元 is 10⁴ times 元, 万人次 is 10⁴ times 人次. Every factor is a power of
ten, so a conversion only moves the decimal point and loses nothing.

Decisions:

* Blanks inside a unit (``万 元``) and the word 人民币 carry no meaning and are dropped; so are, in a caption,
  ``单位：`` and a remark behind the unit (``单位：万元（保留两位小数）``).
* A bare 万 or 亿 (``16.8万``) is a unit of its own, a multiple of nothing in particular: the figure alone
  does not say whether 元 or 人 is meant, so it is comparable with 万 and 亿 only.
* % and ‰ are one family. 个百分点 is not of it: a change *by* 3% and one by 3 percentage points differ.
* A rate (``元/人``, ``万元/台``) is a family for itself; the multiplier is taken from its first part.
* 年, 月 and 日 are units only below a stroke (``元/年``): ``2024年`` and ``3月`` are dates.
* 亩 is no power of ten of a square metre and therefore a family for itself.
* A list of units (``万元、辆``) is not a unit.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from yxtools.patterns import lazy_pattern

if TYPE_CHECKING:
    from yxtools.figures import Interval

YUAN = "元"
PERCENT = "%"
PERMILLE = "‰"
PERCENTAGE_POINT = "个百分点"

_MULTIPLIERS = {
    "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5,
    "万": 4, "千": 3,
}  # fmt: skip

# Multipliers that stand alone, as in 16.8万; nobody prints 3千 for 3,000.
BARE_MULTIPLIERS = frozenset({"万亿", "千万", "百万", "亿", "万"})

# Units that are a power of ten of another one: name -> (family, power).
_DERIVED = {
    PERCENT: ("1", -2),
    PERMILLE: ("1", -3),
    "公里": ("米", 3),
    "千米": ("米", 3),
    "厘米": ("米", -2),
    "毫米": ("米", -3),
    "公顷": ("平方米", 4),
    "平方公里": ("平方米", 6),
    "千克": ("克", 3),
    "吨": ("克", 6),
    "升": ("立方米", -3),
    "毫升": ("立方米", -6),
}

# Nouns that count or measure; each is its own family.
_NOUNS = frozenset(
    "元 美元 欧元 港元 日元 英镑 "
    "人 人次 人份 人天 人月 名 位 户 户次 家 家次 个 个月 个工作日 工作日 天 小时 学时 课时 分钟 秒 岁 "
    "辆 辆次 台 台次 台（套） 套 部 架 艘 件 项 批 批次 次 场 场次 期 例 例次 起 宗 份 种 类 组 "
    "张 床 张床位 间 栋 幢 座 处 所 米 平方米 立方米 亩 克 千瓦 千瓦时 兆 "
    "本 册 卷 篇 幅 枚 支 只 头 匹 株 棵 条 块 根 盏 瓶 盒 箱 袋 包 桶 片 粒 剂 剂次 针次 筐 班次 班 "
    "站 点位 倍 度 分".split()
) | {PERCENTAGE_POINT}

_ALIASES = {
    "百分点": PERCENTAGE_POINT, "圆": YUAN, "周岁": "岁",
    "㎡": "平方米", "m2": "平方米", "m²": "平方米", "平米": "平方米", "m3": "立方米", "m³": "立方米",
    "台套": "台（套）", "台/套": "台（套）", "套/台": "台（套）", "套（台）": "台（套）",
    "台、套": "台（套）", "台（件）": "台（套）", "台件": "台（套）", "人/次": "人次",
    "kg": "千克", "公斤": "千克", "km": "公里", "kwh": "千瓦时",
}  # fmt: skip

# Below a stroke time may be counted too: 元/年.
_PER_ONLY = frozenset({"年", "月", "日", "季度", "季", "学期", "年度"})

_LONGEST_UNIT = 60
_BLANKS = lazy_pattern(r"[\s\u3000\u200b\ufeff]+")
# The caption before a unit: 单位：, （金额单位:, 计量单位
_CAPTION = lazy_pattern(r"[（(]?(?:货币|金额|计量|计价|数量)?单位[:：]?|[（(]")
# A remark behind a unit: 万元（保留两位小数）
_REMARK = lazy_pattern(r"（[^（）]*）\Z")
_CURRENCY_NAME = lazy_pattern(r"人民币|RMB")
_FULL_WIDTH = str.maketrans({"(": "（", ")": "）", "／": "/", "％": "%", "·": "/"})


# Words that begin like a unit and may follow a bare number in prose: 12部门, 100分别.
_NOT_UNITS = {
    "部": "门分", "分": "别析之类", "组": "织成", "处": "理", "所": "有需", "条": "件例款", "包": "括含",
    "期": "间末初", "名": "称", "次": "年月日", "项": "目", "家": "庭", "班": "子",
    "升": "至为级高", "件": "均", "人": "均",
}  # fmt: skip


def _alternation(words: Iterable[str]) -> str:
    """The words as alternatives, longest first, each with what must not follow it."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word) + (f"(?![{_NOT_UNITS[word]}])" if word in _NOT_UNITS else "") for word in ordered
    )


_ANY_NOUN = _alternation({*_NOUNS, *_DERIVED, *_ALIASES, "％", "台(套)", "套(台)", "台(件)"})
_ANY_MULTIPLIER = _alternation(_MULTIPLIERS)
_ANY_BARE = _alternation(BARE_MULTIPLIERS)
_ANY_PER = "元|人|人次|户|家|台|辆|个|件|次|场|份|平方米|㎡|亩|天|小时|公里|吨|年|月|日|季度|学期"

# A unit that follows a figure in running prose. Every repetition is bounded, so that matching is linear.
UNIT_IN_PROSE = lazy_pattern(
    rf"(?:(?:{_ANY_MULTIPLIER}) ?)?(?:人民币)?(?:{_ANY_NOUN})(?:[/／·](?:{_ANY_PER})(?!次)){{0,2}}"
    rf"|{_ANY_BARE}",
    re.IGNORECASE,
)


def normal_unit(text: str) -> str | None:
    """The canonical name of a printed unit or unit caption; None if it is not one.

    ``万 元``, ``人民币万元`` and ``（单位：万元）`` are all ``万元``.
    """
    return _normal_caption(text) if len(text) <= _LONGEST_UNIT else None


def printed_unit(text: str) -> str | None:
    """As `normal_unit`, but for a unit printed with a figure: no caption or remark is dropped."""
    return _normal_unit(text) if len(text) <= _LONGEST_UNIT else None


@lru_cache(maxsize=1024)
def _normal_caption(text: str) -> str | None:
    if (name := _normal_unit(text)) is not None:
        return name
    text = _BLANKS.sub("", text).translate(_FULL_WIDTH)
    if caption := _CAPTION.match(text):
        text = text[caption.end() :]
    return next(filter(None, map(_normal_unit, (text, text.removesuffix("）"), _REMARK.sub("", text)))), None)


@lru_cache(maxsize=1024)
def _normal_unit(text: str) -> str | None:
    text = _CURRENCY_NAME.sub("", _BLANKS.sub("", text).translate(_FULL_WIDTH))
    if text in BARE_MULTIPLIERS:
        return text
    if (name := _without_stroke(text)) is not None:
        return name
    first, *below = text.split("/")
    if not 1 <= len(below) <= 2 or (name := _without_stroke(first)) is None:
        return None
    for part in below:
        divisor = part if part in _PER_ONLY else _without_stroke(part)
        if divisor is None:
            return None
        name += "/" + divisor
    return name


def _without_stroke(text: str) -> str | None:
    if (noun := _noun(text)) is not None:
        return noun
    for multiplier in _MULTIPLIERS:
        if text.startswith(multiplier) and (noun := _noun(text[len(multiplier) :])) is not None:
            return multiplier + noun
    return None


def _noun(text: str) -> str | None:
    text = _ALIASES.get(text.lower(), text)
    return text if text in _NOUNS or text in _DERIVED else None


def unit_family(unit: str) -> tuple[str, int] | None:
    """What a unit measures and the power of ten to the family's base unit; None for an unknown unit.

    ``万元`` is ``("元", 4)``, ``%`` is ``("1", -2)``, ``万元/台`` is ``("元/台", 4)``, ``万`` is ``("", 4)``.
    """
    return _unit_family(unit) if len(unit) <= _LONGEST_UNIT else None


@lru_cache(maxsize=1024)
def _unit_family(unit: str) -> tuple[str, int] | None:
    name = normal_unit(unit)
    if name is None:
        return None
    if name in BARE_MULTIPLIERS:
        return "", _MULTIPLIERS[name]
    noun, stroke, below = name.partition("/")
    power = 0
    if noun not in _NOUNS and noun not in _DERIVED:
        multiplier = next(word for word in _MULTIPLIERS if noun.startswith(word) and _noun(noun[len(word) :]))
        power, noun = _MULTIPLIERS[multiplier], noun[len(multiplier) :]
    family, more = _DERIVED.get(noun, (noun, 0))
    return family + stroke + below, power + more


def money_power(unit: str) -> int | None:
    """The power of ten from a unit of money to 元 (万元: 4); None if the unit is not money."""
    found = unit_family(unit)
    return found[1] if found and found[0] == YUAN else None


def as_money(unit: str) -> str:
    """The unit of money that a bare multiplier stands for where money is spoken of: 万元 for 万."""
    return unit + YUAN if unit in BARE_MULTIPLIERS else unit


def comparable(a: str | None, b: str | None) -> bool:
    """Whether figures in the two units can be compared: the same unit, or two of one family.

    None stands for a figure printed without a unit; it is comparable with another such figure only.
    """
    if a == b:
        return True
    if a is None or b is None:
        return False
    first, second = unit_family(a), unit_family(b)
    return first is not None and second is not None and first[0] == second[0]


def convert(interval: "Interval", source: str | None, target: str | None) -> "Interval":
    """The interval, given in unit `source`, in unit `target`; exact. ValueError if not comparable."""
    if source == target:
        return interval
    if not comparable(source, target):
        raise ValueError(f"cannot convert {source} to {target}")
    first, second = unit_family(source or ""), unit_family(target or "")
    assert first is not None and second is not None
    return interval.shifted(first[1] - second[1])
