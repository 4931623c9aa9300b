"""What hostile input is thrown at, and what must hold afterwards.

A target takes a source of chance, makes one input and runs it. It raises AssertionError, or whatever the code
under test raised that is no answer to bad input (InputError is one).
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import orjson

from tests.fuzz.commands import commands
from tests.fuzz.damage import damaged
from tests.fuzz.material import NAMING, TAXONOMY, material
from tests.fuzz.mutations import ODD_CHARACTERS, ODD_FIGURES, broken_bytes, mutated
from tests.reading import printed, recorded
from yxtools.cards import cards
from yxtools.checks import checks
from yxtools.claims import claims, unread
from yxtools.cli.notations import defused
from yxtools.cli.session import apply
from yxtools.cli.text import UNSAFE, harmless
from yxtools.errors import InputError
from yxtools.figures import is_nothing, parse_amounts, parse_figure
from yxtools.schema import validate
from yxtools.split.captions import Captions
from yxtools.split.decode import decode
from yxtools.split.document import split
from yxtools.split.headings import numbering
from yxtools.stream import Line, Record, documents, dump, read_records
from yxtools.tables import tables
from yxtools.tables.facts import facts
from yxtools.text import fold, squeeze, width
from yxtools.units import normal_unit, printed_unit

Target = Callable[[Random], None]
Step = Callable[[Iterable[Record]], Iterable[Record]]

AMOUNT = re.compile(r"\d{1,12}\.\d{2}")
"""A cell that can be nothing but an amount."""

STEPS: dict[str, Step] = {
    "tables": lambda records: tables(records, TAXONOMY),
    "facts": lambda records: (
        fact
        for one in tables(records, TAXONOMY)
        for fact in (facts(one) if one["type"] == "table" else [one])
    ),
    "cards": lambda records: cards(records, TAXONOMY),
    "claims": lambda records: claims(records, TAXONOMY),
    "unread": lambda records: unread(records, TAXONOMY),
    "checks": lambda records: checks(records, TAXONOMY),
}


def sound(rng: Random, records: Iterable[Record]) -> list[Record]:
    """The records, each fit for a stream; now and then each is held to its schema as well."""
    found = list(records)
    strictly = rng.random() < 0.1
    for record in found:
        dump(record)
        if strictly:
            assert validate(record) == [], validate(record)
    return found


def repeatable(rng: Random, step: Callable[[], Iterable[Record]], records: list[Record]) -> None:
    """Now and then: the same input once more gives the same bytes."""
    if rng.random() < 0.1:
        assert list(map(dump, records)) == list(map(dump, step())), "not the same bytes again"


def text_of(rng: Random) -> str:
    """A mutated passage, without what no decoder lets through."""
    text = mutated(rng, material().passage(rng))
    return re.sub(r"[\0\ud800-\udfff]", "", text).replace("\r\n", "\n").replace("\r", "\n") or "档"


def figures(rng: Random) -> None:
    """Cells and lines through everything that reads a string."""
    text = rng.choice((mutated(rng, rng.choice(material().cells), 3), rng.choice(ODD_FIGURES)))
    if rng.random() < 0.2:
        text += rng.choice(ODD_CHARACTERS)
    figure = parse_figure(text)
    if figure is not None:
        orjson.dumps([figure.value, figure.decimals])
    is_nothing(text)
    squeezed = squeeze(text)
    assert squeeze(squeezed) == squeezed, "squeezing twice"
    assert len(fold(text)) == len(text) and width(text) >= len(text)
    normal_unit(text), printed_unit(text), numbering(text)
    TAXONOMY.once(Captions).heading(text), TAXONOMY.once(Captions).plain_title(text)
    for start, end, amount in parse_amounts(text):
        assert 0 <= start < end <= len(text)
        orjson.dumps(amount.value)


def output(rng: Random) -> None:
    """Anything printed, made fit for a terminal and a spreadsheet."""
    text = mutated(rng, rng.choice(material().cells), 3)
    assert not UNSAFE.search(harmless(text))
    cell = defused(text)
    assert cell.endswith(text) and len(cell) - len(text) <= 1
    again = defused(cell)
    assert again == cell, "defused twice"


def bytes_read(rng: Random) -> None:
    """Bytes through the decoder."""
    data = broken_bytes(rng, material().passage(rng, 10))
    for repair in (False, True):
        try:
            text, _ = decode(data, repair=repair)
        except InputError:
            continue
        assert "\r" not in text and "\0" not in text
        text.encode()


def lines_read(rng: Random) -> None:
    """Bytes through the reader of JSON Lines."""
    records = rng.choice(material().documents)[: rng.randint(1, 4)]
    data = bytearray(b"".join(map(dump, records)))
    for _ in range(rng.randint(0, 3)):
        start = rng.randrange(len(data))
        data[start : start + rng.randint(0, 2)] = rng.choice(
            (b"", b"{", b"}", b"\0", b"\n", b"\xff", b"1e999", b'"')
        )
    told: list[InputError] = []
    read = [
        line
        for document in documents(read_records(io.BytesIO(bytes(data)), "f", told.append), told.append)
        for line in document
    ]
    filled = [line for line in bytes(data).split(b"\n") if line.strip()]
    assert len(read) + len(told) == len(filled), "a line lost"


def paragraphs(rng: Random) -> None:
    """A mutated paragraph through the claims and the checks."""
    record = dict(rng.choice(material().paragraphs()))
    text = mutated(rng, record["text"], 4)
    record["text"] = re.sub(r"[\ud800-\udfff]", "", text).strip() or "档"
    found = sound(rng, claims([record], TAXONOMY))
    assert found[0] == record, "the paragraph is not passed on"
    assert all(claim["type"] == "claim" for claim in found[1:])
    sound(rng, unread([record], TAXONOMY))
    sound(rng, checks(found, TAXONOMY))
    repeatable(rng, lambda: claims([record], TAXONOMY), found)


def grids(rng: Random) -> None:
    """A mutated raw table through tables, cards and checks."""
    record = dict(rng.choice(material().grids()))
    text = "\n".join(
        "\t".join(cell.replace("\n", " ") for cell in row["cells"]) for row in record["rows"][:40]
    )
    text = re.sub(r"[\0\ud800-\udfff]", "", mutated(rng, text, 4))
    record["rows"] = [{"line": at, "cells": row.split("\t")} for at, row in enumerate(text.split("\n"), 1)]
    found = sound(rng, tables([record], TAXONOMY))
    assert len(found) == 1, "one table a grid"
    if found[0]["type"] == "table":
        amounts_kept(record, found[0])
        sound(rng, facts(found[0]))
    read = sound(rng, cards(found, TAXONOMY))
    sound(rng, checks(read, TAXONOMY))
    repeatable(rng, lambda: tables([record], TAXONOMY), found)


def amounts_kept(grid: Record, table: Record) -> None:
    """Every cell that prints an amount is a cell of the table, or stands in its head."""
    wanted = Counter(
        cell.strip() for row in grid["rows"] for cell in row["cells"] if AMOUNT.fullmatch(cell.strip())
    )
    held = Counter(cell["raw"] for row in table["rows"] for cell in row["cells"])
    held.update(text["text"].strip() for row in table["rows"] for text in row["texts"])
    missing = wanted - held
    rest = " ".join(
        [*(label for column in table["columns"] for label in column["path"]), *map(_words, table["rows"])]
    )
    assert all(amount in rest for amount in missing), f"amounts lost: {missing}"


def _words(row: Record) -> str:
    return f"{row['code']} {row['name']}"


def passages(rng: Random) -> None:
    """A mutated passage of a disclosure through every room."""
    pipe(rng, text_of(rng))


def whole_texts(rng: Random) -> None:
    """A whole disclosure, mutated at many places, through every room."""
    text = mutated(rng, rng.choice(material().texts), 12)
    pipe(rng, re.sub(r"[\0\r\ud800-\udfff]", "", text) or "档")


def pipe(rng: Random, text: str) -> None:
    """A text through every room; every printed character and every record must be accounted for."""

    def raw() -> Iterable[Record]:
        return split(text, **NAMING, taxonomy=TAXONOMY)

    found = sound(rng, raw())
    assert [record["type"] for record in found].count("document") == 1 and found[0]["type"] == "document"
    assert recorded(found) == printed(text), "characters lost or doubled"
    repeatable(rng, raw, found)
    understood = sound(rng, tables(found, TAXONOMY))
    assert [record["type"] in ("grid", "table") for record in understood] == [
        record["type"] == "grid" for record in found
    ]
    told = sound(rng, claims(cards(understood, TAXONOMY), TAXONOMY))
    identities = Counter((record["type"], record["id"]) for record in told)
    assert max(identities.values()) == 1, "an id given twice"
    sound(rng, checks(told, TAXONOMY))


def records(rng: Random) -> None:
    """Damaged records into a room, as a command takes them in: understood, or one of them is blamed."""
    document = rng.choice(material().documents)
    start = rng.randrange(len(document))
    taken = document[:1] + document[start : start + rng.randint(1, 12)]
    held = [orjson.loads(dump(record)) for record in damaged(rng, taken)]
    lines = [
        Line("f", at, record) for at, record in enumerate(held, 1) if isinstance(record.get("type"), str)
    ]
    name = rng.choice(list(STEPS))
    try:
        found = apply(STEPS[name], lines)
    except InputError:
        return
    for record in found:
        dump(record)
    if name in ("tables", "claims"):
        kept = [orjson.dumps(record) for record in found if record["type"] not in ("table", "claim")]
        read = [
            dump(line.record)[:-1] for line in lines if line.record["type"] not in ("grid", "table", "claim")
        ]
        left = Counter(read) - Counter(kept)
        assert not left, "a record lost"


TARGETS: dict[str, Target] = {
    "figures": figures,
    "output": output,
    "bytes": bytes_read,
    "lines": lines_read,
    "paragraphs": paragraphs,
    "grids": grids,
    "passages": passages,
    "records": records,
    "commands": commands,
    "whole": whole_texts,
}

SHARES: dict[str, Any] = {
    "figures": 4,
    "output": 1,
    "bytes": 1,
    "lines": 1,
    "paragraphs": 3,
    "grids": 3,
    "passages": 4,
}
SHARES |= {"records": 4, "commands": 4, "whole": 1}
"""How the time of a long run is divided."""
