"""Figures: what is read as one, and the arithmetic of the intervals they stand for."""

import time
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yxtools.figures import (
    ZERO,
    Figure,
    Interval,
    added,
    decimal_text,
    is_nothing,
    json_number,
    parse_amounts,
    parse_figure,
    quotient,
    restored,
    total,
)
from yxtools.figures.cell import BRACKETED, CELL, NOTHING, PLAIN
from yxtools.figures.prose import BLANKED_IN_PROSE, NOT_AN_AMOUNT, NUMBER_IN_PROSE

# --- a whole cell


@pytest.mark.parametrize(
    ("text", "scaled", "decimals", "unit"),
    [
        ("0", 0, 0, None),
        ("0.00", 0, 2, None),
        ("-0.00", 0, 2, None),
        ("00.00", 0, 2, None),
        ("52816.60", 5281660, 2, None),
        ("52,816.60", 5281660, 2, None),
        ("1,234", 1234, 0, None),
        ("52，816．60", 5281660, 2, None),
        ("１９", 19, 0, None),
        ("５２８１６．６０", 5281660, 2, None),
        (" \u300012.5\t", 125, 1, None),
        ("\ufeff12.5", 125, 1, None),
        ("19. 1795", 191795, 4, None),
        ("52816. 60", 5281660, 2, None),
        ("1 234.50", 123450, 2, None),
        ("1 234 567.80", 123456780, 2, None),
        ("2, 492. 73", 249273, 2, None),
        ("12 345,678.90", 1234567890, 2, None),
        ("1,23.4", 1234, 1, None),
        ("12,3456.00", 12345600, 2, None),
        (".5", 5, 1, None),
        ("+5", 5, 0, None),
        ("-12", -12, 0, None),
        ("- 12", -12, 0, None),
        ("－12", -12, 0, None),
        ("−12", -12, 0, None),
        ("–12", -12, 0, None),
        ("△12", -12, 0, None),
        ("▲12.5", -125, 1, None),
        ("负12", -12, 0, None),
        ("(12)", -12, 0, None),
        ("（12.00）", -1200, 2, None),
        ("(5.5%)", -55, 1, "%"),
        ("-5.5%", -55, 1, "%"),
        ("18.17%", 1817, 2, "%"),
        ("18.17％", 1817, 2, "%"),
        ("18.17 %", 1817, 2, "%"),
        ("3‰", 3, 0, "‰"),
        ("3个百分点", 3, 0, "个百分点"),
        ("16.8万", 168, 1, "万"),
        ("1.2亿元", 12, 1, "亿元"),
        ("4,614万元", 4614, 0, "万元"),
        ("12万 元", 12, 0, "万元"),
        ("35辆", 35, 0, "辆"),
        ("24 辆", 24, 0, "辆"),
        ("5台(套)", 5, 0, "台（套）"),
        ("30m2", 30, 0, "平方米"),
        ("300元/人·年", 300, 0, "元/人/年"),
        ("¥12.50", 1250, 2, "元"),
        ("￥12.50元", 1250, 2, "元"),
    ],
)
def test_figures(text: str, scaled: int, decimals: int, unit: str | None) -> None:
    figure = parse_figure(text)
    assert figure == Figure(scaled, decimals, text.strip(), unit == "%", unit)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "——", ".", ",", "%", "元", "+", "()", "无", "一、", "一百", "部门",
        "12 34.5", "12 34", "100 200", "1, 234", "12,34", "1,2", "12,3456",
        "1.234.567,89", "1.2.3", ",234.00", "1,,234.00",
        "2024年", "2024.1.1", "2024-12-31", "2024/12/31", "12月", "1.", "1234.", "1、", "(1", "10:30",
        "A05040101", "05", "007", "0335-3650000", "13812345678", "-13812345678", "(13812345678)", "20250401x",
        "100-200万元", "80%~90%", "90-80", "≥3个", "约5万元", "50余万元", "1亿2000万元", "100万元（含）",
        "--12", "-(12)", "(-12)", "(10分)", "¥12辆", "12箩筐", "5部门",
        "1" * 31, "1" * 10**6, "1," * 10**6, "1 " * 10**6, " " * 10**6,
    ],
)  # fmt: skip
def test_text_that_is_no_figure(text: str) -> None:
    assert parse_figure(text) is None


def test_value_is_an_integer_without_decimals_and_the_nearest_float_with_them() -> None:
    assert json_number(1200, 0) == 1200 and isinstance(json_number(1200, 0), int)
    assert Figure(5281660, 2, "52816.60").value == 52816.6
    assert isinstance(Figure(1200, 2, "12.00").value, float)
    assert Figure(0, 2, "0.00").is_zero


def test_a_printed_figure_stands_for_all_that_rounds_to_it() -> None:
    assert Figure(5281660, 2, "52816.60").interval() == Interval(52816595, 52816605, 3)
    assert Figure(0, 0, "0").interval() == Interval(-5, 5, 1)
    assert Figure(5, 1, "0.5").interval(4) == Interval(4500, 5500, 0)
    assert Figure(5, 1, "0.5").interval(-2) == Interval(45, 55, 4)


integers = st.integers(-(10**14), 10**14)
decimal_counts = st.integers(0, 6)
wide = str.maketrans("0123456789.,-()", "０１２３４５６７８９．，－（）")


@given(integers, decimal_counts)
def test_every_notation_is_read_as_the_same_figure(scaled: int, decimals: int) -> None:
    plain = decimal_text(abs(scaled), decimals)
    whole, point, fraction = plain.partition(".")
    grouped = f"{int(whole):,}{point}{fraction}"
    notations = [
        plain,
        grouped,
        plain.translate(wide),
        grouped.translate(wide),
        f" {plain}\u3000",
        plain + "万元",
    ]
    if decimals:
        notations += [grouped.replace(",", " "), grouped.replace(",", ", ").replace(".", ". "), grouped + "%"]
    if scaled < 0:
        notations = [
            minus + text for text in notations for minus in ("-", "－", "−", "–", "△", "▲", "负", "- ")
        ]
        notations += [f"({plain})", f"（{grouped}）"]
    for text in notations:
        figure = parse_figure(text)
        if decimals == 0 and figure is None and len(whole) == 11 and whole[0] == "1":
            continue  # may be a telephone number
        assert figure is not None, text
        assert (figure.scaled, figure.decimals) == (scaled, decimals), text


@given(st.text(alphabet="0123456789０９.,，．-－ 万元%()（）年~至、A", max_size=25))
def test_any_text_is_read_without_error_and_spans_fit(text: str) -> None:
    is_nothing(text)
    figure = parse_figure(text)
    assert figure is None or (figure.decimals >= 0 and figure.raw == text.strip())
    position = 0
    for start, end, amount in parse_amounts(text):
        assert position <= start < end <= len(text)
        assert amount.raw == text[start:end]
        position = end


@given(integers, decimal_counts, st.sampled_from([None, "万元", "%"]))
def test_a_figure_is_restored_from_its_record(scaled: int, decimals: int, unit: str | None) -> None:
    figure = Figure(scaled, decimals, decimal_text(scaled, decimals), unit == "%", unit)
    assert restored(figure.value, decimals, figure.raw, unit) == figure
    if abs(scaled) < 10**15:
        assert restored(figure.value, decimals, "illegible", unit).scaled == scaled


def test_a_figure_with_absurd_decimals_is_refused() -> None:
    for decimals in (-1, 1000):
        with pytest.raises(ValueError, match="decimals"):
            restored(1, decimals, "1")


def test_decimal_text() -> None:
    assert [decimal_text(-5, 2), decimal_text(12, 0), decimal_text(0, 2)] == ["-0.05", "12", "0.00"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u3000",
        "-",
        "—",
        "——",
        "--",
        "— —",
        "－",
        "–",
        "/",
        "／",
        "\\",
        "无",
        " 无 ",
        "N/A",
        "__",
        "-" * 10**6,
    ],
)
def test_nothing(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "0.00", "*", "***", "…", "无锡", "-5", "有", "一"])
def test_something(text: str) -> None:
    assert not is_nothing(text)


# --- running prose


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "2024年收入52,816.60万元，比上年增加1,234.50万元，增长6.78%。",
            [("52,816.60万元", "万元"), ("1,234.50万元", "万元"), ("6.78%", "%")],
        ),
        ("增长-12.5%，下降△3.2万元，为负3元", [("-12.5%", "%"), ("△3.2万元", "万元"), ("负3元", "元")]),
        ("1. 2025年3月底前完成5个项目；2．新增30人", [("5个", "个"), ("30人", "人")]),
        ("4. 12人参加。", [("12人", "人")]),
        ("由100万元至200万元，5-10人，2024-12-31，10:30，3：1", []),
        ("〔2021〕9号，第3条，（1）开展5场，第12次", [("5场", "场")]),
        ("50余万元，3万余元，20多人，1亿2000万元", []),
        ("分别为100，200，300元", [("100", None), ("200", None), ("300元", "元")]),
        ("分别为10、20、30万元", [("10", None), ("20", None), ("30万元", "万元")]),
        ("共52，816．60元", [("52，816．60元", "元")]),
        ("预算 2, 492. 73 万元", [("2, 492. 73 万元", "万元")]),
        ("预算 1 234.50万元", [("1 234.50万元", "万元")]),
        ("12,3456.00元", [("12,3456.00元", "元")]),
        ("预算数为0。", [("0", None)]),
        ("每人300元/人·年，AB12，5G", [("300元/人·年", "元/人/年")]),
        ("PM2.5达标12天，电话0335-3650000，13812345678", [("12天", "天")]),
        ("3台*2.5万=7.5万", [("3台", "台"), ("2.5万", "万"), ("7.5万", "万")]),
        ("2023、2024年100 人", [("100 人", "人")]),
        ("提高2.5个百分点", [("2.5个百分点", "个百分点")]),
        ("共5部门", [("5", None)]),
        ("１９．５万元", [("１９．５万元", "万元")]),
        ("", []),
    ],
)
def test_amounts_in_prose(text: str, amounts: list[tuple[str, str | None]]) -> None:
    found = list(parse_amounts(text))
    assert [(text[start:end], figure.unit) for start, end, figure in found] == amounts
    assert all(figure.raw == text[start:end] for start, end, figure in found)


@pytest.mark.parametrize(
    "unit",
    ["1", "1,", "1.", "1 ", " 111", "111,", "1万", "1-", "（1", "-", "1，111.5", "1, 111. 5", "年1", "１"],
)
def test_long_prose_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        start = time.perf_counter()
        list(parse_amounts(unit * (length // len(unit))))
        return time.perf_counter() - start

    seconds(1000)
    # Quadratic behaviour would take 100 times as long; the sum guards against a coarse clock.
    assert seconds(100_000) < 50 * seconds(10_000) + 0.5


# --- the regular expressions alone


def test_plain() -> None:
    assert all(PLAIN.fullmatch(text) for text in ("0", "-1.5", "1,234.56", "123456"))
    assert not any(
        PLAIN.fullmatch(text) for text in ("05", "1,23", "1.", ".5", "１", "+1", "12,345,67", "1\n")
    )


def test_cell() -> None:
    match = CELL.fullmatch("- 1 234. 50 万元")
    assert match is not None and match.groups() == ("-", "", "1 234. 50", "万元")
    assert CELL.fullmatch("12 34.5") is None
    assert CELL.fullmatch("2024-12-31") is None


def test_bracketed() -> None:
    assert BRACKETED.fullmatch("( 12.5 %)")
    assert not BRACKETED.fullmatch("(12.5元)")


def test_nothing_pattern() -> None:
    assert NOTHING.fullmatch("———") and NOTHING.fullmatch("//")
    assert not NOTHING.fullmatch("-无")


def test_number_in_prose() -> None:
    text = "1,234.5元 1，2 2024.1.1 A5 12,3456.0 10,20 1，234．50"
    found = [match[0] for match in NUMBER_IN_PROSE.finditer(text)]
    assert found == ["1,234.5", "1", "2", "12,3456.0", "10", "20", "1，234．50"]


def test_blanked_in_prose() -> None:
    match = BLANKED_IN_PROSE.match("2, 492. 73 万元")
    assert match is not None and match[0] == "2, 492. 73"
    assert BLANKED_IN_PROSE.match("100 200") is None


def test_not_an_amount() -> None:
    assert NOT_AN_AMOUNT.match(" 年") and NOT_AN_AMOUNT.match("G")
    assert not NOT_AN_AMOUNT.match("元")


# --- intervals


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = draw(st.integers(-(10**9), 10**9))
    return Interval(low, low + draw(st.integers(0, 10**4)), draw(st.integers(0, 5)))


def ends(interval: Interval) -> tuple[Fraction, Fraction]:
    return Fraction(interval.low, 10**interval.scale), Fraction(interval.high, 10**interval.scale)


@given(intervals(), intervals())
def test_sums_and_differences(a: Interval, b: Interval) -> None:
    (a_low, a_high), (b_low, b_high) = ends(a), ends(b)
    assert ends(a + b) == (a_low + b_low, a_high + b_high)
    assert ends(a - b) == (a_low - b_high, a_high - b_low)
    assert a + b == b + a
    assert hash(a + b) == hash(b + a)
    assert a - b == a + -b == -(b - a)
    assert (a + b).contains(a.middle + b.middle)
    assert (a - a).contains(ZERO)


@given(st.lists(intervals(), max_size=8))
def test_total_is_the_sum(parts: list[Interval]) -> None:
    expected = ZERO
    for part in parts:
        expected += part
    assert total(parts) == expected == total(reversed(parts))


@given(intervals(), intervals(), st.integers(-100, 100))
def test_products(a: Interval, b: Interval, factor: int) -> None:
    assert a * b == b * a
    assert (a * b).contains(a.middle * b.middle)
    assert ends(a * b) == (
        min(x * y for x in ends(a) for y in ends(b)),
        max(x * y for x in ends(a) for y in ends(b)),
    )
    assert a * factor == factor * a == a * Interval(factor, factor)


@given(intervals(), st.integers(-8, 8))
def test_shifting_is_exact_and_reversible(a: Interval, power: int) -> None:
    assert ends(a.shifted(power)) == tuple(end * Fraction(10) ** power for end in ends(a))
    assert a.shifted(power).shifted(-power) == a
    assert hash(a.shifted(power).shifted(-power)) == hash(a)


@given(intervals(), intervals())
def test_meeting_and_distance(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a) == (a.common(b) is not None) == (a.distance(b) == ZERO)
    assert a.distance(b) == b.distance(a)
    assert a.before(b) == (ends(a)[1] < ends(b)[0])
    assert a.meets(b) != (a.before(b) or b.before(a))
    assert a.widened(a.distance(b)).meets(b)
    common = a.common(b)
    assert common is None or (a.contains(common) and b.contains(common))
    if a.contains(b):
        assert a.meets(b) and common == b


@given(intervals())
def test_middle_and_half_width(a: Interval) -> None:
    assert a.middle.widened(a.half_width) == a
    assert a.contains(a.middle) and a.contains(a) and a.meets(a)


def test_widened_by_a_figure_uses_its_printed_value() -> None:
    assert Interval(100, 100, 0).widened(Figure(5, 1, "0.5")) == Interval(995, 1005, 1)
    assert Interval(100, 100, 0).widened(Interval(-3, 1, 0)) == Interval(97, 103, 0)


def test_equality_goes_by_value() -> None:
    assert Interval(1, 2, 0) == Interval(10, 20, 1)
    assert len({Interval(1, 2, 0), Interval(10, 20, 1), ZERO, Interval(0, 0, 5)}) == 2
    assert Interval(1, 2, 0) != Interval(1, 2, 1)
    assert Interval(1, 1, 0) != 1
    assert Interval(15, 25, 1).values == (1.5, 2.5)


@given(intervals(), intervals(), st.integers(0, 8))
def test_quotient_contains_every_ratio_and_no_smaller_interval_does(
    n: Interval, d: Interval, decimals: int
) -> None:
    ratio = quotient(n, d, decimals)
    if d.contains(ZERO):
        assert ratio is None
        return
    assert ratio is not None and ratio.scale == decimals
    ratios = [x / y for x in ends(n) for y in ends(d)]
    ratios.append(ends(n.middle)[0] / ends(d.middle)[0])
    low, high = ends(ratio)
    step = Fraction(1, 10**decimals)
    assert low <= min(ratios) < low + step
    assert high - step < max(ratios) <= high


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_correctly_rounded_percentage_meets_its_quotient(part: int, whole: int) -> None:
    assume(part < whole)
    percent = round(Fraction(part * 10000, whole))
    ratio = quotient(Figure(part, 2, "").interval(), Figure(whole, 2, "").interval(), 12)
    assert ratio is None or ratio.shifted(2).meets(Figure(percent, 2, "", True, "%").interval())


TERMS = st.lists(
    st.tuples(
        st.sampled_from((-1, 1)),
        st.builds(Figure, st.integers(-(10**9), 10**9), st.integers(0, 4), st.just("")),
        st.integers(-2, 8),
    ),
    max_size=6,
)


@given(TERMS)
def test_added_is_the_total_of_points_and_of_intervals(terms: list[tuple[int, Figure, int]]) -> None:
    points = [figure.point.shifted(power) * sign for sign, figure, power in terms]
    intervals = [figure.interval(power) * sign for sign, figure, power in terms]
    assert added(terms) == (total(points), total(intervals))
