"""How a text is spoiled: as printers, converters, recognition and malice spoil it."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, str], str]

FIGURE = re.compile(r"\d[\d,.]*")
"""A printed figure."""

ODD_FIGURES = (
    *("9" * 400, "9" * 5000, "0." + "0" * 400 + "1", "1" + "0" * 308, "1e308", "1E-400", "-0.00", "0" * 50),
    *(
        "NaN",
        "Infinity",
        "-inf",
        "0x1F",
        "1_000",
        "١٢٣",
        "१२३",
        "１２３．４５",
        "②",
        "½",
        "Ⅷ",
        "三万五千",
        "廿一",
        "²",
    ),
    *(
        "−12.00",
        "–12.00",
        "—12.00",
        "﹣12.00",
        "－12.00",
        "△12.00",
        "▲12",
        "负12",
        "(12.00)",
        "（12.00）",
        "((12))",
    ),
    *("1,2,3", "1,234,56.7", "1.2.3.4", "1..2", ".5", "5.", ",", ".", "-", "+-1", "1-2", "％", "100%%", "%"),
)

ODD_CHARACTERS = (
    *("\0", "\x01", "\x07", "\b", "\x0b", "\f", "\r", "\x1b[31m", "\x7f", "\x85", "\x9b", "\xa0", "\u200b"),
    *("\u200f", "\u202e", "\u2028", "\u2029", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\u0301", "\u20dd"),
    *(
        "e\u0301" * 20,
        "\U0001f4a9",
        "\U000e0041",
        "\U0010ffff",
        "\ud800",
        "\udc80",
        "\u1100\u1161",
        "ﷺ",
        "İ",
        "ß",
    ),
    *(
        "|",
        "|---|",
        "<table>",
        "</td>",
        "<td rowspan=99 colspan=99>",
        "&#0;",
        "&#x110000;",
        "<!--",
        "<![CDATA[",
    ),
    *(
        "[bookmark:",
        "]",
        "（",
        "）",
        "“",
        "”",
        "《",
        "、",
        "；",
        "：",
        "其中：",
        "合计",
        "总计",
        "续表",
        "(续)",
        "目录",
    ),
    *(
        "{",
        "}",
        "{0}",
        "%s",
        "\\",
        "\\u0000",
        "$(x)",
        "`",
        "=1+1",
        "＝1",
        "@",
        "'",
        '"',
        "../",
        "=cmd|' /C'!A0",
    ),
)


def mutated(rng: Random, text: str, most: int = 5) -> str:
    """`text` after a few mutations."""
    for _ in range(rng.randint(1, most)):
        text = rng.choice(MUTATIONS)(rng, text)
    return text


def _place(rng: Random, text: str) -> int:
    return rng.randint(0, len(text))


def _truncated(rng: Random, text: str) -> str:
    return text[: _place(rng, text)] if rng.random() < 0.5 else text[_place(rng, text) :]


def _cut_out(rng: Random, text: str) -> str:
    start = _place(rng, text)
    return text[:start] + text[start + rng.choice((1, 3, 10, 100)) :]


def _inserted(rng: Random, text: str) -> str:
    start = _place(rng, text)
    return text[:start] + rng.choice(ODD_CHARACTERS) * rng.choice((1, 1, 1, 2, 40)) + text[start:]


def _figures_replaced(rng: Random, text: str) -> str:
    share = rng.choice((0.02, 0.3, 1.0))
    return FIGURE.sub(lambda found: rng.choice(ODD_FIGURES) if rng.random() < share else found[0], text)


def _digit_changed(rng: Random, text: str) -> str:
    start = _place(rng, text)
    return (
        text[:start]
        + text[start : start + 200].translate(
            {
                ord(rng.choice("0123456789")): rng.choice("0987l.O,"),
            }
        )
        + text[start + 200 :]
    )


def _of_lines(change: Callable[[Random, list[str]], list[str]]) -> Mutation:
    return lambda rng, text: "\n".join(change(rng, text.split("\n")))


def _at(rng: Random, items: list[str]) -> int:
    return rng.randrange(len(items))


def _shuffled(rng: Random, lines: list[str]) -> list[str]:
    start = _at(rng, lines)
    window = lines[start : start + rng.randint(2, 20)]
    rng.shuffle(window)
    return lines[:start] + window + lines[start + len(window) :]


def _doubled(rng: Random, lines: list[str]) -> list[str]:
    start = _at(rng, lines)
    return (
        lines[:start] + lines[start : start + rng.randint(1, 20)] * rng.choice((2, 2, 3, 8)) + lines[start:]
    )


def _dropped(rng: Random, lines: list[str]) -> list[str]:
    start = _at(rng, lines)
    return lines[:start] + lines[start + rng.randint(1, 5) :]


def _joined(rng: Random, lines: list[str]) -> list[str]:
    start, glue = _at(rng, lines), rng.choice(("", " ", "\t", "    "))
    return [*lines[:start], glue.join(lines[start : start + 2]), *lines[start + 2 :]]


def _blanks_between(rng: Random, lines: list[str]) -> list[str]:
    start = _at(rng, lines)
    return lines[:start] + [""] * rng.choice((1, 2, 50)) + lines[start:]


def _swapped_cells(rng: Random, lines: list[str]) -> list[str]:
    start = _at(rng, lines)
    for at in range(start, min(len(lines), start + rng.randint(1, 5))):
        cells = lines[at].split("\t")
        rng.shuffle(cells)
        lines[at] = "\t".join(cells)
    return lines


def _dropped_cells(rng: Random, lines: list[str]) -> list[str]:
    start = _at(rng, lines)
    for at in range(start, min(len(lines), start + rng.randint(1, 9))):
        cells = lines[at].split("\t")
        del cells[_at(rng, cells)]
        lines[at] = "\t".join(cells)
    return lines


def _tabs_changed(rng: Random, text: str) -> str:
    return text.replace("\t", rng.choice(("  ", "    ", " ", "|", "\n\t", "\t\t")))


def _blanks_changed(rng: Random, text: str) -> str:
    return re.sub(" {2,}", rng.choice(("\t", "\n", "\u3000", "")), text)


def _replaced(rng: Random, text: str) -> str:
    pairs = (
        ("。", "；"),
        ("万元", "元"),
        ("，", ","),
        ("\n", "\r\n"),
        ("（", "("),
        ("：", ":"),
        ("合计", "合 计"),
    )
    old, new = rng.choice(pairs)
    return text.replace(old, new) if rng.random() < 0.7 else text.replace(new, old)


MUTATIONS: tuple[Mutation, ...] = (
    *(_truncated, _cut_out, _inserted, _inserted, _figures_replaced, _digit_changed),
    *map(
        _of_lines, (_shuffled, _doubled, _dropped, _joined, _blanks_between, _swapped_cells, _dropped_cells)
    ),
    *(_tabs_changed, _blanks_changed, _replaced),
)


def broken_bytes(rng: Random, text: str) -> bytes:
    """A text in some encoding, its bytes then broken a little or not at all."""
    encoding = rng.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-16", "utf-32"))
    data = bytearray(text.encode(encoding, "replace"))
    for _ in range(rng.choice((0, 1, 1, 3, 50))):
        start = rng.randint(0, len(data))
        kind = rng.randrange(4)
        if kind == 0:
            data[start:start] = rng.randbytes(rng.randint(1, 4))
        elif kind == 1:
            del data[start : start + rng.randint(1, 3)]
        elif kind == 2 and start < len(data):
            data[start] ^= 1 << rng.randrange(8)
        else:
            data[start:start] = rng.choice((b"\0", b"\xff", b"\xed\xa0\x80", b"\r", b"\x1a", b"%PDF"))
    return bytes(data)
